"""What the demo organisation is said to hide can be found in its exports, in the strength that the truths state."""

import numpy as np
import pandas as pd
import pytest

from data.demo import agreed, declared, print_exports
from data.demo.span import working_seconds
from data.demo.truths import (
    AUTOMATABLE,
    DATA_END,
    DELIVERY_DATE_NOT_CAPTURED,
    DID_NOTHING,
    FRICTION,
    IMPROVEMENTS,
    MADE_WORSE,
    NO_OWNER,
    REHIRED,
    SAME_NAMES,
    SEASON,
    SLOW_HANDOVER,
    SMALL_DEPARTMENT,
    STORM,
    UNFINISHED_SHARE,
    WATERMELON,
    WILL_MISS,
    WORKED,
)

HOURS = 8
SERVICENOW, JIRA, ZENDESK = "%Y-%m-%d %H:%M:%S", "%d/%b/%y %I:%M %p", "%Y-%m-%d %H:%M"
FAVOURABLE = ("Satisfied", "Very satisfied")


def _read(folder, name, **how):
    return pd.read_csv(folder / name, dtype=str, keep_default_na=False, **how)


def _day(cells, form):
    return pd.to_datetime(cells, format=form, errors="coerce")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    to = tmp_path_factory.mktemp("harbour")
    print_exports(to)
    return to


def _listed(folder, name, **names):
    """One system's tickets under common names; what a system does not say is empty."""
    frame = _read(folder, name, encoding="cp1252" if name.startswith("servicenow") else "utf-8")
    return pd.DataFrame({to: frame[column] if column else "" for to, column in names.items()})


def _servicenow(folder):
    common = {"number": "number", "opened": "opened_at", "kept": "made_sla", "case": ""}
    parts = [
        _listed(folder, "servicenow_incident.csv", **common, finished="resolved_at", of="subcategory", who="caller_id", category="category",
                item="", reopened="reopen_count"),
        _listed(folder, "servicenow_sc_req_item.csv", **common, finished="closed_at", of="cat_item", who="requested_for", category="",
                item="cat_item", reopened=""),
        _listed(folder, "servicenow_sc_task.csv", **common, finished="closed_at", of="request_item.cat_item", who="requested_for",
                category="", item="request_item.cat_item", reopened=""),
    ]
    every = pd.concat(parts, ignore_index=True)
    return every.assign(opened=_day(every["opened"], SERVICENOW), ended=_day(every["finished"], SERVICENOW), kept=every["kept"] == "true")


def _jira(folder):
    every = _listed(folder, "jira_claims_operations.csv", number="Issue key", opened="Created", finished="Resolved", of="Custom field (Request Type)",
                    who="Reporter", case="Custom field (Claim number)", left="Custom field (Time to resolution)", category="",
                    item="Custom field (Request Type)", reopened="", done="Status Category", changed="Status Category Changed")
    ended = every["finished"].where((every["finished"] != "") | (every["done"] != "Done"), every["changed"])
    return every.assign(opened=_day(every["opened"], JIRA), ended=_day(ended, JIRA), kept=~every["left"].str.startswith("-"))


def _zendesk(folder):
    every = _listed(folder, "zendesk_facilities.csv", number="Id", opened="Created at", hours="Resolution time", of="Tags", who="Requester", case="",
                    category="Category [list]", item="", reopened="Reopens", due="Due date")
    opened = _day(every["opened"], ZENDESK)
    ended = opened + pd.to_timedelta(pd.to_numeric(every["hours"]), unit="h")
    return every.assign(opened=opened, ended=ended, kept=ended <= _day(every["due"], ZENDESK) + pd.Timedelta(minutes=1))


@pytest.fixture(scope="module")
def tickets(folder):
    """All tickets of three systems with service by the declared rules, opened, ended, kept."""
    every = pd.concat([_servicenow(folder), _jira(folder), _zendesk(folder)], ignore_index=True)
    rules = pd.DataFrame(declared.service_rules())
    by = {field: part.set_index("pattern")["service"] for field, part in rules.groupby("field")}
    by_item = every["item"].map(by["item"]).fillna(every["item"].map(by["subcategory"]))
    every["service"] = by_item.fillna(every["category"].map(by["category"]))
    every["again"] = pd.to_numeric(every["reopened"]).fillna(0) > 0
    return every[(every["number"] != "") & every["opened"].notna() & ~(every["ended"] < every["opened"])]


