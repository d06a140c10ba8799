"""What stands behind the upload page: a rehearsal that writes nothing, a load of all or nothing, and rows to mend."""

from __future__ import annotations

import pytest

from data.catalogue import imports
from data.warehouse import Warehouse
from pages.analysts.checked import Reader, load_all, rehearse
from pages.analysts.lit import pages_of
from pages.analysts.upload_words import for_readers, linked_words
from tests.browser.tickets import ticket_list
from tests.uploading import dropped


@pytest.fixture
def tickets(tmp_path):
    file, told = ticket_list(tmp_path, 60)
    return ("tickets.csv", file.read_bytes()), told


def test_a_rehearsal_counts_as_the_load_will_and_writes_nothing(home, tickets):
    file, told = tickets
    upload, reader = dropped(home, file), Reader()
    (table,) = rehearse(reader, upload).tables
    assert (table.counts["read"], table.counts["new"], table.counts["refused"]) == (len(told), len(told), 0)
    assert not Warehouse(home).exists()
    loaded = load_all(reader, upload)
    assert loaded.reports[0].new == table.counts["new"]
    assert not upload.said and list(home.intake.iterdir()) == []


def test_a_rehearsal_says_which_figures_would_change_and_which_pages_they_light(home, tickets):
    file, told = tickets
    found = rehearse(Reader(), dropped(home, file))
    lit = {one.key: one for one in found.lit}
    assert lit["promise_kept"].before is None
    assert lit["promise_kept"].after["value"] == pytest.approx(sum(held for _, held in told) / len(told))
    assert {"outcomes", "services"} <= set(pages_of(found.lit))


def test_the_figures_after_the_load_are_those_that_the_rehearsal_showed(home, tickets):
    upload, reader = dropped(home, tickets[0]), Reader()
    promised = rehearse(reader, upload).lit
    assert load_all(reader, upload).lit == promised


def test_a_file_is_read_once_for_what_was_said_of_it(home, tickets, monkeypatch):
    upload, reader = dropped(home, tickets[0], ("poem.csv", b"roses,violets\nred,blue\n")), Reader()
    first = rehearse(reader, upload)
    import pages.analysts.checked as checked

    def never(*_):
        raise AssertionError("it was read again")

    monkeypatch.setattr(checked, "drafts", never)
    assert rehearse(reader, upload).total("new") == first.total("new")


def test_the_same_file_again_changes_no_figure(home, tickets):
    load_all(Reader(), dropped(home, tickets[0]))
    found = rehearse(Reader(), dropped(home, tickets[0]))
    assert found.lit == () and found.total("new") == 0 and found.tables[0].receipt.already


def test_a_file_that_is_no_export_is_told_in_a_sentence_without_the_options_of_the_command(home):
    (one,) = rehearse(Reader(), dropped(home, ("poem.csv", b"roses,violets\nred,blue\n"))).files
    assert one.refused.startswith("poem.csv") and "--" not in one.refused and not one.tables
    assert one.found.profile is None and one.found.header == ("roses", "violets")


def test_what_can_be_loaded_is_loaded_and_the_rest_stays_in_the_upload(home, tickets):
    upload = dropped(home, tickets[0], ("poem.csv", b"roses,violets\nred,blue\n"))
    loaded = load_all(Reader(), upload)
    assert len(loaded.reports) == 1
    assert [path.name for path in upload.said] == ["poem.csv"] and all(path.exists() for path in upload.said)


