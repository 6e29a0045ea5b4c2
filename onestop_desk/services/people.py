"""A citizen's data shown, handed over and erased when the citizen asks for it, by the phone number it is kept under."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onestop_desk.data import person_files, wishes
from onestop_desk.data.person_files import PersonRow
from onestop_desk.data.tx import Row, Statement
from onestop_desk.domain.bookings import BookingState, is_over
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant, local
from onestop_desk.domain.numbers import TicketNumber
from onestop_desk.domain.tickets import State
from onestop_desk.services.actors import Actor
from onestop_desk.services.booking.phones import keyed, national
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.rights import Right

FORMAT = 1
ERASED = "erased"
"""Why a wish ended whose name was erased."""


@dataclass(frozen=True)
class Kept:
    """One thing that is kept about somebody."""

    kind: str
    """"appointment", "helped" (booked for somebody else), "ticket", "note", "wish", "message" or "no_show"."""
    at: Instant
    line: str | None
    """The name of the line it was for."""
    state: str | None
    number: str | None
    """Of a ticket: A012."""
    name: str | None
    phone: str | None
    email: str | None
    note: str | None
    until: Instant
    """When the names are erased by themselves."""
    expected: bool
    """Still to come: a live appointment or an open ticket."""


@dataclass(frozen=True)
class PersonFile:
    """Everything that is kept under one phone number, the oldest first."""

    phone: str
    kept: tuple[Kept, ...]


@dataclass(frozen=True)
class Erased:
    """What an erasure did."""

    persons: int
    """How many records lost name, phone, e-mail and note."""
    kept: int
    """How many appointments, tickets, wishes and messages keep only their times."""


class People:
    """The verbs of staff whom a citizen asks for their own data; only counts of it reach the journal."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def by_phone(self, actor: Actor, phone: str) -> PersonFile:
        """What is kept under a phone number; that somebody looked is journalled. Raises Refusal("bad_phone")."""
        return self._look(actor, phone, "person_shown")

    def export(self, actor: Actor, phone: str, file: Path) -> Path:
        """Writes the same to one JSON file, for the citizen; where it lies now.

        What a citizen wrote beside a rating is not in it: a rating has no name. The journal has the export also when
        the disk then refuses. Raises Refusal: bad_phone, bad_sheet with the problem "cannot_write".
        """
        found = self._look(actor, phone, "person_exported")
        office = self._context.config().office
        said = {
            "format": FORMAT,
            "office": office.name,
            "phone": found.phone,
            "kept": [_told(one, office.tz) for one in found.kept],
        }
        try:
            file.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except OSError:
            raise Refusal("bad_sheet", file=file.name, problem="cannot_write") from None
        return file.resolve()

    def erase(self, actor: Actor, phone: str) -> Erased:
        """Erases names, phones, addresses and notes under a phone number at once, and the hashes made of it.

        Times stay; whoever waits for a seat does not any more. Nothing is erased while something is still to come.
        Raises Refusal: bad_phone, person_still_expected (`start` of the appointment, or `number` of the ticket).
        """
        number = national(phone)

        def work(action: Action) -> Erased:
            _check_over(_file(action, number).kept)
            persons, _appointments, _tickets, notes, wished, _messages, _missed = action.reads
            for wish_id in (row[0] for row in wished if row[4] is None):
                if wishes.end(action.tx, wish_id, ERASED):
                    action.note("wish", wish_id, "waiting", "over", ERASED)
            gone = sum(person_files.erase(action.tx, row[0]) for row in (*persons, *notes))
            person_files.forget_hashes(action.tx, keyed(action.config, number))
            kept = sum(len(action.reads[at]) for at in (1, 2, 4, 5))
            action.note("person_erased", None, persons=gone, kept=kept)
            return Erased(gone, kept)

        return self._context.act(actor, Right.CITIZEN_DATA, "person_erased", work, _first(number))

    def _look(self, actor: Actor, phone: str, what: str) -> PersonFile:
        number = national(phone)

        def work(action: Action) -> PersonFile:
            found = _file(action, number)
            action.note(what, None, records=len(found.kept))
            return found

        return self._context.act(actor, Right.CITIZEN_DATA, what, work, _first(number), lock=False)


def _first(number: str) -> Callable[[Config], Sequence[Statement]]:
    return lambda config: person_files.statements(number, keyed(config, number))


def _check_over(kept: Sequence[Kept]) -> None:
    for one in kept:
        if one.expected:
            if one.number is not None:
                raise Refusal("person_still_expected", number=one.number)
            raise Refusal("person_still_expected", start=one.at)


def _file(action: Action, number: str) -> PersonFile:
    persons, appointments, tickets, notes, wished, messages, missed = action.reads
    people = {row[0]: PersonRow(*row) for row in persons}
    lines = {line.id: line.name for line in action.config.lines.values()}
    found = [
        *_appointments(appointments, people, lines, action.tx.now),
        *_tickets(tickets, people, lines),
        *(_kept("wish", row[1], people[row[5]], lines.get(row[2]), "over" if row[4] else "waiting") for row in wished),
        *(
            _kept("message", row[1] or row[0], people[row[4]], None, "sent" if row[1] else "planned")
            for row in messages
        ),
        *(
            Kept("note", at, lines.get(line_id), None, None, None, None, None, note, until, expected=False)
            for _id, note, until, at, line_id, of_rating in notes
            if not of_rating
        ),
        *(
            Kept("no_show", row[0], None, None, None, None, number, None, None, row[1], expected=False)
            for row in missed
        ),
    ]
    return PersonFile(number, tuple(sorted(found, key=lambda one: (one.at, one.kind))))


def _appointments(
    rows: Sequence[Row], people: Mapping[str, PersonRow], lines: Mapping[str, str], now: Instant
) -> Iterator[Kept]:
    for start, line_id, said, held_until, person_id, helper_id in rows:
        state = BookingState(said)
        if person_id in people:
            # Once checked in, the number decides whether the person is still expected.
            expected = state is not BookingState.CHECKED_IN and not is_over(state, held_until, now)
            yield _kept("appointment", start, people[person_id], lines.get(line_id), said, expected=expected)
        if helper_id in people:
            yield _kept("helped", start, people[helper_id], lines.get(line_id), said)


def _tickets(rows: Sequence[Row], people: Mapping[str, PersonRow], lines: Mapping[str, str]) -> Iterator[Kept]:
    for at, line_id, state, letter, value, person_id in rows:
        number, is_open = str(TicketNumber(letter, value)), State(state) not in (State.DONE, State.LEFT)
        yield _kept("ticket", at, people[person_id], lines.get(line_id), state, number=number, expected=is_open)


def _kept(
    kind: str,
    at: Instant,
    person: PersonRow,
    line: str | None,
    state: str,
    *,
    number: str | None = None,
    expected: bool = False,
) -> Kept:
    return Kept(
        kind, at, line, state, number, person.name, person.phone, person.email, person.note, person.erase_after,
        expected=expected,
    )  # fmt: skip


def _told(one: Kept, tz: str) -> dict[str, object]:
    """One thing as the file says it: only what is there, instants on the office's clock."""
    told = {name: value for name, value in vars(one).items() if value is not None and name != "expected"}
    return {**told, "at": local(one.at, tz).isoformat(), "until": local(one.until, tz).isoformat()}
