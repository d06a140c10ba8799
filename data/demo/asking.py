"""What the columns of the surveys ask, on which scale, and who may see single answers."""

from __future__ import annotations

from data.demo.answers import PULSE
from data.demo.asked import AFTER_TICKET, FORM
from data.demo.declared import Rows
from data.demo.outside import CUSTOMER_SURVEY
from data.demo.printers.forms import QUESTIONS as FORM_QUESTIONS
from data.demo.printers.qualtrics import PULSE_QUESTIONS, TICKET_QUESTIONS
from data.demo.printers.surveymonkey import QUESTIONS as CUSTOMER_QUESTIONS
from data.demo.sources import RATED

_QUALTRICS = {
    PULSE: {"recommend": ("recommend", 0, 10, True), "comfort": ("comfort", 1, 5, True), "safety": ("safety", 1, 5, True),
            "readiness": ("readiness", 1, 5, True)},
    AFTER_TICKET: {"satisfaction": ("satisfaction", 1, 5, False), "effort": ("effort", 1, 7, False),
                   "minutes_lost": ("lost_time", 0, "", False)},
}
_FORM = {"satisfaction": ("satisfaction", 1, 5, False), "glad": ("happiness", 0, 10, False), "effort": ("effort", 1, 7, False),
         "minutes_lost": ("lost_time", 0, "", False), "understood": ("comfort", 1, 5, True)}
_CUSTOMERS = (("customer_recommend", 0, 10, False), ("customer_satisfaction", 1, 5, False))
_RATING = ("satisfaction", 1, 2, False)


def questions() -> Rows:
    """One row per question, confirmed; columns of Forms and SurveyMonkey are known by their whole question."""
    texts = {PULSE: PULSE_QUESTIONS, AFTER_TICKET: TICKET_QUESTIONS}
    rows = [(survey, column, texts[survey][column], asked) for survey, of in _QUALTRICS.items() for column, asked in of.items()]
    rows += [(FORM, FORM_QUESTIONS[name], FORM_QUESTIONS[name], asked) for name, asked in _FORM.items()]
    rows += [(CUSTOMER_SURVEY, text, text, asked) for text, asked in zip(CUSTOMER_QUESTIONS, _CUSTOMERS, strict=False)]
    rows.append((RATED, "rating", "Good or bad, in the ticket", _RATING))
    return [{"id": f"{survey}_{asks}".replace(" ", "_"), "survey": survey, "column": column, "text": text, "asks": asks,
             "scale_low": low, "scale_high": high, "zero_means": "value", "confidential": confidential, "confirmed": True}
            for survey, column, text, (asks, low, high, confidential) in rows]
