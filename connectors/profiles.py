"""All profiles: the modules of the four folders, walked."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from connectors.profile import Profile
from data.errors import BadDefinition, UnknownName

FOLDERS = ("tickets", "people", "surveys", "business")
_HERE = Path(__file__).parent


@cache
def profiles() -> dict[str, Profile]:
    """Every profile by its key, general ones last."""
    found: dict[str, Profile] = {}
    for folder in FOLDERS:
        for module in pkgutil.iter_modules([str(_HERE / folder)]):
            loaded = importlib.import_module(f"connectors.{folder}.{module.name}")
            declared = getattr(loaded, "PROFILES", None) or (getattr(loaded, "PROFILE", None),)
            for profile in declared:
                if not isinstance(profile, Profile):
                    raise BadDefinition(f"connectors/{folder}/{module.name}.py declares no PROFILE.")
                if profile.key in found:
                    raise BadDefinition(f"there are two profiles {profile.key!r}.")
                found[profile.key] = profile
    return dict(sorted(found.items(), key=lambda item: (-item[1].ceiling, item[0])))


def profile(key: str) -> Profile:
    """One profile; raises UnknownName with the nearest right key."""
    if key not in profiles():
        raise UnknownName("profile", key, profiles())
    return profiles()[key]


def sample(key: str) -> Path:
    """The invented sample of a profile."""
    for folder in FOLDERS:
        found = sorted((_HERE / folder / "samples").glob(f"{key}.*"))
        if found:
            return found[0]
    raise UnknownName("sample", key, profiles())
