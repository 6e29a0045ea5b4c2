"""The head sets what the office adds to the guide; everybody else sees it; a broken file is named."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from onestop_desk.domain.errors import Refusal
from tests.ui.desk import scenes
from tests.ui.desk.conftest import Desk, MakeDesk
from tests.ui.desk.fakes import HEAD
from tests.ui.desk.test_look import cut_off
from ui.desk.dialogs.guide_office import GuideOfficeDialog
from ui.desk.dialogs.villages import VillagesDialog

pytestmark = pytest.mark.qt
Key = Qt.Key


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    made = make_desk(scenes.idle(), actor=HEAD)
    made.shell.show_page("settings")
    return made


def test_the_panel_says_how_it_stands(desk: Desk) -> None:
    panel = desk.shell.settings.vneid
    assert panel.state.text() == "Công an: Công an xã Tân Yên, tầng 1. Chỉ tiêu 200 người, 0 thôn có số liệu."
    assert panel.trouble.isHidden()


def test_a_broken_guide_file_is_named_with_its_line(desk: Desk) -> None:
    desk.services.guide.broken = Refusal("bad_guide", file="guide.json", line=31, problem="unknown_target")
    desk.shell.settings.refresh()
    panel = desk.shell.settings.vneid
    assert not panel.trouble.isHidden()
    assert "31" in panel.trouble.headline.text()


def test_the_head_sets_the_police_desk_and_the_target(desk: Desk) -> None:
    desk.click(desk.shell.settings.vneid.change)
    dialog = desk.dialog()
    assert isinstance(dialog, GuideOfficeDialog)
    assert cut_off(dialog) == []
    dialog.fields["police_place"].setText("Công an xã, tầng 2")
    dialog.fields["video"].setText("xem phim")
    dialog.target.setValue(350)
    desk.press(Key.Key_Return)
    assert desk.dialog() is dialog, "a wrong address is complained about at its line"
    dialog.fields["video"].setText("https://phim.example.vn/vneid")
    desk.press(Key.Key_Return)
    QApplication.processEvents()
    office = desk.services.guide.office()
    assert (office.police_place, office.target) == ("Công an xã, tầng 2", 350)
    assert desk.shell.settings.message.headline.text() == "Đã ghi hướng dẫn VNeID"
    assert desk.shell.settings.vneid.state.text().startswith("Công an: Công an xã, tầng 2.")


def test_villages_are_typed_one_below_another(desk: Desk) -> None:
    desk.click(desk.shell.settings.vneid.villages)
    dialog = desk.dialog()
    assert isinstance(dialog, VillagesDialog)
    desk.type("Xom Giua")
    assert len(dialog.lines) == 2, "an empty line is always there"
    dialog.lines[0].count.setValue(12)
    desk.press(Key.Key_Return)
    assert dialog.fault.text()
    dialog.lines[0].name.setText("Thôn Giữa")
    desk.press(Key.Key_Return)
    assert [(v.name, v.without_account) for v in desk.services.guide.villages()] == [("Thôn Giữa", 12)]
    assert desk.shell.settings.message.headline.text() == "Đã ghi số liệu của 1 thôn"


def test_a_clerk_only_looks(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.shell.show_page("settings")
    panel = desk.shell.settings.vneid
    assert panel.change.reason == panel.villages.reason == "Chỉ người đứng đầu trung tâm sửa được"
