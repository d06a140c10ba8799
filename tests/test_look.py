"""How figures, marks and charts are written and drawn, without a browser."""

from __future__ import annotations

import re
import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from pages.parts import figures
from pages.parts.card import Face, Missing, Verdict, card, card_grid, card_row, key_to_cards
from pages.parts.dumbbell import Place, Service, axis_for, dumbbells
from pages.parts.icons import assurance_icon, variation_icon
from pages.parts.lead import said
from pages.parts.small_chart import HEIGHT, Picture, Point, small_chart
from pages.parts.spans import BEFORE, NO_COMPARISON, YEAR_EARLIER, before, period_words, spans
from pages.parts.steps import Step, load_bar, steps
from pages.parts.tables import table

ROOT = Path(__file__).parent.parent
SP = "\u00a0"
SCRIPT = (ROOT / "pages/parts/drawn.js").read_text(encoding="utf-8")
STYLES = "".join((ROOT / "pages/parts" / name).read_text(encoding="utf-8") for name in ("drawn.css", "card.css", "rows.css"))


def allowed(name: str) -> set[str]:
    """The words of one allow-list of the script."""
    inside = re.search(rf"const {name} = new Set\((.*?)\.split", SCRIPT, re.S).group(1)
    return set(" ".join(re.findall(r'"([^"]*)"', inside)).split())


def nodes(tree):
    if isinstance(tree, str):
        return
    yield tree
    for child in tree[2:]:
        yield from nodes(child)


def words(tree) -> str:
    return tree if isinstance(tree, str) else " ".join(words(child) for child in tree[2:])


@pytest.mark.parametrize(("value", "unit", "lo", "hi", "number", "interval"), [
    (0.941, "share", 0.936, 0.946, f"94.1{SP}%", f"95{SP}%: 93.6 to 94.6"),
    (0.19, "share", 0.17, 0.21, f"19{SP}%", f"95{SP}%: 17 to 21"),
    (19.2, "days", 17, 21, "19", f"95{SP}%: 17 to 21"),
    (31.2, "points", 26, 36, "+31", f"95{SP}%: +26 to +36"),
    (-4.0, "points", -9, 1, "\u22124", f"95{SP}%: \u22129 to +1"),
    (3.14, "hours", 2.7, 3.5, "3.1", f"95{SP}%: 2.7 to 3.5"),
    (8214, "count", None, None, "8,214", "a full count, no interval"),
    (0.0, "share", 0.0, 0.161, f"0{SP}%", f"95{SP}%: 0 to 16"),
])
def test_a_figure_has_the_digits_that_its_interval_supports(value, unit, lo, hi, number, interval):
    shown = figures.show(value, unit, lo, hi)
    assert (shown.number, shown.interval) == (number, interval)


def test_amounts_carry_their_currency_and_millions_their_m():
    assert figures.show(38.2, "money", currency="EUR").number == "€38.20"
    assert figures.show(41_234.0, "money", currency="EUR").number == "€41,234"
    assert figures.show(1_234_567.0, "money", 1_000_000, 1_600_000, "EUR", prefix="assumed").interval == f"assumed: €1.0{SP}m to €1.6{SP}m"
    assert figures.show(5.0, "money").number == "5.00"


def test_a_target_has_only_the_digits_that_it_was_given():
    assert figures.trimmed(0.95, "share") == f"95{SP}%"
    assert figures.trimmed(0.955, "share") == f"95.5{SP}%"
    assert figures.trimmed(10, "days") == f"10{SP}days"
    assert figures.trimmed(20, "points") == "+20"


def test_number_and_unit_never_part():
    assert " " not in figures.show(19, "working hours", 17, 21).whole.replace("working hours", "")
    assert " " not in figures.show(0.5, "share", 0.4, 0.6).whole


POINTS = tuple(Point(f"M{i}", 10.0 + i % 3, mean=11.0, lower=8.0, upper=14.0) for i in range(24))


def chart(points=POINTS, target=None) -> list:
    return small_chart(Picture(points, target, "mean 11", "target 12", "Spoken words."))


