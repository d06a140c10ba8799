"""What a value would mean in either reading, so that whoever knows the file can choose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pages.parts.spans import MONTHS

_PARTS = re.compile(r"(\d{1,2})\D(\d{1,2})\D")


def order_words(samples: Sequence[str]) -> dict[str, str]:
    """`day` and `month` first, each with what the first telling sample would then be: 03/04/2026 is 3 April."""
    for sample in samples:
        parts = _PARTS.match(sample)
        if parts is None:
            continue
        first, second = int(parts[1]), int(parts[2])
        if first != second and 1 <= first <= len(MONTHS) and 1 <= second <= len(MONTHS):
            written = sample.split(" ")[0]
            return {"day": f"Day first: {written} is {first} {MONTHS[second - 1]}", "month": f"Month first: {written} is {second} {MONTHS[first - 1]}"}
    return {"day": "Day first: 31/12", "month": "Month first: 12/31"}


def decimal_words(samples: Sequence[str]) -> dict[str, str]:
    """`point` and `comma` as decimal mark, each with what the first sample would then be."""
    sample = samples[0] if samples else "1.204"
    told = {}
    for name, mark, other in (("point", ".", ","), ("comma", ",", ".")):
        plain = sample.replace(other, "").replace(mark, ".")
        whole, _, part = plain.partition(".")
        told[name] = f"The {name} is the decimal mark: {sample} is " + (f"{whole} and {part} {_size(part)}" if part else f"the whole number {whole}")
    return told


def _size(part: str) -> str:
    return {1: "tenths", 2: "hundredths", 3: "thousandths"}.get(len(part), "parts")
