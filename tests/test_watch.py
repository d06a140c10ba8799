"""A watched folder: what rests is loaded and moved aside with a report, what still grows is left."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from connectors.__main__ import main
from connectors.profiles import sample
from connectors.watch import watch
from data.errors import FileRefused, NoRoom, StoreBusy
from data.home import own_home
from data.warehouse import Warehouse

ROOT = Path(__file__).parent.parent
GOOD = sample("servicenow_incident").read_bytes()


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "drop"
    made.mkdir()
    return made


def _once(folder, home, **more):
    return list(watch(folder, home, once=True, sleep=lambda seconds: None, **more))


def test_files_are_loaded_and_moved_aside_with_a_report_beside_each(folder, home):
    (folder / "good.csv").write_bytes(GOOD)
    (folder / "page.csv").write_text("<html>")
    os.utime(folder / "good.csv", (1, 1))
    good, bad = _once(folder, home)
    assert (good.report.profile, good.refusal) == ("servicenow_incident", "")
    assert bad.report is None and "web page" in bad.refusal
    assert sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and "refused.csv" not in p.name) == [
        "done/good.csv", "done/good.csv.report.txt", "refused/page.csv", "refused/page.csv.report.txt",
    ]
    assert (folder / "done/good.csv").read_bytes() == GOOD
    assert good.report.batch in (folder / "done/good.csv.report.txt").read_text("utf-8")
    assert (folder / "refused/page.csv.report.txt").read_text("utf-8") == f"{bad.refusal}\nNothing was changed.\n"


def test_refused_rows_lie_beside_the_report_ready_to_mend(folder, home):
    lines = GOOD.decode("cp1252").splitlines()
    lines.append(lines[1].replace("INC0000101", "INC0999999").replace("2026-02-25 09:12:00", "2026-02-31 09:12:00"))
    (folder / "x.csv").write_bytes("\n".join(lines).encode("cp1252"))
    (outcome,) = _once(folder, home)
    rejects = folder / "done" / f"x.csv.{outcome.report.batch}.refused.csv"
    assert "INC0999999" in rejects.read_text("utf-8-sig")
    assert rejects.name in (folder / "done/x.csv.report.txt").read_text("utf-8")


def test_a_file_that_still_grows_is_left_until_its_size_rests(folder, home):
    path, looks = folder / "slow.csv", []

    def still_writing(seconds):
        looks.append(seconds)
        if len(looks) < 4:
            with open(path, "ab") as file:
                file.write(GOOD if len(looks) == 1 else b"\n")

    path.write_bytes(b"")
    (outcome,) = islice(watch(folder, home, sleep=still_writing, every=7, rest=3), 1)
    assert outcome.report.rows > 0
    assert looks == [3, 7, 3, 7, 3], "it waits between looks, and does not turn round without pause"


def test_with_once_a_file_that_still_grows_is_left_where_it_is(folder, home):
    path = folder / "slow.csv"
    path.write_bytes(GOOD)
    assert list(watch(folder, home, once=True, sleep=lambda seconds: path.write_bytes(GOOD * 2))) == []
    assert path.exists()


def test_an_empty_folder_is_looked_at_without_hurry(folder, home):
    waits = []

    def stop(seconds):
        waits.append(seconds)
        if len(waits) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(watch(folder, home, sleep=stop, every=5))
    assert waits == [5, 5, 5]


def test_what_is_no_file_of_an_export_is_left_alone(folder, home):
    for name in (".hidden.csv", "~$book.xlsx", "export.csv.part", "x.crdownload"):
        (folder / name).write_bytes(GOOD)
    (folder / "inner").mkdir()
    (folder / "link.csv").symlink_to(sample("servicenow_incident"))
    assert _once(folder, home) == []
    assert len(list(folder.iterdir())) == 6


def test_the_same_name_again_takes_no_place_of_another(folder, home):
    for content in (GOOD, b"<html>", GOOD + b"\n", b"%PDF-1.4"):
        (folder / "export.csv").write_bytes(content)
        _once(folder, home)
    assert {p.name for p in (folder / "done").iterdir() if p.suffix == ".csv" and "refused" not in p.name} == {"export.csv", "export (2).csv"}
    assert {p.name for p in (folder / "refused").iterdir() if p.suffix == ".csv"} == {"export.csv", "export (2).csv"}


def test_a_busy_store_leaves_the_file_for_the_next_look(folder, home, monkeypatch):
    (folder / "good.csv").write_bytes(GOOD)

    def busy(*_):
        raise StoreBusy("somebody else is writing.")

    with monkeypatch.context() as patched:
        patched.setattr(Warehouse, "publish_all", busy)
        assert _once(folder, home) == []
    assert (folder / "good.csv").exists() and not (folder / "refused").exists()
    assert len(_once(folder, home)) == 1


def test_a_file_that_nobody_foresaw_does_not_stop_those_behind_it(folder, home, monkeypatch):
    import connectors.watch as module

    real = module.load

    def sometimes(path, *rest, **said):
        if path.name == "a.csv":
            raise ZeroDivisionError
        return real(path, *rest, **said)

    monkeypatch.setattr(module, "load", sometimes)
    for name in ("a.csv", "b.csv"):
        (folder / name).write_bytes(GOOD)
    outcomes = {o.file: o for o in _once(folder, home)}
    assert "ZeroDivisionError" in outcomes["a.csv"].refusal
    assert outcomes["b.csv"].report.new > 0


def test_a_folder_that_is_not_there_is_said(home, tmp_path):
    with pytest.raises(FileRefused, match="no folder"):
        next(watch(tmp_path / "gone", home))


def test_the_command_tells_a_line_for_each_file_and_ends_with_2_where_one_was_refused(folder, capsys, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    (folder / "good.csv").write_bytes(GOOD)
    assert main(["watch", str(folder), "--once", "--json", "--source", "north"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert (told["file"], told["report"]["source"], told["refusal"]) == ("good.csv", "north", None)
    (folder / "page.csv").write_text("<html>")
    assert main(["watch", str(folder), "--once"]) == 2
    assert "web page" in capsys.readouterr().err
    assert Warehouse(own_home()).exists()


def _interrupted(monkeypatch, what: str) -> None:
    """Let a run break as a killed process does, at the call of ``what``."""

    def die(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(what, die)


@pytest.mark.parametrize("where", ["connectors.watch.Path.replace", "connectors.watch.Path.write_text", "connectors.watch.write_rejects"])
def test_a_run_that_breaks_between_loading_and_moving_loses_nothing(where, folder, home, monkeypatch):
    lines = GOOD.decode("cp1252").splitlines()
    bad = lines[1].replace("INC0000101", "INC0999999").replace("2026-02-25 09:12:00", "2026-02-31 09:12:00")
    (folder / "x.csv").write_bytes("\n".join([*lines, bad]).encode("cp1252"))
    with monkeypatch.context() as patched:
        _interrupted(patched, where)
        with pytest.raises(KeyboardInterrupt):
            _once(folder, home)
    assert (folder / "x.csv").exists(), "it is moved last"
    assert Warehouse(home).exists()
    (outcome,) = _once(folder, home)
    assert outcome.report.already and outcome.moved_to == folder / "done" / "x.csv"
    names = {p.name for p in (folder / "done").iterdir()}
    assert names == {"x.csv", "x.csv.report.txt", f"x.csv.{outcome.report.batch}.refused.csv"}, "nothing is there twice"
    assert "INC0999999" in (folder / "done" / f"x.csv.{outcome.report.batch}.refused.csv").read_text("utf-8-sig")


def test_a_file_that_is_overwritten_while_it_is_loaded_is_loaded_again_and_not_moved_before(folder, home, monkeypatch):
    import connectors.watch as module

    path, real = folder / "x.csv", module.load
    path.write_bytes(GOOD)
    newer = GOOD.replace(b"INC0000101", b"INC0000777")

    def overwritten(*given, **said):
        report = real(*given, **said)
        path.write_bytes(newer)
        return report

    with monkeypatch.context() as patched:
        patched.setattr(module, "load", overwritten)
        assert _once(folder, home) == []
    assert path.read_bytes() == newer and not list(folder.glob("done/*"))
    (outcome,) = _once(folder, home)
    assert outcome.report.new == 1 and (folder / "done/x.csv").read_bytes() == newer


def test_a_file_that_somebody_takes_away_is_no_trouble(folder, home, monkeypatch):
    for name in ("a.csv", "b.csv"):
        (folder / name).write_bytes(GOOD)
        os.utime(folder / name, (ord(name[0]), ord(name[0])))
    import connectors.watch as module

    real = module.load

    def gone(path, *rest, **said):
        if path.name == "a.csv":
            path.unlink()
        return real(path, *rest, **said)

    monkeypatch.setattr(module, "load", gone)
    assert [outcome.file for outcome in _once(folder, home)] == ["b.csv"]


def test_a_full_disk_leaves_the_file_for_the_next_look(folder, home, monkeypatch):
    (folder / "good.csv").write_bytes(GOOD)

    def full(*_):
        raise NoRoom("there is no room.")

    with monkeypatch.context() as patched:
        patched.setattr(Warehouse, "publish_all", full)
        assert _once(folder, home) == []
    assert (folder / "good.csv").exists() and not list(folder.glob("refused/*"))


def test_a_folder_that_may_not_be_written_to_is_said(home, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(FileRefused, match="nothing may be written"):
        next(watch(tmp_path, home))


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems end a process by SIGTERM")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly_when_told_to(number, folder):
    process = subprocess.Popen(
        [sys.executable, "-m", "connectors", "watch", str(folder), "--every", "0.5", "--json"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    (folder / "good.csv").write_bytes(GOOD)
    told = json.loads(process.stdout.readline())
    process.send_signal(number)
    rest, errors = process.communicate(timeout=60)
    assert (process.returncode, rest, errors) == (0, "", "")
    assert told["file"] == "good.csv" and (folder / "done/good.csv.report.txt").exists()
    assert not list(own_home().intake.iterdir())
