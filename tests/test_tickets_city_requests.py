"""City requests: month first, midnight as 12 AM, 1900 as no date, closed before opened, other cities' names."""

from __future__ import annotations

import pandas as pd
import pytest

from connectors.load import load
from connectors.profiles import sample
from tests.tickets_loaded import at, sampled, written


def test_the_sample(home):
    found = sampled(home, "city_requests")
    assert found.loc["70000001", "opened_at"] == at("2026-01-05 00:00:03")
    assert pd.isna(found.loc["70000003", "closed_at"]), "1/1/1900 is no date"
    assert found["team"].tolist()[:2] == ["POL", "DPW"]
    assert set(found["kind"]) == {"request"}


def test_closed_before_it_was_opened_is_refused_with_its_reason(home):
    report = load(sample("city_requests"), home)
    assert (report.read, report.kept, report.refused) == (7, 6, 1)
    assert report.reasons == {"Closed Date: closed before it was opened": 1}
    assert {"Latitude", "Longitude", "Incident Address"} <= set(report.unmapped)


@pytest.mark.parametrize(
    "text, id_, kept",
    [
        ("case_enquiry_id,open_dt,sla_target_dt,closed_dt,on_time,case_status,subject,reason,type,department,queue,neighborhood,source\n"
         "101,2026-01-13 08:00:00,2026-01-14 08:00:00,2026-01-16 09:00:00,OVERDUE,Closed,Works,Street,Pothole,PWD,Q1,North,App\n", "101", False),
        ("SR_NUMBER,SR_TYPE,OWNER_DEPARTMENT,STATUS,CREATED_DATE,LAST_MODIFIED_DATE,CLOSED_DATE,ORIGIN\n"
         "SR26-1,Tree Debris,Streets,Completed,01/13/2026 08:00:00 AM,01/16/2026 09:00:00 AM,01/16/2026 09:00:00 AM,Phone\n", "SR26-1", None),
        ("CaseID,Opened,Closed,Updated,Status,Responsible Agency,Category,Request Type,Source\n"
         "55,01/13/2026 08:00:00 AM,01/16/2026 09:00:00 AM,01/16/2026 09:00:00 AM,Closed,DPW,Street,Sweep,Web\n", "55", None),
    ],
    ids=("target and on time", "upper case", "case id"),
)
def test_other_cities(home, tmp_path, text, id_, kept):
    one = written(home, tmp_path, text, "city_requests").loc[id_]
    assert (one["opened_at"], one["finished_at"]) == (at("2026-01-13 08:00"), at("2026-01-16 09:00"))
    assert one["promise_flag"] == kept or (kept is None and pd.isna(one["promise_flag"]))
