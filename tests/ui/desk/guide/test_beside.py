"""The guide beside the visit: the visit is never lost, the walk is kept until it is finished, the keys stay."""

from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from onestop_desk.domain.errors import Busy, Offline, Refusal
from onestop_desk.domain.guide import Reason, Result
from onestop_desk.domain.tickets import State
from onestop_desk.services.guide_views import Village
from onestop_desk.words import guide_alone
from tests.ui.desk import scenes
from tests.ui.desk.guide.conftest import AtTheDesk, MakeGuide
from tests.ui.desk.procedures.conftest import Answers, PaperTray
from ui.background import run_inline
from ui.desk.dialogs.slip_sheet import Out
from ui.desk.guide.session import Stage
from ui.desk.states import PageState

pytestmark = pytest.mark.qt
Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_f6_opens_it_beside_the_visit_and_the_visit_stays_in_sight(guide: AtTheDesk) -> None:
    desk = guide.desk
    assert desk.shell.guide_beside.is_open
    assert desk.state() is PageState.SERVING
    side = desk.shell.guide_beside._side
    assert side is not None
    assert (side.number.text(), side.name.text()) == ("A014", "Lương Thị Thu Hà")
    assert desk.page.bar.isVisible()
    bar = desk.page.bar.buttons
    assert [bar[key].variant for key in (Key.Key_F6, Key.Key_F9)] == ["outlined", "outlined"]
    assert desk.focus() is guide.view.walk.question.answers.rows()[0]


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_F6])
def test_the_visit_comes_back_as_it_was_and_the_walk_waits(guide: AtTheDesk, key: Qt.Key) -> None:
    before = guide.desk.services.desk.now_view
    guide.press(Key.Key_1, Key.Key_1)
    asked = guide.title()
    guide.desk.press(key)
    assert not guide.desk.shell.guide_beside.is_open
    assert guide.desk.page.serving.isVisible()
    assert guide.desk.services.desk.now_view == before
    assert guide.desk.focus() in guide.desk.page.serving.findChildren(type(guide.desk.focus()))
    assert guide.desk.page.bar.buttons[Key.Key_F9].variant == "primary"
    guide.desk.press(Key.Key_F6)
    assert guide.title() == asked
    assert guide.answers() == 2


def test_papers_ticked_before_are_ticked_after(make_guide: MakeGuide) -> None:
    guide = make_guide()
    guide.desk.press(Key.Key_Escape)
    guide.desk.press(Key.Key_Space)
    ticked = [p.ticked for p in guide.desk.services.desk.now_view.visit.procedures[0].procedure.papers]  # type: ignore[union-attr]
    guide.desk.press(Key.Key_F6)
    guide.press(Key.Key_1, Key.Key_Space)
    guide.desk.press(Key.Key_Escape)
    assert [p.ticked for p in guide.desk.services.desk.now_view.visit.procedures[0].procedure.papers] == ticked  # type: ignore[union-attr]


def test_another_page_and_back_finds_the_guide_where_it_was(guide: AtTheDesk) -> None:
    guide.press(Key.Key_1)
    asked = guide.title()
    guide.desk.press(Key.Key_3, modifier=ALT)
    guide.desk.press(Key.Key_1, modifier=ALT)
    assert guide.desk.shell.guide_beside.is_open
    assert guide.title() == asked
    assert guide.view.has_keyboard()


def test_the_function_keys_act_from_the_guide(guide: AtTheDesk) -> None:
    guide.desk.press(Key.Key_F8)
    assert guide.desk.asked == ["recall"]
    guide.desk.press(Key.Key_F12)
    assert guide.desk.dialog() is not None
    guide.desk.press(Key.Key_Escape)
    assert guide.desk.shell.guide_beside.is_open
    assert guide.view.has_keyboard()


