"""Jira issues: any number of columns, most of them repeated, headers and month names in the user's language."""

from __future__ import annotations

from connectors.outputs.state_classes import states
from connectors.profile import Profile
from connectors.vocabulary.jira import ENDED, FIELDS, KEY, KNOWN, PARENT, WORKED, is_service_desk

PROFILE = Profile(
    key="jira",
    title="Jira issues",
    system="jira",
    checked="a real export, with known answers",
    grain="one row per ticket",
    table="tickets",
    id_names=KEY,
    fields=FIELDS,
    proof=(
        "Issue key", "Issue id", "Issue Type", "Project key", "Vorgangsschlüssel", "Vorgangs-ID", "Vorgangstyp", "Projektschlüssel",
        "Clé de ticket", "ID de ticket", "Type de ticket", "Clé de projet", "Clave de incidencia", "ID de la incidencia", "Tipo de Incidencia",
        "Clave del proyecto", "Chave da item", "Chave do item", "ID da item", "ID do item", "Tipo de item", "Chave do projeto", "Work item key",
        "Work type", "Status Category", "Last Viewed",
    ),
    proofs=2,
    looks=lambda head: not is_service_desk(head),
    known=KNOWN,
    repeats=False,
    works_out=(ENDED, PARENT, WORKED),
    makes=(states(category="_category"),),
)
