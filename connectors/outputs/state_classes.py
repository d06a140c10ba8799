"""What the states of a ticket tool mean, proposed from their wording for an analyst to confirm."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from connectors.outputs.questions import PROPOSED
from connectors.scratch import literal
from connectors.vocabulary.states import CANCELLED, DONE, WAITING, WORKING, words
from connectors.work import Work
from data.batch import Rows

_MAPPED = ("for_source", "state", "class", "confirmed")
# The first class that has a word in the state; "closed incomplete" is no outcome, so cancelled stands before done.
_TRIED = (CANCELLED, DONE, WAITING, WORKING)


def class_sql(text: str, tried: tuple[str, ...] = _TRIED) -> str:
    """SQL for the class that the wording of a text expression speaks of; NULL where it has none of the words."""
    bare = f"strip_accents(lower({text}))"
    cases = " ".join(f"WHEN regexp_matches({bare}, {literal(_starts(words(name)))}) THEN '{name}'" for name in tried)
    return f"CASE {cases} END"


def _starts(beginnings: tuple[str, ...]) -> str:
    # A word that ends in $ is meant as a whole: French "clos" is done, English "pending close" is not.
    parts = (re.escape(word.removesuffix("$")) + (r"([^\pL]|$)" if word.endswith("$") else "") for word in beginnings)
    return r"(^|[^\pL])(" + "|".join(parts) + ")"


@dataclass(frozen=True)
class States:
    """A maker of `state_classes`, unconfirmed, for the states whose wording says what they mean.

    ``also`` maps states, in lower case, that a tool uses in a sense of its own. ``category`` names a working field in
    which the tool itself says to which kind a state belongs: it decides whether a state is done, while a wording that
    speaks of waiting or giving up says more than the category does.
    """

    also: Mapping[str, str]
    category: str

    def meant(self, state: str, category: str) -> str:
        """SQL for the class of a state, from the texts of both; ``category`` may be NULL."""
        own = " ".join(f"WHEN lower({state}) = {literal(name)} THEN '{meant}'" for name, meant in self.also.items())
        own = f"CASE {own} END" if own else "NULL"
        kind = class_sql(category) if category != "NULL" else "NULL"
        return f"""coalesce({own}, CASE WHEN {kind} = '{DONE}' THEN coalesce({class_sql(state, (CANCELLED,))}, '{DONE}')
            ELSE coalesce(CASE WHEN {kind} IS NOT NULL THEN {class_sql(state, (CANCELLED, WAITING))} END, {kind}) END,
            {class_sql(state)})"""

    def __call__(self, work: Work) -> list[Rows]:
        if not work.has("state"):
            return []
        told = bool(self.category) and work.has(self.category)
        seen = self.category if told else "NULL"
        meant = self.meant("state", "category" if told else "NULL")
        work.scratch.say("told_for", work.said.source)
        work.scratch.say("told_at", work.loaded_at)
        select = f"""SELECT getvariable('told_for') || '/' || lower(state) AS id, CAST(getvariable('told_at') AS TIMESTAMP) AS version_at,
                   getvariable('told_for') AS for_source, any_value(state) AS state, max(meant) AS "class", false AS confirmed
            FROM (SELECT state, {meant} AS meant
                  FROM (SELECT DISTINCT state, {seen} AS category FROM typed WHERE _trouble = 0 AND state IS NOT NULL))
            WHERE meant IS NOT NULL GROUP BY lower(state)"""
        return [work.write("state_classes", _MAPPED, select, source=PROPOSED)]


def states(also: Mapping[str, str] | None = None, category: str = "") -> States:
    """The maker of a profile's states."""
    return States(also or {}, category)


proposed_states = states()
