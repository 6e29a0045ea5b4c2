"""How many people of each village have no account: names of villages and counts, never of people."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import _, refusals
from ui.desk.dialogs.sheet import Sheet
from ui.theme import of
from ui.widgets.field import Field, NumberField
from ui.widgets.labels import Words

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class VillageLine(QWidget):
    """One village and its count."""

    def __init__(self, name: str, count: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(of(self).px(12))
        self.name, self.count = Field(_("Tên thôn, tổ dân phố")), NumberField(0, 1_000_000)
        self.name.setText(name)
        self.count.setValue(count)
        self.count.setFixedWidth(of(self).px(140))
        self.count.setAccessibleName(_("Số người chưa có tài khoản"))
        row.addWidget(self.name, 1)
        row.addWidget(self.count)


class VillagesDialog(Sheet):
    """One line a village, and always an empty one at the end; a line without a name is left out."""

    def __init__(
        self, window: QWidget, services: "Services", actor: "Actor", say: Callable[[str, str, str], object]
    ) -> None:
        line = _("Chỉ ghi số người chưa có tài khoản của từng thôn, không ghi tên ai.")
        super().__init__(window, _("Số liệu theo thôn"), line, width=640)
        self.setObjectName("villagesDialog")
        self._services, self._actor, self._say = services, actor, say
        head = QHBoxLayout()
        head.addWidget(Words(_("Thôn, tổ dân phố"), "small-medium"), 1)
        head.addWidget(Words(_("Chưa có tài khoản"), "small-medium"))
        self.content.addLayout(head)
        self._column = QVBoxLayout()
        self._column.setSpacing(of(self).px(8))
        self.content.addLayout(self._column)
        self.content.addStretch(1)
        self.lines: list[VillageLine] = []
        for village in services.guide.villages():
            self._add(village.name, village.without_account)
        self._add()
        self.set_primary(_("Ghi lại"), "Enter", self._confirm)

    def _add(self, name: str = "", count: int = 0) -> None:
        line = VillageLine(name, count)
        line.name.textEdited.connect(self._on_typed)
        self.lines.append(line)
        self._column.addWidget(line)

    def _on_typed(self, _text: str) -> None:
        self.say_fault("")
        if self.lines[-1].name.text():
            self._add()

    def _confirm(self) -> None:
        named = [line for line in self.lines if line.name.text().strip()]
        try:
            kept = self._services.guide.set_villages(self._actor, [(x.name.text(), x.count.value()) for x in named])
        except (Refusal, WorldError) as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            number = no.facts.get("line")
            if isinstance(number, int) and 1 <= number <= len(named):
                named[number - 1].name.setFocus()
            return
        self.leave()
        self._say(_("Đã ghi số liệu của {n} thôn").format(n=len(kept)), "", "lam")

    def open_first(self) -> None:
        """Ask, with the keyboard on the first line."""
        self.open(self.lines[0].name)
