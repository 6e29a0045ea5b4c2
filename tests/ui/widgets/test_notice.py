"""A notice says what happened and what to do; its edge says how much it matters."""

import pytest
from pytestqt.qtbot import QtBot

from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.notice import Notice, NoticeTone


@pytest.mark.parametrize("tone", ["lam", "luc", "cam", "do"])
def test_the_thick_left_edge_has_the_colour_of_the_matter(tone: NoticeTone, qtbot: QtBot) -> None:
    notice = Notice("Loa đang tắt tiếng", "Bật tiếng rồi nghe thử một câu gọi.", tone)
    qtbot.addWidget(notice)
    notice.resize(500, 60)
    picture = notice.grab().toImage()
    assert picture.pixelColor(3, 30).name().upper() == of(notice).colours.tone(tone)
    assert picture.pixelColor(250, 8).name().upper() == of(notice).colours.paper


def test_it_changes_what_it_says(qtbot: QtBot) -> None:
    notice = Notice("Máy in hết giấy", "Thay cuộn giấy.")
    qtbot.addWidget(notice)
    notice.say("Mất kết nối", tone="do")
    assert (notice.headline.text(), notice.tone) == ("Mất kết nối", "do")
    assert notice.sentence.isHidden()


def test_twice_as_long_words_make_it_higher(qtbot: QtBot) -> None:
    notice = Notice("Máy in hết giấy", "Thay cuộn giấy, phiếu đang chờ sẽ tự in. " * 4)
    notice.add(Button("Thử lại"))
    qtbot.addWidget(notice)
    layout = notice.layout()
    assert layout is not None
    assert layout.heightForWidth(300) > layout.heightForWidth(900)
