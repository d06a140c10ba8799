"""What a loaded file hands to the warehouse: a batch of rows per canonical table."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class Rows:
    """Rows of one canonical table, in a Parquet file.

    The file has the columns `id`, `version_at` and exactly ``mapped``, of the canonical types, moments in UTC,
    with at most one row per id.
    """

    table: str
    path: Path
    mapped: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Batch:
    """One file, read and checked: ``tables[0]`` holds the records that the counts speak of."""

    file_name: str
    file_hash: str
    profile: str
    source: str
    rows: int
    read: int
    refused: int
    tables: tuple[Rows, ...]
    loaded_at: datetime
    refusals: Path | None = None
    newest_at: datetime | None = None
    as_of: datetime | None = None
    full: bool = False
    notes: tuple[str, ...] = ()
    loaded_by: str = "local"


@dataclass(frozen=True)
class Counts:
    """What the rows of one table said that was not known before."""

    new: int = 0
    changed: int = 0
    same: int = 0

    @property
    def kept(self) -> int:
        return self.new + self.changed + self.same


@dataclass(frozen=True)
class Receipt:
    """What publishing a batch did; ``already`` where the very same file was loaded before and still counts.

    ``absent`` counts the records of the same source that a full list no longer names; they stay as they are.
    """

    batch: str
    main: Counts
    tables: dict[str, Counts] = field(default_factory=dict)
    already: bool = False
    absent: int = 0
