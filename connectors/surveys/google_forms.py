"""Google Forms: a timestamp, then the questions; `2026/09/20 10:00:00 AM GMT+3`, or as the sheet's owner writes dates."""

from __future__ import annotations

from connectors.headers import plain
from connectors.outputs.questions import answers, asker, proposed_questions
from connectors.profile import FromSource, Profile, one
from connectors.readers.rewritten import rewritten
from connectors.readers.sheet import Sheet
from connectors.recognise import Recognition
from connectors.scratch import literal
from connectors.vocabulary.surveys import ABOUT, EMAIL, NOBODY, PRIVATE

_STAMP = ("Timestamp", "Zeitstempel", "Horodateur", "Marca temporal", "Carimbo de data/hora", "Informazioni cronologiche")
# Zones that Google writes by name where the form's owner writes German; none of them means two things.
_NAMED = {"MESZ": "+02:00", "MEZ": "+01:00", "OESZ": "+03:00", "OEZ": "+02:00", "WESZ": "+01:00", "WEZ": "+00:00", "CEST": "+02:00", "CET": "+01:00",
          "EEST": "+03:00", "EET": "+02:00", "UTC": "+00:00"}


def _offset() -> str:
    """SQL that turns `10:00:00 AM GMT+3` into `10:00:00 AM +03:00`; other cells stay as they are."""
    text = "{cell}"
    for name, offset in _NAMED.items():
        text = f"regexp_replace({text}, {literal(f' {name}$')}, {literal(f' {offset}')})"
    for form, to in ((r"GMT$", "+00:00"), (r"GMT([+-])(\d)$", r"\10\2:00"), (r"GMT([+-])(\d\d)$", r"\1\2:00"), (r"GMT([+-])(\d:\d\d)$", r"\10\2"),
                     (r"GMT([+-]\d\d:\d\d)$", r"\1")):
        text = f"regexp_replace({text}, {literal(form)}, {literal(to)})"
    return text


def _with_offsets(sheet: Sheet, start: int) -> Sheet | None:
    names = [plain(name) for name in sheet.head[start]]
    stamps = [names.index(plain(name)) for name in _STAMP if plain(name) in names]
    if not stamps or start:
        return None
    return rewritten(sheet, stamps[0], _offset())


def _wording(found: Recognition, column: int) -> tuple[str, str]:
    text = " ".join(found.header[column].split())
    return text, text


PROFILE = Profile(
    key="google_forms",
    title="Google Forms answers",
    system="google_forms",
    grain="one row per answered questionnaire",
    table="responses",
    reshape=_with_offsets,
    natural_key=("answered_at", "person"),
    twins=True,
    fields=(
        one("answered_at", *_STAMP),
        one("person", *EMAIL),
        *ABOUT,
    ),
    fixed={"survey": FromSource},
    proof=_STAMP,
    proofs=1,
    known=("Score", "Punktzahl", "Note", *PRIVATE),
    missing=NOBODY,
    ceiling=0.85,
    says=("Answers have no number of their own: those of one second and person are told apart by their order in the file.",),
    ask=asker(_wording),
    makes=(answers, proposed_questions),
)
