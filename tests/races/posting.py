"""An outbox full of messages, and computers that send them in processes of their own over real mail."""

from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

from onestop_desk.data import bookings, messages, people
from onestop_desk.data.messages import MessageRow
from onestop_desk.data.sqlite import SqliteDatabase
from onestop_desk.data.tx import Tx
from onestop_desk.domain.bookings import BookedBy, BookingState
from onestop_desk.domain.instants import HOUR
from onestop_desk.domain.messages import MailServer, MessageSetup, PostSecrets, Security
from onestop_desk.domain.slots import SeatKind
from onestop_desk.services import Ports, Services, build
from onestop_desk.services.actors import Actor
from onestop_desk.services.keys import new_id, new_token
from onestop_desk.services.messages.mail import MailNotifier
from onestop_desk.services.ports import Notifier, system_clock
from onestop_desk.words import messages as words
from tests.races.workers import OpenFile, OpenServer, Seat

ROUNDS = 3
"""How often a computer looks again before it is done: a busy database ends a round."""


@dataclass(frozen=True)
class Post:
    """Sends to one server on this computer."""

    def notifier(self, setup: MessageSetup, secrets: PostSecrets | None = None) -> Notifier:
        """Real mail."""
        assert setup.mail is not None
        return MailNotifier(setup.mail, "")

    def secrets(self) -> PostSecrets:
        """None are needed."""
        return PostSecrets()

    def keep(self, secrets: PostSecrets) -> None:
        """Keeps nothing."""


def fill(seat: Seat, head: Actor, port: int, count: int) -> set[str]:
    """An outbox of `count` messages, each about an appointment of its own; their keys."""
    server = MailServer("localhost", port, Security.NONE, "", "mot-cua@example.vn")
    with closing(build(seat.address)) as services:
        services.messages.change(head, MessageSetup(on=True, mail=server), PostSecrets())
        ids = {new_id() for _ in range(count)}
        with services.context.db.write(services.context.ref, lock=True) as tx:
            for number, message_id in enumerate(sorted(ids)):
                _plan(tx, seat, message_id, number)
        return ids


def _plan(tx: Tx, seat: Seat, message_id: str, number: int) -> None:
    person, appointment, start = new_id(), new_id(), tx.now + 2 * HOUR
    people.insert(tx, person, start + HOUR, f"Người {number}", "0912000111", None, email=f"n{number}@example.vn")
    bookings.insert(
        tx, id=appointment, token_key=str(number), token=new_token(), code=str(100_000 + number),
        day_of=tx.day.isoformat(), line_id=seat.line_id, start=start, end_at=start + HOUR, slots=1,
        kind=SeatKind.PUBLIC.value, state=BookingState.CONFIRMED.value, booked_by=BookedBy.WEB.value, sure=1,
        held_until=0, person_id=person, helper_id=None, holder=None, helper=None,
    )  # fmt: skip
    messages.insert(
        tx, message_id, message_id, "confirmation", person_id=person, channel="email", due_at=tx.now,
        appointment_id=appointment,
    )  # fmt: skip


def claim_without_looking_twice(tx: Tx, channels: object) -> MessageRow | None:
    """How one takes a message without thinking: read the first, then write that it is taken."""
    rows = tx.read(
        "SELECT id, kind, appointment_id, wish_id, person_id, channel, attempts, due_at, made_at FROM message"
        " WHERE office_id = :office AND sent_at IS NULL AND claimed_at IS NULL AND due_at <= :now ORDER BY id LIMIT 1"
    )
    if rows:
        tx.read("UPDATE message SET claimed_at = :now WHERE id = :message RETURNING id", message=rows[0][0])
    return MessageRow(*rows[0]) if rows else None


def send_all(seat: Seat, start: Barrier, out: Connection) -> None:
    """A computer that sends until nothing is due; tells how many it sent."""
    with closing(build(seat.address, Ports(post=Post()))) as services, closing(out):
        if not seat.guarded:
            _take_the_guard_out(services)
        start.wait()
        out.send(sum(services.messages.send_due(words.message).sent for _ in range(ROUNDS)))


def _take_the_guard_out(services: Services) -> None:
    db = services.context.db
    if isinstance(db, SqliteDatabase):
        services.context.db = OpenFile(db.path, system_clock)
    else:
        services.context.db = OpenServer(db.url, None)
    messages.claim = claim_without_looking_twice
