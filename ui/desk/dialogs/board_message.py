"""A message over the whole board, from any desk: from the list or typed, for a while, and taken away again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from onestop_desk.domain.board_messages import LONGEST, Notice
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import _, board_messages, refusals
from onestop_desk.words.phrases import clock
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.sheet import Sheet
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words
from ui.widgets.outcome_row import OutcomeRow
from ui.widgets.tick_list import Tick, TickList

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

MINUTES = (5, 15, 30, 60)
USUAL = "15"
TYPED = "typed"
SECOND = "second"


class BoardMessageDialog(Sheet):
    """Choose or type, how long, Enter; what stands there can be ended here."""

    def __init__(self, window: QWidget, services: "Services", actor: "Actor") -> None:
        line = _("Hiện to trên mọi bảng. Việc gọi số vẫn tiếp tục.")
        super().__init__(window, _("Thông báo trên bảng gọi số"), line, width=760)
        self.setObjectName("boardMessageDialog")
        self._services, self._actor = services, actor
        self.standing = Words("", "strong", "do", wrap=True)
        self.standing.setObjectName("standingMessage")
        self.content.addWidget(self.standing)
        listed = [Option(notice.value, words) for notice, words in self._notices()]
        self.notices = OptionList([*listed, Option(TYPED, _("Thông báo khác, tự gõ"))])
        self.notices.chosen.connect(self._on_chosen)
        self.content.addWidget(self.notices)
        self.text = Field(_("Ví dụ: Quầy 3 chuyển sang phòng bên phải"))
        self.text.setObjectName("boardMessageText")
        self.text.setMaxLength(LONGEST)
        self.text.textEdited.connect(self._on_typed)
        label = _("Không ghi tên, số điện thoại hay số căn cước của ai: cả sảnh đều đọc")
        self.content.addWidget(LabelledField(label, self.text))
        self.content.addWidget(Words(_("Hiện trong"), "small-medium", "ink_soft"))
        self.minutes = OutcomeRow([(str(n), _("{n} phút").format(n=n)) for n in MINUTES])
        self.minutes.show_chosen(USUAL)
        self.minutes.chosen.connect(self.minutes.show_chosen)
        self.content.addWidget(self.minutes)
        self.language = TickList([self._tick(on=True)], inside=0)
        self.language.ticked.connect(self._on_language)
        # Everybody may say something; only the head changes the board itself.
        self.language.setVisible(actor.role == "head")
        self.content.addWidget(self.language)
        self.take_away = self.add_second(_("Bỏ thông báo"), "Alt+B", self._end)
        self.take_away.setObjectName("endBoardMessage")
        self.set_primary(_("Hiện lên bảng"), "Enter", self._show)
        self._look()

    @staticmethod
    def _notices() -> list[tuple[Notice, str]]:
        return [(notice, _(words)) for notice, words in board_messages.NOTICES.items()]

    def _look(self) -> None:
        try:
            message = self._services.board.message()
            two = bool(self._services.office.settings().board_second_language)
        except WorldError as world:
            self.say_fault(refusals.sentence(world.code, world.facts))
            return
        self.language.show_ticks([self._tick(on=two)])
        self.standing.setVisible(message is not None)
        self.take_away.setVisible(message is not None)
        if message is not None:
            words = _("Đang hiện đến {time}: “{text}”")
            self.standing.say(words.format(time=clock(message.until), text=board_messages.text_of(message)))

    @staticmethod
    def _tick(*, on: bool) -> Tick:
        return Tick(SECOND, _("Bảng gọi số hiện cả tiếng Anh"), ticked=on)

    def _on_language(self, _key: str, on: bool) -> None:
        try:
            self._services.office.change_settings(self._actor, board_second_language=int(on))
        except (Refusal, WorldError) as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
        self._look()

    def _on_chosen(self, key: str) -> None:
        self.say_fault("")
        if key == TYPED:
            self.text.setFocus()

    def _on_typed(self, text: str) -> None:
        if text:
            self.notices.show_chosen(TYPED)
        self.say_fault("")

    def _show(self) -> None:
        chosen = self.notices.value
        if chosen is None:
            self.say_fault(_("Chọn một thông báo, hoặc tự gõ."))
            return
        notice = None if chosen == TYPED else Notice(chosen)
        minutes = int(self.minutes.value or USUAL)
        self._do(lambda: self._services.board.show_message(self._actor, minutes, notice=notice, text=self.text.text()))

    def _end(self) -> None:
        self._do(lambda: self._services.board.end_message(self._actor))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (Refusal, WorldError) as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return
        self.leave()

    def open_first(self) -> None:
        """Ask, with the keyboard on the first message."""
        self.open(self.notices.first())
