"""Atoms: enough people, not of one mind, never touched again once shown."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.atoms import Cell, atoms, shown_together, together_words

PARENTS = {"all": None, "a": "all", "b": "all", "a1": "a", "a2": "a", "b1": "b", "b2": "b"}
LEAVES = ("a1", "a2", "b1", "b2", "elsewhere")

one_cell = st.tuples(
    st.sampled_from(LEAVES), st.sampled_from(["2026-Q1", "2026-Q2"]), st.integers(0, 3), st.integers(0, 9),
    st.integers(0, 10), st.integers(0, 10),
)


def cells_of(drawn) -> list[Cell]:
    """One cell per department, quarter and step."""
    unique = {(d, q, s): (n, low, high) for d, q, s, n, low, high in drawn}
    return [
        Cell(i, d, q, s, n, float(min(low, high)), float(max(low, high)))
        for i, ((d, q, s), (n, low, high)) in enumerate(unique.items())
    ]


@given(st.lists(one_cell, max_size=30))
@settings(max_examples=150, deadline=None)
def test_every_atom_holds_enough_people_who_do_not_all_say_the_same(drawn):
    for atom in atoms(cells_of(drawn), PARENTS, 5):
        assert atom.people >= 5
        assert min(c.least for c in atom.cells) < max(c.most for c in atom.cells)


@given(st.lists(one_cell, max_size=30))
@settings(max_examples=150, deadline=None)
def test_no_answer_is_in_two_atoms(drawn):
    seen = Counter(c.index for atom in atoms(cells_of(drawn), PARENTS, 5) for c in atom.cells)
    assert all(times == 1 for times in seen.values())


@given(st.lists(one_cell, max_size=30), st.integers(0, 3))
@settings(max_examples=150, deadline=None)
def test_what_arrives_later_leaves_every_atom_as_it_was(drawn, until):
    cells = cells_of(drawn)
    before = {frozenset(c.index for c in a.cells) for a in atoms([c for c in cells if c.step <= until], PARENTS, 5)}
    after = {frozenset(c.index for c in a.cells) for a in atoms(cells, PARENTS, 5)}
    assert before <= after


@given(st.lists(one_cell, max_size=30))
@settings(max_examples=150, deadline=None)
def test_groups_shown_hold_whole_atoms_and_leave_out_nobody_or_enough(drawn):
    found = atoms(cells_of(drawn), PARENTS, 5)
    groups = shown_together(found, LEAVES)
    assert sorted(name for members in set(groups.values()) for name in members) == sorted(LEAVES)
    crossing = [a for a in found if len({groups[d] for d in a.departments}) > 1]
    left = sum(a.people for a in crossing)
    assert left == 0 or left >= 5


def test_groups_of_seven_and_one_are_one_group_of_eight():
    found = atoms([Cell(0, "a1", "2026-Q1", 0, 7, 1, 9), Cell(1, "a2", "2026-Q1", 0, 1, 4, 4)], PARENTS, 5)
    assert [(a.people, sorted(a.departments)) for a in found] == [(8, ["a1", "a2"])]
    assert together_words(shown_together(found, ["a1", "a2"])["a2"]) == "a1 and a2"


def test_groups_of_three_and_one_are_not_shown_at_all():
    assert atoms([Cell(0, "a1", "2026-Q1", 0, 3, 1, 9), Cell(1, "a2", "2026-Q1", 0, 1, 4, 4)], PARENTS, 5) == []


def test_a_short_department_joins_its_sibling_before_its_parents_siblings():
    cells = [Cell(0, "a1", "q", 0, 9, 1, 9), Cell(1, "a2", "q", 0, 3, 1, 9), Cell(2, "b1", "q", 0, 9, 1, 9)]
    assert sorted(sorted(a.departments) for a in atoms(cells, PARENTS, 5)) == [["a1", "a2"], ["b1"]]


def test_a_department_of_one_mind_is_shown_with_its_sibling():
    cells = [Cell(0, "a1", "q", 0, 9, 10, 10), Cell(1, "a2", "q", 0, 9, 1, 9)]
    assert [sorted(a.departments) for a in atoms(cells, PARENTS, 5)] == [["a1", "a2"]]


def test_late_answers_wait_until_they_are_enough():
    on_time = [Cell(0, "a1", "q", 0, 9, 1, 9)]
    three, two = Cell(1, "a1", "q", 4, 3, 1, 9), Cell(2, "a1", "q", 7, 2, 1, 9)
    assert len(atoms([*on_time, three], PARENTS, 5)) == 1
    assert [a.people for a in atoms([*on_time, three, two], PARENTS, 5)] == [9, 5]


def test_a_circle_of_parents_still_has_atoms():
    assert len(atoms([Cell(0, "x", "q", 0, 9, 1, 9)], {"x": "y", "y": "x"}, 5)) == 1
