"""The limit on PostgreSQL: the same writes through psycopg, as a transaction of statements and as one statement."""

import secrets
from typing import Any

import psycopg
import uuid_utils

from bench.offices import BenchOffice

_NOW = "(extract(epoch from clock_timestamp()) * 1000000)::bigint"
_CLOCK = (
    f"WITH c AS MATERIALIZED (SELECT {_NOW} AS n) SELECT n,"
    " to_char(to_timestamp(n / 1000000.0) AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') FROM c"
)
_SERIES = (
    "INSERT INTO number_series (office_id, service_day, letter, last) VALUES (%(office)s, {day}, 'A', 1)"
    " ON CONFLICT (office_id, service_day, letter) DO UPDATE SET last = number_series.last + 1 RETURNING last"
)
_TICKET = (
    "INSERT INTO ticket (id, office_id, service_day, letter, number, line_id, state, version, source, token,"
    " arrived_at, turn_at, turn_rank, callable_from, kept_until, started_at, calls_made, returned, changed_at)"
    " {select} %(ticket)s, %(office)s, {day}, 'A', {number}, %(line)s, 'waiting', 1, 'kiosk', %(token)s,"
    " {now}, {now}, 0, {now}, 0, {now}, 0, 0, {now} {source}"
)
_JOURNAL = (
    "INSERT INTO journal (id, office_id, at, service_day, clock_held, actor_kind, actor_id, what, subject_id,"
    " from_state, to_state, reason, facts) {select} %(journal)s, %(office)s, {now}, {day}, 0, %(kind)s, %(actor)s,"
    " 'ticket', {ticket}, {was}, {state}, NULL, %(facts)s {source}"
)
_ANSWER = (
    "INSERT INTO answer (office_id, key, action, at, answer) {select} %(office)s, %(key)s, %(action)s, {now},"
    " %(answer)s {source}"
)
_PICK = (
    "SELECT t.id, t.number, t.version FROM counter_line cl CROSS JOIN LATERAL (SELECT * FROM ticket t"
    " WHERE t.line_id = cl.line_id AND t.state = 'waiting' AND t.service_day = {day} AND t.kept_until <= {now}"
    " AND t.callable_from <= {now} ORDER BY t.turn_at, t.turn_rank, t.number LIMIT 1 {lock}) t"
    " WHERE cl.counter_id = %(counter)s ORDER BY t.turn_at + CASE cl.role WHEN 'help' THEN 600000000 ELSE 0 END,"
    " t.turn_rank, t.number, t.line_id LIMIT 1"
)
_CALL_NO = "UPDATE office SET call_no = call_no + 1 WHERE id = %(office)s {where} RETURNING call_no"
_MOVE = (
    "UPDATE ticket SET state = 'called', version = ticket.version + 1, changed_at = {now}, reason = NULL,"
    " counter_id = %(counter)s, called_at = {now}, last_call_at = {now}, calls_made = 1, kept_until = 0 {source}"
)
_CALL = (
    "INSERT INTO call (id, office_id, call_no, service_day, ticket_id, counter_id, called_at, speak_until, recall,"
    " by_hand, withdrawn) {select} %(call)s, %(office)s, {call_no}, {day}, {ticket}, %(counter)s, {now},"
    " {now} + 90000000, 0, NULL, 0 {source}"
)
_UNDO = "UPDATE counter SET undo = %(undo)s WHERE id = %(counter)s"
_NOTIFY = "SELECT pg_notify('bench_changed', %(office)s)"


def _plain(sql: str, **given: str) -> str:
    places = {"now": "%(now)s", "day": "%(day)s", "select": "SELECT", "source": "", "ticket": "%(ticket)s"}
    return sql.format(**{**places, **given})


def _cte(sql: str, source: str, **given: str) -> str:
    return sql.format(**{"now": "c.n", "day": "c.d", "select": "SELECT", "source": source, **given})


