"""Why our number differs from the ticket tool's: every example of the page is loaded, and both sides are computed."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

from connectors.load import load
from data.warehouse import Warehouse
from metrics import engine
from metrics.indicators import load as book
from metrics.scope import Scope
from pages.parts.deviations import sections_about

PAGE = Path(__file__).parent.parent / "docs" / "deviations.md"
_ROW = re.compile(r"^\| (?P<what>[^|]*) \| (?P<says>[^|]*) \| (?P<of>[^|]*) \|$", re.MULTILINE)
_OURS = re.compile(r"`(?P<key>\w+)`(?: in (?P<period>\S+))?$")


def _hours(told: pd.DataFrame, start="opened_at", end="resolved_at") -> pd.Series:
    return (pd.to_datetime(told[end]) - pd.to_datetime(told[start])).dt.total_seconds() / 3600


def _by_month(told: pd.DataFrame) -> pd.Series:
    return told["made_sla"].astype(str).str.lower().eq("true").groupby(told["opened_at"].str[:7]).mean()


# What a usual report makes of each file, and of how many.
THEIRS = {
    "Rows against incidents": lambda t: (t["made_sla"].mean(), len(t)),
    "Hours against minutes": lambda t: (t["Full resolution time in minutes"].mean(), len(t)),
    "Calendar against working hours": lambda t: (_hours(t).sum(), len(t)),
    "Resolved only against all": lambda t: (_hours(t).median(), int(t["resolved_at"].notna().sum())),
    "A month cut in another time zone": lambda t: (t["opened_at"].str.startswith("2026-01").sum(), len(t)),
    "Reopened twice": lambda t: (t["reopen_count"].mean(), len(t)),
    "The average of averages": lambda t: (_by_month(t).mean(), len(_by_month(t))),
}


def sections() -> dict[str, str]:
    parts = re.split(r"^## (.*)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


EXAMPLES = {title: text for title, text in sections().items() if "```csv" in text}


def files(text: str) -> list[str]:
    return re.findall(r"```csv\n(.*?)```", text, flags=re.DOTALL)


def number(words: str) -> float:
    """The first number of a cell; per cent as a share."""
    found = float(re.search(r"[\d.]+", words).group())
    return found / 100 if "%" in words else found


def test_every_example_has_its_other_side():
    assert set(EXAMPLES) == set(THEIRS)


@pytest.mark.parametrize("title", EXAMPLES)
def test_what_a_usual_report_says(title):
    theirs = next(row for row in _ROW.finditer(EXAMPLES[title]) if not _OURS.match(row["what"]) and any(map(str.isdigit, row["says"])))
    value, n = THEIRS[title](pd.read_csv(StringIO(files(EXAMPLES[title])[-1])))
    assert number(theirs["says"]) == pytest.approx(value) and number(theirs["of"]) == n


@pytest.mark.parametrize("title", EXAMPLES)
def test_what_we_say(title, home, tmp_path):
    for i, text in enumerate(files(EXAMPLES[title])):
        file = tmp_path / f"export_{i}.csv"
        file.write_text(text, encoding="utf-8")
        report = load(file, home)
        assert report.refused == 0
    ours = [(row, said) for row in _ROW.finditer(EXAMPLES[title]) if (said := _OURS.match(row["what"]))]
    assert ours
    for row, said in ours:
        grain = "month" if said["period"] else "all"
        frame = engine.measure(Warehouse(home), said["key"], Scope(grain=grain)).frame.set_index("period")
        figure = frame.loc[said["period"] or "all"]
        assert number(row["says"]) == pytest.approx(figure["value"]), (title, row["what"])
        assert number(row["of"]) == figure["n"]
        assert ("%" in row["says"]) == (book()[said["key"]].unit == "share")


def test_the_indicator_page_shows_the_examples_about_its_figure():
    about = sections_about("promise_kept")
    assert about.startswith("#### Rows against incidents") and "#### The average of averages" in about
    assert "Calendar against working hours" not in about
    assert "#### What else moves a number" in about
    assert "#### What else moves a number" in sections_about("effort") and "```csv" not in sections_about("effort")
