"""Reasons for leaving, told apart by their wording; the first that fits decides."""

from __future__ import annotations

LEAVE_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("retirement", ("retire", "retirement", "pension", "ruhestand", "rente", "altersteilzeit", "retraite")),
    ("involuntary", (
        "involuntar", "dismiss", "redundan", "laid off", "laid-off", "layoff", "lay-off", "lay off", "let go", "fired", "restructur",
        "elimination", "terminated for", "for cause", "misconduct", "performance", "attendance", "no-call", "gross", "employer",
        "not passed probation", "end of probation", "failed probation", "unfreiwillig", "kündigung durch arbeitgeber",
        "kündigung durch den arbeitgeber", "arbeitgeberkündigung", "entlass", "betriebsbedingt", "verhaltensbedingt", "personenbedingt",
        "fristlos", "probezeit", "licenci", "période d'essai", "économique", "faute grave", "involontaire", "congédi",
    )),
    ("other", (
        "death", "deceased", "died", "verstorben", "todesfall", "décès", "end of contract", "contract end", "not renewed", "fixed term",
        "fixed-term", "befrist", "nicht verlängert", "ablauf des vertrag", "fin de contrat", "non renouvel", "fin de cdd", "mutual",
        "aufhebungsvertrag", "rupture conventionnelle", "transfer", "versetz", "mutation", "internship", "praktikum", "stage",
    )),
    ("voluntary", (
        "volunt", "resign", "quit", "another position", "other job", "new job", "personal", "studies", "school", "relocat", "moved", "career",
        "unhappy", "more money", "hours", "family", "maternity", "dissatisf", "better", "eigenkündigung", "kündigung durch arbeitnehmer",
        "kündigung durch den arbeitnehmer", "arbeitnehmerkündigung", "freiwillig", "eigenen wunsch", "neue stelle", "umzug",
        "persönliche gründe", "démission", "départ volontaire", "volontaire", "raisons personnelles", "nouvel emploi", "autre poste",
        "reconversion",
    )),
    ("other", ("",)),
)
