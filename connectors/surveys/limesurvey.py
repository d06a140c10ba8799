"""LimeSurvey: question codes or texts, semicolon or comma; an answer without a submit date was not finished."""

from __future__ import annotations

import re

from connectors.outputs.questions import answers, asker, proposed_questions
from connectors.profile import FromSource, Profile
from connectors.recognise import Recognition
from connectors.vocabulary.limesurvey import FIELDS, ID, KNOWN, LANGUAGE, LAST_PAGE, SEED, SUBMITTED, WORKED_OUT
from connectors.vocabulary.surveys import ABOUT

# `Q01[SQ001]. How satisfied ...`, as codes with texts; `How satisfied ... [The help]`, as texts.
_CODE = re.compile(r"^(?P<code>[A-Za-z]\w*(?:\[[^\]]*\])*)(?:\s*[.:]\s+(?P<text>.+))?$", re.DOTALL)


def _wording(found: Recognition, column: int) -> tuple[str, str]:
    header = " ".join(found.header[column].split())
    told = _CODE.match(header)
    return (told["code"], told["text"] or told["code"]) if told else (header, header)


PROFILE = Profile(
    key="limesurvey",
    title="LimeSurvey answers",
    system="limesurvey",
    grain="one row per questionnaire, finished or not",
    table="responses",
    id_names=ID,
    fields=(*FIELDS, *ABOUT),
    works_out=WORKED_OUT,
    fixed={"survey": FromSource},
    proof=(*SUBMITTED, *LAST_PAGE, *LANGUAGE, *SEED),
    proofs=3,
    known=KNOWN,
    ask=asker(_wording),
    makes=(answers, proposed_questions),
)
