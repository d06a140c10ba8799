"""How far those who answered differ from those who were asked, beside the response rate."""

from __future__ import annotations

from metrics.indicator import Indicator
from metrics.voice import KEY
from pages.parts import cached
from pages.parts.drawn import draw, node
from pages.parts.gathered import silently
from pages.parts.scope_bar import Chosen
from pages.parts.shell import Here
from pages.parts.tables import heading


def voice_here(here: Here, chosen: Chosen, indicator: Indicator) -> None:
    """Draw the sentence under the response rate; nothing beside other figures, or where it is asked of one part only."""
    if indicator.key != KEY or chosen.whole().chosen:
        return
    found = silently(cached.voice, here.store, chosen.whole())
    if found is not None:
        draw(node("section", None, heading("Whose voice it is"), node("p", "said", found.words)), key="voice")