ISSUE = (
    _plain(_TICKET, number="%(number)s"),
    _plain(_JOURNAL, was="NULL", state="'waiting'"),
    _plain(_ANSWER),
)
CALL = (
    _plain(_MOVE, source="WHERE id = %(ticket)s AND version = %(version)s"),
    _plain(_CALL, call_no="%(call_no)s"),
    _plain(_JOURNAL, was="'waiting'", state="'called'"),
    _UNDO,
    _plain(_ANSWER),
)
_PICK_NOW = _PICK.format(day="(SELECT d FROM c)", now="(SELECT n FROM c)", lock="FOR UPDATE SKIP LOCKED")
_C = f"WITH c AS MATERIALIZED (SELECT n, d FROM ({_CLOCK}) AS x(n, d))"
ISSUE_CTE = (
    f"{_C}, s AS ({_SERIES.format(day='(SELECT d FROM c)')}),"
    f" t AS ({_cte(_TICKET, 'FROM s, c', number='s.last')} RETURNING id),"
    f" j AS ({_cte(_JOURNAL, 'FROM c', ticket='%(ticket)s', was='NULL', state=chr(39) + 'waiting' + chr(39))}),"
    f" a AS ({_cte(_ANSWER, 'FROM c')}) SELECT id FROM t"
)
CALL_CTE = (
    f"{_C}, p AS MATERIALIZED ({_PICK_NOW}),"
    f" u AS ({_cte(_MOVE, 'FROM p, c WHERE ticket.id = p.id')} RETURNING ticket.id),"
    f" o AS ({_CALL_NO.format(where='AND EXISTS (SELECT 1 FROM p)')}),"
    f" k AS ({_cte(_CALL, 'FROM p, o, c', call_no='o.call_no', ticket='p.id')}),"
    f" j AS ({_cte(_JOURNAL, 'FROM p, c', ticket='p.id', was='NULL', state=chr(39) + 'called' + chr(39))}),"
    f" z AS ({_UNDO}), a AS ({_cte(_ANSWER, 'FROM p, c')}) SELECT id FROM u"
)


class RawPostgres:
    """One connection; with `one_statement` each transaction is a single statement.

    `notify`: "after" (as our services do), "inside" the transaction, or "none".
    """

    def __init__(self, office: BenchOffice, *, one_statement: bool, notify: str = "after") -> None:
        self.busy = 0
        self._office = office
        self._c = psycopg.connect(office.address, autocommit=True, prepare_threshold=2)
        self._one, self._notify = one_statement, notify
        self._places: dict[str, Any] = {"office": office.office_id, "line": office.line_id}

    def _new(self, counter_id: str | None) -> dict[str, Any]:
        places = self._places
        fresh = {
            "ticket": _id(),
            "journal": _id(),
            "key": _id(),
            "call": _id(),
            "token": secrets.token_urlsafe(16),
            "counter": counter_id,
            "kind": "person" if counter_id else "station",
            "actor": self._office.staff_id if counter_id else "kiosk-1",
            "action": "call_next" if counter_id else "take_number",
            "facts": f'{{"act":"enter","letter":"A","line_id":"{self._office.line_id}","counter":"{counter_id}"}}',
            "undo": f'{{"staff":"{self._office.staff_id}","at":0,"called":"{counter_id}"}}',
            "answer": f'{{"ticket_id":"{self._office.line_id}","number":"A001"}}',
        }
        return {**places, **fresh}

    def issue(self) -> str:
        """A number, in either form."""
        places = self._new(None)
        if self._one:
            row = self._c.execute(ISSUE_CTE.encode(), places).fetchone()
            self._tell(places)
            return str(row[0]) if row else ""
        self._c.execute("BEGIN")
        self._clock(places)
        row = self._c.execute(_plain(_SERIES).encode(), places).fetchone()
        places["number"] = row[0] if row else 0
        self._end(places, ISSUE)
        return str(places["ticket"])

    def call(self, counter_id: str) -> str | None:
        """A call, in either form; None when nobody waits."""
        places = self._new(counter_id)
        if self._one:
            row = self._c.execute(CALL_CTE.encode(), places).fetchone()
            self._tell(places)
            return str(row[0]) if row else None
        self._c.execute("BEGIN")
        row = self._c.execute(_CALL_NO.format(where="").encode(), places).fetchone()
        places["call_no"] = row[0] if row else 0
        self._clock(places)
        row = self._c.execute(_plain(_PICK, lock="").encode(), places).fetchone()
        if row is None:
            self._c.execute("ROLLBACK")
            return None
        places["ticket"], places["version"] = row[0], row[2]
        self._end(places, CALL)
        return str(row[0])

    def _clock(self, places: dict[str, Any]) -> None:
        row = self._c.execute(_CLOCK.encode()).fetchone()
        if row is not None:
            places["now"], places["day"] = row

    def _end(self, places: dict[str, Any], statements: tuple[str, ...]) -> None:
        for sql in statements:
            self._c.execute(sql.encode(), places)
        if self._notify == "inside":
            self._c.execute(_NOTIFY, places)
        self._c.execute("COMMIT")
        self._tell(places)

    def _tell(self, places: dict[str, Any]) -> None:
        if self._notify == "after":
            self._c.execute(_NOTIFY, places)

    def close(self) -> None:
        """Gives the connection back."""
        self._c.close()


def _id() -> str:
    return str(uuid_utils.uuid7())
