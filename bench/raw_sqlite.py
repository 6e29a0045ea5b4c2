"""The limit on SQLite: the writes of our two hot transactions as bare statements, with no rule checked."""

import secrets
import sqlite3
import time

import uuid_utils

from bench.offices import BenchOffice
from onestop_desk.domain.instants import service_day

_SERIES = (
    "INSERT INTO number_series (office_id, service_day, letter, last) VALUES (?, ?, 'A', 1)"
    " ON CONFLICT (office_id, service_day, letter) DO UPDATE SET last = last + 1 RETURNING last"
)
_TICKET = (
    "INSERT INTO ticket (id, office_id, service_day, letter, number, line_id, state, version, source, token,"
    " arrived_at, turn_at, turn_rank, callable_from, kept_until, started_at, calls_made, returned, changed_at)"
    " VALUES (?, ?, ?, 'A', ?, ?, 'waiting', 1, 'kiosk', ?, ?, ?, 0, ?, 0, ?, 0, 0, ?)"
)
_JOURNAL = (
    "INSERT INTO journal (id, office_id, at, service_day, clock_held, actor_kind, actor_id, what, subject_id,"
    " from_state, to_state, reason, facts) VALUES (?, ?, ?, ?, 0, ?, ?, 'ticket', ?, ?, ?, NULL, ?)"
)
_ANSWER = "INSERT INTO answer (office_id, key, action, at, answer) VALUES (?, ?, ?, ?, ?)"
_HEAD = (
    "(SELECT t.id FROM ticket t WHERE t.line_id = cl.line_id AND t.state = 'waiting' AND t.service_day = ?1"
    " AND t.kept_until <= ?2 AND t.callable_from <= ?2 ORDER BY t.turn_at, t.turn_rank, t.number LIMIT 1)"
)
_PICK = (
    f"SELECT t.id, t.number, t.version FROM (SELECT cl.role, {_HEAD} AS id FROM counter_line cl"
    " WHERE cl.counter_id = ?3) h JOIN ticket t ON t.id = h.id"
    " ORDER BY t.turn_at + CASE h.role WHEN 'help' THEN ?4 ELSE 0 END,"
    " t.turn_rank, t.number, t.line_id LIMIT 1"
)
_CALL_NO = "UPDATE office SET call_no = call_no + 1 WHERE id = ? RETURNING call_no"
_MOVE = (
    "UPDATE ticket SET state = 'called', version = version + 1, changed_at = ?, reason = NULL, counter_id = ?,"
    " called_at = ?, last_call_at = ?, calls_made = 1, kept_until = 0 WHERE id = ? AND version = ?"
)
_CALL = (
    "INSERT INTO call (id, office_id, call_no, service_day, ticket_id, counter_id, called_at, speak_until, recall,"
    " by_hand, withdrawn) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, NULL, 0)"
)
_UNDO = "UPDATE counter SET undo = ? WHERE id = ?"


class RawSqlite:
    """One connection, BEGIN IMMEDIATE, SQLite's own busy timeout."""

    def __init__(self, office: BenchOffice, synchronous: str) -> None:
        self.busy = 0
        self._office = office
        self._c = sqlite3.connect(office.path, isolation_level=None, timeout=30, cached_statements=512)
        for pragma in ("foreign_keys=ON", "journal_mode=WAL", f"synchronous={synchronous}"):
            self._c.execute(f"PRAGMA {pragma}")

    def issue(self) -> str:
        """A number: series, ticket, journal, answer."""
        run, of = self._c.execute, self._office
        run("BEGIN IMMEDIATE")
        now = time.time_ns() // 1000
        day = service_day(now, "Asia/Ho_Chi_Minh").isoformat()
        (number,) = run(_SERIES, (of.office_id, day)).fetchone()
        made, token = str(uuid_utils.uuid7()), secrets.token_urlsafe(16)
        run(_TICKET, (made, of.office_id, day, number, of.line_id, token, now, now, now, now, now))
        facts = f'{{"act":"enter","letter":"A","number":{number},"line_id":"{of.line_id}","arrived_at":{now}}}'
        run(_JOURNAL, (_id(), of.office_id, now, day, "station", "kiosk-1", made, None, "waiting", facts))
        run(_ANSWER, (of.office_id, _id(), "take_number", now, f'{{"ticket_id":"{made}","number":"A{number:03d}"}}'))
        run("COMMIT")
        return made

    def call(self, counter_id: str) -> str | None:
        """A call: pick, call number, ticket, call row, journal, undo, answer."""
        run, of = self._c.execute, self._office
        run("BEGIN IMMEDIATE")
        now = time.time_ns() // 1000
        day = service_day(now, "Asia/Ho_Chi_Minh").isoformat()
        row = run(_PICK, (day, now, counter_id, 600_000_000)).fetchone()
        if row is None:
            run("ROLLBACK")
            return None
        picked, number, version = row
        (call_no,) = run(_CALL_NO, (of.office_id,)).fetchone()
        run(_MOVE, (now, counter_id, now, now, picked, version))
        called = _id()
        run(_CALL, (called, of.office_id, call_no, day, picked, counter_id, now, now + 90_000_000))
        facts = f'{{"act":"call","counter_id":"{counter_id}","called_at":{now},"calls_made":1}}'
        run(_JOURNAL, (_id(), of.office_id, now, day, "person", of.staff_id, picked, "waiting", "called", facts))
        run(_UNDO, (f'{{"staff":"{of.staff_id}","at":{now},"called":"{picked}","call_no":{call_no}}}', counter_id))
        run(_ANSWER, (of.office_id, _id(), "call_next", now, f'{{"ticket_id":"{picked}","number":"A{number:03d}"}}'))
        run("COMMIT")
        return str(picked)

    def close(self) -> None:
        """Gives the connection back."""
        self._c.close()


def _id() -> str:
    return str(uuid_utils.uuid7())
