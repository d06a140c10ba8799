"""What a survey question asks, told from its wording; a proposal for an analyst to confirm."""

from __future__ import annotations

import re
from dataclasses import dataclass

ASKS = (
    "recommend", "satisfaction", "happiness", "effort", "lost_time", "comfort", "safety", "readiness", "engagement",
    "customer_recommend", "customer_satisfaction",
)
ABOUT_CUSTOMERS = ("customer_recommend", "customer_satisfaction")

_RECOMMEND = r"recommend|empfehl|weiterempf|recommand|recomend|\be?-?nps\b"
_AS_EMPLOYER = (
    r"place to work|work(ing)? (here|at|for)|employer|job at|\be-?nps\b|arbeitgeber|arbeitsplatz|zu arbeiten|arbeiten hier|employeur|lieu de travail"
    r"|travailler|bon endroit pour"
)
# Colleagues who recommend a service to each other are neither customers nor do they speak of their employer.
_OF_A_SERVICE = (
    r"service ?desk|help ?desk|\bit (team|support|department|service)|\bhr (team|department)|support team|this (internal )?service|intranet|it-abteilung"
    r"|personalabteilung|diesen service|service informatique|ce service|service des ressources humaines"
)
_OF_CUSTOMERS = (
    r"as (a|our) customer|your (recent )?(order|purchase|delivery|policy|claim|insurer|booking|stay)|our (products?|shop|store)|bestellung|einkauf|ihre lieferung"
    r"|als kund|unsere? produkt|ihre versicherung|schadenfall|votre (commande|achat|livraison|contrat|sinistre)|nos produits|en tant que client"
)
_OF_WORK = (
    r"your (job|work|role)\b|job satisfaction|(satisfied|happy) (are you )?(with )?working|as a place to work|ihrer arbeit\b|ihrem (arbeitsplatz|job)|arbeitszufriedenheit"
    r"|votre (travail|emploi|poste)\b|au travail"
)
# Effort asked as ease: the highest answer says that there was least of it.
_EASE = re.compile(r"\beasy\b|\bease\b|\beinfach\b|\bleicht\b|\bfacile(ment)?\b|\bfácil\b")
_WORDING = (
    ("lost_time", r"minutes? (of|did|have)|how many (minutes|hours)|how much (working )?time|working time (did|was)|lost (working )?time|time (was )?(lost|wasted)"
                  r"|arbeitszeit.*(verlor|gekostet)|wie ?viele? (minuten|stunden|zeit|arbeitszeit)|zeit.*verloren|temps.*perdu|combien de (minutes|heures|temps)"),
    ("effort", r"how easy|ease of|(was|is|it's|made it) (very |really )?easy (to|for)|wie (einfach|leicht)|(war|ist) es (sehr )?(einfach|leicht)|facilité|facile (de|d')"
               r"|à quel point .*facile|\befforts?\b|\baufwand\b|\baufwändig\b|\baufwendig\b|\bmühe\b|\banstrengend\b|\besfuerzo\b"),
    ("comfort", r"feel understood|felt understood|(in )?(my|your) own language|feel stupid|feel comfortable|felt comfortable|verstanden (gefühlt|fühlen|gefühlt)"
                r"|fühle? .*verstanden|eigenen sprache|wohl ?gefühlt|sens compris|sentie?s? compris|propre langue|à l'aise"),
    ("safety", r"speak up|ask (others )?for help|without fear|raise (problems|concerns|tough)|admit (a )?mistakes?|(take|taking) (a )?risks?|psychological"
               r"|ohne angst|um hilfe (zu )?bitten|offen ansprechen|fehler (zugeben|eingestehen|zuzugeben)|psychologische|sans crainte|demander de l'aide"
               r"|m'exprimer (librement|ouvertement)|admettre (une|mes) erreur"),
    ("readiness", r"\bprepared\b|\bready (for|to)\b|\breadiness\b|skills (that )?i need for|\bvorbereitet\b|\bgerüstet\b|\bbereit für\b|\bpréparée?s?\b"
                  r"|\bprête?s? (à|pour)\b"),
    ("engagement", r"\bengaged\b|\bengagement\b|\be-?sat\b|proud (to|of) work|proud to (be|say)|motivates me|inspires me|look forward to (coming to )?work"
                   r"|stolz.*(arbeit|hier|teil)|motiviert mich|\bengagiert\b|\bfi(er|ère)s? de (travailler|faire)|me motive|\bengagée?\b"),
    ("happiness", r"how (glad|happy) (are|were|do) you|\bhappiness\b|\bi (am|feel) happy\b|wie (froh|glücklich) (sind|waren|fühlen) sie|\bich bin glücklich\b"
                  r"|à quel point êtes-vous (content|heureu)|\bje suis heureu(x|se)\b"),
    ("satisfaction", r"satisf|zufrieden|\bcsat\b|how (was|would you rate|do you rate) (your experience|the (help|service|support)|our (help|service|support))"
                     r"|rate (your experience|the (help|service|support))|wie (war|bewerten sie) (die|den|unsere|ihre) (hilfe|service|unterstützung|erfahrung)"
                     r"|comment (évaluez|jugez)[- ]vous"),
)
_OF_HELP = ("satisfaction", "happiness")
_HARD = re.compile(r"\bhard\b|difficult|\bschwer|schwierig|difficile|difícil")
_SENTENCE = 4
_CODE = re.compile(r"[A-Za-z]{1,4}_?\d{1,4}([_.\[].*)?$")
_HOURS = re.compile(r"\b(hours?|stunden?|heures?)\b")
_MINUTES = re.compile(r"\b(minutes?|minuten)\b")
_MEANINGS = re.compile(r"(?<![\d.,])(\d{1,2})\s*[=:]\s*([^,;)=:\d]+)")
_FROM_TO = re.compile(r"(?<![\d.,])(\d{1,2})\s*(?:to|and|bis|und|à|et|-|–|…|\.\.\.?)\s*(\d{1,2})\b(?![.,]?\d)")
_NOTHING = re.compile(r"not applicable|n/?a\b|don't know|no answer|nicht zutreffend|keine angabe|weiß nicht|trifft nicht zu|sans objet|non applicable|ne sai[ts] pas")


