"""An ID card under a handheld scanner: only age and document are used, nothing is kept, hostile texts do nothing."""

import logging
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from onestop_desk.domain.guide import Outcome
from tests.ui.desk import scenes
from tests.ui.desk.guide.conftest import AtTheDesk, MakeGuide
from ui.desk.guide.session import Stage
from ui.desk.guide.strokes import LEAST, Strokes

pytestmark = pytest.mark.qt
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier

NAME, PLACE = "Bùi Thị Mẫn", "Thôn Không Có Thật, xã Tân Yên"
ELDERLY = f"024152345678|121234567|{NAME}|03021952|Nữ|{PLACE}|15082021||||"
PUPIL = f"024211345678||{NAME}|03022011|Nữ|{PLACE}|15082025"
SECRETS = ("024152345678", "121234567", NAME, "03021952", PLACE, "Bùi", "1952")

HOSTILE = {
    "sql": "1'; DROP TABLE guided; --|x|x|x|x|x|x",
    "formula": '=HYPERLINK("x")|a|b|c|d|e|f',
    "html": "<script>alert(1)</script>123456|a|b|c|d|e|f",
    "an address": "https://example.invalid/vneid?login=1234567",
    "figures only": "123456789012",
    "nine figures like answers": "111111111",
    "too few fields": "024152345678|121234567",
    "a birthday that is no day": "024152345678||A|31022052|Nữ|B|15082021",
    "issued in the future": "024152345678||A|03021952|Nữ|B|15082090",
    "far too long": "0" + "9|" * 700,
    "a name of format signs": "024152345678||{0.__class__}%s%n|03021952|Nữ",
}


def everything_shown(widget: QObject) -> str:
    """Every text that any widget of a window holds, shown or not."""
    found: list[str] = []
    for part in [widget, *widget.findChildren(QObject)]:
        found.append(part.objectName())
        if not isinstance(part, QWidget):
            continue
        found += [part.toolTip(), part.accessibleName(), part.accessibleDescription(), part.windowTitle()]
        for way in ("text", "placeholderText"):
            said = getattr(part, way, None)
            if callable(said):
                found.append(str(said()))
    return "\n".join(found)


def held(thing: Any, depth: int = 4) -> str:
    """What an object of ours remembers, and what that remembers."""
    if depth == 0 or not hasattr(thing, "__dict__"):
        return repr(thing)
    return "\n".join(held(value, depth - 1) for value in vars(thing).values())


@pytest.mark.parametrize("enter", [True, False], ids=["ended by Enter", "ended by silence"])
def test_age_and_card_are_not_asked_any_more(guide: AtTheDesk, enter: bool) -> None:
    guide.scan(ELDERLY, enter=enter)
    assert guide.view.walk.message.headline.text() == "Đã đọc thẻ: từ 60 tuổi"
    guide.choose("no_account")
    guide.choose("self")
    facts = guide.session.walk.facts
    assert (facts["age_group"], facts["document"]) == ("60_plus", "valid")
    now = guide.session.now
    assert not isinstance(now, Outcome)
    assert now.id == "sim", "age and card were skipped"
    assert [row.answer.text() for row in guide.view.answered.rows()][-1] == "Có, mang theo đây"


def test_nothing_of_the_card_is_kept_anywhere(guide: AtTheDesk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    guide.scan(ELDERLY)
    for answer in ("no_account", "self", "basic"):
        guide.choose(answer)
    guide.press(Key.Key_Return, Key.Key_2)
    assert guide.is_at(Stage.DONE)
    (done,) = guide.written()
    places = {
        "widgets": everything_shown(guide.desk.window),
        "session": held(guide.session),
        "view": held(guide.view, 3),
        "strokes": held(guide.view._strokes),
        "written": repr(done),
        "log": caplog.text,
        "clerk's desk": repr(guide.desk.services.desk.asked),
    }
    for place, text in places.items():
        assert [secret for secret in SECRETS if secret in text] == [], place
    assert done.age_group == "60_plus"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("armed", [False, True], ids=["at once", "after Ctrl+Q"])
def test_what_is_no_card_is_refused_calmly_and_answers_nothing(guide: AtTheDesk, text: str, armed: bool) -> None:
    guide.choose("no_account")
    if armed:
        guide.press(Key.Key_Q, modifier=CTRL)
    asked = guide.title()
    guide.scan(text)
    assert guide.view.walk.message.headline.text() == "Mã vừa quét không phải thẻ căn cước"
    assert (guide.title(), guide.answers()) == (asked, 1)
    assert text[:12] not in everything_shown(guide.desk.window)
    guide.choose("self")
    assert guide.answers() == 2, "the keys act again"


def test_after_ctrl_q_single_keys_choose_nothing_and_esc_gives_up(guide: AtTheDesk) -> None:
    guide.press(Key.Key_Q, modifier=CTRL)
    assert guide.view.walk.message.headline.text() == "Đưa mã QR trên thẻ căn cước vào máy quét"
    guide.press(Key.Key_1)
    assert guide.answers() == 0
    guide.desk.press(Key.Key_Escape)
    assert guide.desk.shell.guide_beside.is_open, "Esc gave up scanning, not the guide"
    guide.press(Key.Key_1)
    assert guide.answers() == 1


def test_spaces_and_letters_of_a_card_press_no_button(guide: AtTheDesk) -> None:
    guide.scan(PUPIL)
    assert guide.answers() == 0
    assert guide.desk.asked == []
    assert guide.session.walk.known == {"age_group": "14_17", "document": "valid"}


def test_a_card_read_later_keeps_what_was_answered(guide: AtTheDesk) -> None:
    guide.choose("no_account")
    guide.scan(PUPIL)
    assert guide.session.walk.answers == ("no_account",)


def test_what_the_card_said_can_be_asked_after_all(guide: AtTheDesk) -> None:
    guide.scan(ELDERLY)
    guide.choose("no_account")
    guide.choose("self")
    rows = guide.view.answered.rows()
    guide.desk.click(rows[-1].change)
    assert guide.session.now.id == "card"
    assert guide.session.walk.facts["age_group"] == "60_plus"
    guide.choose("expired")
    assert guide.session.outcome is not None
    assert guide.session.outcome.id == "card_renew"


def test_alone_the_scanner_works_too(make_guide: MakeGuide) -> None:
    guide = make_guide(scenes.idle(), alone=True)
    guide.press(Key.Key_Q, modifier=CTRL)
    guide.scan(ELDERLY)
    assert guide.session.walk.known["age_group"] == "60_plus"


def test_a_scan_at_the_end_changes_nothing(guide: AtTheDesk) -> None:
    for answer in ("no_account", "self", "18_59", "valid", "own", "level_2"):
        guide.choose(answer)
    guide.scan(ELDERLY)
    assert guide.is_at(Stage.OUTCOME)
    assert not any(row.isChecked() for row in guide.view.walk.outcome.rows())


@given(text=some.text(some.characters(min_codepoint=32, max_codepoint=0x1EF9), min_size=LEAST, max_size=80))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_burst_is_never_taken_for_answers(text: str, qapp: object) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    heard: list[str] = []
    strokes = Strokes()
    strokes.digits.connect(heard.append)
    for letter in "0" + text:
        strokes.take(QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    strokes.end()
    assert heard == []
    assert strokes._typed == ""
