"""How a canonical table is declared: its mapped columns, its keys and what is derived from them."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from data.schema.columns import METADATA


def _keys() -> list[Column]:
    return [
        Column("source", Text, nullable=False, comment="The installation that the row came from."),
        Column("id", Text, nullable=False, comment="The row's id in that installation."),
        Column("batch", Text, nullable=False, comment="The batch that last said something new of it."),
    ]


def canonical(name: str, comment: str, *mapped: Column, derives: tuple[Column, ...] = ()) -> Table:
    """A table that batches fill, with its table of versions beside it.

    ``mapped`` columns come from files, ``derives`` are filled when a batch is published.
    """
    for column in derives:
        column.info["derived"] = True
    table = Table(name, METADATA, *_keys(), *mapped, *derives, comment=comment)
    table.info["mapped"] = tuple(c.name for c in mapped)
    return table


def derived(name: str, comment: str, *columns: Column) -> Table:
    """A table that publishing fills from the others; no file brings its rows."""
    return Table(name, METADATA, *columns, comment=comment)


def view(name: str, comment: str, select: str, *columns: Column) -> Table:
    """What a query over other tables gives, under a name of its own."""
    return Table(name, METADATA, *columns, comment=comment, info={"view": select})
