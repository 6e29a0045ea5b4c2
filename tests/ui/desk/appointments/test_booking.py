"""Booking for a caller by keyboard; what is typed and held survives everything but giving it up."""

import pytest

from onestop_desk.domain.bookings import BookedBy, BookingState
from tests.ui.desk.appointments.conftest import ALT, CTRL, Desk, Key

pytestmark = pytest.mark.qt


def test_a_caller_is_booked_by_keyboard_alone_in_few_keys(desk: Desk) -> None:
    desk.hold_by_keys()
    desk.type("Đồng Thị Hằng")
    desk.press(Key.Key_Return)
    desk.type("0987 214 605")
    desk.press(Key.Key_Return, CTRL)
    made = desk.all()
    assert [(a.name, a.phone, a.state, a.booked_by, a.sure) for a in made] == [
        ("Đồng Thị Hằng", "0987214605", BookingState.CONFIRMED, BookedBy.DESK, True)
    ]
    assert [p.name for p in made[0].procedures] == ["Đăng ký khai sinh"]
    assert desk.page.panel.done.code.text() == f"{made[0].code[:3]} {made[0].code[3:]}"
    assert desk.keys <= 8
    desk.press(Key.Key_Return)
    assert desk.focus().objectName() == "procedureSearch"


def test_what_is_read_to_the_caller_names_what_is_kept_and_counted(desk: Desk) -> None:
    settings = {"erase_after_days": 45, "no_show_days": 60}
    desk.services.office.change_settings(desk.services.sign_in.demo(desk.services.sign_in.people()[0].id), **settings)
    desk.hold_by_keys()
    said = desk.page.panel.hold.to_read.kept.text()
    assert "xóa sau 45 ngày" in said
    assert "không đến thì được đếm 60 ngày" in said


def test_keys_held_or_pressed_twice_book_once(desk: Desk) -> None:
    desk.hold_by_keys()
    desk.type("An")
    desk.press(Key.Key_Return)
    desk.type("0987214605")
    desk.press(Key.Key_Return)
    assert desk.focus() is desk.page.panel.hold.confirm
    desk.press(Key.Key_Return, CTRL)
    desk.press(Key.Key_Return, CTRL)
    desk.page.panel.confirm()
    assert len(desk.all()) == 1


def test_the_first_free_seat_is_held_from_the_grid_too(desk: Desk) -> None:
    desk.press(Key.Key_L, ALT)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Right)
    place = desk.page.calendar.grid.place
    desk.press(Key.Key_Return)
    held = desk.page.panel.held
    assert place is not None
    assert held is not None
    assert (held.line.id, held.start) == (place.line_id, place.start)
    assert held.procedures == ()
    assert "Chưa chọn thủ tục" in desk.page.panel.hold.procedure.text()
    assert desk.focus().objectName() == "personName"


def test_a_held_seat_stays_held_while_one_is_back_at_the_visit(desk: Desk) -> None:
    desk.hold_by_keys()
    desk.type("Đồng Thị H")
    desk.press(Key.Key_Escape)
    assert desk.window.shell is not None
    assert desk.window.shell.on_counter_page()
    assert [a.state for a in desk.all()] == [BookingState.HELD]
    desk.press(Key.Key_2, ALT)
    assert desk.field("personName").text() == "Đồng Thị H"
    assert desk.focus().objectName() == "personPhone"


def test_giving_up_has_a_key_of_its_own(desk: Desk) -> None:
    desk.hold_by_keys()
    desk.press(Key.Key_B, ALT)
    assert desk.all() == []
    assert desk.page.panel.held is None
    assert desk.focus().objectName() == "procedureSearch"


def test_another_seat_keeps_what_was_typed_and_frees_the_old_one(desk: Desk) -> None:
    desk.hold_by_keys()
    desk.type("Đồng Thị Hằng")
    before = desk.page.panel.held
    desk.press(Key.Key_D, ALT)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    held = desk.page.panel.held
    assert before is not None
    assert held is not None
    assert held.start > before.start
    assert [a.id for a in desk.all() if a.state is BookingState.HELD and not a.over] == [held.id]
    assert desk.field("personName").text() == "Đồng Thị Hằng"


def test_what_is_typed_and_the_keyboard_stay_where_they_are_in_a_live_update(desk: Desk) -> None:
    desk.hold_by_keys()
    desk.type("Đồng T")
    desk.field("personName").setCursorPosition(3)
    desk.book("15:00", letter="A", phone="0912345678")
    desk.clock.forward(1)
    desk.window.refresh()
    field = desk.field("personName")
    assert (field.text(), field.cursorPosition(), desk.focus()) == ("Đồng T", 3, field)
    assert "9 phút" in desk.page.panel.left.text()
    shown = [s for r in desk.page.calendar.grid.plan.rows for s in r.of_line(desk.lines["A"]) if s.appointment]
    assert len(shown) == 1


def test_a_live_update_leaves_the_place_in_the_grid(desk: Desk) -> None:
    desk.press(Key.Key_L, ALT)
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Right):
        desk.press(key)
    before = desk.page.calendar.grid.place
    desk.book("15:00")
    desk.window.refresh()
    assert desk.page.calendar.grid.place == before
    assert desk.focus() is desk.page.calendar.grid


def test_the_phone_is_checked_while_it_is_typed(desk: Desk) -> None:
    desk.hold_by_keys()
    desk.press(Key.Key_Return)
    row = desk.page.panel.hold.phone_row
    desk.type("0987 21")
    assert row.remark.text() == "còn 4 số"
    desk.type("x")
    assert not row.fault.isHidden()
    desk.press(Key.Key_Backspace)
    desk.type("4605")
    assert row.fault.isHidden()
    assert desk.page.panel.hold.check.text() == "Số này chưa có hẹn nào ngày 23/11 (tối đa 2)."
    desk.press(Key.Key_Return, CTRL)
    assert desk.all()[0].state is BookingState.HELD
    assert desk.focus().objectName() == "personName"


def test_what_the_caller_has_already_is_said_before_it_is_refused(desk: Desk) -> None:
    desk.book("15:00", phone="0987214605")
    desk.hold_by_keys()
    desk.type("Hằng")
    desk.press(Key.Key_Return)
    desk.type("0987214605")
    assert desk.page.panel.hold.check.text().startswith("Số này đã có 1 hẹn ngày 23/11 (tối đa 2). 15:00")
    desk.press(Key.Key_Return, CTRL)
    assert not desk.page.panel.hold.fault.isHidden()
    assert desk.page.panel.held is not None


def test_a_hold_that_ran_out_says_so_and_still_books_when_the_seat_is_free(desk: Desk) -> None:
    desk.hold_by_keys()
    desk.type("Hằng")
    desk.press(Key.Key_Return)
    desk.type("0987214605")
    desk.clock.forward(11)
    desk.window.refresh()
    desk.page.panel.tick()
    assert desk.page.panel.left.text() == "hết giờ giữ chỗ"
    desk.press(Key.Key_Return, CTRL)
    assert [a.state for a in desk.all()] == [BookingState.CONFIRMED]
