"""A folder that is watched: files that came to rest are loaded and moved aside, with a report beside each."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from connectors.load import load
from connectors.progress import on_terminal
from connectors.readers.shown import shown
from connectors.rejects import write_rejects
from connectors.report import Report
from data.errors import FileRefused, NoRoom, StoreBusy, WindshieldError
from data.home import Home

DONE, REFUSED = "done", "refused"
# What browsers, copying tools and spreadsheets call a file that is not there yet, or only open.
_UNDER_WAY = (".part", ".partial", ".crdownload", ".download", ".tmp", ".swp", ".filepart")
_OF_A_PROGRAM = (".", "~$")


@dataclass(frozen=True)
class Outcome:
    """What became of one file: where it lies now, and its report or why it was refused."""

    file: str
    moved_to: Path
    report: Report | None = None
    refusal: str = ""

    def as_json(self) -> dict:
        told = self.report.as_json() if self.report else None
        return {"file": self.file, "moved_to": str(self.moved_to), "report": told, "refusal": self.refusal or None}

    def as_text(self) -> str:
        return self.report.as_text() if self.report else self.refusal


def watch(
    folder: Path, home: Home, *, once: bool = False, every: float = 5.0, rest: float = 2.0, sleep: Callable[[float], object] = time.sleep,
    stopped: Callable[[], bool] = lambda: False, around: Callable[[], AbstractContextManager] = nullcontext, loaded_by: str = "watch", **said,
) -> Iterator[Outcome]:
    """Load what comes to rest in the folder, and tell of each file; ``said`` are the fields of a `Reading`.

    A file rests when two looks, ``rest`` seconds apart, find the same size and time. With ``once`` the iterator ends
    after everything that rests; files that still grow, and those that meet a busy store or a full disk, are left where
    they are. ``stopped`` is asked after every file and every pause. Each load happens inside what ``around`` gives.

    A file is moved last: whatever breaks before that, it is found again, and what was loaded already is not loaded twice.

    Raises FileRefused where the folder is none, or may not be written to.
    """
    folder = Path(folder)
    _require(folder)
    while not stopped():
        before = _seen(folder)
        if before:
            sleep(rest)
            after = _seen(folder)
            for path in sorted((p for p in before if after.get(p) == before[p]), key=lambda p: (before[p][1], p.name)):
                if stopped():
                    return
                try:
                    with around():
                        outcome = _one(path, before[path], home, loaded_by, said)
                except (StoreBusy, NoRoom):
                    break
                if outcome:
                    yield outcome
        if once:
            return
        sleep(every)


def _require(folder: Path) -> None:
    if not folder.is_dir():
        raise FileRefused("it is no folder.", where=shown(str(folder)), change="Name a folder that exists.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise FileRefused("nothing may be written to it.", where=shown(str(folder)), change="Name a folder that files can be moved in.")


def _seen(folder: Path) -> dict[Path, tuple[int, int]]:
    """Size and time of every file that is no program's own; links and folders are left alone."""
    found = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name.lower()
            if name.startswith(_OF_A_PROGRAM) or name.endswith(_UNDER_WAY) or not entry.is_file(follow_symlinks=False):
                continue
            try:
                stat = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            found[Path(entry.path)] = (stat.st_size, stat.st_mtime_ns)
    return found


def _one(path: Path, seen: tuple[int, int], home: Home, loaded_by: str, said: dict) -> Outcome | None:
    """Load one file and move it aside; None where somebody changed or removed it meanwhile: it is looked at again."""
    report, refusal = None, ""
    try:
        report = load(path, home, loaded_by=loaded_by, **said)
    except (StoreBusy, NoRoom):
        raise
    except WindshieldError as error:
        refusal = str(error)
    except Exception as error:  # One file that we did not foresee must not stop those behind it.
        refusal = f"{shown(path.name)}: it could not be loaded, for a reason that we did not foresee ({type(error).__name__})."
    if _seen(path.parent).get(path) != seen:
        return None
    to = _free(path, DONE if report else REFUSED)
    lines = [report.as_text(), *_rejects(report, path, to, home)] if report else [refusal, "Nothing was changed."]
    _beside(to).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    try:
        path.replace(to)
    except FileNotFoundError:  # Somebody else who watches was faster.
        _beside(to).unlink(missing_ok=True)
        return None
    return Outcome(path.name, to, report, refusal)


def _free(path: Path, name: str) -> Path:
    """Where the file goes: a name that no file there has. A report without its file is of a run that broke, and is written anew."""
    folder = path.parent / name
    folder.mkdir(exist_ok=True)
    to, number = folder / path.name, 2
    while to.exists():
        to, number = folder / f"{path.stem} ({number}){path.suffix}", number + 1
    return to


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.report.txt")


def _rejects(report: Report, original: Path, moved: Path, home: Home) -> Iterator[str]:
    """Refused rows as files to mend, beside the report."""
    for one in (report, *report.more):
        if one.refused:
            to = moved.with_name(f"{moved.name}.{one.batch}.refused.csv")
            try:
                write_rejects(home, one.batch, to, original)
            except FileRefused as error:
                to.unlink(missing_ok=True)
                yield f"  the refused rows could not be written: {error}"
            else:
                yield f"  refused rows to mend: {to.name}"


def add_to(command: Callable[..., argparse.ArgumentParser]) -> None:
    """The subcommand; ``command(name, run, words)`` makes one that has `--json` and `--demo`."""
    made = command("watch", main, "load whatever comes to rest in a folder, and move it aside with a report")
    made.add_argument("folder", type=Path, metavar="FOLDER")
    made.add_argument("--once", action="store_true", help="load what is there and end")
    made.add_argument("--every", type=float, default=5.0, metavar="SECONDS", help="how often to look")
    made.add_argument("--source", metavar="NAME", help="the installation that all its files come from")
    made.add_argument("--time-zone", default="", metavar="ZONE", help="of the files' moments: Europe/Oslo")


def main(arguments: argparse.Namespace, home: Home) -> int:
    """0 done or told to stop, 2 where ``--once`` met a file that was refused."""
    refused, stop = 0, threading.Event()
    with _told_to_stop(stop):
        found = watch(
            arguments.folder, home, once=arguments.once, every=max(0.5, arguments.every), sleep=stop.wait, stopped=stop.is_set,
            around=partial(on_terminal, arguments.progress), source=arguments.source, time_zone=arguments.time_zone,
        )
        for outcome in found:
            refused += outcome.report is None
            told = json.dumps(outcome.as_json(), ensure_ascii=False, default=str) if arguments.json else outcome.as_text()
            print(told, file=sys.stdout if arguments.json or outcome.report else sys.stderr, flush=True)
    return 2 if refused and arguments.once else 0


@contextmanager
def _told_to_stop(stop: threading.Event) -> Iterator[None]:
    """Let SIGTERM and the first Ctrl-C end the watch after the file in hand; a second one ends it at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, frame) -> None:
        stop.set()
        signal.signal(number, before[number])

    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
