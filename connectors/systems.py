"""The list of systems whose exports are known, printed from their profiles."""

from __future__ import annotations

from connectors.profile import Profile
from connectors.profiles import FOLDERS, profiles, sample

_ROOMS = {"tickets": "Tickets", "people": "People", "surveys": "Surveys", "business": "Business results and what an organisation declares"}
_TOLD_BY = 4
_INTRODUCTION = """# Systems

What the connectors know, printed from the profiles by `python -m connectors systems --markdown`. A file is recognised by its column names and its rows, never by its name; headers are known in English, German and French, and in what else was seen. A system that is missing is one small file: [adding a system](adding_a_system.md). Any other table with an id and a date can be mapped by hand.
"""


def systems() -> list[dict]:
    """One plain value per kind of export, in the order of the list."""
    found = [{**_described(p), "room": sample(p.key).parent.parent.name} for p in profiles().values()]
    return sorted(found, key=lambda one: (FOLDERS.index(one["room"]), one["title"].casefold()))


def _described(profile: Profile) -> dict:
    names = [f.to for f in profile.fields if not f.working] + [w.to for w in profile.works_out] + list(profile.fixed)
    return {
        "key": profile.key,
        "title": profile.title,
        "source": profile.system,
        "grain": profile.grain,
        "table": profile.table,
        "told_by": [*dict.fromkeys(profile.proof or profile.id_names)][:_TOLD_BY],
        "fills": [c for c in profile.table_columns if c in set(names)],
        "says": list(profile.says),
        "checked": profile.checked,
        "sample": sample(profile.key).name,
    }


def as_markdown() -> str:
    """The page `docs/systems.md`."""
    lines = [_INTRODUCTION]
    listed = systems()
    for room, title in _ROOMS.items():
        lines += [f"## {title}", "", "| Export | Profile | One row is | Told by, among others | Fills |", "|---|---|---|---|---|"]
        lines += [_row(one) for one in listed if one["room"] == room]
        lines.append("")
    lines += ["## What header names were checked against", "", "Where nothing stands here, they come from descriptions of the export.", ""]
    lines += [f"- {_cell(one['title'])}: {one['checked']}." for one in listed if one["checked"]]
    lines.append("")
    return "\n".join(lines)


def _row(one: dict) -> str:
    told = ", ".join(f"`{_cell(name)}`" for name in one["told_by"])
    fills = f"{one['table']}: " + ", ".join(one["fills"])
    grain = _cell(one["grain"].removeprefix("one row per ")[:1].lower() + one["grain"].removeprefix("one row per ")[1:])
    notes = " ".join(_cell(note) for note in one["says"])
    return f"| {_cell(one['title'])}{'. ' + notes if notes else ''} | [`{one['key']}`](../connectors/{one['room']}/samples/{one['sample']}) | {grain} | {told} | {fills} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
