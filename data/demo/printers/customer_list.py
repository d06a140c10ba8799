"""Customers as the contract system lists them: dd/mm/yyyy, `active` where nobody has left."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.csvtext import dated, write
from data.demo.faults import put, with_faults

FILE = "customers.csv"


def print_customers(folder: Path, customers: pd.DataFrame) -> Path:
    """One row per customer; names are none of anyone's."""
    place = np.arange(len(customers))
    left = dated(customers["left"], "%d/%m/%Y")
    frame = pd.DataFrame({
        "Customer ID": "C-" + (100_001 + place).astype(str).astype(object), "Customer name": "Invented " + (place + 1).astype(str).astype(object),
        "Customer since": dated(customers["since"], "%d/%m/%Y"), "Churn date": np.where(left == "", "active", left),
        "Product": customers["line"], "Annual premium": customers["premium"].astype(str), "Churn reason": customers["why"],
    })
    frame = with_faults(FILE, frame, {
        ("Customer ID", "empty"): put("Customer ID", ""),
        ("Churn date", "left before since"): lambda rows: rows.assign(**{"Customer since": "15/06/2025", "Churn date": "14/05/2025"}),
    }, lambda rows, begin: rows.assign(**{"Customer ID": [f"C-99{begin + n:04d}" for n in range(len(rows))]}))
    return write(folder / FILE, frame)
