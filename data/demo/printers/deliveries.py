"""Deliveries as a supply chain's list: two ways of writing a date in one column, and words where one is missing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.csvtext import dated, write
from data.demo.faults import put, with_faults

MISSING = "Date Not Captured"


def _mixed(days, written: np.ndarray) -> np.ndarray:
    """`02-Jun-26` for some rows, `6/2/26` for the others."""
    days = np.asarray(days, dtype="datetime64[D]")
    plain = pd.Series(dated(days, "%m/%d/%y")).str.replace(r"\b0(\d)/", r"\1/", regex=True).to_numpy()
    return np.where(written, dated(days, "%d-%b-%y"), plain)


def print_deliveries(folder: Path, promises: pd.DataFrame) -> Path:
    """One row per promised delivery."""
    written, captured = promises["written"].to_numpy(), promises["captured"].to_numpy()
    delivered = np.where(captured, _mixed(promises["delivered"], written), MISSING)
    frame = pd.DataFrame({
        "ID": (np.arange(len(promises)) + 1).astype(str), "Country": promises["country"], "Product Group": promises["line"],
        "Application Received Date": np.where(np.arange(len(promises)) % 19 == 4, MISSING, _mixed(promises["asked"], written)),
        "Scheduled Delivery Date": _mixed(promises["promised"], written), "Delivered to Client Date": delivered,
        "Delivery Recorded Date": delivered, "Line Item Value": promises["value"].map("{:.2f}".format),
    })
    frame = with_faults("deliveries.csv", frame, {
        ("ID", "empty"): put("ID", ""),
        ("Scheduled Delivery Date", "31 February"): put("Scheduled Delivery Date", "31-Feb-26"),
    }, lambda rows, begin: rows.assign(ID=[str(9_900_001 + begin + n) for n in range(len(rows))]))
    return write(folder / "deliveries.csv", frame)