def test_when_the_visit_is_over_the_guide_goes(guide: AtTheDesk) -> None:
    guide.press(Key.Key_1)
    guide.desk.elsewhere(visit=None)
    assert not guide.desk.shell.guide_beside.is_open
    assert guide.desk.state() is PageState.FREE
    other = scenes.visit(State.SERVING)
    guide.desk.elsewhere(visit=replace(other, ticket_id="tB001", number="B001"))
    guide.desk.press(Key.Key_F6)
    assert guide.answers() == 0


def test_a_live_update_moves_neither_keyboard_nor_answer(guide: AtTheDesk) -> None:
    guide.press(Key.Key_1, Key.Key_Down, Key.Key_Down)
    held, asked = guide.desk.focus(), guide.title()
    guide.desk.elsewhere(waiting=())
    assert guide.desk.focus() is held
    assert guide.title() == asked


def test_backspace_and_change_go_back(guide: AtTheDesk) -> None:
    guide.press(Key.Key_1, Key.Key_1, Key.Key_4)
    assert guide.view.answered.rows()[0].answer.text() == "Chưa có tài khoản"
    guide.press(Key.Key_Backspace)
    assert guide.answers() == 2
    guide.desk.click(guide.view.answered.rows()[0].change)
    assert guide.answers() == 0
    assert guide.view.walk.back.reason == "Đây là câu đầu tiên"
    guide.press(Key.Key_Backspace)
    assert guide.answers() == 0


def test_progress_is_said_in_pills_and_words(guide: AtTheDesk) -> None:
    assert guide.view.walk.steps.words.startswith("Câu 1, nhiều nhất ")
    guide.press(Key.Key_1)
    assert guide.view.walk.steps.words.startswith("Câu 2, nhiều nhất ")


def pdf_words(file: Path) -> str:
    """Everything that stands on the first page."""
    document = pypdfium2.PdfDocument(file)
    words: str = document[0].get_textpage().get_text_range()
    document.close()
    return words


def to_level_2(guide: AtTheDesk) -> None:
    for answer in ("no_account", "self", "18_59", "valid", "own", "level_2"):
        guide.choose(answer)


def test_steps_are_followed_along_by_space_arrows_or_their_number(guide: AtTheDesk) -> None:
    to_level_2(guide)
    rows = guide.view.walk.outcome.rows()
    assert guide.desk.focus() is rows[0]
    guide.press(Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_4)
    assert [row.isChecked() for row in rows] == [True, True, False, True, False]
    guide.desk.press(Key.Key_Escape)
    guide.desk.press(Key.Key_F6)
    assert [row.isChecked() for row in guide.view.walk.outcome.rows()] == [True, True, False, True, False]


def test_where_the_police_desk_is_comes_from_the_office(guide: AtTheDesk) -> None:
    to_level_2(guide)
    assert "Công an xã Tân Yên, tầng 1" in guide.view.walk.outcome.where.text()
    assert "1900 0368" in guide.view.hand.phone.text()


def test_what_was_done_needs_a_reason_only_where_there_is_one(guide: AtTheDesk) -> None:
    to_level_2(guide)
    guide.press(Key.Key_Return, Key.Key_5)
    assert guide.is_at(Stage.REASON)
    guide.press(Key.Key_Backspace)
    assert guide.is_at(Stage.RESULT)
    guide.press(Key.Key_5, Key.Key_1)
    (done,) = guide.written()
    assert (done.result, done.reason) == (Result.DECLINED, Reason.NO_TIME)
    assert guide.view.walk.done.notice.headline.text() == "Đã ghi: Công dân chưa muốn làm"
    guide.press(Key.Key_Return)
    assert not guide.desk.shell.guide_beside.is_open, "Enter at the end goes back to the visit"
    guide.desk.press(Key.Key_F6)
    assert guide.answers() == 0, "what was written down is not walked on"


