"""All benchmarks, one after another: `python -m benchmarks [load|query|indicators|wide_jira]`."""

from __future__ import annotations

import sys

from benchmarks import indicators, load, query, wide_jira

ALL = {"load": load.main, "query": query.main, "indicators": indicators.main, "wide_jira": wide_jira.main}

if __name__ == "__main__":
    for name in sys.argv[1:] or ALL:
        if name not in ALL:
            sys.exit(f"There is no benchmark {name!r}. Known: {', '.join(ALL)}.")
        ALL[name]()
