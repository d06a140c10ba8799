"""What the columns of an unknown file may be: proposals from their names and from their values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from sqlalchemy import Boolean, Date, DateTime, Double

from connectors.headers import plain
from connectors.moments import MISSING
from connectors.profiles import profiles
from connectors.recognise import Recognition
from connectors.shapes import shape

# The kinds of export that an unknown file is mapped to, in the order in which people are likely to have them.
GENERAL = (
    ("ticket_list", "Tickets, requests or cases: one row each"),
    ("people_list", "Colleagues: who works here, since when, until when"),
    ("answer_list", "Answers to a survey: one row per person who answered"),
    ("survey_long", "Answers to a survey: one row per question and answer"),
    ("invitations", "Invitations: who was asked to answer a survey"),
    ("requisition_list", "Positions to fill: opened when, accepted when"),
    ("measure_list", "Business results: a day or month, a measure, a value"),
    ("deliveries", "Deliveries to customers: promised when, delivered when"),
    ("customer_list", "Customers: since when, until when"),
    ("cost_list", "Costs per service and month"),
    ("outages", "Interruptions: which service stood still, from when to when"),
)
_NEAR = 0.82
_MOSTLY = 0.9
_DIGITS = str.maketrans("123456789", "000000000")
_TOLD = {"its name": 3, "a name like it": 2, "its values": 1}


@dataclass(frozen=True)
class Proposal:
    """The canonical column that a column of the file may be, and why: its name, a name like it, or its values."""

    field: str
    why: str


@cache
def _names(table: str, key: str) -> dict[str, str]:
    """Header in the form in which headers are compared -> field, from every profile of a table; the profile's own names win."""
    found: dict[str, str] = {}
    for profile in [profiles()[key], *(p for p in profiles().values() if p.table == table and p.key != key)]:
        if profile.id_names and not profile.natural_key:
            found |= {plain(name): "id" for name in profile.id_names if plain(name) not in found}
        known = {f.to for f in profiles()[key].fields} | set(profile.table_columns)
        for one in profile.fields:
            if one.to in known:
                found |= {plain(name): one.to for name in (one.to, *one.names) if plain(name) not in found}
    return found


def propose(found: Recognition) -> dict[str, Proposal]:
    """Per header that fills nothing yet, what it may be; every field at most once, required ones first by their values."""
    profile = found.profile
    names = _names(profile.table, profile.key)
    taken = {m.field.to for m in found.matches} | ({"id"} if found.id_column is not None else set())
    used = {m.column for m in found.matches} | {found.id_column}
    free = [i for i in range(len(found.header)) if i not in used]
    cells = {i: _cells(found, i) for i in free}
    offers: list[tuple[int, int, str, Proposal]] = []
    for i in free:
        if word := _by_name(found.header[i], names):
            offers.append((-_TOLD[word.why], i, found.header[i], word))
    offers += [(-1, i, found.header[i], word) for i, word in _by_values(found, free, cells)]
    proposed: dict[str, Proposal] = {}
    for _, i, header, word in sorted(offers, key=lambda offer: offer[:2]):
        if word.field not in taken and header not in proposed and _can_be(profile, word.field, cells[i]):
            proposed[header] = word
            taken.add(word.field)
    return proposed


def _by_name(header: str, names: dict[str, str]) -> Proposal | None:
    name = plain(header)
    if name in names:
        return Proposal(names[name], "its name")
    near, field = max(((SequenceMatcher(None, name, known).ratio(), field) for known, field in names.items()), default=(0.0, ""))
    return Proposal(field, "a name like it") if near >= _NEAR else None


def _by_values(found: Recognition, free: Sequence[int], cells: dict[int, list[str]]) -> list[tuple[int, Proposal]]:
    """Required columns and the id, told from what stands in the columns."""
    profile, offers = found.profile, []
    dates = [i for i in free if _share(cells[i], _is_date) >= _MOSTLY]
    numbers = [i for i in free if i not in dates and _share(cells[i], _is_number) >= _MOSTLY]
    unique = [i for i in free if i not in dates and len(cells[i]) > 1 and len(set(cells[i])) == len(cells[i])]
    if not profile.natural_key or profile.id_names:
        offers += [(i, Proposal("id", "its values")) for i in unique[:1]]
    for name in (*profile.required, *profile.natural_key):
        kind = profile.column(name).type
        among = dates if isinstance(kind, (DateTime, Date)) else numbers if isinstance(kind, Double) else []
        if profile.column(name).info.get("hashed"):
            among = [i for i in unique if i not in numbers] or unique
        offers += [(i, Proposal(name, "its values")) for i in among[:1]]
    # A second column of dates after the one that opens a record is most often the one that ends it.
    if profile.table == "tickets" and len(dates) > 1:
        offers.append((dates[1], Proposal("resolved_at", "its values")))
    return offers


def _cells(found: Recognition, column: int) -> list[str]:
    rows = found.sheet.head[found.header_rows :]
    return [cell for row in rows if column < len(row) and (cell := row[column].strip()) not in MISSING]


def _share(cells: Sequence[str], is_one) -> float:
    return sum(map(is_one, cells)) / len(cells) if cells else 0.0


def _is_date(cell: str) -> bool:
    seen = shape(cell.translate(_DIGITS))
    return seen is not None and seen.format not in ("serial", "epoch")


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[-+]?[\d., ]*\d[\d., ]*%?", cell) is not None


def _can_be(profile, field: str, cells: Sequence[str]) -> bool:
    """Whether most values are of the field's type; a name alone does not make text a date."""
    if field == "id" or field.startswith("_") or not cells:
        return True
    kind = profile.column(field).type
    if isinstance(kind, (DateTime, Date)):
        return _share(cells, lambda c: _is_date(c) or _is_number(c)) >= 0.5
    if isinstance(kind, Double) and not isinstance(kind, Boolean):
        return _share(cells, _is_number) >= 0.5
    return True
