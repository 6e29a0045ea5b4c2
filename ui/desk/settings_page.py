"""The page Cài đặt: lines open or closed, the office's numbers, the look, and the faces opened on this PC."""

from dataclasses import dataclass, fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.settings import OfficeSettings
from onestop_desk.words import _, refusals
from ui.desk.guide_settings import GuideSettings
from ui.desk.messages_panel import MessagesPanel
from ui.desk.office_panel import OfficePanel
from ui.desk.printing_settings import PrintingSettings
from ui.desk.scanner_prefix import ScannerPrefix
from ui.desk.setting_names import setting_name
from ui.desk.voice_panel import VoicePanel
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.field import NumberField
from ui.widgets.labels import Words
from ui.widgets.notice import Notice
from ui.widgets.outcome_row import OutcomeRow
from ui.widgets.panel import Panel
from ui.widgets.tick_list import Tick, TickList

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

SCALES = (1.0, 1.1, 1.2)
"""Larger than this the desk would not fit a screen of 1366×768."""
CONTRAST = "contrast"
Failure = (Refusal, WorldError)


@dataclass(frozen=True)
class Look:
    """How this PC shows the desk, and what its scanner sends before each code."""

    contrast: bool = False
    scale: float = 1.0
    scanner_prefix: str = ""


class SettingsPage(QWidget):
    """Panels; only the head changes the office's numbers, the services see to it."""

    look_asked = Signal(object)
    sign_out_asked = Signal()
    counter_change_asked = Signal()
    face_asked = Signal(str, object)
    close_day_asked = Signal()
    board_message_asked = Signal()
    printers_asked = Signal()

    def __init__(
        self,
        services: "Services",
        actor: "Actor",
        *,
        look: Look,
        can_open: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settingsPage")
        self._services, self._actor, self._look = services, actor, look
        theme = of(self)
        gap = theme.px(12)
        self.message = Notice("", "", "cam")
        self.message.hide()
        # On a low screen, or with the largest letters, what does not fit below each other scrolls.
        self._right = QWidget()
        self._right.setObjectName("page")
        left, right = QVBoxLayout(), QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        for column in (left, right):
            column.setSpacing(gap)
        left.addWidget(self._make_lines())
        left.addWidget(self._make_numbers(), 1)
        self.centre = OfficePanel(services, actor, self.say)
        right.addWidget(self.centre)
        self.letters = MessagesPanel(services, actor, self.say)
        right.addWidget(self.letters)
        self.vneid = GuideSettings(services, actor, self.say)
        right.addWidget(self.vneid)
        self.forms = PrintingSettings(services, actor, self.say)
        right.addWidget(self.forms)
        self.voice = VoicePanel(services, actor, self.say)
        right.addWidget(self.voice)
        right.addWidget(self._make_look())
        if can_open:
            right.addWidget(self._make_faces())
        right.addWidget(self._make_session())
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(gap)
        columns.addLayout(left, 58)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(self._right)
        columns.addWidget(area, 42)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(gap, gap, gap, gap)
        whole.setSpacing(gap)
        whole.addWidget(self.message)
        whole.addLayout(columns, 1)

    # -- lines -----------------------------------------------------------------------------------------------------

    def _make_lines(self) -> Panel:
        panel = Panel(_("Nhóm thủ tục"), _("đánh dấu: đang nhận"), inside=0)
        self.lines = TickList()
        self.lines.ticked.connect(self._on_line)
        panel.body.addWidget(self.lines)
        self.reason_row = QWidget()
        column = QVBoxLayout(self.reason_row)
        side = of(self).px(12)
        column.setContentsMargins(side, 0, side, side)
        self.reason_title = Words("", "small-medium", "cam")
        listed = [(r.code, r.text) for r in self._services.office.reasons("line_closed")][:4]
        self.reasons = OutcomeRow(listed)
        self.reasons.chosen.connect(self._on_reason)
        column.addWidget(self.reason_title)
        column.addWidget(self.reasons)
        panel.body.addWidget(self.reason_row)
        self.reason_row.hide()
        self._closing: str | None = None
        return panel

    def _on_line(self, line_id: str, is_open: bool) -> None:
        if is_open:
            self._closing = None
            self.reason_row.hide()
            self._act(lambda: self._services.office.set_line_open(self._actor, line_id, True))
            return
        # Closing needs its reason first; until then the line stays open, and so does its tick.
        self._closing = line_id
        name = next(line.name for line in self._services.office.lines() if line.id == line_id)
        self.reason_title.say(_("Vì sao ngừng nhận {line}?").format(line=name))
        self.reasons.show_chosen(None)
        self.reason_row.show()
        self._show_lines()
        self.reasons.setFocus()

    def _on_reason(self, code: str) -> None:
        closing, self._closing = self._closing, None
        self.reason_row.hide()
        if closing is not None:
            self._act(lambda: self._services.office.set_line_open(self._actor, closing, False, code))

    def _show_lines(self) -> None:
        ticks = []
        for line in self._services.office.lines():
            remark = "" if line.open else _("đang ngừng nhận")
            words = _("{letter} · {name}").format(letter=line.letter, name=line.name)
            ticks.append(Tick(line.id, words, remark, "ink_soft" if line.open else "cam", ticked=line.open))
        self.lines.show_ticks(ticks)

    # -- numbers ---------------------------------------------------------------------------------------------------

    def _make_numbers(self) -> Panel:
        panel = Panel(_("Quy tắc của trung tâm"), _("người đứng đầu mới sửa được"), inside=0)
        sheet = QWidget()
        sheet.setObjectName("sheet")
        grid = QGridLayout(sheet)
        side = of(self).px(12)
        grid.setContentsMargins(side, side // 2, side, side)
        grid.setVerticalSpacing(of(self).px(4))
        self.spins: dict[str, NumberField] = {}
        for number, item in enumerate(fields(OfficeSettings)):
            if isinstance(item.default, bool):
                continue
            name, unit = setting_name(item.name)
            spin = NumberField()
            spin.setObjectName(f"setting_{item.name}")
            spin.setAccessibleName(name)
            spin.setEnabled(self._actor.role == "head")
            spin.setFixedWidth(of(self).px(96))
            spin.editingFinished.connect(partial(self._on_number, item.name))
            grid.addWidget(Words(name, "body", wrap=True), number, 0)
            grid.addWidget(spin, number, 1)
            grid.addWidget(Words(unit, "small", "ink_soft"), number, 2)
            self.spins[item.name] = spin
        grid.setColumnStretch(0, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        panel.body.addWidget(area, 1)
        return panel

    def _on_number(self, name: str) -> None:
        value = self.spins[name].value()
        if value != getattr(self._services.office.settings(), name):
            self._act(lambda: self._services.office.change_settings(self._actor, **{name: value}))

    # -- look, faces, session --------------------------------------------------------------------------------------

    def _make_look(self) -> Panel:
        panel = Panel(_("Màn hình và máy quét của máy này"), inside=12)
        self.contrast = TickList([Tick(CONTRAST, _("Tương phản cao"), ticked=self._look.contrast)], inside=0)
        self.contrast.ticked.connect(lambda _key, on: self._on_look(replace(self._look, contrast=on)))
        panel.body.addWidget(self.contrast)
        panel.body.addWidget(Words(_("Cỡ chữ"), "small-medium", "ink_soft"))
        words = (_("Vừa"), _("Lớn"), _("Rất lớn"))
        self.scale = OutcomeRow([(str(scale), word) for scale, word in zip(SCALES, words, strict=True)])
        self.scale.show_chosen(str(self._look.scale))
        self.scale.chosen.connect(lambda value: self._on_look(replace(self._look, scale=float(value))))
        panel.body.addWidget(self.scale)
        self.printers = Button(_("Máy in phiếu số…"), icon="printer")
        self.printers.setObjectName("ticketPrinters")
        self.printers.clicked.connect(self.printers_asked)
        panel.body.addWidget(self.printers)
        self.scanner = ScannerPrefix(self._look.scanner_prefix)
        self.scanner.changed.connect(lambda sign: self._on_look(replace(self._look, scanner_prefix=sign)))
        panel.body.addWidget(self.scanner)
        return panel

    def _on_look(self, look: Look) -> None:
        self._look = look
        self.look_asked.emit(look)

    def _make_faces(self) -> Panel:
        screens = QGuiApplication.screens()
        remark = _("máy này chỉ có một màn hình") if len(screens) == 1 else ""
        panel = Panel(_("Mở trên máy này"), remark, inside=12)
        listed = [(str(n), _("Màn hình {n}").format(n=n + 1)) for n in range(len(screens))]
        self.screens = OutcomeRow(listed)
        self.screens.show_chosen(listed[-1][0])
        if len(listed) > 1:
            panel.body.addWidget(self.screens)
        else:
            self.screens.setParent(self)
            self.screens.hide()
        row = QHBoxLayout()
        faces = (
            ("board", _("Mở bảng gọi số"), "monitor"),
            ("kiosk", _("Mở kiosk"), "kiosk"),
            ("second_screen", _("Mở màn hình đánh giá"), "face-smiling"),
        )
        for name, word, icon in faces:
            button = Button(word, icon=icon)
            button.setObjectName(f"open_{name}")
            button.clicked.connect(lambda _on=False, name=name: self._on_face(name))
            (panel.body if name == "second_screen" else row).addWidget(button)
        panel.body.addLayout(row)
        message = Button(_("Thông báo trên bảng…"), icon="megaphone", key="Ctrl+F9")
        message.setObjectName("boardMessage")
        message.clicked.connect(self.board_message_asked)
        panel.body.addWidget(message)
        return panel

    def _on_face(self, name: str) -> None:
        screens = QGuiApplication.screens()
        self.face_asked.emit(name, screens[min(int(self.screens.value or 0), len(screens) - 1)])

    def _make_session(self) -> Panel:
        panel = Panel(_("Ca làm việc"), inside=12)
        grid = QGridLayout()
        grid.setSpacing(of(self).px(8))
        grid.addWidget(self.centre.password, 0, 0)
        for at, (word, icon, signal, name) in enumerate(
            (
                (_("Đổi quầy…"), "counter", self.counter_change_asked, "changeCounter"),
                (_("Đóng ngày làm việc…"), "calendar-check", self.close_day_asked, "closeDayFromSettings"),
                (_("Đăng xuất"), "log-out", self.sign_out_asked, "signOut"),
            ),
            start=1,
        ):
            button = Button(word, icon=icon)
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, signal=signal: signal.emit())
            grid.addWidget(button, at // 2, at % 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        panel.body.addLayout(grid)
        return panel

    # -- answers ---------------------------------------------------------------------------------------------------

    def _act(self, act: Any) -> None:
        self.message.hide()
        try:
            act()
        except Failure as no:
            sentence = refusals.sentence(no.code, no.facts)
            headline, _stop, rest = sentence.partition(". ")
            self.say(headline.rstrip("."), rest, "cam")
        self.refresh()

    def say(self, headline: str, sentence: str, tone: str) -> None:
        """Say what was or was not done, on this page too."""
        self.message.say(headline, sentence, "lam" if tone == "lam" else "cam")
        self.message.setVisible(bool(headline))

    def refresh(self) -> None:
        """Read the office's lines and numbers again; a number being typed keeps what was typed."""
        try:
            settings = self._services.office.settings()
            self._show_lines()
            self.letters.refresh()
            self.vneid.refresh()
            self.forms.refresh()
            self.voice.refresh()
        except Failure as no:
            self.say(refusals.sentence(no.code, no.facts), "", "cam")
            return
        for name, spin in self.spins.items():
            if not spin.hasFocus():
                spin.blockSignals(True)
                spin.setValue(getattr(settings, name))
                spin.blockSignals(False)

    def focus_first(self) -> None:
        """The first line."""
        rows = self.lines.rows()
        if rows:
            rows[0].setFocus()
