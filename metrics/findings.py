"""The commands that find something rather than ask for it: streams, watermelons, parts by their impact, whose voice."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict

from pandas import notna

from data.errors import BadScope
from metrics import engine, stream_told
from metrics.impact import by_impact
from metrics.scope import Scope
from metrics.streams import stream
from metrics.voice import voice
from metrics.watermelon import watermelons


def add(commands) -> None:
    """The parsers of `stream`, `watermelon`, `impact` and `voice`."""
    told = commands.add_parser("stream", help="the map of a value stream: steps, handoffs, waits")
    told.add_argument("key", help="the stream's id")
    both = commands.add_parser("watermelon", help="services whose promise is kept for good and whose experience falls short for good")
    parts = commands.add_parser("impact", help="which part moves a figure most: n x (its value - the whole's)")
    parts.add_argument("key", help="the indicator's key")
    parts.add_argument("--by", required=True, metavar="DIMENSION")
    whose = commands.add_parser("voice", help="how far those who answered surveys differ from those who were asked")
    whose.add_argument("--by", default="department", metavar="DIMENSION")
    for command in (told, both, parts, whose):
        command.add_argument("--json", action="store_true", help="for machines")
        command.add_argument("--from", dest="since", metavar="YYYY-MM", help="first month")
        command.add_argument("--to", metavar="YYYY-MM", help="last month, included")
        command.add_argument("--demo", action="store_true", help="ask the demonstration's data")


def tell_stream(warehouse, asked: argparse.Namespace, scope: Scope) -> str:
    found = stream(warehouse, asked.key, scope)
    return _json(stream_told.values(found)) if asked.json else stream_told.text(found)


def tell_watermelons(warehouse, asked: argparse.Namespace, scope: Scope) -> str:
    found = watermelons(warehouse, scope)
    rows = [{"service": w.service, "promise": asdict(w.promise.now), "promise_target": w.promise.target.value,
             "experience": asdict(w.experience.now), "experience_target": w.experience.target.value} for w in found]
    if asked.json:
        return _json(rows)
    lines = [f"{r['service']}: promise kept {_share(r['promise'])} against {r['promise_target']:.0%}, experience "
             f"{_share(r['experience'])} against {r['experience_target']:.0%}; both beyond their usual range." for r in rows]
    return "\n".join(lines) or "No service keeps its promise for good while its experience falls short for good."


def tell_impact(warehouse, asked: argparse.Namespace, scope: Scope) -> str:
    """The parts of a figure over the whole of the scope, the weightiest first.

    Raises:
        BadScope: its parts are withheld or nothing is told of the whole.
    """
    whole = engine.measure(warehouse, asked.key, scope).frame
    value = whole["value"].iloc[0] if len(whole) and notna(whole["value"].iloc[0]) else None
    if value is None:
        raise BadScope("there is no figure of the whole to compare with.", where=asked.key, change="Ask `value` for the reason.")
    found = by_impact(engine.measure(warehouse, asked.key, scope, (asked.by,)), float(value))
    if asked.json:
        return _json([{**asdict(part), "whole": float(value)} for part in found])
    lines = [f"the whole: {value:g}"]
    lines += [f"{p.name}: {p.impact:+,.1f} ({p.row['n']} x {p.gap:+.4g}){'' if p.apart else ', may be chance'}" if p.impact is not None
              else f"{p.name}: {p.row['note'] or 'no figure'}" for p in found]
    return "\n".join(lines)


def tell_voice(warehouse, asked: argparse.Namespace, scope: Scope) -> str:
    found = voice(warehouse, scope, asked.by)
    if asked.json:
        return _json(asdict(found))
    return "\n".join([found.words, *(f"{name}: {rate:.1%} of {n}" for name, n, rate in found.groups)])


TELLS: dict[str, Callable[..., str]] = {
    "stream": tell_stream, "watermelon": tell_watermelons, "impact": tell_impact, "voice": tell_voice,
}


def _share(now: dict) -> str:
    return "unknown" if now["value"] is None else f"{now['value']:.1%}"


def _json(found) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2, default=str)
