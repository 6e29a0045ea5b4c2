"""A question that needs one reason from the office's own list, or only a yes."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from onestop_desk.words import _
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.sheet import Sheet


class ReasonDialog(Sheet):
    """Choose a reason, then Enter does it."""

    def __init__(
        self,
        window: QWidget,
        title: str,
        line: str,
        *,
        reasons: Sequence[tuple[str, str]],
        confirm: str,
        done: Callable[[str], object],
        number: str = "",
    ) -> None:
        super().__init__(window, title, line, number=number, width=620)
        self.setObjectName("reasonDialog")
        self._done = done
        self._needed = bool(reasons)
        self.options = OptionList([Option(code, words) for code, words in reasons])
        self.options.chosen.connect(lambda _code: self._show_ready())
        self.content.addWidget(self.options)
        self.options.setVisible(self._needed)
        self.content.addStretch(1)
        self.set_primary(confirm, "Enter", self._confirm)
        self._show_ready()

    def _show_ready(self) -> None:
        ready = not self._needed or self.options.value is not None
        assert self.primary is not None
        if ready:
            self.primary.allow()
        else:
            self.primary.refuse(_("Chọn một lý do trước"))
        self.say_fault("" if ready else _("Chọn một lý do."))

    def _confirm(self) -> None:
        reason = self.options.value or ""
        self.leave()
        self._done(reason)

    def open_first(self) -> None:
        """Ask, with the keyboard on the first reason."""
        self.open(self.options.first() or self.primary)
