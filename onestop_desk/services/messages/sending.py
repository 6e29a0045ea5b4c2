"""Sends what is due, each message at most once: taken in one transaction, sent outside of any, marked in another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onestop_desk.data import bookings, messages
from onestop_desk.data.messages import NEVER, MessageRow
from onestop_desk.domain.errors import WorldError
from onestop_desk.domain.instants import MINUTE, SECOND
from onestop_desk.domain.messages import (
    CHANNEL_FAULTS,
    LEASE,
    UNSURE,
    Channel,
    MessageKind,
    MessageSetup,
    is_still_true,
    next_try,
    setup_of,
)
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.context import Action, Context
from onestop_desk.services.messages.composing import Taken, Write, facts_of, letter_of
from onestop_desk.services.ports import Notifier, NotSent
from onestop_desk.services.public import Public
from onestop_desk.services.rights import Right

T = TypeVar("T")
SETTING = "messages"
MOST_AT_ONCE = 500
MARKING_TRIES = 3
_MAIL_AND_PHONE = tuple(Channel)


@dataclass(frozen=True)
class Round:
    """What one round did."""

    sent: int = 0
    failed: int = 0
    stopped: bool = False
    """The channel itself did not work: the rest waits."""


class Sending:
    """The verbs of whoever sends; several computers may run them at the same time."""

    _context: Context
    _public: Public

    def send_due(self, write: Write, most: int = MOST_AT_ONCE, *, go_on: Callable[[], bool] = lambda: True) -> Round:
        """Sends everything that is due now, as far as this computer can; raises Busy or Offline.

        `go_on` is asked before each message: whoever wants to stop is not kept by a long list.
        """
        setup, mine = self._mine()
        if not mine or not self._anything(mine):
            return Round()
        self._doubt_lapsed()
        notifier = self._context.ports.post.notifier(setup)
        sent = failed = 0
        for _ in range(most):
            taken = self._take(mine) if go_on() else None
            if taken is None:
                break
            if not isinstance(taken, Taken):
                continue
            fault = self._send(taken, notifier, write, setup)
            sent, failed = sent + (fault is None), failed + (fault is not None)
            if fault is not None and fault.code in CHANNEL_FAULTS:
                return Round(sent, failed, stopped=True)
        return Round(sent, failed)

    def _mine(self) -> tuple[MessageSetup, tuple[Channel, ...]]:
        """The set-up, and the planned channels this computer sees to: its own, and those nobody is set up for."""
        with self._context.look() as (_tx, config, _answers):
            setup = setup_of(config.stored.get(SETTING, {}))
        if not setup.on:
            return setup, ()
        able = self._context.ports.post.notifier(setup).channels
        if not able:
            return setup, ()
        mine = (planned for planned in _MAIL_AND_PHONE if setup.channel(planned) in {None, *able})
        return setup, tuple(mine)

    def _anything(self, mine: Sequence[Channel]) -> bool:
        def first(_config: object) -> Sequence[tuple[str, dict[str, object]]]:
            return [messages.to_do(mine, self._context.ports.clock() - LEASE)]

        with self._context.look(first) as (_tx, _config, (rows,)):
            return any(rows[0])

    def _act(self, work: Callable[[Action], T]) -> T:
        return self._context.act(SYSTEM, Right.RUN_DAY, "message", work)

    def _doubt_lapsed(self) -> None:
        """Whoever took these was stopped before saying what became of them: they may have been sent."""

        def work(action: Action) -> None:
            for message_id, claimed_at, kind, appointment_id, wish_id in messages.lapsed(
                action.tx, action.tx.now - LEASE
            ):
                if messages.put_back(action.tx, message_id, claimed_at, NEVER, UNSURE):
                    subject = wish_id or appointment_id
                    action.note("message", subject, "taken", "given_up", UNSURE, kind=kind)

        self._act(work)

    def _take(self, mine: Sequence[Channel]) -> Taken | str | None:
        """The next message to send; the reason when there was one that nobody needs any more; None for no more."""

        def work(action: Action) -> Taken | str | None:
            row = messages.claim(action.tx, mine)
            if row is None:
                return None
            taken = _taken(action, row)
            if isinstance(taken, str):
                messages.drop(action.tx, row.id)
                action.note("message", row.wish_id or row.appointment_id, "planned", "dropped", taken, kind=row.kind)
            return taken

        return self._act(work)

    def _send(self, taken: Taken, notifier: Notifier, write: Write, setup: MessageSetup) -> NotSent | None:
        config, catalogue = self._context.config(), self._public.catalogue()
        facts = facts_of(taken, config, catalogue)
        fault: NotSent | None = None
        try:
            notifier.send(letter_of(taken, facts, write(facts, setup)))
        except NotSent as error:
            fault = error
        self._mark(lambda action: _note_failed(action, taken, fault) if fault else _note_sent(action, taken))
        return fault

    def _mark(self, work: Callable[[Action], None]) -> None:
        """Writes down what became of it; a database that stays away leaves it taken, and later doubted."""
        for attempt in range(1, MARKING_TRIES + 1):
            try:
                self._act(work)
            except WorldError:
                if attempt == MARKING_TRIES:
                    raise
            else:
                return


def _taken(action: Action, row: MessageRow) -> Taken | str:
    """What is needed to send a message, or why nobody needs it: no_channel, over, or erased."""
    setup = setup_of(action.config.stored.get(SETTING, {}))
    channel = setup.channel(Channel(row.channel))
    if channel is None:
        return "no_channel"
    to_whom = messages.to_whom(row.person_id, row.wish_id)
    people, wish, found, procedures = action.tx.reads(*to_whom, *bookings.by_id(row.appointment_id or ""))
    kind = MessageKind(row.kind)
    if not found or (row.wish_id is not None and not wish):
        return "over"
    booking = bookings.booking(found[0])
    if kind is MessageKind.WISH_FREE and action.tx.now - row.made_at > action.config.settings.hidden_minutes * MINUTE:
        return "over"
    if not is_still_true(kind, booking.state, booking.start, action.tx.now):
        return "over"
    phone, email = people[0] if people else (None, None)
    to = email if channel is Channel.EMAIL else phone
    if not to:
        return "erased"
    codes = [procedure.code for procedure in bookings.procedures(procedures)]
    return Taken(row.id, kind, row.attempts, row.claimed_at, channel, to, booking, codes)


def _note_sent(action: Action, taken: Taken) -> None:
    if messages.mark_sent(action.tx, taken.id):
        action.note("message", taken.booking.id, "taken", "sent", kind=taken.kind.value, channel=taken.channel.value)


def _note_failed(action: Action, taken: Taken, fault: NotSent) -> None:
    again = next_try(taken.attempts, action.tx.now) if fault.again else None
    due_at = NEVER if again is None or again >= taken.booking.start - SECOND else again
    if messages.put_back(action.tx, taken.id, taken.claimed_at, due_at, fault.code) and due_at == NEVER:
        action.note("message", taken.booking.id, "taken", "given_up", fault.code, kind=taken.kind.value)
