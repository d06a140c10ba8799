"""All benchmarks, one after another: `python -m benchmarks [load|change|query|indicators|wide_jira]`."""

from __future__ import annotations

import sys

from benchmarks import change, indicators, load, query, wide_jira

ALL = {"load": load.main, "change": change.main, "query": query.main, "indicators": indicators.main, "wide_jira": wide_jira.main}

if __name__ == "__main__":
    for name in sys.argv[1:] or ALL:
        if name not in ALL:
            sys.exit(f"There is no benchmark {name!r}. Known: {', '.join(ALL)}.")
        ALL[name]()
