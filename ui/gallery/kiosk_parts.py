"""Exhibits of the kiosk's parts: big buttons, rows, the keyboard."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.words import _
from ui.theme import of
from ui.widgets.choice_button import ChoiceButton, Tile
from ui.widgets.icon import Icon
from ui.widgets.keyboard import Keyboard
from ui.widgets.labels import Words
from ui.widgets.paint import RIGHT


def choices() -> QWidget:
    """Shows the buttons of the first screen and rows of lists."""
    page = QWidget()
    column = QVBoxLayout(page)
    theme = of(page)
    column.setSpacing(theme.px(32))
    main = ChoiceButton(_("Lấy số thứ tự"), ("Take a number",), kind="main", icon="ticket", icon_size=168)
    main.setMinimumHeight(theme.px(344))
    column.addWidget(main)
    lines = (_("Quét mã QR hoặc nhập mã hẹn"), "I have an appointment")
    column.addWidget(ChoiceButton(_("Tôi có lịch hẹn"), lines, icon="calendar-check"))
    pair = QHBoxLayout()
    pair.setSpacing(theme.px(32))
    for word, icon in ((_("Xem giấy tờ cần có"), "document"), (_("Hướng dẫn VNeID"), "phone")):
        second = ChoiceButton(
            word, (_("Tìm theo tên thủ tục"),), icon=icon, icon_size=80, above=True, word_type="kiosk-pair"
        )
        pair.addWidget(second)
    column.addLayout(pair)
    column.addWidget(_line_row())
    column.addWidget(_priority_row())
    asleep = ChoiceButton(_("Căn cước, cư trú"), (_("Thẻ căn cước, thường trú"),), kind="row")
    asleep.lead(Tile(letter="E"))
    asleep.refuse(_("Nghỉ đến 13:30"))
    column.addWidget(asleep)
    return page


def keyboard() -> QWidget:
    """Shows the keyboard."""
    board = Keyboard()
    board.setFixedHeight(of(board).px(548))
    return board


def _line_row() -> QWidget:
    row = ChoiceButton(_("Chứng thực"), (_("Sao y, chứng thực chữ ký"),), kind="row", line_type="kiosk-row-soft")
    row.lead(Tile(letter="A"))
    right = QWidget()
    column = QVBoxLayout(right)
    for words, kind in ((_("3 người chờ"), "kiosk-row-soft"), (_("15 phút"), "kiosk-minutes")):
        label = Words(words, kind)
        label.setAlignment(RIGHT)
        column.addWidget(label)
    row.trail(right)
    return row


def _priority_row() -> QWidget:
    row = ChoiceButton(_("Từ 60 tuổi trở lên"), kind="row")
    row.lead(Tile(icon="elderly", size=112, tone="ink", fill="vang"))
    row.trail(Words(_("Đúng"), "kiosk-foot", "lam"))
    row.trail(Icon("chevron-right", "lam", 48))
    return row
