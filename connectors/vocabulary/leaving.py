"""Reasons for leaving, told apart by their wording; the first that fits decides."""

from __future__ import annotations

LEAVE_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("retirement", ("retire", "retirement", "pension", "ruhestand", "rente", "retraite")),
    ("involuntary", (
        "involuntar", "dismiss", "redundan", "laid off", "layoff", "lay-off", "elimination", "terminated for", "for cause", "misconduct",
        "performance", "attendance", "no-call", "gross", "kündigung durch arbeitgeber", "entlass", "betriebsbedingt", "licenci",
        "employer", "not passed probation", "end of probation",
    )),
    ("other", (
        "death", "deceased", "died", "verstorben", "décès", "end of contract", "contract end", "fixed term", "fixed-term", "befrist",
        "fin de contrat", "transfer", "versetz", "internship",
    )),
    ("voluntary", (
        "volunt", "resign", "another position", "other job", "new job", "personal", "studies", "school", "relocat", "moved", "career",
        "unhappy", "more money", "hours", "family", "maternity", "eigenkündigung", "kündigung durch arbeitnehmer", "freiwillig",
        "démission", "départ volontaire", "dissatisf", "better",
    )),
    ("other", ("",)),
)
