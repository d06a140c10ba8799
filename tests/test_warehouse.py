"""Loading and taking back: the newest word wins per column, and an undone batch leaves no trace."""

from __future__ import annotations

import itertools
import shutil
import threading

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from data import storefile, versions
from data.check import check
from data.errors import StoreDamaged, UnknownName
from data.home import Home
from data.schema import BATCHES, CANONICAL, CASES, PEOPLE, PERSON_DEPARTMENTS, TICKETS
from data.warehouse import Warehouse
from tests.batches import make_batch


def ticket(id, version_at, **values):
    return {"id": id, "version_at": version_at, "opened_at": "2025-01-01 09:00", **values}


def test_the_same_file_again_changes_nothing(home, tmp_path):
    warehouse = Warehouse(home)
    batch = make_batch(tmp_path, "one", "tickets", [ticket("a", "2025-01-02", category="X")])
    first = warehouse.publish(batch)
    revision = warehouse.revision()
    second = warehouse.publish(batch)
    assert (first.main.new, second.main.new, second.main.changed, second.main.same) == (1, 0, 0, 1)
    assert second.already and second.batch == first.batch
    assert warehouse.revision() == revision


def test_a_list_without_a_column_blanks_nothing(home, tmp_path):
    warehouse = Warehouse(home)
    warehouse.publish(make_batch(tmp_path, "one", "tickets", [ticket("a", "2025-01-02", category="X", team="T")]))
    warehouse.publish(make_batch(tmp_path, "two", "tickets", [ticket("a", "2025-01-03", category="Y")]))
    row = warehouse.frame(select(TICKETS)).iloc[0]
    assert (row.category, row.team) == ("Y", "T")


def test_a_newer_empty_value_of_a_mapped_column_counts(home, tmp_path):
    warehouse = Warehouse(home)
    warehouse.publish(make_batch(tmp_path, "one", "tickets", [ticket("a", "2025-01-02", team="T")]))
    warehouse.publish(make_batch(tmp_path, "two", "tickets", [ticket("a", "2025-01-03", team=None)]))
    assert pd.isna(warehouse.frame(select(TICKETS)).iloc[0].team)


def test_an_older_file_loaded_late_does_not_win(home, tmp_path):
    warehouse = Warehouse(home)
    warehouse.publish(make_batch(tmp_path, "new", "tickets", [ticket("a", "2025-02-01", category="new")]))
    late = warehouse.publish(make_batch(tmp_path, "old", "tickets", [ticket("a", "2025-01-01", category="old")]))
    assert warehouse.frame(select(TICKETS)).iloc[0].category == "new"
    assert late.main.same == 1


def test_undo_refuses_a_batch_that_does_not_count(home, tmp_path):
    warehouse = Warehouse(home)
    warehouse.publish(make_batch(tmp_path, "one", "tickets", [ticket("a", "2025-01-02")]))
    warehouse.undo("B1")
    with pytest.raises(UnknownName, match="B1"):
        warehouse.undo("B1")
    assert warehouse.frame(select(TICKETS)).empty
    assert warehouse.frame(select(CASES)).empty


def test_an_empty_home_says_that_there_is_no_data(home):
    with pytest.raises(StoreDamaged, match="no data"):
        Warehouse(home).frame(select(TICKETS))


def test_a_rehearsal_leaves_no_trace(home, tmp_path):
    warehouse = Warehouse(home)
    warehouse.publish(make_batch(tmp_path, "one", "tickets", [ticket("a", "2025-01-02")]))
    revision = warehouse.revision()
    batch = make_batch(tmp_path, "two", "tickets", [ticket("b", "2025-01-02")])
    with warehouse.rehearse([batch]) as (other, receipts):
        assert receipts[0].main.new == 1
        assert len(other.frame(select(TICKETS))) == 2
    assert warehouse.revision() == revision
    assert len(warehouse.frame(select(TICKETS))) == 1


def test_a_load_that_breaks_leaves_the_old_data(home, tmp_path):
    warehouse = Warehouse(home)
    warehouse.publish(make_batch(tmp_path, "one", "tickets", [ticket("a", "2025-01-02")]))
    revision = warehouse.revision()
    broken = make_batch(tmp_path, "two", "tickets", [ticket("b", "2025-01-02")])
    broken.tables[0].path.write_bytes(b"not parquet")
    with pytest.raises(Exception, match="parquet|Parquet"):
        warehouse.publish(broken)
    assert warehouse.revision() == revision
    assert warehouse.publish(make_batch(tmp_path, "three", "tickets", [ticket("c", "2025-01-02")])).main.new == 1


