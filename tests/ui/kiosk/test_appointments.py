"""Somebody with an appointment at the kiosk of the demo office: scanned, typed, by phone, early, late, wrong."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from onestop_desk.domain.bookings import BookingState
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor, station
from onestop_desk.services.booking.views import Appointment
from onestop_desk.services.keys import new_key
from tests.moved_clock import MovedClock, instant
from tests.ui.desk.appointment_day import book
from tests.ui.kiosk.conftest import Hand, Seconds
from tests.ui.kiosk.fakes import FakeFeed, FakePrinter
from tests.ui.kiosk.test_window import number_shown, said
from ui.background import run_inline
from ui.kiosk import coming
from ui.kiosk import flow as steps
from ui.kiosk.arrivals import TRIES
from ui.kiosk.flow import Flow, Step
from ui.kiosk.kit import LANDSCAPE, PORTRAIT
from ui.kiosk.window import KioskWindow

pytestmark = pytest.mark.qt


class Hall:
    """A kiosk of the demo office, and a clerk who books."""

    def __init__(self, qtbot: QtBot, demo: tuple[Services, MovedClock], seconds: Seconds, printer: FakePrinter) -> None:
        self.services, self.clock = demo
        self.qtbot, self.seconds, self.printer = qtbot, seconds, printer
        self.clerk: Actor = self.services.sign_in.demo(self.services.sign_in.people()[0].id)
        self.lines = {line.letter: line.id for line in self.services.office.lines()}

    def open(self, size: QSize = PORTRAIT) -> Hand:
        window = KioskWindow(
            self.services, station("kiosk-1"), FakeFeed(), self.printer, size=size, clock=self.seconds, run=run_inline
        )
        self.qtbot.addWidget(window)
        window.show()
        self.qtbot.waitExposed(window)
        return Hand(window, self.seconds)

    def book(self, clock: str, letter: str = "B", phone: str = "0987214605") -> Appointment:
        when = instant(clock if " " in clock else f"2026-11-23 {clock}")
        return book(self.services, self.clerk, self.lines[letter], when, name="Đồng Thị Hằng", phone=phone)

    def head(self) -> Actor:
        people = self.services.sign_in.people()
        return self.services.sign_in.demo(next(p.id for p in people if p.role == "head"))

    def state(self, made: Appointment) -> BookingState:
        return self.services.booking.get(made.id).state


@pytest.fixture
def hall(qtbot: QtBot, demo: tuple[Services, MovedClock], seconds: Seconds, printer: FakePrinter) -> Hall:
    return Hall(qtbot, demo, seconds, printer)


def scan(hand: Hand, text: str) -> None:
    """What a handheld scanner types, with the Enter at its end."""
    hand.seconds.now += 1
    QTest.keyClicks(hand.window, text)
    QTest.keyClick(hand.window, Qt.Key.Key_Return)


def type_figures(hand: Hand, figures: str) -> None:
    for figure in figures:
        hand.touch(f"figure_{figure}")


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["upright", "lying"])
def test_the_code_is_typed_and_goes_on_by_itself(hall: Hall, size: QSize) -> None:
    made = hall.book("08:30")
    hand = hall.open(size)
    hand.touch("appointment")
    type_figures(hand, made.code)
    assert number_shown(hand) == "B001"
    assert "hẹn 08:30" in said(hand)
    assert "ông/bà được gọi theo giờ hẹn" in said(hand)
    assert "Đồng" not in said(hand)
    assert [paper.appointment for paper in hall.printer.printed] == [made.start]
    assert hall.state(made) is BookingState.CHECKED_IN


@pytest.mark.parametrize("how", ["address", "token", "code"])
@pytest.mark.parametrize("where", ["start", "code", "group"])
def test_a_scan_is_taken_on_any_screen(hall: Hall, how: str, where: str) -> None:
    made = hall.book("08:30")
    hand = hall.open()
    if where != "start":
        hand.touch({"code": "appointment", "group": "take"}[where])
    scan(
        hand, {"address": f"https://tanyen.motcua.example/h/{made.token}", "token": made.token, "code": made.code}[how]
    )
    assert number_shown(hand) == "B001"


def test_silence_ends_a_scan_without_enter(hall: Hall, qtbot: QtBot) -> None:
    made = hall.book("08:30")
    hand = hall.open()
    QTest.keyClicks(hand.window, made.token)
    qtbot.waitUntil(lambda: hand.step() is Step.NUMBER, timeout=2000)


def test_two_scans_give_one_number(hall: Hall) -> None:
    made = hall.book("08:30")
    hand = hall.open()
    scan(hand, made.token)
    scan(hand, made.token)
    assert number_shown(hand) == "B001"
    assert hall.services.booking.get(made.id).ticket == "B001"


def test_the_end_of_the_phone_shows_times_and_no_names(hall: Hall) -> None:
    made = hall.book("08:30")
    hall.book("09:00", "A", "0911114605")
    hand = hall.open()
    hand.touch("appointment")
    hand.touch("otherWay")
    type_figures(hand, "4605")
    assert hand.step() is Step.TIMES
    assert "08:30" in said(hand)
    assert "09:00" in said(hand)
    assert "Hằng" not in said(hand)
    hand.touch("time_08:30")
    assert number_shown(hand) == "B001"
    assert hall.state(made) is BookingState.CHECKED_IN


def test_one_match_of_a_phone_is_still_asked(hall: Hall) -> None:
    made = hall.book("08:30")
    hand = hall.open()
    hand.touch("appointment")
    hand.touch("otherWay")
    type_figures(hand, "4605")
    assert hand.step() is Step.TIMES
    assert hall.state(made) is BookingState.CONFIRMED


def test_too_early_says_when_and_both_ways_are_there(hall: Hall) -> None:
    made = hall.book("10:30")
    hand = hall.open()
    scan(hand, made.code)
    assert hand.step() is Step.EARLY
    assert "Máy nhận lịch hẹn này từ 09:30." in said(hand)
    hand.touch("comeBack")
    assert hand.step() is Step.START
    assert hall.state(made) is BookingState.CONFIRMED
    scan(hand, made.code)
    hand.touch("numberNow")
    assert number_shown(hand) == "B001"
    assert "đã bỏ giờ hẹn 10:30" in said(hand)
    assert hall.printer.printed[-1].appointment is None


def test_late_is_said_honestly(hall: Hall) -> None:
    made = hall.book("08:30")
    hall.clock.set("2026-11-23 08:55")
    hand = hall.open()
    scan(hand, made.code)
    assert "Muộn 25 phút so với giờ hẹn 08:30" in said(hand)
    assert "gọi theo giờ hẹn" not in said(hand)


def test_another_day_is_refused_in_words(hall: Hall) -> None:
    made = hall.book("2026-11-25 08:30")
    hand = hall.open()
    scan(hand, made.code)
    assert hand.step() is Step.FAILED
    assert "không phải hôm nay" in said(hand)
    assert hall.state(made) is BookingState.CONFIRMED


def test_a_wrong_code_says_so_and_the_keys_stay(hall: Hall) -> None:
    hand = hall.open()
    hand.touch("appointment")
    screen = hand.window.screen_now
    type_figures(hand, "123456")
    assert hand.window.screen_now is screen
    assert "Không có lịch hẹn với mã này" in said(hand)
    hand.touch("figure_1")
    assert "Không có lịch hẹn với mã này" not in said(hand)


def test_after_five_wrong_codes_a_person_helps(hall: Hall) -> None:
    hand = hall.open()
    hand.touch("appointment")
    for _try in range(coming.TRIES):
        type_figures(hand, "123456")
    assert hand.step() is Step.STAFF


def test_guessing_closes_the_keys_for_a_while_but_never_the_scanner(hall: Hall) -> None:
    made = hall.book("08:30")
    hand = hall.open()
    for _citizen in range(TRIES // coming.TRIES):
        hand.window.close_number()
        hand.touch("appointment")
        for _try in range(coming.TRIES):
            type_figures(hand, "123456")
    hand.window.close_number()
    hand.touch("appointment")
    type_figures(hand, made.code)
    assert hall.state(made) is BookingState.CONFIRMED
    assert "gõ sai quá nhiều lần" in said(hand)
    scan(hand, made.token)
    assert number_shown(hand) == "B001"


def test_something_else_before_the_scanner(hall: Hall) -> None:
    hand = hall.open()
    scan(hand, "8934563138165")
    assert hand.step() is Step.CODE
    assert "không phải lịch hẹn" in said(hand)


def test_a_lone_key_is_no_scan(hall: Hall) -> None:
    hand = hall.open()
    scan(hand, "123")
    assert hand.step() is Step.START


def test_what_was_typed_is_gone_when_the_screen_is_left_alone(hall: Hall) -> None:
    hand = hall.open()
    hand.touch("appointment")
    type_figures(hand, "12345")
    hand.wait(61)
    assert hand.window.flow == Flow()


def test_a_full_group_leads_to_the_next_free_time(hall: Hall) -> None:
    hall.services.public.change(hall.head(), base_address="https://tanyen.motcua.example", books=True)
    hall.clock.set("2026-11-23 15:30")
    hand = hall.open()
    hand.window.go(fill_line(hall, hand))
    assert hand.step() is Step.FULL
    assert hand.find("bookNext").property("card") == "main"
    assert hand.find("otherGroups").property("card") == "second"
    hand.touch("bookNext")
    assert hand.step() is Step.PLACE
    assert hand.sees("bookingCode")
    assert hand.sees("bookAtDesk")


def test_without_booking_online_only_the_desk_is_named(hall: Hall) -> None:
    hall.services.public.change(hall.head(), books=False)
    hall.clock.set("2026-11-23 15:30")
    hand = hall.open()
    hand.window.go(fill_line(hall, hand))
    hand.touch("bookNext")
    assert not hand.sees("bookingCode")
    assert hand.sees("bookAtDesk")


def fill_line(hall: Hall, hand: Hand) -> Flow:
    """The flow of somebody who touches a group that has no more numbers."""
    view = hand.window.hall.view
    line = next(item for item in view.lines if item.line.letter == "C")
    full = replace(line, available=False, unavailable="line_full", people=6)
    hand.window.hall.view = replace(view, lines=tuple(full if i is line else i for i in view.lines))
    return steps.choose_line(hand.window.flow, full, has_priorities=True, new_key=new_key)
