"""Every way in which a table leaves a page or a command goes through `data/spreadsheet.py`, where no cell stays a formula."""

from __future__ import annotations

import ast
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from data.spreadsheet import as_it_was, harmless, harmless_frame, harmless_workbook

ROOT = Path(__file__).parent.parent
ROOMS = ("app.py", "pages", "connectors", "metrics", "briefs", "data")
# The way itself; rejects write their rows one by one, through `harmless`; the demo prints what other tools would export.
ALLOWED = {"data/spreadsheet.py", "connectors/rejects.py", "data/demo"}
WRITERS = {"to_csv", "to_excel", "ExcelWriter", "Workbook", "writer", "DictWriter", "to_clipboard"}
# Streamlit offers what these show as CSV, as it stands.
SHOWN = {"dataframe", "data_editor"}


def _sources() -> Iterator[Path]:
    for room in ROOMS:
        path = ROOT / room
        yield from [path] if path.suffix == ".py" else sorted(path.rglob("*.py"))


def _loose(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of calls that let a table out past the one way."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in WRITERS:
                yield node.lineno, name
            first = node.args[0] if node.args else None
            if name in SHOWN and not (isinstance(first, ast.Call) and getattr(first.func, "id", "") == "harmless_frame"):
                yield node.lineno, f"{name} of what is not harmless_frame(...)"


def test_no_module_lets_a_table_out_past_the_one_way():
    found = [
        f"{place}:{line} {name}" for path in _sources() if path.exists()
        for place in [path.relative_to(ROOT).as_posix()] if not any(place.startswith(allowed) for allowed in ALLOWED)
        for line, name in _loose(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found, f"Let harmless_csv, harmless_workbook or harmless_frame of data/spreadsheet.py do it: {found}"


@pytest.mark.parametrize("code", [
    "frame.to_csv('x')", "csv.writer(file)", "pd.ExcelWriter(x)", "st.dataframe(frame)", "st.data_editor(pd.DataFrame(rows))", "xlsxwriter.Workbook(x)",
])
def test_the_test_itself_finds_each_of_them(code):
    assert list(_loose(ast.parse(code)))


NASTY = ("=1+1", "+49 30", "-cmd", "@x", "\t=1", "＝1", "=HYPERLINK(\"x\")")


@pytest.mark.parametrize("text", NASTY)
def test_what_is_made_harmless_can_be_made_as_it_was(text):
    assert harmless(text) == f"'{text}"
    assert as_it_was(harmless(text)) == text
    assert as_it_was("'quoted'") == "'quoted'" and as_it_was("it's") == "it's"


def test_a_frame_keeps_its_numbers_and_loses_its_formulas():
    frame = pd.DataFrame({"=a": [*NASTY, None], "n": range(len(NASTY) + 1)})
    shown = harmless_frame(frame)
    assert list(shown.columns) == ["'=a", "n"] and list(shown["n"]) == list(frame["n"])
    assert list(shown["'=a"][:-1]) == [f"'{text}" for text in NASTY] and shown["'=a"].isna().sum() == 1


def test_a_workbook_holds_texts_no_formulas_and_no_links():
    content = harmless_workbook({"Figures": pd.DataFrame({"a": ["=1+1", "https://example.org", "mailto:x@example.org"]})})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Figures").to_python()
    assert rows == [["a"], ["=1+1"], ["https://example.org"], ["mailto:x@example.org"]]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet and b"hyperlink" not in sheet