@pytest.fixture(scope="module")
def people(folder):
    frame = _read(folder, "people.csv", encoding="utf-8-sig")
    frame["hired"], frame["left"] = (_day(frame[c], "%d/%m/%Y") for c in ("Hire Date", "Termination Date"))
    return frame[(frame["Employee Number"] != "") & frame["hired"].notna() & ~(frame["left"] < frame["hired"])]


@pytest.fixture(scope="module")
def pulse(folder):
    frame = _read(folder, "qualtrics_colleague_pulse.csv").iloc[2:]
    return frame[(frame["Status"] == "0") & (frame["comfort"] != "7")].assign(at=lambda f: pd.to_datetime(f["EndDate"]))


@pytest.fixture(scope="module")
def answers(folder, tickets):
    frame = _read(folder, "qualtrics_after_ticket.csv").iloc[2:]
    frame = frame[(frame["Status"] == "0") & (frame["satisfaction"] != "7")]
    frame = frame.assign(favourable=frame["satisfaction"].isin(["4", "5"]), at=pd.to_datetime(frame["EndDate"]))
    by_form = _read(folder, "forms_how_was_it.csv", encoding="utf-8-sig")
    by_form = by_form.assign(ticket_number=by_form["Ticket"], favourable=by_form["How satisfied are you with the help you got?"].isin(FAVOURABLE),
                             at=_day(by_form["Completion time"], "%m/%d/%y %H:%M:%S"))
    every = pd.concat([frame, by_form], ignore_index=True)
    return every.merge(tickets[["number", "service"]], left_on="ticket_number", right_on="number", how="inner")


def _monthly(values, at):
    series = values.groupby(at.dt.to_period("M")).mean()
    return series[(series.index >= "2024-11") & (series.index <= "2026-10")]


def _limits(series):
    moved = np.abs(np.diff(series))
    moved = moved[moved < 3.267 * moved.mean()]
    return series.mean() - 2.66 * moved.mean(), series.mean() + 2.66 * moved.mean()


def test_size_of_the_house(tickets, people):
    assert 57_000 < len(tickets) < 64_000
    now = people[people["left"].isna()]
    assert 2_300 < len(now) < 2_500
    assert now["Department"].str.strip().nunique() == 10
    assert set(now["Location"]) == {"Oslo", "Hamburg", "Lisbon", "Dublin"}
    assert tickets["service"].notna().all()
    months = tickets["opened"].dt.to_period("M").nunique()
    assert months == 25


def test_one_improvement_worked(tickets):
    done = tickets[(tickets["service"] == WORKED.service) & tickets["ended"].notna()]
    after = done["opened"] >= pd.Timestamp(WORKED.on)
    effect = done[after]["kept"].mean() - done[~after]["kept"].mean()
    assert effect == pytest.approx(WORKED.effect, abs=0.04)
    series = _monthly(done["kept"], done["ended"])
    assert series[-12:].mean() > _limits(series[:11])[1]


def test_one_made_it_worse(tickets):
    done = tickets[(tickets["service"] == MADE_WORSE.service) & tickets["ended"].notna()].sort_values("opened")
    again = done.groupby(["who", "of"])["opened"].shift(-1)
    back = done["again"] | ((again > done["ended"]) & (again <= done["ended"] + pd.Timedelta(days=14)))
    after = done["opened"] >= pd.Timestamp(MADE_WORSE.on)
    assert back[~after].mean() - back[after].mean() == pytest.approx(MADE_WORSE.effect, abs=0.04)


@pytest.fixture(scope="module")
def orders(folder):
    frame = _read(folder, "servicenow_sc_request.csv", encoding="cp1252")
    frame["opened"], frame["ended"] = pd.to_datetime(frame["opened_at"]), pd.to_datetime(frame["closed_at"])
    done = frame["ended"].notna()
    frame.loc[done, "hours"] = (working_seconds(frame["ended"][done]) - working_seconds(frame["opened"][done])) / 3600
    return frame


