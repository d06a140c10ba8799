"""Small words that the pages share: what n counts, days, why a figure is not there."""

from __future__ import annotations

from datetime import date, datetime

from pages.parts.spans import MONTHS

# One and many of what the rows of each table are, to the reader.
_COUNTED = {
    "tickets": ("ticket", "tickets"), "cases": ("case", "cases"), "answers": ("answer", "answers"),
    "responses": ("answer", "answers"), "invitations": ("invitation", "invitations"), "people": ("colleague", "colleagues"),
    "deliveries": ("delivery", "deliveries"), "measures": ("outcome", "outcomes"), "costs": ("cost line", "cost lines"),
    "outages": ("interruption", "interruptions"), "requisitions": ("requisition", "requisitions"),
    "customers": ("customer", "customers"), "services": ("service", "services"),
}

WHY = {
    "no_data": "Nothing was told of this period.",
    "too_few": "Too few to say anything sound.",
    "withheld": "Withheld: the group is so small that single people could be recognised.",
    "partial": "The period is not yet told of to its end.",
}
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def counted(n: float, table: str) -> str:
    """8,214 deliveries."""
    one, many = _COUNTED.get(table, ("record", "records"))
    return f"{n:,.0f} {one if n == 1 else many}"


def spelled(n: int, capital: bool = False) -> str:
    """Small numbers as words, as they are written in a sentence."""
    word = _SMALL[n] if 0 <= n < len(_SMALL) else f"{n:,}"
    return word.capitalize() if capital else word


def day_words(day: date | datetime | None) -> str:
    """31 July 2026."""
    return "" if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: datetime | None) -> str:
    """31 July 2026, 14:05."""
    return "" if moment is None else f"{day_words(moment)}, {moment:%H:%M}"


def fresh_words(newest: datetime | None) -> str:
    """How far the data reach: a day of the calendar, which stays true however late it is read."""
    return "" if newest is None else f"data to {newest.day} {MONTHS[newest.month - 1][:3]} {newest.year}"


def listed(names: list[str], most: int = 3) -> str:
    """a, b and c; or a, b, c and 4 more."""
    shown = names[:most]
    if len(names) > most:
        return f"{', '.join(shown)} and {len(names) - most} more"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def lower_first(words: str) -> str:
    """For a title in the middle of a sentence; acronyms keep their capitals."""
    return words if words[:2].isupper() or words[1:2].isupper() else words[:1].lower() + words[1:]


def counted_files(n: int) -> str:
    """Three imports."""
    return f"{spelled(n, True)} import{'' if n == 1 else 's'}"
