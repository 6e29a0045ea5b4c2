"""The questions about printed sheets: of which procedure, on which printer, where it hangs, what is printed anew."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from onestop_desk.services.printed_sheets import LONGEST_PLACE
from onestop_desk.services.views import ProcedureHit
from onestop_desk.words import _, phrases, plural
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.sheet import Sheet
from ui.desk.procedure_search import ProcedureSearch
from ui.desk.procedures.sheet_words import Hung, Reprint
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import ElidedLabel, Words

if TYPE_CHECKING:
    from onestop_desk.services import Services

MOST_LISTED = 12


class ChooseProcedure(Sheet):
    """Search, Enter takes; `told` hears the code."""

    def __init__(self, window: QWidget, services: "Services", told: Callable[[str], object]) -> None:
        super().__init__(window, _("Tờ của thủ tục nào?"), width=760)
        self.setObjectName("chooseProcedureDialog")
        self._told = told
        self.search = ProcedureSearch(services)
        self.search.taken.connect(self._take)
        self.content.addWidget(self.search, 1)
        self.set_primary(_("Chọn"), "Enter", self._take_chosen)

    def _take_chosen(self) -> None:
        hit = self.search.chosen()
        if hit is None:
            self.say_fault(_("Gõ vài chữ để tìm thủ tục."))
        else:
            self._take(hit)

    def _take(self, hit: ProcedureHit) -> None:
        self.leave()
        self._told(hit.code)

    def open_first(self) -> None:
        """Ask, with the keyboard in the search field."""
        self.open(self.search.field)


class ChoosePrinter(Sheet):
    """The usual printer is chosen already; Enter prints."""

    def __init__(self, window: QWidget, names: Sequence[str], pages: int, told: Callable[[str], object]) -> None:
        line = plural("{n} trang", pages).format(n=phrases.figure(pages))
        super().__init__(window, _("In bằng máy nào?"), line, width=560)
        self.setObjectName("choosePrinterDialog")
        self._told = told
        self.printers = OptionList([Option(name, name) for name in names])
        self.printers.show_chosen(names[0])
        self.content.addWidget(self.printers)
        self.content.addStretch(1)
        self.set_primary(_("In"), "Enter", self._confirm)

    def _confirm(self) -> None:
        name = self.printers.value
        self.leave()
        if name is not None:
            self._told(name)

    def open_first(self) -> None:
        """Ask, with the keyboard on the usual printer."""
        self.open(self.printers.first())


class AskPlace(Sheet):
    """Where a sheet hangs."""

    def __init__(self, window: QWidget, sheet: Hung, told: Callable[[str], object]) -> None:
        super().__init__(window, _("Tờ này treo ở đâu?"), sheet.what, width=560)
        self.setObjectName("askPlaceDialog")
        self._told = told
        self.place = Field(_("Ví dụ: cửa chính, nhà văn hóa thôn Giữa"))
        self.place.setText(sheet.row.hangs)
        self.place.setMaxLength(LONGEST_PLACE)
        self.content.addWidget(LabelledField(_("Nơi treo"), self.place))
        self.content.addStretch(1)
        self.set_primary(_("Ghi lại"), "Enter", self._confirm)

    def _confirm(self) -> None:
        place = self.place.text()
        self.leave()
        self._told(place)

    def open_first(self) -> None:
        """Ask, with the whole place selected."""
        self.place.selectAll()
        self.open(self.place)


class AskReprint(Sheet):
    """What is printed anew in one file, and what is only taken down."""

    def __init__(
        self, window: QWidget, plan: Reprint, to_print: Callable[[], object], to_file: Callable[[], object]
    ) -> None:
        again, down = len(plan.again), len(plan.only_down)
        line = plural("{n} tờ được thay, chỗ treo giữ nguyên trong sổ.", again).format(n=phrases.figure(again))
        super().__init__(window, _("In lại các tờ đã cũ"), line, width=720)
        self.setObjectName("askReprintDialog")
        for sheet, _order in plan.again[:MOST_LISTED]:
            self.content.addWidget(ElidedLabel(self._said(sheet)))
        if again > MOST_LISTED:
            rest = plural("và {n} tờ nữa", again - MOST_LISTED).format(n=phrases.figure(again - MOST_LISTED))
            self.content.addWidget(Words(rest, "small", "ink_soft"))
        if down:
            said = plural("{n} tờ chỉ gỡ xuống, vì điều ghi trên tờ không còn trong danh mục:", down)
            self.content.addWidget(Words(said.format(n=phrases.figure(down)), "strong", "cam", wrap=True))
        for sheet in plan.only_down[:MOST_LISTED]:
            self.content.addWidget(ElidedLabel(self._said(sheet)))
        self.content.addStretch(1)
        if again:
            self.add_second(_("Lưu PDF…"), "Ctrl+S", self._then(to_file)).setObjectName("reprintToFile")
        self.set_primary(_("In…") if again else _("Gỡ khỏi sổ"), "Enter", self._then(to_print))

    @staticmethod
    def _said(sheet: Hung) -> str:
        return _("{what} · treo ở {place}").format(what=sheet.what, place=sheet.row.hangs or _("chỗ chưa ghi"))

    def _then(self, act: Callable[[], object]) -> Callable[[], None]:
        def done() -> None:
            self.leave()
            act()

        return done

    def open_first(self) -> None:
        """Ask, with the keyboard on the filled button."""
        self.open(self.primary)
