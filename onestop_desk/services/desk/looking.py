"""Looking things up at the desk: a ticket, why it was overtaken; and giving a number."""

from dataclasses import dataclass

from onestop_desk.data import calls, journal, tickets
from onestop_desk.data.journal import JournalRow
from onestop_desk.data.tickets import TicketRow
from onestop_desk.data.tx import Tx
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.folding import fold
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.numbers import TicketNumber, parse_number
from onestop_desk.domain.overtakes import CallSeen, for_the_public, overtakes
from onestop_desk.domain.tickets import Source, State
from onestop_desk.services import hall as halls
from onestop_desk.services import numbers
from onestop_desk.services.actors import Actor
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.hall import Measures
from onestop_desk.services.kiosk import people_before
from onestop_desk.services.procedures import Procedures
from onestop_desk.services.refused_numbers import note_refused
from onestop_desk.services.rights import Right
from onestop_desk.services.rows import procedure_name
from onestop_desk.services.views import OvertakeAnswer, OvertakeRow, TicketTaken

FOUND_MOST = 20


@dataclass(frozen=True)
class FoundTicket:
    """One row of a search at the desk."""

    ticket_id: str
    number: str
    state: State
    line_name: str
    procedure: str | None
    person_name: str | None
    counter: int | None


class Looking:
    """The verbs that look things up, and the number given at the desk."""

    def __init__(self, context: Context, procedures: Procedures, measures: Measures) -> None:
        self._context = context
        self._procedures = procedures
        self._measures = measures

    def give_number(
        self,
        actor: Actor,
        line_id: str,
        *,
        key: str,
        procedure_id: str | None = None,
        priority: str | None = None,
        reason: str | None = None,
        roll_number: int | None = None,
    ) -> TicketTaken:
        """Gives a number at the desk, or enters one from the paper roll; with a reason also after numbers stopped.

        Raises what the kiosk's `take_number` raises, and Refusal("number_taken").
        """
        procedure = self._procedures.choosable(procedure_id) if procedure_id else None
        source = Source.DESK if roll_number is None else Source.ROLL
        wanted = numbers.Wanted(line_id, procedure, priority, source, reason, roll_number)

        def work(action: Action) -> TicketTaken:
            return numbers.give(action, wanted, self._measures)

        try:
            return self._context.act(
                actor,
                Right.SERVE,
                "give_number",
                work,
                numbers.statements,
                key=key,
                answer=TicketTaken,
                lock=self._context.config().settings.limit_numbers,
            )
        except Refusal as refused:
            if roll_number is None:
                note_refused(self._context, actor, line_id, refused.code, key)
            raise

    def find(self, text: str) -> tuple[FoundTicket, ...]:
        """Today's tickets by number, by name without accents, or by dossier code."""
        wanted, number = fold(text).strip(), parse_number(text)
        if not wanted:
            return ()
        with self._context.look((tickets.all_today(),)) as (_, config, (rows,)):
            found = []
            for *ticket_row, procedure_id, name, dossier in rows:
                row = tickets.ticket(tuple(ticket_row))
                same_number = number is not None and number == TicketNumber(row.letter, row.number)
                if same_number or wanted in fold(name or "") or (len(wanted) > 3 and wanted in fold(dossier or "")):
                    found.append(self._found(config, row, procedure_id, name))
            return tuple(dict.fromkeys(found))[:FOUND_MOST]

    def _found(self, config: Config, row: TicketRow, procedure_id: str | None, name: str | None) -> FoundTicket:
        here = row.counter_id if row.state in (State.CALLED, State.SERVING, State.DONE) else None
        return FoundTicket(
            row.id,
            row.shown,
            row.state,
            config.lines[row.line_id].name,
            procedure_name(self._procedures, procedure_id),
            name,
            config.counters[here].number if here else None,
        )

    def why_overtaken(self, ticket_id: str) -> OvertakeAnswer:
        """Why a ticket was overtaken ("Vì sao tôi bị vượt"): who came later and was called first, and by which rule.

        Raises Refusal("unknown_ticket").
        """
        with self._context.look((*halls.STATEMENTS, tickets.by_id(ticket_id))) as (tx, config, answers):
            if not answers[4]:
                raise Refusal("unknown_ticket", ticket=ticket_id)
            row = tickets.ticket(answers[4][0])
            hall = halls.read_hall(tx, config, answers[:4], self._measures)
            until = row.called_at if row.called_at is not None else tx.now + 1
            seen = [self._seen(c, t) for c, t in self._calls(tx, config, row)]
            found = overtakes(row.arrived_at, row.turn_at, until, seen, _away(journal.of_subject(tx, row.id), tx.now))
            return OvertakeAnswer(
                row.shown,
                people_before(hall, row) if row.state is State.WAITING else 0,
                tuple(OvertakeRow(o.number, o.called_at, o.why.value, o.reason) for o in found),
                {why.value: count for why, count in for_the_public(found).items()},
                config.settings.turn_rules.bound // MINUTE,
            )

    @staticmethod
    def _calls(tx: Tx, config: Config, row: TicketRow) -> list[tuple[calls.CallRow, TicketRow]]:
        """First calls of today at counters that could have called this ticket."""
        serving = set(config.counters_of(row.line_id))
        found = [c for c in calls.first_calls_today(tx) if c.counter_id in serving and c.ticket_id != row.id]
        rows = {r[0]: tickets.ticket(r) for r in tx.reads(tickets.of_day(tuple(State)))[0]}
        return [(c, rows[c.ticket_id]) for c in found if c.ticket_id in rows]

    @staticmethod
    def _seen(call: calls.CallRow, row: TicketRow) -> CallSeen:
        return CallSeen(
            row.id,
            row.shown,
            call.called_at,
            row.arrived_at,
            row.turn_at,
            row.priority is not None,
            row.slot_start is not None,
            row.returned,
            call.by_hand,
        )


def _away(rows: list[JournalRow], now: Instant) -> list[tuple[Instant, Instant]]:
    """The spells in which a person could not be called: missed, aside, or kept over lunch."""
    spells = []
    since: Instant | None = None
    for entry in rows:
        if entry.what == "kept":
            spells.append((entry.at, int(entry.facts["kept_until"])))
        elif entry.to_state in (State.ASIDE.value, State.MISSED.value):
            since = entry.at
        elif entry.to_state == State.WAITING.value and since is not None:
            spells.append((since, entry.at))
            since = None
    return [*spells, (since, now + 1)] if since is not None else spells
