"""Files that try to be taken for something else: foreign words, renamed columns, titles, totals, two readings that fit alike."""

from __future__ import annotations

import pytest

from connectors.load import load
from connectors.look import look
from data.errors import FileRefused
from tests.exports_loaded import table

DAYS = range(1, 9)
SURVEY_WITH_TICKET_WORDS = "ID,Start time,Completion time,Email,Name,Ticket number,Category,Status,How satisfied are you with the ticket?\n" + "".join(
    f"{n},7/13/26 9:00:1{n},7/13/26 9:10:43,a@example.org,Ann,INC{n},Desk,Closed,{1 + n % 5}\n" for n in DAYS)
FORM_WITH_TICKET_WORDS = "Timestamp,Ticket ID,Status,Category,How satisfied are you with the help?\n" + "".join(
    f"2026/09/1{n} 10:00:00 AM GMT+3,T{n},Closed,Desk,{1 + n % 5}\n" for n in DAYS)
PEOPLE_WITH_SURVEY_WORDS = "Employee ID,Full Name,Hire Date,Department,Survey,Response,Completion Date,Engagement score\n" + "".join(
    f"E{n},Ann {n},2020-01-0{n},IT,Pulse,yes,2026-01-02,{n}\n" for n in DAYS)
PEOPLE_LIKE_GLINT = "EMP ID,Manager ID,Hire Date,Termination Date,Department,Status\n" + "".join(f"E{n},M1,2020-01-0{n},,IT,Active\n" for n in DAYS)
TICKETS_WITH_SURVEY_WORDS = "Ticket ID,Created,Closed,Status,Category,Question,Answer,Requester\n" + "".join(
    f"T{n},2026-01-0{n},2026-01-0{n},Closed,Desk,How?,Fine,Ann\n" for n in DAYS)
TICKETS_WITH_A_TIMESTAMP = "Timestamp,Ticket,Created,Resolved,Status,Category\n" + "".join(
    f"2026-01-0{n} 10:00,T{n},2026-01-0{n} 09:00,2026-01-0{n} 10:00,Closed,Net\n" for n in DAYS)
INCIDENTS_WITH_SURVEY_WORDS = "Number,Caller,Opened,State,Assignment group,Category,Survey,Respondent,Score\n" + "".join(
    f"INC{n},Ann,2026-01-0{n} 10:00,Closed,Desk,Net,CSAT,Ann,5\n" for n in DAYS)


def _file(tmp_path, text, name="export.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("text", "key"), [
    (SURVEY_WITH_TICKET_WORDS, "microsoft_forms"), (FORM_WITH_TICKET_WORDS, "google_forms"), (PEOPLE_WITH_SURVEY_WORDS, "people_list"),
    (PEOPLE_LIKE_GLINT, "people_list"), (TICKETS_WITH_SURVEY_WORDS, "ticket_list"), (TICKETS_WITH_A_TIMESTAMP, "ticket_list"),
    (INCIDENTS_WITH_SURVEY_WORDS, "servicenow_incident"),
])
@pytest.mark.parametrize("name", ["people.csv", "survey.csv", "tickets.csv"])
def test_words_of_another_room_and_swapped_names_do_not_decide(home, tmp_path, text, key, name):
    (seen,) = look(_file(tmp_path, text, name), home)
    assert (seen.found.profile and seen.found.profile.key, seen.found.between) == (key, ()), seen.found.why


@pytest.mark.parametrize("text", [
    "Timestamp,Temperature,Humidity\n2026-01-01 10:00,21,40\n2026-01-02 10:00,22,41\n",
    "Timestamp,Level,Message\n2026-01-01 10:00,INFO,started\n",
    "Name,Email,Phone,Department,Location\nAnn,ann@example.org,1,IT,Oslo\n",
    "Email,First Name,Last Name,Department,Status\nann@example.org,Ann,Example,IT,sent\n",
    "Date,Amount,Description,Balance\n2026-01-01,10,Shop,100\n",
    "Invoice number,Date,Customer,Amount,Currency,Status\nI1,2026-01-01,Acme,10,EUR,Paid\n",
    "Subject,Start,End,Location,Organizer\nMeeting,2026-01-01 10:00,2026-01-01 11:00,Room,Ann\n",
    "Request ID,Employee ID,Start Date,End Date,Status,Type\nR1,E1,2026-01-05,2026-01-09,Approved,Vacation\n",
    "Employee ID,Course,Start Date,Completed,Score\nE1,Safety,2026-01-05,yes,9\n",
    "T-1,2026-02-01,Closed,Net\nT-2,2026-02-02,Closed,Net\n",
    "Ticket Ref,Logged,Fixed,Type of problem,Owner team\nT-1,2026-02-01,2026-02-02,Net,IT\n",
])
def test_what_is_something_else_is_left_to_the_mapper(home, tmp_path, text):
    path = _file(tmp_path, text)
    (seen,) = look(path, home)
    assert seen.found.profile is None, (seen.found.profile.key, seen.found.sureness)
    with pytest.raises(FileRefused, match="this is no export that is known"):
        load(path, home)