def test_people_read_while_others_load(home, tmp_path):
    warehouse = Warehouse(home)
    warehouse.publish(make_batch(tmp_path, "b0", "tickets", [ticket("t0", "2025-01-02")]))
    seen, errors, done = [], [], threading.Event()

    def watch():
        while not done.is_set():
            try:
                seen.append(len(warehouse.frame(select(TICKETS.c.id))))
            except Exception as error:
                errors.append(error)

    threads = [threading.Thread(target=watch) for _ in range(3)]
    for thread in threads:
        thread.start()
    for i in range(1, 6):
        warehouse.publish(make_batch(tmp_path, f"b{i}", "tickets", [ticket(f"t{i}", "2025-01-02")]))
    done.set()
    for thread in threads:
        thread.join()
    assert not errors
    assert set(seen) <= set(range(1, 7))
    assert len(warehouse.frame(select(TICKETS.c.id))) == 6


ids = st.sampled_from(["a", "b", "c"])
days = st.integers(1, 5).map(lambda d: f"2025-02-0{d}")
ticket_rows = st.lists(
    st.fixed_dictionaries(
        {"id": ids, "version_at": days, "opened_at": st.just("2025-01-01 09:00"), "resolved_at": st.none() | days,
         "category": st.sampled_from(["X", "Y", None]), "person": st.sampled_from(["p", "q", None]),
         "parent": st.sampled_from([None, None, "a"])}
    ), min_size=1, max_size=3, unique_by=lambda row: row["id"])
people_rows = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from(["p", "q"]), "version_at": days, "department_text": st.sampled_from(["D", "E"])}
    ), min_size=1, max_size=2, unique_by=lambda row: row["id"])
columns = st.sampled_from([("opened_at", "resolved_at", "category", "person", "parent"), ("opened_at", "category"),
                           ("opened_at", "resolved_at", "person")])
loads = st.tuples(st.just("tickets"), ticket_rows, columns) | st.tuples(
    st.just("people"), people_rows, st.just(("department_text",)))
steps = st.lists(loads | st.integers(0, 5), min_size=2, max_size=7)
counter = itertools.count()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps)
def test_any_order_of_loads_and_undos_ends_as_if_only_the_living_had_come(tmp_path, steps):
    folder = tmp_path / str(next(counter))
    folder.mkdir()
    warehouse, living = Warehouse(Home(folder / "home")), {}
    for i, step in enumerate(steps):
        if isinstance(step, int):
            if step < len(living):
                warehouse.undo(list(living)[step])
                del living[list(living)[step]]
            continue
        table, rows, mapped = step
        rows = [{**row, "person": row["id"]} for row in rows] if table == "people" else rows
        mapped = (*mapped, "person") if table == "people" else mapped
        batch = make_batch(folder, f"f{i}", table, rows, columns=mapped)
        living[warehouse.publish(batch).batch] = batch
    if not warehouse.exists():
        return
    fresh = Warehouse(Home(folder / "fresh"))
    for batch in living.values():
        fresh.publish(batch)
    for table in (TICKETS, CASES, PEOPLE):
        expected = _state(fresh, table) if living else _state(warehouse, table).iloc[:0]
        pd.testing.assert_frame_equal(_state(warehouse, table), expected, check_dtype=False)
    assert not [finding for finding in check(warehouse.home) if finding.broken]


def _state(warehouse: Warehouse, table) -> pd.DataFrame:
    frame = warehouse.frame(select(table)).drop(columns="batch")
    return frame.sort_values(["source", "id"]).reset_index(drop=True)


def test_an_undo_that_leaves_as_many_versions_as_it_took_doubles_nothing(home, tmp_path):
    """B1 says b and c, B2 says a and b: without B1 two versions are left, as many as it touched, but of others."""
    warehouse = Warehouse(home)
    warehouse.publish(make_batch(tmp_path, "one", "tickets", [ticket("b", "2025-01-02"), ticket("c", "2025-01-02")]))
    warehouse.publish(make_batch(tmp_path, "two", "tickets", [ticket("a", "2025-01-03"), ticket("b", "2025-01-03")]))
    warehouse.undo("B1")
    assert sorted(warehouse.frame(select(TICKETS)).id) == ["a", "b"]


def test_of_two_lists_of_one_moment_the_later_load_says_the_department(home, tmp_path):
    """Eleven lists: B10 comes after B9, whatever their names sort like as text."""
    warehouse = Warehouse(home)
    for number in range(1, 12):
        row = {"id": "p", "version_at": "2025-01-02", "person": "p", "hired_on": "2020-01-01", "department_text": f"D{number % 7}"}
        warehouse.publish(make_batch(tmp_path, f"f{number}", "people", [row]))
    told = select(PERSON_DEPARTMENTS.c.department)
    assert [row.department_text for row in warehouse.frame(select(PEOPLE)).itertuples()] == ["D4"]
    assert warehouse.rows(told) == [("D4",)]
    warehouse.undo("B11")
    assert warehouse.rows(told) == [("D3",)]


