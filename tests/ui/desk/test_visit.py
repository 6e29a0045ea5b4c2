"""A clerk works through visits with the keyboard alone, and with the mouse; every step is seen by the services."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from onestop_desk.domain.outcomes import Finish, Outcome
from onestop_desk.domain.tickets import State
from tests.ui.desk import scenes
from tests.ui.desk.conftest import MakeDesk
from ui.desk.dialogs.finish import FinishDialog
from ui.desk.dialogs.reason import ReasonDialog
from ui.desk.states import PageState
from ui.widgets.tick_list import TickRow

pytestmark = pytest.mark.qt
Key = Qt.Key
ONE_PROCEDURE = (scenes.asked(1, scenes.BIRTH),)


def test_a_whole_visit_by_keys_alone(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.before_opening())
    desk.services.desk.change(waiting=scenes.IDLE_ROWS, next_up=scenes.idle().next_up)
    desk.press(Key.Key_F2)
    assert desk.state() is PageState.FREE
    assert desk.focus() is desk.page.free.card

    desk.press(Key.Key_F9)
    assert desk.state() is PageState.CALLED
    assert desk.page.called.header.number.text() == "A021"
    assert desk.focus() is desk.page.called.card

    desk.press(Key.Key_Return)
    assert desk.state() is PageState.SERVING
    paper = desk.focus()
    assert isinstance(paper, TickRow)
    assert paper.text() == "Tài khoản VNeID mức 2 của cha hoặc mẹ"

    desk.press(Key.Key_Space)
    assert desk.last("tick_paper")[0] == ("vp3.000722", scenes.BIRTH.papers[1].id, True)
    assert desk.focus() is paper, "ticking must not move the keyboard"

    desk.press(Key.Key_F9)
    assert isinstance(desk.dialog(), FinishDialog)
    desk.press(Key.Key_1, Key.Key_Tab, Key.Key_2)
    desk.press(Key.Key_F9)
    assert desk.dialog() is None
    (_ticket, finishes), facts = desk.last("finish")
    assert isinstance(finishes, tuple)
    assert [f.outcome for f in finishes] == [Outcome.RECEIVED, Outcome.RESULT_RETURNED]
    assert facts["call_next"] is True
    assert desk.state() is PageState.CALLED
    assert desk.page.called.header.number.text() == "A023"
    assert desk.focus() is desk.page.called.card


def test_the_same_by_mouse(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.click(desk.page.free.card)
    desk.click(desk.page.called.card)
    desk.click(desk.page.serving.blocks["vp3.000722"].papers.rows()[1])
    desk.click(desk.page.bar.buttons[Key.Key_F12])
    dialog = desk.dialog()
    assert isinstance(dialog, FinishDialog)
    for block in dialog.blocks:
        desk.click(block.outcomes.buttons()[0])
    desk.click(dialog.only)
    assert desk.asked == ["call_next", "come", "tick_paper", "finish"]
    assert desk.last("finish")[1]["call_next"] is False
    assert desk.state() is PageState.FREE


def test_the_last_call_and_finish_are_taken_back(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_F9)
    assert desk.page.undo.isVisible()
    assert desk.page.undo.text() == "Đã gọi A021"
    desk.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert desk.asked[-1] == "undo"
    assert desk.state() is PageState.FREE
    assert not desk.page.undo.isVisible()


def test_nothing_to_undo_means_the_key_is_silent(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert "undo" not in desk.asked


def test_f9_while_serving_asks_about_the_open_visit_first(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    desk.press(Key.Key_F9, Key.Key_F9)
    dialog = desk.dialog()
    assert isinstance(dialog, FinishDialog)
    assert "finish" not in desk.asked, "an outcome is missing"
    assert dialog.fault.text() == "Thủ tục 1: chọn kết quả."
    assert dialog.blocks[0].property("wrong") is True
    desk.press(Key.Key_Escape)
    assert desk.dialog() is None
    assert isinstance(desk.focus(), TickRow), "the keyboard is back where it was"


def test_missing_papers_start_from_what_was_not_ticked(make_desk: MakeDesk) -> None:
    visit = scenes.visit(State.SERVING, procedures=ONE_PROCEDURE)
    desk = make_desk(replace(scenes.serving(), visit=visit))
    desk.press(Key.Key_F12, Key.Key_3, Key.Key_F12)
    (_ticket, finishes), facts = desk.last("finish")
    account = scenes.BIRTH.papers[1].id
    assert finishes == (Finish("vp3.000722", Outcome.MORE_PAPERS, "", (account,), None, None),)
    assert facts["call_next"] is False


def test_a_second_request_for_papers_is_shown_before_it_is_accepted(make_desk: MakeDesk) -> None:
    again = scenes.asked(1, scenes.BIRTH, dossier_code="H05.190-261123-0038", paper_requests=1)
    desk = make_desk(replace(scenes.serving(), visit=scenes.visit(State.SERVING, procedures=(again,))))
    desk.press(Key.Key_F12, Key.Key_3, Key.Key_F12)
    dialog = desk.dialog()
    assert isinstance(dialog, FinishDialog)
    assert "finish" not in desk.asked
    assert dialog.blocks[0].accept_frame.isVisible()
    assert "lần yêu cầu bổ sung thứ 2" in dialog.blocks[0].accept.rows()[0].text()
    desk.press(Key.Key_Space, Key.Key_F12)
    assert desk.asked[-1] == "finish"


def test_a_refused_dossier_needs_its_reason(make_desk: MakeDesk) -> None:
    visit = scenes.visit(State.SERVING, procedures=ONE_PROCEDURE)
    desk = make_desk(replace(scenes.serving(), visit=visit))
    desk.press(Key.Key_F12, Key.Key_5, Key.Key_F12)
    dialog = desk.dialog()
    assert isinstance(dialog, FinishDialog)
    dialog.blocks[0].reasons.rows()[0].setFocus()
    desk.press(Key.Key_2, Key.Key_F12)
    assert desk.last("finish")[0][1][0].refusal_reason == "fake"  # type: ignore[index]


def test_a_half_typed_code_is_not_lost_when_the_visit_ends(make_desk: MakeDesk) -> None:
    desk = make_desk(replace(scenes.serving(), visit=scenes.visit(State.SERVING, procedures=ONE_PROCEDURE)))
    desk.press(Key.Key_Q, modifier=Qt.KeyboardModifier.ControlModifier)
    desk.type("h05.190-261123-0041")
    desk.press(Key.Key_F9)
    assert desk.last("set_dossier_code")[0] == ("vp3.000722", "h05.190-261123-0041")
    dialog = desk.dialog()
    assert isinstance(dialog, FinishDialog)
    assert dialog.blocks[0].code.text().upper() == "H05.190-261123-0041"


def test_a_code_of_the_wrong_form_is_said_under_its_field(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    block = desk.page.serving.blocks["vp3.000722"]
    block.focus_code()
    desk.type("12")
    assert not block.fault.isVisible(), "nobody is corrected in the middle of a word"
    desk.press(Key.Key_Tab)
    assert block.fault.isVisible()
    assert "set_dossier_code" not in desk.asked


def test_the_papers_of_all_procedures_are_one_list_for_the_arrows(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    names = []
    for _step in range(3):
        focus = desk.focus()
        assert isinstance(focus, TickRow)
        names.append(focus.text()[:12])
        desk.press(Key.Key_Down)
    assert names == ["Tài khoản VN", "Giấy tờ cư t", "Bản chính gi"]


def test_a_procedure_is_found_and_added(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    desk.press(Key.Key_F3)
    desk.type("khai t")
    desk.press(Key.Key_Return)
    assert desk.last("add_procedure")[0] == ("tA014", scenes.DEATH.id)
    assert desk.dialog() is None
    assert "vp1.000656" in desk.page.serving.blocks


def test_a_key_held_down_acts_once(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    first = QKeyEvent(QEvent.Type.KeyPress, Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_F9, Qt.KeyboardModifier.NoModifier, "", True)
    for event in (first, held, held, held):
        QApplication.sendEvent(desk.focus(), event)
    assert desk.asked == ["call_next"]
    enter = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(desk.focus(), enter)
    assert desk.asked == ["call_next"], "Enter still held from before is not a welcome"


def test_f9_in_called_says_why_and_does_nothing(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.called())
    desk.press(Key.Key_F9)
    assert desk.asked == []
    main = desk.page.bar.buttons[Key.Key_F9]
    assert not main.isEnabled()
    assert main.line == "chờ A014 vào quầy hoặc báo vắng mặt"  # type: ignore[union-attr]


def test_calling_again_counts_and_then_offers_missed(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.called())
    missed = desk.page.bar.buttons[Key.Key_F11]
    variants = [missed.variant]
    desk.press(Key.Key_F8, Key.Key_F8)
    assert desk.page.called.header.state.text() == "Đang gọi lần 3"
    assert [*variants, missed.variant] == ["plain", "outlined"]
    desk.press(Key.Key_F11)
    assert desk.last("miss")[0] == ("tA014", None)
    assert desk.state() is PageState.FREE


def test_missed_before_the_third_call_needs_a_reason(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.called())
    desk.press(Key.Key_F11)
    assert isinstance(desk.dialog(), ReasonDialog)
    desk.press(Key.Key_Return)
    assert "miss" not in desk.asked
    desk.press(Key.Key_1, Key.Key_Return)
    assert desk.last("miss")[0] == ("tA014", "said_no")


def test_the_phone_number_is_typed_and_kept(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    desk.click(desk.page.serving.person)
    assert isinstance(desk.focus(), QLineEdit)
    desk.press(Key.Key_Tab)
    desk.type("0900000000")
    desk.press(Key.Key_Return)
    assert desk.last("set_person")[0] == ("tA014", "Lương Thị Thu Hà", "0900000000", "")
