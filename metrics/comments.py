"""What people wrote in a survey: only where somebody declared so, ten people's at a time, nobody named, in no order."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pandas as pd
from pandas import DataFrame
from sqlalchemy import func, select

from data.access import Viewer
from data.errors import NotAllowed, UnknownName
from data.person_key import person_key
from data.schema import PEOPLE, PERSON_ALIAS, QUESTIONS, RESPONSES
from metrics.atoms import Atom, Cell, atoms, together_words
from metrics.closing import steps
from metrics.departments import names_of, parents_of
from metrics.extent import extent
from metrics.indicators import find
from metrics.periods import first_day, period
from metrics.privacy import smallest_group
from metrics.redacted import redacted
from metrics.settled import changes, settled
from metrics.standing import standing

FEWEST = 10
UNDECLARED = "nobody declared that its comments may be read."


@dataclass(frozen=True)
class Comments:
    """What was written in one quarter by the people of departments that are shown together, ten or more."""

    period: str
    departments: str
    people: int
    texts: tuple[str, ...]


def surveys(warehouse, viewer: Viewer) -> tuple[str, ...]:
    """The surveys whose comments this viewer may read; none for executives and for owners of some services."""
    if viewer.audience == "executive" or viewer.services is not None or not warehouse.exists():
        return ()
    # Whoever declares one question of a survey has declared its comments, as these answer to no question.
    declared = func.bool_or(func.coalesce(QUESTIONS.c.comments_shown, False) & func.coalesce(QUESTIONS.c.confirmed, False))
    found = warehouse.frame(select(QUESTIONS.c.survey).group_by(QUESTIONS.c.survey).having(declared).order_by(QUESTIONS.c.survey))
    return tuple(found["survey"])


def comments(warehouse, survey: str, viewer: Viewer) -> list[Comments]:
    """Every atom of comments of a survey, newest quarter first; late ones wait until they are ten.

    Raises:
        UnknownName: no answers to such a survey were loaded.
        NotAllowed: its comments are off, or not for this viewer.
    """
    known = list(warehouse.frame(select(RESPONSES.c.survey).distinct())["survey"]) if warehouse.exists() else []
    if survey not in known:
        raise UnknownName("survey", survey, known)
    if viewer.audience == "executive" or viewer.services is not None:
        raise NotAllowed(f"the comments of {survey!r} cannot be opened by this viewer.", change="Ask an analyst.")
    if survey not in surveys(warehouse, viewer):
        raise NotAllowed(
            f"the comments of {survey!r} are off: {UNDECLARED}",
            change="Someone with the right loads its row of template_questions with comments_shown and confirmed set to yes.",
        )
    return list(_told(warehouse, survey))


@standing
def _told(warehouse, survey: str) -> tuple[Comments, ...]:
    indicator = find("responses")
    written = select(RESPONSES.c.id, RESPONSES.c.source, RESPONSES.c.person, RESPONSES.c.department, RESPONSES.c.answered_on,
                     RESPONSES.c.arrived, RESPONSES.c.comment).where(
        RESPONSES.c.survey == survey, func.trim(RESPONSES.c.comment) != "", RESPONSES.c.answered_on.is_not(None))
    rows = warehouse.frame(written)
    if rows.empty:
        return ()
    days = pd.to_datetime(rows["answered_on"])
    rows = rows.assign(
        who=rows["person"].fillna(rows["source"] + "/" + rows["id"]), department=rows["department"].fillna("unknown"),
        period=[period("quarter", first_day("quarter", day.date())).label for day in days],
    )
    step, closed = steps(warehouse, indicator, rows["period"], rows["arrived"], extent(warehouse, indicator.counts))
    rows = rows.assign(step=step)[closed]
    fewest = max(FEWEST, smallest_group(warehouse, find("enps")))
    found = settled(_atoms(rows, parents_of(warehouse), fewest), changes(warehouse, indicator), fewest)
    names, called, key = _names(warehouse), names_of(warehouse), person_key()
    told = [_of(atom, rows, names, called, key) for atom in found]
    return tuple(sorted(told, key=lambda c: (c.period, c.departments), reverse=True))


def _atoms(rows: DataFrame, parents, fewest: int) -> list[Atom]:
    held = rows.groupby(["department", "period", "step"])["who"].nunique().reset_index()
    cells = [Cell(i, *spot) for i, spot in enumerate(held.itertuples(index=False, name=None))]
    return atoms(cells, parents, fewest)


def _of(atom: Atom, rows: DataFrame, names: frozenset[str], called: dict[str, str], key: str) -> Comments:
    spots = {(c.department, c.quarter, c.step) for c in atom.cells}
    inside = [spot in spots for spot in zip(rows["department"], rows["period"], rows["step"], strict=True)]
    texts = {redacted(" ".join(text.split()), names, key) for text in rows.loc[inside, "comment"]}
    # An order that knows nothing of who wrote when: that of a hash of the words.
    shuffled = sorted(texts, key=lambda text: hashlib.sha256((key + text).encode()).hexdigest())
    return Comments(atom.quarter, together_words(tuple(sorted(atom.departments)), called), atom.people, tuple(shuffled))


def _names(warehouse) -> frozenset[str]:
    known = warehouse.frame(select(PERSON_ALIAS.c.alias.label("name")).union(select(PEOPLE.c.person)))
    return frozenset(known["name"].dropna())
