"""Dossiers in the database: written as last told, found by code, by period, by what is still to be done."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onestop_desk.data.tx import Row, Statement, Tx, statement
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
    "receipt",
    "result_differs",
)
_NAMES = (
    "id", "code", "procedure_code", "procedure_name", "field", "agency", "responsible", "channel", "status",
    "received_at", "due_at", "finished_at", "returned_at", "refused_at", "asks", "apology_at", "paid", "fee_due",
    *_FLAGS, "by_post", "posted_at", "delivered_at", "source", "import_id", "changed_at",
)  # fmt: skip
COLUMNS = ", ".join(f"d.{name}" for name in _NAMES)
_ASKS, _CHANNEL, _STATUS = _NAMES.index("asks"), _NAMES.index("channel"), _NAMES.index("status")
_BOOLS = [_NAMES.index(name) for name in (*_FLAGS, "by_post")]
_CHUNK = 200
_STORED = tuple(name for name in _NAMES if name not in {"id", "code", "changed_at"})
_UPSERT = (
    f"INSERT INTO dossier AS d (id, office_id, code, {', '.join(_STORED)}, from_visit, was, changed_at)"
    f" VALUES (:id, :office, :code, {', '.join(f':{name}' for name in _STORED)}, :from_visit, :was, :now)"
    f" ON CONFLICT (office_id, code) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _STORED)},"
    " from_visit = excluded.from_visit, was = excluded.was, changed_at = excluded.changed_at"
    " WHERE d.changed_at = :seen RETURNING id"
)
ABSENT = -1
"""When a dossier was seen that was not there."""


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


def of_codes(codes: Iterable[str]) -> tuple[Statement, ...]:
    """The statements that read the dossiers (`COLUMNS`) with these codes."""
    return tuple(
        statement(f"SELECT {COLUMNS} FROM dossier d WHERE d.office_id = :office AND d.code IN ({names})", **places)
        for names, places in _chunks(codes)
    )


def _chunks(codes: Iterable[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Codes in lists of one length or a single one, so that few different statements are prepared."""
    listed = list(dict.fromkeys(codes))
    for start in range(0, len(listed), _CHUNK):
        part = listed[start : start + _CHUNK]
        length = 1 if len(part) == 1 else 8 if len(part) <= 8 else _CHUNK
        part += part[-1:] * (length - len(part))
        places = {f"c{i}": code for i, code in enumerate(part)}
        yield ", ".join(f":{name}" for name in places), places


def stamp() -> Statement:
    """The statement that reads what differs whenever a dossier was written: (how many, when last, imports)."""
    return statement(
        "SELECT (SELECT count(*) FROM dossier WHERE office_id = :office),"
        " (SELECT COALESCE(max(changed_at), 0) FROM dossier WHERE office_id = :office),"
        " (SELECT count(*) FROM dossier_import WHERE office_id = :office)"
    )


def written(
    made: Dossier, seen: Instant, *, import_id: str | None, from_visit: str | None = None, was: str | None = None
) -> Statement:
    """The statement that writes a dossier as it was seen at `seen` (`ABSENT`); it answers with no row when it moved.

    `from_visit` is the line of a visit that this follows from, `was` what `former` said before.
    """
    places: dict[str, Any] = {name: getattr(made, name) for name in _STORED}
    places |= {name: None if places[name] is None else int(places[name]) for name in (*_FLAGS, "by_post")}
    places |= {"channel": int(made.channel), "status": int(made.status), "asks": _asks(made.asks)}
    places |= {"id": made.id, "code": made.code, "import_id": import_id}
    return statement(_UPSERT, **places, from_visit=from_visit, was=was, seen=seen)


def _asks(asks: Sequence[Ask]) -> str:
    return json.dumps([[ask.asked, ask.answered] for ask in asks], separators=(",", ":"))


def write_all(tx: Tx, statements: Sequence[Statement]) -> bool:
    """Runs `written` statements together; whether every one of them found its dossier as it was seen."""
    return all(tx.reads(*statements)) if statements else True


_MOVED = ("status", "due_at", "finished_at", "returned_at", "refused_at", "asks", "changed_at")


def former(before: Dossier | None) -> str:
    """What a visit may change of a dossier, as it was before: the column `was`."""
    if before is None:
        return "[]"
    values: dict[str, Any] = {name: getattr(before, name) for name in _MOVED}
    values |= {"status": int(before.status), "asks": _asks(before.asks)}
    return json.dumps(values, separators=(",", ":"))


def from_visit(ticket_id: str) -> Statement:
    """The statement that lists (id, code, status, was) of dossiers that a visit changed last."""
    return statement(
        "SELECT d.id, d.code, d.status, d.was FROM dossier d WHERE d.office_id = :office AND d.was IS NOT NULL"
        " AND d.code IN (SELECT vp.dossier_code FROM visit_procedure vp JOIN visit v ON v.id = vp.visit_id"
        " WHERE v.ticket_id = :ticket AND vp.id = d.from_visit)",
        ticket=ticket_id,
    )


