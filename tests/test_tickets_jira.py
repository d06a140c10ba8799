"""Jira: repeated columns, any language, ends that only the status category tells, promises as time left."""

from __future__ import annotations

import pandas as pd
import pytest
from sqlalchemy import func, select

from connectors.load import load
from connectors.look import look
from connectors.profiles import sample
from data.schema import QUESTIONS, RESPONSES, TICKETS
from data.warehouse import Warehouse
from tests.tickets_loaded import answers, at, sampled, state_classes, written


def test_the_status_category_tells_the_end_where_resolved_is_empty(home):
    found = sampled(home, "jira")
    assert found.loc["OPS-1", "resolved_at"] == at("2026-01-12 16:38")
    assert found.loc["OPS-2", "resolved_at"] == at("2026-01-20 12:05")
    assert found.loc[["OPS-3", "OPS-4", "OPS-5", "OPS-7", "OPS-10"], "resolved_at"].isna().all()
    assert found["finished_at"].notna().sum() == 5


def test_a_state_of_ones_own_belongs_where_its_category_says(home):
    sampled(home, "jira")
    assert state_classes(home) == {
        "Done": "done", "In Progress": "working", "To Do": "waiting", "Ready for sign-off": "working", "Won't do": "cancelled",
        "Waiting for vendor": "waiting", "Closed": "done", "Backlog": "waiting",
    }


def test_a_parent_named_by_its_inner_number_is_found_by_its_key(home):
    found = sampled(home, "jira")
    assert found.loc[["OPS-4", "OPS-5"], "parent"].tolist() == ["OPS-3", "OPS-3"]
    assert found.loc["OPS-7", "parent"] == "99999", "a parent outside the file keeps its number, so that siblings stay together"
    assert found.loc["OPS-4", "case_id"] == found.loc["OPS-3", "case_id"]


def test_time_spent_is_in_seconds(home):
    assert sampled(home, "jira").loc["OPS-1", "worked_minutes"] == 120


def test_time_left_below_zero_is_a_broken_promise(home):
    kept = sampled(home, "jira_service_management")["promise_flag"]
    assert kept.loc["AYUDA-1"] and not kept.loc["AYUDA-2"] and not kept.loc["AYUDA-7"]
    assert pd.isna(kept.loc["AYUDA-8"]), "nothing was promised"


def test_ratings_are_answers_about_their_ticket_and_confidential_until_declared(home):
    sampled(home, "jira_service_management")
    found = answers(home)
    assert found["value"].to_dict() == {"AYUDA-1": 5, "AYUDA-2": 2, "AYUDA-6": 4, "AYUDA-7": 3}
    assert found.loc["AYUDA-2", "answered_at"] == at("2026-01-21 09:12")
    warehouse = Warehouse(home)
    assert warehouse.rows(select(RESPONSES.c.ticket).order_by(RESPONSES.c.ticket))[0] == ("AYUDA-1",)
    assert warehouse.rows(select(QUESTIONS.c.asks, QUESTIONS.c.scale_high, QUESTIONS.c.confidential, QUESTIONS.c.confirmed)) == [
        ("satisfaction", 5.0, True, False)
    ]


@pytest.mark.parametrize(
    "head, created, resolved",
    [
        ("Vorgangsschlüssel,Vorgangs-ID,Vorgangstyp,Status,Projektname,Autor,Erstellt,Erledigt", "05/Mär/26 10:17", "18/Dez/26 09:00"),
        ("Clé de ticket,ID de ticket,Type de ticket,État,Nom du projet,Rapporteur,Création,Résolue", "05/mars/26 10:17", "18/déc./26 09:00"),
        ("Clé de ticket,ID de ticket,Type de ticket,État,Nom du projet,Rapporteur,Création,Résolue", "05/mars/26 10:17 AM", "18/déc./26 9:00 AM"),
        ("Clave de incidencia,ID de la incidencia,Tipo de Incidencia,Estado,Nombre del proyecto,Informador,Creada,Resuelta",
         "05/mar/26 10:17 a. m.", "18/dic/26 9:00 a.\u00a0m."),
        ("Chave da item,ID da item,Tipo de item,Status,Nome do projeto,Relator,Criado,Resolvido", "05/mar/26 10:17 AM", "18/dez/26 9:00 AM"),
        ("Issue key,Issue id,Issue Type,Status,Project name,Reporter,Created,Resolved", "05/Mar/26 10:17\u202fAM", "18/Dec/26 9:00\u202fAM"),
    ],
)
def test_headers_and_months_in_the_users_language(home, tmp_path, head, created, resolved):
    found = written(home, tmp_path, f"{head}\nA-1,1,Bug,Done,Desk,Ann Example,{created},{resolved}\n", "jira")
    assert (found.loc["A-1", "opened_at"], found.loc["A-1", "resolved_at"]) == (at("2026-03-05 10:17"), at("2026-12-18 09:00"))
    assert found.loc["A-1", "kind"] == "incident"


def test_the_real_export_has_127_tickets(home, real):
    report = load(real("jira_cloud_issues.csv"), home)
    assert (report.profile, report.read, report.kept, report.refused) == ("jira", 127, 127, 0)
    done = select(func.count()).where(TICKETS.c.state_class == "done", TICKETS.c.finished_at.is_not(None))
    assert Warehouse(home).rows(done)[0][0] == 22
    assert set(state_classes(home)) == {"To Do", "In Progress", "UAT", "Done"}


def test_two_thousand_columns_are_recognised_and_only_the_known_ones_kept(home, tmp_path):
    lines = sample("jira").read_text(encoding="utf-8").split("\n", 1)[0]
    names = lines.split(",") + [f"Custom field (Field {i})" for i in range(1_900)] + ["Comment"] * 100
    row = dict.fromkeys(names, "")
    row |= {"Issue key": "W-1", "Issue id": "1", "Issue Type": "Bug", "Status": "Done", "Created": "05/Jan/26 9:12 AM", "Status Category": "Done",
            "Status Category Changed": "06/Jan/26 9:12 AM"}
    path = tmp_path / "wide.csv"
    path.write_text(",".join(names) + "\n" + ",".join(row[name] for name in names) + "\n", encoding="utf-8")
    (seen,) = look(path, home)
    assert seen.found.profile.key == "jira" and not seen.found.between
    report = load(path, home)
    assert (report.profile, report.kept) == ("jira", 1)
    assert len(report.unmapped) > 1_900
