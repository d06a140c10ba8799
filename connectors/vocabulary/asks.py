"""What a survey question asks, told from its wording; a proposal for an analyst to confirm."""

from __future__ import annotations

import re

ASKS = (
    "recommend", "satisfaction", "effort", "lost_time", "comfort", "safety", "readiness", "engagement",
    "customer_recommend", "customer_satisfaction",
)
ABOUT_CUSTOMERS = ("customer_recommend", "customer_satisfaction")

_RECOMMEND = r"recommend|empfehl|recommand|recomend"
_AS_EMPLOYER = r"place to work|work(ing)? (here|at|for)|employer|arbeitgeber|arbeitsplatz|zu arbeiten|employeur|lieu de travail|travailler"
# "How easy was it" runs the other way than effort does; it is left for an analyst to decide.
_WORDING = (
    ("lost_time", r"minutes? (of|did|have)|how many (minutes|hours)|working time (did|was)|lost (working )?time|time (was )?lost"
                  r"|arbeitszeit.*(verlor|gekostet)|wie viele (minuten|stunden)|temps.*perdu|combien de (minutes|heures)"),
    ("effort", r"\beffort\b|\baufwand\b|\baufwändig\b|\befforts?\b|\besfuerzo\b"),
    ("comfort", r"feel understood|felt understood|own language|feel stupid|verstanden (gefühlt|fühlen)|fühle? .*verstanden|sens compris"),
    ("safety", r"speak up|ask for help|without fear|ohne angst|um hilfe (zu )?bitten|psychological|sans crainte|demander de l'aide"),
    ("readiness", r"\bprepared\b|\bready for\b|\bvorbereitet\b|\bpréparée?\b|\bprête? (à|pour)\b"),
    ("engagement", r"\bengaged\b|\bengagement\b|proud to work|motivates me|stolz.*(arbeit|hier)|\bfière? de travailler"),
    ("satisfaction", r"satisf|zufrieden|how (was|would you rate) (your experience|the (help|service))"),
)
_HOURS = re.compile(r"\b(hours?|stunden?|heures?)\b")
_MINUTES = re.compile(r"\b(minutes?|minuten)\b")
_SCALES = (
    re.compile(r"\b(\d{1,2})\s*=[^,;)]*[,;]?[^)]*?\b(\d{1,2})\s*="),
    re.compile(r"\b(\d{1,2})\s*(?:to|bis|à|-|–)\s*(\d{1,2})\b"),
)


def asks(text: str) -> str:
    """What the question asks, `other` where its wording does not say."""
    text = " ".join(text.casefold().split())
    if re.search(_RECOMMEND, text):
        return "recommend" if re.search(_AS_EMPLOYER, text) else "customer_recommend"
    return next((name for name, wording in _WORDING if re.search(wording, text)), "other")


def said_scale(text: str) -> tuple[int, int] | None:
    """The scale that the question itself names: `(1 = not at all, 5 = fully)`, `from 0 to 10`."""
    for form in _SCALES:
        for found in form.finditer(text):
            low, high = sorted(int(part) for part in found.groups())
            if low in (0, 1) and 2 <= high <= 11:
                return low, high
    return None


def in_hours(text: str) -> bool:
    """Whether lost time is asked in hours rather than minutes."""
    text = text.casefold()
    return bool(_HOURS.search(text)) and not _MINUTES.search(text)
