"""Ending the visit: one outcome for each procedure, then finish alone or finish and call the next citizen."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from onestop_desk.domain.instants import SECOND
from onestop_desk.domain.scans import DossierCode, Scan
from onestop_desk.services.keys import new_key
from onestop_desk.services.views import DeskView, NextUp
from onestop_desk.words import _
from onestop_desk.words.phrases import duration
from ui.desk import wording
from ui.desk.actions import DeskActions
from ui.desk.dialogs.finish_block import FinishBlockView, fault_words
from ui.desk.dialogs.print_tick import PrintMissing, no_printing
from ui.desk.dialogs.sheet import Sheet
from ui.desk.finish_form import FinishForm
from ui.desk.names import Names
from ui.theme import of

ByCamera = Callable[[], bool]
"""Opens the camera on top of the question; whether there is one."""


def no_camera() -> bool:
    """A desk without a camera."""
    return False


class FinishDialog(Sheet):
    """F9 finishes and calls, F12 only finishes; one key of the services for the whole showing."""

    WIDTH = 940

    def __init__(
        self,
        window: QWidget,
        actions: DeskActions,
        names: Names,
        view: DeskView,
        typed: dict[str, str] | None = None,
        print_missing: PrintMissing = no_printing,
        *,
        by_camera: ByCamera = no_camera,
    ) -> None:
        visit = view.visit
        assert visit is not None
        super().__init__(window, _("Kết thúc lượt"), _summary(view), number=visit.number, width=self.WIDTH)
        self.setObjectName("finishDialog")
        self._actions, self._names, self._visit, self._print_missing = actions, names, visit, print_missing
        self._by_camera = by_camera
        self._key = new_key()
        self.form = FinishForm(visit)
        self.back.say(_("Về lượt {number}").format(number=visit.number))
        self.blocks: list[FinishBlockView] = []
        for index in range(len(self.form.blocks)):
            code = (typed or {}).get(self.form.blocks[index].procedure.id)
            if code is not None:
                self.form.blocks[index].code = code
            block = FinishBlockView(self.form, index, names, actions.requests)
            block.changed.connect(self._show_ready)
            block.scan_asked.connect(partial(self._scan, block))
            self.content.addWidget(block)
            self.blocks.append(block)
        self.content.addStretch(1)
        self.only = self.add_second(_("Chỉ kết thúc"), "F12", lambda: self._finish(call=False))
        main = self.set_primary("", "F9", lambda: self._finish(call=True))
        main.setMinimumWidth(of(self).px(420))
        # Pressed while something is missing, the keys say what: the buttons themselves are disabled.
        self.bind("F9", lambda: self._press(call=True))
        self.bind("F12", lambda: self._press(call=False))
        self.bind("Ctrl+Q", lambda: self._scan(self.current()))
        self.bind("Ctrl+P", self._turn_slip)
        for number in range(1, 6):
            self.bind(str(number), partial(self._choose, number))
        actions.viewed.connect(self._on_viewed)
        actions.refused.connect(self._on_refused)
        self._show_next(view.next_up)
        self._show_ready()

    def _show_next(self, following: NextUp | None) -> None:
        assert self.primary is not None
        if following is None:
            self.primary.say(_("Kết thúc"))
            self.primary.say_line(_("chưa có ai chờ tiếp"))
            return
        row = following.row
        self.primary.say(_("Kết thúc và gọi {number}").format(number=row.number))
        reason = wording.short_reason(following, self._names)
        line = _("{reason} · {procedure}").format(reason=reason, procedure=wording.procedure_of(row))
        self.primary.say_line(line[:1].upper() + line[1:])

    def _on_viewed(self, view: Any) -> None:
        self._show_next(view.next_up)

    def _on_refused(self, _code: str, sentence: str) -> None:
        self.say_fault(sentence)

    # -- what is still missing -------------------------------------------------------------------------------------

    def _slips(self) -> list[str]:
        """The visit procedures for which a slip of missing papers is wanted."""
        return [block.block.procedure.id for block in self.blocks if block.wants_slip]

    def _show_ready(self) -> None:
        assert self.primary is not None
        fault = next((self._fault_of(block) for block in self.blocks if block.block.fault()), "")
        self.say_fault(fault)
        for button in (self.primary, self.only):
            if fault:
                button.refuse(fault)
            else:
                button.allow()
        for block in self.blocks:
            if block.block.fault() is None:
                block.show_fault(False)

    @staticmethod
    def _fault_of(block: FinishBlockView) -> str:
        return fault_words(block.block.fault() or "", block.position)

    def _press(self, *, call: bool) -> None:
        if self.form.ready:
            self._finish(call=call)
            return
        faulty = [block for block in self.blocks if block.block.fault()]
        for block in faulty:
            block.show_fault(True)
        self._focus_block(faulty[0])

    def _focus_block(self, block: FinishBlockView) -> None:
        if block.block.fault() == "bad_dossier_code":
            block.focus_code()
        elif block.block.fault() == "papers_needed" and block.papers.rows():
            block.papers.rows()[0].setFocus()
        elif block.block.fault() == "second_request":
            block.accept.rows()[0].setFocus()
        else:
            block.focus_first()

    # -- keys ------------------------------------------------------------------------------------------------------

    def current(self) -> FinishBlockView:
        """The block the keyboard is in, or the first one without an outcome."""
        focus = QApplication.focusWidget()
        for block in self.blocks:
            if focus is not None and block.isAncestorOf(focus):
                return block
        return self.blocks[self.form.first_open()]

    def _choose(self, number: int) -> None:
        self.current().outcomes.choose_number(number)

    def _scan(self, block: FinishBlockView) -> None:
        # The keyboard comes back there when the camera is closed, and a code that was read belongs there.
        block.focus_code()
        self._by_camera()

    def _turn_slip(self) -> None:
        self.current().slip.turn()

    def take_scan(self, _text: str, scan: Scan) -> bool:
        """A dossier's code goes to the procedure the keyboard is in, or the first one without."""
        if not isinstance(scan, DossierCode):
            return False
        here = self.current()
        without = [block for block in self.blocks if not block.block.code]
        block = here if not here.block.code or not without else without[0]
        block.put_code(scan.code)
        return True

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        super()._on_focus(old, new)
        if new is not None and self.isAncestorOf(new):
            for block in self.blocks:
                block.show_current(block.isAncestorOf(new))

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab after an outcome goes to the next procedure without one: nothing else has to be done in between."""
        here = self.current()
        focus = QApplication.focusWidget()
        on_outcomes = focus is not None and here.outcomes.isAncestorOf(focus)
        if next and on_outcomes and here.block.fault() is None:
            later = [b for b in self.blocks[self.blocks.index(here) + 1 :] if b.block.outcome is None]
            if later:
                later[0].focus_first()
                return True
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does nothing here: an outcome is never given by a careless key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def _finish(self, *, call: bool) -> None:
        if not self.form.ready:
            return
        done = self._actions.finish(self._visit, self.form.finishes(), call_next=call, key=self._key)
        if done is not None:
            slips = self._slips()
            self.leave()
            if slips:
                self._print_missing(self._visit.ticket_id, slips)

    def open_first(self) -> None:
        """Ask, with the keyboard on the first procedure without an outcome."""
        self.fit()
        block = self.blocks[self.form.first_open()]
        chosen = [b for b in block.outcomes.buttons() if b.chosen] or block.outcomes.buttons()
        self.ask(chosen[0])


def _summary(view: DeskView) -> str:
    visit = view.visit
    assert visit is not None
    served = duration(max((view.now - (visit.serving_at or view.now)) // SECOND, 0))
    count = _("{n} thủ tục").format(n=len(visit.procedures))
    time = _("đã phục vụ {time}").format(time=served)
    return " · ".join(part for part in (visit.person_name or visit.line_name, count, time) if part)
