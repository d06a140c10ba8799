"""Costs per service and month with one column each for running and for changing."""

from __future__ import annotations

from connectors.headers import plain
from connectors.profile import Profile, one
from connectors.readers.melted import MEASURE, VALUE, is_melted, melted
from connectors.readers.sheet import Sheet
from connectors.vocabulary.business import COST_COLUMNS, CURRENCY, DAY, RUN_OR_CHANGE, SERVICE, WHEN, no_total

_STAY = frozenset(plain(n) for n in (*DAY, *SERVICE, *CURRENCY))
_COSTS = frozenset(plain(n) for n in COST_COLUMNS)
_FEWEST = 2


def _one_row_per_kind(sheet: Sheet, start: int) -> Sheet | None:
    if is_melted(sheet):
        return sheet
    header = [plain(name) for name in sheet.head[start]]
    costs = tuple(i for i, name in enumerate(header) if name in _COSTS)
    if len(costs) < _FEWEST:
        return None
    return melted(sheet, start, tuple(i for i, name in enumerate(header) if name in _STAY), costs)


PROFILE = Profile(
    key="costs_wide",
    title="Costs of services, run and change side by side",
    system="costs",
    grain="one row per month and service, one column per kind of cost",
    table="costs",
    reshape=_one_row_per_kind,
    natural_key=("on", "service_text", "kind"),
    fields=(
        one("on", *DAY),
        one("service_text", *SERVICE),
        one("kind", MEASURE, words=RUN_OR_CHANGE),
        one("amount", VALUE),
        one("currency", *CURRENCY),
        WHEN,
    ),
    only=no_total("service_text", "_when"),
)