def test_a_load_that_fails_changes_nothing_and_keeps_the_files(home, tickets, monkeypatch):
    upload, reader = dropped(home, tickets[0]), Reader()
    rehearse(reader, upload)

    def broken(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(Warehouse, "publish_all", broken)
    with pytest.raises(OSError):
        load_all(reader, upload)
    assert not Warehouse(home).exists() and all(path.exists() for path in upload.said)


def test_all_files_of_an_upload_are_one_change(home, tickets):
    people = "employee id,hire date,termination date,department\n" + "".join(f"E{i},2019-01-0{i},,Claims\n" for i in range(1, 9))
    load_all(Reader(), dropped(home, tickets[0], ("people.csv", people)))
    assert sorted(one.batch for one in imports(Warehouse(home))) == ["B1", "B2"]


def test_refused_rows_show_the_value_and_come_back_as_a_file_that_loads_once_mended(home, tmp_path):
    file, _ = ticket_list(tmp_path, 20)
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[3] = lines[3].replace("2025-03-04", "2025-02-31")
    upload, reader = dropped(home, ("tickets.csv", "\n".join(lines))), Reader()
    (table,) = rehearse(reader, upload).tables
    (row,) = table.refused_rows.to_dict("records")
    assert (row["row"], row["line"], row["column"]) == (3, 4, "resolved_at")
    assert row["value"].startswith("2025-02-31") and "this day does not exist" in row["reason"]
    loaded = load_all(reader, upload)
    (mend,) = loaded.mend.values()
    text = mend.decode("utf-8-sig")
    assert "INC0000002" in text and "reason" in text.splitlines()[0]
    mended = text.replace("2025-02-31", "2025-03-04")
    found = rehearse(Reader(), dropped(home, ("tickets.csv", mended)))
    assert (found.total("new"), found.total("refused")) == (1, 0)


def test_the_zone_of_the_browser_is_proposed_once_and_then_remembered(home, tmp_path):
    lines = ["number,opened_at,closed_at,incident_state,caller_id", "INC1,2026-01-05 12:00:00,2026-01-05 13:00:00,Closed,Ann"]
    upload, reader = dropped(home, ("a.csv", "\n".join(lines))), Reader()
    (table,) = rehearse(reader, upload, "America/New_York").tables
    assert (table.draft.zone, table.draft.zone_from) == ("America/New_York", "proposed")
    load_all(reader, upload, "America/New_York")
    # Another shape of the same source, seen from another place.
    lines = ["number,opened_at,closed_at,incident_state,priority,caller_id", "INC2,2026-01-05 12:00:00,2026-01-05 13:00:00,Closed,1,Ann"]
    (table,) = rehearse(Reader(), dropped(home, ("b.csv", "\n".join(lines))), "Asia/Tokyo").tables
    assert (table.draft.zone, table.draft.zone_from) == ("America/New_York", "remembered")


def test_figures_that_were_foreseen_on_older_data_are_worked_out_anew(home, tickets):
    upload, reader = dropped(home, tickets[0]), Reader()
    revision, foreseen = Warehouse(home).revision(), rehearse(reader, upload).lit
    people = "employee id,hire date,termination date,department\n" + "".join(f"E{i},2019-01-0{i},,Claims\n" for i in range(1, 9))
    load_all(Reader(), dropped(home, ("people.csv", people)))
    assert Warehouse(home).revision() != revision
    assert load_all(reader, upload, foreseen=(revision, foreseen[:1])).lit == foreseen


def test_what_could_not_be_linked_is_said_with_what_becomes_of_it():
    assert linked_words("people", 1.0) == "every colleague that a row names is known."
    assert linked_words("people", 0.25).startswith("25% of the rows that name a colleague") and "not by department" in linked_words("people", 0.25)


@pytest.mark.parametrize(("note", "shown"), [
    ("Times read as Europe/Oslo, the organisation's zone, because nobody said otherwise; say it with --time-zone.",
     "Times read as Europe/Oslo, the organisation's zone, because nobody said otherwise."),
    ("Give the list the name of the survey's own source (--source), so that both are of one survey.",
     "Give the list the name of the survey's own source, so that both are of one survey."),
    ("Planned work-arounds are left out.", "Planned work-arounds are left out."),
])
def test_notes_on_the_page_name_no_option_of_the_command(note, shown):
    assert for_readers(note) == shown
