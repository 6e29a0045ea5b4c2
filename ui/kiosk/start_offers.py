"""What else the start offers beside a number: an appointment, the papers of a procedure, the VNeID guide."""

from PySide6.QtWidgets import QBoxLayout

from onestop_desk.words import _, marked
from ui.kiosk import says
from ui.kiosk.kit import Kit
from ui.kiosk.paged import SPARE
from ui.kiosk.touch import TouchCard, big_button

APPOINTMENT = marked("Tôi có lịch hẹn")
PAPERS = marked("Xem giấy tờ cần có")
SMALL = "kiosk-foot"
"""The type of the smaller cards' names."""
GUIDE = marked("Hướng dẫn VNeID")
Lines = tuple[tuple[str, str], ...]


def cards(kit: Kit, *, guides: bool, lost: bool) -> tuple[TouchCard, ...]:
    """The cards in their order: appointment, papers, and the guide where there is one."""
    kind = "kiosk-second" if kit.upright else "kiosk-pair"
    how = _("Quét mã QR hoặc nhập mã hẹn")
    # Beside the guide the appointment has a line to itself.
    below: Lines = ((how, "kiosk-body"), (says.other_language(APPOINTMENT), "kiosk-body"))
    if guides and not kit.upright:
        below = ((_("{one} · {other}").format(one=how, other=says.other_language(APPOINTMENT)), "kiosk-body"),)
    appointment = _wide(kit, "appointment", "calendar-check", ((_(APPOINTMENT), kind), *below), low=guides)
    # Without the data nobody can be received.
    appointment.use(not lost)
    if not guides:
        search = (_("Tìm theo tên thủ tục"), says.other_language(PAPERS))
        lines = ((_(PAPERS), kind), *((text, "kiosk-body") for text in search))
        return appointment, _wide(kit, "papers", "document", lines, low=False)
    papers = _half(kit, "papers", "document", PAPERS, _("Tìm theo tên thủ tục"))
    return appointment, papers, _half(kit, "guide", "phone", GUIDE, _("Tài khoản, mật khẩu"))


def lay(kit: Kit, column: QBoxLayout, others: tuple[TouchCard, ...]) -> None:
    """Puts them below the number: the appointment first, the two smaller ones side by side."""
    if len(others) == 2:
        pair = kit.column(gap=32) if kit.upright else kit.row(gap=28)
        for card in others:
            pair.addWidget(card, 0 if kit.upright else 1)
        column.addLayout(pair, 0 if kit.upright else 2)
        return
    column.addWidget(others[0], 0 if kit.upright else 2)
    pair = kit.row(gap=kit.pick_raw(32, 28))
    for card in others[1:]:
        pair.addWidget(card, 1)
    column.addLayout(pair, 0 if kit.upright else 2)


def _wide(kit: Kit, name: str, icon: str, lines: Lines, *, low: bool) -> TouchCard:
    upright = 232 if name == "appointment" else 200
    return big_button(
        kit,
        name,
        icon,
        lines,
        kind="second",
        height=kit.pick_raw(upright, 176 if low else 200),
        icon_size=kit.pick_raw(96, 80),
        pad=kit.pick_raw(64, 56 if low else 40),
        gap=kit.pick_raw(64, 48 if low else 32),
    )


def _half(kit: Kit, name: str, icon: str, message: str, sentence: str) -> TouchCard:
    other = says.other_language(message)
    if not kit.upright:
        beside = ((_(message), SMALL), (other, "kiosk-row-soft"))
        return big_button(kit, name, icon, beside, kind="second", height=148, icon_size=72, pad=36, gap=32)
    card = TouchCard(kit, name, "second", least=300)
    inside = kit.column(card, margins=(36, 32), gap=0)
    # From the top, so that the two cards stand level however many lines their words take.
    inside.addWidget(card.symbol(icon, "lam", 84))
    inside.addSpacing(kit.px(14))
    inside.addWidget(kit.words(_(message), SMALL, card.ink))
    for text in (sentence, other):
        soft = kit.words(text, "kiosk-row-soft", card.soft)
        # Left out where longer words need the room.
        soft.setObjectName(SPARE)
        inside.addWidget(soft)
    inside.addStretch(1)
    card.setAccessibleName(_(message))
    return card
