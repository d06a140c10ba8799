"""What a trend says, in the words that the product uses everywhere."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """A short title and what it means; shown together as `title: explanation`."""

    title: str
    explanation: str

    def __str__(self) -> str:
        return f"{self.title}: {self.explanation}"


_VARIATION = {
    "improvement": Words("Better than before", "more than noise"),
    "concern": Words("Worse than before", "more than noise"),
    "neither": Words("Different from before", "more than noise, neither better nor worse"),
    "common": Words("No real change", "within its usual range"),
    "too_short": Words("Too early to tell", "fewer than 8 periods"),
}
_TURNS = {
    "improvement": "That is better than before, and more than noise.",
    "concern": "That is worse than before, and more than noise.",
    "neither": "That is different from before, and more than noise.",
    "common": "That is no real change: it lies in its usual range.",
    "too_short": "There are too few periods to tell a change from noise.",
}
_ASSURANCE = {
    "pass": Words("Meets its target", "its usual range lies within it"),
    "fail": Words("Misses its target", "its usual range lies beyond it"),
    "hit_or_miss": Words("Hit or miss", "the target lies in its usual range"),
    None: Words("No verdict on a target", "there is no target, or too little to compare it with"),
}


def variation_words(variation: str) -> Words:
    """The words for a trend's `variation`."""
    return _VARIATION[variation]


def turn_sentence(variation: str) -> str:
    """The same as a sentence about the figure that was just said."""
    return _TURNS[variation]


def assurance_words(assurance: str | None) -> Words:
    """The words for a trend's `assurance`."""
    return _ASSURANCE[assurance]


def caution_words(*, trial: bool, drift: bool, seasonal: bool) -> tuple[str, ...]:
    """What a reader should know before trusting the verdict; empty where there is nothing to add."""
    said = (
        (trial, "Trial limits: fewer than 13 periods since the last declared change."),
        (drift, "May be a slow drift or season: each period resembles the one before it."),
        (seasonal, "The time of year is taken into account."),
    )
    return tuple(words for holds, words in said if holds)


def chance_words(expected: float) -> str:
    """How many signals to expect when nothing has changed, as a sentence."""
    if expected < 0.05:
        return "Chance alone would hardly ever give a signal here."
    if expected < 0.95:
        return f"Chance alone would give a signal here in about {round(100 * expected):d} of 100 months."
    return f"Chance alone would give about {expected:.1f} signals here each month."
