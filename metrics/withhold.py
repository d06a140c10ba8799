"""The one way out for figures: no group so small, and no difference of groups, that it gives a person away."""

from __future__ import annotations

from collections.abc import Sequence

from metrics import gather
from metrics.extent import asked, extent
from metrics.frame import arranged
from metrics.gather import Plan
from metrics.indicator import Indicator
from metrics.result import Result
from metrics.scope import Scope


def figures(warehouse, indicator: Indicator, kind: str, scope: Scope, by: Sequence[str]) -> Result:
    """The result frame for what may be shown; ``kind`` is how closely the rows must be kept."""
    by = tuple(by)
    reach = extent(warehouse, indicator.counts)
    found, remarks = gather.cells(warehouse, indicator, plan(indicator, kind, scope, by), reach)
    estimates = indicator.estimator.estimate(found, [*by, "period"])
    return Result.checked(indicator.key, by, arranged(estimates, by, asked(scope, reach), reach, scope), remarks)


def plan(indicator: Indicator, kind: str, scope: Scope, by: Sequence[str]) -> Plan:
    """What is fetched for a question."""
    return Plan(scope, (*by, *(s for s in indicator.strata if s not in by)))
