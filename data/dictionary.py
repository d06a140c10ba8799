"""The data dictionary: every table and column in words, printed from the declarations."""

from __future__ import annotations

from data.schema import CANONICAL, METADATA


def dictionary() -> str:
    """Markdown: a table per canonical table, with the type and meaning of each column."""
    parts = ["# Data dictionary", "Printed by `python -m data dictionary` from `data/schema/`."]
    for table in METADATA.tables.values():
        loaded = "files bring its rows" if table.name in CANONICAL else "filled when a batch is published"
        parts.append(f"## {table.name}\n{table.comment} ({loaded})\n")
        rows = ["| column | type | meaning |", "|---|---|---|"]
        for column in table.columns:
            marks = [word for word in ("required", "derived", "hashed") if column.info.get(word)]
            suffix = f" ({', '.join(marks)})" if marks else ""
            rows.append(f"| {column.name} | {str(column.type).lower()} | {column.comment}{suffix} |")
        parts.append("\n".join(rows))
    return "\n\n".join(parts) + "\n"
