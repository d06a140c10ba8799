"""The installation's key, and how it turns what names a person into a keyed hash."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from pathlib import Path

import platformdirs

# The blanks that the pattern in SQL knows, and the one that does not break.
_BLANKS = re.compile("[\t\n\f\r \u00a0]+")


def key_path() -> Path:
    """WINDSHIELD_KEY, else a file in the user's configuration folder: never beside the stores."""
    named = os.environ.get("WINDSHIELD_KEY")
    return Path(named).expanduser() if named else platformdirs.user_config_path("windshield", appauthor=False) / "person.key"


def person_key() -> str:
    """The key as 64 hexadecimal digits; made once, readable by its owner only."""
    path = key_path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_hex(32)
        file.write(key)
    return key


def normalise(name: str) -> str:
    """Trimmed, lower case, inner blanks folded: the form in which a name is hashed."""
    return _BLANKS.sub(" ", name.lower()).strip(" ")


def hash_person(name: str, key: str) -> str:
    """32 hexadecimal digits of a nested keyed SHA-256 over the normalised name."""
    inner = hashlib.sha256((key + normalise(name)).encode()).hexdigest()
    return hashlib.sha256((key + inner).encode()).hexdigest()[:32]


def hash_sql(expression: str, key_variable: str = "person_key") -> str:
    """SQL for `hash_person` of a text expression; empty text stays empty.

    The key is read from a variable of the connection (`SET VARIABLE person_key = ...`), so that it never
    stands in a statement's text.
    """
    key = f"getvariable('{key_variable}')"
    name = rf"trim(regexp_replace(lower({expression}), '[\s\x{{00A0}}]+', ' ', 'g'))"
    return f"CASE WHEN {name} = '' THEN NULL ELSE left(sha256({key} || sha256({key} || {name})), 32) END"
