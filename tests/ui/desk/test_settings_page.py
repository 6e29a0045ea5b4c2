"""Cài đặt: lines close with a reason, numbers are the head's, other faces open on a chosen screen."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from onestop_desk.services.actors import Actor
from tests.ui.desk import scenes
from tests.ui.desk.fakes import CLERK, HEAD, FakeServices
from ui import theme
from ui.desk.settings_page import Look, SettingsPage

pytestmark = pytest.mark.qt


def page_of(
    qtbot: QtBot, qapp: QApplication, actor: Actor, *, can_open: bool = True
) -> tuple[SettingsPage, FakeServices]:
    theme.apply(qapp)
    services = FakeServices(scenes.idle())
    page = SettingsPage(services, actor, look=Look(), can_open=can_open)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    return page, services


def test_a_line_closes_only_after_its_reason(qtbot: QtBot, qapp: QApplication) -> None:
    page, services = page_of(qtbot, qapp, CLERK)
    page.lines.rows()[1].click()
    assert services.office.changed == {}, "still open: the reason is missing"
    assert page.lines.rows()[1].isChecked()
    assert page.reason_row.isVisible()
    page.reasons.choose("power")
    assert services.office.changed == {"lB": False}
    assert not page.lines.rows()[1].isChecked()
    assert not page.reason_row.isVisible()
    page.lines.rows()[1].click()
    assert services.office.changed == {"lB": True}


def test_the_head_changes_a_number_and_a_clerk_cannot(qtbot: QtBot, qapp: QApplication) -> None:
    page, services = page_of(qtbot, qapp, HEAD)
    spin = page.spins["waiting_promise"]
    assert spin.value() == 15
    spin.setValue(20)
    spin.editingFinished.emit()
    assert services.office.settings().waiting_promise == 20
    clerks, _services = page_of(qtbot, qapp, CLERK)
    assert not clerks.spins["waiting_promise"].isEnabled()


def test_a_refused_change_is_said_and_the_old_number_comes_back(qtbot: QtBot, qapp: QApplication) -> None:
    page, services = page_of(qtbot, qapp, CLERK)
    page.spins["help_delay"].setValue(99)
    page.spins["help_delay"].editingFinished.emit()
    assert page.message.headline.text() == "Tài khoản này không có quyền làm việc đó"
    assert page.spins["help_delay"].value() == services.office.settings().help_delay == 10


def test_board_and_kiosk_open_on_a_screen_of_this_pc(qtbot: QtBot, qapp: QApplication) -> None:
    page, _services = page_of(qtbot, qapp, CLERK)
    opened: list[tuple[str, object]] = []
    page.face_asked.connect(lambda name, screen: opened.append((name, screen)))
    for name in ("open_board", "open_kiosk"):
        button = page.findChild(QPushButton, name)
        assert button is not None
        button.click()
    assert opened == [("board", qapp.primaryScreen()), ("kiosk", qapp.primaryScreen())]


def test_without_a_way_to_open_faces_nothing_is_offered(qtbot: QtBot, qapp: QApplication) -> None:
    page, _services = page_of(qtbot, qapp, CLERK, can_open=False)
    assert page.findChild(QPushButton, "open_board") is None
