"""SAP SuccessFactors user data file: keys in the first row, labels in the second, people from the third."""

from __future__ import annotations

from connectors.headers import plain
from connectors.outputs.people_alias import people_aliases
from connectors.profile import Head, Profile, one
from connectors.vocabulary.people import HIRED_IN_THE_PAST, LEAVE_KIND, STILL_HERE


def _labels_below(head: Head) -> bool:
    """Whether the row under the keys holds labels: words where the people's rows have numbers and dates."""
    if len(head) < 3:
        return False
    columns = [i for i, name in enumerate(head[0]) if plain(name) in ("userid", "hiredate", "empid", "exitdate")]
    return bool(columns) and all(head[1][i].strip() and not any(c.isdigit() for c in head[1][i]) for i in columns)


PROFILE = Profile(
    key="successfactors",
    title="SAP SuccessFactors user data file",
    system="successfactors",
    grain="one row per person",
    table="people",
    header_rows=2,
    looks=_labels_below,
    natural_key=("person", "hired_on"),
    fields=(
        one("person", "USERID", "USER_ID", "USERSYSID"),
        one("hired_on", "HIREDATE", "HIRE_DATE", "STARTDATE"),
        one("left_on", "EXITDATE", "COMPANYEXITDATE", "TERMINATIONDATE", "ENDDATE", "TERM_DATE"),
        one("leave_reason", "TERMINATIONREASON", "EVENTREASON", "EVENT_REASON", "EXITREASON", "TERMINATIONTYPE", shares=True),
        one("_type", "TERMINATIONTYPE", kind="text", shares=True),
        one("department_text", "DEPARTMENT"),
        one("location", "LOCATION"),
        one("status", "STATUS"),
        one("_email", "EMAIL", kind="person"),
        one("_first", "FIRSTNAME", kind="text"),
        one("_last", "LASTNAME", kind="text"),
        one("_login", "USERNAME", kind="person"),
        one("_other", "EMPID", kind="person"),
        one("_plain", "USERID", "USER_ID", "USERSYSID", kind="text", shares=True),
    ),
    works_out=(LEAVE_KIND, HIRED_IN_THE_PAST),
    proof=("STATUS", "USERID", "USERNAME", "MANAGER", "HR", "JOBCODE", "TIMEZONE", "EMPID", "DIVISION", "CUSTOM01", "DEFAULT_LOCALE"),
    proofs=4,
    known=(
        "MI", "GENDER", "MANAGER", "HR", "JOBCODE", "DIVISION", "TIMEZONE", "TITLE", "BIZ_PHONE", "FAX", "ADDR1", "ADDR2", "CITY", "STATE", "ZIP",
        "COUNTRY", "REVIEW_FREQ", "LAST_REVIEW_DATE", "DEFAULT_LOCALE", "MATRIX_MANAGER", "PROXY", "LOGIN_METHOD", "PASSWORD", "DATEOFBIRTH",
        "ASSIGNMENT_ID_EXTERNAL", "ASSIGNMENT_UUID", "PERSON_ID_EXTERNAL", "NICKNAME", "SUFFIX", "SALUTATION", "EMPID",
        *(f"CUSTOM{n:02d}" for n in range(1, 16)), "CUSTOM_MANAGER", "SECOND_MANAGER", "ONBOARDINGID",
    ),
    missing=(*STILL_HERE, "NO_MANAGER", "NO_HR"),
    says=(
        "The file lists people as they are now: leavers are known only where it has an exit date.",
        "Numbers are known with and without leading zeros, because spreadsheets drop them.",
    ),
    makes=(people_aliases,),
)
