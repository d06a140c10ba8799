"""The command of the connectors: what is this file, load it, what was loaded, take it back, what was refused."""

from __future__ import annotations

import argparse
import json
import os
import sys
from contextlib import nullcontext
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from connectors import demo, pull, watch
from connectors.load import load
from connectors.look import look
from connectors.progress import on_terminal
from connectors.readers.shown import one_line
from connectors.rejects import write_rejects
from connectors.systems import as_markdown, systems
from data.calendar import zone
from data.catalogue import imports, organisation
from data.errors import WindshieldError
from data.home import Home, demo_home, own_home
from data.warehouse import Warehouse

_DATES = {"day-first": "day", "month-first": "month"}


def main(argv: list[str] | None = None) -> int:
    """0 done, 2 refused with a sentence on stderr."""
    arguments = _parser().parse_args(argv)
    home = demo_home() if arguments.demo else own_home()
    try:
        with on_terminal(arguments.progress, arguments.step) if arguments.step else nullcontext():
            done = arguments.run(arguments, home)
        sys.stdout.flush()
        return done
    except WindshieldError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read along has seen enough, as `head` does; what is left goes nowhere, also at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m connectors", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run, words: str, step: str = "") -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        made.add_argument("--json", action="store_true", help="for machines")
        made.add_argument("--demo", action="store_true", help="the demo organisation's home")
        made.add_argument("--progress", action="store_true", help="say on stderr how far it is, also where that is no terminal")
        made.set_defaults(run=run, step=step)
        return made

    files = command("recognise", _recognise, "say what files are, and why", step="reading")
    files.add_argument("files", nargs="+", type=Path, metavar="FILE")
    loading = command("load", _load, "load files, one after the other")
    loading.add_argument("files", nargs="+", type=Path, metavar="FILE")
    loading.add_argument("--profile", metavar="KEY", help="what the file is, where it is not recognised")
    loading.add_argument("--source", metavar="NAME", help="the installation that it comes from; a survey's name")
    loading.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD", help="what a column is; FIELD - leaves it out")
    loading.add_argument("--as-of", metavar="MOMENT", help="the moment that the file describes: 2026-07-31 or 2026-07-31T18:00")
    loading.add_argument("--dates", choices=_DATES, help="where the rows do not tell")
    loading.add_argument("--decimal", choices=("comma", "point"), help="where the rows do not tell")
    loading.add_argument("--time-zone", default="", metavar="ZONE", help="of the file's moments: Europe/Oslo")
    whole = loading.add_mutually_exclusive_group()
    whole.add_argument("--full", action="store_true", help="the file is the whole list")
    whole.add_argument("--part", action="store_true", help="the file is a part (the default)")
    command("history", _history, "list what was loaded")
    undoing = command("undo", _undo, "take a batch back", step="taking back")
    undoing.add_argument("batch", metavar="BATCH")
    refused = command("rejects", _rejects, "write the rows that a batch refused", step="reading")
    refused.add_argument("batch", metavar="BATCH")
    refused.add_argument("--to", type=Path, required=True, metavar="FILE")
    refused.add_argument("--from", type=Path, dest="original", metavar="ORIGINAL", help="rebuild the rows from the file that was loaded")
    known = command("systems", _systems, "list the systems whose exports are known")
    known.add_argument("--markdown", action="store_true", help="as the page of the docs")
    watch.add_to(command)
    pull.add_to(command)
    making = command("demo", _demo, "make the demo organisation, unless it is there")
    making.add_argument("--scale", type=float, default=1.0, metavar="N")
    return parser


def _recognise(arguments: argparse.Namespace, home: Home) -> int:
    known = True
    tables = []
    for file in arguments.files:
        found = look(file, home)
        known = known and any(one.found.profile for one in found)
        tables += found
    if arguments.json:
        _print_json([one.as_json() for one in tables])
    else:
        print("\n".join(one.as_text() for one in tables))
    if not known:
        print("Not every file is known; load one with --profile and --map COLUMN=FIELD.", file=sys.stderr)
    return 0 if known else 2


