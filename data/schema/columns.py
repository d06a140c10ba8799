"""The vocabulary in which the canonical tables are declared."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Double, MetaData, Text

METADATA = MetaData()


def _column(name: str, kind, comment: str, **info) -> Column:
    return Column(name, kind, nullable=not info.get("required", False), comment=comment, info=info)


def text(name: str, comment: str, **info) -> Column:
    """Text as the source wrote it, trimmed."""
    return _column(name, Text, comment, **info)


def person(name: str, comment: str, **info) -> Column:
    """A keyed hash of whatever names a person; the plain value is never stored."""
    return _column(name, Text, comment, hashed=True, **info)


def moment(name: str, comment: str, **info) -> Column:
    """An instant in UTC, without offset."""
    return _column(name, DateTime, comment, **info)


def day(name: str, comment: str, **info) -> Column:
    return _column(name, Date, comment, **info)


def number(name: str, comment: str, **info) -> Column:
    return _column(name, Double, comment, **info)


def count(name: str, comment: str, **info) -> Column:
    return _column(name, BigInteger, comment, **info)


def flag(name: str, comment: str, **info) -> Column:
    return _column(name, Boolean, comment, **info)
