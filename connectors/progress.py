"""How far a load has come: said while it runs, once it takes longer than two seconds."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import duckdb

_PATIENCE = 2.0
_EVERY = 1.0


@dataclass(frozen=True)
class Told:
    """One word on the way: the step, rows done of rows (0 where nobody knows), and seconds that the step may still take."""

    step: str
    seconds: float
    rows: int = 0
    of: int = 0
    left: float | None = None

    def as_text(self) -> str:
        """For people: `reading: 1,200,000 of about 5,000,000 rows, about 6 seconds left`."""
        if not self.of or self.left is None:
            return f"{self.step}: {self.seconds:.0f} seconds so far"
        return f"{self.step}: {self.rows:,} of about {self.of:,} rows, about {max(1, round(self.left)):,} seconds left"


@contextmanager
def on_terminal(asked: bool = False, step: str = "reading") -> Iterator[None]:
    """Tell whoever sits at a terminal; elsewhere only where it is ``asked`` for."""
    if not (asked or sys.stderr.isatty()):
        yield
        return
    with telling(on_stderr, step=step):
        yield
    if sys.stderr.isatty():
        print("\033[K", end="", file=sys.stderr, flush=True)


def on_stderr(told: Told) -> None:
    """Say it on the terminal, in place; where there is none, as a line every ten seconds."""
    if sys.stderr.isatty():
        print(f"\033[K  {told.as_text()}", end="\r", file=sys.stderr, flush=True)
    elif round(told.seconds) % 10 == 2:
        print(f"  {told.as_text()}", file=sys.stderr, flush=True)


class _Watched:
    """What the thread that does the work leaves for the thread that tells of it."""

    def __init__(self, step: str):
        self.began = self.step_began = time.monotonic()
        self.step, self.of = step, 0
        self.connection: duckdb.DuckDBPyConnection | None = None

    def now(self) -> Told:
        elapsed, connection = time.monotonic() - self.step_began, self.connection
        try:
            share = connection.query_progress() / 100 if connection is not None else -1.0
        except duckdb.Error:  # It was closed between one look and the next.
            share = -1.0
        if share <= 0 or not self.of:
            return Told(self.step, time.monotonic() - self.began)
        return Told(self.step, time.monotonic() - self.began, round(self.of * share), self.of, elapsed * (1 - share) / share)


_WATCHED: ContextVar[_Watched | None] = ContextVar("watched", default=None)


@contextmanager
def telling(say: Callable[[Told], None], patience: float = _PATIENCE, every: float = _EVERY, step: str = "reading") -> Iterator[None]:
    """While the context lasts, call ``say`` from a thread of its own, first after ``patience`` seconds; ``step`` comes first."""
    watched, over = _Watched(step), threading.Event()

    def tell() -> None:
        wait = patience
        while not over.wait(wait):
            say(watched.now())
            wait = every

    teller, token = threading.Thread(target=tell, daemon=True), _WATCHED.set(watched)
    teller.start()
    try:
        yield
    finally:
        _WATCHED.reset(token)
        over.set()
        teller.join()


def expect(rows: int) -> None:
    """Say how many rows the file has, as far as its bytes tell."""
    if watched := _WATCHED.get():
        watched.of = rows


def stage(words: str) -> None:
    """Say what is done from now on where no statement is watched: nobody knows how long it takes."""
    if watched := _WATCHED.get():
        watched.connection, watched.step, watched.step_began = None, words, time.monotonic()


@contextmanager
def running(connection: duckdb.DuckDBPyConnection, step: str = "checking") -> Iterator[None]:
    """Let a statement of this connection be told of while it runs; what runs afterwards is publishing until the next."""
    watched = _WATCHED.get()
    if watched is None or watched.connection is not None:
        # A named step around a statement knows better what it is.
        yield
        return
    watched.step, watched.connection, watched.step_began = step, connection, time.monotonic()
    try:
        yield
    finally:
        watched.connection, watched.step = None, "publishing"