def take_back(tx: Tx, dossier_id: str, was: str) -> int | None:
    """A dossier as it was before a visit changed it; the status it has again, None when it is gone."""
    before: Mapping[str, Any] | list[Any] = json.loads(was)
    if not isinstance(before, dict):
        tx.write("DELETE FROM dossier WHERE id = :id AND office_id = :office", id=dossier_id)
        return None
    sets = ", ".join(f"{name} = :{name}" for name in _MOVED)
    tx.write(
        f"UPDATE dossier SET {sets}, from_visit = NULL, was = NULL WHERE id = :id AND office_id = :office",
        id=dossier_id,
        **before,
    )
    return int(before["status"])


def unfinished() -> Statement:
    """The statement that lists dossiers (`COLUMNS`) the office has taken in and not ended, the earliest due first."""
    return statement(
        f"SELECT {COLUMNS} FROM dossier d WHERE d.office_id = :office AND {ENDED_AT} IS NULL AND d.status IN (2,4,5,6)"
        " ORDER BY d.due_at IS NULL, d.due_at, d.code"
    )


def to_hand_back() -> Statement:
    """The statement that lists dossiers (`COLUMNS`) whose result the citizen does not have yet, the oldest first."""
    return statement(
        f"SELECT {COLUMNS} FROM dossier d WHERE d.office_id = :office AND d.returned_at IS NULL AND d.delivered_at"
        " IS NULL AND (d.status = 9 OR d.posted_at IS NOT NULL) ORDER BY d.posted_at IS NULL, d.finished_at, d.code"
    )


def handed_back(first: Instant, most: int) -> Statement:
    """The statement that lists dossiers (`COLUMNS`) whose result reached the citizen since then, the newest first."""
    return statement(
        f"SELECT {COLUMNS} FROM dossier d WHERE d.office_id = :office AND d.status = 10"
        " AND COALESCE(d.delivered_at, d.returned_at) >= :first"
        " ORDER BY COALESCE(d.delivered_at, d.returned_at) DESC, d.code LIMIT :most",
        first=first,
        most=most,
    )


def visit_asks(code: str | None = None) -> Statement:
    """The statement that lists (code, when) of requests for papers made at the counter, in order."""
    only = "" if code is None else " AND vp.dossier_code = :code"
    places = {} if code is None else {"code": code}
    return statement(
        "SELECT vp.dossier_code, v.closed_at FROM visit_procedure vp JOIN visit v ON v.id = vp.visit_id WHERE"
        f" vp.office_id = :office AND vp.dossier_code IS NOT NULL AND vp.outcome = 'more_papers'{only}"
        " AND v.closed_at IS NOT NULL ORDER BY v.closed_at",
        **places,
    )


def visits_without(first: Instant, last: Instant) -> Statement:
    """The statement that lists (code or null, number, service day, closed, outcome, procedure) of visit lines.

    Lines that were received, asked for papers or handed back in these days, and have no dossier with their code.
    """
    return statement(
        "SELECT vp.dossier_code, t.letter, t.number, t.service_day, v.closed_at, vp.outcome, pv.name, vp.id"
        " FROM visit_procedure vp JOIN visit v ON v.id = vp.visit_id JOIN ticket t ON t.id = v.ticket_id"
        " LEFT JOIN procedure_version pv ON pv.id = vp.procedure_version_id"
        " LEFT JOIN dossier d ON d.office_id = vp.office_id AND d.code = vp.dossier_code"
        " WHERE vp.office_id = :office AND v.closed_at BETWEEN :first AND :last AND d.id IS NULL"
        " AND (vp.outcome = 'received' OR (vp.outcome IN ('more_papers','result_returned')"
        " AND vp.dossier_code IS NOT NULL)) ORDER BY v.closed_at, vp.position",
        first=first,
        last=last,
    )


def counter_without_visit(first: Instant, last: Instant) -> Statement:
    """The statement that lists dossiers (`COLUMNS`) handed in at the counter in these days that no visit names."""
    return statement(
        f"SELECT {COLUMNS} FROM dossier d WHERE d.office_id = :office AND d.channel = 1 AND d.status <> 1"
        " AND d.received_at BETWEEN :first AND :last AND NOT EXISTS (SELECT 1 FROM visit_procedure vp WHERE"
        " vp.office_id = d.office_id AND vp.dossier_code = d.code) ORDER BY d.received_at, d.code",
        first=first,
        last=last,
    )


def insert_import(tx: Tx, **places: object) -> None:
    """One accepted file."""
    tx.write(
        "INSERT INTO dossier_import (id, office_id, at, actor_kind, actor_id, file_name, added, changed, unchanged,"
        " conflicts, skipped) VALUES (:id, :office, :now, :actor_kind, :actor_id, :file_name, :added, :changed,"
        " :unchanged, :conflicts, :skipped)",
        **places,
    )


def imports(most: int = 50) -> Statement:
    """The statement that lists accepted files, the newest first."""
    return statement(
        "SELECT id, at, actor_kind, actor_id, file_name, added, changed, unchanged, conflicts, skipped"
        " FROM dossier_import WHERE office_id = :office ORDER BY at DESC, id DESC LIMIT :most",
        most=most,
    )
