"""Listening to the voice before it is saved: a number, a counter, and what this PC has to speak with."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.domain.numbers import parse_number
from onestop_desk.domain.voice import Band, Said, VoiceSetup, announcement
from onestop_desk.services.ports import VoiceState
from onestop_desk.words import _
from ui.devices.announcer import announcer
from ui.devices.voice import Voice
from ui.theme import of
from ui.widgets.field import Field, LabelledField, NumberField
from ui.widgets.labels import Words
from ui.widgets.outcome_row import OutcomeRow

CALL, RECALL, BOOKED = "call", "recall", "booked"
Clock = Callable[[], Instant]


class MakeVoice(Protocol):
    """Gives a voice of this PC that speaks as somebody says."""

    def __call__(self, announcing: "Trial", clock: Clock, changed: Callable[[], object]) -> Voice:
        """Starts it."""


def real_voice(announcing: "Trial", clock: Clock, changed: Callable[[], object]) -> Voice:
    """The voice of this PC."""
    return announcer(announcing, clock, changed)


class Trial(QWidget):
    """What is tried out, and with what; the voice begins to start when this is made and ends with `stop`."""

    def __init__(self, setup: VoiceSetup, clock: Clock, make: MakeVoice = real_voice) -> None:
        super().__init__()
        self._setup = setup
        self.number, self.counter = Field("A012"), NumberField(1, 99)
        self.number.setObjectName("trialNumber")
        self.number.setText("A012")
        self.counter.setObjectName("trialCounter")
        self.counter.setValue(3)
        self.kind = OutcomeRow([(CALL, _("Gọi")), (RECALL, _("Nhắc lại")), (BOOKED, _("Có hẹn"))])
        self.kind.show_chosen(CALL)
        self._number_row = LabelledField(_("Số thứ tự"), self.number)
        self.number.textEdited.connect(lambda _text: self._number_row.accept())
        self.words = Words("", "body-medium", wrap=True)
        self.state = Words(_("Đang tìm giọng đọc của máy này…"), "small", "ink_soft", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(of(self).px(12))
        parts = (self._number_row, LabelledField(_("Quầy"), self.counter), LabelledField(_("Câu"), self.kind))
        for part, stretch in zip(parts, (2, 2, 5), strict=True):
            row.addWidget(part, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(of(self).px(8))
        column.addLayout(row)
        column.addWidget(self.words)
        column.addWidget(self.state)
        self._voice = make(self, clock, self._on_changed)

    def last_known(self) -> VoiceSetup:
        """The set-up that is tried out."""
        return self._setup

    def said(self, setup: VoiceSetup) -> tuple[Said, ...] | None:
        """What would be said of what is typed; None, with the reason under the number, when it is no number."""
        self._setup = setup
        number = parse_number(self.number.text())
        if number is None:
            self._number_row.complain(_("Số thứ tự không đúng. Ví dụ A012."))
            return None
        line = _("Chứng thực")
        kind = self.kind.value
        return announcement(
            setup, str(number), self.counter.value(), line, recall=kind == RECALL, booked=kind == BOOKED
        )  # fmt: skip

    def show_words(self, setup: VoiceSetup) -> None:
        """Shows what would be said, and with what."""
        said = self.said(setup) or ()
        self.words.say("\n".join(part.text for part in said))

    def hear(self, setup: VoiceSetup, band: Band, done: Callable[[], None]) -> bool:
        """Says it; whether there was something to say."""
        said = self.said(setup)
        if said is None:
            self.number.setFocus()
            return False
        self.show_words(setup)
        self._voice.try_out(said, band, done)
        return True

    def stop(self) -> None:
        """Is silent, and gives the loudspeaker back."""
        self._voice.stop()

    def _on_changed(self) -> None:
        self.state.say(sentence_of(self._voice.state()))


def sentence_of(state: VoiceState) -> str:
    """What this PC has to speak with, and what follows from it."""
    if state.engine == "speech":
        device = state.device_name or _("loa của máy")
        return _("Giọng của máy này: {voice}. Loa: {device}.").format(voice=state.voice_name, device=device)
    if state.engine == "clips":
        return _(
            "Máy này không có giọng tiếng Việt: dùng tiếng ghi sẵn, giọng Bắc, chỉ đọc câu có sẵn và không nêu tên"
            " nhóm. Loa: {device}."
        ).format(device=state.device_name)
    if state.engine == "chime":
        return _("Giọng đọc đang tắt: chỉ có chuông. Loa: {device}.").format(device=state.device_name)
    return _("Máy này không có loa: số được gọi chỉ nhấp nháy trên bảng. Cắm loa vào là đọc lại.")
