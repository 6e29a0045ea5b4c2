"""Around the visit: picking, aside and back, transfer, lunch, pause, closing, a lost connection, giving numbers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from onestop_desk.domain.errors import Offline, Refusal
from onestop_desk.domain.tickets import State
from tests.ui.desk import scenes
from tests.ui.desk.conftest import Desk, MakeDesk
from tests.ui.desk.fakes import HEAD
from ui.desk.dialogs.close_day import CloseDayDialog
from ui.desk.dialogs.give_number import GiveNumberDialog
from ui.desk.dialogs.overtaken import OvertakenDialog
from ui.desk.dialogs.reason import ReasonDialog
from ui.desk.dialogs.transfer import TransferDialog
from ui.desk.states import PageState
from ui.desk.waiting_model import Column

pytestmark = pytest.mark.qt
Key = Qt.Key


def test_somebody_else_is_called_with_a_reason(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_F5)
    assert desk.focus() is desk.page.waiting.table
    assert desk.page.waiting.chosen() == scenes.IDLE_ROWS[1], "the one who is next needs no reason"
    desk.press(Key.Key_Return)
    assert isinstance(desk.dialog(), ReasonDialog)
    desk.press(Key.Key_2, Key.Key_Return)
    assert desk.last("pick")[0] == ("tA023", "same_person")
    assert desk.state() is PageState.CALLED


def test_enter_on_the_next_person_is_an_ordinary_call(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_F5, Key.Key_Up, Key.Key_Return)
    assert desk.asked == ["call_next"]


def test_nobody_is_picked_while_somebody_is_served(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    desk.press(Key.Key_F5)
    assert desk.page.waiting.focus_list()
    desk.press(Key.Key_Return)
    assert desk.dialog() is None
    assert not desk.page.waiting.pick.isEnabled()


def test_aside_with_its_missing_papers_and_back(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    desk.press(Key.Key_F7, Key.Key_1, Key.Key_Return)
    (_ticket, reason, missing, note), _facts = desk.last("set_aside")
    assert (reason, note) == ("missing_papers", None)
    assert missing == (("vp3.000722", scenes.BIRTH.papers[1].id),)
    assert desk.state() is PageState.FREE
    desk.press(Key.Key_F7)
    assert desk.focus() is desk.page.away.table
    desk.press(Key.Key_Return)
    assert desk.last("come_back")[0] == ("tA014",)


def test_papers_are_missing_only_with_the_reason_that_says_so(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    desk.press(Key.Key_F7, Key.Key_2, Key.Key_F7)
    (_ticket, reason, missing, _note), _facts = desk.last("set_aside")
    assert (reason, missing) == ("copy", ())


def test_a_missed_person_comes_back_by_a_click_on_the_row(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    table = desk.page.away.table
    where = table.visualRect(desk.page.away.model.index(2, 4)).center()
    from PySide6.QtTest import QTest

    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert desk.last("come_back")[0] == ("tC009",)


def test_a_transfer_shows_the_counters_and_keeps_the_turn(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.called())
    desk.press(Key.Key_F10)
    dialog = desk.dialog()
    assert isinstance(dialog, TransferDialog)
    assert [row.option.remark for row in dialog.lines.rows()] == ["quầy 2", "quầy 3", "quầy 4"]
    desk.press(Key.Key_Return)
    assert "transfer" not in desk.asked, "no line has been chosen"
    desk.press(Key.Key_2, Key.Key_Return)
    assert desk.last("transfer")[0] == ("tA014", "lC", "wrong_line")


def test_why_was_i_overtaken_is_answered_in_one_sentence(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_F5)
    desk.click(desk.page.waiting.why)
    dialog = desk.dialog()
    assert isinstance(dialog, OvertakenDialog)
    sentence = dialog.sentence.text()
    assert sentence == "Được gọi trước ông/bà: 1 người có hẹn. Còn 2 người trước ông/bà."
    assert "A021" not in sentence, "numbers are for staff"


def test_a_priority_is_corrected_with_a_reason(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_F5, Key.Key_Down)
    desk.click(desk.page.waiting.priority)
    desk.press(Key.Key_2, Key.Key_Return)
    assert "set_priority" not in desk.asked, "a reason is missing"
    reasons = desk.dialog().reasons.rows()  # type: ignore[union-attr]
    desk.click(reasons[1])
    desk.press(Key.Key_Return)
    assert desk.last("set_priority")[0] == ("tA022", "disabled", "seen")


def test_somebody_goes_home(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_F5)
    desk.click(desk.page.waiting.give_up)
    assert desk.last("give_up")[0] == ("tA023",)
    assert desk.page.message.headline.text() == "A023 đã ra về"


def test_before_lunch_the_desk_says_who_is_still_served(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.lunch())
    assert desk.state() is PageState.NEAR_BREAK
    page = desk.page.near_break
    assert page.head.title.text() == "Còn 5 phút đến giờ nghỉ trưa"
    assert page.served.model.rowCount() == 3
    assert page.kept.model.rowCount() == 4
    assert desk.shell.top.f2.text() == "Nghỉ trưa"
    desk.press(Key.Key_F2, Key.Key_F2)
    assert desk.last("pause_counter")[0] == ("meeting",), "the fake office has no reason called lunch"
    assert desk.state() is PageState.PAUSED


def test_people_away_can_come_back_before_lunch_too(make_desk: MakeDesk) -> None:
    desk = make_desk(replace(scenes.lunch(), away=scenes.AWAY))
    desk.press(Key.Key_F7)
    assert desk.focus() is desk.page.near_break.away.table
    desk.press(Key.Key_Return)
    assert desk.last("come_back")[0] == ("tA016",)


def test_while_paused_the_people_away_wait_for_the_counter(make_desk: MakeDesk) -> None:
    desk = make_desk(replace(scenes.paused(), away=scenes.AWAY))
    button = desk.page.bar.buttons[Key.Key_F7]
    assert (button.isEnabled(), button.reason) == (False, "Mở quầy trước")


def test_a_pause_says_why_and_until_when(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_F2, Key.Key_Return)
    assert "pause_counter" not in desk.asked
    desk.press(Key.Key_1)
    desk.dialog().until.choose("30")  # type: ignore[union-attr]
    desk.press(Key.Key_Return)
    assert desk.services.desk.now_view.counter.until == scenes.clock("10:33")
    assert desk.page.door.head.title.text() == "Tạm dừng: đi họp"
    assert desk.focus() is desk.page.door.card
    desk.press(Key.Key_F2)
    assert desk.state() is PageState.FREE


def test_closing_the_day_says_what_is_still_open(make_desk: MakeDesk) -> None:
    late = scenes.view("16:58", day=scenes.day(near_closing=True))
    desk = make_desk(late)
    desk.services.day.fails = Refusal("visits_open")
    desk.press(Key.Key_F2, Key.Key_F2)
    dialog = desk.dialog()
    assert isinstance(dialog, CloseDayDialog)
    assert dialog.refused.sentence.text().startswith("Còn lượt chưa xong.")
    desk.services.day.fails = None
    desk.press(Key.Key_F2)
    assert desk.dialog() is None
    assert desk.services.day.asked.count("close_day") == 2


def test_only_this_counter_closes(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.view("16:58", day=scenes.day(near_closing=True)))
    desk.press(Key.Key_F2, Key.Key_Return)
    assert desk.asked[-1] == "close_counter"
    assert "close_day" not in desk.services.day.asked


def test_a_number_is_given_at_the_desk(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_F4, Key.Key_1, Key.Key_Return)
    _args, facts = desk.last("give_number")
    assert (facts["procedure_id"], facts["priority"], facts["roll_number"]) == (None, None, None)
    assert desk.page.message.headline.text() == "Đã cấp A024"
    assert desk.page.message.sentence.text() == "3 người chờ trước, khoảng 15 phút"


def test_a_full_line_asks_for_a_reason_and_keeps_the_key(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.services.desk.fails = Refusal("line_full")
    desk.press(Key.Key_F4, Key.Key_1, Key.Key_Return)
    dialog = desk.dialog()
    assert isinstance(dialog, GiveNumberDialog)
    assert dialog.reasons.isVisible()
    desk.services.desk.fails = None
    desk.press(Key.Key_1, Key.Key_Return)
    given = [facts for name, _args, facts in desk.services.desk.asked if name == "give_number"]
    assert [facts["reason"] for facts in given] == [None, "short"]
    assert given[0]["key"] == given[1]["key"], "one showing, one key"


def test_a_number_from_the_paper_roll_is_typed_in(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_F4, Key.Key_2)
    desk.dialog().roll.setFocus()  # type: ignore[union-attr]
    desk.type("B047")
    desk.press(Key.Key_Return)
    assert desk.last("give_number")[1]["roll_number"] == 47


def lose(desk: Desk) -> None:
    desk.services.desk.fails = Offline()
    desk.window.refresh()


def test_a_lost_connection_greys_the_list_and_calls_nobody(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    lose(desk)
    assert desk.page.lost.isVisible()
    assert desk.page.lost.headline.text() == "Mất kết nối dữ liệu"
    assert not desk.page.free.card.isEnabled()
    assert not desk.page.waiting.table.isEnabled()
    head = desk.page.waiting.head
    assert head is not None
    assert head.remark.text() == "danh sách lúc 10:03"
    desk.press(Key.Key_F9)
    assert desk.asked == []
    desk.services.desk.fails = None
    desk.window.refresh()
    assert not desk.page.lost.isVisible()
    assert desk.page.free.card.isEnabled()
    assert head.remark.text() == "hết hàng chờ khoảng 10:30"


def test_while_serving_f9_is_disabled_and_the_visit_stays_on_the_screen(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    lose(desk)
    assert not desk.page.bar.buttons[Key.Key_F9].isEnabled()
    assert desk.page.serving.header.number.text() == "A014"


def test_a_refusal_is_said_calmly_and_goes_with_esc(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.services.desk.fails = Refusal("line_closed", line="A")
    desk.press(Key.Key_F9)
    assert desk.page.message.headline.text() == "Nhóm A đang ngừng nhận"
    desk.press(Key.Key_Escape)
    assert not desk.page.message.isVisible()


def test_the_other_counters_and_the_day_in_figures(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    rows = [(r.who.text(), r.state.text(), r.facts.text()) for r in desk.page.counters.rows()]
    assert rows == [
        ("Trần Văn Dũng", "Đang phục vụ", "C010 · 9 phút"),
        ("Công an xã", "Đang gọi lần 2", "B027"),
        ("Chính sách – Đất đai", "Tạm dừng: đi họp", "đến 10:45"),
    ]
    assert [figure.text() for figure, _unit in desk.page.today.figures] == ["41", "7", "2", "12"]


def test_nobody_waits_has_no_filled_button(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.nobody())
    assert desk.state() is PageState.NOBODY
    assert desk.page.free.nobody_title.isVisible()
    assert not desk.page.free.card.isVisible()
    filled = [b for b in desk.page.findChildren(QPushButton) if b.isVisible() and b.property("variant") == "primary"]
    assert filled == []
    desk.press(Key.Key_F9)
    assert desk.asked == []


def test_a_newcomer_turns_the_empty_page_into_a_call_card(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.nobody())
    desk.elsewhere(waiting=scenes.IDLE_ROWS, next_up=scenes.idle().next_up)
    assert desk.state() is PageState.FREE
    assert desk.focus() is desk.page.free.card
    assert desk.page.waiting.model.text(0, Column.NUMBER) == "A021"


def test_a_walk_out_ends_the_visit_after_a_yes(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.serving())
    desk.click(desk.page.serving.walk_out)
    assert "walk_out" not in desk.asked
    desk.press(Key.Key_Return)
    assert desk.last("walk_out")[0] == ("tA014",)


def test_the_head_opens_a_day_again(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.day_over(), actor=HEAD)
    assert desk.state() is PageState.DAY_OVER
    assert not desk.page.door.card.isVisible()
    desk.click(desk.page.door.reopen)
    assert desk.services.day.asked[-1] == "reopen_day"


def test_a_missed_call_is_said_on_the_page(make_desk: MakeDesk) -> None:
    visit = scenes.visit(State.CALLED, calls_made=3, can_miss=True)
    desk = make_desk(replace(scenes.called(), visit=visit))
    assert desk.page.called.advice.text() == "Đã gọi 3 lần không có người. Bấm Vắng mặt (F11)."


def test_the_menu_of_a_row_offers_the_same_as_the_buttons(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_F5)
    menu = desk.page.waiting.row_menu()
    words = [action.text() for action in menu.actions()]
    assert words == ["Gọi số này…", "Vì sao bị vượt…", "Sửa ưu tiên…", "Công dân bỏ về"]
    menu.actions()[1].trigger()
    assert desk.last("why_overtaken")[0] == ("tA023",)


def test_what_can_be_done_with_a_row_shows_only_while_the_list_has_the_keyboard(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    shown = [desk.page.waiting.foot.isVisible()]
    desk.press(Key.Key_F5)
    shown.append(desk.page.waiting.foot.isVisible())
    desk.press(Key.Key_Escape)
    assert [*shown, desk.page.waiting.foot.isVisible()] == [False, True, False]
