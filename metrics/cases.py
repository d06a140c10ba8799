"""Expressions over cases that several figures share."""

from __future__ import annotations

from sqlalchemy import case

from data.schema import CASES

# Sorts cases of a value stream last, so that they alone count wherever a scope holds any; else the single tickets do.
OF_A_STREAM = case((CASES.c.stream.is_not(None), "stream"), else_="single")
