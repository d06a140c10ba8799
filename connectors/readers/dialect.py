"""How a text file is written: its encoding, its delimiter and its first records, from its bytes alone."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from data.errors import FileRefused

CHUNK = 1 << 20
NEWLINE = b"\n"
HEAD_BYTES = 1 << 20
LONGEST_LINE = 16 << 20
DELIMITERS = (",", ";", "\t", "|")
# A cell of the head may be as long as the head; Python would stop at 131,072 characters.
csv.field_size_limit(HEAD_BYTES)
# The mark of UTF-32 begins with that of UTF-16, so it stands before.
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
         (codecs.BOM_UTF16_BE, "utf-16"))
# Every second byte of these is NUL, and means nothing.
WIDE = ("utf-16", "utf-32")
_LETTERS = frozenset("äöüÄÖÜßéèêëàâáçñíóúôîïåæøÉÈÀÇÑÍÓÚãõ")


@dataclass(frozen=True)
class Survey:
    """What one pass over the bytes says: hash, size, line ends, the encoding, and the line of the first NUL byte."""

    sha256: str
    size: int
    lines: int
    encoding: str
    nul_line: int = 0

    @property
    def has_nul(self) -> bool:
        return self.nul_line > 0


def survey(path: Path, longest: int = 0, to_nul: bool = False) -> Survey:
    """Read the file once, in pieces; with ``to_nul`` only until a NUL byte shows that it is no text.

    Raises FileRefused as soon as a line is longer than ``longest`` bytes, without reading the rest of it.
    """
    digest, size, newlines, nul_line, line = hashlib.sha256(), 0, 0, 0, 0
    utf8, decoder, high = True, codecs.getincrementaldecoder("utf-8")(), bytearray()
    start, last = b"", b""
    with open(path, "rb") as file:
        while piece := file.read(CHUNK):
            start = start or piece[:4]
            digest.update(piece)
            size += len(piece)
            line = _still_open(piece, line)
            if longest and line > longest:
                raise FileRefused(
                    f"line {newlines + piece.count(NEWLINE) + 1:,} is longer than {longest >> 20} MB.",
                    change="A quotation mark may be open: export it again with one row a line.",
                )
            if not nul_line and b"\0" in piece:
                nul_line = newlines + piece.count(NEWLINE, 0, piece.index(b"\0")) + 1
                if to_nul and not any(start.startswith(mark) for mark, name in _BOMS if name in WIDE):
                    break
            newlines += piece.count(NEWLINE)
            last = piece[-1:]
            if not piece.isascii() and len(high) < HEAD_BYTES:
                high += piece
            utf8 = utf8 and _decodes(decoder, piece)
    if utf8:
        utf8 = _decodes(decoder, b"", final=True)
    lines = newlines + (last not in (b"", b"\n"))
    return Survey(digest.hexdigest(), size, lines, _encoding(start, utf8, bytes(high)), nul_line)


def _still_open(piece: bytes, before: int) -> int:
    """Bytes since the last line end, after this piece; a line that ends inside the piece is at most that much longer."""
    last = max(piece.rfind(NEWLINE), piece.rfind(b"\r"))
    return before + len(piece) if last < 0 else len(piece) - last - 1


def _decodes(decoder, piece: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True


def _encoding(start: bytes, utf8: bool, high: bytes) -> str:
    for mark, name in _BOMS:
        if start.startswith(mark):
            return name
    if utf8:
        return "utf-8"
    # Both code pages read any byte; the one whose letters look like words is the right one.
    return max(("cp1252", "cp850"), key=lambda name: _wordlike(high.decode(name, errors="replace")))


def _wordlike(text: str) -> int:
    neighbours = zip(text, text[1:], strict=False)
    return sum((b in _LETTERS and a.isalpha()) - (b == "\ufffd" or b in "░▒▓│┤╡╢╖╕╣║╗╝") for a, b in neighbours)


def first_text(path: Path, encoding: str) -> str:
    """The beginning of the file, decoded, cut at the end of a line where there is one."""
    with open(path, "rb") as file:
        start = file.read(HEAD_BYTES)
    # An incremental decoder keeps back the half character that a cut in the middle leaves.
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(start)
    if len(start) < HEAD_BYTES:
        return text
    cut = text.rfind("\n")
    return text[: cut + 1] if cut > 0 else text


def beginning(path: Path) -> str:
    """The first text of a UTF-8 file, wherever that cuts it."""
    with open(path, "rb") as file:
        return codecs.getincrementaldecoder("utf-8-sig")(errors="replace").decode(file.read(HEAD_BYTES))


def transcoded(path: Path, to: Path, encoding: str) -> Path:
    """The text as UTF-8 without a mark."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    with open(path, "rb") as source, open(to, "wb") as target:
        while piece := source.read(CHUNK):
            target.write(decoder.decode(piece).encode("utf-8"))
        target.write(decoder.decode(b"", True).encode("utf-8"))
    return to


def with_plain_line_ends(path: Path, to: Path) -> Path:
    """The text with every line ended in one way."""
    with open(path, "rb") as source, open(to, "wb") as target:
        kept = b""
        while piece := source.read(CHUNK):
            piece = kept + piece
            kept = b"\r" if piece.endswith(b"\r") else b""
            target.write(piece.removesuffix(kept).replace(b"\r\n", NEWLINE))
        target.write(kept)
    return to


def records(text: str, delimiter: str, limit: int) -> list[list[str]]:
    """The first records of a text, blank ones left out."""
    found: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for record in reader:
            if any(cell.strip() for cell in record):
                found.append([cell.strip("\ufeff") if not found else cell for cell in record])
            if len(found) >= limit:
                break
    except csv.Error as error:
        raise FileRefused(
            f"the text cannot be cut into cells near line {reader.line_num} ({error}).",
            change="Export it again as CSV with quotes around cells.",
        ) from error
    return found


def delimiter(text: str) -> str:
    """The delimiter that cuts most records into the same number of cells, above one."""
    def fit(mark: str) -> tuple[float, int]:
        widths = Counter(len(record) for record in records(text, mark, 200))
        width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        return (times / max(1, sum(widths.values())) if width > 1 else 0.0, width)

    return max(DELIMITERS, key=fit)
