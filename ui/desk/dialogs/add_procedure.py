"""Adding a procedure to the visit by search."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from onestop_desk.domain.scans import ProcedureCode, Scan
from onestop_desk.services.views import ProcedureHit, VisitView
from onestop_desk.words import _
from ui.desk.actions import DeskActions
from ui.desk.dialogs.sheet import Sheet
from ui.desk.procedure_search import ProcedureSearch

if TYPE_CHECKING:
    from onestop_desk.services import Services


class AddProcedureDialog(Sheet):
    """Search, Enter adds."""

    def __init__(self, window: QWidget, services: "Services", actions: DeskActions, visit: VisitView) -> None:
        line = _("Thủ tục mới nằm dưới các thủ tục đang làm.")
        super().__init__(window, _("Thêm thủ tục"), line, number=visit.number, width=760)
        self.setObjectName("addProcedureDialog")
        self._actions, self._visit = actions, visit
        self.search = ProcedureSearch(services)
        self.search.taken.connect(self._take)
        self.content.addWidget(self.search, 1)
        self.set_primary(_("Thêm"), "Enter", self._take_chosen)

    def _take_chosen(self) -> None:
        hit = self.search.chosen()
        if hit is None:
            self.say_fault(_("Gõ vài chữ để tìm thủ tục."))
            return
        self._take(hit)

    def _take(self, hit: ProcedureHit) -> None:
        self.leave()
        self._actions.add_procedure(self._visit, hit.procedure_id)

    def take_scan(self, _text: str, scan: Scan) -> bool:
        """The code of a poster or sheet finds its procedure; Enter adds it."""
        if not isinstance(scan, ProcedureCode):
            return False
        self.search.field.setText(scan.code)
        self.search.show_text(scan.code)
        return True

    def open_first(self) -> None:
        """Ask, with the keyboard in the search field."""
        self.open(self.search.field)
