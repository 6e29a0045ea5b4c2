"""The desk over the real services and a real database: a morning, a clock moved on, two desks at once."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from onestop_desk.domain.tickets import State
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor, station
from onestop_desk.services.keys import new_key
from tests.moved_clock import MovedClock
from tests.paper.test_appointment_slip import text_of
from tests.ui.desk.printed import Tray, out_of
from ui import theme
from ui.desk.states import PageState
from ui.desk.window import DeskWindow
from ui.feed import Feed
from ui.widgets.cover import Cover

pytestmark = pytest.mark.qt
Key = Qt.Key
KIOSK = station("kiosk-1")


class Office:
    """The demo office with one or more desks open in it."""

    def __init__(self, qtbot: QtBot, services: Services, clock: MovedClock) -> None:
        self.qtbot, self.services, self.clock = qtbot, services, clock
        self.lines = {line.letter: line.id for line in services.office.lines()}
        self.people = services.sign_in.people()
        self.counters = services.office.counters()

    def desk(self, number: int, feed: Feed | None = None) -> DeskWindow:
        """A desk at one counter, shown."""
        actor: Actor = self.services.sign_in.demo(self.people[number].id)
        window = DeskWindow(self.services, actor, self.counters[number].id, feed)
        self.qtbot.addWidget(window)
        window.show()
        self.qtbot.waitExposed(window)
        return window

    def take(self, letter: str, text: str | None = None) -> str:
        """A number from the kiosk, for a procedure when one is named."""
        hit = self.services.procedures.search(text, 1)[0] if text else None
        taken = self.services.kiosk.take_number(
            KIOSK, self.lines[letter], key=new_key(), procedure_id=hit.procedure_id if hit else None
        )
        return taken.number


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock]) -> Office:
    theme.apply(qapp)
    return Office(qtbot, *demo)


def press(window: DeskWindow, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    window.activateWindow()
    for key in keys:
        focus: QWidget = QApplication.focusWidget() or window
        QTest.keyClick(focus if window.isAncestorOf(focus) else window, key, modifier)
        QApplication.processEvents()


def page(window: DeskWindow) -> Any:
    assert window.shell is not None
    return window.shell.counter


def state(window: DeskWindow) -> PageState:
    found: PageState = page(window).state
    return found


def test_a_visit_from_the_kiosk_to_its_outcome(office: Office) -> None:
    desk = office.desk(0)
    press(desk, Key.Key_F2)
    first, second = office.take("A", "chứng thực bản sao"), office.take("A")
    office.clock.forward(4)
    desk.refresh()
    assert page(desk).free.card.number == first
    press(desk, Key.Key_F9)
    assert state(desk) is PageState.CALLED
    press(desk, Key.Key_Return, Key.Key_Space)
    visit = office.services.desk.view(office.counters[0].id).visit
    assert visit is not None
    assert visit.state is State.SERVING
    assert visit.procedures[0].procedure is not None
    assert visit.procedures[0].procedure.papers[0].ticked
    press(desk, Key.Key_F9, Key.Key_1, Key.Key_F9)
    assert state(desk) is PageState.CALLED
    assert page(desk).called.header.number.text() == second
    assert page(desk).undo.text() == f"Đã kết thúc {first} và gọi {second}"


def test_undo_gives_the_finished_visit_back(office: Office) -> None:
    desk = office.desk(0)
    press(desk, Key.Key_F2)
    first = office.take("A", "chứng thực bản sao")
    office.take("A")
    desk.refresh()
    press(desk, Key.Key_F9, Key.Key_Return, Key.Key_F9, Key.Key_1, Key.Key_F9)
    press(desk, Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert state(desk) is PageState.SERVING
    assert page(desk).serving.header.number.text() == first


def test_a_number_without_a_procedure_gets_one_and_ends(office: Office) -> None:
    desk = office.desk(0)
    press(desk, Key.Key_F2)
    office.take("A")
    desk.refresh()
    press(desk, Key.Key_F9, Key.Key_Return, Key.Key_F3)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "ban sao")
    press(desk, Key.Key_Return)
    visit = office.services.desk.view(office.counters[0].id).visit
    assert visit is not None
    assert [p.procedure is not None for p in visit.procedures] == [True]
    press(desk, Key.Key_F12, Key.Key_4, Key.Key_F12)
    assert state(desk) is PageState.NOBODY


def test_three_calls_then_missed_then_back(office: Office) -> None:
    desk = office.desk(0)
    press(desk, Key.Key_F2)
    number = office.take("A")
    desk.refresh()
    press(desk, Key.Key_F9)
    for _call in range(2):
        office.clock.forward(1)
        press(desk, Key.Key_F8)
    press(desk, Key.Key_F11)
    assert state(desk) is PageState.NOBODY
    press(desk, Key.Key_F7, Key.Key_Return)
    assert state(desk) is PageState.FREE
    assert page(desk).free.card.number == number


def test_aside_and_a_transfer_with_the_offices_own_reasons(office: Office) -> None:
    desk = office.desk(0)
    press(desk, Key.Key_F2)
    office.take("A", "chứng thực bản sao")
    office.take("A")
    desk.refresh()
    press(desk, Key.Key_F9, Key.Key_Return, Key.Key_F7, Key.Key_1, Key.Key_Return)
    assert [row.state for row in office.services.desk.view(office.counters[0].id).away] == [State.ASIDE]
    press(desk, Key.Key_F9, Key.Key_F10, Key.Key_2, Key.Key_Return)
    assert state(desk) is PageState.NOBODY
    assert not [cover for cover in desk.findChildren(Cover) if cover.isVisible()]


def test_lunch_freezes_the_rest_and_the_desk_rests(office: Office) -> None:
    desk = office.desk(0)
    press(desk, Key.Key_F2)
    office.clock.set("2026-11-23 11:18")
    for _person in range(6):
        office.take("A")
    office.clock.set("2026-11-23 11:23")
    assert desk.shell is not None
    desk.shell.on_minute()
    view = office.services.desk.view(office.counters[0].id)
    assert view.day.frozen
    assert state(desk) is PageState.NEAR_BREAK
    assert page(desk).near_break.kept.model.rowCount() > 0
    press(desk, Key.Key_F2, Key.Key_Return)
    assert state(desk) is PageState.PAUSED
    assert office.services.desk.view(office.counters[0].id).counter.until == view.day.break_until


def test_the_day_is_closed_by_one_key_twice(office: Office) -> None:
    desk = office.desk(0)
    press(desk, Key.Key_F2)
    office.clock.set("2026-11-23 16:57")
    assert desk.shell is not None
    desk.shell.on_minute()
    press(desk, Key.Key_F2, Key.Key_F2)
    assert state(desk) is PageState.DAY_OVER
    assert office.services.desk.view(office.counters[0].id).day.day_closed


def test_what_one_desk_does_the_other_sees(office: Office, qtbot: QtBot) -> None:
    feed = Feed(office.services.watch)
    one, other = office.desk(0), office.desk(1, feed)
    feed.start()
    try:
        press(one, Key.Key_F2)
        office.take("A")
        one.refresh()
        press(one, Key.Key_F9)
        rows = page(other).counters.rows()
        qtbot.waitUntil(lambda: rows[0].state.text() == "Đang gọi lần 1", timeout=3000)
    finally:
        feed.stop()


def test_numbers_given_at_the_desk_and_why_somebody_waits(office: Office) -> None:
    desk = office.desk(0)
    press(desk, Key.Key_F2, Key.Key_F4, Key.Key_1, Key.Key_Return)
    assert state(desk) is PageState.FREE
    assert page(desk).message.headline.text().startswith("Đã cấp A0")
    press(desk, Key.Key_F5)
    page(desk).waiting.why.click()
    sentence = desk.findChildren(Cover)[-1].sentence.text()  # type: ignore[attr-defined]
    assert sentence.startswith("Không ai đến sau mà được gọi trước.")


def test_the_slip_of_missing_papers_comes_out_once_the_visit_is_kept_and_is_counted(office: Office) -> None:
    desk = office.desk(0)
    assert desk.shell is not None
    tray = Tray("HP ở quầy 1")
    desk.shell.printing.out = out_of(tray)
    press(desk, Key.Key_F2)
    number = office.take("A", "chứng thực bản sao")
    desk.refresh()
    press(desk, Key.Key_F9, Key.Key_Return, Key.Key_F7, Key.Key_1, Key.Key_Return)
    ((pdf, _printer),) = tray.printed
    words = text_of(pdf)[0]
    assert number in words
    assert "giữ lượt" in words
    with office.services.context.look() as (tx, _config, _answers):
        kept = tx.read("SELECT p.kind, p.copies, v.missing FROM printed_form p"
                       " JOIN visit_procedure v ON v.id = p.visit_procedure_id")  # fmt: skip
    ((kind, copies, missing),) = kept
    assert (kind, copies) == ("missing_papers", 1)
    assert missing != "[]"
