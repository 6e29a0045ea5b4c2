"""The journal's rows (nhật ký): appended, never changed; ids, codes and numbers only."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onestop_desk.data.tx import Row, Tx

_INSERT = (
    "INSERT INTO journal (id, office_id, at, service_day, clock_held, actor_kind, actor_id, what, subject_id,"
    " from_state, to_state, reason, facts) VALUES (:id, :office, :now, :day, :held, :kind, :actor, :what, :subject,"
    " :from_state, :to_state, :reason, :facts)"
)
_ENCODER = json.JSONEncoder(separators=(",", ":"))
COLUMNS = "seq, at, service_day, actor_kind, actor_id, what, subject_id, from_state, to_state, reason, facts"


@dataclass(frozen=True)
class JournalRow:
    """One thing that happened."""

    seq: int
    at: int
    service_day: str
    actor_kind: str
    actor_id: str
    what: str
    subject_id: str | None
    from_state: str | None
    to_state: str | None
    reason: str | None
    facts: Mapping[str, Any]


def append(  # noqa: PLR0917 - one row, in the order of its columns
    tx: Tx,
    row_id: str,
    who: tuple[str, str],
    what: str,
    subject: str | None,
    from_state: str | None = None,
    to_state: str | None = None,
    reason: str | None = None,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Writes one row; `who` is (kind of actor, id)."""
    tx.write(
        _INSERT,
        id=row_id,
        held=int(tx.clock_held),
        kind=who[0],
        actor=who[1],
        what=what,
        subject=subject,
        from_state=from_state,
        to_state=to_state,
        reason=reason,
        facts=_ENCODER.encode(facts) if facts else "{}",
    )


def _row(values: Row) -> JournalRow:
    read = list(values)
    read[10] = json.loads(values[10])
    return JournalRow(*read)


def of_subject(tx: Tx, subject: str) -> list[JournalRow]:
    """Everything that happened to one ticket (or other subject), in order."""
    rows = tx.read(f"SELECT {COLUMNS} FROM journal WHERE subject_id = :subject ORDER BY seq", subject=subject)
    return [_row(r) for r in rows]


def of_day(tx: Tx, day: str | None = None) -> list[JournalRow]:
    """Everything that happened in the office on a day, or ever, in order."""
    where = "office_id = :office" if day is None else "office_id = :office AND service_day = :on"
    rows = tx.read(f"SELECT {COLUMNS} FROM journal WHERE {where} ORDER BY seq", **({"on": day} if day else {}))
    return [_row(r) for r in rows]
