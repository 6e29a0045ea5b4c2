"""What is planned with a booking is sent after it: once, while it is true, to whoever may still be written to."""

import pytest

from onestop_desk.domain.errors import Offline, Refusal
from onestop_desk.domain.messages import PAUSES, Channel, MessageKind, MessageSetup, PostSecrets
from onestop_desk.services.context import Context
from onestop_desk.services.keys import new_key
from onestop_desk.services.ports import NotSent
from tests.moved_clock import instant
from tests.services.booking.calendar import CITIZEN
from tests.services.messages.post import BOTH, MAIL, FakePost, Sender, event_of

CONFIRMED, REMINDED = ("confirmation", True, 1, None), ("reminder", False, 0, None)


def test_a_booking_is_confirmed_at_once_and_reminded_of_the_day_before(sender: Sender) -> None:
    booked = sender.book()
    assert (sender.send().sent, sender.rows()) == (1, [CONFIRMED, REMINDED])
    (letter,) = sender.post.letters
    assert (letter.channel, letter.to) == (Channel.EMAIL, "ban@example.vn")
    assert f"{booked.code[:3]} {booked.code[3:]}" in letter.text
    sender.clock.set("2026-11-24 15:59")
    assert sender.send().sent == 0
    sender.clock.set("2026-11-24 16:00")
    assert sender.send().sent == 1
    assert sender.post.letters[1].subject.startswith("Nhắc hẹn 08:30 thứ Tư 25/11/2026")
    assert sender.send().sent == 0


def test_nothing_is_planned_or_sent_while_it_is_off(sender: Sender) -> None:
    sender.turn(MessageSetup(on=False, mail=MAIL))
    sender.book()
    assert (sender.send().sent, sender.rows()) == (0, [])
    sender.turn(BOTH)
    sender.book("2026-11-25 09:00")
    sender.turn(MessageSetup(on=False, mail=MAIL))
    assert (sender.send().sent, sender.post.letters) == (0, [])


