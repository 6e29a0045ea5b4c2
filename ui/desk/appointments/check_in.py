"""Receiving somebody with an appointment: a scanned code, six figures, a phone's last figures or a name; one action."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.scans import AppointmentCode, AppointmentToken, BareToken, Scan
from onestop_desk.services.booking.views import Appointment, CheckedIn
from onestop_desk.words import _, refusals
from onestop_desk.words.phrases import clock, local
from ui.desk.appointments import wording
from ui.desk.appointments.acts import BookingActs
from ui.desk.dialogs.sheet import Sheet
from ui.devices.wedge import token_in
from ui.theme import of
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

CODE_FIGURES = 6
MOST_ROWS = 6


class CheckInSheet(Sheet):
    """Enter finds, Enter again receives; a scanner's Enter does both, since a code is nobody else's."""

    def __init__(
        self,
        window: QWidget,
        acts: BookingActs,
        now: Callable[[], Instant],
        done: Callable[[CheckedIn, Appointment], object],
        opened: Callable[[Appointment], object],
        appointment: Appointment | None = None,
        *,
        only_find: bool = False,
    ) -> None:
        line = _("Quét mã trên phiếu hoặc điện thoại, hoặc gõ mã 6 số, điện thoại, họ tên.")
        title = _("Tìm lịch hẹn") if only_find else _("Nhận người có hẹn")
        super().__init__(window, title, line, width=760)
        self._only_find = only_find
        self.setObjectName("checkInSheet")
        self._acts, self._now, self._done, self._opened = acts, now, done, opened
        self.field = Field(_("Mã hẹn, số cuối điện thoại, hoặc họ tên"), search=True)
        self.field.setObjectName("checkInField")
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._on_edited)
        self.content.addWidget(LabelledField(_("Mã hẹn hoặc điện thoại"), self.field))
        columns: list[Column[Appointment]] = [
            Column(_("Giờ hẹn"), 84, lambda a: Cell(clock(a.start), kind="strong", number=True)),
            Column(_("Công dân"), 170, lambda a: Cell(a.name or "")),
            Column(_("Thủ tục"), 0, lambda a: Cell(wording.procedure_names(a))),
            Column(_("Lúc này"), 190, self._distance),
        ]
        self.model: RowsModel[Appointment] = RowsModel(columns, lambda a: a.id, self)
        self.table = TableView([c.width for c in columns])
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Lịch hẹn tìm thấy"))
        self.table.opened.connect(lambda _row: self._act())
        self.table.selectionModel().currentRowChanged.connect(lambda *_args: self._show_ready())
        self.table.setMinimumHeight(of(self).px(30 + 36 * MOST_ROWS))
        self.content.addWidget(self.table)
        self.early = Words("", "strong", "cam", wrap=True)
        self.early.setObjectName("tooEarly")
        self.content.addWidget(self.early)
        self.early.hide()
        self.walk_in = self.add_second(_("Bỏ giờ hẹn, lấy số ngay"), "Alt+S", lambda: self._receive(as_walk_in=True))
        self.walk_in.setObjectName("asWalkIn")
        self.walk_in.hide()
        self.look = self.add_second(_("Xem lịch hẹn"), "Alt+X", self._look)
        self.set_primary(_("Mở lịch hẹn") if only_find else _("Nhận, cấp số"), "Enter", self._act)
        if appointment is not None:
            self._show((appointment,))
        self._show_ready()

    # -- finding ---------------------------------------------------------------------------------------------------

    def look_for(self, text: str) -> bool:
        """Lists whoever is meant; whether it can only be one person."""
        typed = text.strip()
        digits = "".join(c for c in typed if c.isdigit())
        only_figures = typed and not any(c.isalpha() for c in typed)
        token = token_in(typed)
        booking = self._acts.booking
        if token is not None and not only_figures:
            found = self._acts.ask(lambda: booking.by_token(token), quiet=True)
            return self._show((found,) if found is not None else ())
        if only_figures and len(digits) == CODE_FIGURES:
            today = None if self._only_find else local(self._now()).date()
            one = self._acts.ask(lambda: booking.by_code(digits, day=today), quiet=True)
            if one is not None:
                return self._show((one,))
        if only_figures and 3 <= len(digits) <= CODE_FIGURES and not self._only_find:
            self._show(self._acts.ask(lambda: booking.by_phone_end(digits), quiet=True) or ())
            return False
        self._show(self._acts.find(typed))
        return False

    def take_scan(self, text: str, scan: Scan) -> bool:
        """A code held before the scanner: the same as typed, with Enter."""
        if not isinstance(scan, AppointmentCode | AppointmentToken | BareToken):
            return False
        self.field.setText(text.strip())
        self._show(())
        self.say_fault("")
        self._act()
        return True

    def _show(self, found: tuple[Appointment, ...]) -> bool:
        states = (BookingState.CONFIRMED, BookingState.CHECKED_IN)
        live = [a for a in found if self._only_find or (a.state in states and not a.over)]
        self.model.set_rows(sorted(live, key=lambda a: a.start))
        if live:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._hide_early()
        self._show_ready()
        return len(live) == 1

    def chosen(self) -> Appointment | None:
        """The row the keyboard is on."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() and self.model.rowCount() else None

    def _on_edited(self, _text: str) -> None:
        self._show(())
        self.say_fault("")

    def _distance(self, appointment: Appointment) -> Cell:
        if appointment.state is BookingState.CHECKED_IN:
            return Cell(wording.state_words(appointment), "luc", icon="check")
        return Cell(wording.distance_words(appointment, self._now()))

    # -- receiving -------------------------------------------------------------------------------------------------

    def _show_ready(self) -> None:
        assert self.primary is not None
        chosen = self.chosen()
        self.look.setVisible(chosen is not None and not self._only_find)
        self.primary.say_line(chosen.name or "" if chosen is not None else "")
        if chosen is None or self._only_find or chosen.state is BookingState.CONFIRMED:
            self.primary.allow()
        else:
            self.primary.refuse(_("Đã nhận rồi"))

    def _act(self) -> None:
        if self._only_find and self.chosen() is not None:
            self._look()
        else:
            self._receive()

    def _receive(self, *, as_walk_in: bool = False) -> None:
        chosen = self.chosen()
        if chosen is None:
            self._search_then_receive()
            return
        checked = self._acts.check_in(chosen.id, as_walk_in=as_walk_in)
        if checked is not None:
            self.leave()
            self._done(checked, chosen)
            return
        no = self._acts.last
        if no is None:
            return
        sentence = refusals.sentence(no.code, no.facts)
        if no.code == "too_early":
            self.early.say(sentence)
            self.early.show()
            self.walk_in.show()
            self.fit()
        else:
            self.say_fault(sentence)

    def _search_then_receive(self) -> None:
        if not self.field.text().strip():
            self.field.setFocus()
            return
        sure = self.look_for(self.field.text())
        if sure:
            self._act()
        elif self.model.rowCount():
            self.say_fault(_("Chọn đúng người rồi bấm Enter."))
            self.table.setFocus()
        else:
            self.say_fault(_("Không thấy lịch hẹn nào. Hỏi lại mã, hoặc tìm theo số điện thoại."))
            self.field.selectAll()
            self.field.setFocus()

    def _look(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.leave()
            self._opened(chosen)

    def _hide_early(self) -> None:
        for part in (self.early, self.walk_in):
            part.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field searches; ↓ goes into the list."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not event.isAutoRepeat():
                    self._act()
                return True
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                # A field would type the letter.
                self.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Down and self.model.rowCount():
                self.table.setFocus()
                return True
        return super().eventFilter(watched, event)

    def open_first(self) -> None:
        """Ask, with the keyboard where a scanner types."""
        self.open(self.field if self.chosen() is None else self.primary)
