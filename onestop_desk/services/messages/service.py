"""Messages to citizens: how the office sends them, what could not be sent, and a letter to try it out."""

from collections.abc import Sequence
from dataclasses import dataclass

from onestop_desk.data import messages, office
from onestop_desk.data.tx import Row, Statement
from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.messages import (
    OVERDUE,
    Channel,
    MessageKind,
    MessageSetup,
    PostSecrets,
    Wording,
    is_still_true,
    setup_of,
    wrong_gateway,
    wrong_in,
)
from onestop_desk.services.actors import Actor
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.keys import new_id
from onestop_desk.services.messages.sending import SETTING, Sending
from onestop_desk.services.ports import Letter
from onestop_desk.services.public import Public
from onestop_desk.services.rights import Right, require


@dataclass(frozen=True)
class Unsent:
    """A message that nobody sends any more by himself, and that could still be told."""

    id: str
    kind: MessageKind
    error: str
    """Why, as a code of `words.messages.WHY`."""
    attempts: int
    start: Instant
    code: str
    line: str
    name: str | None
    phone: str | None
    """For whoever calls instead."""


@dataclass(frozen=True)
class MessagesView:
    """How sending stands."""

    setup: MessageSetup
    channels: frozenset[Channel]
    """Over what this computer can send: it has the passwords."""
    waiting: int
    """Messages that wait for their time or their turn."""
    overdue: int
    """Of these, due for half an hour and taken by no computer."""
    unsent: tuple[Unsent, ...]


class Messages(Sending):
    """The verbs of messages."""

    def __init__(self, context: Context, public: Public) -> None:
        self._context = context
        self._public = public

    def view(self) -> MessagesView:
        """How sending stands, and what could not be sent; names and phones are for staff only."""

        def first(_config: Config) -> Sequence[Statement]:
            return messages.given_up(), messages.counts(self._context.ports.clock() - OVERDUE)

        with self._context.look(first) as (tx, config, (rows, counted)):
            setup = setup_of(config.stored.get(SETTING, {}))
            unsent = (_unsent(config, row) for row in rows if _is_worth_telling(row, tx.now))
            waiting, overdue = counted[0]
            listed = tuple(unsent)
        able = self._context.ports.post.notifier(setup).channels
        return MessagesView(setup, able, waiting, overdue if setup.on else 0, listed)

    def secrets(self) -> PostSecrets:
        """The passwords this computer keeps, for the form in which the head changes them."""
        return self._context.ports.post.secrets()

    def change(self, actor: Actor, setup: MessageSetup, secrets: PostSecrets) -> MessageSetup:
        """Changes how the office sends; the secrets stay on this computer.

        Raises Refusal: not_allowed, bad_setting (name is "messages." and the part that cannot work); Offline when the
        secrets cannot be written here: the set-up then stands, and this computer sends nothing.
        """
        _check(setup, secrets)

        def work(action: Action) -> MessageSetup:
            office.put_setting(action.tx, SETTING, setup.as_stored())
            office.bump(action.tx)
            channels = [c.value for c in Channel if setup.channel(c) is c]
            action.note("messages", None, None, "on" if setup.on else "off", channels=channels)
            return setup

        changed = self._context.act_on_setup(actor, Right.CHANGE_OFFICE, "messages", work)
        self._context.ports.post.keep(secrets)
        return changed

    def try_out(self, actor: Actor, setup: MessageSetup, secrets: PostSecrets, to: str, wording: Wording) -> None:
        """Sends one letter to an address or phone number that is typed in, before anything is saved; slow.

        Raises Refusal: not_allowed, bad_setting; NotSent.
        """
        require(actor, Right.CHANGE_OFFICE)
        _check(setup, secrets)
        channel = Channel.EMAIL if "@" in to else Channel.PHONE
        letter = Letter(
            new_id(),
            channel,
            to,
            wording.subject,
            wording.body if channel is Channel.EMAIL else wording.brief,
            self._context.config().office.name,
            self._context.ports.clock(),
        )
        self._context.ports.post.notifier(setup, secrets).send(letter)

    def try_again(self, actor: Actor, message_id: str) -> None:
        """Staff want a message that was given up to be sent after all; raises Refusal("stale"), ("not_allowed")."""

        def work(action: Action) -> None:
            if not messages.try_again(action.tx, message_id):
                raise Refusal("stale")
            action.note("message", message_id, "given_up", "planned", "by_staff")

        self._context.act(actor, Right.MANAGE_BOOKINGS, "message", work)

    def told_otherwise(self, actor: Actor, message_id: str) -> None:
        """Staff have called instead: the message is not needed; raises Refusal("stale"), ("not_allowed")."""

        def work(action: Action) -> None:
            if not messages.drop_given_up(action.tx, message_id):
                raise Refusal("stale")
            action.note("message", message_id, "given_up", "dropped", "by_staff")

        self._context.act(actor, Right.MANAGE_BOOKINGS, "message", work)


def _check(setup: MessageSetup, secrets: PostSecrets) -> None:
    wrong = wrong_in(setup)
    if wrong is None and setup.phone and wrong_gateway(secrets.gateway):
        wrong = "gateway"
    if wrong is None and setup.mail is not None and setup.mail.user and not secrets.password:
        wrong = "password"
    if wrong is not None:
        raise Refusal("bad_setting", name=f"messages.{wrong}", value=None)


def _is_worth_telling(row: Row, now: Instant) -> bool:
    return is_still_true(MessageKind(row[1]), BookingState(row[7]), row[4], now)


def _unsent(config: Config, row: Row) -> Unsent:
    message_id, kind, error, attempts, start, code, line_id, _state, name, phone, wish_id = row
    shown = "" if wish_id else code
    line = config.lines[line_id].name
    return Unsent(message_id, MessageKind(kind), error or "", attempts, start, shown, line, name, phone)
