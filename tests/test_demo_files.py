"""The demo organisation's exports have the true form of their systems and are the same bytes every time."""

import csv
import hashlib
import io
from datetime import datetime

import pytest

from data.demo import print_exports, source_of
from data.demo.sources import RATED
from data.demo.truths import DATA_END, FIRST_DAY, PREVIEWS, REFUSED
from data.schema import CANONICAL

SMALL = 0.06
WINDOWS = {"servicenow_incident.csv", "servicenow_sc_request.csv", "servicenow_sc_req_item.csv", "servicenow_sc_task.csv",
           "servicenow_metric_instance.csv", "servicenow_change_request.csv", "servicenow_outage.csv", "surveymonkey_customer_survey.csv"}
SURVEYS = ("qualtrics", "surveymonkey", "forms")
TICKETS = (("servicenow_incident.csv", "number", "caller_id"), ("servicenow_sc_request.csv", "number", "requested_for"),
           ("servicenow_sc_req_item.csv", "number", "requested_for"), ("servicenow_sc_task.csv", "number", "requested_for"),
           ("servicenow_change_request.csv", "number", "requested_by"), ("jira_claims_operations.csv", "Issue key", "Reporter"),
           ("zendesk_facilities.csv", "Id", "Requester"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    to = tmp_path_factory.mktemp("demo")
    print_exports(to, scale=SMALL)
    return to


def _rows(folder, name):
    encoding = "cp1252" if name in WINDOWS else "utf-8-sig"
    return list(csv.reader(io.StringIO((folder / name).read_bytes().decode(encoding), newline="")))


def _records(folder, name, heads=1):
    rows = _rows(folder, name)
    return [dict(zip(rows[0], row, strict=True)) for row in rows[heads:]]


def test_the_same_seed_prints_the_same_bytes(folder, tmp_path):
    again = print_exports(tmp_path, scale=SMALL)
    one, two = ({p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in where.iterdir()} for where in (folder, tmp_path))
    assert one == two
    assert {p.name for p in again} == set(one)


def test_another_seed_prints_other_people(folder, tmp_path):
    print_exports(tmp_path, scale=SMALL, seed=7)
    assert (folder / "people.csv").read_bytes() != (tmp_path / "people.csv").read_bytes()


def test_every_file_is_returned_in_an_order_that_declares_before_it_uses(folder, tmp_path):
    names = [p.name for p in print_exports(tmp_path, scale=SMALL)]
    assert len(names) == len(set(names)) == len(list(tmp_path.iterdir()))
    last_template = max(names.index(n) for n in names if n.startswith("template_"))
    assert last_template < names.index("people.csv") < names.index("servicenow_incident.csv")
    assert names.index("servicenow_incident.csv") < names.index("qualtrics_after_ticket.csv")


def test_every_file_has_a_source_and_surveys_are_named_alike(folder):
    sources = {path.name: source_of(path).name for path in folder.iterdir()}
    assert {sources[n] for n in sources if n.startswith("servicenow")} == {"servicenow"}
    asked = {r["survey"] for r in _records(folder, "invitations.csv")}
    described = {r["survey"] for r in _records(folder, "template_questions.csv")} - {RATED}
    assert asked < described == {sources[n] for n in sources if n.startswith(SURVEYS)}
    codes = {r["column"] for r in _records(folder, "template_questions.csv") if r["survey"] != RATED}
    written = {cell for n in sources if n.startswith(SURVEYS) for cell in _rows(folder, n)[0]}
    assert codes <= written


@pytest.mark.parametrize(("name", "begins"), [
    ("servicenow_incident.csv", "number,short_description,category,state,priority,opened_at,closed_at,assigned_to,"
                                "assignment_group,caller_id,location,sys_updated_on,closed_by"),
    ("servicenow_sc_request.csv", "number,state,opened_at,opened_by,closed_at,assignment_group,assigned_to,short_description,"
                                  "priority,sys_created_on,sys_updated_on,requested_for,stage"),
    ("servicenow_sc_req_item.csv", "number,state,opened_at,opened_by,closed_at,assignment_group,assigned_to,short_description,"
                                   "priority,sys_created_on,sys_updated_on,requested_for,stage,cat_item,request,approval,price"),
    ("servicenow_sc_task.csv", "number,state,opened_at,opened_by,closed_at,assignment_group,assigned_to,short_description,"
                               "priority,sys_created_on,sys_updated_on"),
    ("servicenow_metric_instance.csv", "definition,id,table,field,field_value,value,start,end,duration,business_duration,"
                                       "calculation_complete"),
    ("servicenow_change_request.csv", "number,state,opened_at,opened_by,closed_at,assignment_group,assigned_to,short_description,"
                                      "priority,sys_created_on,sys_updated_on,type,risk,start_date,end_date,close_code,cab_required"),
    ("servicenow_outage.csv", "Number,Configuration item,Type,Begin,End,Duration,Affected share,Task number,Short description"),
    ("jira_claims_operations.csv", "Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name"),
    ("zendesk_facilities.csv", "Summation column,Id,Requester"),
    ("forms_how_was_it.csv", "ID,Start time,Completion time,Email,Name"),
    ("greenhouse_openings.csv", "Job Name,Job ID,Job Status,Requisition ID,Opening ID,Opening Status,Department,Office,Date Opened"),
    ("customers.csv", "Customer ID,Customer name,Customer since,Churn date"),
    ("attrition_brokerage.csv", "Age,Attrition,Department,EmployeeNumber"),
    ("people.csv", "Employee Number,Full Name,E-mail,Hire Date,Termination Date,Termination Reason,Department,Location,"
                   "Job Title,Status"),
    ("measures.csv", "date,measure,value,stream"),
    ("costs.csv", "month,service,kind,amount,currency"),
    ("invitations.csv", "id,survey,invited_at,department_text,invited"),
])
def test_headers_are_the_systems_own(folder, name, begins):
    assert ",".join(_rows(folder, name)[0]).startswith(begins)


def test_templates_have_the_canonical_columns(folder):
    templates = sorted(folder.glob("template_*.csv"))
    assert len(templates) == 14
    for path in templates:
        table = path.stem.removeprefix("template_")
        rows = _rows(folder, path.name)
        assert tuple(rows[0]) == ("id", *CANONICAL[table].info["mapped"])
        ids = [row[0] for row in rows[1:]]
        assert len(ids) == len(set(ids)) > 0
        required = [c.name for c in CANONICAL[table].columns if c.info.get("required")]
        for record in _records(folder, path.name):
            assert all(record[name] for name in required), (path.name, record)


def test_templates_refer_to_what_is_declared(folder):
    known = {table: {r["id"] for r in _records(folder, f"template_{table}.csv")}
             for table in ("services", "streams", "goals", "departments")}
    for table, column, of in [("service_rules", "service", "services"), ("targets", "service", "services"),
                              ("targets", "stream", "streams"), ("targets", "goal", "goals"), ("streams", "goal", "goals"),
                              ("stream_rules", "stream", "streams"), ("services", "stream", "streams"),
                              ("services", "department", "departments"), ("improvements", "service", "services"),
                              ("improvements", "stream", "streams"), ("assumptions", "service", "services"),
                              ("departments", "parent", "departments")]:
        named = {r[column] for r in _records(folder, f"template_{table}.csv")} - {""}
        assert named <= known[of], (table, column)


@pytest.mark.parametrize("name", ["qualtrics_colleague_pulse.csv", "qualtrics_after_ticket.csv"])
def test_qualtrics_has_three_header_rows_and_its_previews(folder, name):
    rows = _rows(folder, name)
    assert rows[0][:3] == ["StartDate", "EndDate", "Status"]
    assert rows[1][:3] == ["Start Date", "End Date", "Response Type"]
    assert rows[2][0] == '{"ImportId":"startDate"}'
    assert all(cell.startswith('{"ImportId":') for cell in rows[2])
    records = _records(folder, name, heads=3)
    assert sum(r["Status"] == "1" for r in records) == PREVIEWS[name]
    ids = [r["ResponseId"] for r in records]
    assert len(ids) == len(set(ids))
    assert all(r["RecipientEmail"].endswith("@harbourmutual.example") for r in records)


def test_surveymonkey_has_two_header_rows_with_empty_cells(folder):
    rows = _rows(folder, "surveymonkey_customer_survey.csv")
    assert rows[0][0] == "Respondent ID" and rows[0][-3:] == ["", "", ""]
    assert rows[1][-6:] == ["Response", "Response", "A claim", "My policy", "The price", "Something else"]
    raw = (folder / "surveymonkey_customer_survey.csv").read_bytes()
    assert b"\x96" in raw
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")


def test_people_come_with_a_byte_order_mark_and_left_over_blanks(folder):
    assert (folder / "people.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert {r["Department"] for r in _records(folder, "people.csv")} >= {"Facilities       ", "Claims", "Internal audit"}


def test_deliveries_mix_two_ways_of_writing_a_date(folder):
    written = [r["Scheduled Delivery Date"] for r in _records(folder, "deliveries.csv")]
    assert sum("-" in w for w in written) > len(written) / 2
    assert sum("/" in w for w in written) > len(written) / 5
    assert {len(w.split("/")[2]) for w in written if "/" in w} == {2}


def test_ticket_numbers_are_given_once_and_callers_are_people(folder):
    names = {r["Full Name"] for r in _records(folder, "people.csv")}
    numbers, refused = [], 0
    for name, number, caller in TICKETS:
        records = _records(folder, name)
        assert {r[caller] for r in records} <= names
        numbers += [r[number] for r in records if r[number]]
        refused += sum(not r[number] for r in records)
    assert len(numbers) == len(set(numbers))
    assert refused == sum(fault.rows for name, number, _ in TICKETS for fault in REFUSED.get(name, ()) if (fault.column, fault.why) == (number, "empty"))
    answered = {r["ticket_number"] for r in _records(folder, "qualtrics_after_ticket.csv", heads=3)}
    formed = {r["Ticket"] for r in _records(folder, "forms_how_was_it.csv")}
    assert answered <= set(numbers) and formed - {""} <= set(numbers) and "" in formed
    assert {r["id"] for r in _records(folder, "servicenow_metric_instance.csv")} <= set(numbers)


def test_items_and_tasks_hang_below_what_was_ordered(folder):
    orders = {r["number"] for r in _records(folder, "servicenow_sc_request.csv")}
    items = _records(folder, "servicenow_sc_req_item.csv")
    assert orders <= {r["request"] for r in items}
    assert {r["request_item"] for r in _records(folder, "servicenow_sc_task.csv")} <= {r["number"] for r in items}


def test_moments_lie_within_the_span(folder):
    for name, columns in {"servicenow_incident.csv": ("opened_at", "resolved_at", "closed_at", "sys_updated_on"),
                          "servicenow_sc_req_item.csv": ("opened_at", "closed_at", "sys_updated_on"),
                          "servicenow_metric_instance.csv": ("start", "end"),
                          "qualtrics_after_ticket.csv": ("StartDate", "EndDate")}.items():
        heads = 3 if name.startswith("qualtrics") else 1
        found = [r[c] for r in _records(folder, name, heads) for c in columns if r[c] and "-02-31" not in r[c]]
        moments = [datetime.strptime(text, "%Y-%m-%d %H:%M:%S") for text in found]
        assert min(moments).date() >= FIRST_DAY
        assert max(moments) <= DATA_END
