"""Every indicator of the demo organisation, by its usual grain: how long one answer takes, the slowest first."""

from __future__ import annotations

import statistics
import time

from data.errors import WindshieldError
from data.home import demo_home
from data.warehouse import Warehouse
from metrics import engine, indicators
from metrics.indicator import Indicator
from metrics.scope import Scope

MOST_SECONDS = 0.100


def main(times: int = 7, shown: int = 10) -> None:
    """Print the median seconds of the slowest ten, the time of the first answer beside, and who takes too long.

    Raises:
        WindshieldError: the demo organisation has not been loaded.
    """
    warehouse = Warehouse(demo_home())
    if not warehouse.exists():
        raise WindshieldError("the demo organisation is not there.", change="Run `python -m connectors demo` first.")
    found = sorted((_times(warehouse, indicator, times) for indicator in indicators.load().values()), reverse=True)
    print(f"{len(found)} indicators of the demo, the median of {times} answers each; the slowest {shown}:")
    for usual, first, key in found[:shown]:
        print(f"  {key}: {usual * 1000:.0f} ms, the first one {first * 1000:.0f} ms")
    late = [key for usual, _, key in found if usual > MOST_SECONDS]
    print(f"  above {MOST_SECONDS * 1000:.0f} ms: {', '.join(late) or 'none'}")


def _times(warehouse: Warehouse, indicator: Indicator, times: int) -> tuple[float, float, str]:
    closed = indicator.privacy in ("people", "confidential")
    scope = Scope(grain=("quarter" if closed else "month") if indicator.dated else "all")
    by = ("stream",) if indicator.apart else ()
    taken = []
    for _ in range(times + 1):
        start = time.perf_counter()
        engine.measure(warehouse, indicator.key, scope, by)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:]), taken[0], indicator.key


if __name__ == "__main__":
    main()
