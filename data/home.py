"""Where the two stores of an organisation lie: a folder outside the source tree."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from data.errors import WindshieldError


@dataclass(frozen=True)
class Home:
    """One organisation's folder: the data, the register, and the intake for uploads."""

    folder: Path

    @property
    def warehouse(self) -> Path:
        return self.folder / "warehouse.duckdb"

    @property
    def intake(self) -> Path:
        return self.folder / "intake"

    @property
    def versions(self) -> Path:
        """What every batch brought, a Parquet file for each table of it."""
        return self.folder / "versions"

    @property
    def register_url(self) -> str:
        return os.environ.get("REGISTER_URL") or f"sqlite:///{self.folder / 'register.sqlite'}"

    def create(self) -> Home:
        """Make the folder where it is missing, readable by its owner only."""
        try:
            self.intake.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise WindshieldError(
                f"the folder cannot be made ({error.strerror}).",
                where=str(self.folder),
                change="Set WINDSHIELD_HOME to a folder that you may write to.",
            ) from error
        return self


def own_home() -> Home:
    """The organisation's own home: WINDSHIELD_HOME, else the user's data folder."""
    folder = os.environ.get("WINDSHIELD_HOME")
    return Home(Path(folder).expanduser() if folder else platformdirs.user_data_path("windshield", appauthor=False))


def demo_home() -> Home:
    """The invented organisation's home, beside nobody's data."""
    return Home(own_home().folder / "demo")
