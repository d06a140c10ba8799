"""What tests share: homes of their own, real exports where they are at hand, the demo organisation loaded once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import settings

from connectors.__main__ import main as connectors_command
from data.home import Home
from metrics.__main__ import main as metrics_command

# No test asserts a time: how fast an example runs depends on what else the machine does.
settings.register_profile("windshield", deadline=None)
settings.load_profile("windshield")

ROOT = Path(__file__).parent.parent
REAL_EXPORTS = ROOT.parent / "shared" / "data"


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path, monkeypatch):
    """No test sees the home or the key of whoever runs it."""
    monkeypatch.setenv("WINDSHIELD_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("WINDSHIELD_KEY", str(tmp_path / "person.key"))
    monkeypatch.delenv("REGISTER_URL", raising=False)


@pytest.fixture
def home(tmp_path) -> Home:
    """An empty home."""
    return Home(tmp_path / "home").create()


@pytest.fixture
def real():
    """The path of a real export by name; skips where the folder of real exports is not at hand."""

    def path(name: str) -> Path:
        found = REAL_EXPORTS / name
        if not found.exists():
            pytest.skip(f"the real exports are not at hand: no {name} in ../shared/data")
        return found

    return path


@pytest.fixture(scope="session")
def whole_demo(tmp_path_factory):
    """A folder in which the demo organisation is loaded at its full size, as the first start does it."""
    folder = tmp_path_factory.mktemp("whole_demo")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("WINDSHIELD_HOME", str(folder))
        patched.setenv("WINDSHIELD_KEY", str(folder / "person.key"))
        assert connectors_command(["demo"]) == 0
    return folder


@pytest.fixture
def ask(whole_demo, capsys, monkeypatch):
    """`python -m metrics WORDS --demo --json`, as its values."""
    monkeypatch.setenv("WINDSHIELD_HOME", str(whole_demo))
    monkeypatch.setenv("WINDSHIELD_KEY", str(whole_demo / "person.key"))

    def run(*words: str):
        capsys.readouterr()
        status = metrics_command([*words, "--demo", "--json"])
        told = capsys.readouterr()
        assert status == 0, told.err
        return json.loads(told.out)

    return run
