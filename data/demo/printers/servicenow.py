"""Tickets and stretches as ServiceNow's lists export them: Windows-1252, field names, yyyy-MM-dd HH:mm:ss."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.csvtext import names, stamp, write, yes
from data.demo.faults import put, with_faults
from data.demo.span import END, working_seconds
from data.demo.staff import Staff

PREFIX = {"incident": "INC", "request": "REQ", "requested_item": "RITM", "task": "SCTASK"}
_PRIORITY = np.array(["", "1 - Critical", "2 - High", "3 - Moderate", "4 - Low"], dtype=object)
_AUTO_CLOSE = np.timedelta64(7, "D")
STATES = {
    "incident": {"new": ("1", "New"), "working": ("2", "In Progress"), "waiting": ("3", "On Hold"), "done": ("6", "Resolved")},
    "requested_item": {"new": ("1", "Open"), "working": ("2", "Work in Progress"), "waiting": ("-5", "Pending"),
                       "done": ("3", "Closed Complete")},
}


def numbers(tickets: pd.DataFrame) -> pd.Series:
    """The number of each ticket, counted per kind in the order of opening."""
    order = tickets.sort_values("opened", kind="stable").groupby("kind").cumcount()
    return tickets["kind"].map(PREFIX) + (order.reindex(tickets.index) + 10001).astype(str).str.zfill(7)


def _title(tickets: pd.DataFrame) -> np.ndarray:
    """Now and then a comma, a quotation or a second line, as people write."""
    pick = tickets["key"].to_numpy() % 23
    text = (tickets["category"] + ": " + tickets["item"].str.lower()).to_numpy(dtype=object)
    text = np.where(pick == 3, text + ", again", text)
    text = np.where(pick == 7, '"' + text + '" since this morning', text)
    return np.where(pick == 11, text + "\nPlease call me back – thanks", text)


def _common(tickets: pd.DataFrame, people: Staff) -> dict[str, np.ndarray]:
    spells = tickets["caller"].to_numpy()
    finished, due = tickets["finished"].to_numpy(), tickets["due"].to_numpy()
    done = ~np.isnat(finished)
    return {
        "done": done, "finished": finished, "who": names(people, spells), "agent": names(people, tickets["agent"].to_numpy()),
        "location": people.spells["location"].to_numpy()[spells], "works_in": people.spells["department"].to_numpy()[spells],
        "kept": np.where(np.isnat(due), "", yes(np.where(done, finished <= due, due >= END))),
        "touched": np.fmax(finished, np.fmax(tickets["started"].to_numpy(), tickets["opened"].to_numpy())),
        "moves": tickets["teams"].str.count(" > ").to_numpy(),
    }


def incidents(tickets: pd.DataFrame, people: Staff) -> pd.DataFrame:
    """The incident list."""
    c = _common(tickets, people)
    closed = c["finished"] + _AUTO_CLOSE
    closed = np.where(closed > END, np.datetime64("NaT"), closed)
    shut, started = ~np.isnat(closed), ~np.isnat(tickets["started"].to_numpy())
    state = np.select([c["done"] & tickets["cancelled"].to_numpy(), shut, c["done"], started],
                      ["Canceled", "Closed", "Resolved", "In Progress"], "New").astype(object)
    return pd.DataFrame({
        "number": tickets["number"], "short_description": _title(tickets), "category": tickets["category"], "state": state,
        "priority": _PRIORITY[tickets["priority"].to_numpy()], "opened_at": stamp(tickets["opened"]), "closed_at": stamp(closed),
        "assigned_to": c["agent"], "assignment_group": tickets["team"], "caller_id": c["who"], "location": c["location"],
        "sys_updated_on": stamp(np.fmax(c["touched"], closed)), "closed_by": np.where(shut, c["agent"], ""),
        "subcategory": tickets["item"], "contact_type": tickets["channel"], "resolved_at": stamp(c["finished"]),
        "made_sla": c["kept"], "sla_due": stamp(tickets["due"]), "reassignment_count": c["moves"],
        "reopen_count": tickets["reopens"], "knowledge": yes(tickets["article"]),
        "u_major_incident": yes(tickets["stood_still"] >= 1), "caller_id.department": c["works_in"], "cmdb_ci": tickets["item"],
        "problem_id": tickets["cause"], "u_auto_resolved": np.where(c["done"], yes(tickets["agent"] < 0), ""),
    })


def requests(tickets: pd.DataFrame, people: Staff) -> pd.DataFrame:
    """Orders, or the items of orders: the same columns but for the item itself."""
    c = _common(tickets, people)
    started = ~np.isnat(tickets["started"].to_numpy())
    dropped = c["done"] & tickets["cancelled"].to_numpy()
    state = np.select([dropped, c["done"], started], ["Closed Incomplete", "Closed Complete", "Work in Progress"], "Open")
    stage = np.select([dropped, c["done"], started], ["Request Cancelled", "Completed", "Fulfillment"], "Waiting for Approval")
    return pd.DataFrame({
        "number": tickets["number"], "state": state.astype(object), "opened_at": stamp(tickets["opened"]),
        "opened_by": c["who"], "closed_at": stamp(c["finished"]), "assignment_group": tickets["team"],
        "assigned_to": c["agent"], "short_description": _title(tickets), "priority": _PRIORITY[tickets["priority"].to_numpy()],
        "sys_created_on": stamp(tickets["opened"]), "sys_updated_on": stamp(c["touched"]), "requested_for": c["who"],
        "stage": stage.astype(object), "cat_item": tickets["item"], "request": tickets["request"],
        "approval": np.where(c["done"], "Approved", "Requested"), "price": "0.00",
        "cat_item.category": tickets["category"], "contact_type": tickets["channel"], "location": c["location"],
        "requested_for.department": c["works_in"], "made_sla": c["kept"], "sla_due": stamp(tickets["due"]),
        "reassignment_count": c["moves"], "correlation_id": tickets["case_ref"],
    })


def tasks(tickets: pd.DataFrame, people: Staff) -> pd.DataFrame:
    """Tasks below an item: what they share with items, and the item that they belong to."""
    frame = requests(tickets, people)
    frame.insert(12, "request_item", frame["request"])
    frame.insert(13, "request_item.cat_item", frame["cat_item"])
    return frame.drop(columns=["stage", "cat_item", "request", "price", "cat_item.category", "approval"])


def metric_instances(stretches: pd.DataFrame, tickets: pd.DataFrame) -> pd.DataFrame:
    """Time per team and per state; durations in seconds, as the list's CSV gives them."""
    known = tickets.set_index("key").loc[stretches["key"], ["number", "kind"]].reset_index(drop=True)
    state = (stretches["field"] == "state").to_numpy()
    incident = (known["kind"] == "incident").to_numpy()
    kind = np.where(incident, "incident", "requested_item")
    words = {(k, s): pair for k, of in STATES.items() for s, pair in of.items()}
    pair = [words.get(p, ("", "")) for p in zip(kind, stretches["value"], strict=True)]
    code, label = (np.array(side, dtype=object) for side in zip(*pair, strict=True))
    keys = {team: hashlib.md5(team.encode(), usedforsecurity=False).hexdigest() for team in stretches["value"].unique()}
    start, end = stretches["start"].to_numpy(), stretches["end"].to_numpy()
    over = ~np.isnat(end)
    stop = np.where(over, end, start)
    return pd.DataFrame({
        "definition": np.select([~state, incident], ["Assignment Group", "Incident State Duration"], "Item State Duration"),
        "id": known["number"], "table": known["kind"].map({"incident": "incident", "request": "sc_request"}).fillna("sc_req_item"),
        "field": np.select([~state, incident], ["assignment_group", "incident_state"], "state"),
        "field_value": np.where(state, code, stretches["value"].map(keys)), "value": np.where(state, label, stretches["value"]),
        "start": stamp(start), "end": stamp(end), "duration": np.where(over, (stop - start).astype(int).astype(str), ""),
        "business_duration": np.where(over, (working_seconds(stop) - working_seconds(start)).astype(str), ""),
        "calculation_complete": yes(over),
    })


