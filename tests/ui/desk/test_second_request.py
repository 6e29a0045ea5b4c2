"""The code typed while a visit is finished may be of a dossier that was asked for papers before, elsewhere."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onestop_desk.domain.tickets import State
from tests.ui.desk import scenes
from tests.ui.desk.conftest import MakeDesk
from ui.desk.dialogs.finish import FinishDialog

pytestmark = pytest.mark.qt
Key = Qt.Key
CODE, OTHER = "H05.190-261123-0038", "H05.190-261123-0039"


def test_a_code_typed_at_the_end_may_be_of_a_dossier_that_was_asked_before(make_desk: MakeDesk) -> None:
    visit = scenes.visit(State.SERVING, procedures=(scenes.asked(1, scenes.BIRTH),))
    desk = make_desk(replace(scenes.serving(), visit=visit))
    desk.services.desk.requests[CODE] = 2
    desk.press(Key.Key_F12, Key.Key_3)
    dialog = desk.dialog()
    assert isinstance(dialog, FinishDialog)
    block = dialog.blocks[0]
    assert block.request.isVisible()
    block.code.setFocus()
    QTest.keyClicks(block.code, CODE)
    assert block.accept_frame.isVisible()
    assert "lần yêu cầu bổ sung thứ 3" in block.accept.rows()[0].text()
    block.accept.rows()[0].click()
    assert block.block.again_accepted
    # Another dossier was never asked for papers: nothing is left to accept.
    block.code.selectAll()
    QTest.keyClicks(block.code, OTHER)
    assert block.request.isVisible()
    assert not block.block.again_accepted
