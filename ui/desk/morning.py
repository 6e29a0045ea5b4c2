"""The desk's first screen of the day (kiểm tra đầu ngày): what needs a hand, what is well, and the key that opens."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.domain.checks import CheckReport
from onestop_desk.services.morning import Morning
from onestop_desk.services.views import DeskView
from onestop_desk.words import _
from onestop_desk.words.phrases import clock
from ui.desk.morning_day import DayColumn, Rows
from ui.desk.morning_rows import Counted, FindingCard, FindingRow, remedy
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.function_button import MainFunctionButton
from ui.widgets.labels import Words
from ui.widgets.notice import Notice
from ui.widgets.panel import Head, Line, Panel


class MorningPage(QWidget):
    """Shows the report it is given; whoever made it does what its buttons ask for."""

    asked = Signal(str)
    """What a card offers: voice, backup, or the name of a page."""
    again_asked = Signal()
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("morningPage")
        self._open_findings = 0
        theme = of(self)
        gap = theme.px(12)
        panel = Panel(inside=0)
        panel.body.setSpacing(0)
        panel.body.addWidget(self._make_head())
        panel.body.addWidget(self._make_findings(), 1)
        panel.body.addWidget(self._make_foot())
        self.day = DayColumn()
        self.day.appointments_asked.connect(lambda: self.asked.emit("appointments"))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(gap, gap, gap, gap)
        whole.setSpacing(gap)
        whole.addWidget(panel, 800)
        whole.addWidget(self.day, 446)
        self.show_running()

    def _make_head(self) -> Head:
        head = Head(_("Kiểm tra đầu ngày"), kind="visit", height=64)
        head.row.setContentsMargins(of(self).px(16), 0, of(self).px(16), 0)
        # No remark here: a gap takes what is left, so that counts and keys are whole with the largest letters too.
        head.remark.hide()
        head.row.addStretch(1)
        self.running = Words("", "body", "ink_soft")
        self.well, self.bad = Counted("check", "luc"), Counted("warning", "cam")
        self.again = Button(_("Kiểm tra lại"), key="Ctrl+R")
        self.again.setObjectName("checkAgain")
        self.again.clicked.connect(self.again_asked)
        for part in (self.running, self.well, self.bad, self.again):
            head.add(part)
        return head

    def _make_findings(self) -> QScrollArea:
        theme = of(self)
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.message = Notice("", "", "lam")
        self.message.setObjectName("morningMessage")
        self.message.hide()
        self._said = QWidget()
        beside = QVBoxLayout(self._said)
        beside.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), 0)
        beside.addWidget(self.message)
        self._said.hide()
        self.cards = Rows(inside=12)
        self.rows = Rows()
        column.addWidget(self._said)
        column.addWidget(self.cards)
        column.addWidget(self.rows)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        area.setMinimumHeight(theme.px(120))
        return area

    def _make_foot(self) -> QWidget:
        theme = of(self)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        row.setSpacing(theme.px(16))
        self.open_counter = MainFunctionButton(_("Mở quầy"), "F2", height=66)
        self.open_counter.setObjectName("openFromMorning")
        self.open_counter.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.open_counter.clicked.connect(self.open_asked)
        self.remark = Words("", "small", "ink_soft", wrap=True)
        row.addWidget(self.open_counter)
        row.addWidget(self.remark, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        column.addWidget(foot)
        return whole

    # -- painting --------------------------------------------------------------------------------------------------

    def show_running(self) -> None:
        """The check is on its way; what is known stays."""
        self.running.say(_("đang kiểm tra…"))
        self.running.show()
        self.well.hide()
        self.bad.hide()
        self.again.refuse(_("Đang kiểm tra"))

    def show_report(self, report: CheckReport) -> None:
        """Paint what was found: first what needs a hand, then what is well, last what there is not."""
        self.running.hide()
        self.again.allow()
        well = [found for found in report.findings if found.ok and found.checked]
        rest = [found for found in report.findings if found.ok and not found.checked]
        self.well.words.say(_("{n} mục tốt").format(n=len(well)))
        self.bad.words.say(_("{n} mục cần xử lý").format(n=len(report.open)))
        self.well.setVisible(bool(well))
        self.bad.setVisible(bool(report.open))
        cards = [FindingCard(found) for found in report.open]
        for card in cards:
            offered = remedy(card.finding)
            if card.button is not None and offered is not None:
                card.button.clicked.connect(lambda _on=False, act=offered.act: self.asked.emit(act))
        self.cards.show_rows(iter(cards))
        self.cards.setVisible(bool(cards))
        self.rows.show_rows(FindingRow(found) for found in (*well, *rest))
        self.rows.setVisible(bool(well or rest))
        self._open_findings = len(cards)
        self._say_remark()

    def say(self, headline: str, sentence: str, tone: str) -> None:
        """Say what was or was not done."""
        self.message.say(headline, sentence, "lam" if tone == "lam" else "cam")
        self.message.setVisible(bool(headline))
        self._said.setVisible(bool(headline))

    def show_morning(self, found: Morning, own_counter: str, person: str) -> None:
        """Paint the day beside it."""
        self.day.show_morning(found, own_counter, person)

    def show_view(self, view: DeskView) -> None:
        """The counter that F2 opens, and when citizens come."""
        self.open_counter.setText(_("Mở quầy {number}").format(number=view.counter.number))
        opens, closes = view.day.opens_at, view.day.closes_at
        if view.day.closed_reason:
            line = _("hôm nay nghỉ: {reason}").format(reason=view.day.closed_reason)
        elif not view.day.open and opens is not None:
            line = _("bắt đầu nhận công dân từ {time}").format(time=clock(opens))
        else:
            line = _("đang giờ làm việc, đến {time}").format(time=clock(closes)) if closes is not None else ""
        self.open_counter.say_line(line)
        self._say_remark()

    def _say_remark(self) -> None:
        self.remark.say(
            _("Vẫn mở quầy được khi còn mục cần xử lý. Các mục này tiếp tục hiện ở thanh dưới cùng.")
            if self._open_findings
            else ""
        )

    def focus_first(self) -> None:
        """The key that opens the counter."""
        self.open_counter.setFocus()
