"""Scales of 2 to 11 points, as the indicator book maps them: score 0 to 100, and which answers are favourable."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
import pytest
from sqlalchemy import select

from data.schema import ANSWERS
from data.warehouse import Warehouse
from tests.batches import make_batch

# The lowest favourable point of a scale that begins at 1: the book names 5 points (4-5), 7 (6-7) and 11 (9-10 of 0-10).
LOWEST_FAVOURABLE = {2: 2, 3: 3, 4: 3, 5: 4, 6: 5, 7: 6, 8: 7, 9: 8, 10: 9, 11: 10}


def answered(home, folder, low: int, high: int, values: list[float], **more) -> pd.DataFrame:
    """The answers by value, once every value was given once."""
    warehouse = Warehouse(home)
    question = {"id": "q", "version_at": "2025-01-01", "survey": "v", "column": "Q", "asks": "satisfaction", "scale_low": low,
                "scale_high": high, **more}
    filled = [{"id": f"r{i}", "version_at": "2025-01-06", "survey": "v", "answered_at": datetime(2025, 1, 6)} for i in range(len(values))]
    given = [{"id": f"r{i}/Q", "version_at": "2025-01-06", "response": f"r{i}", "survey": "v", "column": "Q", "value": float(value)}
             for i, value in enumerate(values)]
    for table, rows in (("questions", [question]), ("responses", filled), ("answers", given)):
        warehouse.publish(make_batch(folder, table, table, rows))
    found = warehouse.frame(select(ANSWERS.c.value, ANSWERS.c.score, ANSWERS.c.favourable, ANSWERS.c.promoter, ANSWERS.c.detractor))
    return found.sort_values("value").set_index("value")


@pytest.mark.parametrize("points", sorted(LOWEST_FAVOURABLE))
@pytest.mark.parametrize("low", [0, 1])
def test_every_length_has_its_favourable_points_and_runs_from_0_to_100(home, tmp_path, points, low):
    values = [low + step for step in range(points)]
    found = answered(home, tmp_path, low, low + points - 1, values)
    assert found["score"].to_list() == pytest.approx([100 * step / (points - 1) for step in range(points)])
    first = LOWEST_FAVOURABLE[points] - 1 + low
    assert found["favourable"].astype(bool).to_dict() == {float(value): value >= first for value in values}


@pytest.mark.parametrize(("points", "counts"), [(11, True), (10, False), (5, False)])
def test_only_eleven_points_have_promoters_and_detractors(home, tmp_path, points, counts):
    found = answered(home, tmp_path, 0, points - 1, list(range(points)))
    assert found["promoter"].notna().all() == counts
    if counts:
        assert found.index[found["promoter"].astype(bool)].to_list() == [9.0, 10.0]
        assert found.index[found["detractor"].astype(bool)].to_list() == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]


def test_zero_is_no_answer_where_it_means_not_applicable_and_the_lowest_where_it_is_a_point(home, tmp_path):
    kept = answered(home, tmp_path, 1, 5, [0, 1, 5], zero_means="missing")
    assert pd.isna(kept.loc[0.0, "score"])
    assert pd.isna(kept.loc[0.0, "favourable"])
    assert (kept.loc[1.0, "score"], kept.loc[5.0, "score"]) == (0.0, 100.0)


def test_what_lies_outside_the_scale_says_nothing(home, tmp_path):
    """A scale of 1 to 4 read as one of 1 to 5 would make a 4 worth 75; a 5 on a scale of 4 is no answer to it."""
    found = answered(home, tmp_path, 1, 4, [1, 4, 5])
    assert found.loc[4.0, "score"] == 100.0
    assert pd.isna(found.loc[5.0, "score"])


def test_a_reversed_question_turns_score_and_favour_round(home, tmp_path):
    found = answered(home, tmp_path, 1, 7, list(range(1, 8)), reversed=True)
    assert found["score"].to_list() == pytest.approx([100 - 100 * step / 6 for step in range(7)])
    assert found.index[found["favourable"].astype(bool)].to_list() == [1.0, 2.0]
