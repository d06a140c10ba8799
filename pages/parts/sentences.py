"""The sentences that open pages, made from figures; findings stand between double asterisks."""

from __future__ import annotations

from metrics.control import expected_false_alarms
from metrics.trend_words import chance_words
from pages.parts import figures
from pages.parts.face import shown
from pages.parts.gathered import Told, changed
from pages.parts.words import listed, lower_first, spelled

NOTHING_YET = "**No figures yet.** Upload an export, such as a list of tickets, and this page fills by itself."


def _against_target(one: Told, currency: str | None) -> str:
    target = one.reading.target
    goal = f" against {figures.trimmed(target.value, one.indicator.unit, currency)}" if target else ""
    return f"{lower_first(one.title)}, {shown(one.reading, currency).whole}{goal}"


def outcomes(told: list[Told], currency: str | None, noun: str = "outcomes") -> str:
    """How many changed for a reason and which way; how many miss their target; how much chance alone would flag."""
    seen = [one for one in told if one.has_figure]
    if not seen:
        return NOTHING_YET
    better, worse = changed(seen)
    one = noun.removesuffix("s")
    total = f"{spelled(len(seen))} {noun if len(seen) != 1 else one}"
    parts = []
    if better or worse:
        ways = [f"{spelled(len(group))} for the {way}" for group, way in ((better, "better"), (worse, "worse")) if group]
        parts.append(f"**{spelled(len(better) + len(worse), True)} of {total} changed for a reason**: {', '.join(ways)}.")
    else:
        early = sum(t.variation == "too_short" for t in seen)
        parts.append(f"**It is too early to say what changed**: {total}, each with fewer than eight periods."
                     if early == len(seen) else f"**None of {total} changed for a reason**: what moves is noise.")
    missed = [t for t in seen if t.assurance == "fail"]
    if missed:
        first = next((t for t in missed if t in worse), missed[0])
        lead = f"{spelled(len(missed), True)} will keep missing {'its' if len(missed) == 1 else 'their'} target until something changes"
        which = "" if len(missed) == 1 else "among them "
        parts.append(f"{lead}, {which}**{_against_target(first, currency)}**." if which else f"{lead}: **{_against_target(first, currency)}**.")
    else:
        parts += _safe(seen)
    parts += _ahead(seen, " more" if missed else "", currency)
    return " ".join(parts)


def _ahead(seen: list[Told], more: str, currency: str | None) -> list[str]:
    """Which targets, now up to chance, will probably be missed when they are looked at."""
    unlikely = [t for t in seen if t.assurance != "fail" and t.chance is not None and t.chance <= 1 / 3]
    if not unlikely:
        return []
    first = min(unlikely, key=lambda t: t.chance)
    said = f"**{_against_target(first, currency)}**"
    if len(unlikely) == 1:
        return [f"One{more} will probably miss its target: {said}."]
    return [f"{spelled(len(unlikely), True)}{more} will probably miss their target, most surely {said}."]


def _safe(seen: list[Told]) -> list[str]:
    """Where none will surely miss its target: how many will surely meet it, and how many leave it to chance."""
    met, open_ = (sum(t.assurance == kind for t in seen) for kind in ("pass", "hit_or_miss"))
    parts = [f"{spelled(met)} meet{'s' if met == 1 else ''} {'its' if met == 1 else 'their'} target month after month"] if met else []
    parts += [f"{spelled(open_)} leave{'s' if open_ == 1 else ''} it to chance"] if open_ else []
    said = ", ".join(parts)
    return [f"{said[:1].upper()}{said[1:]}."] if said else []


def chance(told: list[Told]) -> str:
    """How many signals chance alone would give, for the small print of a page."""
    return chance_words(expected_false_alarms(one.reading.trend for one in told if one.has_figure))


def dark(told: list[Told]) -> str:
    """Which cards wait for a file."""
    names = [lower_first(one.indicator.title) for one in told if not one.has_figure]
    return f"Without a figure: {listed(names, 4)}." if names else ""
