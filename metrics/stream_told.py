"""A stream's map for the command: the same in plain values and in plain text."""

from __future__ import annotations

from typing import Any

from pandas import DataFrame, isna

from metrics.streams import StreamMap

_PARTS = ("steps", "handoffs", "overlaps", "dropped")


def values(of: StreamMap) -> dict[str, Any]:
    """Everything by name, None where there is no number; hours are working hours."""
    told = {name: [_plain(row) for row in getattr(of, name).to_dict("records")] for name in _PARTS}
    ends = {name: None if (row := getattr(of, name)) is None else _plain(row) for name in ("weakest", "longest_wait")}
    return {"key": of.key, "name": of.name, **_plain(of.summary), **ends, **told, "remarks": list(of.remarks)}


def text(of: StreamMap) -> str:
    """What stands out in sentences, then the parts as tables."""
    count = _plain(of.summary)
    if count["finished"] is None:
        lines = [f"{of.name}: {count['cases'] or 'few'} cases."]
    else:
        lines = [f"{of.name}: {count['cases']} cases, {count['finished']} finished, {count['open']} open, {count['dropped']} of them "
                 f"dropped, {count['cancelled']} cancelled."]
    if count["working_hours"] is not None:
        worked = "" if count["share_worked"] is None else f"; {count['share_worked']:.0%} of that time somebody worked on it"
        lines.append(f"Half have their outcome within {count['working_hours']:.1f} working hours{worked}.")
    if of.weakest is not None:
        lines.append(f"Most waiting: {of.weakest['step']} with {of.weakest['lane']}, {_hours(of.weakest['waiting_hours'])} a time.")
    if of.longest_wait is not None:
        one = of.longest_wait
        lines.append(f"Longest wait between departments: from {one['from_lane']} to {one['to_lane']} ({one['from_step']} to {one['to_step']}), "
                     f"{_hours(one['wait_hours'])} until work begins.")
    for name in _PARTS:
        frame = getattr(of, name)
        if len(frame):
            lines += ["", f"{name}:", _table(frame)]
    return "\n".join([*lines, *of.remarks])


def _hours(value: float) -> str:
    return "hours nobody knows" if isna(value) else f"usually {value:.1f} working hours"


def _table(frame: DataFrame) -> str:
    return frame.to_string(index=False, na_rep="", float_format=lambda value: f"{value:.1f}")


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:
    if value is None or isna(value):
        return None
    return value.item() if hasattr(value, "item") else value
