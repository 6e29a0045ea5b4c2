"""Dossiers in the database: written as last told, found by code, by period, by what is still to be done."""

import json

from onestop_desk.data.tx import Row, Statement, statement
from onestop_desk.domain.dossiers import Ask, Channel, Dossier, Status
from onestop_desk.domain.instants import Instant

ENDED_AT = "COALESCE(d.finished_at, d.returned_at, d.refused_at)"
"""`domain.dossiers.ended_at` in SQL."""

_FLAGS = (
    "papers_digitised",
    "result_digitised",
    "reused",
    "vneid",
    "result_paper",
    "complaint",
    "full_online",
    "outside_area",
)
_NAMES = (
    "id", "code", "procedure_code", "procedure_name", "field", "agency", "responsible", "channel", "status",
    "received_at", "due_at", "finished_at", "returned_at", "refused_at", "asks", "apology_at", "paid", "fee_due",
    *_FLAGS, "by_post", "posted_at", "delivered_at", "source", "import_id", "changed_at",
)  # fmt: skip
COLUMNS = ", ".join(f"d.{name}" for name in _NAMES)
_ASKS, _CHANNEL, _STATUS = _NAMES.index("asks"), _NAMES.index("channel"), _NAMES.index("status")
_BOOLS = [_NAMES.index(name) for name in (*_FLAGS, "by_post")]
_CHUNK = 400


def dossier(row: Row) -> Dossier:
    """A row of `COLUMNS` as a value."""
    values = list(row)
    values[_CHANNEL], values[_STATUS] = Channel(row[_CHANNEL]), Status(row[_STATUS])
    values[_ASKS] = () if row[_ASKS] == "[]" else tuple(Ask(*pair) for pair in json.loads(row[_ASKS]))
    for at in _BOOLS:
        if row[at] is not None:
            values[at] = bool(row[at])
    return Dossier(*values)


def touching(first: Instant, last: Instant) -> Statement:
    """The statement that lists all dossiers (`COLUMNS`, by id) received by `last` and not ended before `first`."""
    return statement(
        f"SELECT {COLUMNS} FROM dossier d WHERE d.office_id = :office AND d.received_at <= :last"
        f" AND ({ENDED_AT} IS NULL OR {ENDED_AT} >= :first) ORDER BY d.id",
        first=first,
        last=last,
    )


def everything() -> Statement:
    """The statement that lists all dossiers of the office, by code."""
    return statement(f"SELECT {COLUMNS} FROM dossier d WHERE d.office_id = :office ORDER BY d.code")
