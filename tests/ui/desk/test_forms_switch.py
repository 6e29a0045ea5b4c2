"""Which official forms are printed here: switched on and declared checked by the head, the police's only named."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import scenes
from tests.ui.desk.fakes import CLERK, HEAD, FakeServices
from ui.desk.dialogs.forms_switch import FormsSwitchDialog
from ui.desk.printing_settings import PrintingSettings
from ui.widgets.labels import Words

pytestmark = pytest.mark.qt


@pytest.fixture
def window(qtbot: QtBot, qapp: object) -> QWidget:
    from ui import theme

    theme.apply(qapp)  # type: ignore[arg-type]
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    qtbot.waitExposed(made)
    return made


def dialog(window: QWidget, actor: Any = HEAD) -> tuple[FormsSwitchDialog, FakeServices, list[str]]:
    services, said = FakeServices(scenes.idle()), list[str]()
    made = FormsSwitchDialog(window, services, actor, lambda headline, _rest, _tone: said.append(headline))  # type: ignore[arg-type]
    made.open_first()
    return made, services, said


def test_the_seven_forms_are_ticked_on_and_compared_each_by_itself(window: QWidget, qtbot: QtBot) -> None:
    made, services, said = dialog(window)
    assert [row.key for row in made.on.rows()] == ["01", "02", "03", "04", "05", "06", "07"]
    assert made.on.ticked_keys() == []
    qtbot.mouseClick(made.on.rows()[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(made.checked.rows()[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(made.on.rows()[2], Qt.MouseButton.LeftButton)
    assert services.forms.on == {"01", "03"}
    assert services.forms.checked == {"01"}
    qtbot.mouseClick(made.on.rows()[2], Qt.MouseButton.LeftButton)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert services.forms.on == {"01"}
    assert said == ["Mẫu giấy in: 1 mẫu đang bật"]


def test_a_refusal_is_said_and_the_tick_goes_back(window: QWidget, qtbot: QtBot) -> None:
    made, services, _said = dialog(window, CLERK)
    qtbot.mouseClick(made.on.rows()[0], Qt.MouseButton.LeftButton)
    assert services.forms.on == set()
    assert made.on.ticked_keys() == []
    assert made.fault.text()
    made.leave()


def test_the_forms_of_the_police_are_named_with_where_they_are_printed(window: QWidget) -> None:
    made, _services, _said = dialog(window)
    words = " ".join(label.text() for label in made.findChildren(Words))
    for name in ("CT04", "CT05", "CT06", "CC02", "CC03", "dichvucong.gov.vn", "Phụ lục I Thông tư 03/2025/TT-VPCP"):
        assert name in words
    made.leave()


@pytest.mark.parametrize(
    ("on", "checked", "words"),
    [
        (set(), set(), "đang tắt"),
        ({"01", "02"}, {"01"}, "1 mẫu chưa đối chiếu"),
        ({"01"}, {"01"}, "tất cả đã đối chiếu"),
    ],
)
def test_the_panel_says_how_it_stands(window: QWidget, on: set[str], checked: set[str], words: str) -> None:
    services = FakeServices(scenes.idle())
    services.forms.on, services.forms.checked = on, checked
    panel = PrintingSettings(services, HEAD, lambda *_said: None)  # type: ignore[arg-type]
    panel.setParent(window)
    panel.refresh()
    assert words in panel.state.text()


def test_a_clerk_sees_that_only_the_head_chooses(window: QWidget) -> None:
    panel = PrintingSettings(FakeServices(scenes.idle()), CLERK, lambda *_said: None)  # type: ignore[arg-type]
    panel.setParent(window)
    assert not panel.change.isEnabled()