def test_batches_keep_their_counts_and_their_undoing(home, tmp_path):
    warehouse = Warehouse(home)
    warehouse.publish(make_batch(tmp_path, "one", "tickets", [ticket("a", "2025-01-02")]))
    warehouse.undo("B1")
    row = warehouse.frame(select(BATCHES)).iloc[0]
    assert (row.kept, row.new) == (1, 1)
    assert not pd.isna(row.undone_at)


def test_every_column_has_a_comment():
    for table in CANONICAL.values():
        assert all(column.comment for column in table.columns), table.name


def test_a_row_that_lacks_what_it_must_say_waits_for_the_file_that_says_it(home, tmp_path):
    warehouse = Warehouse(home)
    promise = {"id": "a", "version_at": "2025-01-02", "promise_flag": True}
    warehouse.publish(make_batch(tmp_path, "promise", "tickets", [promise]))
    assert warehouse.frame(select(TICKETS)).empty
    warehouse.publish(make_batch(tmp_path, "list", "tickets", [ticket("a", "2025-01-01")]))
    assert bool(warehouse.frame(select(TICKETS)).iloc[0].promise_flag)
    assert not [finding for finding in check(home) if finding.broken]


def test_a_store_of_an_earlier_release_is_brought_to_this_one(home, tmp_path):
    warehouse = Warehouse(home)
    warehouse.publish(make_batch(tmp_path, "one", "tickets", [ticket("a", "2025-01-02", category="X")]))
    before = {table.name: warehouse.frame(select(table)) for table in (TICKETS, CASES)}
    with storefile.changed_copy(home.warehouse) as (copy, earlier):
        for table, column in (("tickets", "is_repeat"), ("tickets", "major"), ("joined_cases", "stream")):
            earlier.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    storefile.replace(copy, home.warehouse)
    for table in (TICKETS, CASES):
        pd.testing.assert_frame_equal(warehouse.frame(select(table)), before[table.name], check_dtype=False)
    assert warehouse.publish(make_batch(tmp_path, "two", "tickets", [ticket("b", "2025-01-02")])).main.new == 1


def test_a_store_that_kept_its_versions_inside_is_brought_to_files_of_their_own(home, tmp_path):
    warehouse = Warehouse(home)
    warehouse.publish(make_batch(tmp_path, "one", "tickets", [ticket("a", "2025-01-02", category="X")]))
    warehouse.publish(make_batch(tmp_path, "two", "tickets", [ticket("a", "2025-01-03", category="Y")]))
    with storefile.changed_copy(home.warehouse) as (copy, earlier):
        versions.show(earlier, home.folder)
        earlier.execute("CREATE TABLE held AS SELECT * FROM tickets_versions")
        earlier.execute("DROP VIEW tickets_versions")
        earlier.execute("ALTER TABLE held RENAME TO tickets_versions")
        for column in ("file", "source"):
            earlier.execute(f"ALTER TABLE batch_tables DROP COLUMN {column}")
    storefile.replace(copy, home.warehouse)
    shutil.rmtree(home.versions)
    warehouse.undo("B2")
    assert list(warehouse.frame(select(TICKETS)).category) == ["X"]
    assert [path.name for path in home.versions.iterdir()] == ["B1.tickets.parquet"]
    assert not [finding for finding in check(home) if finding.broken]


def test_what_a_batch_brought_is_kept_as_long_as_it_counts(home, tmp_path):
    warehouse = Warehouse(home)
    batch = make_batch(tmp_path, "one", "tickets", [ticket("a", "2025-01-02")])
    warehouse.publish(batch)
    batch.tables[0].path.unlink()
    warehouse.publish(make_batch(tmp_path, "two", "tickets", [ticket("a", "2025-01-03")]))
    (home.versions / "B9.tickets.parquet").write_bytes(b"left behind by a load that broke")
    warehouse.undo("B2")
    assert [path.name for path in home.versions.iterdir()] == ["B1.tickets.parquet"]
    (home.versions / "B1.tickets.parquet").unlink()
    with pytest.raises(StoreDamaged, match="import B1 brought for tickets is missing"):
        warehouse.publish(make_batch(tmp_path, "three", "tickets", [ticket("a", "2025-01-04")]))
    assert len(warehouse.frame(select(TICKETS))) == 1


def test_an_open_case_has_its_hours_though_the_newest_moment_lies_beyond_its_ticket(home, tmp_path):
    """The import tells of moments a year later than the ticket's own: the case is seen until then."""
    warehouse = Warehouse(home)
    warehouse.publish(make_batch(tmp_path, "one", "tickets", [ticket("a", "2025-01-02")]))
    (case,) = warehouse.frame(select(CASES)).to_dict("records")
    assert case["seen_at"] == pd.Timestamp("2026-01-01") and case["working_hours"] > 1000
