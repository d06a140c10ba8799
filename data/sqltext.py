"""SQLAlchemy Core, compiled for DuckDB: the few constructs in which engines differ."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from sqlalchemy import BigInteger, Column, Date, Double, Select
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.functions import GenericFunction


class DuckDBDialect(PGDialect):
    """DuckDB speaks PostgreSQL's SQL; the statement is run natively, so literals are written into it."""

    name = "duckdb"
    supports_statement_cache = True

    def __init__(self, **options):
        super().__init__(paramstyle="named", **options)


class seconds_between(GenericFunction):
    """Seconds from the first moment to the second, as a double."""

    type = Double()
    inherit_cache = True


@compiles(seconds_between, "duckdb")
def _seconds_between(element, compiler, **kw):
    start, end = element.clauses
    return (
        f"(CAST(epoch_us({compiler.process(end, **kw)}) - epoch_us({compiler.process(start, **kw)}) AS DOUBLE)"
        " / 1000000.0e0)"
    )


class period_start(GenericFunction):
    """First day of the period of a grain (`month`, `quarter`, `year`) that a local day lies in."""

    type = Date()
    inherit_cache = True


@compiles(period_start, "duckdb")
def _period_start(element, compiler, **kw):
    grain, day = element.clauses
    written = compiler.process(day, **kw)
    if isinstance(day, Column) and grain.value == "month":
        # Half the time of date_trunc; a column may be named twice, a subquery would be run twice.
        return f"({written} - CAST(day({written}) - 1 AS INTEGER))"
    return f"CAST(date_trunc({compiler.process(grain, **kw)}, {written}) AS DATE)"


class fingerprint(GenericFunction):
    """64 bits that stand for a text where it only matters how many differ: counting them costs less than the texts."""

    type = BigInteger()
    inherit_cache = True


@compiles(fingerprint, "duckdb")
def _fingerprint(element, compiler, **kw):
    return f"hash({compiler.process(element.clauses, **kw)})"


class last_by(GenericFunction):
    """The value of the row whose order is greatest, empty values included."""

    inherit_cache = True


@compiles(last_by, "duckdb")
def _last_by(element, compiler, **kw):
    value, order = element.clauses
    return f"arg_max_null({compiler.process(value, **kw)}, {compiler.process(order, **kw)})"


_DIALECT = DuckDBDialect()
# Texts of selects that are still held by whoever will ask them again.
_written: WeakKeyDictionary[Select, str] = WeakKeyDictionary()


def compile_duckdb(statement: ClauseElement) -> str:
    """The statement as one text that DuckDB runs; values are written as escaped literals."""
    if not isinstance(statement, Select):
        return _compiled(statement)
    text = _written.get(statement)
    if text is None:
        text = _written[statement] = _compiled(statement)
    return text


def _compiled(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=_DIALECT, compile_kwargs={"literal_binds": True}))


def as_double(expression):
    """A count or a sum as a double, so that division never truncates."""
    return expression.cast(Double)
