"""The intake folder: dropped files lie in folders of their own, what was said survives a reload, nothing else is read."""

from __future__ import annotations

import io
import json

from connectors.asked import Asked
from connectors.confirmed import Confirmed
from pages.analysts.intake import Upload, left_behind, lying, resumed
from pages.analysts.said import Said
from tests.uploading import dropped


def test_an_upload_stays_in_the_intake_folder_whatever_its_name(home):
    upload = Upload(home)
    path = upload.keep("../../tickets.csv", io.BytesIO(b"a,b\n1,2\n"))
    assert path.name == "tickets.csv" and home.intake in path.parents
    upload.discard()
    assert list(home.intake.iterdir()) == []


def test_two_files_of_one_name_are_two_files(home):
    upload = dropped(home, ("a.csv", b"x\n1\n"), ("a.csv", b"x\n2\n"))
    assert [p.read_bytes() for p in upload.said] == [b"x\n1\n", b"x\n2\n"]


def test_what_was_said_survives_a_reload(home):
    asked = (("Q1", Asked("effort", 1, 5, reversed=True)),)
    upload = dropped(home, ("a.csv", b"x\n1\n"), profile="ticket_list", mapping=(("x", "id"),), time_zone="Europe/Oslo", questions=asked)
    upload.confirm(Confirmed((("s", "Open", "waiting"),), (("s", "category", "A", "B"),)))
    again = resumed(home, upload.token)
    assert again.said == upload.said and again.confirmed == upload.confirmed
    assert resumed(home, "0" * 16) is None


def test_a_note_that_names_a_file_elsewhere_is_not_believed(home, tmp_path):
    outside = tmp_path / "secret.csv"
    outside.write_text("x\n1\n")
    upload = dropped(home, ("a.csv", b"x\n1\n"))
    told = json.loads((upload.folder / "said.json").read_text())
    told["files"].append([str(outside), {"": Said().as_json()}])
    told["files"].append([str(home.intake / ".." / ".." / "secret.csv"), {"": Said().as_json()}])
    (upload.folder / "said.json").write_text(json.dumps(told))
    assert list(resumed(home, upload.token).said) == list(upload.said)


def test_an_upload_that_was_never_finished_is_found_again(home):
    one, other = dropped(home, ("a.csv", b"x\n1\n")), dropped(home, ("b.csv", b"x\n1\n"))
    assert [u.token for u in left_behind(home, other.token)] == [one.token]


def test_files_laid_into_the_intake_are_offered_and_moved_aside_once_loaded(home):
    laid = home.intake / "big.csv"
    laid.write_text("x\n1\n")
    (home.intake / "half.csv.part").write_text("x\n")
    assert lying(home) == [laid]
    upload = Upload(home)
    upload.take(laid)
    assert lying(home, tuple(upload.said)) == []
    upload.put_away([laid])
    assert not laid.exists() and [f.name.endswith("big.csv") for f in (home.intake / "done").iterdir()] == [True]


def test_throwing_an_upload_away_keeps_what_was_laid_there_by_hand(home):
    laid = home.intake / "big.csv"
    laid.write_text("x\n1\n")
    upload = dropped(home, ("a.csv", b"x\n1\n"))
    upload.take(laid)
    upload.discard()
    assert laid.exists() and lying(home) == [laid]
