"""Work under way: found again by another session, seen once, and its trouble raised where somebody waits."""

from __future__ import annotations

import threading

import pytest

from data.errors import FileRefused
from pages.analysts import under_way


def test_work_is_found_again_until_its_end_was_seen():
    go = threading.Event()
    job = under_way.begin("here", lambda: go.wait(10) and "done")
    assert under_way.begin("here", lambda: "another") is job and under_way.unseen("here") is job
    go.set()
    job.over.wait(10)
    assert under_way.unseen("here") is job
    assert under_way.wait(job, "Working") == "done"
    assert under_way.unseen("here") is None


def test_trouble_is_raised_where_somebody_waits():
    def refused():
        raise FileRefused("it is no table.")

    with pytest.raises(FileRefused, match="no table"):
        under_way.wait(under_way.begin("trouble", refused), "Working")


def test_ends_that_nobody_waits_for_do_not_pile_up():
    for i in range(60):
        under_way.begin(f"left {i}", lambda: None).over.wait(10)
    assert sum(under_way.unseen(f"left {i}") is not None for i in range(60)) <= 21
