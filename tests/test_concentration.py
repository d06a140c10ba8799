"""Where lost time gathers: a drawn example, the border ticket, and the interval against a bootstrap."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import literal

from metrics.concentration import Concentration

OF = Concentration(minutes=literal(0))


def told(*rows: tuple[str, float, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["service", "minutes", "n", "t"]).assign(period="all")


@pytest.mark.parametrize(("rows", "share"), [
    # 60 + 20 of 100 minutes are 80 %: two tickets of five.
    ([("a", 60, 1, 5), ("a", 20, 1, 5), ("a", 10, 1, 5), ("a", 5, 2, 5)], 0.4),
    # All alike: 80 % of the time lies in 80 % of the tickets.
    ([("a", 7, 10, 10)], 0.8),
    # 40 of 50 minutes are 80 %; the second ticket of 25 counts to 15 / 25.
    ([("a", 25, 2, 4), ("a", 0, 2, 4)], 0.4),
    # b has 90 tickets for its 1 answer: 90 x 10 + 10 x 10 minutes are all alike, though there are 10 answers of a.
    ([("a", 10, 10, 10), ("b", 10, 1, 90)], 0.8),
])
def test_drawn_examples(rows, share):
    assert OF.estimate(told(*rows), ["period"]).loc[0, "value"] == pytest.approx(share)


def test_no_lost_minutes_are_no_figure_and_no_nought():
    row = OF.estimate(told(("a", 0, 5, 5)), ["period"]).loc[0]
    assert (row["note"], np.isnan(row["value"])) == ("no_data", True)


def test_a_service_nobody_answered_for_changes_nothing():
    rows = told(("a", 60, 1, 5), ("a", 20, 1, 5), ("a", 10, 1, 5), ("a", 5, 2, 5), ("b", np.nan, np.nan, 40))
    assert OF.estimate(rows, ["period"]).loc[0, "value"] == pytest.approx(0.4)


def test_the_interval_is_as_wide_as_a_bootstraps():
    rng = np.random.default_rng(7)
    minutes = np.round(rng.gamma(0.8, 20, 800))

    def share(values):
        counted = pd.Series(values).value_counts()
        rows = pd.DataFrame({"service": "a", "minutes": counted.index, "n": counted.to_numpy(), "t": len(values), "period": "all"})
        return OF.estimate(rows, ["period"]).loc[0]

    found = share(minutes)
    again = [share(rng.choice(minutes, len(minutes)))["value"] for _ in range(400)]
    assert (found["hi"] - found["lo"]) / 2 == pytest.approx(1.96 * np.std(again), rel=0.12)
