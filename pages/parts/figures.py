"""How a figure is written: its unit, and no more digits than its interval supports."""

from __future__ import annotations

import math
from dataclasses import dataclass

FIXED = "\u00a0"  # between number and unit: they never part at the end of a line
MINUS = "\u2212"
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": f"CHF{FIXED}", "JPY": "¥"}

# What the reader sees after the number, by the unit of an indicator.
_WORDS = {
    "share": "%", "hours": "h", "minutes": "min", "points": "", "count": "", "money": "",
}
_SIGNED = ("points",)  # net scores, from -100 to 100


@dataclass(frozen=True)
class Shown:
    """A figure in the reader's words: ``number`` is large, ``unit`` beside it, ``interval`` small."""

    number: str
    unit: str
    interval: str

    @property
    def whole(self) -> str:
        return f"{self.number}{FIXED}{self.unit}" if self.unit else self.number


def digits_for(value: float, lo: float | None = None, hi: float | None = None) -> int:
    """Decimals that the interval supports: about the size of one standard error (a quarter of its width)."""
    if lo is not None and hi is not None and hi - lo > 1e-6:
        return max(0, min(2, -math.floor(math.log10(round((hi - lo) / 4, 9)))))
    if value == round(value):
        return 0
    return max(0, min(2, 2 - math.floor(math.log10(abs(value)))))


def plain(value: float, digits: int) -> str:
    """1234.5 -> 1,234.5, with a true minus sign, and never a negative nought."""
    text = f"{value:,.{digits}f}"
    if text.strip("-0.,") == "":
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def trimmed(value: float, unit: str, currency: str | None = None) -> str:
    """A target or a round number: only the digits that it has, with its unit."""
    scaled = value * scale(unit)
    digits = next((d for d in (0, 1, 2) if math.isclose(round(scaled, d), scaled, abs_tol=1e-9)), 2)
    return _with_unit(_number(scaled, digits, unit, currency), unit)


def trimmed_bare(value: float, unit: str, currency: str | None = None) -> str:
    """The same without its unit, for labels whose unit stands elsewhere."""
    words = trimmed(value, unit, currency)
    return words if unit == "money" else words.split(FIXED)[0]


def scale(unit: str) -> float:
    """Shares are 0..1 in the data and per cent on the page."""
    return 100.0 if unit == "share" else 1.0


def show(
    value: float, unit: str, lo: float | None = None, hi: float | None = None, currency: str | None = None,
    census: str = "a full count, no interval", prefix: str = "95\u00a0%",
) -> Shown:
    """A value with its interval, as a card says it."""
    lo, hi = (None if bound is None or math.isnan(bound) else bound for bound in (lo, hi))
    k = scale(unit)
    scaled, low, high = value * k, None if lo is None else lo * k, None if hi is None else hi * k
    digits = digits_for(scaled, low, high)
    if k == 100.0:
        digits = min(digits, 1)
    if unit == "money":
        return _money(scaled, low, high, digits, currency, census, prefix)
    interval = census if low is None else (
        f"{prefix}: {_number(low, digits, unit)} to {_number(high, digits, unit)}"
    )
    number = _number(scaled, digits, unit)
    if word(unit) == "%":
        return Shown(f"{number}{FIXED}%", "", interval)
    return Shown(number, word(unit), interval)


def word(unit: str) -> str:
    """The unit in words; a unit that is not known here is its own word."""
    return _WORDS.get(unit, unit.replace("_", " "))


def _number(value: float, digits: int, unit: str, currency: str | None = None) -> str:
    if unit == "money":
        return _amount(value, digits, currency, _thousandfold(value))
    text = plain(value, digits)
    return f"+{text}" if unit in _SIGNED and value > 0 and text.strip("0.") else text


def _with_unit(number: str, unit: str) -> str:
    name = word(unit) if unit != "money" else ""
    return number if not name else f"{number}{FIXED}{name}"


def _thousandfold(value: float) -> bool:
    return abs(value) >= 1_000_000


def _amount(value: float, digits: int, currency: str | None, millions: bool) -> str:
    sign = _SIGNS.get(currency or "", f"{currency}{FIXED}" if currency else "")
    minus = MINUS if value < 0 else ""
    shown = abs(value) / 1_000_000 if millions else abs(value)
    return f"{minus}{sign}{plain(shown, digits)}" + (f"{FIXED}m" if millions else "")


def _money(value, low, high, digits, currency, census, prefix) -> Shown:
    millions = _thousandfold(value)
    if millions:
        digits = digits_for(value / 1e6, None if low is None else low / 1e6, None if high is None else high / 1e6)
    elif low is None:
        digits = 2 if abs(value) < 1_000 else 0
    else:
        # Two digits beyond the size of the interval are noise, also before the decimal point.
        coarse = max(0, math.floor(math.log10(max((high - low) / 4, 1))) - 1)
        value, low, high = (round(x, -coarse) for x in (value, low, high))
    number = _amount(value, digits, currency, millions)
    interval = census if low is None else (
        f"{prefix}: {_amount(low, digits, currency, millions)} to {_amount(high, digits, currency, millions)}"
    )
    return Shown(number, "", interval)
