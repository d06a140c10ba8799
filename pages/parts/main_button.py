"""The one button that leads on; in the dark without a fill, because its fill is light and the words on it would be white."""

from __future__ import annotations

import streamlit as st


def main_button(label: str, key: str, icon: str | None = None, **more) -> bool:
    """Draw it; True where it was pressed."""
    kind = "secondary" if st.context.theme.type == "dark" else "primary"
    return st.button(label, key=key, icon=icon, type=kind, **more)
