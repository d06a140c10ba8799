"""What somebody said of a survey's question, where its wording was understood otherwise or not at all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """What one question asks (`other`: nothing that is measured), and how its answers are read.

    ``low`` and ``high``: the ends of its scale, None where the answers tell. ``zero_is_missing``: 0 stands for "not
    applicable". ``reversed``: the highest answer says least of what is asked. ``confidential``: about the workplace,
    shown of groups only; otherwise about one ticket or purchase, and whoever answered knew that it is read.
    """

    asks: str
    low: float | None = None
    high: float | None = None
    zero_is_missing: bool = False
    reversed: bool = False
    confidential: bool = True
