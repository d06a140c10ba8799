"""The page of systems is what the profiles say now."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from connectors.__main__ import main
from connectors.profiles import profiles

PAGE = Path(__file__).parent.parent / "docs" / "systems.md"


def test_the_page_is_printed_from_the_profiles(capsys):
    assert main(["systems", "--markdown"]) == 0
    printed = capsys.readouterr().out
    assert PAGE.read_text(encoding="utf-8") == printed, "print it anew: python -m connectors systems --markdown > docs/systems.md"


def test_every_profile_is_listed_once(capsys):
    assert main(["systems", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert sorted(one["key"] for one in listed) == sorted(profiles())
    assert main(["systems"]) == 0
    assert "zendesk: Zendesk tickets, one row per ticket" in capsys.readouterr().out


@pytest.mark.parametrize("how", [[], ["--markdown"], ["--json"]])
def test_whoever_has_seen_enough_may_stop_reading(how):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run([sys.executable, "-m", "connectors", "systems", *how], cwd=PAGE.parent.parent, stdout=writing,
                              stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
