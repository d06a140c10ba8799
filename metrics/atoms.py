"""Atoms: the smallest groups of answers that may ever be told apart, so that no difference of figures is a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

TOP = ""


@dataclass(frozen=True)
class Cell:
    """What one department said in one quarter, as far as it came in one step; ``least`` to ``most`` is what was said.

    ``step`` is 0 for all that had arrived when the quarter closed, then the order of arrival of each later import.
    """

    index: int
    department: str
    quarter: str
    step: int
    people: int
    least: float | None = None
    most: float | None = None


@dataclass
class _Unit:
    """Cells on their way to becoming an atom."""

    name: str
    cells: list[Cell] = field(default_factory=list)

    def stands(self, smallest: int) -> bool:
        """Enough people, who did not all say the same; where nothing is said, enough people."""
        if sum(c.people for c in self.cells) < smallest:
            return False
        said = [(c.least, c.most) for c in self.cells if c.least is not None]
        return not said or min(low for low, _ in said) < max(high for _, high in said)


@dataclass(frozen=True)
class Atom:
    """Cells that are only ever shown together."""

    quarter: str
    step: int
    cells: tuple[Cell, ...]

    @property
    def departments(self) -> frozenset[str]:
        return frozenset(c.department for c in self.cells)

    @property
    def people(self) -> int:
        return sum(c.people for c in self.cells)


def atoms(cells: Iterable[Cell], parents: Mapping[str, str | None], smallest: int) -> list[Atom]:
    """The atoms that these cells make; cells in none of them wait for later answers.

    A department's quarter stands alone where it holds ``smallest`` people who did not all say the same; else it joins
    the next sibling under the same parent, and only where there is none the parent's siblings. What arrives after the
    quarter closed never joins an atom that was shown before: it waits until it makes one of its own.
    """
    found: list[Atom] = []
    ordered = sorted(cells, key=lambda c: (c.quarter, c.step, c.department))
    for quarter, of_quarter in groupby(ordered, key=lambda c: c.quarter):
        waiting: list[Cell] = []
        for step, arrived in groupby(of_quarter, key=lambda c: c.step):
            # What makes an atom by itself takes nobody along: taking back the import of these would show them.
            units = _units([*arrived], parents, smallest)
            if not all(unit.stands(smallest) for unit in units):
                pending = [*waiting, *(c for unit in units if not unit.stands(smallest) for c in unit.cells)]
                units = [*(u for u in units if u.stands(smallest)), *_units(pending, parents, smallest)]
                waiting = [c for unit in units if not unit.stands(smallest) for c in unit.cells]
            found += [Atom(quarter, step, tuple(u.cells)) for u in units if u.stands(smallest)]
    return found


def _units(cells: list[Cell], parents: Mapping[str, str | None], smallest: int) -> list[_Unit]:
    return _settle(TOP, cells, _children(cells, parents), smallest)


def _children(cells: Iterable[Cell], parents: Mapping[str, str | None]) -> dict[str, set[str]]:
    """Which departments lie under which, as far as these cells need; ``TOP`` is above all."""
    below: dict[str, set[str]] = {}
    for department in {c.department for c in cells}:
        seen, name = {TOP}, department
        while name not in seen:
            seen.add(name)
            above = parents.get(name) or TOP
            # A circle of parents has no top: cut it here.
            above = TOP if above in seen else above
            below.setdefault(above, set()).add(name)
            name = above
    return below


def _settle(node: str, cells: list[Cell], below: Mapping[str, set[str]], smallest: int) -> list[_Unit]:
    """The units under a node; at most one of them does not stand, and then it is alone."""
    own = [c for c in cells if c.department == node]
    units = [_Unit(node, own)] if own else []
    for child in sorted(below.get(node, ())):
        units += _settle(child, cells, below, smallest)
    return _joined(sorted(units, key=lambda u: u.name), smallest)


def _joined(units: list[_Unit], smallest: int) -> list[_Unit]:
    """Short units join their next sibling in order of name, the last one the sibling before it."""
    while len(units) > 1:
        short = next((i for i, unit in enumerate(units) if not unit.stands(smallest)), None)
        if short is None:
            break
        other = short + 1 if short + 1 < len(units) else short - 1
        first, second = sorted((short, other))
        together = _Unit(units[first].name, units[first].cells + units[second].cells)
        units = [*units[:first], together, *units[second + 1 :]]
    return units


def shown_together(found: Iterable[Atom], departments: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each department the departments that are shown as one with it over all these quarters.

    In each quarter the step with the most people decides; an atom of another step that crosses the groups counts in
    the whole organisation only.
    """
    group = {name: name for name in departments}
    leading: dict[tuple[str, int], int] = {}
    kept = list(found)
    for atom in kept:
        leading[atom.quarter, atom.step] = leading.get((atom.quarter, atom.step), 0) + atom.people
    steps = {quarter: max((s for q, s in leading if q == quarter), key=lambda s: (leading[quarter, s], -s))
             for quarter in {q for q, _ in leading}}
    top = _root(group)
    for atom in kept:
        if steps[atom.quarter] == atom.step:
            first, *others = sorted(atom.departments)
            for other in others:
                group[top(other)] = top(first)
    members: dict[str, list[str]] = {}
    for name in sorted(group):
        members.setdefault(top(name), []).append(name)
    return {name: tuple(members[top(name)]) for name in group}


def _root(group: dict[str, str]) -> Callable[[str], str]:
    def top(name: str) -> str:
        while group[name] != name:
            name = group[name]
        return name

    return top


def together_words(departments: tuple[str, ...], called: Mapping[str, str] | None = None) -> str:
    """`A and B`, `A, B and C`, in the names that people use; one alone keeps its id."""
    if len(departments) == 1:
        return departments[0]
    *others, last = ((called or {}).get(name, name) for name in departments)
    return f"{', '.join(others)} and {last}" if others else last
