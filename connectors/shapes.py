"""The shape of a written date, and the format that reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENGLISH = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_FOREIGN = {
    1: "januar janner janvier janv enero ene janeiro gennaio gen jan jän jänner",
    2: "februar fevrier février fevr févr fev fév febrero fevereiro febbraio feb",
    3: "marz märz mär mrz mars marzo março marco",
    4: "avril avr abril abr aprile",
    5: "mai mayo maio mag maggio",
    6: "juni juin junio junho giugno giu",
    7: "juli juil juillet julio julho luglio lug",
    8: "aout août aou aoû agosto ago",
    9: "sept settembre set setembro septiembre septembre",
    10: "oktober okt octobre octubre outubro out ottobre ott",
    11: "novembre noviembre novembro",
    12: "dezember dez decembre décembre déc diciembre dic dezembro dicembre",
}
# What a month's name in any of these languages is called in the language that strptime reads.
MONTHS = {name: _ENGLISH[number - 1][:3] for number, names in _FOREIGN.items() for name in names.split()}
MONTHS |= {name[:width]: name[:3] for name in _ENGLISH for width in (3, len(name))}

_TIME = re.compile(
    r"^(?P<date>.*?)(?:(?P<gap>T|,? +)(?P<hour>00?):00(?P<second>:00(?P<part>[.,]0+)?)?(?P<half> ?[AaPp]\.?[Mm]\.?)?"
    r"(?P<zone> ?(?:Z|UTC|GMT|[+-]00:?(?:00)?))?)?$"
)
# `p. m.` as Spanish writes it, or an unbreakable blank before PM: what strptime does not read as it stands.
_BLANK = "[ \u00a0\u202f]"
ODD_HALF = rf"([0-9]){_BLANK}*([AaPp])\.?{_BLANK}?[Mm]\.?"
_ODD_HALF = re.compile(ODD_HALF)
_PLAIN_HALF = re.compile(r"[0-9] ?[AaPp][Mm](?![.\w])")
_WEEKDAY_FIRST = re.compile(r"^[A-Z][a-z]{2} (?P<word>[A-Z][a-z]{2}) (?:00| 0) 00:00:00 0000$")
_NUMBERED = re.compile(r"^00?(?P<mark>[-/. ])00?(?P=mark) ?(?P<year>0000|00)$")
_YEAR_FIRST = re.compile(r"^0000(?P<mark>[-/. ])00?(?P=mark)00?$")
_NAMED = re.compile(r"^00?(?P<a>[-/. ]{0,2})(?P<word>[^\W\d_]{3,10})\.?(?P<b>[-/. ,]{1,2})(?P<year>0000|00)$")
_WORD_FIRST = re.compile(r"^(?P<word>[^\W\d_]{3,10})\.? 00?(?P<b>,? )(?P<year>0000)$")
# A month alone stands for its first day.
_MONTH = re.compile(r"^(?:0000(?P<a>[-/.])00|00(?P<b>[-/.])0000)$")
_MONTH_NAMED = re.compile(r"^(?P<word>[^\W\d_]{3,10})\.?(?P<b>[- ]'?)(?P<year>0000|00)$")


@dataclass(frozen=True)
class Shape:
    """How cells of one shape are read.

    ``format`` is for strptime, with `{d}` and `{m}` where the order of day and month is open, or `serial` and
    `epoch` for bare numbers; ``mark`` stands between day and month where the order is open; ``word`` is a month's name.
    ``odd_half``: AM and PM are written so that `ODD_HALF` must find them.
    """

    format: str
    mark: str = ""
    word: str = ""
    zoned: bool = False
    odd_half: bool = False

    @property
    def carries_zone(self) -> bool:
        """Whether the cell itself says when it was: an offset, or seconds since 1970."""
        return self.zoned or self.format == "epoch"

    def read_as(self, order: str) -> str:
        """The format, with the order `day` or `month` first filled in."""
        first, second = ("%d", "%m") if order != "month" else ("%m", "%d")
        return self.format.replace("{1}", first).replace("{2}", second)


def shape(text: str) -> Shape | None:
    """What a text with every digit turned into 0 looks like; None where it is no date.

    >>> shape("00/0/0000 00:00").read_as("day")
    '%d/%m/%Y %H:%M'
    """
    if re.fullmatch(r"00000([.,]0+)?", text):
        return Shape("serial")
    if re.fullmatch(r"0{10}|0{13}", text):
        return Shape("epoch")
    if _WEEKDAY_FIRST.match(text):
        return Shape("%a %b %d %H:%M:%S %Y")
    odd = bool(_ODD_HALF.search(text)) and not _PLAIN_HALF.search(text)
    if odd:
        text = _ODD_HALF.sub(r"\1 \2M", text)
    parts = _TIME.match(text)
    if parts is None:
        return None
    date, mark, word = _date(parts["date"])
    if not date:
        return None
    return Shape(date + _time(parts), mark, word, bool(parts["zone"]), odd)


def _date(text: str) -> tuple[str, str, str]:
    if found := _NUMBERED.match(text):
        mark = found["mark"]
        gap = " " if f"{mark} " in text and mark != " " else ""
        return f"{{1}}{mark}{{2}}{mark}{gap}{_year(found)}", mark, ""
    if found := _YEAR_FIRST.match(text):
        return f"%Y{found['mark']}%m{found['mark']}%d", "", ""
    if text == "00000000":
        return "%Y%m%d", "", ""
    found = _NAMED.match(text)
    if found and found["word"].casefold() in MONTHS:
        dot = "." if found["word"] + "." in text and found["b"][0] != "." else ""
        return f"%d{found['a']}%b{dot}{found['b']}{_year(found)}", "", found["word"]
    found = _WORD_FIRST.match(text)
    if found and found["word"].casefold() in MONTHS:
        dot = "." if found["word"] + "." in text else ""
        return f"%b{dot} %d{found['b']}%Y", "", found["word"]
    return _month(text)


def _month(text: str) -> tuple[str, str, str]:
    if found := _MONTH.match(text):
        return (f"%Y{found['a']}%m" if found["a"] else f"%m{found['b']}%Y"), "", ""
    found = _MONTH_NAMED.match(text)
    # `Jan 26` could be a day; `Jan-26`, as spreadsheets write it, is a month.
    if found and found["word"].casefold() in MONTHS and (found["year"] == "0000" or found["b"] != " "):
        dot = "." if found["word"] + "." in text else ""
        return f"%b{dot}{found['b']}{_year(found)}", "", found["word"]
    return "", "", ""


def _year(found: re.Match) -> str:
    return "%Y" if found["year"] == "0000" else "%y"


def _time(parts: re.Match) -> str:
    if not parts["hour"]:
        return ""
    text = parts["gap"] + ("%I" if parts["half"] else "%H") + ":%M"
    if parts["second"]:
        text += ":%S"
    if parts["part"]:
        text += parts["part"][0] + "%f"
    if parts["half"]:
        text += " %p" if parts["half"].startswith(" ") else "%p"
    zone = parts["zone"] or ""
    if "0" in zone:
        text += (" " if zone.startswith(" ") else "") + "%z"
    elif zone:
        text += zone
    return text
