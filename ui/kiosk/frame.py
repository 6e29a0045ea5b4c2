"""The bands that stay on every screen of the kiosk: the header with office, clock and language, and the footer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from onestop_desk.services.views import KioskView
from onestop_desk.words import _, phrases
from ui.kiosk import says
from ui.kiosk.kit import MARGIN, Kit
from ui.kiosk.touch import TouchCard, plain_button
from ui.theme import mark

HEADER = (152, 136)
FOOTER = (168, 144)
FOOT_BUTTON = (120, 104)


class LanguageSwitch(QFrame):
    """Two halves, one touch: the language in use is filled and ticked."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, language: str) -> None:
        super().__init__()
        self.setProperty("kind", "kiosk-switch")
        halves = kit.row(self, margins=(3,), gap=0)
        # The names of languages are not translated: whoever needs one can read it.
        for code, name in (("vi", "Tiếng Việt"), ("en", "English")):
            used = code == language or (code == "vi" and language == "doubled")
            halves.addWidget(self._half(kit, code, name, used=used))
        self.setFixedHeight(kit.px(96))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _half(self, kit: Kit, code: str, name: str, *, used: bool) -> TouchCard:
        half = TouchCard(kit, f"language_{code}", "half")
        mark(half, chosen=used)
        inside = kit.row(half, margins=(16, 0), gap=8)
        inside.addStretch(1)
        if used:
            inside.addWidget(half.symbol("check", "paper", 28))
        inside.addWidget(kit.words(name, "kiosk-row-soft", "paper" if used else "lam", wrap=False, strong=True))
        inside.addStretch(1)
        half.setAccessibleName(name)
        half.clicked.connect(lambda: self.chosen.emit(code))
        return half


class Header(QFrame):
    """Whose office this is, what time it is, and in which language the kiosk speaks."""

    def __init__(self, kit: Kit, view: KioskView, now: int, *, language: str, big_clock: bool) -> None:
        super().__init__()
        self.setProperty("kind", "kiosk-header")
        self.setFixedHeight(kit.pick(*HEADER))
        self._kit = kit
        self._clock = kit.words("", "kiosk-clock" if not kit.upright else "kiosk-strong", wrap=False)
        self._clock.setObjectName("clock")
        self.switch = LanguageSwitch(kit, language)
        row = kit.row(self, margins=(MARGIN, 0), gap=32)
        row.addLayout(self._upright(view, big_clock=big_clock) if kit.upright else self._lying(view), 1)
        if not kit.upright:
            row.addWidget(self._clock)
            self._day = kit.words("", "kiosk-body", "ink_soft", wrap=False)
            row.addWidget(self._day)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        self.tick(now)

    def tick(self, now: int) -> None:
        """Shows the time."""
        self._clock.say(phrases.clock(now))
        if not self._kit.upright:
            day = phrases.local(now).date()
            weekday, _comma, figures = phrases.day_heading(day).partition(", ")
            self._day.say(f"{weekday}\n{figures}")

    def _upright(self, view: KioskView, *, big_clock: bool) -> QVBoxLayout:
        kit = self._kit
        words = kit.column(gap=2)
        words.addStretch(1)
        words.addWidget(kit.words(says.centre_name(view.office), "kiosk-strong"))
        second = kit.row(gap=12)
        second.addWidget(kit.words(view.office.commune, "kiosk-body", "ink_soft", wrap=False))
        dot = kit.words("·", "kiosk-body", "ink_soft", wrap=False)
        for part in (dot, self._clock):
            second.addWidget(part)
            # The start has a clock of its own, far larger.
            part.setVisible(not big_clock)
        if view.office.is_demo:
            second.addWidget(demo_mark(kit))
        second.addStretch(1)
        words.addLayout(second)
        words.addStretch(1)
        return words

    def _lying(self, view: KioskView) -> QVBoxLayout:
        kit = self._kit
        words = kit.column(gap=2)
        words.addStretch(1)
        words.addWidget(kit.words(says.centre_name(view.office), "kiosk-foot"))
        second = kit.row(gap=16)
        second.addWidget(kit.words(view.office.commune, "kiosk-body", "ink_soft", wrap=False))
        if view.office.is_demo:
            second.addWidget(demo_mark(kit))
        second.addStretch(1)
        words.addLayout(second)
        words.addStretch(1)
        return words


class Footer(QFrame):
    """The way back at the left, help at the right, always in the same place."""

    def __init__(self, kit: Kit, parts: tuple[QWidget | None, QWidget | None], *, wide_right: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "kiosk-footer")
        self.setFixedHeight(kit.pick(*FOOTER))
        row = kit.row(self, margins=(MARGIN, 0), gap=32)
        left, right = parts
        if left is not None:
            row.addWidget(left, 2 if wide_right else 0, Qt.AlignmentFlag.AlignVCenter)
        if not wide_right:
            row.addStretch(1)
        if right is not None:
            row.addWidget(right, 3 if wide_right else 0, Qt.AlignmentFlag.AlignVCenter)


def back_button(kit: Kit) -> TouchCard:
    """Leads to the screen before."""
    button = plain_button(kit, "back", _("Quay lại"), "arrow-left", height=foot_height(kit))
    # A long word for help must not squeeze the way back into a column of words.
    button.setMinimumWidth(kit.px(344))
    return button


def help_button(kit: Kit) -> TouchCard:
    """Leads to where a person helps."""
    return plain_button(kit, "askStaff", _("Nhờ cán bộ giúp"), "question", height=foot_height(kit))


def foot_height(kit: Kit) -> int:
    """How high the buttons of the footer are, in pixels of the pictures."""
    return FOOT_BUTTON[0] if kit.upright else FOOT_BUTTON[1]


def demo_mark(kit: Kit) -> QFrame:
    """Says that this office is only for trying out."""
    box = kit.frame("kiosk-demo")
    box.setObjectName("demoMark")
    inside = kit.row(box, margins=(14, 2))
    inside.addWidget(kit.words(_("Dùng thử"), "kiosk-row-soft", strong=True))
    return box
