"""The cards of the last screen: take the slip, the number itself, how many come before, what to prepare."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from onestop_desk.services.views import Outlook
from onestop_desk.words import _, marked, phrases
from ui.kiosk import says
from ui.kiosk.fitted import FittedRows
from ui.kiosk.hall import Told
from ui.kiosk.kit import Kit
from ui.kiosk.place_screen import CodePicture
from ui.theme import Tone
from ui.widgets.numbers import FitLabel

TAKE = marked("Vui lòng lấy phiếu")
YOURS = marked("Số của ông/bà")
MOST_PAPERS = 6
FOLLOW_CODE = (300, 300)
"""Upright, lying: with whole pixels a module, any address's code without its margin is over the 208 of the look."""
_CODE_CARD = 340
LONG_TITLE = 60
_SLOTS = {
    "below": (marked("Ở khe bên dưới"), "arrow-down"),
    "left": (marked("Ở khe bên trái"), "arrow-left"),
    "right": (marked("Ở khe bên phải"), "arrow-right"),
}
_PROBLEMS = {
    "paper_out": marked("Máy in hết giấy"),
    "cover_open": marked("Nắp máy in đang mở"),
    "offline": marked("Máy in đang tắt"),
}


def take_card(kit: Kit, slot: str) -> QFrame:
    """The slip is out: the arrow shows where."""
    where, arrow = _SLOTS[slot]
    card = _band(kit, "kiosk-take", "printer", "paper")
    lines = (_(TAKE), _("{place} · {other}").format(place=_(where), other=says.other_language(TAKE)))
    _say(kit, card, lines, ("paper", "paper"))
    inside = card.layout()
    if inside is not None:
        inside.addWidget(kit.icon(arrow, "paper", 96))
    card.setObjectName("takeSlip")
    return card


def printing_card(kit: Kit) -> QFrame:
    """The slip is on its way; the number is valid already."""
    card = _band(kit, "kiosk-card", "printer", "lam")
    _say(kit, card, (_("Đang in phiếu…"), _("Số của ông/bà đã được ghi nhận")), ("ink", "ink_soft"))
    card.setObjectName("printing")
    return card


def shown_card(kit: Kit) -> QFrame:
    """There is no printer: the slip is shown as it would print."""
    card = _band(kit, "kiosk-card", "camera", "lam")
    _say(
        kit,
        card,
        (_("Mời ông/bà nhớ số này"), _("Chưa nối máy in: chụp ảnh hoặc ghi lại số")),
        ("ink", "ink_soft"),
    )
    card.setObjectName("slipShown")
    return card


def problem_card(kit: Kit, problem: str, number: str) -> QFrame:
    """The printer failed; the number did not."""
    card = _band(kit, "kiosk-notice", "printer-off", "cam")
    headline = _(_PROBLEMS.get(problem, marked("Máy in chưa in được")))
    valid = _("Số {number} vẫn có hiệu lực, không cần lấy lại").format(number=number)
    _say(kit, card, (headline, valid), ("ink", "luc"), strong=True)
    card.setObjectName("printerOut")
    return card


def number_card(kit: Kit, told: Told, *, with_wait: bool) -> QFrame:
    """The number, as large as it gets, and where to go when it is called."""
    card = kit.frame("kiosk-number")
    inside = kit.column(card, margins=(32, 24), gap=6)
    yours = _("{own} · {other}").format(own=_(YOURS), other=says.other_language(YOURS))
    if told.slot is not None:
        yours = _("{own} · hẹn {time}").format(own=_(YOURS), time=phrases.clock(told.slot))
    inside.addWidget(kit.words(yours, "kiosk-english", "ink_soft", align="centre"))
    number = FitLabel([told.taken.number], most=290)
    number.setObjectName("number")
    number.say(told.taken.number)
    number.setMinimumHeight(kit.pick(160, 120))
    inside.addWidget(number, 1)
    line = escape(says.line_name(told.line.line))
    words = line
    if told.outlook is not None and told.outlook.counters:
        where = _("mời đến {counters} khi được gọi").format(counters=says.counters(told.outlook.counters))
        words = f'{line} · <span style="color:{kit.theme.colours.lam}">{escape(where)}</span>'
    place = kit.rich(words, "kiosk-foot")
    place.setAlignment(Qt.AlignmentFlag.AlignCenter)
    inside.addWidget(place)
    if with_wait and told.outlook is not None:
        inside.addWidget(kit.words(_wait_sentence(told.outlook), "kiosk-body", "ink_soft", align="centre"))
    return card


def figure_cards(kit: Kit, outlook: Outlook) -> list[QFrame]:
    """People before, and minutes; without a forecast people only."""
    called = outlook.last_called
    remark = _("Số đang gọi: {number}").format(number=called) if called else ""
    cards = [_figure(kit, "users", (_("Trước ông/bà"), phrases.people(outlook.people_before), remark))]
    if outlook.minutes is None:
        return cards
    wait = says.wait(outlook.minutes, outlook.people_before)
    if outlook.minutes == 0:
        words = (_("Chờ"), wait, _("mời đến khi bảng gọi số"))
    else:
        at = _("gọi vào khoảng {clock}").format(clock=phrases.clock(outlook.call_at)) if outlook.call_at else ""
        words = (_("Chờ khoảng"), wait, at)
    cards.append(_figure(kit, "clock", words))
    return cards


