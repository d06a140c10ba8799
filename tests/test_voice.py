"""Whose voice it is: how far those who answered differ from those who were asked."""

from __future__ import annotations

import pytest

from metrics import engine
from metrics.scope import Scope
from metrics.voice import voice
from tests.test_withhold import responding


def test_the_same_share_of_every_group_is_the_same_mixture():
    found = voice(responding([("it", 20, 1), ("finance", 20, 1)]), Scope())
    assert (found.rate, found.apart) == (0.5, 0.0)
    assert "same mixture" in found.words


def test_two_groups_asked_alike_that_answered_30_and_10():
    """30 of 40 answers are of one half of those asked: a quarter of the answers would have to come from the other."""
    found = voice(responding([("it", 30, 1), ("finance", 10, 1)]), Scope())
    assert found.apart == pytest.approx(0.25)
    assert found.words == (
        "50% of those asked answered. Of 100 answers, 25 would have to come from other groups to be the mixture of those "
        "asked: least is heard of finance (25% answered), most of it (75%)."
    )


def test_one_group_that_may_be_shown_tells_nothing_of_mixtures():
    store = responding([("it", 20, 1), ("finance", 20, 1)])
    few = store.changed(invitations=store.frames["invitations"].assign(invited=[40, 3]))
    found = voice(few, Scope())
    assert found.apart is None
    assert len(found.groups) == len(engine.measure(few, "who_answered", Scope(), ("department",)).frame)
