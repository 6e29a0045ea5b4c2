"""Pausing the counter: why, and until when; before lunch only a yes is needed."""

from PySide6.QtWidgets import QWidget

from onestop_desk.domain.instants import MINUTE
from onestop_desk.words import _
from onestop_desk.words.phrases import clock, duration_minutes
from ui.desk.actions import DeskActions
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.sheet import Sheet
from ui.desk.names import Names
from ui.widgets.labels import Words
from ui.widgets.outcome_row import OutcomeRow

MINUTES = (0, 10, 15, 30, 60)
LUNCH = "lunch"
"""The reason that is chosen already when the break is near."""


class PauseDialog(Sheet):
    """One reason, and how long; the board and the other counters show both."""

    def __init__(self, window: QWidget, actions: DeskActions, names: Names, *, lunch: bool) -> None:
        view = actions.view
        assert view is not None
        title = _("Nghỉ trưa") if lunch else _("Tạm dừng quầy")
        line = _("Người đang chờ giữ nguyên lượt; quầy khác cùng nhóm vẫn gọi.")
        super().__init__(window, title, line, width=660)
        self.setObjectName("pauseDialog")
        self._actions = actions
        self._now = view.now
        self._lunch_until = view.day.break_until if lunch else None
        reasons = names.of_kind("paused")
        self.options = OptionList([Option(code, words) for code, words in reasons])
        self.options.chosen.connect(lambda _code: self._show_ready())
        self.content.addWidget(self.options)
        answers = [(str(m), duration_minutes(m) if m else _("Chưa rõ")) for m in MINUTES]
        self.until = OutcomeRow(answers)
        self.until.show_chosen("0")
        if not lunch:
            self.content.addWidget(Words(_("Trong bao lâu"), "small-medium", "ink_soft"))
            self.content.addWidget(self.until)
        else:
            self.until.setParent(self)
            self.until.hide()
        self.content.addStretch(1)
        self.set_primary(title, "Enter", self._confirm, self._until_words() if lunch else "")
        if lunch:
            self._choose_lunch(reasons)
        self._show_ready()

    def _choose_lunch(self, reasons: tuple[tuple[str, str], ...]) -> None:
        codes = [code for code, _words in reasons]
        self.options.show_chosen(LUNCH if LUNCH in codes else next(iter(codes), None))

    def _until_words(self) -> str:
        return _("đến {time}").format(time=clock(self._lunch_until)) if self._lunch_until is not None else ""

    def _until(self) -> int | None:
        if self._lunch_until is not None:
            return self._lunch_until
        minutes = int(self.until.value or 0)
        return self._now + minutes * MINUTE if minutes else None

    def _show_ready(self) -> None:
        assert self.primary is not None
        if self.options.value is not None:
            self.primary.allow()
        else:
            self.primary.refuse(_("Chọn một lý do trước"))
        self.say_fault("" if self.options.value is not None else _("Chọn một lý do."))

    def _confirm(self) -> None:
        reason, until = self.options.value, self._until()
        self.leave()
        if reason is not None:
            self._actions.pause_counter(reason, until)

    def open_first(self) -> None:
        """Ask, with the keyboard on the first reason."""
        self.bind("F2", self.press_primary)
        self.open(self.options.first())
