"""The register keeps what people wrote; the key stays apart and readable by its owner only."""

from __future__ import annotations

import stat

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from data.errors import UnknownName
from data.person_key import hash_person, hash_sql, key_path, normalise, person_key
from data.register import Register


def test_the_newest_reading_of_a_shape_is_remembered(home):
    register = Register(home)
    register.remember_reading("desk", "abc", {"dates": "day first"})
    register.remember_reading("desk", "abc", {"dates": "month first"})
    assert Register(home).reading("desk", "abc") == {"dates": "month first"}
    assert register.reading(None, "abc") == {"dates": "month first"}
    assert register.reading("other", "abc") is None


def test_a_decision_keeps_the_figures_it_used(home):
    register = Register(home)
    register.record_decision(decided_by="A", indicator="enps", decision="Ask why", figures={"value": 12.5})
    register.record_decision(decided_by="B", indicator="tickets", decision="Nothing", figures={})
    assert [d["decision"] for d in register.decisions()] == ["Nothing", "Ask why"]
    assert register.decisions("enps")[0]["figures"] == {"value": 12.5}


def test_the_audit_log_is_in_order(home):
    register = Register(home)
    register.note("A", "loaded", {"batch": "B1"})
    register.note("A", "took back", {"batch": "B1"})
    assert [line["did"] for line in register.audit()] == ["took back", "loaded"]


def test_the_key_is_made_once_and_is_its_owners_alone():
    first = person_key()
    assert person_key() == first
    assert stat.S_IMODE(key_path().stat().st_mode) == 0o600


@given(st.text(alphabet=st.sampled_from("aZ \t\n\x1f\u00a0é'\\"), max_size=12))
def test_sql_and_python_give_the_same_hash(name):
    connection = duckdb.connect()
    connection.execute("SET VARIABLE person_key = 'ab'")
    told = connection.execute(f"SELECT {hash_sql('$name::TEXT')}", {"name": name}).fetchall()[0][0]
    assert told == (hash_person(name, "ab") if normalise(name) else None)


def test_names_differ_by_neither_case_nor_blanks():
    assert hash_person(" Ann  LEE ", "k") == hash_person("ann lee", "k") != hash_person("ann lee", "other")


def test_an_unknown_name_comes_with_the_nearest():
    assert "Did you mean 'enps'?" in str(UnknownName("indicator", "enp", ["enps", "tickets"]))
    assert "none yet" in str(UnknownName("indicator", "enp", []))