def test_one_did_nothing_and_its_target_will_be_missed(orders):
    after = orders["opened"] >= pd.Timestamp(DID_NOTHING.on)
    assert orders[after]["hours"].median() == pytest.approx(orders[~after]["hours"].median(), rel=0.08)
    assert orders["hours"].median() == pytest.approx(SLOW_HANDOVER.case_days * HOURS, rel=0.08)
    ended = orders.dropna(subset="ended")
    series = ended.groupby(ended["ended"].dt.to_period("M"))["hours"].median()["2024-12":"2026-10"]
    target = next(t for t in agreed.targets() if (t["indicator"], t["stream"]) == WILL_MISS)
    assert target["value"] == SLOW_HANDOVER.target_days * HOURS < _limits(series)[0]


def test_the_wait_sits_between_two_departments(folder, tickets):
    steps = tickets[tickets["item"].isin([r["step"] for r in declared.stream_rules() if r["stream"] == SLOW_HANDOVER.stream])]
    done = steps.dropna(subset="ended")
    took = pd.Series(working_seconds(done["ended"]) - working_seconds(done["opened"]), index=done.index) / 3600 / HOURS
    days = took.groupby(done["item"]).median()
    assert days.idxmax() == SLOW_HANDOVER.step
    assert days[SLOW_HANDOVER.step] == pytest.approx(SLOW_HANDOVER.wait_days, rel=0.1)
    assert days.drop(SLOW_HANDOVER.step).max() < 0.8 * days[SLOW_HANDOVER.step]
    number = steps[steps["item"] == SLOW_HANDOVER.step]["number"]
    events = _read(folder, "servicenow_metric_instance.csv", encoding="cp1252")
    teams = events[events["id"].isin(number) & (events["field"] == "assignment_group")].groupby("id")["value"].agg(tuple)
    assert (teams == ("IT Access", "Security Approvals")).mean() > 0.95


def test_exactly_one_watermelon(tickets, answers):
    green, sore = WATERMELON.promise_target, WATERMELON.favourable_target
    done = tickets[tickets["ended"].notna()]
    found = []
    for service, part in done.groupby("service"):
        heard = answers[answers["service"] == service]
        kept, liked = _monthly(part["kept"], part["ended"]), _monthly(heard["favourable"], heard["at"])
        if _limits(kept)[0] >= green and _limits(liked)[1] <= sore:
            found.append(service)
    assert found == [WATERMELON.service]
    assert answers[answers["service"] == WATERMELON.service]["favourable"].mean() == pytest.approx(WATERMELON.favourable, abs=0.04)


def test_the_item_worth_automating_leads_by_far(tickets):
    counted = tickets["of"].where(tickets["of"].notna(), tickets["item"]).value_counts()
    assert counted.index[0] == AUTOMATABLE.item
    assert counted.iloc[0] / 24.7 == pytest.approx(AUTOMATABLE.monthly, rel=0.12)
    resets = tickets[tickets["of"] == AUTOMATABLE.item].dropna(subset="ended")
    minutes = (working_seconds(resets["ended"]) - working_seconds(resets["opened"])) / 60
    assert np.median(minutes) < 2 * AUTOMATABLE.minutes


def test_demand_that_comes_back_every_year(tickets):
    part = tickets[tickets["service"] == SEASON.service]
    month = part["opened"].dt.month[part["opened"] < "2026-11-01"].value_counts()
    assert month[[12, 1, 2]].sum() > 2.5 * month[[6, 7, 8]].sum()


def test_the_storm_stands_out(folder, tickets):
    claims = tickets[tickets["case"] != ""].drop_duplicates("case")
    counted = claims.groupby(claims["opened"].dt.to_period("M")).size()["2024-12":"2026-10"]
    assert counted.idxmax() == pd.Period(STORM.month, "M")
    assert counted.max() > 1.8 * counted.median()
    delivered = _read(folder, "deliveries.csv")
    promised = pd.to_datetime(delivered["Scheduled Delivery Date"], format="mixed", errors="coerce")
    handed = pd.to_datetime(delivered["Delivered to Client Date"], format="mixed", errors="coerce")
    known = promised.notna() & handed.notna() & (delivered["ID"] != "")
    on_time = _monthly((handed <= promised)[known], promised[known])
    assert on_time[pd.Period(STORM.month, "M")] == on_time.min() < _limits(on_time.drop(pd.Period(STORM.month, "M")))[0]


