"""What holds for every question put to one indicator while its data stay the same: asked of the store once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Any

# Indicators of two homes, the own and the demonstration's, with what stands beside them.
_MOST = 512


@dataclass(frozen=True)
class _State:
    """One home in one state of its data; the warehouse is only the way there."""

    home: Hashable
    revision: str
    warehouse: Any = field(compare=False, repr=False)


def standing(ask: Callable) -> Callable:
    """``ask(warehouse, *what)``, answered once per revision of the data; ``what`` is an indicator or its rows.

    Where it depends on a scope, that scope with its viewer's rights is part of ``what``. Whoever is answered must not
    change the answer. A store without a home, as tests build them, is asked each time.
    """

    @lru_cache(maxsize=_MOST)
    def once(state: _State, *what: Hashable) -> Any:
        return ask(state.warehouse, *what)

    @wraps(ask)
    def answered(warehouse, *what: Hashable) -> Any:
        home = getattr(warehouse, "home", None)
        return ask(warehouse, *what) if home is None else once(_State(home, warehouse.revision(), warehouse), *what)

    return answered
