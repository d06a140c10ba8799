"""The command next to the pages: list, value, trend, records, sql, versions, book, effect, stream, watermelon, impact, comments, calc."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from data.access import Viewer
from data.errors import WindshieldError
from data.home import demo_home, own_home
from data.warehouse import Warehouse
from metrics import book, engine, findings, improvement_told, improvements, indicators, trend_told, versions
from metrics.comments import comments
from metrics.periods import GRAINS, months_later, parse_month
from metrics.reading import read
from metrics.scope import Scope

LISTED = ("key", "title", "question", "unit", "better", "factor", "privacy", "dimensions")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 2 refused with a sentence on stderr."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if arguments[:1] == ["calc"]:
        from metrics.calc import main as calc

        return calc(arguments[1:])
    asked = _parser().parse_args(arguments)
    try:
        if asked.command in findings.TELLS:
            print(findings.TELLS[asked.command](_warehouse(asked), asked, _stretch(asked)))
        else:
            print(_COMMANDS[asked.command](asked))
        sys.stdout.flush()
    except WindshieldError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read along has seen enough, as `head` does; what is left goes nowhere, also at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _list(asked) -> str:
    listed = [{name: getattr(i, name) for name in LISTED} for i in indicators.load().values()]
    if asked.json:
        return _json(listed)
    return "\n".join(f"{i['key']:28} {i['factor']:22} {i['question']}" for i in listed)


def _value(asked) -> str:
    result = engine.measure(_warehouse(asked), _key(asked), _scope(asked), asked.by)
    if asked.json:
        return _json([{**row, "version": result.version} for row in result.rows()])
    shown = result.frame.to_string(index=False, na_rep="") if len(result.frame) else "No period to show."
    return "\n".join([shown, *result.remarks])


def _trend(asked) -> str:
    found = read(_warehouse(asked), _key(asked), _scope(asked))
    return _json(trend_told.values(found)) if asked.json else trend_told.text(found)


def _records(asked) -> str:
    found = engine.records(_warehouse(asked), _key(asked), _scope(asked), asked.limit)
    batches = json.loads(found.batches.to_json(orient="records", date_format="iso"))
    if asked.json:
        rows = None if found.rows is None else json.loads(found.rows.to_json(orient="records", date_format="iso"))
        return _json({"n": found.n, "rows": rows, "batches": batches, "why": found.why})
    told = [f"{found.n} records"] if found.rows is not None else [f"{found.n} records, not listed. {found.why}"]
    if found.rows is not None and len(found.rows):
        told.append(found.rows.dropna(axis="columns", how="all").to_string(index=False, na_rep=""))
    return "\n".join([*told, *(f"{b['batch']} {b['file_name']}" for b in batches)])


def _sql(asked) -> str:
    text = engine.sql(_key(asked), _scope(asked), asked.by, _warehouse(asked))
    return _json({"sql": text}) if asked.json else text


def _versions(asked) -> str:
    keys = [indicators.find(asked.key).name] if asked.key else list(indicators.load())
    told = [
        {"key": key, "version": v.number, "since": v.since, "what": v.what, "fingerprint": v.mark,
         "computes": v.number == indicators.load()[key].version or f"{key}@{v.number}" in indicators.earlier()}
        for key in keys for v in versions.versions_of(key)
    ]  # fmt: skip
    lacking = [line for line in (versions.unwritten(indicators.load()[key]) for key in keys) if line]
    if asked.json:
        return _json(told)
    shown = [f"{v['key']} {v['version']}, since {v['since']}: {v['what']}" for v in told]
    more = [f"Not yet in {versions.HISTORY.name}:", *lacking] if lacking else []
    return "\n".join([*shown, *more])


def _book(asked) -> str:
    keys = [asked.key] if asked.key else None
    told = book.html(keys) if asked.html else book.markdown(keys)
    if asked.to is None:
        return told
    try:
        Path(asked.to).write_text(told, encoding="utf-8")
    except OSError as error:
        raise WindshieldError(f"it cannot be written ({error.strerror}).", where=asked.to, change="Name another file.") from error
    return f"Printed to {asked.to}."


def _effect(asked) -> str:
    warehouse, name = _warehouse(asked), asked.improvement
    found = [improvements.judged(warehouse, name)] if name else improvements.judged_all(warehouse)
    if asked.json:
        told = [improvement_told.values(each) for each in found]
        return _json(told[0] if name else told)
    return "\n\n".join(map(improvement_told.text, found)) or "No improvement is declared."


def _comments(asked) -> str:
    found = comments(_warehouse(asked), asked.survey, Viewer())
    if asked.json:
        return _json([asdict(one) for one in found])
    told = [line for one in found for line in (f"{one.period}, {one.departments}: {one.people} people", *(f"- {t}" for t in one.texts))]
    return "\n".join(told) or "No ten people's comments of one quarter that has closed."


_COMMANDS = {
    "list": _list, "value": _value, "trend": _trend, "records": _records, "sql": _sql, "versions": _versions,
    "book": _book, "effect": _effect, "comments": _comments,
}  # fmt: skip


def _key(asked) -> str:
    """The key that was asked for, in the version that was asked for."""
    return asked.key if asked.version is None else f"{asked.key}@{asked.version}"


def _warehouse(asked) -> Warehouse:
    return Warehouse(demo_home() if asked.demo else own_home())


def _stretch(asked) -> Scope:
    return Scope(
        start=parse_month(asked.since) if asked.since else None,
        end=months_later(parse_month(asked.to), 1) if asked.to else None,
    )


def _scope(asked) -> Scope:
    return _stretch(asked).at(
        grain=asked.grain,
        services=tuple(asked.service) if asked.service else None,
        stream=asked.stream,
        department=asked.department,
    )


def _json(found) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2, default=str)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m metrics", description="Figures, by command.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, words in (
        ("list", "every indicator"), ("value", "the figures of one indicator"),
        ("trend", "signal or noise: what the whole periods of an indicator say, and where they go"),
        ("records", "the rows behind a figure"), ("sql", "the statement that is run"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("--json", action="store_true", help="for machines")
        if name != "list":
            _add_question(command)
    known = commands.add_parser("versions", help="the history of a definition, or of all")
    known.add_argument("key", nargs="?", help="the indicator's key")
    known.add_argument("--json", action="store_true", help="for machines")
    printed = commands.add_parser("book", help="the printed indicator book")
    printed.add_argument("key", nargs="?", help="one page of it: the indicator's key")
    printed.add_argument("--to", metavar="FILE", help="into a file")
    printed.add_argument("--html", action="store_true", help="as one web page instead of Markdown")
    told = commands.add_parser("effect", help="what declared improvements did: better, worse or cannot tell")
    told.add_argument("improvement", nargs="?", help="its id; without one, all of them")
    told.add_argument("--json", action="store_true", help="for machines")
    told.add_argument("--demo", action="store_true", help="ask the demonstration's data")
    said = commands.add_parser("comments", help="what people wrote in a survey whose comments were declared readable")
    said.add_argument("survey", help="the survey, as its source is called")
    said.add_argument("--json", action="store_true", help="for machines")
    said.add_argument("--demo", action="store_true", help="ask the demonstration's data")
    findings.add(commands)
    commands.add_parser("calc", help="the formulas alone, from numbers given")
    return parser


def _add_question(command: argparse.ArgumentParser) -> None:
    command.add_argument("key", help="the indicator's key")
    command.add_argument("--version", type=int, metavar="N", help="an earlier definition; see versions")
    command.add_argument("--by", action="append", default=[], metavar="DIMENSION", help="break down; may be repeated")
    command.add_argument("--grain", default="all", metavar="|".join(GRAINS))
    command.add_argument("--from", dest="since", metavar="YYYY-MM", help="first month")
    command.add_argument("--to", metavar="YYYY-MM", help="last month, included")
    command.add_argument("--service", action="append", metavar="ID", help="may be repeated")
    command.add_argument("--stream", metavar="ID")
    command.add_argument("--department", metavar="ID")
    command.add_argument("--demo", action="store_true", help="ask the demonstration's data")
    command.add_argument("--limit", type=int, metavar="N", help="at most so many records")


if __name__ == "__main__":
    pd.set_option("display.width", 200)
    raise SystemExit(main())
