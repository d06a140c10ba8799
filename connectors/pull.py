"""A database as a source: a table or a query, streamed into the intake and loaded like any file."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, quote_plus

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    MetaData,
    Table,
    bindparam,
    column,
    create_engine,
    inspect,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from connectors import pulled_rows
from connectors.load import load
from connectors.readers.shown import one_line
from connectors.report import Report
from connectors.scratch import working_folder
from data.catalogue import imports
from data.errors import FileRefused, UnknownName
from data.home import Home
from data.register import Register
from data.warehouse import Warehouse

_AT_ONCE = 20_000
_ENVIRONMENT = "env:"
_SAID_EVERY = 2.0


@dataclass(frozen=True)
class Pulled:
    """What a pull brought: rows read from the database, from which value on, and the report of loading them."""

    address: str
    what: str
    rows: int
    since: str = ""
    report: Report | None = None

    def as_json(self) -> dict:
        told = self.report.as_json() if self.report else None
        return {"address": self.address, "what": self.what, "rows": self.rows, "since": self.since or None, "report": told}

    def as_text(self) -> str:
        since = f" from {self.since} on" if self.since else ""
        first = f"{self.address} / {self.what}: {self.rows:,} rows{since}"
        return f"{first}\n{self.report.as_text()}" if self.report else f"{first}; nothing to load"


def pull(
    url: str, home: Home, *, table: str = "", query: str = "", since: str = "", at_once: int = _AT_ONCE,
    say: Callable[[int], None] = lambda rows: None, loaded_by: str = "pull", **said,
) -> Pulled:
    """Load a table or the rows of a query; ``said`` are the fields of a `Reading`.

    With ``since``, a column that only grows (the last update, a serial number), rows from the newest value seen on
    are asked for: those of exactly that value again, because others may have joined them. A pull whose batch was
    taken back is asked for anew. ``url`` may be `env:NAME`: the address is then in that environment variable.

    Raises:
        FileRefused: the database cannot be reached or read; no password is in the sentence.
        UnknownName: there is no such table or column, with the nearest right name.
    """
    parsed = _parsed(url)
    if bool(table) == bool(query):
        raise FileRefused("say what to pull.", where=_shown(parsed), change="Name one table with --table, or a query with --query.")
    what = table or one_line(query)[:80]
    key = {"address": _shown(parsed), "of": table or query, "since": since}
    register, source = Register(home), said.get("source") or _shown(parsed)
    seen = _newest_seen(register, home, source, key) if since else None
    newest, told = _Newest(since), (pulled_rows.text(seen) or "") if seen is not None else ""
    with working_folder(home) as folder:
        file = folder / f"{_file_name(table)}.parquet"
        with _reached(parsed) as connection:
            wanted = _table(connection, table) if table else text(query.rstrip().rstrip(";"))
            pieces, names = _stream(connection, _statement(wanted, since, seen), at_once)
            rows = pulled_rows.write(newest.of(pieces, names), names, file, say)
            connection.rollback()
        if not rows:
            return Pulled(_shown(parsed), what, 0, told)
        report = load(file, home, loaded_by=loaded_by, **said)
    if since and (known := pulled_rows.known_by(newest.value)):
        register.remember_pull(source, key, report.batch, known)
    return Pulled(_shown(parsed), what, rows, told, report)


def _parsed(url: str) -> URL:
    if url.startswith(_ENVIRONMENT):
        name = url.removeprefix(_ENVIRONMENT)
        url = os.environ.get(name, "")
        if not url:
            raise FileRefused("this environment variable is empty.", where=name, change="Set it to the address of the database.")
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        raise FileRefused(
            "this is no address of a database.", where="pull", change="Write it as postgresql+pg8000://user@host/name, or sqlite:///file."
        ) from None


def _shown(url: URL) -> str:
    """The address without password and without its options, which may hold one."""
    return one_line(URL.create(url.drivername, url.username, None, url.host, url.port, url.database).render_as_string())


@contextmanager
def _reached(url: URL) -> Iterator[Connection]:
    """A connection whose every error is one sentence of ours, without the password."""
    if url.get_backend_name() == "sqlite" and not Path((url.database or "").removeprefix("file:")).is_file():
        raise FileRefused("there is no such file.", where=_shown(url), change="Name the SQLite file.")
    engine: Engine | None = None
    try:
        engine = create_engine(url, hide_parameters=True)
        with engine.connect() as connection:
            yield connection.execution_options(stream_results=True)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise FileRefused(
            f"the driver for {url.drivername} is not installed ({_without_secrets(error, url)}).", where=_shown(url),
            change="Install it into the virtual environment, or name another driver in the address.",
        ) from None
    except (SQLAlchemyError, OSError, TypeError, ValueError) as error:
        # From None: the driver's own error may carry the address with its password.
        raise FileRefused(
            f"the database could not be read ({_without_secrets(error, url)}).", where=_shown(url), change="Check the address, your rights and the query."
        ) from None
    finally:
        if engine is not None:
            engine.dispose()


def _without_secrets(error: Exception, url: URL) -> str:
    own = getattr(error, "orig", None) or error
    told = own.args[0].get("M") if own.args and isinstance(own.args[0], dict) else None
    said = one_line(str(told or own))
    secrets = [url.password or "", *(v for value in url.query.values() for v in ([value] if isinstance(value, str) else value))]
    for secret in sorted(filter(None, map(str, secrets)), key=len, reverse=True):
        for form in {secret, quote(secret), quote(secret, safe=""), quote_plus(secret)}:
            said = said.replace(form, "***")
    return said[:200]


def _table(connection: Connection, name: str) -> Table:
    schema, _, bare = name.rpartition(".")
    inspector = inspect(connection)
    known = [*inspector.get_table_names(schema or None), *inspector.get_view_names(schema or None)]
    if bare not in known:
        raise UnknownName("table", bare, known)
    return Table(bare, MetaData(), *(Column(c["name"], c["type"]) for c in inspector.get_columns(bare, schema or None)), schema=schema or None)


def _statement(wanted, since: str, seen):
    if not since:
        return select(wanted) if isinstance(wanted, Table) else wanted
    if isinstance(wanted, Table):
        if since not in wanted.c:
            raise UnknownName("column", since, wanted.c.keys())
        grows, statement = wanted.c[since], select(wanted)
    else:
        inner = wanted.columns(column(since)).subquery("pulled")
        grows, statement = inner.c[since], select(literal_column("*")).select_from(inner)
    if seen is not None:
        statement = statement.where(or_(grows >= bindparam("seen", seen, type_=grows.type if isinstance(wanted, Table) else None), grows.is_(None)))
    return statement


def _stream(connection: Connection, statement, at_once: int) -> tuple[Iterator[list[tuple]], tuple[str, ...]]:
    result = connection.execution_options(yield_per=at_once).execute(statement)
    return result.partitions(at_once), tuple(result.keys())


class _Newest:
    """The newest value of the column that a pull goes on from, kept while the rows pass by."""

    def __init__(self, name: str):
        self.name, self.value = name, None

    def of(self, pieces: Iterator[list[tuple]], names: tuple[str, ...]) -> Iterator[list[tuple]]:
        if not self.name:
            yield from pieces
            return
        if self.name not in names:
            raise UnknownName("column", self.name, names)
        place = names.index(self.name)
        for rows in pieces:
            values = [row[place] for row in rows if row[place] is not None]
            self.value = max([*values, *([] if self.value is None else [self.value])], default=None)
            yield rows


def _newest_seen(register: Register, home: Home, source: str, key: dict):
    """The newest value of the pulls before the first one that was taken back."""
    warehouse = Warehouse(home)
    living = {one.batch for one in imports(warehouse) if one.undone_at is None} if warehouse.exists() else set()
    seen = None
    for batch, known in register.pulls(source, key):
        if batch not in living:
            break
        seen = pulled_rows.remembered(known)
    return seen


def _file_name(table: str) -> str:
    return "".join(c if c.isalnum() or c in "_.-" else "_" for c in table) or "query"


def add_to(command: Callable[..., argparse.ArgumentParser]) -> None:
    """The subcommand; ``command(name, run, words)`` makes one that has `--json` and `--demo`."""
    made = command("pull", main, "load a table or a query of a database")
    made.add_argument("url", metavar="URL", help="postgresql+pg8000://user@host/name, sqlite:///file, or env:NAME of a variable that holds it")
    what = made.add_mutually_exclusive_group(required=True)
    what.add_argument("--table", default="", metavar="T", help="a table or view; SCHEMA.TABLE where it is not in the default schema")
    what.add_argument("--query", default="", metavar="SQL", help="any query that only reads")
    made.add_argument("--since", default="", metavar="COLUMN", help="a column that only grows: the next pull goes on from its newest value")
    made.add_argument("--profile", metavar="KEY", help="what the rows are, where they are not recognised")
    made.add_argument("--source", metavar="NAME", help="the installation that they come from")
    made.add_argument("--time-zone", default="", metavar="ZONE", help="of the moments: Europe/Oslo")


def main(arguments: argparse.Namespace, home: Home) -> int:
    """0 done; what is refused is raised."""
    last = time.monotonic()

    def say(rows: int) -> None:
        nonlocal last
        if (arguments.progress or sys.stderr.isatty()) and time.monotonic() - last > _SAID_EVERY:
            last = time.monotonic()
            print(f"  pulling: {rows:,} rows so far", file=sys.stderr, flush=True)

    pulled = pull(
        arguments.url, home, table=arguments.table, query=arguments.query, since=arguments.since, say=say,
        profile=arguments.profile, source=arguments.source, time_zone=arguments.time_zone,
    )
    print(json.dumps(pulled.as_json(), ensure_ascii=False, default=str) if arguments.json else pulled.as_text())
    return 0
