"""The command of the data room: print the demo organisation, check the stores, print the dictionary."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from data.check import check
from data.dictionary import dictionary
from data.errors import WindshieldError
from data.home import demo_home, own_home


def main(argv: list[str] | None = None) -> int:
    """0 done, 2 refused with a sentence on stderr."""
    arguments = _parser().parse_args(argv)
    try:
        return arguments.run(arguments)
    except WindshieldError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    commands = parser.add_subparsers(required=True)
    demo = commands.add_parser("demo", help="print the exports of the invented organisation")
    demo.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    demo.add_argument("--scale", type=float, default=1.0, metavar="N")
    demo.add_argument("--json", action="store_true")
    demo.set_defaults(run=_demo)
    checking = commands.add_parser("check", help="check that the stores hold together")
    checking.add_argument("--demo", action="store_true", help="the demo organisation's home")
    checking.add_argument("--json", action="store_true")
    checking.set_defaults(run=_check)
    words = commands.add_parser("dictionary", help="print the data dictionary")
    words.set_defaults(run=_dictionary)
    return parser


def _demo(arguments: argparse.Namespace) -> int:
    # Only this command needs the generator.
    from data.demo import print_exports

    if arguments.scale <= 0:
        raise WindshieldError("the scale must be above 0.", where="--scale", change="1 is the whole organisation.")
    files = print_exports(arguments.to, scale=arguments.scale)
    if arguments.json:
        print(json.dumps([str(file) for file in files]))
    else:
        print(f"{len(files)} exports of an invented organisation in {arguments.to}:")
        print("\n".join(f"  {file.name}" for file in files))
    return 0


def _check(arguments: argparse.Namespace) -> int:
    home = demo_home() if arguments.demo else own_home()
    findings = check(home)
    broken = [finding for finding in findings if finding.broken]
    if arguments.json:
        print(json.dumps({"rules": len(findings), "broken": {f.rule: f.broken for f in broken}}))
    elif not findings:
        print(f"{home.folder}: no data yet.")
    else:
        print(f"{home.folder}: {len(findings)} rules, {len(broken)} broken.")
        print("\n".join(f"  {f.rule}: {f.broken}" for f in broken), end="\n" if broken else "")
    return 2 if broken else 0


def _dictionary(arguments: argparse.Namespace) -> int:
    print(dictionary(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