def test_nothing_is_sent_of_a_booking_that_was_not_committed(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    held = sender.calendar.hold("2026-11-25 08:30")
    monkeypatch.setattr(Context, "_keep", lambda *_args: (_ for _ in ()).throw(Offline()))
    with pytest.raises(Offline):
        sender.services.booking.confirm(
            CITIZEN, held.appointment_id, key=new_key(), name="A", phone="0912345678", consent=True
        )
    monkeypatch.undo()
    assert (sender.rows(), sender.send().sent) == ([], 0)


def test_a_cancelled_appointment_is_told_of_and_never_reminded_of(sender: Sender) -> None:
    booked = sender.book()
    sender.send()
    sender.cancel(booked)
    sender.send()
    assert [kind for kind, *_ in sender.rows()] == ["confirmation", "cancellation"]
    sender.clock.set("2026-11-24 17:30")
    assert sender.send().sent == 0
    assert "đã hủy" in sender.post.letters[-1].subject


def test_a_reminder_that_failed_is_not_tried_again_after_the_cancellation(sender: Sender) -> None:
    booked = sender.book()
    sender.send()
    sender.clock.set("2026-11-24 16:00")
    # Taken by a computer just before the appointment is cancelled: the cancellation cannot take it back any more.
    sender.post.fault = NotSent("busy_server")
    cancelling = [booked]
    sender.post.during = lambda: sender.cancel(cancelling.pop()) if cancelling else None
    sender.send()
    sender.post.fault, sender.post.during = None, lambda: None
    sender.clock.forward(30)
    sender.send()
    assert [letter.subject[:9] for letter in sender.post.letters] == ["Lịch hẹn ", "Lịch hẹn "]
    assert [kind for kind, *_ in sender.rows()] == ["confirmation", "cancellation"]


def test_a_moved_appointment_is_told_of_once_with_the_same_entry_in_the_calendar(sender: Sender) -> None:
    booked = sender.book()
    sender.send()
    sender.clock.forward(5)
    sender.services.booking.move(CITIZEN, booked.id, instant("2026-11-26 14:00"), key=new_key())
    sender.send()
    first, second = (event_of(letter.calendar) for letter in sender.post.letters)
    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
    assert booked.token not in str(first["UID"])
    assert f"{second.decoded('DTSTART'):%d %H:%M}" == "26 07:00"  # UTC
    sender.clock.set("2026-11-24 17:30")
    assert sender.send().sent == 0, "the reminder of the old day went with it"
    sender.clock.set("2026-11-25 17:30")
    assert sender.send().sent == 1


def test_who_gave_no_address_is_written_to_the_phone(sender: Sender) -> None:
    booked = sender.book(email=None)
    sender.send()
    (letter,) = sender.post.letters
    assert (letter.channel, letter.to, letter.calendar) == (Channel.PHONE, booked.phone, b"")
    assert len(letter.text) < 160


def test_what_no_channel_is_set_up_for_is_dropped_and_what_another_computer_sends_is_left(sender: Sender) -> None:
    sender.turn(MessageSetup(on=True, mail=MAIL))
    sender.post.able = frozenset({Channel.EMAIL})
    sender.book(email=None)
    sender.send()
    assert sender.rows() == [REMINDED], "nobody can be told by phone; the reminder is dropped when its time comes"
    sender.turn(BOTH)
    sender.book("2026-11-25 09:00", email=None)
    sender.send()
    assert ("confirmation", False, 0, None) in sender.rows(), "the computer with the gateway sends it"
    sender.post.able = frozenset()
    sender.book("2026-11-25 09:30")
    assert sender.send().sent == 0


def test_who_was_erased_gets_nothing(sender: Sender) -> None:
    sender.book("2026-12-07 08:30")
    with sender.services.context.db.write(sender.services.context.ref) as tx:
        tx.write("UPDATE person SET name = NULL, phone = NULL, email = NULL, erased_at = :now")
    assert (sender.send().sent, sender.post.letters) == (0, [])
    assert sender.rows() == [REMINDED]


def test_no_message_names_anybody(sender: Sender) -> None:
    sender.book()
    sender.send()
    (letter,) = sender.post.letters
    assert "Thử" not in letter.subject + letter.text + letter.calendar.decode()
    assert "ban@example.vn" not in repr(letter)


def test_it_is_tried_again_with_growing_pauses_and_then_given_up_where_staff_see_it(sender: Sender) -> None:
    booked = sender.book("2026-12-07 08:30")
    sender.post.fault = NotSent("busy_server")
    for pause in PAUSES:
        assert sender.send().failed == 1
        sender.clock.forward(pause - 0.1)
        assert sender.send().failed == 0
        sender.clock.forward(0.1)
    assert sender.services.messages.view().unsent == ()
    sender.send()
    (unsent,) = sender.services.messages.view().unsent
    assert (unsent.kind, unsent.error, unsent.code) == (MessageKind.CONFIRMATION, "busy_server", booked.code)
    assert (unsent.phone, unsent.attempts) == (booked.phone, 1 + len(PAUSES))
    sender.post.fault = None
    sender.clock.forward(600)
    assert sender.send().sent == 0, "given up is given up"
    sender.services.messages.try_again(sender.calendar.clerk, unsent.id)
    assert (sender.send().sent, sender.services.messages.view().unsent) == (1, ())
    with pytest.raises(Refusal, match="stale"):
        sender.services.messages.try_again(sender.calendar.clerk, unsent.id)


def test_what_cannot_help_is_not_tried_again(sender: Sender) -> None:
    sender.book()
    sender.post.fault = NotSent("recipient_refused", again=False)
    sender.send()
    (unsent,) = sender.services.messages.view().unsent
    assert unsent.error == "recipient_refused"
    sender.services.messages.told_otherwise(sender.calendar.clerk, unsent.id)
    assert sender.services.messages.view().unsent == ()
    assert sender.rows() == [REMINDED]


def test_a_channel_that_does_not_work_ends_the_round(sender: Sender) -> None:
    for minute in ("08:30", "09:00", "09:30"):
        sender.book(f"2026-11-25 {minute}")
    sender.post.fault = NotSent("password")
    done = sender.send()
    assert (done.failed, done.stopped) == (1, True)
    sender.post.fault = None
    assert sender.send().sent == 2
    sender.clock.forward(1)
    assert sender.send().sent == 1


def test_a_second_computer_takes_nothing_that_is_on_its_way(sender: Sender) -> None:
    sender.book()
    others: list[int] = []

    def another() -> None:
        sender.post.during = lambda: None
        others.append(sender.send().sent)

    sender.post.during = another
    assert (sender.send().sent, others) == (1, [0])
    assert len(sender.post.letters) == 1


class Died(BaseException):
    """What a process that is killed raises: nothing of ours catches it."""


@pytest.mark.parametrize("was_sent", [False, True])
def test_what_a_dead_computer_left_is_doubted_and_never_sent_again_by_itself(sender: Sender, was_sent: bool) -> None:
    sender.book()

    def die() -> None:
        if was_sent:
            sender.post.letters.append(None)  # type: ignore[arg-type] # that it went is all that counts
        raise Died

    sender.post.during = die
    with pytest.raises(Died):
        sender.send()
    sender.post.during = lambda: None
    sender.clock.forward(9)
    assert (sender.send().sent, sender.services.messages.view().unsent) == (0, ())
    sender.clock.forward(2)
    assert sender.send().sent == 0
    (unsent,) = sender.services.messages.view().unsent
    assert unsent.error == "unsure"


def test_a_slow_computer_still_says_that_it_has_sent(sender: Sender) -> None:
    sender.book()

    def sleep_long() -> None:
        sender.post.during = lambda: None
        sender.clock.forward(15)
        sender.send()
        assert [u.error for u in sender.services.messages.view().unsent] == ["unsure"]

    sender.post.during = sleep_long
    sender.send()
    assert (len(sender.post.letters), sender.services.messages.view().unsent) == (1, ())


def test_a_database_that_is_away_for_a_moment_is_told_afterwards(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender.book()
    act, fails = Context.act, [Offline()]

    def once_offline(self: Context, *args: object, **places: object) -> object:
        if sender.post.letters and fails:
            raise fails.pop()
        return act(self, *args, **places)  # type: ignore[arg-type] # passed on as it came

    monkeypatch.setattr(Context, "act", once_offline)
    assert sender.send().sent == 1
    assert CONFIRMED in sender.rows()


def test_whoever_waits_is_told_of_a_seat_while_staff_keep_it(sender: Sender) -> None:
    calendar = sender.calendar
    booked = sender.book()
    days = (booked.day, booked.day)
    sender.services.booking.wish(CITIZEN, booked.line.id, *days, name="Chờ", phone=calendar.phone(), key=new_key())
    sender.send()
    sender.cancel(booked)
    sender.send()
    wished = [letter for letter in sender.post.letters if letter.channel is Channel.PHONE]
    assert len(wished) == 1
    assert "08:30 thứ Tư 25/11/2026" in wished[0].text
    assert booked.code[:3] + " " + booked.code[3:] not in wished[0].text
    other = sender.book("2026-11-25 10:00")
    sender.cancel(other)
    sender.clock.forward(16)
    sender.send()
    assert len([letter for letter in sender.post.letters if letter.channel is Channel.PHONE]) == 1, "too late now"


def test_that_nobody_sends_is_seen(sender: Sender) -> None:
    sender.book()
    assert sender.services.messages.view().overdue == 0
    sender.clock.forward(31)
    view = sender.services.messages.view()
    assert (view.waiting, view.overdue) == (2, 1)


def test_whoever_stops_leaves_the_rest(sender: Sender) -> None:
    sender.book()
    assert (
        sender.services.messages.send_due(lambda facts, setup: pytest.fail(facts.kind), go_on=lambda: False).sent == 0
    )
    assert sender.rows()[0] == ("confirmation", False, 0, None)


def test_the_journal_says_what_became_of_it_and_holds_no_address(sender: Sender) -> None:
    booked = sender.book()
    sender.send()
    with sender.services.context.look() as (tx, _, _):
        rows = tx.read("SELECT what, subject_id, to_state, facts FROM journal WHERE what IN ('message', 'messages')")
    assert ("message", booked.id, "sent") in [row[:3] for row in rows]
    assert "example" not in str(rows)
    assert "0912" not in str(rows)


@pytest.mark.parametrize(
    "setup", [MessageSetup(on=True), MessageSetup(on=True, mail=MAIL), BOTH], ids=["none", "mail", "both"]
)
def test_a_set_up_that_cannot_work_is_refused(sender: Sender, setup: MessageSetup) -> None:
    with pytest.raises(Refusal, match="bad_setting") as refused:
        sender.services.messages.change(sender.head, setup, PostSecrets())
    wrong = {None: "messages.channel", MAIL: "messages.password"}[setup.mail]
    assert refused.value.facts["name"] == ("messages.gateway" if setup.phone else wrong)
    with pytest.raises(Refusal, match="not_allowed"):
        sender.services.messages.change(sender.calendar.clerk, BOTH, PostSecrets("x", "json://x/{phone}"))


def test_secrets_stay_out_of_the_database(sender: Sender) -> None:
    with sender.services.context.look() as (tx, config, _):
        stored = str(tx.read("SELECT value FROM setting")) + str(tx.read("SELECT facts FROM journal"))
    assert config.stored["messages"]["on"] is True
    assert "a password" not in stored
    assert "gateway.example" not in stored
    assert isinstance(sender.post, FakePost)
    assert sender.services.messages.secrets() == sender.post.kept
    assert "a password" not in repr(sender.post.kept)
