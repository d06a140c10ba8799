"""A figure over the whole chosen time, against the time before it."""

from __future__ import annotations

from metrics.scope import Scope
from pages.parts import cached, figures
from pages.parts.gathered import Told, silently
from pages.parts.scope_bar import Chosen
from pages.parts.shell import Here


def over(here: Here, key: str, scope: Scope | None) -> dict | None:
    """The one figure of a stretch of time as `n, value, lo, hi, note`; None where there is no value."""
    if scope is None:
        return None
    result = silently(cached.measure, here.store, key, scope)
    rows = result.rows() if result is not None else []
    return rows[0] if len(rows) == 1 and rows[0]["value"] is not None else None


def against(here: Here, chosen: Chosen, one: Told) -> tuple[str, ...]:
    """A remark for the card: the whole time chosen, and the time before; nothing where either has no figure."""
    if not one.has_figure or chosen.span.months in (None, 1):
        return ()
    if one.stream:
        chosen = chosen.of_stream(next(s["id"] for s in cached.streams(here.store) if s["name"] == one.stream))
    now = over(here, one.indicator.key, chosen.whole())
    before = over(here, one.indicator.key, chosen.whole_earlier())
    if now is None or before is None:
        return ()
    currency = here.organisation.currency
    said, then = (figures.show(row["value"], one.indicator.unit, row["lo"], row["hi"], currency) for row in (now, before))
    # The unit is said once where it is a word.
    return (f"{chosen.span.months} months: {said.number}, {chosen.earlier.words}: {then.whole}.",)
