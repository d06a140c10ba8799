"""Whether the stores hold together: every rule that no file format enforces for us."""

from __future__ import annotations

from dataclasses import dataclass

from data import storefile, versions
from data.home import Home
from data.schema import CANONICAL


@dataclass(frozen=True)
class Finding:
    """One rule, and how many rows break it."""

    rule: str
    broken: int


def check(home: Home) -> list[Finding]:
    """Every rule with the number of rows that break it; an empty home has none.

    Raises:
        StoreDamaged: the data file does not open.
    """
    if not home.warehouse.exists():
        return []
    cursor = storefile.examiner(home.warehouse)
    versions.show(cursor, home.folder)
    rules = {"batches: each name once": "SELECT count(*) - count(DISTINCT batch) FROM batches"}
    rules["batches: kept = new + changed + same"] = "SELECT count(*) FROM batches WHERE kept <> new + changed + same"
    rules["batches: read = kept + refused"] = "SELECT count(*) FROM batches WHERE read <> kept + refused"
    rules["cases: as many tickets as there are"] = (
        "SELECT abs((SELECT coalesce(sum(tickets), 0) FROM cases) - (SELECT count(*) FROM tickets))"
    )
    for name, table in CANONICAL.items():
        rules[f"{name}: one row per source and id"] = (
            f"SELECT count(*) FROM (SELECT 1 FROM {name} GROUP BY source, id HAVING count(*) > 1)"
        )
        rules[f"{name}: every row has a version that counts"] = (
            f"SELECT count(*) FROM {name} ANTI JOIN {name}_versions USING (source, id)"
        )
        rules[f"{name}: at most one version per batch, source and id"] = (
            f"SELECT count(*) FROM (SELECT 1 FROM {name}_versions GROUP BY batch, source, id HAVING count(*) > 1)"
        )
        for column in table.columns:
            if column.info.get("required"):
                rules[f"{name}.{column.name}: never empty"] = (
                    f'SELECT count(*) FROM {name} WHERE "{column.name}" IS NULL'
                )
    return [Finding(rule, int(cursor.execute(query).fetchall()[0][0])) for rule, query in rules.items()]