@pytest.mark.parametrize("titles", [0, 1, 4, 7, 12])
def test_titles_above_the_header_are_no_rows(home, tmp_path, titles):
    above = "".join(f"Report {n}\n" for n in range(titles))
    rows = "".join(f"T-{n};{n}.02.2026 12:05;Offen;Netz;IT\n" for n in range(1, 21))
    report = load(_file(tmp_path, f"{above}Ticket;Erstellt am;Status;Kategorie;Gruppe\n{rows}"), home)
    assert (report.profile, report.kept, report.refused) == ("ticket_list", 20, 0)


@pytest.mark.parametrize("total", ["Summe;;;;8", "Total: 8;;;;", "Grand Total;;;8;", "Gesamtergebnis (8);;;;", "total général;;;;8"])
def test_a_total_at_the_end_is_no_ticket_and_nothing_to_refuse(home, tmp_path, total):
    rows = "".join(f"T-{n};0{n}.02.2026 12:05;Offen;Netz;IT\n" for n in DAYS)
    report = load(_file(tmp_path, f"Ticket;Erstellt am;Status;Kategorie;Gruppe\n{rows}\n{total}\n"), home)
    assert (report.kept, report.refused) == (8, 0), report.reasons
    assert any("about something else" in note for note in report.notes)


def test_a_total_at_the_end_is_nobody(home, tmp_path):
    rows = "".join(f"E{n},2020-01-0{n},IT\n" for n in DAYS)
    report = load(_file(tmp_path, f"Employee Number,Hire Date,Department\n{rows}Total employees,,8\nTotal,,8\n"), home)
    assert (report.kept, len(table(home, "people"))) == (9, 9), "only a bare total is surely none"


def test_ids_that_begin_like_totals_are_kept(home, tmp_path):
    rows = "".join(f"TOTAL-{n},2026-02-0{n},Net\n" for n in DAYS) + "Summer party,2026-02-09,Net\n"
    assert load(_file(tmp_path, f"Ticket,Created,Category\n{rows}"), home).kept == 9


FITS_TWO = "Employee ID,Hire Date,Join Date,Termination Date,Department,Status,Sub Unit,Job Category,Time Type,Worker Type\n" + \
    "E1,2020-01-02,2020-01-02,,IT,Active,IT,Clerk,Full,Employee\n"


def test_two_readings_that_fit_alike_are_asked_about(home, tmp_path):
    path = _file(tmp_path, FITS_TWO)
    (seen,) = look(path, home)
    assert set(seen.found.between) == {"orangehrm", "workday"}
    with pytest.raises(FileRefused, match="it could be read as orangehrm or workday. Say which with --profile."):
        load(path, home)
    assert not home.warehouse.exists()
    assert load(path, home, profile="workday").kept == 1



def test_two_that_read_a_table_alike_are_no_question(home, tmp_path):
    text = "Month,Service,Amount,Cost type,Currency\n" + "".join(f"2026-0{n},Portal,{n}00,Run,EUR\n" for n in DAYS)
    report = load(_file(tmp_path, text), home)
    assert (report.profile, set(table(home, "costs")["kind"])) == ("cost_list", {"run"})


def test_semicolons_inside_commas_and_the_other_way_round(home, tmp_path):
    rows = "".join(f'T-{n},2026-02-0{n},"Net; slow; again",IT\n' for n in DAYS)
    assert load(_file(tmp_path, f"Ticket,Created,Category,Group\n{rows}"), home).kept == 8
    rows = "".join(f"S-{n};2026-02-0{n};Net, slow, again;IT\n" for n in DAYS)
    report = load(_file(tmp_path, f"Ticket;Created;Category;Group\n{rows}", "other.csv"), home)
    assert (report.kept, set(table(home, "tickets")["category"])) == (8, {"Net; slow; again", "Net, slow, again"})
