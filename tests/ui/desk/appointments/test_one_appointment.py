"""One appointment: opened, moved, cancelled; and received at the desk by a scan, a code or the phone."""

import pytest

from onestop_desk.domain.bookings import BookingState
from tests.moved_clock import instant
from tests.ui.desk.appointments.conftest import ALT, CTRL, WEDNESDAY, Desk, Key

pytestmark = pytest.mark.qt


def test_an_appointment_is_moved_with_one_more_enter(desk: Desk) -> None:
    made = desk.book("09:00")
    desk.open(made)
    desk.press(Key.Key_D, ALT)
    assert desk.page.panel.is_moving
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    assert desk.cover() is not None
    assert desk.all()[0].start == made.start
    desk.press(Key.Key_Return)
    (moved,) = desk.all()
    assert (moved.start, moved.code) == (instant("2026-11-23 10:00"), made.code)
    assert desk.page.panel.opened is not None
    assert desk.page.panel.opened.id == moved.id


def test_moving_is_left_by_esc_without_moving(desk: Desk) -> None:
    made = desk.book("09:00")
    desk.open(made)
    desk.press(Key.Key_D, ALT)
    desk.press(Key.Key_Escape)
    assert not desk.page.panel.is_moving
    desk.press(Key.Key_Escape)
    assert desk.page.panel.page() is desk.page.panel.choose


def test_cancelling_needs_a_reason(desk: Desk) -> None:
    desk.open(desk.book("09:00"))
    desk.press(Key.Key_H, ALT)
    desk.press(Key.Key_1)
    assert desk.all()[0].state is BookingState.CONFIRMED
    desk.press(Key.Key_Return)
    assert [a for a in desk.all() if a.state is BookingState.CONFIRMED] == []
    assert desk.page.panel.opened is not None
    assert desk.page.panel.opened.reason == "holder_asked"
    assert not desk.page.panel.card.check_in.isEnabled()


def test_f4_receives_and_says_how_the_arrival_counts(desk: Desk) -> None:
    desk.open(desk.book("08:30"))
    desk.press(Key.Key_F4)
    desk.press(Key.Key_Return)
    assert desk.cover() is None
    (received,) = desk.all()
    assert (received.state, received.ticket) == (BookingState.CHECKED_IN, "B001")
    assert desk.page.message.headline.text() == "Đã nhận, số B001"
    assert "đúng giờ hẹn 08:30" in desk.page.message.sentence.text()


def scan(desk: Desk, text: str) -> None:
    """Ctrl+Q, then what a handheld scanner types, with its Enter."""
    desk.press(Key.Key_Q, CTRL)
    desk.type(text)
    desk.press(Key.Key_Return)


@pytest.mark.parametrize("how", ["code", "address", "token"])
def test_a_scan_receives_in_one_action(desk: Desk, how: str) -> None:
    made = desk.book("08:30")
    address = f"https://tanyen.motcua.example/h/{made.token}"
    scan(desk, {"code": made.code, "address": address, "token": made.token}[how])
    assert desk.cover() is None
    assert desk.all()[0].state is BookingState.CHECKED_IN


def test_too_early_says_when_and_offers_a_number_now(desk: Desk) -> None:
    made = desk.book("10:30")
    scan(desk, made.code)
    assert desk.cover() is not None
    assert "09:30" in desk.cover().early.text()  # type: ignore[union-attr]
    assert desk.all()[0].state is BookingState.CONFIRMED
    desk.press(Key.Key_S, ALT)
    assert desk.cover() is None
    assert "chờ như người lấy số" in desk.page.message.sentence.text()


def test_late_is_received_and_told_so(desk: Desk) -> None:
    made = desk.book("08:30")
    desk.clock.set("2026-11-23 08:55")
    desk.window.refresh()
    scan(desk, made.code)
    assert desk.page.message.sentence.text().startswith("Đến muộn 25 phút")


def test_the_end_of_a_phone_lists_people_and_never_receives_by_itself(desk: Desk) -> None:
    desk.book("08:30", phone="0987214605")
    desk.book("08:30", letter="A", name="Giáp Thị Lan", phone="0911114605")
    scan(desk, "4605")
    assert desk.cover() is not None
    assert [a.state for a in desk.all()] == [BookingState.CONFIRMED] * 2
    desk.press(Key.Key_Return)
    assert sorted(a.state for a in desk.all()) == [BookingState.CHECKED_IN, BookingState.CONFIRMED]


def test_a_wrong_code_says_what_to_ask(desk: Desk) -> None:
    scan(desk, "000000")
    assert desk.cover() is not None
    assert "Không thấy lịch hẹn nào" in desk.cover().fault.text()  # type: ignore[union-attr]
    assert desk.focus().objectName() == "checkInField"


# -- finding -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["code", "dong hang", "0987214605", "4605"])
def test_ctrl_f_finds_an_appointment_of_any_day_and_opens_it(desk: Desk, by: str) -> None:
    made = desk.book("09:00", WEDNESDAY)
    desk.press(Key.Key_F, CTRL)
    desk.type(made.code if by == "code" else by)
    desk.press(Key.Key_Return)
    if desk.cover() is not None:
        desk.press(Key.Key_Return)
    assert desk.cover() is None
    assert desk.page.panel.opened == made
    assert desk.page.day == WEDNESDAY
    assert desk.all(WEDNESDAY)[0].state is BookingState.CONFIRMED
