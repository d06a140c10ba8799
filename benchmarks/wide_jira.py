"""A Jira export of 2,261 columns, most of them repeated: recognised, read and published, in seconds."""

from __future__ import annotations

import csv
import os
import tempfile
import time
from pathlib import Path

from connectors.load import load
from connectors.look import look
from data.home import Home

_OWN = (
    "Summary", "Issue key", "Issue id", "Issue Type", "Status", "Project key", "Project name", "Priority", "Resolution", "Assignee", "Reporter",
    "Created", "Updated", "Last Viewed", "Resolved", "Due date", "Custom field (Request Type)", "Satisfaction rating",
    "Custom field (Time to resolution)", "Parent", "Status Category", "Status Category Changed",
)
_REPEATED = ("Comment", "Attachment", "Watchers", "Watchers Id", "Labels", "Sprint", "Log Work", "Inward issue link (Relates)")


def write_wide(path: Path, rows: int = 500, columns: int = 2_261) -> Path:
    """An export of so many rows and columns; one column in forty of the repeated and custom ones holds something."""
    names = [*_OWN]
    while len(names) < columns:
        names.append(_REPEATED[len(names) % len(_REPEATED)] if len(names) % 3 else f"Custom field (Field {len(names)})")
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(names)
        for i in range(rows):
            done = i % 4 > 0
            moment = f"{1 + i % 28:02d}/{('Jan', 'Feb', 'Mar')[i % 3]}/26 {1 + i % 12}:{i % 60:02d} {'AM' if i % 2 else 'PM'}"
            own = [
                f"Invented, {i}", f"WIDE-{i}", 10_000 + i, "Bug", "Done" if done else "In Progress", "WIDE", "Wide", "Medium", "", f"Agent {i % 9}",
                f"Colleague {i % 200}", moment, moment, moment, moment if i % 8 == 1 else "", "", "Laptop", 1 + i % 5 if done else "",
                "-1:20" if i % 5 == 0 else "3:10", "", "Done" if done else "In Progress", moment,
            ]
            rest = [f"some text\nof two lines, {i}" if (i + n) % 40 == 0 else "" for n in range(len(names) - len(own))]
            out.writerow(own + rest)
    return path


def main(times: int = 3) -> None:
    """Print how long looking at the file and loading it take."""
    with tempfile.TemporaryDirectory(prefix="windshield-bench-") as folder:
        os.environ["WINDSHIELD_KEY"] = str(Path(folder) / "person.key")
        file = write_wide(Path(folder) / "wide.csv")
        print(f"wide Jira export: 500 rows, 2,261 columns, {file.stat().st_size / 1e6:.1f} MB")
        for turn in range(times):
            home = Home(Path(folder) / f"home{turn}").create()
            start = time.perf_counter()
            (seen,) = look(file, home)
            looked = time.perf_counter()
            report = load(file, home)
            loaded = time.perf_counter()
            print(
                f"  {seen.found.profile.key}, {seen.found.sureness:.0%} sure: looked at in {looked - start:.2f} s, "
                f"loaded in {loaded - looked:.2f} s ({report.kept} tickets)"
            )


if __name__ == "__main__":
    main()
