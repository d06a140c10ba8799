"""What customers see of the house: policies and payments on their promised day, and what they say about us."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.demo.answers import favour_on_five, recommend
from data.demo.demand import arrivals
from data.demo.dice import dice, shifted
from data.demo.span import DAYS, END, HOLIDAYS, MONTHS, month_index
from data.demo.truths import DELIVERY_DATE_NOT_CAPTURED, STORM

DELIVERIES_A_MONTH, ANSWERS_A_MONTH = 1010, 370
ON_TIME, CUSTOMER_PROMOTERS, CUSTOMER_DETRACTORS = 0.942, 0.50, 0.19
CUSTOMER_SURVEY = "customer_survey"
LINES = ("Issuing a policy", "Settling a claim")
PLACES = ("Norway", "Germany", "Portugal", "Ireland")
REASONS = ("A claim", "My policy", "The price", "Something else")


def deliveries(seed: int, scale: float) -> pd.DataFrame:
    """One row per promise: line, country, asked, promised, delivered, value."""
    rng = dice(seed, "deliveries")
    asked = arrivals(rng, DELIVERIES_A_MONTH * scale, np.ones(len(DAYS)), 0.0).astype("datetime64[D]")
    size = len(asked)
    line = rng.choice(2, size, p=(0.62, 0.38))
    promised = np.busday_offset(asked, np.where(line == 0, 3, 7), roll="forward", holidays=HOLIDAYS)
    stormy = promised.astype("datetime64[M]") == np.datetime64(STORM.month, "M")
    share = shifted(np.where(stormy, STORM.on_time, ON_TIME), rng.normal(0, 0.10, len(MONTHS))[month_index(promised)])
    early = -rng.integers(0, 3, size)
    late = 1 + rng.geometric(0.35, size)
    offset = np.where(rng.random(size) < share, early, late)
    delivered = np.busday_offset(promised, offset, roll="forward", holidays=HOLIDAYS)
    delivered = np.maximum(delivered, asked)
    captured = np.ones(size, bool)
    past = np.flatnonzero(delivered <= END.astype("datetime64[D]"))
    captured[rng.choice(past, DELIVERY_DATE_NOT_CAPTURED, replace=False)] = False
    return pd.DataFrame({
        "line": np.array(LINES, dtype=object)[line], "country": rng.choice(np.array(PLACES, dtype=object), size, p=(0.4, 0.3, 0.2, 0.1)),
        "asked": asked, "promised": promised,
        "delivered": np.where(delivered <= END.astype("datetime64[D]"), delivered, np.datetime64("NaT")),
        "captured": captured, "value": np.round(rng.lognormal(6.2, 0.7, size), 2), "written": rng.random(size) < 0.7,
    })


def customer_answers(seed: int, scale: float) -> pd.DataFrame:
    """One row per customer: at, recommend 0 to 10, satisfied 1 to 5, and why they were in touch."""
    rng = dice(seed, "customer answers")
    at = arrivals(rng, ANSWERS_A_MONTH * scale, np.ones(len(DAYS)), 0.4)
    mood = rng.normal(0, 0.06, len(MONTHS))[month_index(at)]
    stormy = at.astype("datetime64[M]") == np.datetime64(STORM.month, "M")
    up = shifted(np.full(len(at), CUSTOMER_PROMOTERS), mood - 0.45 * stormy)
    down = shifted(np.full(len(at), CUSTOMER_DETRACTORS), -mood + 0.45 * stormy)
    frame = pd.DataFrame({"at": at, "recommend": recommend(rng, up, down), "satisfied": favour_on_five(rng, shifted(np.full(len(at), 0.81), mood))})
    for reason, share in zip(REASONS, (0.4, 0.35, 0.2, 0.12), strict=True):
        frame[reason] = rng.random(len(at)) < share
    return frame[frame["at"] <= END].reset_index(drop=True)