@dataclass(frozen=True)
class Told:
    """What a question asks, and the words of it that say so; ``reversed`` where it asks for the opposite, as ease."""

    asks: str
    because: tuple[str, ...] = ()
    reversed: bool = False


def told(text: str) -> Told:
    """What the question asks and why; `other` where its wording does not say."""
    text = " ".join(text.casefold().split())
    if word := _word(_RECOMMEND, text):
        if whom := _word(_AS_EMPLOYER, text):
            return Told("recommend", (word, whom))
        if whom := _word(_OF_A_SERVICE, text):
            return Told("other", (word, whom))
        return Told("customer_recommend", (word,))
    found, word = next(((name, word) for name, wording in _WORDING if (word := _word(wording, text))), ("other", ""))
    if found in _OF_HELP:
        for name, wording in (("engagement", _OF_WORK), ("customer_satisfaction", _OF_CUSTOMERS)):
            if more := _word(wording, text):
                return Told(name, (word, more))
    return Told(found, (word,) if word else (), found == "effort" and _asks_for_ease(text))


def _asks_for_ease(text: str) -> bool:
    places = [int(place) for place, _ in _MEANINGS.findall(text)]
    hard = [int(place) for place, meaning in _MEANINGS.findall(text) if _HARD.search(meaning)]
    return bool(_EASE.search(text)) and not (hard and max(hard) == max(places))


def _word(wording: str, text: str) -> str:
    """The words in which a wording was found, whole."""
    found = re.search(wording, text)
    if not found:
        return ""
    start, end = found.span()
    return (re.search(r"\w*$", text[:start])[0] + text[start:end] + re.match(r"\w*", text[end:])[0]).strip()


def asks(text: str) -> str:
    """What the question asks, `other` where its wording does not say."""
    return told(text).asks


def looks_asked(header: str) -> bool:
    """Whether a header could be a question: it asks something, is as long as a sentence, or is a question's code as `Q1`."""
    text = header.strip()
    return "?" in text or len(text.split()) >= _SENTENCE or bool(_CODE.match(text)) or asks(text) != "other"


def among_colleagues(what: str) -> str:
    """What a question asks in a survey that only colleagues are asked."""
    return {"customer_recommend": "recommend", "customer_satisfaction": "satisfaction"}.get(what, what)


def said_scale(text: str) -> tuple[int, int] | None:
    """The scale that the question itself names, of 2 to 11 points: `(1 = not at all, 5 = fully)`, `from 0 to 10`."""
    meanings = [int(place) for place, meaning in _MEANINGS.findall(text) if not _NOTHING.search(meaning.casefold())]
    spans = [(min(meanings), max(meanings))] if meanings else []
    spans += [tuple(sorted(int(part) for part in found.groups())) for found in _FROM_TO.finditer(text)]
    return next(((low, high) for low, high in spans if low in (0, 1) and 1 <= high - low <= 10), None)


def zero_is_nothing(text: str) -> bool:
    """Whether the question itself says that 0 stands for no answer."""
    return any(place == "0" and _NOTHING.search(meaning.casefold()) for place, meaning in _MEANINGS.findall(text))


def in_hours(text: str) -> bool:
    """Whether lost time is asked in hours rather than minutes."""
    text = text.casefold()
    return bool(_HOURS.search(text)) and not _MINUTES.search(text)
