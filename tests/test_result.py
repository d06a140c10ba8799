"""The result frame refuses every way of breaking its rules, and names the row."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from data.errors import WindshieldError
from metrics.result import BadResult, Result

NAN = float("nan")


def frame(**changes) -> pd.DataFrame:
    """Two services, two months; `changes` replaces whole columns."""
    columns = {
        "service": ["a", "a", "b", "b"],
        "period": ["2026-06", "2026-07", "2026-06", "2026-07"],
        "n": [10, 12, 0, 3],
        "value": [0.5, 0.6, NAN, 0.4],
        "lo": [0.4, 0.5, NAN, NAN],
        "hi": [0.6, 0.7, NAN, NAN],
        "note": ["", "partial", "no_data", ""],
    }
    return pd.DataFrame(columns | changes)


def test_a_sound_frame_passes_and_gives_none_for_what_is_not_there():
    rows = Result.checked("k", ["service"], frame()).rows()
    assert rows[2] == {
        "service": "b", "period": "2026-06", "n": 0, "value": None, "lo": None, "hi": None, "note": "no_data"
    }
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows
    assert type(rows[0]["n"]) is int


BREACHES = {
    "a note of its own": ({"note": ["", "perhaps", "no_data", ""]}, "note is none of"),
    "a period twice": ({"period": ["2026-06", "2026-06", "2026-06", "2026-07"]}, "twice"),
    "a period missing from one group": ({"period": ["2026-06", "2026-07", "2026-06", "2026-08"]}, "lacks a period"),
    "an empty period": ({"period": ["2026-06", None, "2026-06", "2026-07"]}, "period is empty"),
    "a negative count": ({"n": [10, -1, 0, 3]}, "n is negative"),
    "an infinite value": ({"value": [np.inf, 0.6, NAN, 0.4]}, "not finite"),
    "a value where there should be none": ({"note": ["", "withheld", "no_data", ""]}, "although the note"),
    "no value and no reason": ({"note": ["", "partial", "", ""]}, "does not say why"),
    "limits of nothing": ({"lo": [0.4, 0.5, 0.1, NAN], "hi": [0.6, 0.7, 0.2, NAN]}, "limits without a value"),
    "one limit only": ({"lo": [0.4, 0.5, NAN, 0.1]}, "only one"),
    "a value above its interval": ({"hi": [0.6, 0.55, NAN, NAN]}, "outside its limits"),
    "a value below its interval": ({"lo": [0.55, 0.5, NAN, NAN]}, "outside its limits"),
    "an unbounded limit": ({"hi": [0.6, np.inf, NAN, NAN]}, "limit is not finite"),
}


@pytest.mark.parametrize("changes, words", BREACHES.values(), ids=BREACHES)
def test_every_rule_is_held(changes, words):
    with pytest.raises(BadResult, match=words):
        Result.checked("k", ["service"], frame(**changes))


def test_the_error_names_key_and_row():
    with pytest.raises(WindshieldError, match=r"result of k \(service 'a', period '2026-07'"):
        Result.checked("k", ["service"], frame(n=[10, -1, 0, 3]))


def test_columns_are_exact():
    with pytest.raises(BadResult, match="columns are"):
        Result.checked("k", [], frame())
    with pytest.raises(BadResult, match="holds objects"):
        Result.checked("k", ["service"], frame(value=[0.5, 0.6, None, "0.4"]))


def test_an_empty_frame_and_one_without_groups_are_sound():
    assert Result.checked("k", ["service"], frame().iloc[:0]).rows() == []
    whole = frame().iloc[:2].drop(columns="service")
    assert [row["period"] for row in Result.checked("k", (), whole).rows()] == ["2026-06", "2026-07"]


def test_a_group_without_a_name_is_a_group():
    named = frame(service=["a", "a", None, None])
    assert len(Result.checked("k", ["service"], named).rows()) == 4
