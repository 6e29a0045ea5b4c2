"""What is due, what waits to be handed back, and visits held against dossiers."""

from datetime import date, time, timedelta

from onestop_desk.data import dossiers
from onestop_desk.domain.dossier_faults import faults
from onestop_desk.domain.dossiers import Dossier, Kind, asked_again, asked_by, timing
from onestop_desk.domain.due import WorkingTime
from onestop_desk.domain.instants import HOUR, Instant, at, local
from onestop_desk.domain.numbers import TicketNumber
from onestop_desk.domain.outcomes import Outcome, normal_dossier_code
from onestop_desk.services.config import Config
from onestop_desk.services.context import Context
from onestop_desk.services.dossiers.asked import requests_before
from onestop_desk.services.dossiers.views import DueList, DueRow, HandBackRow, Reconciliation, VisitRow

HANDED_BACK_LATELY, MOST_HANDED_BACK = 14 * 24 * HOUR, 200


class Looking:
    """Everything that is asked of dossiers and changes nothing."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def by_code(self, code: str) -> Dossier | None:
        """The dossier with a code as typed or scanned; None when nobody knows it. Raises Refusal: bad_dossier_code."""
        wanted = normal_dossier_code(code)
        if wanted is None:
            return None
        with self._context.look(dossiers.of_codes([wanted])) as (_tx, _config, (rows,)):
            return dossiers.dossier(rows[0]) if rows else None

    def requests(self, code: str) -> int:
        """How often papers were asked for, at the counter or elsewhere: one more would be overdue after the first.

        Raises Refusal: bad_dossier_code.
        """
        wanted = normal_dossier_code(code)
        if wanted is None:
            return 0
        with self._context.look() as (tx, _config, _answers):
            return requests_before(tx, wanted)

    def due_list(self) -> DueList:
        """Every dossier that is not ended: overdue, due soon, waiting for the citizen; counted in working time."""
        with self._context.look([dossiers.unfinished()]) as (tx, config, (rows,)):
            now, settings = tx.now, config.settings
            clock = WorkingTime(config.hours)
        overdue: list[DueRow] = []
        soon: list[DueRow] = []
        waiting: list[DueRow] = []
        later = 0
        for dossier in map(dossiers.dossier, rows):
            row = _due_row(dossier, now, clock)
            if not timing(dossier, now, clock.hours.tz).is_in_time:
                overdue.append(row)
            elif dossier.status.kind is Kind.WAITS_FOR_CITIZEN:
                waiting.append(row)
            elif dossier.due_at is not None and row.left <= settings.due_soon_hours * HOUR:
                soon.append(row)
            else:
                later += 1
        overdue.sort(key=lambda row: (row.left, row.dossier.code))
        return DueList(tuple(overdue), tuple(soon), tuple(waiting), later, settings.due_soon_hours)

    def to_hand_back(self) -> tuple[HandBackRow, ...]:
        """Results that the citizens do not have yet; late ones first, then the longest kept."""
        with self._context.look([dossiers.to_hand_back()]) as (tx, config, (rows,)):
            now = tx.now
        clock = WorkingTime(config.hours)
        found = [_hand_back_row(dossier, now, config, clock) for dossier in map(dossiers.dossier, rows)]
        return tuple(sorted(found, key=lambda row: (not row.is_late, row.since, row.dossier.code)))

    def handed_back(self) -> tuple[HandBackRow, ...]:
        """Results that the citizens got in the last two weeks, over the counter or by post; the newest first."""
        with self._context.look() as (tx, config, _answers):
            rows = tx.reads(dossiers.handed_back(tx.now - HANDED_BACK_LATELY, MOST_HANDED_BACK))[0]
        clock = WorkingTime(config.hours)
        ends = [(d, d.delivered_at or d.returned_at) for d in map(dossiers.dossier, rows)]
        return tuple(_hand_back_row(d, end, config, clock, done=True) for d, end in ends if end is not None)

    def reconcile(self, first: date, last: date) -> Reconciliation:
        """Visits without dossiers, dossiers without visits (handed in at the counter), figures that contradict."""
        tz = self._context.ref.tz
        begin, end = at(first, time(), tz), at(last + timedelta(days=1), time(), tz) - 1
        statements = [
            dossiers.visits_without(begin, end),
            dossiers.counter_without_visit(begin, end),
            dossiers.touching(begin, end),
        ]
        with self._context.look(statements) as (tx, _config, (visits, alone, touching)):
            now = tx.now
        wrong = [(found, faults(found, tz, now)) for found in map(dossiers.dossier, touching)]
        return Reconciliation(
            tuple(
                VisitRow(
                    code,
                    str(TicketNumber(letter, number)),
                    date.fromisoformat(day),
                    closed,
                    Outcome(outcome),
                    name or "",
                )
                for code, letter, number, day, closed, outcome, name, _id in visits
            ),
            tuple(map(dossiers.dossier, alone)),
            tuple(sorted(((d, found) for d, found in wrong if found), key=lambda pair: pair[0].code)),
        )

    def everything(self) -> tuple[Dossier, ...]:
        """Every dossier of the office, by code."""
        with self._context.look([dossiers.everything()]) as (_tx, _config, (rows,)):
            return tuple(map(dossiers.dossier, rows))


def _due_row(dossier: Dossier, now: Instant, clock: WorkingTime) -> DueRow:
    due = dossier.due_at
    left = 0
    if due is not None:
        left = clock.between(now, due) if due >= now else -clock.between(due, now)
    over = -left if due is not None and due < now else 0
    days = -(-over // clock.day_length) if over and clock.day_length else int(bool(over))
    return DueRow(
        dossier,
        left,
        max(days, 1) if due is not None and due < now else 0,
        asked_again(dossier, now),
        asked_by(dossier, now),
    )


def _hand_back_row(
    dossier: Dossier, until: Instant, config: Config, clock: WorkingTime, *, done: bool = False
) -> HandBackRow:
    with_post = dossier.posted_at is not None
    since = dossier.posted_at or dossier.finished_at or dossier.received_at
    days = _days(clock, since, until)
    allowed = config.settings.post_days if with_post else config.settings.fetch_days
    return HandBackRow(dossier, since, days, with_post, days > allowed, until if done else None)


def _days(clock: WorkingTime, since: Instant, now: Instant) -> int:
    """Working days after the one of `since`, today included."""
    day, today = local(since, clock.hours.tz).date(), local(now, clock.hours.tz).date()
    return sum(bool(clock.spells(day + timedelta(days=step))) for step in range(1, (today - day).days + 1))
