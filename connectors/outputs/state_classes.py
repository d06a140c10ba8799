"""What the states of a ticket tool mean, proposed from their wording for an analyst to confirm."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

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


def states(also: Mapping[str, str] | None = None, category: str = "") -> Callable[[Work], list[Rows]]:
    """A maker of `state_classes`, unconfirmed, for the states whose wording says what they mean.

    ``also`` maps states, in lower case, that a tool uses in a sense of its own. ``category`` names a working field in
    which the tool itself says to which kind a state belongs: it decides whether a state is done, while a wording that
    speaks of waiting or giving up says more than the category does.
    """

    def propose(work: Work) -> list[Rows]:
        if not work.has("state"):
            return []
        own = " ".join(f"WHEN lower(state) = {literal(state)} THEN '{meant}'" for state, meant in (also or {}).items())
        own = f"CASE {own} END" if own else "NULL"
        told = bool(category) and work.has(category)
        kind, seen = (class_sql("category"), category) if told else ("NULL", "NULL")
        meant = f"""coalesce({own}, CASE WHEN {kind} = '{DONE}' THEN coalesce({class_sql('state', (CANCELLED,))}, '{DONE}')
            ELSE coalesce(CASE WHEN {kind} IS NOT NULL THEN {class_sql('state', (CANCELLED, WAITING))} END, {kind}) END,
            {class_sql('state')})"""
        work.scratch.say("told_for", work.said.source)
        work.scratch.say("told_at", work.loaded_at)
        select = f"""SELECT getvariable('told_for') || '/' || lower(state) AS id, CAST(getvariable('told_at') AS TIMESTAMP) AS version_at,
                   getvariable('told_for') AS for_source, any_value(state) AS state, max(meant) AS "class", false AS confirmed
            FROM (SELECT state, {meant} AS meant
                  FROM (SELECT DISTINCT state, {seen} AS category FROM typed WHERE _trouble = 0 AND state IS NOT NULL))
            WHERE meant IS NOT NULL GROUP BY lower(state)"""
        return [work.write("state_classes", _MAPPED, select, source=PROPOSED)]

    return propose


proposed_states = states()
