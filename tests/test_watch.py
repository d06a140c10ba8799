"""A watched folder: what rests is loaded and moved aside with a report, what still grows is left."""

from __future__ import annotations

import json
import os
from itertools import islice

import pytest

from connectors.__main__ import main
from connectors.profiles import sample
from connectors.watch import watch
from data.errors import FileRefused, StoreBusy
from data.home import own_home
from data.warehouse import Warehouse

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
