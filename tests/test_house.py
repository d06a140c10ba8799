"""The house keeps its order: which room may import what, no circles, no file too large to read."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("data", "connectors", "metrics", "pages", "briefs")
MAY_IMPORT = {
    "data": set(),
    "connectors": {"data"},
    "metrics": {"data"},
    "pages": {"data", "metrics"},
    "briefs": {"data", "metrics"},
    "app": {"data", "metrics", "pages", "briefs"},
}
# The upload pages are where the analyst's files come in: they alone reach into connectors.
UPLOADING = ("pages/analysts/", "pages/parts/upload")
KEPT_TO = {
    "streamlit": ("app.py", "pages/"),
    "plotly": ("pages/", "briefs/"),
    "duckdb": ("data/", "connectors/"),
    "sqlalchemy": ("data/", "metrics/", "connectors/"),
}
MOST_LINES = 300

FILES = [ROOT / "app.py", *(file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py")))]
FILES = [file for file in FILES if file.exists()]


def _imports(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_imports_point_one_way(file):
    room = _name(file).split("/")[0].removesuffix(".py")
    allowed = MAY_IMPORT[room] | {room}
    if _name(file).startswith(UPLOADING):
        allowed = allowed | {"connectors"}
    wrong = {name for name in _imports(file) if name.split(".")[0] in {*ROOMS, "app"} - allowed}
    assert not wrong, f"{_name(file)} imports {sorted(wrong)}: move the line to a room that may, or the knowledge down"


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_libraries_stay_in_their_rooms(file):
    for library, rooms in KEPT_TO.items():
        if library in {name.split(".")[0] for name in _imports(file)}:
            assert _name(file).startswith(rooms), f"{_name(file)} imports {library}, which belongs in {', '.join(rooms)}"


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_files_are_short_and_say_what_they_are_for(file):
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES, f"{_name(file)} has more than {MOST_LINES} lines: one idea a file"
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), f"{_name(file)} does not say in its first line what it is for"


def test_no_module_imports_itself_by_a_detour():
    modules = {_name(file).removesuffix(".py").removesuffix("/__init__").replace("/", "."): file for file in FILES}
    graph = {name: {i for i in _imports(file) if i in modules and i != name} for name, file in modules.items()}
    # A package that gathers its modules is imported with each of them: that is no circle.
    graph = {n: {i for i in found if not n.startswith(f"{i}.")} for n, found in graph.items()}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"these modules import each other in a circle: {' -> '.join(error.args[1])}")


def test_nothing_is_drawn_past_the_allow_list():
    for file in FILES:
        assert "unsafe_allow_html" not in file.read_text(encoding="utf-8"), f"{_name(file)}: text only through text nodes"
