"""The same questions through boring-semantic-layer: run by its own Python, one answer's seconds per line asked."""

from __future__ import annotations

import sys
import time


def main(store: str) -> None:
    """Answer each name read from standard input with the seconds it took, `-` where it is not asked of this layer."""
    import ibis
    from boring_semantic_layer import to_semantic_table

    connection = ibis.duckdb.connect(store, read_only=True)
    tickets = (
        to_semantic_table(connection.table("tickets"), name="tickets")
        .with_dimensions(service=lambda t: t.service.fill_null("unassigned"), month=lambda t: t.finished_on.truncate("M"))
        .with_measures(n=lambda t: t.promise_kept.count(), kept=lambda t: t.promise_kept.sum())
        .filter(lambda t: t.promise_kept.notnull())
    )
    cases = (
        to_semantic_table(connection.table("cases"), name="cases")
        .with_dimensions(service=lambda t: t.service.fill_null("unassigned"), month=lambda t: t.finished_on.truncate("M"))
        .with_measures(n=lambda t: t.handoffs.count(), value=lambda t: t.handoffs.mean(), spread=lambda t: t.handoffs.std())
        .filter(lambda t: t.finished & t.handoffs.notnull())
    )
    answers = (
        to_semantic_table(connection.table("answers"), name="answers")
        .with_dimensions(month=lambda t: t.answered_on.truncate("M"))
        .with_measures(
            n=lambda t: t.promoter.count(), p=lambda t: t.promoter.sum(), d=lambda t: t.detractor.sum(),
            people=lambda t: t.person.nunique(),
        )
        .filter(lambda t: (t.asks == "customer_recommend") & t.promoter.notnull())
    )
    asked = {
        "promise kept by service and month": lambda: tickets.group_by("service", "month").aggregate("n", "kept"),
        "promise kept by month": lambda: tickets.group_by("month").aggregate("n", "kept"),
        "promise kept, one figure": lambda: tickets.group_by().aggregate("n", "kept"),
        "handoffs per outcome by service and month": lambda: cases.group_by("service", "month").aggregate("n", "value", "spread"),
        "customers' net score by month": lambda: answers.group_by("month").aggregate("n", "p", "d", "people"),
    }
    for line in sys.stdin:
        ask = asked.get(line.strip())
        if ask is None:
            print("-", flush=True)
            continue
        start = time.perf_counter()
        ask().execute()
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
