"""The parts of the morning check: a card for what needs a hand, a row for what is well."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.checks import Check, Finding
from onestop_desk.words import _, checks
from ui.theme import Tone, of
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel
from ui.widgets.notice import Notice
from ui.widgets.panel import Line

ROW, CARD = 37, 72
ICONS = {
    Check.DATABASE: "database",
    Check.CLOCK: "clock",
    Check.DISK: "disk",
    Check.BACKUP: "download",
    Check.PRINTER: "printer",
    Check.VOICE: "speaker",
    Check.BOARD: "monitor",
    Check.KIOSK: "kiosk",
    Check.PORTAL: "globe",
    Check.PROCEDURES: "document",
    Check.SHEETS: "qr",
    Check.SEATS: "calendar",
    Check.GUIDE: "id-card",
    Check.MESSAGES: "phone",
    Check.CAMERAS: "camera",
}


@dataclass(frozen=True)
class Remedy:
    """What a card offers: the word, its key, and what it does, as a name."""

    act: str
    """voice, backup, or the name of a page of the desk."""
    word: str
    key: str


def remedy(finding: Finding) -> Remedy | None:
    """What can be done about a finding from the desk."""
    if finding.checked and finding.check is Check.VOICE:
        return Remedy("voice", _("Bật và nghe thử"), "Alt+L")
    if finding.check is Check.BACKUP:
        return Remedy("backup", _("Sao lưu ngay"), "Alt+S")
    if finding.check in {Check.PROCEDURES, Check.SHEETS}:
        return Remedy("procedures", _("Mở Thủ tục"), "Alt+3")
    if finding.check in {Check.BOARD, Check.KIOSK, Check.PORTAL, Check.MESSAGES, Check.CAMERAS, Check.SEATS}:
        return Remedy("settings", _("Mở Cài đặt"), "Alt+6")
    return None


class FindingCard(Notice):
    """Something that needs a hand: what was found, what to do, and the button that does it."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(
            checks.headline(finding),
            checks.advice(finding),
            "cam",
            icon=ICONS[finding.check],
            headline_kind="head",
            parent=parent,
        )
        self.finding = finding
        self.setMinimumHeight(of(self).px(CARD))
        self.sentence.set_kind("body")
        self.button: Button | None = None
        offered = remedy(finding)
        if offered is not None:
            self.button = Button(offered.word, key=offered.key, variant="outlined", height=44)
            self.button.setObjectName(f"remedy_{offered.act}")
            self.add(self.button)


class FindingRow(QWidget):
    """Something that is well, or that there is not: its state, its name, one remark."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        self.finding = finding
        tone: Tone = "luc" if finding.checked else "ink_soft"
        self.setFixedHeight(theme.px(ROW))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Line())
        row = QHBoxLayout()
        whole.addLayout(row, 1)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Icon("check" if finding.checked else "minus", tone, 16))
        state = ElidedLabel(checks.state(finding), "body-medium" if finding.checked else "body", tone)
        state.setFixedWidth(theme.px(72))
        row.addWidget(state)
        row.addWidget(Icon(ICONS[finding.check], "ink_soft", 16))
        row.addSpacing(theme.px(4))
        name = ElidedLabel(checks.name(finding.check), "body-medium")
        name.setFixedWidth(theme.px(196))
        row.addWidget(name)
        self.remark = ElidedLabel(checks.headline(finding), "small", "ink_soft")
        row.addWidget(self.remark, 1)


class Counted(QWidget):
    """How many are well, or need a hand: a sign and words."""

    def __init__(self, icon: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(of(self).px(6))
        self.words = ElidedLabel("", "small-strong", tone)
        row.addWidget(Icon(icon, tone, 16), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words)
