"""Many past visits for benches: tickets with visits, outcomes, ratings, picks by hand and dossiers, written in bulk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bench.offices import BenchOffice, run

_TZ = ZoneInfo("Asia/Ho_Chi_Minh")
_OPEN_US = 9 * 3_600_000_000
_DIALECT = {
    "sqlite": {
        "series": "WITH RECURSIVE g(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM g WHERE i < {count})",
        "key": "'{day}-' || substr('0000000000000000000000000' || g.i, -25)",
    },
    "postgresql": {
        "series": "WITH g(i) AS (SELECT generate_series(1, {count})::bigint)",
        "key": "'{day}-' || right('0000000000000000000000000' || g.i, 25)",
    },
}
_WAIT = "((g.i * 7919) % 2400) * 1000000"
_SERVICE = "(60 + (g.i * 104729) % 1200) * 1000000"
_AT = "{at} + g.i * {step}"

_TICKETS = (
    "{series} INSERT INTO ticket (id, office_id, service_day, letter, number, line_id, state, version, source, "
    "token, arrived_at, turn_at, callable_from, started_at, changed_at, counter_id, called_at, serving_at, "
    "priority, slot_start, returned, forecast_at, answered_at, served_by) SELECT {key}, '{office}', '{day}', CASE"
    " g.i % 4 WHEN 0 THEN 'A' WHEN 1 THEN 'B' WHEN 2 THEN 'C' ELSE 'D' END, g.i, CASE g.i % 4 {lines} END, CASE "
    "WHEN g.i % 50 = 7 THEN 'left' ELSE 'done' END, 5, 'kiosk', 'x', {at_}, {at_}, {at_}, {at_}, {at_} + {wait} +"
    " 30000000 + {service}, CASE g.i % 5 {counters} END, {at_} + {wait}, {at_} + {wait} + 30000000, CASE WHEN g.i"
    " % 9 = 0 THEN 'NCT' END, CASE WHEN g.i % 10 = 3 THEN {at_} + 300000000 END, 0, {at_} + ((g.i * 31) % 1800) *"
    " 1000000, CASE WHEN g.i % 50 = 7 THEN NULL ELSE {at_} + {wait} END, CASE WHEN g.i % 50 = 7 THEN NULL ELSE "
    "'{staff}' END FROM g"
)
_VISITS = (
    "{series} INSERT INTO visit (id, office_id, ticket_id, opened_at, closed_at) SELECT {key}, '{office}', {key},"
    " {at_}, {at_} + {wait} FROM g"
)
_LINES = (
    "{series} INSERT INTO visit_procedure (id, office_id, visit_id, position, procedure_id, procedure_version_id,"
    " outcome, missing) SELECT {key}, '{office}', {key}, 1, CASE g.i % 20 {procedures} END, CASE g.i % 20 "
    "{versions} END, CASE WHEN g.i % 50 = 7 THEN NULL WHEN g.i % 12 = 0 THEN 'more_papers' WHEN g.i % 3 = 0 THEN "
    "'result_returned' ELSE 'received' END, CASE WHEN g.i % 12 = 0 THEN '[\"p1\"]' ELSE '[]' END FROM g"
)
_RATINGS = (
    "{series} INSERT INTO rating (id, office_id, ticket_id, level, face, rated_at) SELECT {key}, '{office}', "
    "{key}, 1 + (g.i / 20) % 4, 'kiosk', {at_} + {wait} FROM g WHERE g.i % 20 = 0"
)
_CALLS = (
    "{series} INSERT INTO call (id, office_id, call_no, service_day, ticket_id, counter_id, called_at, "
    "speak_until, by_hand) SELECT {key}, '{office}', {call_no} + g.i, '{day}', {key}, '{counter}', {at_} + "
    "{wait}, {at_} + {wait}, CASE WHEN g.i % 40 = 0 THEN 'urgent' END FROM g"
)
_DOSSIERS = (
    "{series} INSERT INTO dossier (id, office_id, code, procedure_name, field, agency, responsible, channel, "
    "status, received_at, due_at, finished_at, source, changed_at, papers_digitised, result_digitised, paid, "
    "fee_due) SELECT {key}, '{office}', '{day}-' || g.i, 'Thủ tục', 'Hộ tịch', 'UBND xã', 'công chức', 1 + g.i % "
    "2, CASE WHEN g.i % 15 = 0 THEN 4 ELSE 9 END, {at_}, {at_} + 259200000000, CASE WHEN g.i % 15 = 0 THEN NULL "
    "ELSE {at_} + (g.i % 100) * 3600000000 END, 'import', {at_}, g.i % 2, 1, CASE WHEN g.i % 3 = 0 THEN 'online' "
    "ELSE 'counter' END, 8000 FROM g"
)


@dataclass(frozen=True)
class Filler:
    """Fills an office's past; calls of every ticket only where asked, since figures read picks by hand alone."""

    office: BenchOffice
    calls: bool = True

    def fill(self, days: Sequence[date], a_day: int, dossiers_a_day: int = 40) -> None:
        """So many visits and dossiers on each of these days; they must not have any yet."""
        is_file = self.office.kind == "sqlite"
        # References are right by the way they are made; looking each up takes a server ten times as long.
        begin = ["PRAGMA synchronous=OFF"] if is_file else ["SET session_replication_role = replica"]
        run(self.office.address, *begin, "BEGIN", *self._statements(days, a_day, dossiers_a_day), "COMMIT")
        run(self.office.address, "ANALYZE" if is_file else "VACUUM ANALYZE")

    def _statements(self, days: Sequence[date], a_day: int, dossiers_a_day: int) -> Iterator[str]:
        known = self._known()
        tables = [_TICKETS, _VISITS, _LINES, _RATINGS, *([_CALLS] if self.calls else [])]
        for number, day in enumerate(days):
            start = int(datetime.combine(day, time(7, 30), _TZ).timestamp() * 1_000_000)
            said = {"day": day.isoformat(), "at": start, "step": _OPEN_US // a_day, "call_no": number * a_day}
            for table, count in (*((t, a_day) for t in tables), (_DOSSIERS, dossiers_a_day)):
                yield self._one(table, count, {**known, **said})

    def _one(self, table: str, count: int, said: dict[str, object]) -> str:
        dialect = _DIALECT[self.office.kind]
        at = _AT.format(**said)
        parts = {"at_": at, "wait": _WAIT, "service": _SERVICE, "key": dialect["key"].format(**said)}
        return table.format(series=dialect["series"].format(count=count), **parts, **said)

    def _known(self) -> dict[str, object]:
        """The ids of the office that the rows name."""
        of = f"WHERE office_id = '{self.office.office_id}'"
        lines = run(self.office.address, f"SELECT id FROM line {of} ORDER BY letter LIMIT 4")
        versions = run(
            self.office.address,
            f"SELECT procedure_id, id FROM procedure_version {of} ORDER BY procedure_id LIMIT 20",
        )
        return {
            "office": self.office.office_id,
            "staff": self.office.staff_id,
            "counter": self.office.counters[0],
            "lines": _cases([row[0] for row in lines]),
            "counters": _cases(list(self.office.counters[:5])),
            "procedures": _cases([row[0] for row in versions]),
            "versions": _cases([row[1] for row in versions]),
        }


def _cases(ids: Sequence[str]) -> str:
    return " ".join(f"WHEN {number} THEN '{key}'" for number, key in enumerate(ids))
