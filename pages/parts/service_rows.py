"""From the figures of every service to the rows of My services."""

from __future__ import annotations

from metrics.indicators import load
from metrics.service_sides import Sides, sides, target_for
from pages.parts import cached, figures
from pages.parts.dumbbell import Axis, Place, Service, axis_for
from pages.parts.gathered import silently
from pages.parts.routes import address
from pages.parts.scope_bar import Chosen
from pages.parts.shell import Here
from pages.parts.words import WHY, counted, listed, lower_first, spelled

PROMISE, EXPERIENCE, FIXED, LOST, COST = (
    "promise_kept", "service_experience", "right_first_time", "lost_hours_per_colleague", "cost_of_lost_time")


def by_service(here: Here, chosen: Chosen, key: str) -> list[dict]:
    """An indicator by service over the whole chosen time; nothing where it cannot be asked so."""
    book = load()
    if key not in book or "service" not in book[key].dimensions:
        return []
    result = silently(cached.measure, here.store, key, chosen.whole(), ("service",))
    return [] if result is None else result.rows()


def all_sides(here: Here, chosen: Chosen) -> list[Sides]:
    """Every service from its two sides, the ones most worth a look first."""
    return sides(
        by_service(here, chosen, PROMISE), by_service(here, chosen, EXPERIENCE),
        cached.targets(here.store, PROMISE), cached.targets(here.store, EXPERIENCE),
    )


def shared_axis(here: Here, every: list[Sides]) -> Axis:
    """One axis for all, with the targets that hold for all."""
    values = [100 * row["value"] for s in every for row in (s.promise, s.experience) if row and row["value"] is not None]
    agreed, hoped = (target_for(cached.targets(here.store, key), "") for key in (PROMISE, EXPERIENCE))
    return axis_for(values, None if agreed is None else 100 * agreed, None if hoped is None else 100 * hoped)


def _place(row: dict | None) -> Place | None:
    if row is None or row["value"] is None:
        return None
    lo, hi = (None if bound is None else 100 * bound for bound in (row["lo"], row["hi"]))
    return Place(100 * row["value"], figures.plain(100 * row["value"], 0), lo, hi)


def _reading(one: Sides) -> tuple[str, str]:
    """The tag, and what lies under it."""
    heard, told = one.experience, one.promise
    if heard is None:
        under = "no answers"
    elif heard["value"] is None:
        under = WHY.get(heard["note"], "no figure")
    else:
        under = counted(heard["n"], "answers")
    if told is not None and told["n"]:
        under += f", {counted(told['n'], 'tickets')}"
    if one.watermelon:
        return "Kept, yet unhappy", under
    if one.happy is False:
        return ("Neither" if one.kept is False else "Unhappy"), under
    if one.kept is False:
        return "Not kept", under
    return "", f"both in range, {under}" if one.kept and one.happy else under


def _amount(key: str, row: dict | None, currency: str | None) -> str:
    if row is None or row["value"] is None:
        return ""
    return figures.show(row["value"], load()[key].unit, row["lo"], row["hi"], currency).whole


def _each(hours: str) -> str:
    return f"{hours} a colleague" if hours else ""


def service_rows(here: Here, chosen: Chosen, every: list[Sides]) -> list[Service]:
    """The rows in words; names and outcomes come from the catalogue, ids stand in for what is not declared."""
    known = {row["id"]: row for row in cached.services(here.store)}
    currency = here.organisation.currency
    lost, cost, fixed = ({row["service"]: row for row in by_service(here, chosen, key)} for key in (LOST, COST, FIXED))
    rows = []
    for one in every:
        entry = known.get(one.service, {})
        name = entry.get("name") or ("Not assigned to a service" if one.service == "unassigned" else one.service)
        proposed = "" if entry or one.service == "unassigned" else "Proposed from your tickets"
        tag, reading = _reading(one)
        stays = _amount(FIXED, fixed.get(one.service), currency)
        rows.append(Service(
            name=name, address=address("service", service=name if entry else None, id=None if entry else one.service), outcome=entry.get("outcome") or proposed,
            promise=_place(one.promise), experience=_place(one.experience), tone="worse" if one.happy is False else "",
            apart=one.watermelon, tag=tag, reading=reading, lost=_amount(COST, cost.get(one.service), currency),
            cost=_each(_amount(LOST, lost.get(one.service), currency)) or ("" if cost.get(one.service) else "no figure"), fixing=f"{stays} stay fixed" if stays else "",
        ))
    return rows


def sentence(every: list[Sides], rows: list[Service]) -> str:
    """How many keep their promise while people are unhappy, and which."""
    if not rows:
        return "**No services yet.** Upload a list of tickets, and each of their categories becomes a service."
    sore = [row for one, row in zip(every, rows, strict=True) if one.watermelon]
    total = f"{spelled(len(rows))} service{'s' if len(rows) != 1 else ''}"
    if sore:
        verb = "keeps its promise while the people it serves are" if len(sore) == 1 else "keep their promise while the people they serve are"
        return f"**{spelled(len(sore), True)} of {total} {verb} unhappy**: {listed([lower_first(r.name) for r in sore])}."
    late = [row for one, row in zip(every, rows, strict=True) if one.kept is False]
    if late:
        return (f"**{spelled(len(late), True)} of {total} {'does' if len(late) == 1 else 'do'} not keep what was promised**: "
                f"{listed([lower_first(r.name) for r in late])}.")
    judged = any(one.kept is not None or one.happy is not None for one in every)
    return (f"**All {total} are within their targets** where one was agreed." if judged
            else f"**{total.capitalize()}, and no targets yet**: without one there is nothing to keep.")