def test_four_people_who_always_answer(people, pulse):
    four = people[people["Department"] == SMALL_DEPARTMENT.department]
    assert len(four) == SMALL_DEPARTMENT.people and four["left"].isna().all()
    theirs = pulse[pulse["RecipientEmail"].isin(four["E-mail"])]
    quarters = theirs.groupby(theirs["at"].dt.to_period("Q"))["RecipientEmail"].nunique()
    assert (quarters["2025Q1":"2026Q3"] == SMALL_DEPARTMENT.people).all()


def _leaving_after(pulse, people, department):
    """Share who resign within the days after an unhappy answer, and after any other."""
    spells = people.merge(pulse, left_on="E-mail", right_on="RecipientEmail")
    same = (spells["Department"].str.strip() == FRICTION.department) == department
    spells = spells[same & (spells["hired"] <= spells["at"]) & ~(spells["left"] < spells["at"]) & (spells["recommend"] != "")]
    spells = spells[spells["at"] < pd.Timestamp(DATA_END) - pd.Timedelta(days=FRICTION.days)]
    soon = (spells["left"] <= spells["at"] + pd.Timedelta(days=FRICTION.days)) & spells["Termination Reason"].str.startswith("Vol")
    unhappy = spells["recommend"].astype(int) <= 6
    return soon[unhappy].mean(), soon[~unhappy].mean(), soon[unhappy].sum()


def test_friction_precedes_leaving_in_one_department_only(pulse, people):
    after_unhappy, after_other, leavers = _leaving_after(pulse, people, True)
    assert leavers >= 10
    assert after_unhappy > 4 * after_other
    elsewhere_unhappy, elsewhere_other, _ = _leaving_after(pulse, people, False)
    assert elsewhere_unhappy < 2 * elsewhere_other


def test_rehires_and_shared_names(people):
    spells = people.groupby("Employee Number")
    assert (spells.size() == 2).sum() == REHIRED
    assert spells.size().max() == 2
    twice = people[people["Employee Number"].duplicated(keep=False)].sort_values("hired").groupby("Employee Number")
    assert all(part["left"].iloc[0] < part["hired"].iloc[1] for _, part in twice)
    persons = people.drop_duplicates("Employee Number")
    shared = persons["Full Name"].value_counts()
    assert (shared > 1).sum() == SAME_NAMES
    assert not persons["E-mail"].duplicated().any()


def test_what_is_missing_is_as_the_truths_say(folder, pulse):
    delivered = _read(folder, "deliveries.csv")
    sound = delivered[(delivered["ID"] != "") & ~delivered["Scheduled Delivery Date"].str.startswith("31-Feb")]
    assert (sound["Delivered to Client Date"] == "Date Not Captured").sum() == DELIVERY_DATE_NOT_CAPTURED
    assert (pulse["Finished"] == "0").mean() == pytest.approx(UNFINISHED_SHARE, abs=0.006)
    targets = _read(folder, "template_targets.csv")
    assert list(targets[targets["owner"] == ""]["indicator"]) == [NO_OWNER]
    declared_ids = list(_read(folder, "template_improvements.csv")["id"])
    assert declared_ids == [change.key for change in IMPROVEMENTS]


def test_most_months_show_no_real_change(tickets):
    done = tickets[tickets["ended"].notna()]
    quiet = done[~done["service"].isin([WORKED.service, "claim_documents", "assessors", "claim_payments"])]
    flagged, months = 0, 0
    for _, part in quiet.groupby("service"):
        series = _monthly(part["kept"], part["ended"])
        low, high = _limits(series)
        flagged, months = flagged + ((series < low) | (series > high)).sum(), months + len(series)
    assert flagged / months < 0.03
