"""A service from its two sides: the promise it keeps, and how it is for the people served."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Sides:
    """One service. ``promise`` and ``experience`` are rows of result frames, or None.

    ``kept`` and ``happy`` compare each with its own target: at or above it; below it only where the whole interval
    lies below. None where there is no figure or no target. ``far`` is how far experience lies below its target, 0
    where it does not.
    """

    service: str
    promise: dict | None
    experience: dict | None
    kept: bool | None
    happy: bool | None
    far: float

    @property
    def watermelon(self) -> bool:
        """Fine outside, sore inside: the promise is kept while the people served are unhappy."""
        return self.kept is True and self.happy is False


def target_for(targets: Sequence[dict], service: str) -> float | None:
    """The target agreed for a service, else the one for all; None where there is none."""
    own = [t["value"] for t in targets if t["service"] == service]
    common = [t["value"] for t in targets if not t["service"] and not t["stream"]]
    return (own or common or [None])[0]


def sides(
    promise: Sequence[dict], experience: Sequence[dict], promise_targets: Sequence[dict], experience_targets: Sequence[dict],
) -> list[Sides]:
    """Services, those first that keep their promise while people are unhappy, then the unhappiest.

    ``promise`` and ``experience`` are the rows of both indicators by service over one period.
    """
    kept_by = {row["service"]: row for row in promise}
    heard_by = {row["service"]: row for row in experience}
    found = [
        _sides(name, kept_by.get(name), heard_by.get(name), target_for(promise_targets, name), target_for(experience_targets, name))
        for name in dict.fromkeys([*kept_by, *heard_by])
    ]
    return sorted(found, key=lambda s: (not s.watermelon, -s.far, _lowest(s), -(s.promise or {"n": 0})["n"]))


def _sides(name: str, promise: dict | None, experience: dict | None, agreed: float | None, hoped: float | None) -> Sides:
    heard = experience is not None and experience["value"] is not None
    happy = None if not heard or hoped is None else not _below(experience, hoped)
    far = hoped - experience["value"] if happy is False else 0.0
    told = promise is not None and promise["value"] is not None
    kept = None if not told or agreed is None else promise["value"] >= agreed
    return Sides(name, promise, experience, kept, happy, far)


def _below(row: dict, target: float) -> bool:
    """Surely below: the whole interval where there is one."""
    return (row["value"] if row["hi"] is None else row["hi"]) < target


def _lowest(one: Sides) -> float:
    heard = one.experience["value"] if one.experience and one.experience["value"] is not None else None
    return 2.0 if heard is None else heard
