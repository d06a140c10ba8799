"""One person counts as one, however many services they speak of and by however many names surveys know them."""

from __future__ import annotations

from datetime import date

from metrics import engine
from metrics.scope import Scope
from tests.invented import store
from tests.test_withhold import answers, said

DAY, MARCH = date(2026, 2, 3), date(2026, 3, 3)


def _told(rows, asks: str, people: list[str], employees: list[str | None]):
    told = answers(rows, asks, confidential=False).assign(person=people, employee=employees)
    return engine.measure(store().changed(answers=told), "cost_of_lost_time" if asks == "lost_time" else "service_experience",
                          Scope(grain="all"), ("department",)).frame.set_index("department")


def test_four_people_who_speak_of_two_services_are_no_eight():
    """            access, February    rooms, March
        tiny           4 people            the same     -> withheld
        it             9                   9            -> shown
        finance       15                  15            -> shown
    """
    sizes = {"tiny": 4, "it": 9, "finance": 15}
    rows = [row for service, day in (("access", DAY), ("rooms", MARCH)) for name, size in sizes.items()
            for row in said(name, size, day, service=service)]
    names = [f"p{place % 28}" for place in range(len(rows))]
    frame = _told(rows, "lost_time", names, names)
    assert frame.loc["tiny", "note"] == "withheld"
    assert frame.loc["finance", "value"] > 0


def test_four_people_under_two_names_each_are_no_eight():
    """Two surveys, one by e-mail, one by display name: the people list knows both."""
    rows = [*said("audit", 4), *said("audit", 4), *said("it", 12), *said("hr", 12)]
    people = [f"{'mail' if place < 4 else 'name'}{place}" for place in range(len(rows))]
    employees = [f"audit{place % 4}" for place in range(8)] + people[8:]
    frame = _told(rows, "satisfaction", people, employees)
    assert frame.loc["audit", "note"] == "withheld"
    assert _told(rows, "satisfaction", people, [None] * len(rows)).loc["audit", "note"] == ""