def test_villages_are_asked_only_where_the_office_counts_by_them(make_guide: MakeGuide) -> None:
    guide = make_guide()
    guide.desk.press(Key.Key_Escape)
    guide.service.listed = (Village("v1", "Thôn Giữa", 12), Village("v2", "Thôn Chùa", 7))
    guide.desk.shell.guide_beside._sessions.clear()
    guide.desk.press(Key.Key_F6)
    to_level_2(guide)
    guide.press(Key.Key_Return, Key.Key_2)
    assert guide.is_at(Stage.VILLAGE)
    guide.press(Key.Key_3)
    assert [done.village_id for done in guide.written()] == ["v2"]


def test_what_could_not_be_written_is_written_once_later(guide: AtTheDesk) -> None:
    to_level_2(guide)
    guide.service.fails = Busy()
    guide.press(Key.Key_Return, Key.Key_2)
    assert guide.is_at(Stage.SAVE)
    assert guide.view.walk.message.isVisible()
    key = guide.session.key
    guide.service.fails = None
    guide.press(Key.Key_Return)
    assert guide.is_at(Stage.DONE)
    assert list(guide.service.written) == [key]


def test_a_broken_guide_says_so_and_nothing_else_stops(make_guide: MakeGuide) -> None:
    guide = make_guide()
    guide.desk.press(Key.Key_Escape)
    guide.service.broken = Refusal("bad_guide", file="guide.json", line=12, problem="unknown_target")
    guide.desk.press(Key.Key_F6)
    assert not guide.desk.shell.guide_beside.is_open
    assert "12" in guide.desk.page.message.sentence.text()
    guide.desk.press(Key.Key_F9)
    assert guide.desk.dialog() is not None


def test_it_opens_and_is_walked_while_the_data_is_away_and_is_written_when_it_is_back(make_guide: MakeGuide) -> None:
    guide = make_guide()
    guide.desk.press(Key.Key_F6)
    services = guide.desk.services
    services.desk.fails = services.guide.fails = services.guide.office_fails = Offline()
    guide.desk.window.refresh()
    assert guide.desk.page.bar.buttons[Key.Key_F6].isEnabled()
    guide.desk.press(Key.Key_F6)
    to_level_2(guide)
    assert "Công an xã Tân Yên, tầng 1" in guide.view.walk.outcome.where.text(), "what was read last still stands"
    guide.press(Key.Key_Return, Key.Key_2)
    assert guide.is_at(Stage.SAVE)
    services.desk.fails = services.guide.fails = services.guide.office_fails = None
    guide.desk.window.refresh()
    guide.press(Key.Key_Return)
    assert [done.outcome_id for done in guide.written()] == ["level_2_police"]


def test_alone_it_opens_while_the_data_is_away_though_nothing_was_ever_read(make_guide: MakeGuide) -> None:
    guide = make_guide(scenes.idle())
    guide.desk.press(Key.Key_Escape)
    guide.desk.services.desk.fails = guide.service.office_fails = Offline()
    guide.desk.window.refresh()
    guide.desk.press(Key.Key_4, modifier=ALT)
    to_level_2(guide)
    assert guide.is_at(Stage.OUTCOME)


@pytest.mark.parametrize("code", ["V02", "v02"])
def test_the_code_of_a_hand_out_opens_its_steps_and_knows_nothing_else(guide: AtTheDesk, code: str) -> None:
    guide.press(Key.Key_1)
    guide.type_code(code.upper()) if code[0] == "V" else guide.scan(code)
    outcome = guide.session.outcome
    assert outcome is not None
    assert guide_alone.short_code(guide.session.guide, outcome) == "V02"
    assert guide.view.answered.rows() == []
    head = guide.view.answered.head
    assert head is not None
    assert head.remark.text() == "không hỏi, mở bằng mã"
    guide.press(Key.Key_Return, Key.Key_6)
    assert [(done.outcome_id, done.age_group) for done in guide.written()] == [(outcome.id, None)]


def test_the_first_question_says_that_a_code_may_be_typed(guide: AtTheDesk) -> None:
    assert "V02" in guide.view.walk.question.line.text()
    guide.press(Key.Key_1)
    assert "V02" not in guide.view.walk.question.line.text()


