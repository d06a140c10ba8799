"""The head of the indicator page: its answer in words, the large chart with what happened, the whole time against before."""

from __future__ import annotations

from metrics.improvements import Judged
from metrics.trend_words import caution_words, turn_sentence
from pages.parts import cached, figures
from pages.parts.ahead_words import forecast_words, target_sentence
from pages.parts.big_chart import Mark, big_chart, show_chart
from pages.parts.card import verdict_line
from pages.parts.drawn import draw, node
from pages.parts.earlier import over
from pages.parts.face import assurance, picture, short, shown, variation
from pages.parts.fan import fan
from pages.parts.gathered import Told
from pages.parts.icons import assurance_icon, variation_icon
from pages.parts.improved import improved_sentence
from pages.parts.scope_bar import Chosen
from pages.parts.shell import Here
from pages.parts.spans import period_words
from pages.parts.tables import figures as figure_row
from pages.parts.tables import heading
from pages.parts.versions import earlier_version
from pages.parts.words import counted

def answer(here: Here, told: Told, improved: list[Judged]) -> str:
    """What it is now, whether that is a change, what improvements did, and whether the target is safe."""
    indicator, reading = told.indicator, told.reading
    if not told.has_figure:
        return f"**{indicator.question}** There is no figure yet."
    currency = here.organisation.currency
    now = shown(reading, currency)
    parts = [f"**{indicator.title}: {now.whole}** ({now.interval}) in {period_words(reading.now.period)}.",
             turn_sentence(reading.trend.variation), improved_sentence(improved)]
    if reading.target is not None:
        target = figures.trimmed(reading.target.value, indicator.unit, currency)
        parts.append({
            "fail": f"Unless something changes, it **will keep missing its target of {target}**.",
            "pass": f"It **meets its target of {target}**, whatever the month.",
            "hit_or_miss": f"Whether it meets its target of {target} is **up to chance**.",
        }.get(reading.trend.assurance, f"Its target is {target}."))
        if reading.trend.assurance not in ("fail", "pass"):
            parts[-1:] = [target_sentence(reading, currency) or parts[-1]]
    return " ".join(part for part in parts if part)


def _finding(told: Told, picture_) -> str:
    left = [p.label for p in picture_.points if p.signal]
    question = told.indicator.question
    if told.variation == "too_short":
        return f"{question} Too early to know its usual range"
    if not left:
        return f"{question} No period left its usual range"
    return f"{question} {len(left)} of {len(picture_.points)} periods carry a signal, the last in {left[-1]}"


def _marks(here: Here, told: Told, services: tuple[str, ...] | None, labels: list[str]) -> list[Mark]:
    """What was changed, in the whole or in the services looked at; a change of one service says whose it is."""
    names = {row["id"]: row["name"] for row in cached.services(here.store)}
    marks, number = [], 0
    for event in cached.events(here.store, told.indicator.name):
        if services is not None and event["service"] not in (None, *services):
            continue
        label = period_words(f"{event['on']:%Y-%m}", short=True)
        quarter = period_words(f"{event['on'].year}-Q{(event['on'].month + 2) // 3}", short=True)
        at = label if label in labels else quarter if quarter in labels else None
        number += bool(event["improvement"])
        if at:
            whose = names.get(event["service"], "")
            marks.append(Mark(at, f"{whose}: {event['what']}" if whose else event["what"], number if event["improvement"] else None))
    return marks


def draw_chart(here: Here, chosen: Chosen, told: Told) -> None:
    """The large chart, its two answers, and the same figures spoken."""
    currency, indicator = here.organisation.currency, told.indicator
    shape = picture(told.reading, currency)
    if shape is None:
        return
    k = figures.scale(indicator.unit)
    last = next(p for p in reversed(shape.points) if p.value is not None)
    ranged = next((p for p in reversed(shape.points) if p.mean is not None and p.lower is not None), None)
    suffix = "\u00a0%" if indicator.unit == "share" else ""
    usual = "" if ranged is None else (
        f"Usual range: {short(ranged.lower / k, told.reading, currency)} to {short(ranged.upper / k, told.reading, currency)}{suffix}.")
    draw(node("section", None, heading(_finding(told, shape)), node("p", "hidden", shape.spoken)), key="chart_title")
    earlier = earlier_version(here, chosen, told)
    latest = f"<b>{shown(told.reading, currency).number}</b> in {last.label}"
    chart = big_chart(shape, name=indicator.title, latest=latest, suffix=suffix,
                      marks=_marks(here, told, chosen.scope.services, [p.label for p in shape.points]), zero_based=indicator.unit not in ("share", "points"),
                      ahead=fan(told.reading, lambda value: short(value, told.reading, currency)), earlier=earlier)
    show_chart(chart, "chart", indicator.key)
    trend = told.reading.trend
    cautions = caution_words(trial=trend.trial, drift=trend.drift, seasonal=trend.seasonal)
    small = [usual, *cautions, f"Limits: {trend.method}.", *told.reading.series.remarks]
    draw(node("section", None, verdict_line(variation(told.reading), variation_icon), verdict_line(assurance(told.reading), assurance_icon),
              node("p", "said", earlier.words) if earlier else None, node("p", "soft", " ".join(small)), node("p", "soft", " ".join(forecast_words(told.reading, currency)))), key="verdicts")


def over_time(here: Here, chosen: Chosen, told: Told) -> None:
    """The whole chosen time as one figure, beside the time before it."""
    indicator, currency = told.indicator, here.organisation.currency
    items = []
    for words, scope in ((chosen.span.words, chosen.whole()), (chosen.earlier.words if chosen.earlier else "", chosen.whole_earlier())):
        row = over(here, indicator.key, scope)
        if row is not None:
            said = figures.show(row["value"], indicator.unit, row["lo"], row["hi"], currency)
            items.append((words[:1].upper() + words[1:], said.whole, f"{said.interval}; {counted(row['n'], indicator.counts.table.name)}"))
    if items:
        draw(figure_row(items), key="over_time")
