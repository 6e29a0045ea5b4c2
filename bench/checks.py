"""What must be so after any bench, counted in the tables: no number twice, nobody called twice, an event for each."""

from bench.offices import BenchOffice, run

TWICE = (
    "SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM ticket"
    " GROUP BY office_id, service_day, letter, number HAVING count(*) > 1) x"
)
GAPS = (
    "SELECT coalesce(sum(s.last - (SELECT count(*) FROM ticket t WHERE t.service_day = s.service_day"
    " AND t.letter = s.letter)), 0) FROM number_series s"
)
CALLED_TWICE = (
    "SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM call WHERE recall = 0 AND withdrawn = 0"
    " GROUP BY ticket_id HAVING count(*) > 1) x"
)
CALLS = "SELECT count(*) FROM call"
CALL_EVENTS = "SELECT count(*) FROM journal WHERE to_state = 'called'"
CALL_NO = "SELECT call_no FROM office"
ISSUED = "SELECT count(*) FROM ticket WHERE id NOT LIKE 'bulk-%'"
ISSUE_EVENTS = "SELECT count(*) FROM journal WHERE from_state IS NULL AND to_state = 'waiting'"


def _count(office: BenchOffice, sql: str) -> int:
    return int(run(office.address, sql)[0][0])


def counts(office: BenchOffice) -> dict[str, int]:
    """Each fault by name, 0 when all is well."""
    calls = _count(office, CALLS)
    return {
        "numbers_twice": _count(office, TWICE),
        "gaps": _count(office, GAPS),
        "called_twice": _count(office, CALLED_TWICE),
        "calls_without_event": abs(calls - _count(office, CALL_EVENTS)),
        "call_numbers_missing": abs(calls - _count(office, CALL_NO)),
        "numbers_without_event": abs(_count(office, ISSUED) - _count(office, ISSUE_EVENTS)),
    }


def wrong(office: BenchOffice) -> int:
    """How many things are not as they must be."""
    return sum(counts(office).values())
