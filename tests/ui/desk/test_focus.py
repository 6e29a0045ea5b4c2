"""Where the keyboard is: on the next thing to do, and never moved by what happens elsewhere."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from onestop_desk.domain.errors import Busy
from onestop_desk.services.views import DeskView
from tests.ui.desk import scenes
from tests.ui.desk.conftest import MakeDesk
from ui.desk.states import PageState
from ui.desk.waiting_model import Column

pytestmark = pytest.mark.qt
Key = Qt.Key
NEWCOMER = scenes.waiting("A031", "Đăng ký khai sinh", "10:02", "10:03", "10:40")


@pytest.mark.parametrize(
    ("view", "name"),
    [
        (scenes.before_opening(), "openCard"),
        (scenes.idle(), "callCard"),
        (scenes.called(), "comeCard"),
        (scenes.serving(), f"tick_{scenes.BIRTH.papers[1].id}"),
        (scenes.lunch(), "callCard"),
        (scenes.paused(), "openCard"),
    ],
)
def test_each_face_starts_on_its_next_thing(make_desk: MakeDesk, view: DeskView, name: str) -> None:
    assert make_desk(view).focus().objectName() == name


def test_a_live_update_keeps_focus_typed_text_selection_and_scroll(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    block = desk.page.serving.blocks["vp3.000722"]
    block.focus_code()
    desk.type("H05.1")
    table = desk.page.waiting.table
    table.setCurrentIndex(desk.page.waiting.model.index(5, 0))
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    scrolled = table.verticalScrollBar().value()
    view = desk.services.desk.now_view
    desk.elsewhere(waiting=(*view.waiting, NEWCOMER), today=replace(view.today, waiting=12))
    assert desk.focus() is block.code
    assert block.code.text() == "H05.1"
    assert table.verticalScrollBar().value() == scrolled
    chosen = desk.page.waiting.chosen()
    assert chosen is not None
    assert chosen.number == "A018"
    assert desk.page.waiting.model.text(8, Column.NUMBER) == "A031"


def test_a_new_call_card_never_takes_the_keyboard_from_a_search(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.nobody())
    desk.press(Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    desk.type("A0")
    desk.elsewhere(waiting=scenes.IDLE_ROWS, next_up=scenes.idle().next_up)
    assert desk.state() is PageState.FREE
    focus = desk.focus()
    assert isinstance(focus, QLineEdit)
    assert (focus.objectName(), focus.text()) == ("search", "A0")


def test_a_live_update_under_a_question_leaves_the_question_alone(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    desk.press(Key.Key_F12, Key.Key_1)
    focus = desk.focus()
    desk.elsewhere(waiting=(NEWCOMER,))
    assert desk.dialog() is not None
    assert desk.focus() is focus


def test_f9_in_the_dialog_names_whoever_is_next_by_now(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    desk.press(Key.Key_F9)
    dialog = desk.dialog()
    assert dialog is not None
    words = [dialog.primary.text()]  # type: ignore[attr-defined]
    desk.elsewhere(next_up=None, waiting=())
    assert [*words, dialog.primary.text()] == ["Kết thúc và gọi A012", "Kết thúc"]  # type: ignore[attr-defined]


def test_search_finds_a_waiting_person_and_goes_there(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    desk.type("a022")
    desk.press(Key.Key_Return)
    assert desk.focus() is desk.page.waiting.table
    chosen = desk.page.waiting.chosen()
    assert chosen is not None
    assert chosen.number == "A022"
    assert not desk.shell.search.isVisible()


def test_esc_leaves_the_search_for_the_visit(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    desk.type("x")
    desk.press(Key.Key_Escape)
    assert desk.shell.top.search.text() == ""
    assert desk.focus() is desk.page.free.card


def test_function_keys_act_only_on_the_page_of_the_counter(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_3, modifier=Qt.KeyboardModifier.AltModifier)
    assert not desk.shell.on_counter_page()
    desk.press(Key.Key_F9)
    assert desk.asked == []
    desk.press(Key.Key_1, modifier=Qt.KeyboardModifier.AltModifier)
    assert desk.focus() is desk.page.free.card
    desk.press(Key.Key_F9)
    assert desk.asked == ["call_next"]


def test_time_counts_only_while_the_desk_is_seen(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.called())
    timers = (desk.shell._timer, desk.shell.top.clock._timer)
    assert [timer.isActive() for timer in timers] == [True, True]
    desk.window.hide()
    assert [timer.isActive() for timer in timers] == [False, False]


def test_a_minute_later_the_hour_is_asked_and_the_list_read_again(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.services.day.asked.clear()
    desk.services.desk.change(day=scenes.day(near_break=True, break_until=scenes.clock("13:30")))
    desk.shell.on_minute()
    assert "freeze_for_break" in desk.services.day.asked


def test_the_words_that_count_time_go_on_between_two_readings(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.called())
    desk.shell.clock.set(scenes.clock("09:07") + 20_000_000)
    desk.page.tick(scenes.called())
    assert desk.page.called.header.line.text() == "gọi lúc 09:07, cách đây 20 giây"


def test_held_keys_choose_once_in_a_question(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_F2)
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    for _turn in range(3):
        QApplication.sendEvent(desk.focus(), held)
    assert "pause_counter" not in desk.asked


def test_tab_goes_from_the_papers_to_the_dossier_code_and_on(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    stops = []
    for _stop in range(7):
        stops.append(desk.focus().objectName())
        desk.press(Key.Key_Tab)
    first, second = scenes.BIRTH.papers[1].id, scenes.COPY.papers[0].id
    assert [stops[0], stops[1], stops[3], stops[4]] == [f"tick_{first}", "dossierCode", f"tick_{second}", "dossierCode"]
    assert stops[6] == "F3"


def test_a_busy_database_at_a_reading_is_not_the_clerks_business(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.services.desk.fails = Busy()
    desk.window.refresh()
    assert not desk.page.message.isVisible()
    assert not desk.page.lost.isVisible()
