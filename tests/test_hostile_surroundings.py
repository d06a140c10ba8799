"""What is wrong around a file: it changes or vanishes, the disk is full, the load is killed; nothing is lost and nothing is left."""

from __future__ import annotations

import errno
import os

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

import connectors.load as loading
from connectors.load import load
from connectors.scratch import working_folder
from data import storefile
from data.errors import FileRefused, WindshieldError
from data.home import Home
from tests.test_hostile import HEADER, ROW, TABLE, _refused

ROOT = Path(__file__).parent.parent


def _during(monkeypatch, act) -> None:
    """Let something happen between the first look at a file and the reading of its rows."""
    real = loading.draft

    def draft(*given, **more):
        act()
        return real(*given, **more)

    monkeypatch.setattr(loading, "draft", draft)


def _after(monkeypatch, act) -> None:
    """Let something happen when all rows have been read, and before anything is published."""
    real = loading.draft

    def draft(*given, **more):
        made = real(*given, **more)
        act()
        return made

    monkeypatch.setattr(loading, "draft", draft)


@pytest.mark.parametrize("when", [_during, _after])
@pytest.mark.parametrize(("act", "word"), [
    (lambda path: path.unlink(), "vanished while it was being read"),
    (lambda path: path.write_bytes(TABLE[:70]), "changed while it was being read"),
    (lambda path: path.write_bytes(TABLE * 3), "changed while it was being read"),
    (lambda path: path.with_name("other").write_bytes(TABLE) and path.with_name("other").replace(path), "changed while it was being read"),
], ids=["vanishes", "is cut off", "grows", "is replaced"])
def test_a_file_that_changes_while_it_is_read_is_refused(when, act, word, home, tmp_path, monkeypatch):
    path = tmp_path / "export.csv"
    path.write_bytes(TABLE * 2)
    (tmp_path / "good.csv").write_bytes(TABLE)
    load(tmp_path / "good.csv", home)
    before = home.warehouse.read_bytes()
    when(monkeypatch, lambda: act(path))
    with pytest.raises(FileRefused, match=word) as refusal:
        load(path, home)
    assert refusal.value.where == "export.csv" and "load it again" in refusal.value.change
    assert home.warehouse.read_bytes() == before and not list(home.intake.iterdir())


@pytest.mark.parametrize("place", ["/dev/zero", "/dev/null", "a socket"])
def test_devices_and_sockets_are_refused_without_being_read(place, home, tmp_path):
    if place == "a socket":
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(tmp_path / "s.csv"))
            _refused(tmp_path / "s.csv", home, "no ordinary file", "Copy its content")
        return
    (tmp_path / "link.csv").symlink_to(place)
    _refused(tmp_path / "link.csv", home, "no ordinary file")


@pytest.mark.parametrize("stage", ["unpacking", "publishing", "too little for a copy"])
def test_a_full_disk_is_said_and_nothing_is_changed(stage, home, tmp_path, monkeypatch):
    (tmp_path / "good.csv").write_bytes(TABLE)
    load(tmp_path / "good.csv", home)
    before, path = home.warehouse.read_bytes(), tmp_path / "more.csv"
    path.write_bytes(TABLE + b"INC2" + ROW[4:].encode() + b"\n")

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device", str(home.folder))

    if stage == "too little for a copy":
        monkeypatch.setattr(storefile.shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
    else:
        monkeypatch.setattr("data.storefile.shutil.copyfile" if stage == "publishing" else "connectors.load.open_file", full)
    with pytest.raises(WindshieldError) as refusal:
        load(path, home)
    said = str(refusal.value)
    assert ("room left on the disk" in said or "free space" in said) and "nothing was changed" in said and "WINDSHIELD_HOME" in said
    assert home.warehouse.read_bytes() == before and not list(home.intake.iterdir())
    monkeypatch.undo()
    monkeypatch.setenv("WINDSHIELD_KEY", str(tmp_path / "person.key"))
    assert load(path, home).new == 1


def _many(path: Path, rows: int) -> Path:
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEADER + "\n")
        file.writelines(f"INC{i},2026-01-05 08:00:00,New,Network,Devices,P{i % 900}\n" for i in range(rows))
    return path


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems kill by signal")
@pytest.mark.parametrize("moment", ["while reading", "while publishing"])
def test_a_load_that_is_killed_changes_nothing_holds_nothing_and_is_cleaned_away_by_the_next(moment, home, tmp_path):
    (tmp_path / "good.csv").write_bytes(TABLE)
    load(tmp_path / "good.csv", home)
    before, path = home.warehouse.read_bytes(), _many(tmp_path / "many.csv", 200_000)
    process = subprocess.Popen([sys.executable, "-m", "connectors", "load", str(path)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    sign, until = "intake/load-*/table0/*" if moment == "while reading" else "warehouse.duckdb.next", time.monotonic() + 60
    while not list(home.folder.glob(sign)):
        assert process.poll() is None and time.monotonic() < until, "the load was over before it could be killed"
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert process.returncode == -signal.SIGKILL
    assert home.warehouse.read_bytes() == before
    assert list(home.intake.iterdir()), "the killed load leaves its folder"
    report = load(path, home)
    assert (report.batch, report.new) == ("B2", 199_999)
    assert not list(home.intake.iterdir()) and not list(home.folder.glob("*.next*"))


def test_the_folder_of_a_load_that_still_runs_is_left_alone(home):
    with working_folder(home) as first:
        with working_folder(home) as second:
            assert first.exists() and second.exists()
        assert first.exists()
        forsaken = home.intake / "load-old"
        forsaken.mkdir()
        with working_folder(home):
            assert forsaken.exists(), "it may have been made just now"
        os.utime(forsaken, (1, 1))
        with working_folder(home):
            assert first.exists() and not forsaken.exists()
    assert not list(Home(home.folder).intake.iterdir())
