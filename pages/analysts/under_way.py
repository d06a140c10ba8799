"""Work that takes its time: done in a thread of its own, told of while it runs, and found again after a reload."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from connectors.progress import Told, telling

_LOOK_EVERY = 0.2
_MOST = 0.99


@dataclass(eq=False)
class Job:
    """One piece of work; ``told`` is its last word on how far it has come."""

    over: threading.Event = field(default_factory=threading.Event)
    told: Told | None = None
    result: Any = None
    trouble: Exception | None = None

    def hear(self, told: Told) -> None:
        """Keep the last word."""
        self.told = told


# Of this process: a reader who reloads the page is another session and finds their work here, running or done.
_JOBS: dict[str, Job] = {}
_KEPT = 20
_LOCK = threading.Lock()


def begin(key: str, work: Callable[[], Any]) -> Job:
    """Start the work, unless work under this key is still running: then that."""
    with _LOCK:
        job = _JOBS.get(key)
        if job is not None and not job.over.is_set():
            return job
        for old in [k for k, j in _JOBS.items() if j.over.is_set()][:-_KEPT]:
            del _JOBS[old]
        job = _JOBS[key] = Job()
    threading.Thread(target=_run, args=(job, work), daemon=True).start()
    return job


def unseen(key: str) -> Job | None:
    """The work under this key that nobody has yet seen the end of."""
    return _JOBS.get(key)


def _run(job: Job, work: Callable[[], Any]) -> None:
    try:
        with telling(job.hear):
            job.result = work()
    except Exception as error:  # It is raised again where the reader waits for it.
        job.trouble = error
    finally:
        job.over.set()


def wait(job: Job, words: str) -> Any:
    """Wait for the work, saying how far it is; gives its result, once, or raises what it raised."""
    place = st.empty()
    with place.container():
        bar = st.progress(0.0, text=words)
        while not job.over.wait(_LOOK_EVERY):
            told = job.told
            share = told.rows / told.of if told is not None and told.of else 0.0
            bar.progress(min(share, _MOST), text=f"{words}: {told.as_text()}" if told else words)
    place.empty()
    with _LOCK:
        for key in [k for k, j in _JOBS.items() if j is job]:
            del _JOBS[key]
    if job.trouble is not None:
        raise job.trouble
    return job.result
