"""How calls are spoken: whose voice, which sentences, how loud at which hour; with a number to listen to."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.spoken import Region, Style
from onestop_desk.domain.voice import DEFAULTS, ON_OCCASION, Band, Phrase, VoiceSetup, fault_of, tidy
from onestop_desk.words import _, phrases, refusals
from ui.desk.dialogs.sheet import Sheet
from ui.desk.dialogs.voice_bands import BandRows
from ui.desk.dialogs.voice_trial import MakeVoice, Trial, real_voice
from ui.theme import of
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words
from ui.widgets.outcome_row import OutcomeRow
from ui.widgets.tick_list import Tick, TickList

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

ON, CHIME, FIELD, ENGLISH = "on", "chime", "with_field", "english"
WRITTEN = (Phrase.CALL, Phrase.CALL_FIELD, Phrase.RECALL, Phrase.APPOINTMENT, *ON_OCCASION)
"""The sentences that the office may put in its own words."""


class VoiceDialog(Sheet):
    """Nothing is saved before "Ghi lại"; "Nghe thử" speaks what stands in the form now, on this PC."""

    def __init__(
        self,
        window: QWidget,
        services: "Services",
        actor: "Actor",
        say: Callable[[str, str, str], object],
        *,
        make: MakeVoice = real_voice,
    ) -> None:
        line = _("Bảng gọi số đọc theo cài đặt này từ lần gọi kế tiếp.")
        super().__init__(window, _("Giọng đọc số"), line, width=760)
        self.setObjectName("voiceDialog")
        self._services, self._actor, self._say = services, actor, say
        self._stored = setup = services.announcing.setup()
        clock = services.context.ports.clock
        self._now = phrases.local(clock()).time()
        self.ticks = TickList(inside=8)
        self._ticked = {ON: setup.on, CHIME: setup.chime, FIELD: setup.with_field, ENGLISH: setup.english}
        self._ticked |= {phrase.value: phrase in setup.occasions for phrase in ON_OCCASION}
        self.ticks.ticked.connect(self._on_tick)
        self.content.addWidget(self.ticks)
        self._make_ways(setup)
        self._part(_("Nghe thử trên máy này"))
        self.trial = Trial(setup, clock, make)
        self.content.addWidget(self.trial)
        self._part(_("Độ to và tốc độ theo giờ"))
        self.bands = BandRows(setup.bands)
        self.content.addWidget(self.bands)
        self._part(_("Câu đọc"))
        self._make_sentences(setup)
        self.content.addStretch(1)
        self.left.connect(self.trial.stop)
        self.hear_button = self.add_second(_("Nghe thử"), "F8", self._on_hear)
        self.hear_button.setObjectName("hear")
        self.set_primary(_("Ghi lại"), "Enter", self._confirm)
        self._show_ticks()
        self.trial.show_words(setup)
        for signal in (self.trial.number.textEdited, self.trial.counter.valueChanged, self.trial.kind.chosen):
            signal.connect(lambda _value: self._show_words())

    # -- what is asked ---------------------------------------------------------------------------------------------

    def _part(self, title: str) -> None:
        self.content.addSpacing(of(self).px(4))
        self.content.addWidget(Words(title, "strong"))

    def _make_ways(self, setup: VoiceSetup) -> None:
        self.region = OutcomeRow([(Region.NORTH.value, _("Miền Bắc")), (Region.SOUTH.value, _("Miền Nam"))])
        self.region.show_chosen(setup.region.value)
        self.style_row = OutcomeRow(
            [
                (Style.WHOLE.value, _("Một trăm linh năm")),
                (Style.DIGITS.value, _("Một không năm")),
            ]
        )
        self.style_row.show_chosen(setup.style.value)
        row = QHBoxLayout()
        row.setSpacing(of(self).px(12))
        row.addWidget(LabelledField(_("Giọng"), self.region), 2)
        row.addWidget(LabelledField(_("Số 105 đọc là"), self.style_row), 3)
        self.content.addLayout(row)
        for part in (self.region, self.style_row):
            part.chosen.connect(lambda _value: self._show_words())

    def _make_sentences(self, setup: VoiceSetup) -> None:
        remark = _("{ticket} là số thứ tự, {counter} là quầy, {field} là nhóm. Để trống thì dùng câu có sẵn.")
        places = {name: f"{{{name}}}" for name in ("ticket", "counter", "field")}
        self.content.addWidget(Words(remark.format(**places), "small", "ink_soft", wrap=True))
        names = {
            Phrase.CALL: _("Khi gọi"),
            Phrase.CALL_FIELD: _("Khi gọi, có nêu tên nhóm"),
            Phrase.RECALL: _("Khi gọi lại"),
            Phrase.APPOINTMENT: _("Khi gọi người có hẹn"),
            Phrase.CLOSING: _("Khi hết giờ: {session} là buổi, {time} là giờ mở lại").format(
                session="{session}", time="{time}"
            ),
            Phrase.PAUSE: _("Khi quầy tạm dừng"),
        }
        self.sentences: dict[Phrase, LabelledField] = {}
        for phrase in WRITTEN:
            field = Field(DEFAULTS[phrase])
            field.setObjectName(f"phrase_{phrase.value}")
            field.setText(setup.phrases.get(phrase, ""))
            row = self.sentences[phrase] = LabelledField(names[phrase], field)
            field.textEdited.connect(lambda _text, row=row: row.accept())
            field.editingFinished.connect(self._show_words)
            self.content.addWidget(row)

    # -- answers ---------------------------------------------------------------------------------------------------

    def _on_tick(self, key: str, on: bool) -> None:
        self._ticked[key] = on
        self._show_ticks()
        self._show_words()

    def _show_ticks(self) -> None:
        words = (
            (ON, _("Đọc số được gọi")),
            (CHIME, _("Chuông trước mỗi lần gọi")),
            (FIELD, _("Nêu cả tên nhóm thủ tục")),
            (ENGLISH, _("Đọc thêm tiếng Anh sau tiếng Việt")),
            (Phrase.CLOSING.value, _("Báo khi hết giờ nhận hồ sơ buổi sáng, buổi chiều")),
            (Phrase.PAUSE.value, _("Báo khi một quầy tạm dừng")),
        )
        self.ticks.show_ticks([Tick(key, said, ticked=self._ticked[key]) for key, said in words])
        self.sentences[Phrase.CALL_FIELD].setVisible(self._ticked[FIELD])
        for phrase in ON_OCCASION:
            self.sentences[phrase].setVisible(self._ticked[phrase.value])

    def _plain(self) -> VoiceSetup:
        """What is chosen and ticked, with the bands as they are stored and without own sentences."""
        return replace(
            self._stored,
            on=self._ticked[ON],
            chime=self._ticked[CHIME],
            region=Region(self.region.value or Region.NORTH.value),
            style=Style(self.style_row.value or Style.WHOLE.value),
            with_field=self._ticked[FIELD],
            english=self._ticked[ENGLISH],
            occasions=frozenset(phrase for phrase in ON_OCCASION if self._ticked[phrase.value]),
        )

    def _typed_phrases(self) -> dict[Phrase, str]:
        """The sentences as typed; those of other occasions stay as they are stored."""
        kept = {phrase: text for phrase, text in self._stored.phrases.items() if phrase not in WRITTEN}
        for phrase, row in self.sentences.items():
            field = row.field
            kept[phrase] = field.text() if isinstance(field, Field) else ""
        return kept

    def typed(self) -> VoiceSetup | None:
        """What stands in the form; None, with the reason beside it, when it cannot work."""
        bands = self.bands.bands()
        if bands is None:
            return None
        made = tidy(replace(self._plain(), bands=bands, phrases=self._typed_phrases()))
        for phrase, text in made.phrases.items():
            fault = fault_of(phrase, text)
            if fault is not None:
                self.sentences[phrase].complain(wrong_sentence(fault))
                self.sentences[phrase].field.setFocus()
                return None
        return made

    def _show_words(self) -> None:
        made = tidy(replace(self._plain(), phrases=self._typed_phrases()))
        right = {phrase: text for phrase, text in made.phrases.items() if fault_of(phrase, text) is None}
        self.trial.show_words(replace(made, phrases=right))

    def _band(self, setup: VoiceSetup) -> Band:
        """As loud as where the keyboard is among the hours; elsewhere as it would be now."""
        row = self.bands.last_entered()
        return setup.band(self._now) if row is None else row.band()

    def _on_hear(self) -> None:
        setup = self.typed()
        if setup is None:
            return
        self.say_fault("")
        if self.trial.hear(setup, self._band(setup), self._heard):
            self.hear_button.setEnabled(False)

    def _heard(self) -> None:
        self.hear_button.setEnabled(True)

    def _confirm(self) -> None:
        setup = self.typed()
        if setup is None:
            return
        try:
            self._services.announcing.change(self._actor, setup)
        except (Refusal, WorldError) as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return
        self.leave()
        self._say(_("Đã ghi giọng đọc"), _("Bảng gọi số đọc theo cài đặt mới từ lần gọi kế tiếp."), "lam")

    def open_first(self) -> None:
        """Ask, with the keyboard on the first tick."""
        self.open(self.ticks.rows()[0])


def wrong_sentence(fault: str) -> str:
    """What is wrong with a sentence, by the code of `fault_of`."""
    kind, _colon, place = fault.partition(":")
    named = f"{{{place}}}"
    if kind == "missing":
        return _("Câu thiếu chỗ {place}.").format(place=named)
    if kind == "unknown":
        return _("Không có chỗ nào tên {place}. Xóa nó đi.").format(place=named)
    if kind == "long":
        return _("Câu quá dài. Rút ngắn lại.")
    return _("Dấu ngoặc nhọn chưa đúng. Chỉ dùng các chỗ ghi ở trên.")
