"""The imports themselves: what was loaded, what was refused."""

from __future__ import annotations

from sqlalchemy import Table

from data.schema.columns import METADATA, count, flag, moment, text

BATCHES = Table(
    "batches",
    METADATA,
    text("batch", "B1, B2 ... in order of loading.", required=True),
    count("arrived", "The order of loading as a number.", required=True),
    text("file_name", "The file's name, for people; nothing is decided by it."),
    text("file_hash", "SHA-256 of the file's bytes and of how it was read."),
    text("profile", "What the file was recognised as."),
    text("source", "The installation that it came from."),
    text("loaded_by", "Who loaded it."),
    moment("loaded_at", "When."),
    moment("as_of", "The moment that the file describes, where it was said."),
    moment("newest_at", "The newest moment in the file that is neither in the future nor a due date."),
    flag("full", "The file is the full list."),
    moment("undone_at", "When it was taken back; empty while it counts."),
    count("rows", "Rows in the file."),
    count("read", "Records found in them."),
    count("kept", "Records kept: new + changed + same."),
    count("new", "Records not known before."),
    count("changed", "Records that say something new of a known one."),
    count("same", "Records that say what was known."),
    count("refused", "Records refused."),
    text("notes", "What the reader should know, as a JSON list of sentences."),
    comment="One row per import.",
)

BATCH_TABLES = Table(
    "batch_tables",
    METADATA,
    text("batch", "The batch.", required=True),
    text("table", "A table that it filled.", required=True),
    text("mapped", "The mapped columns, as a JSON list: only these can win over older versions.", required=True),
    text("source", "The installation that its rows count for."),
    text("file", "The file in the home that keeps its rows as versions."),
    count("kept", "Rows that it brought."),
    count("new", "Rows not known before."),
    count("changed", "Rows that say something new."),
    count("same", "Rows that say what was known."),
    comment="Which tables an import filled, and with which columns.",
)

REFUSALS = Table(
    "refusals",
    METADATA,
    text("batch", "The batch.", required=True),
    count("row", "Row of data in the file, counted from 1.", required=True),
    count("line", "Line of the file at which that row starts, where the format has lines."),
    text("column", "The column as the file names it."),
    text("reason", "Why the row was refused, and what to change."),
    comment="Rows that were not kept. The values stay in the file that they came from.",
)
