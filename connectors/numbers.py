"""How a column writes numbers - decimal point or comma, blanks as thousands mark - decided from all its rows."""

from __future__ import annotations

from connectors.scratch import Scratch, literal

LEFT_OUT = " \u00a0\u202f\u2009'’$€£%"
_COMMAS_AS_THOUSANDS = r"[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?"
_POINTS_AS_THOUSANDS = r"[-+]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?"
_GROUPED = r"[-+]?[1-9]\d{0,2}(\.\d{3})+"
_GROUPED_TWICE = r"[-+]?[1-9]\d{0,2}(\.\d{3}){2,}"


def decimal_mark(scratch: Scratch, column: int) -> str:
    """`plain` where nothing divides thousands, `comma` or `point` where the rows prove it, `open` where they do not."""
    text = f"translate(c{column}, {literal(LEFT_OUT)}, '')"
    (commas, against_point, against_comma, points, grouped, twice), = scratch.sql(
        f"""SELECT count(*) FILTER (contains(t, ',')), count(*) FILTER (NOT regexp_full_match(t, {literal(_COMMAS_AS_THOUSANDS)})),
                   count(*) FILTER (NOT regexp_full_match(t, {literal(_POINTS_AS_THOUSANDS)})), count(*) FILTER (contains(t, '.')),
                   count(*) FILTER (regexp_full_match(t, {literal(_GROUPED)})), count(*) FILTER (regexp_full_match(t, {literal(_GROUPED_TWICE)}))
        FROM (SELECT {text} AS t FROM raw WHERE contains(c{column}, ',') OR contains(c{column}, '.')) WHERE regexp_full_match(t, '[-+0-9.,]+')"""
    )
    if not commas:
        # `1.204` throughout is twelve hundred in one country and little more than one in another.
        return "comma" if twice else "open" if points and points == grouped else "plain"
    if against_point == against_comma:
        return "open"
    return "comma" if against_point > against_comma else "point"


def shows_decimals(scratch: Scratch, column: int) -> bool:
    """Whether a number of `first_rows` has a point that cannot divide thousands: the column's points then never do."""
    text = f"translate(c{column}, {literal(LEFT_OUT)}, '')"
    return bool(scratch.sql(
        f"""SELECT 1 FROM (SELECT {text} AS t FROM first_rows WHERE contains(c{column}, '.'))
        WHERE regexp_full_match(t, '[-+]?[0-9]+[.][0-9]+') AND NOT regexp_full_match(t, {literal(_GROUPED)}) LIMIT 1"""
    ))


def number(text: str, mark: str) -> str:
    """SQL for the number that a text expression writes; NULL where it writes none. Percentages become shares."""
    bare = f"translate({text}, {literal(LEFT_OUT)}, '')"
    if mark == "comma":
        value = f"CASE WHEN regexp_full_match({bare}, {literal(_POINTS_AS_THOUSANDS)}) OR NOT contains({bare}, '.')" \
                f" THEN try_cast(replace(replace({bare}, '.', ''), ',', '.') AS DOUBLE) END"
    elif mark == "point":
        value = f"CASE WHEN regexp_full_match({bare}, {literal(_COMMAS_AS_THOUSANDS)}) OR NOT contains({bare}, ',')" \
                f" THEN try_cast(replace({bare}, ',', '') AS DOUBLE) END"
    else:
        value = f"try_cast({bare} AS DOUBLE)"
    return f"(({value}) / CASE WHEN contains({text}, '%') THEN 100.0e0 ELSE 1.0e0 END)"