def _load(arguments: argparse.Namespace, home: Home) -> int:
    said = {
        "profile": arguments.profile, "source": arguments.source, "mapping": _mapping(arguments.map),
        "as_of": _moment(arguments.as_of, arguments.time_zone, home), "full": arguments.full,
        "dates": _DATES.get(arguments.dates, ""), "decimal": arguments.decimal or "", "time_zone": arguments.time_zone,
    }
    reports, refused = [], 0
    for file in arguments.files:
        try:
            with on_terminal(arguments.progress):
                reports.append(load(file, home, **said))
        except WindshieldError as error:
            print(error, file=sys.stderr)
            refused += 1
            continue
        if not arguments.json:
            print(reports[-1].as_text(), flush=True)
    if arguments.json:
        _print_json([report.as_json() for report in reports])
    return 2 if refused else 0


def _mapping(pairs: list[str]) -> dict[str, str]:
    said = {}
    for pair in pairs:
        column, mark, field = pair.rpartition("=")
        if not mark or not column or not field:
            raise WindshieldError(f"{pair!r} is no mapping.", where="--map", change="Write COLUMN=FIELD, or COLUMN=- to leave it out.")
        said[column.strip()] = field.strip()
    return said


def _moment(text: str | None, zone_name: str, home: Home) -> datetime | None:
    """A moment in UTC; without an offset of its own it is of the said zone, else the organisation's."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise WindshieldError(f"{text!r} is no moment.", where="--as-of", change="Write 2026-07-31 or 2026-07-31T18:00.") from error
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone(zone_name or organisation(Warehouse(home)).time_zone))
    return moment.astimezone(UTC).replace(tzinfo=None)


def _history(arguments: argparse.Namespace, home: Home) -> int:
    found = imports(Warehouse(home))
    if arguments.json:
        _print_json([asdict(one) for one in found])
        return 0
    if not found:
        print(f"{home.folder}: nothing was loaded yet.")
    for one in found:
        back = f", taken back {one.undone_at:%Y-%m-%d %H:%M}" if one.undone_at else ""
        print(f"{one.batch}  {one.loaded_at:%Y-%m-%d %H:%M}  {one.file_name}  ({one.profile}, {one_line(one.source)}): {one.read:,} read, "
              f"{one.new:,} new, {one.changed:,} changed, {one.same:,} the same, {one.refused:,} refused{back}")
    return 0


def _undo(arguments: argparse.Namespace, home: Home) -> int:
    Warehouse(home).undo(arguments.batch)
    if arguments.json:
        _print_json({"undone": arguments.batch})
    else:
        print(f"{arguments.batch} was taken back: the data are as if it had never come.")
    return 0


def _rejects(arguments: argparse.Namespace, home: Home) -> int:
    written = write_rejects(home, arguments.batch, arguments.to, arguments.original)
    if arguments.json:
        _print_json({"batch": arguments.batch, "file": str(arguments.to), "rows": written})
    else:
        print(f"{written:,} refused rows of {arguments.batch} are in {arguments.to}.")
    return 0


def _demo(arguments: argparse.Namespace, home: Home) -> int:
    made = demo.make(lambda line: None if arguments.json else print(line, flush=True), scale=arguments.scale)
    if arguments.json:
        _print_json({"made": made, "home": str(demo_home().folder)})
    return 0


def _systems(arguments: argparse.Namespace, home: Home) -> int:
    if arguments.json:
        _print_json(systems())
    elif arguments.markdown:
        print(as_markdown(), end="")
    else:
        print("\n".join(f"{one['key']}: {one['title']}, {one['grain']}" for one in systems()))
    return 0


def _print_json(value) -> None:
    print(json.dumps(value, ensure_ascii=False, default=str))


if __name__ == "__main__":
    sys.exit(main())
