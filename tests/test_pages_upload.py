"""What stands behind the upload page: kept files, a rehearsal that writes nothing, a load, and rows to mend."""

from __future__ import annotations

import io

import pytest

from data.warehouse import Warehouse
from pages.analysts.intake import Said, discard, keep, load_all, rehearse
from tests.browser.tickets import ticket_list


@pytest.fixture
def kept(home, tmp_path):
    file, tickets = ticket_list(tmp_path, 60)
    return keep(home, "../../tickets.csv", io.BytesIO(file.read_bytes())), tickets


def test_an_upload_stays_in_the_intake_folder_whatever_its_name(home, kept):
    path, _ = kept
    assert path.name == "tickets.csv" and home.intake in path.parents
    discard(path)
    assert not path.exists() and list(home.intake.iterdir()) == []


def test_a_rehearsal_counts_as_the_load_will_and_writes_nothing(home, kept):
    path, tickets = kept
    found = rehearse(home, {path: Said()})
    (table,) = found.tables
    assert (table.read, table.new, table.refused) == (len(tickets), len(tickets), 0)
    assert not Warehouse(home).exists()
    loaded = load_all(home, {path: Said()})
    assert loaded.reports[0].new == table.new
    assert not path.exists()


def test_a_rehearsal_says_which_figures_would_change(home, kept):
    path, tickets = kept
    lit = {one.key: one for one in rehearse(home, {path: Said()}).lit}
    share = sum(held for _, held in tickets) / len(tickets)
    assert lit["promise_kept"].before is None
    assert lit["promise_kept"].after["value"] == pytest.approx(share)


def test_the_same_file_again_changes_no_figure(home, kept, tmp_path):
    path, _ = kept
    content = path.read_bytes()
    load_all(home, {path: Said()})
    again = keep(home, "tickets.csv", io.BytesIO(content))
    found = rehearse(home, {again: Said()})
    assert found.lit == () and found.total("new") == 0 and found.tables[0].already


def test_a_file_that_is_no_export_is_told_in_a_sentence_without_the_options_of_the_command(home):
    path = keep(home, "poem.csv", io.BytesIO(b"roses,violets\nred,blue\n"))
    (one,) = rehearse(home, {path: Said()}).files
    assert one.refused.startswith("poem.csv") and "--" not in one.refused and not one.tables


def test_a_kind_that_was_said_lets_columns_be_mapped_and_then_loaded(home):
    lines = ["Ref,Came,Went", *(f"T{i},2026-01-{i:02d} 09:00:00,2026-01-{i:02d} 17:00:00" for i in range(1, 29))]
    path = keep(home, "odd.csv", io.BytesIO("\n".join(lines).encode()))
    (one,) = rehearse(home, {path: Said(profile="ticket_list")}).files
    assert one.refused and [c.header for c in one.columns] == ["Ref", "Came", "Went"] and "opened_at" in one.fields
    mapping = (("Came", "opened_at"), ("Ref", "id"), ("Went", "resolved_at"))
    found = rehearse(home, {path: Said(profile="ticket_list", mapping=mapping)})
    assert found.total("new") == 28


def test_refused_rows_come_back_as_a_file_to_mend(home, tmp_path):
    file, _ = ticket_list(tmp_path, 20)
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[3] = lines[3].replace("2025-03-04", "2025-02-31")
    path = keep(home, "tickets.csv", io.BytesIO("\n".join(lines).encode()))
    found = rehearse(home, {path: Said()})
    assert found.total("refused") == 1 and len(found.tables[0].refusals) == 1
    loaded = load_all(home, {path: Said()})
    mended = loaded.rejects[loaded.reports[0].batch].decode("utf-8-sig")
    assert "INC0000002" in mended and "reason" in mended.splitlines()[0]
