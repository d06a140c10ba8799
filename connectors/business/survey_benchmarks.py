"""Survey results by organisation, one column per theme in per cent, with totals among the rows: business measures."""

from __future__ import annotations

import re

from connectors.headers import plain
from connectors.profile import AsOf, Profile, WorkedOut, one
from connectors.readers.melted import MEASURE, VALUE, is_melted, melted
from connectors.readers.sheet import Sheet

_WHO = ("Organisation", "Organization", "Organisation name", "Entity", "Unit", "Department", "Business unit", "Team", "Trust", "Organisationseinheit", "Abteilung",
        "Bereich", "Entité", "Département", "Unité")
_CODE = ("Organisation code", "Organization code", "Unit code", "Code", "Kürzel", "Code de l'organisation")
_GROUP = ("Departmental Group", "Group", "Parent", "Sector", "Gruppe", "Groupe", "Secteur")
_DAY = ("Survey date", "Date", "Fieldwork date", "Befragungsdatum", "Date de l'enquête")
_STAY = frozenset(plain(name) for name in (*_WHO, *_CODE, *_GROUP, *_DAY))
_PER_CENT = re.compile(r"^\d{1,3}([.,]\d+)?\s?%$")
_MOST = 0.8
_FEWEST = 3

_SAID = "lower(concat_ws(' ', t__who, t__code))"
_MIDDLES = (("median", r"\b(median|médiane)\b"), ("mean", r"\b(mean|average|mittelwert|durchschnitt|moyenne)\b"),
            ("total", r"\b(total|overall|all (staff|employees|organisations)|benchmark|gesamt|insgesamt|ensemble)\b"))
_MIDDLE = "CASE " + " ".join(f"WHEN regexp_matches(replace({_SAID}, '_', ' '), '{form}') THEN '{name}'" for name, form in _MIDDLES) + " END"
# `Home Office group (combined results)` holds the organisations below it once more.
_COMBINED = r"regexp_matches(lower(coalesce(t__who, '')), '\(combined|\(including|\bcombined results\b|_grp\b|zusammengefasst|regroupé')"


def _one_row_per_theme(sheet: Sheet, start: int) -> Sheet | None:
    if is_melted(sheet):
        return sheet
    header = [plain(name) for name in sheet.head[start]]
    rows = sheet.head[start + 1 :]
    who = [i for i, name in enumerate(header) if name in _STAY]
    themes = tuple(i for i, name in enumerate(header) if name and i not in who and _per_cent([row[i].strip() for row in rows]))
    if len(themes) < _FEWEST or not any(name in header for name in map(plain, _WHO)):
        return None
    return melted(sheet, start, tuple(who), themes)


def _per_cent(cells: list[str]) -> bool:
    said = [cell for cell in cells if len(cell) > 1 and cell != ".."]
    return bool(said) and sum(bool(_PER_CENT.match(cell)) for cell in said) >= _MOST * len(said)


PROFILE = Profile(
    key="survey_benchmarks",
    title="Survey results by organisation",
    system="benchmarks",
    checked="a real export, with known answers",
    grain="one row per organisation, one column per theme",
    table="measures",
    reshape=_one_row_per_theme,
    natural_key=("on", "measure", "department_text"),
    fields=(
        one("measure", MEASURE),
        one("value", VALUE),
        one("department_text", *_WHO),
        one("on", *_DAY),
        one("_who", *_WHO, kind="text", shares=True),
        one("_code", *_CODE, kind="text"),
    ),
    works_out=(
        # A total speaks for all, so it carries no organisation, and says in its name what kind of middle it is.
        WorkedOut("measure", f"concat(t_measure, ' (' || ({_MIDDLE}) || ')')", needs=("measure", "_who"), may=("_code",)),
        WorkedOut("department_text", f"CASE WHEN ({_MIDDLE}) IS NULL THEN t_department_text END", needs=("department_text", "_who"), may=("_code",)),
    ),
    fixed={"on": AsOf},
    only=f"NOT {_COMBINED}",
    proof=(*_WHO, *_CODE),
    proofs=1,
    known=_GROUP,
    ceiling=0.9,
    says=(
        "Totals among the rows are no organisations: they are kept as measures of the whole, named with (median), (mean) or (total); combined results of a group are"
        " left out, because its members are in the list.",
    ),
)
