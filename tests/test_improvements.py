"""What a declared improvement did: which periods are watched, against whom, and the verdict."""

from __future__ import annotations

import json
from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from data.access import Viewer
from data.errors import BadScope, UnknownName
from metrics import __main__ as command
from metrics.improvement_told import text, values
from metrics.improvements import declared, judged, judged_all
from tests.invented import Store
from tests.test_engine import kept, tickets

MONTHS = [date(2024 + m // 12, m % 12 + 1, 9) for m in range(24)]
EVERY = {"source": "t", "batch": "B1"}
CHANGE = {**EVERY, "id": "laptops", "indicator": "promise_kept", "service": "access", "on": date(2025, 1, 1), "what": "stock"}


def shares(before: float, after: float, service: str, seed: int) -> list[dict]:
    """A hundred tickets a month; the share kept moves by chance about a level that changes in January 2025."""
    rng = np.random.default_rng(seed)
    hits = [round(100 * (before if m < 12 else after) + rng.normal(0, 2)) for m in range(24)]
    return [row for day, hit in zip(MONTHS, hits, strict=True) for row in kept(day, hit, 100 - hit, service=service)]


def organisation(*, ours=(0.6, 0.8), theirs=(0.7, 0.7), improvements=(CHANGE,), **tables) -> Store:
    services = pd.DataFrame([{**EVERY, "id": i, "name": i.title()} for i in ("access", "rooms", "payroll")])
    rows = shares(*ours, "access", 1) + shares(*theirs, "rooms", 2) + shares(*theirs, "payroll", 3)
    return tickets(rows, datetime(2025, 12, 31), services=services, improvements=pd.DataFrame(list(improvements)), **tables)


def test_a_step_that_only_we_made_is_better():
    told = judged(organisation(), "laptops")
    assert (told.effect.verdict, told.words, told.compared) == ("better", "It made things better.", "the other services together")
    assert told.effect.low < 0.2 < told.effect.high
    assert (told.effect.before, told.effect.after, told.first, told.last, told.mixed) == (12, 12, "2024-01", "2025-12", "")


def test_what_all_services_did_at_once_was_not_the_improvement():
    """Everybody rose by 20 of 100: alone it looks better, beside the others it is nothing."""
    told = judged(organisation(ours=(0.6, 0.8), theirs=(0.5, 0.7)), "laptops")
    assert told.alone.verdict == "better" and told.effect.verdict == "cannot_tell"
    assert abs(told.effect.effect) < 0.05 and told.effect.compared


def test_a_fall_is_worse_and_nothing_is_cannot_tell():
    assert judged(organisation(ours=(0.8, 0.6)), "laptops").effect.verdict == "worse"
    assert judged(organisation(ours=(0.7, 0.7)), "laptops").effect.verdict == "cannot_tell"


def test_a_declared_comparison_is_the_one_that_is_taken():
    told = judged(organisation(improvements=[{**CHANGE, "compared_with": "rooms"}]), "laptops")
    assert told.compared == "Rooms" and told.effect.verdict == "better"


def test_a_service_that_was_changed_meanwhile_is_no_comparison():
    other = {**CHANGE, "id": "other", "service": "rooms", "on": date(2025, 3, 1)}
    alone = {**other, "id": "third", "service": "payroll"}
    assert judged(organisation(improvements=[CHANGE, other]), "laptops").compared == "the other services together"
    assert judged(organisation(improvements=[CHANGE, other, alone]), "laptops").compared == ""


def test_a_sum_is_not_compared_with_the_sums_of_others():
    told = judged(organisation(improvements=[{**CHANGE, "indicator": "tickets"}]), "laptops")
    assert told.compared == "" and told.effect.verdict == "cannot_tell"


def test_the_month_in_which_it_began_counts_on_neither_side():
    told = judged(organisation(improvements=[{**CHANGE, "on": date(2025, 1, 15)}]), "laptops")
    assert (told.mixed, told.effect.before, told.effect.after) == ("2025-01", 12, 11)
    assert "2025-01, in which it began, counts on neither side." in told.cautions


def test_the_next_declared_change_ends_what_is_watched():
    later = {**CHANGE, "id": "later", "on": date(2025, 8, 1)}
    process = pd.DataFrame([{**EVERY, "id": "p", "indicator": "promise_kept", "on": date(2024, 4, 1), "what": "new form"}])
    told = judged(organisation(improvements=[CHANGE, later], process_changes=process), "laptops")
    assert (told.first, told.last, told.effect.before, told.effect.after) == ("2024-04", "2025-07", 9, 7)
    assert judged(organisation(improvements=[CHANGE, later]), "later").first == "2025-01"


def test_too_early_and_never_begun_say_so():
    soon = judged(organisation(improvements=[{**CHANGE, "on": date(2025, 11, 1)}]), "laptops")
    assert soon.words == "Too early: 22 periods before and 2 after; at least 3 of each are needed."
    never = judged(organisation(improvements=[{**CHANGE, "on": date(2026, 3, 1)}]), "laptops")
    assert never.words == "Too early: 24 periods before and 0 after." and np.isnan(never.effect.effect)
    first = judged(organisation(improvements=[{**CHANGE, "on": date(2023, 3, 1)}]), "laptops")
    assert (first.effect.before, first.effect.verdict) == (0, "cannot_tell")


def test_looking_before_the_day_agreed_is_called_early():
    told = judged(organisation(improvements=[{**CHANGE, "look_on": date(2026, 6, 1)}]), "laptops")
    assert told.early and "early look" in told.cautions[0]
    assert not judged(organisation(improvements=[{**CHANGE, "look_on": date(2025, 6, 1)}]), "laptops").early


def test_the_verdict_does_not_depend_on_who_reads_it():
    owner = Viewer("ann", "service_owner", services=("access",))
    assert judged(organisation(), "laptops", owner).effect == judged(organisation(), "laptops").effect


def test_an_unknown_improvement_is_named_with_the_nearest():
    with pytest.raises(UnknownName, match="Did you mean 'laptops'"):
        judged(organisation(), "laptop")


def test_one_that_cannot_be_judged_says_why_and_hides_no_other():
    wrong = {**CHANGE, "id": "wrong", "indicator": "retention"}
    typo = {**CHANGE, "id": "typo", "indicator": "promise_kep"}
    told = {one.improvement.id: one for one in judged_all(organisation(improvements=[CHANGE, wrong, typo]))}
    assert told["laptops"].effect.verdict == "better"
    assert "cannot be narrowed to one service" in told["wrong"].words
    assert "Did you mean 'promise_kept'?" in told["typo"].words and told["typo"].effect.verdict == "cannot_tell"
    with pytest.raises(BadScope):
        judged(organisation(improvements=[wrong]), "wrong")


def test_the_command_answers_one_or_all(monkeypatch, capsys):
    of = organisation(improvements=[CHANGE, {**CHANGE, "id": "soon", "service": "rooms", "on": date(2025, 12, 1)}])
    monkeypatch.setattr(command, "_warehouse", lambda asked: of)
    assert command.main(["effect", "laptops", "--json"]) == 0
    one = json.loads(capsys.readouterr().out)
    assert (one["verdict"], one["unit"], one["before"], one["after"]) == ("better", "share", 12, 12)
    assert one["low"] < one["effect"] < one["high"] and one["without_comparison"]["verdict"] == "better"
    assert command.main(["effect", "--json"]) == 0
    both = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in both] == ["laptops", "soon"]
    assert both[1]["effect"] is None and both[1]["verdict"] == "cannot_tell" and "Too early" in both[1]["words"]
    assert command.main(["effect"]) == 0
    assert "It made things better." in capsys.readouterr().out


def test_in_words_and_values_it_is_the_same():
    told = judged(organisation(), "laptops")
    assert f"{100 * values(told)['effect']:+.1f} points of 100" in text(told)
    assert [one.id for one in declared(organisation())] == ["laptops"]
