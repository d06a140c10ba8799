"""When the claims system stood still, in part or whole, and when it was switched off as announced."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from data.demo.dice import dice
from data.demo.span import MINUTE, MONTHS


def outages(seed: int, tickets: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """One row per interruption (service, begin, end, share, number of the ticket, planned): those that tickets tell of,
    noticed a little later than they began, and every third month an announced one at night."""
    rng = dice(seed, "outages")
    told = tickets[(tickets["stood_still"] > 0) & tickets["finished"].notna()].sort_values("opened", kind="stable")
    early = rng.integers(2 * MINUTE, 12 * MINUTE, len(told)).astype("timedelta64[s]")
    stood = pd.DataFrame({
        "service": told["service"].map(names), "begin": told["opened"].to_numpy() - early, "end": told["finished"],
        "share": told["stood_still"], "number": told["number"], "planned": False,
    })
    nights = np.busday_offset(MONTHS[2::3].astype("datetime64[D]") + 13, 0, roll="forward", weekmask="Sat").astype("datetime64[s]")
    announced = pd.DataFrame({
        "service": names["claims_system"], "begin": nights + np.timedelta64(22, "h"), "end": nights + np.timedelta64(26, "h"),
        "share": 1.0, "number": "", "planned": True,
    })
    return pd.concat([stood, announced], ignore_index=True).sort_values("begin", kind="stable", ignore_index=True)
