"""What a file is, decided by its content alone: never by its name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from connectors.headers import named, plain
from connectors.profile import Field, Profile
from connectors.profiles import profile as profile_by_key
from connectors.profiles import profiles
from connectors.readers.sheet import Sheet
from connectors.vocabulary.asks import ASKS, looks_asked
from data.errors import FileRefused, UnknownName

_HEADER_WITHIN = 5
# A report may open with many lines of one cell or two: who made it, for whom, with which filters.
_TITLES_WITHIN = 20
_TITLE_CELLS = 2
_ENOUGH = 0.55
_TIE = 0.02
REPEATING = 0.2
# What is left of a fit whose rows repeat their records although such an export never does, or the other way round.
_OTHER_GRAIN = 0.85
_NO_QUESTION = 0.3
_LEAVE_OUT = ("", "-", "none")


@dataclass(frozen=True)
class Match:
    """A field and the column of the file that fills it."""

    field: Field
    column: int
    header: str


@dataclass(frozen=True)
class Recognition:
    """What a table was recognised as, how sure that is (0 to 1), and why."""

    sheet: Sheet
    profile: Profile | None
    sureness: float
    why: str
    header: tuple[str, ...]
    header_rows: int
    matches: tuple[Match, ...] = ()
    id_column: int | None = None
    others: tuple[tuple[str, float], ...] = ()

    @property
    def grain(self) -> str:
        return self.profile.grain if self.profile else ""

    @property
    def mapping(self) -> dict[str, str]:
        """Header to canonical column, working fields left out."""
        found = {self.header[self.id_column]: "id"} if self.id_column is not None else {}
        for match in self.matches:
            if not match.field.working:
                found[match.header] = " + ".join(filter(None, (found.get(match.header), match.field.to)))
        return found

    @property
    def unmapped(self) -> tuple[str, ...]:
        """Columns of the file that are not stored."""
        used = {m.column for m in self.matches} | {self.id_column}
        return tuple(h for i, h in enumerate(self.header) if i not in used)

    @property
    def between(self) -> tuple[str, ...]:
        """The profiles that fit equally well; empty where one is clearly best."""
        if not self.profile:
            return ()
        tied = [key for key, sureness in self.others if self.sureness - sureness < _TIE]
        return (self.profile.key, *tied) if tied else ()


def recognise_sheet(sheet: Sheet, only: str | None = None) -> Recognition:
    """The best fitting profile of a table, or none."""
    candidates = [profile_by_key(only)] if only else list(profiles().values())
    tops = [_top(sheet, start) for start in _starts(sheet)]
    found = [fit for p in candidates for top in tops if (fit := _fit(p, sheet, top, bool(only)))]
    if not found:
        header = named(sheet.head[0])
        return Recognition(sheet, None, 0.0, "no profile knows these columns", header, 1)
    best = max(found, key=lambda fit: fit.sureness)
    # Of two that read a table alike, the one that reads more of it.
    alike = [f for f in found if _kind(f) == _kind(best) and best.sureness - f.sureness < _TIE]
    best = max(alike, key=lambda fit: (len(fit.mapping), fit.sureness))
    # The same rows cannot be told apart only where another profile is as sure, not merely the general one, and reads them otherwise.
    others = {f.profile.key: f.sureness for f in found if f.profile is not best.profile and f.profile.ceiling >= best.profile.ceiling
              and not (_kind(f) == _kind(best) and f.mapping.items() <= best.mapping.items())}
    if best.sureness < _ENOUGH and not only:
        why = f"the nearest is {best.profile.key}, and only {best.why}"
        return replace(best, profile=None, matches=(), id_column=None, why=why)
    return replace(best, others=tuple(sorted(others.items(), key=lambda item: -item[1])))


def _kind(found: Recognition) -> tuple[str, str]:
    return found.profile.table, found.profile.system


def _starts(sheet: Sheet) -> range:
    """The rows that may be the header: the first few, and those below a block of titles."""
    titles = next((n for n, row in enumerate(sheet.head[:_TITLES_WITHIN]) if sum(bool(cell.strip()) for cell in row) > _TITLE_CELLS), 0)
    return range(min(max(_HEADER_WITHIN, titles + 1), len(sheet.head)))


@dataclass(frozen=True)
class _Top:
    """A row that may be the header: what it shows, and where each name stands, worked out once for all profiles."""

    start: int
    head: tuple[tuple[str, ...], ...]
    header: tuple[str, ...]
    places: dict[str, list[int]]

    @property
    def columns(self) -> int:
        return sum(len(places) for places in self.places.values())


def _top(sheet: Sheet, start: int) -> _Top:
    places: dict[str, list[int]] = {}
    for column, name in enumerate(sheet.head[start]):
        if compared := plain(name):
            places.setdefault(compared, []).append(column)
    return _Top(start, sheet.head[start:], named(sheet.head[start]), places)


def _fit(profile: Profile, sheet: Sheet, top: _Top, asked_for: bool) -> Recognition | None:
    if profile.reshape:
        sheet = profile.reshape(sheet, top.start)
        if sheet is None:
            return None
        top = _top(sheet, 0)
    start, head, header = top.start, top.head, top.header
    if len(head) < profile.header_rows:
        return None
    matches, id_column = _matches(profile, top)
    filled = {m.field.to for m in matches}
    proof = profile.proof_names & top.places.keys()
    lacking = [c for c in profile.required if c not in filled]
    no_id = bool(profile.id_names) and id_column is None and not profile.natural_key
    fits = not lacking and not no_id and len(proof) >= profile.proofs
    fits = fits and (profile.looks is None or profile.looks(head))
    if not fits and not (asked_for and start == 0):
        return None
    known = sum(len(places) for name, places in top.places.items() if name in profile.known_names)
    share = known / max(1, top.columns)
    doubt = 1.0 if _grain_fits(profile, head, id_column) else _OTHER_GRAIN
    if profile.questions:
        share = 1.0
        others = _strangers(profile, top)
        asked = sum(any(looks_asked(row[column]) for row in head[: profile.header_rows]) for column in others)
        why = f"{known} of its own columns and {len(others)} others, of which {asked} read as questions"
        if not asked and "_question" not in filled:
            # Whatever has a time in each row could be answers; without a single question it is none.
            doubt *= _NO_QUESTION
    else:
        why = f"{known} of {top.columns} column names match"
    proven = len(proof) / len(profile.proof) if profile.whole else min(1.0, len(proof) / max(1, profile.proofs))
    proven = proven if profile.proof else 1.0
    sureness = round(profile.ceiling * doubt * (0.3 + 0.4 * share + 0.3 * proven), 3) if fits else 0.0
    if lacking:
        why += f"; nothing fills {', '.join(lacking)}"
    return Recognition(sheet, profile, sureness, why, header, start + profile.header_rows, matches, id_column)


def _strangers(profile: Profile, top: _Top) -> list[int]:
    return [column for name, places in top.places.items() if name not in profile.known_names for column in places]


def _matches(profile: Profile, top: _Top) -> tuple[tuple[Match, ...], int | None]:
    taken: set[int] = set()

    def find(names: tuple[str, ...], shares: bool = False) -> int | None:
        for name in names:
            for column in top.places.get(plain(name), ()):
                if shares or column not in taken:
                    return column
        return None

    id_column = find((*profile.id_names, *profile.spoken(profile.id_names)))
    if id_column is not None:
        taken.add(id_column)
    found: dict[str, Match] = {}
    # A name that a profile gives itself is worth more than a translation that another field might claim.
    for spoken in (False, True):
        for field in profile.fields:
            names = profile.spoken(field.names) if spoken else field.names
            if field.to not in found and (column := find(names, field.shares)) is not None:
                taken.add(column)
                found[field.to] = Match(field, column, top.header[column])
    return tuple(found[field.to] for field in profile.fields if field.to in found), id_column


def _grain_fits(profile: Profile, head: tuple[tuple[str, ...], ...], id_column: int | None) -> bool:
    if profile.repeats is None or id_column is None:
        return True
    ids = [row[id_column] for row in head[profile.header_rows :] if row[id_column]]
    if not ids and head[profile.header_rows :]:
        # Rows that name nobody, as refused ones may: nothing speaks for one grain or the other.
        return True
    repeated = 1 - len(set(ids)) / len(ids) if ids else 0.0
    return (repeated > REPEATING) == profile.repeats


def corrected(found: Recognition, said: dict[str, str]) -> Recognition:
    """The recognition with what someone said about columns: header to canonical column, `-` to leave one out."""
    if not said or found.profile is None:
        return found
    matches, id_column = list(found.matches), found.id_column
    mapped = {c: Field(c, ()) for c in found.profile.table_columns} | {f.to: f for f in found.profile.fields}
    for header, to in said.items():
        column = _column(found, header)
        if found.profile.questions and to in ASKS:
            continue
        matches = [m for m in matches if m.column != column and m.field.to != to]
        id_column = None if column == id_column else id_column
        if to == "id":
            id_column = column
        elif to.casefold() not in _LEAVE_OUT:
            if to not in mapped:
                raise UnknownName(f"field of {found.profile.table}", to, [*mapped, "id"])
            matches.append(Match(mapped[to], column, found.header[column]))
    return replace(found, matches=tuple(matches), id_column=id_column)


def _column(found: Recognition, header: str) -> int:
    names = [plain(name) for name in found.header]
    if plain(header) not in names:
        raise UnknownName("column", header, found.header)
    return names.index(plain(header))


class NeedsAWord(FileRefused):
    """A table that cannot be read until somebody has said how: what is known of it, and the questions its rows leave open."""

    def __init__(self, what: str, found: Recognition, asked: tuple = (), *, where: str = "", change: str = ""):
        super().__init__(what, where=where, change=change)
        self.found, self.asked = found, asked


def require(found: Recognition, name: str) -> Profile:
    """The profile; raises NeedsAWord where there is none, more than one, or columns are lacking."""
    if found.profile is None:
        raise NeedsAWord(
            f"this is no export that is known; {found.why}.", found, where=name,
            change="Say what it is with --profile, and its columns with --map COLUMN=FIELD.",
        )
    if found.between:
        raise NeedsAWord(
            f"it could be read as {' or '.join(found.between)}.", found, where=name, change="Say which with --profile."
        )
    filled = {m.field.to for m in found.matches}
    lacking = [c for c in found.profile.required if c not in filled]
    if found.id_column is None and not found.profile.natural_key:
        lacking.append("id")
    if lacking:
        raise NeedsAWord(
            f"no column fills {', '.join(lacking)}.", found, where=name, change="Say which one does with --map COLUMN=FIELD."
        )
    return found.profile
