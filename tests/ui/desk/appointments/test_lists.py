"""Days off, closing, a counter that is away, reminders and the waiting list."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from onestop_desk.services.booking.views import STAFF
from onestop_desk.services.keys import new_key
from tests.ui.desk.appointments.conftest import ALT, CTRL, TODAY, WEDNESDAY, Desk, Key

pytestmark = pytest.mark.qt


def test_a_day_off_names_its_reason(desk: Desk) -> None:
    desk.press(Key.Key_PageDown)
    assert desk.page.day == date(2026, 11, 24)
    assert desk.page.calendar.closed.isVisible()
    assert "Văn hóa" in desk.page.calendar.closed.sentence.text()
    desk.press(Key.Key_PageDown)
    assert desk.page.calendar.grid.isVisible()
    desk.press(Key.Key_T, ALT)
    assert [d.day.day for d in desk.page.calendar.week.days] == list(range(23, 30))
    desk.press(Key.Key_Up)
    desk.press(Key.Key_Return)
    assert desk.page.day == date(2026, 11, 24)


def test_closed_hours_and_days_are_named_above_those_who_are_still_booked(desk: Desk) -> None:
    desk.book("09:00", WEDNESDAY)
    desk.services.booking.close(desk.actor, WEDNESDAY, "Mất điện", from_clock="13:30", to_clock="17:00")
    desk.page.show_day(WEDNESDAY)
    assert "đóng 13:30–17:00: Mất điện" in desk.page.calendar.counts.text()
    desk.services.booking.close(desk.actor, WEDNESDAY, "Bầu cử")
    desk.page.refresh()
    assert desk.page.calendar.grid.isVisible(), "who is booked stays in sight"
    assert "1 hẹn, trung tâm nghỉ: Bầu cử" in desk.page.calendar.counts.text()


def close_wednesday(desk: Desk) -> None:
    desk.press(Key.Key_K, ALT)
    desk.field("partDay").selectAll()
    desk.type("25/11")
    desk.field("partReason").setFocus()
    desk.type("Mất điện")
    desk.press(Key.Key_Return)


def test_closing_a_day_shows_the_people_first_and_keeps_them_listed(desk: Desk) -> None:
    made = desk.book("09:00", WEDNESDAY)
    close_wednesday(desk)
    assert desk.services.booking.day(WEDNESDAY).closed is None
    sheet = desk.cover()
    assert sheet is not None
    assert [a.appointment.id for a in sheet.model.rows()] == [made.id]  # type: ignore[attr-defined]
    desk.press(Key.Key_Return)
    assert desk.services.booking.day(WEDNESDAY).closed == "Mất điện"
    assert desk.page.shown_list() == "affected"
    assert desk.page.panel.choose.ways["affected"].text() == "Gọi lại: 1"
    desk.press(Key.Key_S, ALT)
    desk.press(Key.Key_Return)
    assert desk.page.lists["affected"].model.rowCount() == 0
    assert [a.code for a in desk.all(date(2026, 11, 26))] == [made.code]


def test_whoever_was_told_stays_listed_but_is_not_counted(desk: Desk) -> None:
    desk.book("09:00", WEDNESDAY)
    close_wednesday(desk)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_O, ALT)
    assert desk.page.lists["affected"].model.rowCount() == 1
    assert desk.page.panel.choose.ways["affected"].text() == "Gọi lại"


def test_a_counter_that_is_away_leaves_fewer_seats(desk: Desk) -> None:
    def seats() -> int:
        return sum(slot.seats for slot in desk.services.booking.times(desk.lines["B"], WEDNESDAY, STAFF))

    before = seats()
    desk.press(Key.Key_V, ALT)
    desk.press(Key.Key_2)
    desk.field("partDay").setFocus()
    desk.field("partDay").selectAll()
    desk.type("25/11")
    desk.field("partReason").setFocus()
    desk.type("Tập huấn")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Return)
    assert desk.cover() is None
    assert seats() < before


def test_reminders_are_those_of_the_next_working_day(desk: Desk) -> None:
    desk.book("09:00", WEDNESDAY)
    desk.press(Key.Key_N, ALT)
    rows = desk.page.lists["reminders"].model.rows()
    assert [a.day for a in rows] == [WEDNESDAY]
    desk.press(Key.Key_O, ALT)
    assert desk.page.lists["reminders"].model.rows()[0].told
    desk.press(Key.Key_S, ALT)
    assert "Đồng Thị Hằng\t0987214605" in QApplication.clipboard().text()


def test_a_wish_becomes_an_appointment_when_a_seat_suits(desk: Desk) -> None:
    services, actor = desk.services, desk.actor
    services.booking.wish(
        actor, desk.lines["B"], TODAY, WEDNESDAY, name="Giáp Thị Lan", phone="0912345678", key=new_key()
    )
    desk.press(Key.Key_C, ALT)
    desk.press(Key.Key_S, ALT)
    assert desk.field("personName").text() == "Giáp Thị Lan"
    desk.press(Key.Key_Return, CTRL)
    assert [a.name for a in desk.all()] == ["Giáp Thị Lan"]
    assert services.booking.wishes() == ()
