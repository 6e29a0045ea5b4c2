"""Which official forms may be printed, and which were compared with the annex; only the head changes it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.forms import FormState
from onestop_desk.words import _, refusals
from onestop_desk.words.phrases import figures_of_day
from ui.desk.dialogs.sheet import Sheet
from ui.desk.visit_sheets import form_words, sector_remark
from ui.theme import of
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.tick_list import Tick, TickList

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class FormsSwitchDialog(Sheet):
    """Two columns of ticks: printed here, and compared; below them the forms of other sectors, by name only."""

    def __init__(
        self, window: QWidget, services: "Services", actor: "Actor", say: Callable[[str, str, str], object]
    ) -> None:
        line = _("Chỉ bật mẫu mà trung tâm dùng chính thức. Phiếu nội bộ luôn in được.")
        super().__init__(window, _("Mẫu giấy in"), line, width=980)
        self.setObjectName("formsSwitchDialog")
        self._services, self._actor, self._say = services, actor, say
        theme = of(self)
        self.on = TickList()
        self.on.ticked.connect(self._switch)
        self.checked = TickList()
        self.checked.ticked.connect(self._check)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        for title, ticks, share in ((_("In ở quầy"), self.on, 64), (_("Đã đối chiếu mẫu"), self.checked, 36)):
            panel = Panel(title, inside=0)
            panel.body.addWidget(ticks)
            row.addWidget(panel, share)
        self.content.addLayout(row)
        self.content.addLayout(self._make_remarks())
        self.content.addStretch(1)
        self.set_primary(_("Xong"), "Enter", self._done)
        self._show()

    def _make_remarks(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(of(self).px(6))
        states = self._services.forms.states()
        source = next((state.form.legal for state in states if not state.form.sector), "")
        sentence = _(
            "Mỗi bản in ghi “Đối chiếu mẫu: {source}” ở chân trang cho đến khi đánh dấu đã đối chiếu từng ô với mẫu "
            "trong phụ lục."
        ).format(source=source)
        column.addWidget(Words(sentence, "small", "ink_soft", wrap=True))
        for sector in dict.fromkeys(state.form.sector for state in states if state.form.sector):
            column.addWidget(Words(sector_remark(sector), "small", "ink_soft", wrap=True))
        return column

    def _show(self) -> None:
        own = [state for state in self._services.forms.states() if not state.form.sector]
        self.on.show_ticks([Tick(s.form.no, form_words(s.form), ticked=s.on) for s in own])
        self.checked.show_ticks([_checked(s) for s in own])

    def _switch(self, no: str, on: bool) -> None:
        self._act(lambda: self._services.forms.switch(self._actor, no, on=on))

    def _check(self, no: str, checked: bool) -> None:
        self._act(lambda: self._services.forms.declare_checked(self._actor, no, checked=checked))

    def _act(self, act: Callable[[], object]) -> None:
        try:
            act()
            self.say_fault("")
        except (Refusal, WorldError) as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
        self._show()

    def _done(self) -> None:
        on = sum(state.on for state in self._services.forms.states())
        self.leave()
        self._say(_("Mẫu giấy in: {n} mẫu đang bật").format(n=on), _("Ctrl+P ở quầy in các mẫu này."), "lam")

    def open_first(self) -> None:
        """Ask, with the keyboard on the first form."""
        self.open(self.on.rows()[0])


def _checked(state: FormState) -> Tick:
    when = figures_of_day(state.checked) if state.checked else ""
    return Tick(state.form.no, _("Mẫu {no}").format(no=state.form.no), when, ticked=state.checked is not None)
