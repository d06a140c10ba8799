"""The pages of the product by the address under which each is found, and how one leads to another."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

import streamlit as st

# What every link keeps, so that a reader stays in the scope and the data that they chose.
CARRIED = ("data", "period", "compare", "stream", "service", "department")


@dataclass(frozen=True)
class Route:
    """One page: its address, its file, its title, and the section of the menu (None: reached by links only)."""

    path: str
    file: str
    title: str
    section: str | None
    audiences: tuple[str, ...] = ("executive", "service_owner", "analyst")


_OWNERS = ("service_owner", "analyst")
_ANALYSTS = ("analyst",)

ROUTES = (
    Route("outcomes", "pages/executives/outcomes.py", "Outcomes", "Executives"),
    Route("experience", "pages/executives/experience.py", "Experience", "Executives"),
    Route("services", "pages/service_owners/services.py", "My services", "Service owners", _OWNERS),
    Route("service", "pages/service_owners/service.py", "A service", None, _OWNERS),
    Route("upload", "pages/analysts/upload.py", "Upload", "Analysts", _ANALYSTS),
    Route("imports", "pages/analysts/imports.py", "Imports", "Analysts", _ANALYSTS),
    Route("book", "pages/analysts/book.py", "Indicator book", "Analysts", _OWNERS),
    Route("indicator", "pages/everyone/indicator.py", "Indicator", None),
)
BY_PATH = {route.path: route for route in ROUTES}


def address(path: str, **chosen: str | None) -> str:
    """The address of a page that keeps the reader's scope; ``chosen`` adds to it, None takes away."""
    kept = {name: st.query_params[name] for name in CARRIED if name in st.query_params}
    asked = {name: value for name, value in {**kept, **chosen}.items() if value}
    return f"{path}?{urlencode(asked)}" if asked else path


def open_address(target: str) -> None:
    """Leave for another page, as an address names it."""
    path, _, asked = target.partition("?")
    st.switch_page(BY_PATH[path].file, query_params=dict(parse_qsl(asked)))
