"""The line at the bottom: quiet when all is well, a bordered word with what to do when something is not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from onestop_desk.domain.checks import Check, CheckReport, Finding
from onestop_desk.services.views import DeskView
from onestop_desk.words import _, checks
from onestop_desk.words.phrases import clock
from ui.theme import of
from ui.widgets.labels import Words
from ui.widgets.status_chip import StatusChip

HEIGHT = 28
SHOWN_FINDINGS = 2
"""Of the morning check; the others stand on its page."""


class PrinterChip(StatusChip):
    """A ticket printer; pressed, it opens what can be done about it."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__("printer")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Opens the printers."""
        self.pressed.emit()
        event.accept()


class FindingChip(StatusChip):
    """Something of the morning check that still needs a hand; pressed, it opens the check."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__("warning")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_finding(self, finding: Finding | None) -> None:
        """What it says now."""
        self.setVisible(finding is not None)
        if finding is not None:
            self.fault(checks.headline(finding))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Opens the check."""
        self.pressed.emit()
        event.accept()


class StatusBar(QFrame):
    """Data, clock, printers and the faces opened from this desk; what this PC does not have is not shown."""

    printer_pressed = Signal()
    finding_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        self.setObjectName("statusBar")
        self.setProperty("kind", "status")
        self.setFixedHeight(theme.px(HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(1), theme.px(12), 0)
        row.setSpacing(theme.px(20))
        self.data = StatusChip("database")
        self.clock = StatusChip("clock")
        self.faces: dict[str, StatusChip] = {"board": StatusChip("monitor"), "kiosk": StatusChip("kiosk")}
        self.data.well(_("Dữ liệu: đã kết nối"))
        self.printers = {"desk": PrinterChip(), "kiosk": PrinterChip()}
        for chip in (self.data, self.clock, *self.printers.values(), *self.faces.values()):
            row.addWidget(chip)
        for printer in self.printers.values():
            printer.pressed.connect(self.printer_pressed)
            printer.hide()
        self.clock.hide()
        self.findings = [FindingChip() for _place in range(SHOWN_FINDINGS)]
        for finding in self.findings:
            finding.pressed.connect(self.finding_pressed)
            row.addWidget(finding)
        row.addStretch(1)
        self.right = Words("", "small", "ink_soft")
        row.addWidget(self.right)
        self.show_faces(frozenset())

    def show_view(self, view: DeskView) -> None:
        """Paint what a fresh reading says."""
        self.data.well(_("Dữ liệu: đã kết nối"))
        self.clock.setVisible(view.day.clock_held)
        if view.day.clock_held:
            self.clock.fault(_("Đồng hồ máy chạy lùi"), _("Chỉnh lại giờ của máy này."))
        self.right.say(view.office.name)

    def show_lost(self, since: int) -> None:
        """The data cannot be reached."""
        self.data.fault(
            _("Mất dữ liệu từ {time}").format(time=clock(since)), _("Kiểm tra dây mạng và máy chủ."), stop=True
        )

    def show_printer(self, whose: str, fault: tuple[str, str] | None, well: str = "") -> None:
        """Say what is wrong with the printer of the "desk" or a "kiosk", or in `well` that nothing is."""
        chip = self.printers[whose]
        chip.setVisible(bool(fault or well))
        if fault is not None:
            chip.fault(*fault)
        elif well:
            chip.well(well)

    def show_report(self, report: CheckReport) -> None:
        """Go on saying what the morning check found; printers have their own places."""
        elsewhere = {Check.PRINTER} if self.clock.isHidden() else {Check.PRINTER, Check.CLOCK}
        still = [found for found in report.open if found.check not in elsewhere]
        for number, chip in enumerate(self.findings):
            chip.show_finding(still[number] if number < len(still) else None)
        # The office's name stands above, too: it makes room for what needs a hand.
        self.right.setVisible(not still)

    def show_faces(self, opened: frozenset[str]) -> None:
        """Say which faces this desk has opened on this PC."""
        words = {"board": _("Bảng gọi số: đang hiện"), "kiosk": _("Kiosk: đang cấp số")}
        for name, chip in self.faces.items():
            chip.setVisible(name in opened)
            chip.well(words[name])