def test_a_chart_is_spoken_and_as_high_as_agreed():
    tree = chart()
    assert tree[1]["role"] == "img" and tree[1]["aria-label"] == "Spoken words."
    assert next(n for n in nodes(tree) if n[0] == "svg")[1]["height"] == str(HEIGHT)


def test_a_period_without_a_figure_leaves_a_gap():
    whole = sum(n[1].get("class") == "run" for n in nodes(chart()))
    gap = (*POINTS[:5], Point("M5", None, mean=11.0, lower=8.0, upper=14.0), *POINTS[6:])
    assert whole == 23
    assert sum(n[1].get("class") == "run" for n in nodes(chart(gap))) == 21


def test_signals_differ_by_shape_and_not_only_by_colour():
    better = (*POINTS[:23], Point("M23", 15.0, "improvement", 11.0, 8.0, 14.0))
    worse = (*POINTS[:23], Point("M23", 15.0, "concern", 11.0, 8.0, 14.0))
    marks = [{n[0] for n in nodes(chart(p)) if "signal" in n[1].get("class", "")} for p in (better, worse)]
    assert marks == [{"circle"}, {"svg"}]


def test_everything_drawn_lies_inside_the_chart():
    points = (*POINTS[:23], Point("M23", 99.0, "concern", 11.0, 8.0, 14.0))
    for node in nodes(chart(points, target=-20.0)):
        for name in ("y", "y1", "y2", "cy"):
            assert 0 <= float(node[1].get(name, 0)) <= HEIGHT


def test_limits_that_differ_from_point_to_point_make_a_band_in_steps():
    stepped = tuple(Point(f"M{i}", 10.0, mean=10.0, lower=9.0 - i / 10, upper=11.0 + i / 10) for i in range(12))
    assert sum(n[1].get("class") == "band" for n in nodes(chart(stepped))) == 12
    assert sum(n[1].get("class") == "band" for n in nodes(chart())) == 1


def test_two_labels_never_lie_on_each_other():
    tops = [float(n[1]["style"]["top"].removesuffix("px")) for n in nodes(chart(target=11.05)) if "label" in n[1].get("class", "").split()]
    assert len(tops) == 2 and abs(tops[0] - tops[1]) >= 13


FACE = Face(
    "Does it stay fixed?", "indicator?key=a", figures.show(0.941, "share", 0.936, 0.946), "July 2026, 8,214 tickets",
    Picture(POINTS, 12.0, "mean 11", "target 12", "Spoken."), Verdict("concern", "Worse than before", ": more than noise"),
    Verdict("fail", "Misses its target", ": its usual range lies beyond it"), ("A remark.",), None, True, "data to 31 Jul 2026",
)
SERVICE = Service("Payroll", "service?id=p", "Colleagues trust their pay", Place(95, "95"), Place(54, "54", 48, 60), "worse", True,
                  "Kept, yet unhappy", "40 answers", "€5", "2 h", "")
TREES = {
    "cards": card_row("Cost", "one in four saved", [FACE, Face("Why?", "book", missing=Missing("No costs.", "Upload them", "upload"))]),
    "grid": card_grid("Flow", [FACE]),
    "key": key_to_cards(),
    "services": dumbbells(axis_for([54, 95], 90, 75), [SERVICE], ("a", "", "c", "d", "e")),
    "steps": steps([Step("Drop"), Step("Load", "done")], 1),
    "bar": load_bar(3, 2, 1, 0),
    "table": table(("A", "B"), [("x", "1")], (1,), ("50%", "50%")),
}


@pytest.mark.parametrize("name", TREES)
def test_what_is_drawn_is_on_the_allow_list(name):
    tags, names, styles = allowed("HTML") | allowed("DRAWN"), allowed("NAMES"), allowed("STYLES")
    for tag, attributes, *_ in nodes(TREES[name]):
        assert tag in tags
        for key, value in attributes.items():
            if key == "style":
                assert set(value) <= styles
            else:
                assert key in names | {"href"} or key.startswith("aria-"), f"{key} on {tag}"


def test_a_card_says_its_verdicts_in_words_and_marks_an_orphan():
    told = words(card(FACE))
    assert "Worse than before : more than noise" in told
    assert "Misses its target : its usual range lies beyond it" in told
    assert "No owner" in told


