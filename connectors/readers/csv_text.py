"""Delimited text: any encoding, delimiter and quoting, read by DuckDB as columns of text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import duckdb

from connectors import progress
from connectors.readers import code_page, dialect
from connectors.readers.columns import first_line, refuse_width
from connectors.readers.lines import write_starts
from connectors.readers.open_quote import refuse_lost_end, refuse_open_quote
from connectors.readers.sheet import HEAD, Landed, Sheet, square
from connectors.scratch import Scratch, literal
from data.errors import FileRefused

_SPOKEN = {"cp1252": "Windows-1252", "cp850": "CP850", "utf-16": "UTF-16", "utf-32": "UTF-32"}
_SHORT_ROWS_ARE_NORMAL = 0.2
# Below this, bringing the cells in first costs nothing that anyone would notice.
LONG = 100_000


def open_csv(path: Path, folder: Path, whole: dialect.Survey, name: str) -> Sheet:
    """The one table of a text file."""
    text_path, notes = _as_utf8(path, folder / "text.csv", whole.encoding)
    text = dialect.first_text(text_path, "utf-8-sig")
    mark = dialect.delimiter(text)
    head = dialect.records(text, mark, HEAD)
    widths = Counter(len(record) for record in head)
    width = max(widths, key=lambda w: (widths[w], w), default=0)
    refuse_width(width, name)
    short = sum(times for w, times in widths.items() if w < width) / max(1, len(head))
    file = _Text(text_path, name, mark, width, lines=whole.lines, pad=short > _SHORT_ROWS_ARE_NORMAL)
    return Sheet(
        name="",
        head=square(head, width),
        width=width,
        land=file.land,
        place=file.place,
        reads=text_path,
        sha256=whole.sha256,
        delimiter=mark,
        stream=file if whole.lines > LONG and not file.pad else None,
        notes=notes,
    )


def _as_utf8(path: Path, to: Path, encoding: str) -> tuple[Path, tuple[str, ...]]:
    """The text in UTF-8, and what is to be said of how it was written."""
    if encoding.startswith("utf-8"):
        return path, ()
    spoken = _SPOKEN[encoding]
    if encoding in dialect.WIDE:
        return dialect.transcoded(path, to, encoding), (f"The text is written in {spoken}.",)
    already = code_page.transcoded(path, to, encoding)
    if already:
        return to, (f"The text is written in {spoken}, but {already:,} of its lines in UTF-8: each line was read in its own.",)
    return to, (f"The text is written in {spoken}.",)


class _Text:
    """One text file and how it is cut into cells."""

    def __init__(self, path: Path, name: str, mark: str, width: int, *, lines: int, pad: bool):
        self.path, self.name, self.mark, self.width, self.lines, self.pad = path, name, mark, width, lines, pad
        self.records, self.one_line_a_row = lines, True

    def _read_csv(self, rejects: str = "store_rejects = true, rejects_limit = 0", skip: int = 0) -> str:
        columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(self.width))
        padding = "null_padding = true, parallel = false," if self.pad else ""
        return (
            f"read_csv({literal(self.path)}, columns = {{{columns}}}, delim = {literal(self.mark)}, quote = '\"',"
            f" escape = '\"', header = false, auto_detect = false, skip = {skip}, {rejects}, {padding}"
            f" max_line_size = {dialect.LONGEST_LINE})"
        )

    def land(self, scratch: Scratch, header_rows: int, columns: tuple[int, ...]) -> Landed:
        """Write the asked columns to a Parquet file of text, in the order of the file."""
        to = scratch.folder / "raw.parquet"
        asked = ", ".join(f"c{i}" for i in columns) or "c0"
        progress.expect(self.lines)
        try:
            with progress.running(scratch.connection, "reading"):
                try:
                    self._copy(scratch, asked, to)
                except duckdb.InvalidInputException:
                    # Lines that end now one way, now the other, stop DuckDB's parser.
                    self.path = dialect.with_plain_line_ends(self.path, scratch.folder / "plain.csv")
                    self._copy(scratch, asked, to)
        except duckdb.Error as error:
            raise FileRefused(
                f"the text cannot be cut into cells ({first_line(error)}).", where=self.name,
                change="Export it again as CSV with quotes around cells.",
            ) from error
        (kept,), = scratch.sql(f"SELECT count(*) FROM {literal(to)}")
        landed, skip = self._count(scratch, header_rows, kept)
        scratch.sql(
            f"""CREATE OR REPLACE VIEW raw AS
            SELECT file_row_number + 1 - {skip} AS _row, * EXCLUDE (file_row_number)
            FROM read_parquet({literal(to)}, file_row_number = true) WHERE file_row_number >= {skip}"""
        )
        return landed

    def _count(self, scratch: Scratch, header_rows: int, kept: int) -> tuple[Landed, int]:
        """Make `misfits`, and say how many header rows are among the ``kept`` rows."""
        (rejected,), = scratch.sql("SELECT count(DISTINCT line) FROM reject_errors")
        self.records = kept + rejected
        self.one_line_a_row = self.records == self.lines
        if not self.one_line_a_row:
            self._refuse_open_quote(scratch, kept)
        self._misfits(scratch, header_rows, by_starts=bool(rejected) and not self.one_line_a_row)
        (misfits,), = scratch.sql("SELECT count(*) FROM misfits")
        return Landed(rows=self.records - header_rows, misfits=misfits), header_rows - (rejected - misfits)

    def scan(self, header_rows: int, *, counted: bool = False) -> str | None:
        """SQL for the rows after the header; None where its rows are no plain lines at the beginning of the file."""
        with open(self.path, encoding="utf-8-sig", newline="") as file:
            lines = "".join(file.readline(dialect.HEAD_BYTES) for _ in range(header_rows))
        if len(dialect.records(lines, self.mark, header_rows + 1)) != header_rows or lines.count('"') % 2:
            return None
        cells = ", ".join(f"c{i}" for i in range(self.width))
        progress.expect(self.lines)
        reading = self._read_csv(skip=header_rows) if counted else self._read_csv("ignore_errors = true", skip=header_rows)
        return f"SELECT {cells} FROM {reading}"

    def account(self, scratch: Scratch, header_rows: int, kept: int) -> Landed:
        """What `land` says, after the counted scan gave so many rows."""
        landed, _ = self._count(scratch, header_rows, kept + header_rows)
        return landed

    def _copy(self, scratch: Scratch, asked: str, to: Path) -> None:
        scratch.sql(f"COPY (SELECT {asked} FROM {self._read_csv()}) TO {literal(to)} (FORMAT parquet)")

    def _refuse_open_quote(self, scratch: Scratch, kept: int) -> None:
        last = scratch.sql("SELECT line, csv_line FROM reject_errors WHERE error_type = 'UNQUOTED VALUE' ORDER BY line DESC LIMIT 1")
        for record, text in last:
            refuse_open_quote(self.path, self.name, record, text)
        if self.pad and kept:
            cells = ", ".join(f"c{i}" for i in reversed(range(self.width)))
            scan = self._read_csv("ignore_errors = true")
            ((text,),) = scratch.sql(f"SELECT coalesce({cells}, '') FROM {scan} LIMIT 1 OFFSET {kept - 1}") or [("",)]
            refuse_lost_end(self.path, self.name, kept, text, self.mark)

    def _misfits(self, scratch: Scratch, header_rows: int, by_starts: bool) -> None:
        if by_starts:
            self._starts(scratch)
        # DuckDB counts blank lines among its lines, but not the line ends inside quotes.
        # A row whose start is not known is counted all the same.
        at = "starts.line, coalesce(starts.record, reject_errors.line) AS record" if by_starts else "line, line AS record"
        join = "LEFT JOIN starts ON starts.counted = reject_errors.line" if by_starts else ""
        scratch.sql(
            f"""CREATE OR REPLACE TABLE misfits AS
            SELECT record - {header_rows} AS row, any_value(line) AS line,
                   any_value(csv_line) AS text, any_value(CASE error_type WHEN 'UNQUOTED VALUE' THEN 'a quotation mark in this row stands alone'
                       WHEN 'LINE SIZE OVER MAXIMUM' THEN 'this row is longer than {dialect.LONGEST_LINE >> 20} MB'
                       ELSE 'this row has ' || column_idx || CASE WHEN error_type = 'TOO MANY COLUMNS'
                       THEN ' cells or more' ELSE ' cells' END || '; the header has {self.width}' END) AS reason
            FROM (SELECT {at}, error_type, column_idx, csv_line FROM
                  (SELECT line, error_type, column_idx, csv_line FROM reject_errors) AS reject_errors {join})
            WHERE record > {header_rows} GROUP BY record"""
        )

    def place(self, scratch: Scratch, header_rows: int) -> None:
        """Row and line in the file of the rows in `wanted`."""
        rows = """SELECT wanted._row, wanted._row + coalesce(shift, 0) AS row
            FROM wanted ASOF LEFT JOIN (
                SELECT row - ordinal AS before, max(ordinal) AS shift
                FROM (SELECT row, row_number() OVER (ORDER BY row) AS ordinal FROM misfits) GROUP BY before
            ) AS gaps ON wanted._row > gaps.before"""
        if self.one_line_a_row:
            scratch.sql(f"CREATE OR REPLACE TABLE places AS SELECT *, row + {header_rows} AS line FROM ({rows})")
            return
        self._starts(scratch)
        scratch.sql(
            f"""CREATE OR REPLACE TABLE places AS SELECT placed.*, starts.line FROM ({rows}) AS placed
            LEFT JOIN starts ON starts.record = placed.row + {header_rows}"""
        )

    def _starts(self, scratch: Scratch) -> None:
        """The table `starts(line, counted, record)`, empty where the quotes do not come out even."""
        to = scratch.folder / "starts.parquet"
        if to.exists():
            return
        found = write_starts(self.path, self.mark, to)
        which = "true" if found == self.records else "false"
        scratch.sql(f"CREATE TABLE starts AS SELECT * FROM read_parquet({literal(to)}) WHERE {which}")
