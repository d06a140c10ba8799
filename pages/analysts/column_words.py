"""The canonical columns and what questions ask, in words for the people who map and confirm them."""

from __future__ import annotations

from connectors.profile import Profile
from connectors.vocabulary.asks import ASKS

LEFT_OUT = "-"
NOT_SAID = "?"
_WORKING = {
    "_email": "e-mail address: kept as a keyed hash, to link people", "_name": "full name: kept as a keyed hash, to link people",
    "_login": "login: kept as a keyed hash, to link people", "_question": "the question", "_code": "the question's code",
    "_value": "the answer", "_rating": "a rating of the help", "_rated_at": "when it was rated",
}

ASKED = {
    "recommend": "Would they recommend working here", "satisfaction": "How satisfied they are with a service", "effort": "How easy it was",
    "lost_time": "How much working time it cost", "comfort": "Did they feel understood and at ease", "safety": "Do they dare to speak up",
    "readiness": "Are they ready for what comes", "engagement": "How they feel about their work",
    "customer_recommend": "Would customers recommend us", "customer_satisfaction": "How satisfied customers are",
    "other": "Nothing that is measured: not stored",
}
STATES = {"waiting": "waits", "working": "is worked on", "done": "done", "cancelled": "cancelled: no outcome", NOT_SAID: "not said yet"}
CONFIDENTIAL = {True: "confidential", False: "transactional"}


def asked_words(what: str) -> str:
    """What a question asks; one that is new in the vocabulary is its own word."""
    return ASKED.get(what, what.replace("_", " "))


def every_ask() -> tuple[str, ...]:
    """What a question can ask, nothing that is measured last."""
    return (*ASKS, "other")


def choices(profile: Profile) -> dict[str, str]:
    """What a column of a file may become: canonical column -> words; leaving it out comes first, then what must be there."""
    found = {LEFT_OUT: "not stored"}
    if profile.id_names or profile.natural_key:
        found["id"] = "id: its number or key"
    needed = [*profile.required, *(c for c in profile.natural_key if c not in profile.required)]
    for name in (*needed, *(c for c in profile.table_columns if c not in needed)):
        found[name] = _words(name, profile.column(name).comment or "")
    return found | {f.to: _WORKING.get(f.to, f.to.strip("_").replace("_", " ")) for f in profile.fields if f.working}


def _words(name: str, comment: str) -> str:
    spoken = name.replace("_text", "").replace("_", " ")
    said = comment.split(";")[0].rstrip(".")
    return f"{spoken}: {said[:1].lower()}{said[1:]}" if said and said.lower() != spoken else spoken
