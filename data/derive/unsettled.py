"""Answers of quarters that had closed, and may have been shown, that are now others: how many people's, and where."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from data import versions
from data.derive.setting import Setting


@dataclass(frozen=True)
class Change:
    """The import that came just now, or the one that was just taken back."""

    arriving: str | None = None
    leaving: str | None = None


@dataclass(frozen=True)
class _Told:
    """A table whose figures are made of atoms: what they say of a row, its day, whose it is, and which rows count."""

    says: tuple[str, ...]
    on: str
    who: str
    asks: str = "NULL"
    kept: str = "TRUE"


_TOLD = {
    "answers": _Told(
        ("asks", "score", "favourable", "promoter", "detractor", "survey", "service", "moment", "department", "answered_on"),
        "answered_on", "coalesce(person, source || '/' || response)", "coalesce(asks, '')", "coalesce(confidential, TRUE)",
    ),
    "responses": _Told(
        ("survey", "department", "service", "complete", "comment", "answered_on"), "answered_on", "coalesce(person, source || '/' || id)"
    ),
    "invitations": _Told(
        ("survey", "department", "invited", "invited_on"), "invited_on", "coalesce(person, source || '/' || id)"
    ),
}


def remember(connection: duckdb.DuckDBPyConnection, setting: Setting, change: Change) -> None:
    """Fill `earlier_<table>` with what was said in quarters that were over before the change, and whether it was late."""
    _closers(connection, setting, "(undone_at IS NULL OR batch = $leaving) AND batch IS DISTINCT FROM $arriving", {
        "leaving": change.leaving, "arriving": change.arriving})
    for name, told in _TOLD.items():
        columns = ", ".join(dict.fromkeys(("source", "id", "arrived", *told.says)))
        known = f"SELECT {columns}, {told.who} AS who, {told.kept} AS kept, {told.asks} AS asked, {told.on} AS on_day FROM"
        rows = f"{known} {name}"
        if versions.exists(connection, f"before_{name}"):
            rows += f" UNION ALL {known} before_{name}"
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE earlier_{name} AS SELECT r.*, r.arrived > c.closer AS late FROM ({rows}) r "
            f"JOIN closers c ON r.on_day < c.ends AND r.on_day >= c.begins WHERE r.kept"
        )


def note(connection: duckdb.DuckDBPyConnection, setting: Setting, change: Change) -> None:
    """Write down, by department and quarter, how many people's rows may be found by comparing before with after.

    An import that is taken back gives back what it had changed: what is left to find are the rows that it takes
    along, and those that were late and now count as if they had come in time.
    """
    _closers(connection, setting, "undone_at IS NULL", {})
    (turn,) = connection.execute("SELECT coalesce(max(turn), 0) + 1 FROM unsettled").fetchall()[0]
    connection.execute("DELETE FROM unsettled WHERE batch = $leaving AND NOT taken_back", {"leaving": change.leaving})
    for name, told in _TOLD.items():
        differs = " OR ".join(f"e.{c} IS DISTINCT FROM n.{c}" for c in told.says)
        found = f"NOT e.late AND (n.id IS NULL OR {differs})" if change.leaving is None else (
            "(NOT e.late AND n.id IS NULL) OR (e.late AND n.id IS NOT NULL AND coalesce(n.arrived <= c.closer, TRUE))")
        connection.execute(
            f"""
            INSERT INTO unsettled (told, batch, turn, taken_back, quarter, department, asks, people)
            WITH now AS (SELECT *, {told.asks} AS asked, {told.on} AS now_on FROM {name}),
            found AS (
                SELECT e.who, e.on_day, e.department, e.asked, n.now_on, n.department AS now_department, n.asked AS now_asked
                FROM earlier_{name} e LEFT JOIN now n USING (source, id)
                LEFT JOIN closers c ON n.now_on >= c.begins AND n.now_on < c.ends
                WHERE {found}
            ), spots AS (
                SELECT who, on_day, department, asked FROM found UNION SELECT who, now_on, now_department, now_asked FROM found
            )
            SELECT '{name}', coalesce($arriving, $leaving, ''), {int(turn)}, $leaving IS NOT NULL,
                   CAST(date_trunc('quarter', on_day) AS DATE), coalesce(department, 'unknown'), asked, count(DISTINCT who)
            FROM spots WHERE on_day IS NOT NULL GROUP BY ALL
            """,
            {"arriving": change.arriving, "leaving": change.leaving},
        )
        connection.execute(f"DROP TABLE earlier_{name}")


def _closers(connection: duckdb.DuckDBPyConnection, setting: Setting, which: str, given: dict) -> None:
    """A temporary table `closers(begins, ends, closer)`: the first import whose newest moment lies behind each quarter."""
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE closers AS
        WITH imports AS (
            SELECT arrived, {setting.local_day('greatest(newest_at, as_of)')} AS newest FROM batches WHERE {which}
        ), quarters AS (
            SELECT DISTINCT date_trunc('quarter', on_day)::DATE AS begins FROM (
                SELECT answered_on AS on_day FROM answers UNION SELECT answered_on FROM responses
                UNION SELECT invited_on FROM invitations {_taken_out(connection)}
            ) WHERE on_day IS NOT NULL
        )
        SELECT begins, (begins + INTERVAL 3 MONTH)::DATE AS ends, min(arrived) AS closer
        FROM quarters JOIN imports ON newest >= begins + INTERVAL 3 MONTH GROUP BY begins
        """,
        given,
    )


def _taken_out(connection: duckdb.DuckDBPyConnection) -> str:
    return "".join(
        f" UNION SELECT {told.on} FROM before_{name}" for name, told in _TOLD.items()
        if versions.exists(connection, f"before_{name}")
    )
