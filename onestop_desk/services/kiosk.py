"""What a citizen can do in the hall: see the lines, take a number, and be told honestly how long it takes."""

from dataclasses import dataclass

from onestop_desk.data import calls, tickets
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.numbers import TicketNumber
from onestop_desk.domain.tickets import Source, State
from onestop_desk.domain.turns import Role, effective_order
from onestop_desk.services import hall as halls
from onestop_desk.services import numbers
from onestop_desk.services.actors import Actor
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.hall import Hall, Measures
from onestop_desk.services.procedures import Procedures
from onestop_desk.services.refused_numbers import note_refused
from onestop_desk.services.resources import read_json
from onestop_desk.services.rights import Right
from onestop_desk.services.views import KioskLine, KioskView, LineView, Outlook, TicketTaken


@dataclass(frozen=True)
class PriorityView:
    """A group that is served first, as the kiosk asks and the desk shows it."""

    code: str
    name: str
    name_en: str
    short: str
    short_en: str
    icon: str
    age: int | None
    staff_only: bool


def priority_views(config: Config) -> tuple[PriorityView, ...]:
    """The office's groups, with ages from its settings."""
    views = []
    for group in read_json("office/priority.json")["groups"]:
        age = config.settings.as_dict()[group["age_setting"]] if group["age_setting"] else None
        views.append(
            PriorityView(
                group["code"],
                group["name"].format(age=age),
                group["name_en"].format(age=age),
                group["short"],
                group["short_en"],
                group["icon"],
                age,
                bool(group["staff_only"]),
            )
        )
    return tuple(views)


class Kiosk:
    """The verbs of the hall."""

    def __init__(self, context: Context, procedures: Procedures, measures: Measures) -> None:
        self._context = context
        self._procedures = procedures
        self._measures = measures

    def view(self) -> KioskView:
        """Lines with people waiting, public minutes for a newcomer, and how many numbers are left."""
        with self._context.look(halls.STATEMENTS) as (tx, config, answers):
            hall = halls.read_hall(tx, config, answers, self._measures)
            refusal = None
            try:
                numbers.check_hours(config, tx.now, hall.closed_at is not None)
            except Refusal as refused:
                refusal = refused.code
            lines = tuple(self._line(hall, line) for line in config.lines.values())
            return KioskView(tx.now, config.office, halls.day_state(hall, tx), lines, refusal is None, refusal)

    @staticmethod
    def _line(hall: Hall, line: LineView) -> KioskLine:
        people = sum(r.line_id == line.id for r in hall.waiting)
        if not line.open:
            return KioskLine(line, people, None, None, False, "line_closed")
        starts = hall.newcomers(line.id, numbers.FEW_LEFT)
        minutes = hall.minutes_until(starts[0]) if starts else None
        left = _numbers_left(hall, line, starts) if hall.config.settings.limit_numbers else None
        return KioskLine(line, people, minutes, left, left != 0, "line_full" if left == 0 else None)

    def take_number(
        self, actor: Actor, line_id: str, *, key: str, procedure_id: str | None = None, priority: str | None = None
    ) -> TicketTaken:
        """Gives the next number of a line, saved before it is shown; the same key gives the same number.

        Raises Refusal: unknown_procedure, procedure_abolished, unknown_line, line_closed, line_full, day_closed,
        outside_hours, office_closed_today, unknown_priority.
        """
        procedure = self._procedures.choosable(procedure_id) if procedure_id else None
        wanted = numbers.Wanted(line_id, procedure, priority, Source.KIOSK)

        def work(action: Action) -> TicketTaken:
            return numbers.give(action, wanted, self._measures)

        try:
            return self._context.act(
                actor,
                Right.TAKE_NUMBER,
                "take_number",
                work,
                numbers.statements,
                key=key,
                answer=TicketTaken,
                lock=self._context.config().settings.limit_numbers,
            )
        except Refusal as refused:
            note_refused(self._context, actor, line_id, refused.code, key)
            raise

    def no_number(self, actor: Actor, line_id: str, *, key: str) -> None:
        """Says that the page of a full line was shown to somebody who had touched it; one key a showing."""
        note_refused(self._context, actor, line_id, "line_full", key)

    def outlook(self, ticket_id: str) -> Outlook:
        """How many people are before a waiting ticket, and when it is expected; raises Refusal("unknown_ticket")."""
        first = (*halls.STATEMENTS, tickets.by_id(ticket_id), calls.newest(40))
        with self._context.look(first) as (tx, config, answers):
            if not answers[4]:
                raise Refusal("unknown_ticket", ticket=ticket_id)
            hall = halls.read_hall(tx, config, answers[:4], self._measures)
            row = tickets.ticket(answers[4][0])
            call_at = hall.expected.get(row.id)
            last = next((calls.call(c) for c in answers[5] if calls.call(c).line_id == row.line_id), None)
            return Outlook(
                people_before(hall, row) if row.state is State.WAITING else 0,
                call_at,
                hall.minutes_until(call_at),
                tuple(config.counters[c].number for c in owners(config, row.line_id)),
                str(TicketNumber(last.letter, last.number)) if last else None,
                row.kept_until if row.kept_until > tx.now else None,
            )

    def priorities(self) -> tuple[PriorityView, ...]:
        """The groups that are served first, in the order of the question."""
        return priority_views(self._context.config())

    def common_papers(self, line_id: str) -> tuple[str, ...]:
        """What to have at hand when only a line was chosen."""
        return self._context.config().common_papers.get(line_id, ())


def owners(config: Config, line_id: str) -> list[str]:
    """The counters that own a line, or those that help it when it has none of its own."""
    serving = config.counters_of(line_id)
    own = [c for c in serving if config.serves[c][line_id] is Role.OWN]
    return own or serving


def _numbers_left(hall: Hall, line: LineView, starts: list[Instant]) -> int | None:
    """How many newcomers can still be served before closing, None when there are plenty."""
    closes = hall.closes_at()
    if closes is None:
        return None
    try:
        numbers.check_room(hall, line, priority=False)
    except Refusal:
        return 0
    needs = int(hall.minutes[line.id] * MINUTE)
    if not any(line.id in c.serves for c in hall.open_counters):
        return None
    fit = sum(start + needs <= closes for start in starts)
    return fit if fit < numbers.FEW_LEFT else None


def people_before(hall: Hall, row: tickets.TicketRow) -> int:
    """People who will be called before this ticket by a counter that may call it."""
    config = hall.config
    shares = config.shares_counter(row.line_id)
    rules = config.settings.turn_rules
    if row.id in hall.expected:
        mine = (hall.expected[row.id], effective_order(row.waiting, Role.OWN, rules))
        others = [
            (hall.expected[r.id], effective_order(r.waiting, Role.OWN, rules))
            for r in hall.waiting
            if r.id != row.id and r.id in hall.expected and r.line_id in shares
        ]
        return sum(o < mine for o in others)
    own = effective_order(row.waiting, Role.OWN, rules)
    return sum(effective_order(r.waiting, Role.OWN, rules) < own for r in hall.waiting if r.line_id == row.line_id)
