"""Business results: which stream and service they belong to, and whether a promise to a customer was kept."""

from __future__ import annotations

import duckdb

from data.derive.replace import named, put_back
from data.derive.setting import Setting
from data.derive.tickets import UNASSIGNED

_SERVICE = f"coalesce(sn.id, nullif(trim(r.service_text), ''), '{UNASSIGNED}') AS service"
_SERVICE_JOIN = "LEFT JOIN service_names sn ON sn.written = lower(trim(r.service_text))"
_SERVICES_STREAM = "LEFT JOIN (SELECT id, min(stream) AS stream FROM services GROUP BY id) sv ON sv.id = sn.id"
_STREAM = "coalesce(st.id, nullif(trim(r.stream_text), '')) AS stream"
_STREAM_JOIN = "LEFT JOIN stream_names st ON st.written = lower(trim(r.stream_text))"


def derive_deliveries(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """Delivered on or before the promised day; open deliveries say nothing yet."""
    named(connection, "stream_names", "streams")
    put_back(
        connection,
        "deliveries",
        {"on_time": "r.delivered_on <= r.promised_on AS on_time", "stream": _STREAM},
        _STREAM_JOIN,
    )


def derive_measures(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """Service, stream and department by name."""
    for look_up, table in (("service_names", "services"), ("stream_names", "streams"), ("department_names", "departments")):
        named(connection, look_up, table)
    put_back(
        connection,
        "measures",
        {
            "service": "coalesce(sn.id, nullif(trim(r.service_text), '')) AS service",
            "stream": _STREAM,
            "department": "coalesce(dn.id, nullif(trim(r.department_text), '')) AS department",
        },
        f"{_SERVICE_JOIN} {_STREAM_JOIN} LEFT JOIN department_names dn ON dn.written = lower(trim(r.department_text))",
    )


def derive_costs(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """Service by name, and the stream that it belongs to."""
    named(connection, "service_names", "services")
    put_back(
        connection,
        "costs",
        {"service": _SERVICE, "stream": "sv.stream AS stream"},
        f"{_SERVICE_JOIN} {_SERVICES_STREAM}",
    )


def derive_outages(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """Service by name, and the stream that was named or that the service belongs to."""
    named(connection, "service_names", "services")
    named(connection, "stream_names", "streams")
    put_back(
        connection,
        "outages",
        {"service": _SERVICE, "stream": "coalesce(st.id, nullif(trim(r.stream_text), ''), sv.stream) AS stream"},
        f"{_SERVICE_JOIN} {_STREAM_JOIN} {_SERVICES_STREAM}",
    )


def derive_customers(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """Stream by name."""
    named(connection, "stream_names", "streams")
    put_back(connection, "customers", {"stream": _STREAM}, _STREAM_JOIN)
