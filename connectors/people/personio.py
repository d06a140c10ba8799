"""Personio: semicolons and d.m.Y in German, commas in English; the date of notice is not the last day."""

from __future__ import annotations

from connectors.outputs.people_alias import people_aliases
from connectors.profile import Profile, one
from connectors.vocabulary.people import (
    DEPARTMENT,
    HIRED_IN_THE_PAST,
    LEAVE_KIND,
    LOCATION,
    PRIVATE,
    REASON,
    STATUS,
    STILL_HERE,
    TYPE,
    names,
)

PROFILE = Profile(
    key="personio",
    title="Personio employees",
    system="personio",
    checked="fields that public programs name of its interface; the labels of its lists were not",
    grain="one row per person",
    table="people",
    natural_key=("person", "hired_on"),
    fields=(
        one("person", "Personalnummer", "Employee number", "Employee ID", "Personio ID", "ID", "Matricule", "Numéro d'employé"),
        one("hired_on", "Eintrittsdatum", "Hire date", "Date d'embauche", "Date d'entrée"),
        # Notice is given weeks before the last day; only the latter ends a spell.
        one("left_on", "Austrittsdatum", "Termination date", "Exit date", "Letzter Arbeitstag", "Last day of work", "Last working day",
            "Date de sortie", "Date de fin de contrat", "Dernier jour de travail"),
        one("leave_reason", *REASON, *TYPE, shares=True),
        one("_type", *TYPE, kind="text", shares=True),
        one("department_text", *DEPARTMENT),
        one("location", "Büro", "Office", "Bureau", *LOCATION),
        one("status", *STATUS),
        one("_other", "ID", "Personio ID", kind="person"),
        *names(),
    ),
    works_out=(LEAVE_KIND, HIRED_IN_THE_PAST),
    proof=(
        "Letzter Arbeitstag", "Last day of work", "Last working day", "Kündigungsart", "Kündigungsdatum", "Notice date", "Termination notice date", "Büro",
        "Beschäftigungsart", "Employment type", "Probezeit bis", "Probation period end", "Wochenstunden", "Weekly working hours", "Vorgesetzte:r",
        "Vorgesetzter", "Legal entity", "Gesellschaft", "Dernier jour de travail", "Heures hebdomadaires", "Type d'emploi", "Période d'essai jusqu'au",
    ),
    proofs=3,
    known=(
        "Kündigungsdatum", "Gekündigt am", "Notice date", "Termination notice date", "Beschäftigungsart", "Employment type", "Probezeit bis",
        "Probation period end", "Wochenstunden", "Weekly working hours", "Vorgesetzte:r", "Vorgesetzter", "Legal entity", "Gesellschaft", "Unterfirma",
        "Subcompany", "Letzter Arbeitstag", "Last day of work", "Last working day", "Dernier jour de travail", "Heures hebdomadaires", "Type d'emploi",
        "Période d'essai jusqu'au", "Kostenstelle", "Anstellungsart", "Responsable", "Vertragsende", "Contract end", *PRIVATE,
    ),
    missing=STILL_HERE,
    makes=(people_aliases,),
)
