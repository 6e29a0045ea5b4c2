"""The page Lịch hẹn on the real demo office: booking for a caller by keyboard, opening, moving, cancelling, receiving."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from onestop_desk import words
from onestop_desk.domain.bookings import BookedBy, BookingState
from onestop_desk.services import Services
from onestop_desk.services.booking.views import STAFF, Appointment
from onestop_desk.services.keys import new_key
from tests.moved_clock import MovedClock, instant
from tests.ui.desk.appointment_day import book, fill
from tests.ui.desk.test_look import cut_off
from ui import theme
from ui.desk.appointments.page import AppointmentsPage
from ui.desk.appointments.plan import Place
from ui.desk.settings_page import Look
from ui.desk.window import DeskWindow
from ui.widgets.cover import Cover

pytestmark = pytest.mark.qt
Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
TODAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)


class Desk:
    """A desk at the page Lịch hẹn, driven by keys; counts those that are not text."""

    def __init__(self, qtbot: QtBot, services: Services, clock: MovedClock, *, look: Look, height: int) -> None:
        self.services, self.clock = services, clock
        self.actor = services.sign_in.demo(services.sign_in.people()[0].id)
        self.lines = {line.letter: line.id for line in services.office.lines()}
        self.window = DeskWindow(services, self.actor, services.office.counters()[0].id, None, look=look)
        qtbot.addWidget(self.window)
        self.window.resize(1366, height)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.keys = 0
        self.press(Key.Key_2, ALT)

    @property
    def page(self) -> AppointmentsPage:
        assert self.window.shell is not None
        return self.window.shell.appointments

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.keys += 1
        QTest.keyClick(self.focus(), key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Types as a Vietnamese keyboard does, which QTest cannot."""
        for letter in text:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focus(), QKeyEvent(kind, 0, NONE, letter))
        QApplication.processEvents()

    def field(self, name: str) -> QLineEdit:
        return next(f for f in self.window.findChildren(QLineEdit, name) if f.isVisible())

    def cover(self) -> Cover | None:
        return next((c for c in self.window.findChildren(Cover) if c.isVisible()), None)

    def all(self, day: date = TODAY) -> list[Appointment]:
        """The appointments of a day."""
        seats = (s for line in self.services.booking.day(day).lines for row in line.slots for s in row.seats)
        return [seat.appointment for seat in seats if seat.appointment is not None]

    def book(self, clock: str, day: date = TODAY, letter: str = "B", **who: str) -> Appointment:
        """One appointment that is there already."""
        return book(self.services, self.actor, self.lines[letter], instant(f"{day} {clock}"), **who)

    def hold_by_keys(self) -> None:
        """From the empty page to a held seat."""
        self.type("khai sinh")
        self.press(Key.Key_Return)
        self.press(Key.Key_1)

    def open(self, appointment: Appointment) -> None:
        """Opens an appointment from the grid by its seat."""
        self.page.show_day(appointment.day)
        plan = self.page.calendar.grid.plan
        seats = [(r.start, s) for r in plan.rows for s in r.of_line(appointment.line.id) if r.start]
        start, seat = next((t, s) for t, s in seats if s.appointment and s.appointment.id == appointment.id)
        self.press(Key.Key_L, ALT)
        self.page.calendar.grid.go_to(Place(appointment.line.id, start, seat.kind, seat.number))
        self.press(Key.Key_Return)


Maker = Callable[..., Desk]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock]) -> Maker:
    def made(*, look: Look | None = None, height: int = 768, fill_day: float = 0.0) -> Desk:
        worn = look or Look()
        theme.apply(qapp, contrast=worn.contrast, scale=worn.scale)
        if fill_day:
            services = demo[0]
            fill(services, services.sign_in.demo(services.sign_in.people()[0].id), TODAY, part=fill_day)
        return Desk(qtbot, *demo, look=worn, height=height)

    return made


@pytest.fixture
def desk(make: Maker) -> Desk:
    return make()


# -- a booking for a caller --------------------------------------------------------------------------------------------


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


# -- one appointment ---------------------------------------------------------------------------------------------------


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


# -- receiving at the desk ---------------------------------------------------------------------------------------------


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


# -- days off, lists ---------------------------------------------------------------------------------------------------


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


# -- the look ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def doubled() -> Iterator[None]:
    with words.use("doubled"):
        yield


def walk(desk: Desk) -> Iterator[str]:
    """Every face of the page."""
    yield "empty"
    desk.type("khai sinh")
    desk.press(Key.Key_Return)
    yield "times"
    desk.press(Key.Key_1)
    desk.type("Hằng")
    desk.press(Key.Key_Return)
    desk.type("0987214605")
    yield "held"
    desk.press(Key.Key_Return, CTRL)
    yield "booked"
    desk.open(next(a for a in desk.all() if a.name == "Hằng"))
    yield "card"
    desk.press(Key.Key_T, ALT)
    yield "week"
    for key in (Key.Key_N, Key.Key_C, Key.Key_G):
        desk.press(key, ALT)
        yield "list"


@pytest.mark.parametrize(
    ("look", "height"),
    [(Look(), 768), (Look(), 690), (Look(contrast=True), 690), (Look(scale=1.2), 768)],
    ids=["pictures", "low", "contrast", "large"],
)
def test_every_face_fits(make: Maker, look: Look, height: int) -> None:
    desk = make(look=look, height=height, fill_day=0.4)
    for face in walk(desk):
        assert desk.window.size().toTuple() == (1366, height)
        assert cut_off(desk.page) == [], face


def test_every_face_bears_doubled_words(make: Maker, doubled: None) -> None:
    desk = make(height=690, fill_day=0.4)
    for face in walk(desk):
        assert desk.window.size().toTuple() == (1366, 690)
        assert cut_off(desk.page) == [], face


def test_the_grid_is_the_one_of_the_pictures(desk: Desk) -> None:
    def box(widget: QWidget) -> tuple[int, int, int, int]:
        corner = widget.mapTo(desk.window, widget.rect().topLeft())
        return corner.x(), corner.y(), widget.width(), widget.height()

    assert box(desk.page.calendar) == (96, 64, 816, 664)
    assert box(desk.page.panel) == (924, 64, 430, 664)
    first = desk.page.calendar.grid.area_of(desk.page.calendar.grid.place)  # type: ignore[arg-type]
    assert first is not None
    assert first.height() >= 22


def test_six_lines_of_twenty_minutes_stay_readable(desk: Desk) -> None:
    head = next(p.id for p in desk.services.sign_in.people() if p.role == "head")
    desk.services.office.change_settings(desk.services.sign_in.demo(head), slot_minutes=20)
    desk.window.refresh()
    grid = desk.page.calendar.grid
    assert len([row for row in grid.plan.rows if row.start]) >= 20
    assert grid.measure.seat >= 54
    assert grid.measure.seat_high >= 22
    shown = len(grid.shown_columns())
    desk.press(Key.Key_L, ALT)
    for _line in range(len(grid.plan.columns)):
        desk.press(Key.Key_Right, CTRL)
    assert grid.shown_columns()[-1] == grid.plan.columns[-1]
    assert len(grid.shown_columns()) >= min(shown, 3)
