"""What an analyst will be asked to confirm of a file: what questions ask, what states mean, which services there are."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from connectors.outputs.question import Question
from connectors.outputs.state_classes import States
from connectors.profile import Profile
from connectors.recognise import Recognition
from connectors.scratch import Scratch
from connectors.settle import Written
from connectors.work import Said, Work

_MOST = 100
_SHOWN = 12


@dataclass(frozen=True)
class Asked:
    """A question as it would be kept: its code and text, what it asks and on which scale, and what says so."""

    code: str
    text: str
    asks: str
    scale: str
    why: str
    confidential: bool

    def as_text(self) -> str:
        hidden = "" if self.confidential else "; not confidential"
        text = "" if self.text == self.code else f" ({self.text})"
        return f"question {self.code}{text}: {self.asks.replace('_', ' ')}, {self.scale}: {self.why}{hidden}"


@dataclass(frozen=True)
class Proposed:
    """A state or a service that the file names, what it is taken for (empty where nobody can tell), and how many records say it."""

    name: str
    means: str
    records: int


@dataclass(frozen=True)
class Proposals:
    """All that is proposed of one table; ``left``: questions that are counted and not stored, in words.

    ``not_stored``: columns of which nothing is kept.
    """

    questions: tuple[Asked, ...] = ()
    states: tuple[Proposed, ...] = ()
    services: tuple[Proposed, ...] = ()
    left: tuple[str, ...] = ()
    not_stored: tuple[str, ...] = ()

    def as_json(self) -> dict:
        return {name: value for name, value in asdict(self).items() if name != "not_stored"}

    def as_text(self) -> list[str]:
        lines = [one.as_text() for one in self.questions] + list(self.left)
        for what, found in (("states", self.states), ("services", self.services)):
            if found:
                said = ", ".join(f"{one.name}{f' = {one.means}' if one.means else ''} ({one.records:,})" for one in found[:_SHOWN])
                more = f" and {len(found) - _SHOWN:,} more" if len(found) > _SHOWN else ""
                lines.append(f"{what} proposed: {said}{more}")
        return lines


def proposals(scratch: Scratch, found: Recognition, written: Written) -> Proposals:
    """What a table that has landed would propose; nothing is written."""
    profile = found.profile
    work = Work(scratch, found, profile, Said(source=profile.system), datetime.now(UTC).replace(tzinfo=None), written.moments, written.marks)
    questions, left, not_stored = (), (), found.unmapped
    if profile.questions:
        asked = profile.ask(work)
        not_stored = asked.not_stored
        questions = tuple(_asked(question) for question in asked.questions)
        # The last note lists the questions once more.
        left = asked.notes[:-1] if questions else asked.notes
    if profile.table != "tickets" or profile.completes:
        return Proposals(questions, left=left, not_stored=not_stored)
    return Proposals(questions, _states(work), _services(work), left, not_stored)


def _asked(question: Question) -> Asked:
    because = " + ".join(f"“{word}”" for word in question.because) or "its answers"
    return Asked(question.code, question.text, question.asks, question.scale_words or "no scale", f"{because}; scale {question.scaled_by}", question.confidential)


def _states(work: Work) -> tuple[Proposed, ...]:
    maker = next((make for make in work.profile.makes if isinstance(make, States)), None)
    columns = _columns(work)
    if maker is None or "state" not in columns:
        return ()
    state = _state_sql(work.profile, columns["state"])
    category = columns.get(maker.category, "NULL")
    meant = maker.meant("state", "category" if category != "NULL" else "NULL")
    rows = work.scratch.sql(
        f"""SELECT any_value(state), max({meant}) AS meant, count(DISTINCT ticket) AS n
        FROM (SELECT {state} AS state, {category} AS category, {_ticket(work)} AS ticket FROM raw)
        WHERE state IS NOT NULL GROUP BY lower(state) ORDER BY n DESC, 1 LIMIT {_MOST}"""
    )
    return tuple(Proposed(name, meant or "", n) for name, meant, n in rows)


def _services(work: Work) -> tuple[Proposed, ...]:
    columns = _columns(work)
    told = [columns[name] for name in ("service_text", "category") if name in columns]
    if not told:
        return ()
    rows = work.scratch.sql(
        f"""SELECT any_value(service), count(DISTINCT ticket) AS n FROM (SELECT coalesce({', '.join(told)}) AS service, {_ticket(work)} AS ticket FROM raw)
        WHERE service IS NOT NULL GROUP BY lower(service) ORDER BY n DESC, 1 LIMIT {_MOST}"""
    )
    return tuple(Proposed(name, "", n) for name, n in rows)


def _columns(work: Work) -> dict[str, str]:
    """SQL for the text of each field, NULL where it says that there is nothing."""
    return {m.field.to: f"nullif(nullif(trim(c{m.column}), ''), '?')" for m in work.matches}


def _ticket(work: Work) -> str:
    return "_row" if work.found.id_column is None else f"trim(c{work.found.id_column})"


def _state_sql(profile: Profile, cell: str) -> str:
    """The state as it will be kept: some exports write codes for it."""
    own = next((w.sql for w in profile.works_out if w.to == "state" and w.needs == ("state",)), "v_state")
    return own.replace("v_state", cell)
