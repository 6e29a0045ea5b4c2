"""Cài đặt, Giọng đọc số: heard before it is saved, refused in words, and what this PC has to speak with is said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from onestop_desk import words
from onestop_desk.domain.spoken import Region, Style
from onestop_desk.domain.voice import MOST_BANDS, ON_OCCASION, Band, Phrase, VoiceSetup
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor
from onestop_desk.services.ports import VoiceState
from tests.moved_clock import MovedClock
from tests.services.hall_day import HallDay
from tests.ui.desk.test_look import cut_off
from tests.ui.devices.hall_of_sound import HandAlarm, Machine
from ui import theme
from ui.desk.dialogs.sheet import Sheet
from ui.desk.dialogs.voice import CHIME, ENGLISH, FIELD, ON, VoiceDialog
from ui.desk.dialogs.voice_trial import RECALL, Trial, sentence_of
from ui.desk.voice_panel import VoicePanel
from ui.desk.window import DeskWindow
from ui.devices.voice import Voice
from ui.widgets.field import Field

pytestmark = pytest.mark.qt
Open = Callable[..., VoicePanel]


class Listener:
    """A PC whose sounds are written down."""

    def __init__(self) -> None:
        self.machine = Machine()
        self.changed: Callable[[], object] = lambda: None

    def __call__(self, announcing: Trial, clock: object, changed: Callable[[], object]) -> Voice:
        self.changed = changed
        hours = self.machine.hours
        return Voice(
            self.machine,
            HandAlarm(hours),
            announcing.last_known,
            clock=lambda: hours.now,
            local=lambda: time(9),
        )


@pytest.fixture
def hall(demo: tuple[Services, MovedClock]) -> HallDay:
    return HallDay(*demo)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def open_panel(qtbot: QtBot, qapp: QApplication, hall: HallDay, listener: Listener) -> Open:
    """Shows the page Cài đặt in its window; the panel on it."""

    def made(actor: Actor | None = None) -> VoicePanel:
        theme.apply(qapp)
        window = DeskWindow(hall.services, actor or hall.head, hall.counters[1])
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        assert window.shell is not None
        window.shell.show_page("settings")
        panel = window.shell.settings.voice
        panel.make = listener
        QApplication.processEvents()
        return panel

    return made


def form(panel: VoicePanel) -> VoiceDialog:
    panel.change.click()
    (sheet,) = [sheet for sheet in panel.window().findChildren(Sheet) if sheet.isVisible()]
    return cast("VoiceDialog", sheet)


def tick(dialog: VoiceDialog, key: str) -> None:
    next(row for row in dialog.ticks.rows() if row.key == key).click()


def button(dialog: VoiceDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_the_head_changes_whose_voice_it_is_and_the_hall_follows(open_panel: Open, hall: HallDay) -> None:
    panel = open_panel()
    assert panel.state.text() == "Đọc giọng Bắc."
    dialog = form(panel)
    dialog.region.choose(Region.SOUTH.value)
    dialog.style_row.choose(Style.DIGITS.value)
    tick(dialog, FIELD)
    tick(dialog, ENGLISH)
    QTest.keyClick(dialog.bands.rows[0].starts, Qt.Key.Key_Return)
    made = hall.services.announcing.setup()
    assert made == VoiceSetup(region=Region.SOUTH, style=Style.DIGITS, with_field=True, english=True)
    assert panel.state.text() == "Đọc giọng Nam, rồi tiếng Anh."
    assert not dialog.isVisible()


def test_the_head_has_the_hall_told_when_something_stops(open_panel: Open, hall: HallDay) -> None:
    dialog = form(open_panel())
    assert dialog.sentences[Phrase.PAUSE].isHidden()
    tick(dialog, Phrase.PAUSE.value)
    assert not dialog.sentences[Phrase.PAUSE].isHidden()
    field = dialog.sentences[Phrase.PAUSE].field
    assert isinstance(field, Field)
    field.insert("Quầy tạm nghỉ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible(), "the counter's place is missing"
    field.insert(" {counter}")
    QTest.keyClick(field, Qt.Key.Key_Return)
    made = hall.services.announcing.setup()
    assert made.occasions == {Phrase.PAUSE}
    assert made.phrase(Phrase.PAUSE) == "Quầy tạm nghỉ {counter}"


def test_a_clerk_reads_it_and_changes_nothing(open_panel: Open, hall: HallDay) -> None:
    panel = open_panel(hall.clerk)
    assert not panel.change.isEnabled()
    assert "người đứng đầu" in panel.change.reason


def test_f8_speaks_what_stands_in_the_form_and_nothing_is_saved(
    open_panel: Open, hall: HallDay, listener: Listener
) -> None:
    dialog = form(open_panel())
    dialog.trial.number.setText("k105")
    dialog.trial.counter.setValue(2)
    dialog.region.choose(Region.SOUTH.value)
    dialog.trial.kind.choose(RECALL)
    QTest.keyClick(dialog.trial.number, Qt.Key.Key_F8)
    assert not dialog.hear_button.isEnabled()
    listener.machine.hours.live_on()
    spoken = "Xin nhắc lại, mời công dân có số thứ tự ca một trăm lẻ năm, đến quầy số hai"
    assert listener.machine.texts(chime=True) == ["", spoken]
    assert dialog.trial.words.text() == spoken
    assert dialog.hear_button.isEnabled()
    assert hall.services.announcing.setup() == VoiceSetup()


def test_it_is_heard_as_loud_as_the_row_that_has_the_keyboard(open_panel: Open, listener: Listener) -> None:
    dialog = form(open_panel())
    button(dialog, "moreBands").click()
    evening = dialog.bands.shown()[1]
    QTest.keyClicks(evening.starts, "17:30")
    evening.volume.setValue(35)
    for field in (evening.volume, dialog.trial.number):
        field.setFocus()
        dialog.hear_button.click()
        listener.machine.hours.live_on()
    # Nine in the morning belongs to the first row.
    assert [sound.volume for sound in listener.machine.heard if sound.text] == [35, 80]


def test_hours_are_added_dropped_and_kept_in_order(open_panel: Open, hall: HallDay) -> None:
    dialog = form(open_panel())
    for typed, volume in (("17h30", 40), ("7:00", 90)):
        button(dialog, "moreBands").click()
        row = dialog.bands.shown()[-1]
        row.starts.setText(typed)
        row.volume.setValue(volume)
    button(dialog, "band_drop_0").click()
    assert [row.starts.text() for row in dialog.bands.shown()] == ["17h30", "7:00"]
    assert dialog.primary is not None
    dialog.primary.click()
    assert hall.services.announcing.setup().bands == (Band(time(7), 90), Band(time(17, 30), 40))


def test_one_row_stays_and_there_are_no_more_than_eight(open_panel: Open) -> None:
    dialog = form(open_panel())
    assert not button(dialog, "band_drop_0").isEnabled()
    more = button(dialog, "moreBands")
    for _row in range(MOST_BANDS - 1):
        more.click()
    assert not more.isEnabled()
    assert len(dialog.bands.shown()) == MOST_BANDS


@pytest.mark.parametrize(
    ("typed", "said"), [("25:00", "Giờ không đúng"), ("", "Giờ không đúng"), ("0:00", "Hai khung")]
)
def test_hours_that_cannot_be_are_said_below_them(open_panel: Open, hall: HallDay, typed: str, said: str) -> None:
    dialog = form(open_panel())
    button(dialog, "moreBands").click()
    dialog.bands.shown()[1].starts.setText(typed)
    assert dialog.primary is not None
    dialog.primary.click()
    assert said in dialog.bands.fault.text()
    assert hall.services.announcing.setup() == VoiceSetup()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Mời số {ticket}", "Câu thiếu chỗ {counter}."),
        ("Mời {ticket} {counter} {name}", "Không có chỗ nào tên {name}"),
        ("Mời {ticket} {counter", "Dấu ngoặc nhọn"),
    ],
)
def test_a_sentence_that_cannot_be_said_is_refused_below_it(open_panel: Open, typed: str, said: str) -> None:
    dialog = form(open_panel())
    row = dialog.sentences[Phrase.CALL]
    row.field.setText(typed)  # type: ignore[attr-defined]
    assert dialog.primary is not None
    for press in (dialog.primary.click, dialog.hear_button.click):
        press()
        assert row.fault.isVisible()
        assert said in row.fault.text()


def test_own_words_are_heard_kept_and_shown_again(open_panel: Open, hall: HallDay, listener: Listener) -> None:
    panel = open_panel()
    dialog = form(panel)
    dialog.sentences[Phrase.CALL].field.setText("Mời số {ticket} vào quầy {counter}")  # type: ignore[attr-defined]
    dialog.hear_button.click()
    listener.machine.hours.live_on()
    assert listener.machine.texts() == ["Mời số a mười hai vào quầy ba"]
    assert dialog.primary is not None
    dialog.primary.click()
    assert hall.services.announcing.setup().phrases == {Phrase.CALL: "Mời số {ticket} vào quầy {counter}"}
    again = form(panel)
    assert again.sentences[Phrase.CALL].field.text() == "Mời số {ticket} vào quầy {counter}"  # type: ignore[attr-defined]


def test_what_is_no_number_is_not_spoken(open_panel: Open, listener: Listener) -> None:
    dialog = form(open_panel())
    dialog.trial.number.setText("12")
    dialog.hear_button.click()
    assert listener.machine.heard == []
    assert "Ví dụ A012" in dialog.trial._number_row.fault.text()


def test_leaving_is_silence(open_panel: Open, listener: Listener) -> None:
    dialog = form(open_panel())
    dialog.hear_button.click()
    listener.machine.hours.live(3_000)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert listener.machine.stopped == 1
    assert listener.machine.texts() == []


def test_off_means_the_chime_alone(open_panel: Open, listener: Listener) -> None:
    panel = open_panel()
    dialog = form(panel)
    tick(dialog, ON)
    dialog.hear_button.click()
    listener.machine.hours.live_on()
    assert listener.machine.texts(chime=True) == [""]
    tick(dialog, CHIME)
    assert dialog.primary is not None
    dialog.primary.click()
    assert panel.state.text() == "Đang tắt: chỉ có số nhấp nháy."


def test_what_this_pc_has_is_said_as_soon_as_it_is_known(open_panel: Open, listener: Listener) -> None:
    dialog = form(open_panel())
    assert "Đang tìm" in dialog.trial.state.text()
    listener.changed()
    assert dialog.trial.state.text() == "Giọng của máy này: Vietnamese (Northern). Loa: Loa sảnh."
    listener.machine.speech = False
    listener.changed()
    assert "tiếng ghi sẵn" in dialog.trial.state.text()
    listener.machine.device = False
    listener.changed()
    assert "không có loa" in dialog.trial.state.text()


def test_each_state_has_its_sentence() -> None:
    said = {sentence_of(VoiceState(engine)) for engine in ("speech", "clips", "chime", "none")}
    assert len(said) == 4


@pytest.mark.parametrize("use", ["vi", "doubled"])
def test_nothing_is_cut_off(open_panel: Open, hall: HallDay, use: str) -> None:
    bands = tuple(Band(time(hour)) for hour in range(6, 12))
    hall.services.announcing.change(
        hall.head, replace(VoiceSetup(with_field=True, english=True, occasions=frozenset(ON_OCCASION)), bands=bands)
    )
    with words.use(use):
        panel = open_panel()
        assert cut_off(panel) == []
        dialog = form(panel)
        QApplication.processEvents()
        assert cut_off(dialog) == []
