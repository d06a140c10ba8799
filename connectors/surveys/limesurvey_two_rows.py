"""LimeSurvey results with two header rows: the question in the first, its parts in the second; no number, no date."""

from __future__ import annotations

from connectors.headers import plain
from connectors.outputs.questions import answers, asker, proposed_questions
from connectors.profile import FromSource, Head, Profile, one
from connectors.readers.rewritten import numbered
from connectors.readers.sheet import Sheet
from connectors.recognise import Recognition
from connectors.vocabulary.limesurvey import FIELDS, KNOWN, WORKED_OUT
from connectors.vocabulary.surveys import ABOUT, EMAIL

_LONG = 25
_ROW = "(row)"


def _question_over_parts(head: Head) -> bool:
    """Whether long questions stand over several columns each, and short names of their parts below them."""
    if len(head) < 3:
        return False
    first, second = head[0], head[1]
    asked = [cell for cell in first if cell.strip()]
    gaps = sum(not cell.strip() and bool(below.strip()) for cell, below in zip(first, second, strict=True))
    questions = sum(len(cell) >= _LONG for cell in asked)
    response = any(plain(cell) in ("response", "openendedresponse") for cell in second)
    return bool(asked) and bool(first[0].strip()) and questions * 2 >= len(asked) and gaps * 4 >= len(first) and not response


def _with_numbers(sheet: Sheet, start: int) -> Sheet | None:
    if start or not _question_over_parts(sheet.head):
        return None
    return sheet if sheet.head[0][-1] == _ROW else numbered(sheet, _ROW, header_rows=2)


def _wording(found: Recognition, column: int) -> tuple[str, str]:
    first, second = found.sheet.head[found.header_rows - 2 : found.header_rows]
    question = next((first[i] for i in range(column, -1, -1) if first[i].strip()), "")
    part = " ".join(second[column].split())
    text = " ".join(question.split())
    text = f"{text} / {part}" if part else text
    return text, text


PROFILE = Profile(
    key="limesurvey_two_rows",
    title="LimeSurvey answers with two header rows",
    system="limesurvey",
    checked="a real export, with known answers",
    grain="one row per answered questionnaire",
    table="responses",
    header_rows=2,
    reshape=_with_numbers,
    id_names=(_ROW,),
    fields=(*FIELDS, one("person", *EMAIL), *ABOUT),
    works_out=WORKED_OUT,
    fixed={"survey": FromSource},
    known=KNOWN,
    ceiling=0.8,
    says=("Answers have no number of their own: they are told apart by their order in the file, so later exports must keep it.",),
    ask=asker(_wording),
    makes=(answers, proposed_questions),
)
