"""The ticket printers: how each station's is set up, what a slip that had to wait says now, which slips were copies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onestop_desk.data import office, tickets, visits
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.printing import PrinterKind, PrinterSetup, checked_setup, setup_from
from onestop_desk.domain.tickets import State
from onestop_desk.services import hall as halls
from onestop_desk.services.actors import Actor
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.hall import Measures
from onestop_desk.services.kiosk import owners, people_before
from onestop_desk.services.office_views import LineView, OfficeView
from onestop_desk.services.rights import Right
from onestop_desk.services.stations import face_id

SETTING = "printers"
"""Stored beside the rules: {"kiosk" or "desk": {id of the face, or "" for all others: the printer}}."""
FACES = ("kiosk", "desk")
_USUAL = {"kiosk": PrinterSetup(PrinterKind.SCREEN), "desk": PrinterSetup(PrinterKind.NONE)}


@dataclass(frozen=True)
class Slip:
    """A number of today with everything its paper says, as it is now."""

    ticket_id: str
    number: str
    token: str
    state: State
    line: LineView
    office: OfficeView
    base_address: str
    """Of the public pages, "" for none."""
    day: date
    arrived_at: Instant
    people_before: int
    minutes: int | None
    call_at: Instant | None
    counters: tuple[int, ...]
    slot_start: Instant | None
    procedure_ids: tuple[str, ...]
    common_papers: tuple[str, ...]
    calls_before_missed: int
    missed_behind: int


class Printers:
    """The verbs around printed numbers."""

    def __init__(self, context: Context, measures: Measures) -> None:
        self._context = context
        self._measures = measures

    def setup_of(self, station_id: str, face: str) -> PrinterSetup:
        """The printer of one face of a PC: its own, or that of all such faces."""
        return self.of_face(face_id(station_id, face) if station_id else "", face)

    def of_face(self, face_key: str, face: str) -> PrinterSetup:
        """The same by the id under which a face says that it is there; "" for what all share."""
        with self._context.look() as (_tx, config, _answers):
            known = _stored(config, face)
        own = known.get(face_key) or known.get("")
        return setup_from(own) if own else _USUAL[face]

    def with_own(self, face: str) -> frozenset[str]:
        """Ids of the faces that have a printer of their own set up."""
        with self._context.look() as (_tx, config, _answers):
            return frozenset(key for key in _stored(config, face) if key)

    def change(self, actor: Actor, face: str, station_id: str, setup: PrinterSetup) -> PrinterSetup:
        """Sets up the printer of a face ("kiosk", "desk") of a PC, or with "" of all that have none of their own.

        Raises Refusal: not_allowed, bad_printer.
        """
        return self.change_face(actor, face, face_id(station_id, face) if station_id else "", setup)

    def change_face(self, actor: Actor, face: str, face_key: str, setup: PrinterSetup | None) -> PrinterSetup:
        """The same by the id of the face; None takes its own printer away, and it prints where all do.

        Raises Refusal: not_allowed, bad_printer.
        """
        if face not in FACES or (setup is None and not face_key):
            raise Refusal("bad_printer", problem="face")
        made = checked_setup(setup) if setup is not None else None

        def work(action: Action) -> PrinterSetup:
            stored: Mapping[str, Any] = action.config.stored.get(SETTING, {})
            known = {key: own for key, own in stored.get(face, {}).items() if key != face_key}
            if made is not None:
                known[face_key] = made.as_stored()
            office.put_setting(action.tx, SETTING, {**stored, face: known})
            office.bump(action.tx)
            shared = setup_from(known[""]) if known.get("") else _USUAL[face]
            now = made or shared
            reason = now.kind.value if made is not None else "shared"
            action.note("printer", face_key or None, reason=reason, face=face, width_mm=now.width_mm)
            return now

        return self._context.act_on_setup(actor, Right.CHANGE_OFFICE, "printer", work)

    def slip(self, ticket_id: str) -> Slip:
        """What the paper of a number says now; raises Refusal("unknown_ticket") for one that is not of today."""
        first = (*halls.STATEMENTS, tickets.by_id(ticket_id), visits.of_ticket(ticket_id))
        with self._context.look(first) as (tx, config, answers):
            if not answers[4]:
                raise Refusal("unknown_ticket", ticket=ticket_id)
            row = tickets.ticket(answers[4][0])
            if row.service_day != tx.day.isoformat():
                raise Refusal("unknown_ticket", ticket=ticket_id)
            hall = halls.read_hall(tx, config, answers[:4], self._measures)
            waits, call_at = row.state is State.WAITING, hall.expected.get(row.id)
            return Slip(
                row.id,
                row.shown,
                row.token,
                row.state,
                config.lines[row.line_id],
                config.office,
                config.stored.get("public", {}).get("base_address") or "",
                tx.day,
                row.arrived_at,
                people_before(hall, row) if waits else 0,
                hall.minutes_until(call_at) if waits else None,
                call_at if waits else None,
                tuple(config.counters[c].number for c in owners(config, row.line_id)),
                row.slot_start,
                tuple(v.procedure_id for v in visits.rows(answers[5]) if v.procedure_id),
                config.common_papers.get(row.line_id, ()),
                config.settings.calls_before_missed,
                config.settings.missed_behind,
            )

    def reprinted(self, actor: Actor, ticket_id: str, copy: int, reason: str) -> None:
        """A slip came out that is marked as a copy; `reason` is `asked`, or `unsure` when the first one broke off.

        Raises Refusal("unknown_ticket").
        """

        def work(action: Action) -> None:
            if not action.reads[0]:
                raise Refusal("unknown_ticket", ticket=ticket_id)
            action.note("ticket_reprinted", ticket_id, reason=reason, copy=copy)

        first = (tickets.by_id(ticket_id),)
        self._context.act(actor, Right.TAKE_NUMBER, "ticket_reprinted", work, first, lock=False)


def _stored(config: Config, face: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = config.stored.get(SETTING, {}).get(face, {})
    return found
