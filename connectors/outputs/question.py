"""One question of a survey: what it asks, its scale, and its answers as numbers on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from connectors.scratch import literal
from connectors.vocabulary.asks import ABOUT_CUSTOMERS, Told, in_hours, said_scale, zero_is_nothing
from connectors.vocabulary.scales import ENOUGH_TO_TELL, NOT_APPLICABLE, scale_of
from connectors.vocabulary.spans import minutes
from connectors.work import Work

_DISTINCT = 60
_FEW_ARE_LOW = 10
_LONGEST = 11
# `4`, `4,5`, `80 %`, `0 - < Very Unlikely`, `4/5`, `4 von 5`, `5 stars`
_NUMBER = r"(?i)^\s*(-?\d+(?:[.,]\d+)?)(?:\s*%|\s*[-–=:.(/].*|\s+(?:of|out of|von|sur|stars?|sterne?|étoiles?|points?|punkte?|pts?)\b.*)?\s*$"


@dataclass(frozen=True)
class Question:
    """A column of answers: its code and text, what it asks, and its scale; ``places`` are the labels of a scale in words.

    ``because``: the words of the text that say what it asks. ``scaled_by``: how its scale was found. ``reversed``: the
    highest answer says least of what is asked.
    """

    column: int
    code: str
    text: str
    asks: str
    low: float | None
    high: float | None
    zero_is_missing: bool = False
    factor: float = 1.0
    places: tuple[tuple[str, int], ...] = ()
    reversed: bool = False
    because: tuple[str, ...] = ()
    scaled_by: str = ""

    @property
    def name(self) -> str:
        return f"q{self.column}"

    @property
    def scale_words(self) -> str:
        """The scale in words, empty where there is none."""
        words = f"{self.low:g} to {self.high:g}" if self.high is not None else "minutes" if self.asks == "lost_time" else ""
        return words + (", 0 as not applicable" if self.zero_is_missing else "") + (", turned round" if self.reversed else "")

    @property
    def confidential(self) -> bool:
        """Whether its answers are shown from atoms only, until somebody with the right declares otherwise."""
        return self.asks not in ABOUT_CUSTOMERS

    def _cell(self) -> str:
        return f"lower(trim(c{self.column}))"

    def value(self) -> str:
        """SQL for the answer as a number on the scale."""
        if self.places:
            cases = " ".join(f"WHEN {literal(label)} THEN {place}" for label, place in self.places)
            return f"CAST(CASE {self._cell()} {cases} END AS DOUBLE)"
        if self.asks == "lost_time":
            return minutes(f"c{self.column}", self.factor)
        number = f"try_cast(replace(regexp_extract(c{self.column}, {literal(_NUMBER)}, 1), ',', '.') AS DOUBLE)"
        return f"nullif({number}, 0)" if self.zero_is_missing else number

    def outside(self) -> str:
        """SQL for an answer that is not on the scale."""
        nothing = ", ".join(literal(word) for word in NOT_APPLICABLE)
        value, bounds = self.value(), []
        if self.low is not None:
            bounds.append(f"{value} < {self.low}")
        if self.high is not None:
            bounds.append(f"{value} > {self.high}")
        unread = f"{value} IS NULL AND {self._cell()} NOT IN ({nothing})"
        if self.zero_is_missing:
            unread += f" AND {self._cell()} <> '0'"
        return f"c{self.column} IS NOT NULL AND ({' OR '.join([*bounds, f'({unread})'])})"

    def outside_reason(self) -> str:
        if self.high is None:
            return "this answer is no number"
        return f"this answer is outside the scale of {self.low:g} to {self.high:g}"


def scaled(work: Work, column: int, code: str, text: str, what: Told, *, rows: str = "raw") -> Question | None:
    """The question with its scale, from all answers in ``rows``; None where they are on no scale that is known."""
    seen = {
        value for (value,) in work.scratch.sql(
            f"SELECT DISTINCT lower(trim(c{column})) FROM {rows} WHERE c{column} IS NOT NULL LIMIT {_DISTINCT}"
        )
    } - set(NOT_APPLICABLE)
    (low, high, total, percent, answered), = work.scratch.sql(
        f"""SELECT min(v), max(v) FILTER (v <= {_LONGEST}), count(v), count(*) FILTER (v IS NOT NULL AND contains(c, '%')), count(c) FROM (
            SELECT c{column} AS c, try_cast(replace(regexp_extract(c{column}, {literal(_NUMBER)}, 1), ',', '.') AS DOUBLE) AS v FROM {rows})"""
    )
    question = Question(column, code, text, what.asks, None, None, reversed=what.reversed, because=what.because)
    if what.asks == "lost_time":
        (told,), = work.scratch.sql(f"SELECT count({minutes(f'c{column}', 1.0)}) FROM {rows}")
        unit = "hours, as the text says" if in_hours(text) else "minutes, where an answer names no unit"
        return replace(question, low=0, factor=60.0 if in_hours(text) else 1.0, scaled_by=unit) if told or not seen else None
    if seen and not total:
        places = scale_of(seen, answered)
        if places is None:
            return None
        return replace(question, low=1, high=max(places.values()), places=tuple(sorted(places.items())), scaled_by="by the labels of its answers")
    if total and percent == total:
        return replace(question, low=0, high=100, scaled_by="its answers are per cent")
    if seen and low is None:
        return None
    return replace(question, **_numbered_scale(text, what.asks, low, high, total))


def _numbered_scale(text: str, what: str, low: float | None, high: float | None, total: int) -> dict:
    """The scale that the text names, else the one that is customary, else the one that the answers fill."""
    nothing = zero_is_nothing(text)
    if said := said_scale(text):
        (bottom, top), why = said, "named in the text"
    else:
        (bottom, top), why = _filled(what, low or 0, high or 0, total)
    zero = nothing or (bottom == 1 and low == 0)
    if zero:
        why += "; 0 is named as no answer" if nothing else "; 0 lies below it and counts as no answer"
    return {"low": bottom, "high": top, "zero_is_missing": zero, "scaled_by": why}


def _filled(what: str, low: float, high: float, total: int) -> tuple[tuple[int, int], str]:
    many = total >= ENOUGH_TO_TELL
    seen = f"{total:,} answers from {low:g} to {high:g}" if total else "no answer yet"
    # Ten people none of whom would go above 5 of 10 are rarer than a question on 5 points.
    if what in ("recommend", "customer_recommend") and (high > 5 or low < 1 or total < _FEW_ARE_LOW):
        return (0, 10), f"customary for recommending; {seen}"
    if low == 0 and high > 7:
        return (0, 10), seen
    if many and high == 1:
        return (0, 1), seen
    if many and high in (2, 3, 4, 6, 8, 9):
        return (1, int(high)), seen
    top = next((top for top in (5, 7, 10) if high <= top), 11)
    return (1, top), seen if high == top else f"{seen}: the next customary scale, nobody named one"
