"""Our own templates, and the plain lists of measures, costs and invitations."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.csvtext import stamp, write
from data.demo.declared import Rows
from data.demo.faults import put, with_faults
from data.errors import UnknownName
from data.schema import CANONICAL


def print_template(folder: Path, table: str, rows: Rows) -> Path:
    """One declared table: `id` and the columns that a file may bring, dates as yyyy-mm-dd."""
    columns = ("id", *CANONICAL[table].info["mapped"])
    for name in {key for row in rows for key in row} - set(columns):
        raise UnknownName(f"column of {table}", name, columns)
    cells = [[_cell(row.get(column, "")) for column in columns] for row in rows]
    return write(folder / f"template_{table}.csv", pd.DataFrame(cells, columns=columns, dtype=object))


def _cell(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def print_invitations(folder: Path, asked: pd.DataFrame) -> Path:
    """Who was asked, by survey, moment and department."""
    frame = pd.DataFrame({
        "id": "ask_" + pd.Series(np.arange(len(asked)) + 1).astype(str), "survey": asked["survey"], "invited_at": stamp(asked["at"]),
        "department_text": asked["department"], "invited": asked["invited"],
    })
    return write(folder / "invitations.csv", frame)


def print_measures(folder: Path, measures: pd.DataFrame, streams: Mapping[str, str]) -> Path:
    """One row per month and measure; streams by the name that people use."""
    frame = pd.DataFrame({"date": np.datetime_as_string(measures["month"].to_numpy().astype("datetime64[D]")),
                          "measure": measures["measure"], "value": measures["value"].astype(str),
                          "stream": measures["stream"].map(streams)})
    frame = with_faults("measures.csv", frame, {("value", "not a number"): put("value", "about 40")},
                        lambda rows, begin: rows.assign(measure="claims reopened"))
    return write(folder / "measures.csv", frame)


def print_costs(folder: Path, costs: pd.DataFrame, services: Mapping[str, str]) -> Path:
    """One row per month, service and kind."""
    frame = pd.DataFrame({"month": np.datetime_as_string(costs["month"].to_numpy().astype("datetime64[D]")),
                          "service": costs["service"].map(services), "kind": costs["kind"],
                          "amount": costs["amount"].map("{:.2f}".format), "currency": "EUR"})
    frame = with_faults("costs.csv", frame, {("amount", "not a number"): put("amount", "see invoice")},
                        lambda rows, begin: rows.assign(service="Printing"))
    return write(folder / "costs.csv", frame)
