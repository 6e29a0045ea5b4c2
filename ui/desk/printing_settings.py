"""The panel Mẫu giấy in on the page Cài đặt: how many official forms are printed here, and the way to change it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from onestop_desk.words import _
from ui.desk.dialogs.forms_switch import FormsSwitchDialog
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class PrintingSettings(Panel):
    """One sentence and one button."""

    def __init__(self, services: "Services", actor: "Actor", say: Callable[[str, str, str], object]) -> None:
        super().__init__(_("Mẫu giấy in"), inside=12)
        self._services, self._actor, self._say = services, actor, say
        self.state = Words("", "body", "ink_soft", wrap=True)
        self.body.addWidget(self.state)
        self.change = Button(_("Chọn mẫu…"), icon="printer")
        self.change.setObjectName("formsSwitch")
        if actor.role != "head":
            self.change.refuse(_("Chỉ người đứng đầu trung tâm sửa được"))
        self.change.clicked.connect(self._ask)
        self.body.addWidget(self.change)

    def _ask(self) -> None:
        FormsSwitchDialog(self.window(), self._services, self._actor, self._said).open_first()

    def _said(self, headline: str, sentence: str, tone: str) -> None:
        self.refresh()
        self._say(headline, sentence, tone)

    def refresh(self) -> None:
        """Reads how it stands; raises what the services raise."""
        states = [state for state in self._services.forms.states() if not state.form.sector]
        on = [state for state in states if state.on]
        unchecked = [state for state in on if state.checked is None]
        if not on:
            self.state.say(_("Các mẫu 01 đến 07 đang tắt: quầy chỉ in phiếu nội bộ và tờ khai in sẵn."))
        elif unchecked:
            sentence = _("{on} mẫu đang bật, {n} mẫu chưa đối chiếu với phụ lục.")
            self.state.say(sentence.format(on=len(on), n=len(unchecked)), "cam")
        else:
            self.state.say(_("{on} mẫu đang bật, tất cả đã đối chiếu.").format(on=len(on)))
