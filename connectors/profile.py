"""What one kind of export looks like: its column names, its grain, and the canonical columns that they fill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import Column

from connectors.headers import plain
from connectors.languages import telling, translations
from data.errors import BadDefinition
from data.schema import CANONICAL

Head = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Field:
    """A canonical column, and the headers that it goes by, the best first.

    A name that starts with `_` is no canonical column: it is read as ``kind`` and serves the makers of other tables.
    ``factor`` turns the export's unit into the canonical one. ``words`` maps wording to canonical values: the first
    whose fragment the cell contains. ``shares``: the header may serve another field too. ``first_of``: what stands between
    several values in one cell, of which the first counts.
    """

    to: str
    names: tuple[str, ...]
    factor: float = 1.0
    kind: str = ""
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    shares: bool = False
    first_of: str = ""

    @property
    def working(self) -> bool:
        return self.to.startswith("_")


def one(to: str, *names: str, **more) -> Field:
    """A field by its headers."""
    return Field(to, names, **more)


class FromSource:
    """A fixed value that is the name of the source."""


@dataclass(frozen=True)
class WorkedOut:
    """A canonical column worked out from a row's other cells, or made good where its own cell is empty.

    ``sql`` reads values `v_<field>` and texts `t_<field>`; it is used where the file has all of ``needs``, and reads
    nothing for those of ``may`` that the file does not have. ``to`` is read before it is replaced.
    """

    to: str
    sql: str
    needs: tuple[str, ...]
    may: tuple[str, ...] = ()


class AsOf:
    """A fixed value that is the moment which the file describes, as said, else that of loading."""


@dataclass(frozen=True)
class Profile:
    """One kind of export of one system.

    ``proof``: headers of which at least ``proofs`` must be there. ``known``: headers of the export that are
    deliberately not stored. ``key``: the canonical columns that make the id where no header does. ``repeats``: True
    where one record has several rows, False where it never has. ``order``: working fields that say which of several
    rows of a record is the newest, after the row's own update. ``header_rows``: how many rows the headers take.
    ``looks``: a further test on the first records. ``makes``: what else is read from the file: functions that take
    the work and give further tables. ``ceiling``: how sure a general profile can be at most.
    ``whole``: a file has all headers of ``proof``, and is the less likely to be one the more are missing. ``declared``: the rows
    say what holds from now on, so they are as new as the moment of loading. ``fixed``: canonical columns that the
    export does not say because the kind of export does; where a file has such a column, the column counts. ``only``: rows that are records of the table, as SQL over
    the fields' texts (`t_<field>`); the others are counted and left. ``ask``: finds the questions among the columns that
    no field takes. ``twins``: rows with one natural key are different records, told apart by their order. ``reshape``:
    gives, from a table and the row of its header, the table that the profile reads. ``missing``: how this export says
    "nothing". ``says``: notes for whoever loads it. ``works_out``: columns that follow from several cells. ``id_number``: the id is a number that may be written with blanks, `52 267`.
    ``completes``: the rows add to records that other files bring, so required columns may be absent. ``picks``: which of
    several rows of a record counts, in words, where ``order`` decides it. ``checked``: what its headers were held against,
    in words, for the list of systems.
    """

    key: str
    title: str
    system: str
    grain: str
    table: str
    fields: tuple[Field, ...]
    id_names: tuple[str, ...] = ()
    natural_key: tuple[str, ...] = ()
    proof: tuple[str, ...] = ()
    proofs: int = 0
    known: tuple[str, ...] = ()
    repeats: bool | None = None
    order: tuple[str, ...] = ()
    header_rows: int = 1
    looks: Callable[[Head], bool] | None = None
    makes: tuple[Callable, ...] = ()
    ceiling: float = 1.0
    whole: bool = False
    declared: bool = False
    fixed: Mapping[str, object] = field(default_factory=dict)
    only: str = ""
    ask: Callable | None = None
    twins: bool = False
    reshape: Callable | None = None
    missing: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    works_out: tuple[WorkedOut, ...] = ()
    id_number: bool = False
    completes: bool = False
    picks: str = ""
    checked: str = ""

    def __post_init__(self):
        table = CANONICAL.get(self.table)
        if table is None:
            raise BadDefinition(f"profile {self.key!r} fills {self.table!r}, which is no canonical table.")
        wrong = {f.to for f in self.fields if not f.working} | set(self.fixed) | set(self.natural_key) | {w.to for w in self.works_out}
        if wrong := wrong - set(table.info["mapped"]):
            raise BadDefinition(f"profile {self.key!r} maps {sorted(wrong)}, which {self.table!r} does not have.")
        if not self.id_names and not self.natural_key:
            raise BadDefinition(f"profile {self.key!r} does not say what makes a row's id.")
        names = [f.to for f in self.fields]
        if len(set(names)) < len(names):
            raise BadDefinition(f"profile {self.key!r} names a field twice.")
        if bad := [f.to for f in self.fields if f.working and f.kind not in ("text", "count", "number", "moment", "person")]:
            raise BadDefinition(f"profile {self.key!r} does not say what {bad} are read as: text, count, number, moment or person.")
        if bad := {n for w in self.works_out for n in (*w.needs, *w.may)} - set(names):
            raise BadDefinition(f"profile {self.key!r} works something out of {sorted(bad)}, which are none of its fields.")

    def spoken(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """What other languages call columns of these names, where the profile does not say so itself."""
        # A template that reports what happened is, in other languages, the general list of the same table.
        return () if self.whole and not self.declared else translations(self.table, names)

    @cached_property
    def known_names(self) -> frozenset[str]:
        """All headers that the profile knows, in the form in which headers are compared."""
        names = (*self.id_names, *self.known, *(n for f in self.fields for n in f.names))
        return frozenset(plain(n) for n in (*names, *self.spoken(names)))

    @cached_property
    def proof_names(self) -> frozenset[str]:
        """The headers that prove the export, in the form in which headers are compared."""
        known = (*self.id_names, *self.known, *(n for f in self.fields for n in f.names))
        told = self.spoken(self.proof) if self.whole else telling(self.table, self.proof, known)
        return frozenset(plain(n) for n in (*self.proof, *told))

    def column(self, name: str) -> Column:
        """The canonical column of a field."""
        return CANONICAL[self.table].c[name]

    @property
    def questions(self) -> bool:
        """Whether columns that no field takes are questions of a survey."""
        return self.ask is not None

    @property
    def row_by_row(self) -> bool:
        """Whether each row is read by itself, without a look at others."""
        return not (self.questions or self.twins or any("raw" in w.sql for w in self.works_out))

    @property
    def table_columns(self) -> tuple[str, ...]:
        """The columns of the canonical table that a file may fill."""
        return CANONICAL[self.table].info["mapped"]

    @property
    def required(self) -> tuple[str, ...]:
        """The canonical columns without which a row is refused."""
        if self.completes:
            return ()
        return tuple(c for c in self.table_columns if self.column(c).info.get("required") and c not in self.fixed)
