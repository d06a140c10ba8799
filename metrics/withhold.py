"""The one way out for figures: no group so small, and no difference of groups, that it gives a person away."""

from __future__ import annotations

from collections.abc import Sequence

from metrics import confidential, gather, transactional
from metrics.extent import asked, extent
from metrics.frame import arranged
from metrics.gather import Plan
from metrics.indicator import Indicator
from metrics.missing import never_added
from metrics.result import Result
from metrics.scope import Scope


def figures(warehouse, indicator: Indicator, kind: str, scope: Scope, by: Sequence[str]) -> Result:
    """The result frame of what may be shown; ``kind`` is how closely the rows must be kept (see `privacy`)."""
    by = tuple(by)
    if kind in ("confidential", "people"):
        frame, remarks = confidential.figures(warehouse, indicator, scope, by)
    elif kind == "transactional":
        frame, remarks = transactional.figures(warehouse, indicator, scope, by)
    else:
        frame, remarks = _open(warehouse, indicator, scope, by)
    return Result.checked(indicator.key, by, frame, remarks, indicator.version)


def plan(indicator: Indicator, kind: str, scope: Scope, by: Sequence[str]) -> Plan:
    """What is fetched for a question."""
    if kind in ("confidential", "people"):
        return confidential.plan(indicator, scope, tuple(by))
    if kind == "transactional":
        return transactional.plan(indicator, scope, tuple(by))
    further = (*indicator.strata, *([indicator.apart] if indicator.apart else []))
    return Plan(scope, (*by, *(name for name in further if name not in by)))


def _open(warehouse, indicator: Indicator, scope: Scope, by: tuple[str, ...]):
    reach = extent(warehouse, indicator.counts)
    wanted = plan(indicator, "open", scope, by)
    found, remarks = gather.cells(warehouse, indicator, wanted, reach)
    mixed = indicator.apart in wanted.by and indicator.apart not in by and found[indicator.apart].nunique() > 1
    if mixed:
        found = found.drop_duplicates([*by, "period"])
    estimates = indicator.estimator.estimate(found, [*by, "period"])
    if mixed:
        remarks = [never_added(indicator)]
        estimates = estimates.assign(n=0, value=float("nan"), lo=float("nan"), hi=float("nan"), note="no_data")
    return arranged(estimates, by, asked(scope, reach), reach, scope), remarks
