"""The intake folder: what was dropped or laid there, and what was said of it, until it is loaded."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from connectors.confirmed import Confirmed
from connectors.watch import DONE
from data.home import Home
from pages.analysts.said import Said

_TOKEN = re.compile(r"[0-9a-f]{16}")
_TOLD = "said.json"
_UNDER_WAY = (".part", ".tmp", ".crdownload", ".json~")


@dataclass(eq=False)
class Upload:
    """The files of one upload, in the order in which they came, with what was said of each table of each.

    Its files lie in a folder of its own within the intake, beside what was said; files that were laid into the intake
    by hand are read where they lie. ``said[path][""]`` is of the file as a whole, further names are its sheets.
    """

    home: Home
    token: str = field(default_factory=lambda: secrets.token_hex(8))
    said: dict[Path, dict[str, Said]] = field(default_factory=dict)
    confirmed: Confirmed = Confirmed()

    @property
    def folder(self) -> Path:
        return self.home.intake / self.token

    def keep(self, name: str, content) -> Path:
        """Write an uploaded file, in a folder of its own, so that names never meet."""
        self.home.create()
        folder = self.folder / secrets.token_hex(4)
        folder.mkdir(mode=0o700, parents=True)
        to = folder / (Path(name).name or "upload")
        with to.open("wb") as file:
            for part in iter(lambda: content.read(1 << 20), b""):
                file.write(part)
        self.take(to)
        return to

    def take(self, path: Path) -> None:
        """Count a file that lies in the intake as part of this upload."""
        self.said[path] = {"": Said()}
        self.write()

    def say(self, path: Path, table: str, said: Said) -> None:
        """Note what was said of a table."""
        self.said[path][table] = said
        self.write()

    def of(self, path: Path, table: str = "") -> Said:
        """What was said of a table, else of its file."""
        return self.said[path].get(table, self.said[path][""])

    def confirm(self, confirmed: Confirmed) -> None:
        """Note what was confirmed of states and services."""
        self.confirmed = confirmed
        self.write()

    def as_it_is(self) -> Upload:
        """The same, unmoved by what is said from now on."""
        return replace(self, said={path: dict(tables) for path, tables in self.said.items()})

    def write(self) -> None:
        """Write down what was said."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        told = {
            "files": [[str(path), {name: said.as_json() for name, said in tables.items()}] for path, tables in self.said.items()],
            "states": self.confirmed.states, "services": self.confirmed.services,
        }
        (self.folder / _TOLD).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")

    def drop(self, path: Path) -> None:
        """Take a file out of the upload; one that was dropped here is deleted, one that was laid here stays."""
        self.said.pop(path, None)
        if self.folder in path.parents and path.parent.exists():
            path.unlink(missing_ok=True)
            path.parent.rmdir()
        self.write()

    def put_away(self, loaded: Iterable[Path]) -> None:
        """These files are loaded: what was dropped is deleted, what was laid into the intake is moved aside; others stay."""
        for path in loaded:
            if self.folder not in path.parents and path.exists():
                aside = self.home.intake / DONE
                aside.mkdir(exist_ok=True)
                path.replace(aside / f"{datetime.now(UTC):%Y%m%d-%H%M%S} {path.name}")
            self.drop(path)
        self.confirmed = Confirmed()
        if self.said:
            self.write()
        else:
            self.discard()

    def discard(self) -> None:
        """Throw away what was dropped; what was laid into the intake stays."""
        for path in list(self.said):
            self.drop(path)
        (self.folder / _TOLD).unlink(missing_ok=True)
        if self.folder.exists():
            self.folder.rmdir()


def resumed(home: Home, token: str) -> Upload | None:
    """The upload of this token as it was left, None where there is none."""
    told = home.intake / token / _TOLD
    if not _TOKEN.fullmatch(token) or not told.exists():
        return None
    said = json.loads(told.read_text(encoding="utf-8"))
    files = {Path(path): {name: Said.from_json(one) for name, one in tables.items()} for path, tables in said["files"]}
    # Only what lies in the intake is ever read, whatever the note says.
    kept = {path: tables for path, tables in files.items() if home.intake.resolve() in path.resolve().parents and path.exists()}
    confirmed = Confirmed(tuple(map(tuple, said["states"])), tuple(map(tuple, said["services"])))
    return Upload(home, token, kept, confirmed)


def left_behind(home: Home, but: str = "") -> Iterator[Upload]:
    """Uploads that were dropped and neither loaded nor thrown away, the newest first."""
    if not home.intake.exists():
        return
    folders = [f for f in home.intake.iterdir() if f.is_dir() and _TOKEN.fullmatch(f.name) and f.name != but and (f / _TOLD).exists()]
    for folder in sorted(folders, key=lambda f: f.stat().st_mtime, reverse=True):
        found = resumed(home, folder.name)
        if found is not None and found.said:
            yield found


def lying(home: Home, taken: tuple[Path, ...] = ()) -> list[Path]:
    """Files that somebody laid into the intake folder itself, for loading without the browser."""
    if not home.intake.exists():
        return []
    files = (f for f in home.intake.iterdir() if f.is_file() and not f.is_symlink() and not f.name.startswith("."))
    return sorted(f for f in files if f not in taken and not f.name.lower().endswith(_UNDER_WAY))


__all__ = ["Upload", "left_behind", "lying", "resumed"]
