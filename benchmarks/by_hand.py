"""The SQL that somebody who knows DuckDB would write for the same answers, each beside what the engine is asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """One question: its words, how the engine is asked, and the statement by hand."""

    words: str
    key: str
    grain: str
    by: tuple[str, ...]
    sql: str


_MONTH = "CAST(date_trunc('month', {}) AS DATE)"

# The median of Kaplan and Meier, whole in SQL: the first duration at which half or fewer still wait.
_MEDIAN = """
    WITH ended AS (
        SELECT {month} AS period, working_hours AS t, count(*) FILTER (finished) AS d, count(*) AS c
        FROM cases WHERE working_hours IS NOT NULL AND NOT cancelled AND started_on IS NOT NULL GROUP BY ALL
    ), at_risk AS (
        SELECT *, sum(c) OVER (PARTITION BY period ORDER BY t ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS n FROM ended
    ), curve AS (
        SELECT *, exp(sum(ln(1 - d / n)) OVER (PARTITION BY period ORDER BY t)) AS s FROM at_risk WHERE d < n OR n > d
    )
    SELECT period, min(t) FILTER (s <= 0.5) AS median, sum(c) AS n FROM curve GROUP BY period ORDER BY period
"""

SHAPES = (
    Shape(
        "promise kept by service and month", "promise_kept", "month", ("service",),
        f"SELECT service, {_MONTH.format('finished_on')} AS period, count(*) AS n, sum(CAST(promise_kept AS INTEGER)) AS kept "
        "FROM tickets WHERE promise_kept IS NOT NULL AND finished_on IS NOT NULL GROUP BY ALL ORDER BY ALL",
    ),
    Shape(
        "promise kept by month", "promise_kept", "month", (),
        f"SELECT {_MONTH.format('finished_on')} AS period, count(*) AS n, sum(CAST(promise_kept AS INTEGER)) AS kept "
        "FROM tickets WHERE promise_kept IS NOT NULL AND finished_on IS NOT NULL GROUP BY ALL ORDER BY ALL",
    ),
    Shape(
        "promise kept, one figure", "promise_kept", "all", (),
        "SELECT count(*) AS n, sum(CAST(promise_kept AS INTEGER)) AS kept FROM tickets WHERE promise_kept IS NOT NULL",
    ),
    Shape(
        "median time to outcome by month", "time_to_outcome", "month", (),
        _MEDIAN.format(month=_MONTH.format("started_on")),
    ),
    Shape(
        "handoffs per outcome by service and month", "handoffs_per_outcome", "month", ("service",),
        f"SELECT service, {_MONTH.format('finished_on')} AS period, count(handoffs) AS n, avg(handoffs) AS value, "
        "stddev_samp(handoffs) AS spread FROM cases WHERE finished AND handoffs IS NOT NULL AND finished_on IS NOT NULL "
        "GROUP BY ALL ORDER BY ALL",
    ),
    Shape(
        "customers' net score by month", "customer_nps", "month", (),
        f"SELECT {_MONTH.format('answered_on')} AS period, count(*) AS n, "
        "100.0 * (count(*) FILTER (promoter) - count(*) FILTER (detractor)) / count(*) AS score, count(DISTINCT person) AS people "
        "FROM answers WHERE asks = 'customer_recommend' AND promoter IS NOT NULL AND answered_on IS NOT NULL "
        "GROUP BY ALL ORDER BY ALL",
    ),
    Shape(
        "colleagues' net score by department and quarter", "enps", "quarter", ("department",),
        "SELECT department, CAST(date_trunc('quarter', answered_on) AS DATE) AS period, arrived, count(*) AS n, "
        "count(*) FILTER (promoter) AS promoters, count(*) FILTER (detractor) AS detractors, count(DISTINCT person) AS people, "
        "min(score) AS least, max(score) AS most FROM answers WHERE asks = 'recommend' AND promoter IS NOT NULL "
        "AND answered_on IS NOT NULL GROUP BY ALL ORDER BY ALL",
    ),
)