def test_back_from_a_code_is_the_first_question_and_an_unknown_code_says_so(guide: AtTheDesk) -> None:
    guide.type_code("V02")
    guide.press(Key.Key_Backspace)
    assert guide.is_at(Stage.ASK)
    assert guide.answers() == 0
    guide.type_code("V99")
    assert guide.is_at(Stage.ASK)
    assert guide.view.walk.message.headline.text() == "Không có mã V99"


def test_it_is_not_opened_for_somebody_who_is_still_called(make_guide: MakeGuide) -> None:
    guide = make_guide(scenes.called())
    assert not guide.desk.shell.guide_beside.is_open
    assert guide.desk.page.bar.buttons[Key.Key_F6].reason == "Mời công dân vào quầy trước"


def test_with_a_free_counter_it_guides_somebody_without_a_visit(make_guide: MakeGuide) -> None:
    guide = make_guide(scenes.idle())
    assert guide.desk.shell.guide_beside.is_open
    guide.desk.press(Key.Key_F9)
    assert guide.desk.state() is PageState.CALLED
    assert not guide.desk.shell.guide_beside.is_open


def test_the_visit_and_the_procedures_page_say_that_an_account_is_needed(make_guide: MakeGuide) -> None:
    guide = make_guide()
    guide.desk.press(Key.Key_Escape)
    serving = guide.desk.page.serving
    assert serving.vneid.isVisible()
    guide.desk.click(serving.guide)
    assert guide.desk.shell.guide_beside.is_open


def test_alone_on_alt_4_it_begins_again_after_each_person(make_guide: MakeGuide) -> None:
    guide = make_guide(scenes.idle(), alone=True)
    assert not guide.desk.shell.on_counter_page()
    to_level_2(guide)
    guide.press(Key.Key_Return, Key.Key_2)
    assert guide.is_at(Stage.DONE)
    assert guide.desk.shell.guide.side.number.text() == "1"
    guide.press(Key.Key_Return)
    assert guide.is_at(Stage.ASK)
    guide.press(Key.Key_1)
    guide.desk.press(Key.Key_Escape)
    assert guide.desk.shell.on_counter_page()
    guide.desk.press(Key.Key_4, modifier=ALT)
    assert guide.answers() == 1


def test_there_is_no_field_to_type_anything_in(make_guide: MakeGuide) -> None:
    guide = make_guide(alone=True)
    to_level_2(guide)
    fields = [f for kind in (QLineEdit, QTextEdit, QPlainTextEdit) for f in guide.desk.shell.guide.findChildren(kind)]
    assert fields == []
    assert QApplication.focusWidget() is not None


def test_ctrl_p_shows_the_hand_out_and_prints_it(make_guide: MakeGuide, tmp_path: Path) -> None:
    guide = make_guide()
    tray = PaperTray(tmp_path)
    guide.desk.shell._guide_acts.out = Out(Answers(tmp_path), tray, run_inline)
    guide.press(Key.Key_P, modifier=CTRL)
    assert guide.desk.dialog() is None
    to_level_2(guide)
    guide.press(Key.Key_P, modifier=CTRL)
    sheet = guide.desk.dialog()
    assert sheet is not None
    assert sheet.objectName() == "slipSheet"
    guide.desk.press(Key.Key_S, modifier=CTRL)
    words = pdf_words(tmp_path / "vneid-level_2_police.pdf")
    assert "TK01" in words
    assert "A014" not in words
    assert "Lương Thị Thu Hà" not in words
    assert guide.view.walk.message.headline.text() == "Đã lưu vneid-level_2_police.pdf"
    guide.press(Key.Key_P, modifier=CTRL)
    guide.desk.press(Key.Key_2, Key.Key_Return, Key.Key_Return)
    assert len(tray.printed) == 1
    assert guide.is_at(Stage.OUTCOME)
