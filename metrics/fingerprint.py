"""A short mark of what an indicator computes, so that a changed definition is noticed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from hashlib import sha256
from typing import Any

from sqlalchemy import Alias, Table
from sqlalchemy.sql import ClauseElement

from data.sqltext import compile_duckdb

# What decides the number. Titles, questions and formulas in words may be improved without a new version.
_DECIDES = ("unit", "better", "counts", "estimator", "sums", "beside", "strata", "apart", "without", "assumptions", "ground")
# Whom a small group would give away decides what is shown, not what it is.
_BESIDES = ("people", "said")
_LETTERS = 10


def fingerprint(indicator) -> str:
    """The mark of a declaration: equal as long as nothing that decides the number was changed."""
    told = "\n".join(f"{name}: {_told(getattr(indicator, name))}" for name in _DECIDES)
    return sha256(told.encode()).hexdigest()[:_LETTERS]


def _told(value: Any) -> str:
    """A value as text that is the same in every run."""
    if isinstance(value, Table):
        return value.name
    if isinstance(value, Alias):
        return f"{_told(value.element)} as {value.name}"
    if isinstance(value, ClauseElement):
        return compile_duckdb(value)
    if is_dataclass(value) and not isinstance(value, type):
        held = ", ".join(f"{f.name}={_told(getattr(value, f.name))}" for f in fields(value) if f.name not in _BESIDES)
        return f"{type(value).__name__}({held})"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_told(value[name])}" for name in sorted(value)) + "}"
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(map(_told, value)) + "]"
    if isinstance(value, partial):
        return f"{_told(value.func)}({_told(value.args)}, {_told(value.keywords)})"
    if callable(value):
        return f"{value.__module__}.{value.__qualname__}"
    return repr(value)
