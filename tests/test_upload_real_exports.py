"""Real exports give their known answers through the upload page as they do by the command."""

from __future__ import annotations

import pytest
from sqlalchemy import Double, case, cast, func, select

from data.home import own_home
from data.schema import ANSWERS, DELIVERIES, MEASURES, PEOPLE, RESPONSES, TICKETS
from data.warehouse import Warehouse
from tests.uploading import page_with, pressed, told


def _one(*columns, where=None):
    query = select(*columns)
    return Warehouse(own_home()).rows(query if where is None else query.where(where))[0]


def _share(flag):
    return func.avg(case((flag, 1.0), (flag.is_(False), 0.0)))


def _loaded(real, *names: str):
    """The page after these files were dropped and loaded; nothing of them may be refused or need a word."""
    app = page_with(*((name, real(name).read_bytes()) for name in names))
    assert "none is refused" in told(app) and "your word" not in told(app)
    return pressed(app, "Load")


def test_three_files_of_three_systems(real):
    app = _loaded(real, "servicenow_incident_events.csv.gz", "jira_cloud_issues.csv", "surveymonkey_two_header_rows.csv")
    assert "Loaded: 6,313 new records" in told(app)
    hours = func.avg(cast(func.epoch(TICKETS.c.resolved_at - TICKETS.c.opened_at), Double)) / 3600
    mine = TICKETS.c.source == "servicenow"
    n, kept, mean_hours, unresolved, reopened, no_item = _one(
        func.count(), _share(TICKETS.c.promise_flag), hours, func.count().filter(TICKETS.c.resolved_at.is_(None)),
        func.count().filter(TICKETS.c.reopen_count > 0), func.count().filter(TICKETS.c.item.is_(None)), where=mine)
    assert (n, round(kept, 3), round(mean_hours, 2), unresolved, reopened, no_item) == (5_000, 0.215, 264.77, 222, 78, 4_971)
    assert _one(func.count(), where=TICKETS.c.source == "jira") == (127,)
    assert _one(func.count(RESPONSES.c.id.distinct())) == (1_186,) and _one(func.count(ANSWERS.c.id)) == (0,)


def test_people_deliveries_and_two_small_surveys(real):
    app = _loaded(real, "hr_attrition.csv", "customer_deliveries.csv.gz", "qualtrics_three_header_rows.csv", "limesurvey_two_header_rows.csv")
    assert "The figures that it changed" in told(app)
    left, share = _one(func.count().filter(PEOPLE.c.left), _share(PEOPLE.c.left))
    assert (left, round(share, 5)) == (237, 0.16122)
    assert [round(_one(_share(PEOPLE.c.left), where=over)[0], 4) for over in (PEOPLE.c.overtime, PEOPLE.c.overtime.is_(False))] == [0.3053, 0.1044]
    on_time = DELIVERIES.c.delivered_on <= DELIVERIES.c.promised_on
    late_share, late = _one(_share(on_time), func.count().filter(~on_time))
    assert (round(late_share, 5), late) == (0.88512, 1_186)
    by_survey = dict(Warehouse(own_home()).rows(select(func.left(RESPONSES.c.source, 5), func.count()).group_by(func.left(RESPONSES.c.source, 5))))
    assert by_survey == {"qualt": 1, "limes": 45}


@pytest.mark.parametrize("name", ["staff_survey_benchmarks_2019.csv"])
def test_the_scores_of_organisations(real, name):
    _loaded(real, name)
    rows = Warehouse(own_home()).rows(select(MEASURES.c.measure, MEASURES.c.value).where(MEASURES.c.department_text.is_(None)))
    seen = {(measure, value) for measure, value in rows}
    assert {("Employee Engagement Index (median)", 0.63), ("Employee Engagement Index (mean)", 0.6), ("Response Rate (mean)", 0.67)} <= seen