def papers_card(kit: Kit, told: Told) -> QFrame:
    """What to have ready when the number is called."""
    card = kit.frame("kiosk-card")
    card.setObjectName("papersCard")
    inside = kit.column(card, margins=(36, 26), gap=10)
    heading = kit.row(gap=20)
    heading.addWidget(kit.icon("document", "lam", 44), 0, Qt.AlignmentFlag.AlignTop)
    title = _("Chuẩn bị sẵn: {what}").format(what=told.procedure or says.line_name(told.line.line))
    heading.addWidget(kit.words(title, "kiosk-foot" if len(title) <= LONG_TITLE else "kiosk-strong"), 1)
    inside.addLayout(heading)
    rows = [_paper(kit, name) for name in told.papers]
    inside.addWidget(FittedRows(kit, rows, most=MOST_PAPERS, gap=10, rest=says.more_papers), 1)
    return card


def _paper(kit: Kit, name: str) -> QWidget:
    holder = QWidget()
    row = kit.row(holder, gap=20)
    row.addWidget(kit.icon("check", "luc", 36), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(kit.words(name, "kiosk-english"), 1)
    return holder


def way_card(kit: Kit, icon: str, headline: str, sentence: str) -> QFrame:
    """One way to keep a number without a slip."""
    card = kit.frame("kiosk-card")
    inside = kit.row(card, margins=(40, 26), gap=40)
    inside.addWidget(kit.icon(icon, "lam", 72))
    inside.addLayout(_way_words(kit, headline, sentence), 1)
    return card


def scan_card(kit: Kit, address: str) -> QFrame:
    """The way with a phone: the number's own page, as a code."""
    card = kit.frame("kiosk-card")
    card.setObjectName("followByPhone")
    inside = kit.row(card, margins=(40, 10), gap=kit.pick_raw(40, 20))
    if kit.upright:
        inside.addWidget(kit.icon("qr", "lam", 72))
    sentence = _("Mở máy ảnh hoặc Zalo. Số hiện luôn trên điện thoại.")
    inside.addLayout(_way_words(kit, _("Quét mã này"), sentence), 1)
    inside.addWidget(CodePicture(kit, address, FOLLOW_CODE))
    return card


def follow_card(kit: Kit, address: str, *, narrow: bool = False) -> QFrame:
    """Beside a slip that is out: the same code, for who would rather keep the number on the phone."""
    card = kit.frame("kiosk-card")
    card.setObjectName("followByPhone")
    headline, sentence = _("Quét mã để theo dõi trên điện thoại"), _("Còn mấy người, bao giờ đến lượt.")
    code = CodePicture(kit, address, FOLLOW_CODE)
    if narrow:
        card.setFixedWidth(kit.px(_CODE_CARD))
        inside = kit.column(card, margins=(20, 14), gap=4)
        inside.addWidget(code, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(kit.words(headline, "kiosk-row-soft", "ink", align="centre"))
        inside.addStretch(1)
        return card
    across = kit.row(card, margins=(24, 6), gap=24)
    across.addWidget(code)
    across.addLayout(_way_words(kit, headline, sentence), 1)
    return card


def staff_told(kit: Kit) -> QWidget:
    """Who has been told of the printer, where the way to print again would stand."""
    holder = QWidget()
    holder.setObjectName("staffTold")
    row = kit.row(holder, gap=20)
    row.addWidget(kit.icon("check", "ink_soft", 40))
    row.addWidget(kit.words(_("Đã báo cán bộ xem máy in"), "kiosk-row-soft", "ink_soft"), 1)
    return holder


def _way_words(kit: Kit, headline: str, sentence: str) -> QBoxLayout:
    words = kit.column(gap=2)
    words.addStretch(1)
    words.addWidget(kit.words(headline, "kiosk-pair"))
    words.addWidget(kit.words(sentence, "kiosk-body", "ink_soft"))
    words.addStretch(1)
    return words


def _wait_sentence(outlook: Outlook) -> str:
    people = phrases.people(outlook.people_before)
    if outlook.minutes is None:
        return _("Trước ông/bà {people}").format(people=people)
    wait = says.wait_in_sentence(outlook.minutes, outlook.people_before)
    if outlook.call_at is None or outlook.minutes == 0:
        return _("Trước ông/bà {people}, {wait}").format(people=people, wait=wait)
    clock = phrases.clock(outlook.call_at)
    return _("Trước ông/bà {people}, chờ {wait} ({clock})").format(people=people, wait=wait, clock=clock)


def _figure(kit: Kit, icon: str, words: tuple[str, str, str]) -> QFrame:
    label, figure, remark = words
    card = kit.frame("kiosk-card")
    inside = kit.column(card, margins=(34, 20), gap=0)
    top = kit.row(gap=14)
    top.addWidget(kit.icon(icon, "ink_soft", 40))
    top.addWidget(kit.words(label, "kiosk-body", "ink_soft"), 1)
    inside.addLayout(top)
    inside.addWidget(kit.words(figure, "kiosk-main-small" if kit.upright else "kiosk-minutes"))
    if remark:
        inside.addWidget(kit.words(remark, "kiosk-row-soft", "ink_soft"))
    inside.addStretch(1)
    return card


def _band(kit: Kit, kind: str, icon: str, tone: Tone) -> QFrame:
    card = kit.frame(kind)
    card.setMinimumHeight(kit.px(168))
    inside = kit.row(card, margins=(40, 16), gap=36)
    inside.addWidget(kit.icon(icon, tone, 96))
    return card


def _say(kit: Kit, card: QFrame, lines: tuple[str, str], tones: tuple[Tone, Tone], *, strong: bool = False) -> None:
    inside = card.layout()
    words = kit.column(gap=0)
    words.addStretch(1)
    words.addWidget(kit.words(lines[0], "kiosk-title", tones[0]))
    words.addWidget(kit.words(lines[1], "kiosk-english", tones[1], strong=strong))
    words.addStretch(1)
    if isinstance(inside, QHBoxLayout):
        inside.addLayout(words, 1)