def test_a_card_without_a_figure_gives_the_reason_and_the_way_instead_of_a_nought():
    tree = card(Face("Why?", "book", missing=Missing("No costs since March.", "Upload them", "upload"), needs_owner=False))
    assert "No figure" in words(tree) and "No costs since March." in words(tree)
    assert {n[1]["href"] for n in nodes(tree) if n[0] == "a"} == {"book", "upload"}
    assert not any(character.isdigit() for character in words(tree))


def test_marks_are_hidden_from_those_who_hear_the_words():
    for icon in (variation_icon("improvement"), variation_icon("concern", False), assurance_icon("pass"), assurance_icon("fail")):
        assert icon[1]["aria-hidden"] == "true"


def test_better_and_worse_marks_differ_in_shape():
    shape = {kind: [n[0] for n in nodes(variation_icon(kind))] for kind in ("improvement", "concern", "common")}
    assert "path" in shape["concern"] and "path" not in shape["improvement"] and "polyline" in shape["common"]


def test_every_class_that_parts_use_in_marks_has_a_rule():
    for name in ("band", "mean", "target", "run", "dot", "signal", "nofigure", "verdict", "factor", "dumbbell", "steps", "loadbar", "impact"):
        assert re.search(rf"\.{name}\b", STYLES), name


def test_findings_between_asterisks_are_bold_and_nothing_else_is_markup():
    assert said("**Two** of <b>x</b>") == [["strong", {}, "Two"], " of <b>x</b>"]


def test_time_is_offered_in_whole_months_before_the_newest_moment():
    every = spans(datetime(2026, 8, 14, 9))
    assert every[0].words == "12 months to July 2026" and str(every[0].start) == "2025-08-01" and str(every[0].end) == "2026-08-01"
    assert spans(datetime(2026, 7, 31, 23, 59))[0].words == "12 months to July 2026"
    assert len({s.words for s in every}) == len(every)
    assert spans(None)[0].start is None


def test_comparisons_are_as_long_as_what_they_compare():
    span = spans(datetime(2026, 8, 14))[3]
    assert span.months == 3
    assert (str(before(span, BEFORE).start), str(before(span, BEFORE).end)) == ("2026-02-01", "2026-05-01")
    assert (str(before(span, YEAR_EARLIER).start), str(before(span, YEAR_EARLIER).end)) == ("2025-05-01", "2025-08-01")
    assert before(span, NO_COMPARISON) is None


def test_periods_are_said_as_people_say_them():
    assert [period_words(p) for p in ("2026-07", "2026-Q3", "2026", "all")] == ["July 2026", "quarter 3 of 2026", "2026", "all time"]
    assert period_words("2026-07", short=True) == "Jul 2026"


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


CONFIG = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast_is_enough_for_text_and_for_marks(theme):
    colours = CONFIG["theme"][theme]
    for text in ("textColor", "grayTextColor", "blueTextColor", "orangeTextColor", "linkColor"):
        for paper in ("backgroundColor", "secondaryBackgroundColor"):
            assert contrast(colours[text], colours[paper]) >= 4.5, (text, paper)
    for mark in ("blueColor", "orangeColor", "grayColor"):
        for paper in ("backgroundColor", "grayBackgroundColor"):
            assert contrast(colours[mark], colours[paper]) >= 3, (mark, paper)


def test_the_server_is_for_this_machine_only_and_tells_nobody():
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["enableAgentApi"] is False


def test_fonts_and_logos_come_with_the_product():
    for face in CONFIG["theme"]["fontFaces"]:
        assert (ROOT / face["url"].removeprefix("app/")).exists()
    for tone in ("light", "dark"):
        assert (ROOT / f"static/logo_{tone}.svg").read_text(encoding="utf-8").startswith("<svg")
    assert "SIL Open Font License" in (ROOT / "static/fonts/LICENSE-OFL.txt").read_text(encoding="utf-8")


def test_no_part_names_an_address_outside():
    for file in [*ROOT.glob("pages/**/*"), *ROOT.glob("static/*.svg")]:
        if file.suffix in (".py", ".js", ".css", ".svg"):
            text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
            assert "http://" not in text and "https://" not in text, file.name