def _renumbered(rows: pd.DataFrame, begin: int) -> pd.DataFrame:
    prefix = rows["number"].iloc[0].rstrip("0123456789")
    return rows.assign(number=[f"{prefix}99{begin + n:05d}" for n in range(len(rows))])


def print_tickets(folder: Path, tickets: pd.DataFrame, stretches: pd.DataFrame, people: Staff) -> list[Path]:
    """The five lists, with their rows to be refused."""
    tickets = tickets.sort_values("number", kind="stable")
    tickets = tickets.reset_index(drop=True)
    order = tickets.set_index("key")["number"]
    direct = "REQ" + (tickets["key"] + 2_000_000).astype(str)
    tickets = tickets.assign(request=tickets["parent"].map(order).fillna(direct))
    of = {kind: part for kind, part in tickets.groupby("kind")}
    early, late = "2026-03-09 10:00:00", "2026-03-10 14:00:00"
    backwards = {"opened_at": late, "sys_updated_on": late}
    lists = {
        "servicenow_incident.csv": with_faults("servicenow_incident.csv", incidents(of["incident"], people), {
            ("number", "empty"): put("number", ""), ("opened_at", "31 February"): put("opened_at", "2026-02-31 10:15:00"),
            ("resolved_at", "finished before opened"):
                lambda r: r.assign(**backwards, resolved_at=early, closed_at=early, state="Closed"),
        }, _renumbered),
        "servicenow_sc_request.csv": requests(of["request"], people).drop(columns=["cat_item", "request", "cat_item.category"]),
        "servicenow_sc_req_item.csv": with_faults("servicenow_sc_req_item.csv", requests(of["requested_item"], people), {
            ("number", "empty"): put("number", ""),
            ("closed_at", "finished before opened"):
                lambda r: r.assign(**backwards, sys_created_on=late, closed_at=early, state="Closed Complete"),
        }, _renumbered),
        "servicenow_sc_task.csv": tasks(of["task"], people),
        "servicenow_metric_instance.csv": with_faults("servicenow_metric_instance.csv", metric_instances(stretches, tickets), {
            ("end", "ended before it started"): lambda r: r.assign(start=late, end=early, calculation_complete="true"),
        }, lambda rows, begin: rows),
    }
    return [write(folder / name, frame, encoding="cp1252") for name, frame in lists.items()]
