"""The demo organisation's exports, printed and loaded through the connectors like anyone's, on the first start."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import select

from connectors.load import Reading, drafts
from data.demo import print_exports, source_of
from data.home import Home, demo_home
from data.schema import BATCHES
from data.warehouse import Warehouse

_MARK = "demo.made"
_ROOT = Path(__file__).parent.parent


def ready(home: Home) -> bool:
    """Whether the demo is there, as this release makes it, or was changed by someone, who keeps what they have."""
    mark = home.folder / _MARK
    if not home.warehouse.exists() or not mark.exists():
        return False
    made, batches = mark.read_text(encoding="utf-8").split()
    return made == _release() or _batches(home) != int(batches)


def make(say: Callable[[str], None], home: Home | None = None, scale: float = 1.0) -> bool:
    """Print and load the demo; False where it was there already."""
    home = home or demo_home()
    if ready(home):
        return False
    shutil.rmtree(home.folder, ignore_errors=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="windshield-demo-") as folder, ExitStack() as open_files:
        say("Making the demo organisation (once): printing its exports ...")
        files = print_exports(Path(folder), scale=scale)
        made = []
        for number, file in enumerate(files, start=1):
            of = source_of(file)
            reading = Reading(source=of.name, time_zone=of.time_zone, as_of=of.as_of, full=of.full)
            found = open_files.enter_context(drafts(file, home, reading))
            made += found
            say(f"  {number:>2} of {len(files)}  {file.name}: {sum(d.batch.read for d in found):,} read, "
                f"{sum(d.batch.refused for d in found):,} refused")
        say("  working out services, departments and cases ...")
        receipts = Warehouse(home).publish_all([d.batch for d in made])
    (home.folder / _MARK).write_text(f"{_release()} {_batches(home)}", encoding="utf-8")
    say(f"The demo organisation is there: {len(receipts)} files in {time.monotonic() - began:.0f} seconds.")
    return True


def _batches(home: Home) -> int:
    """Batches in force, those taken back counted against them, so that any change shows."""
    undone = [moment for (moment,) in Warehouse(home).rows(select(BATCHES.c.undone_at))]
    return sum(1 if moment is None else -1 for moment in undone)


def _release() -> str:
    """A hash of everything that the demo's store follows from."""
    digest = hashlib.sha256()
    for file in sorted(path for room in ("data", "connectors") for path in (_ROOT / room).rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
