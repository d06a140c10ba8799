"""Every way by which rows of people or answers could leave the store is listed here with what guards it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from metrics import indicators

ROOT = Path(__file__).parent.parent
ROOMS = ("app.py", "briefs", "connectors", "data", "metrics", "pages")
# Whoever asks the store for rows, and why no small group of people leaves there. A new one must be guarded, then listed.
READ_THE_STORE = {
    "connectors": "reports of imports: counts of rows of the file that its uploader holds, and settings",
    "data/check.py": "counts what is broken in the store itself",
    "data/catalogue.py": "the catalogue: services, departments, targets, imports; no rows about people",
    "data/fresh.py": "how new each source is",
    "data/warehouse.py": "the door itself",
    "data/worked_anew.py": "the door itself",
    "metrics/comments.py": "comments: atoms of ten",
    "metrics/gather.py": "sums for withhold.py, its only caller but for those listed below",
    "metrics/records.py": "rows behind a figure: by the kind of privacy and the right to people's rows",
    "metrics/settled.py": "what changed, for hiding it",
    "metrics/extent.py": "first and last day",
    "metrics/closing.py": "imports and their days",
    "metrics/leaving.py": "whether the study was approved, and by whom",
    "metrics/lost_time_ground.py": "whether there are answers or assumptions at all",
    "metrics/privacy.py": "how closely rows must be kept",
}
# Sums by group leave `gather` to these only, and they hide what must be hidden.
MAY_GATHER = {"metrics/withhold.py", "metrics/confidential.py", "metrics/transactional.py", "metrics/late.py", "metrics/records.py",
              "metrics/engine.py", "metrics/gather.py"}
GATHERS = {"cells", "people", "crossed", "by_arrival"}
ABOUT_PEOPLE = {"ANSWERS", "RESPONSES", "PEOPLE", "INVITATIONS", "PERSON_ALIAS", "PERSON_DEPARTMENTS", "PEOPLE_AS_OF"}


def _files() -> list[Path]:
    found = [file for room in ROOMS for file in ([ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py")))]
    return [file for file in found if file.exists()]


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _calls(file: Path) -> set[str]:
    """Names of the methods called on anything, as `frame` in `warehouse.frame(...)`, with what they are called on."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            found.add(f"{ast.unparse(node.func.value)}.{node.func.attr}")
    return found


def _names(file: Path) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)}


def _asks_the_store(file: Path) -> bool:
    return any(c.endswith(("warehouse.frame", "warehouse.rows", "store.frame", "store.rows")) or
               (c.startswith("Warehouse(") and c.endswith((".frame", ".rows"))) for c in _calls(file))


@pytest.mark.parametrize("file", [f for f in _files() if _name(f).split("/")[0] in ("pages", "briefs", "app.py")], ids=_name)
def test_pages_and_briefs_ask_the_engine_never_the_store(file):
    assert not _asks_the_store(file), f"{_name(file)} reads the store itself: ask metrics.engine or data.catalogue"


@pytest.mark.parametrize("file", [f for f in _files() if _name(f).startswith("metrics/")], ids=_name)
def test_who_reads_people_and_answers_is_listed(file):
    name = _name(file)
    declares = name.startswith("metrics/indicators/")
    if _asks_the_store(file) and not declares and _names(file) & ABOUT_PEOPLE:
        assert name in READ_THE_STORE, f"{name} reads rows about people: guard it as metrics/withhold.py does, then list it here"


@pytest.mark.parametrize("file", [f for f in _files() if _name(f).startswith(("metrics/", "pages/", "briefs/"))], ids=_name)
def test_sums_by_group_go_through_withholding(file):
    gathered = {c.split(".")[-1] for c in _calls(file) if c.split(".")[0] == "gather" and c.split(".")[-1] in GATHERS}
    assert not gathered or _name(file) in MAY_GATHER, f"{_name(file)} takes {gathered} past metrics/withhold.py"


def test_this_test_finds_whoever_reads_the_store():
    found = {_name(file) for file in _files() if _asks_the_store(file)}
    assert {"metrics/gather.py", "metrics/records.py", "metrics/settled.py"} <= found


@pytest.mark.parametrize("key", sorted(indicators.earlier()))
def test_an_earlier_definition_is_kept_as_closely_as_the_newest(key):
    newest, earlier = indicators.find(key.partition("@")[0]), indicators.find(key)
    assert (earlier.privacy, earlier.minimum, earlier.listed) == (newest.privacy, newest.minimum, newest.listed)


@pytest.mark.parametrize("key", sorted(indicators.load()))
def test_nothing_ranks_a_person(key):
    """Neither who worked on it, nor who asked or answered, can be asked for by any name."""
    nobody = {"assigned_to", "assignee", "person", "employee", "agent", "resolver", "manager", "user"}
    assert not nobody & set(indicators.find(key).dimensions)
