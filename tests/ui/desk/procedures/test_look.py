"""Every section bears doubled words, larger letters and high contrast at the sizes of the desk."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from onestop_desk import words
from tests.ui.desk.procedures.conftest import Held, Room
from tests.ui.desk.test_look import cut_off
from ui import theme
from ui.widgets.cover import Cover

pytestmark = pytest.mark.qt
BIRTH, DEATH = "1.001193", "1.000656"
LOOKS = {
    "plain": (1.0, False, "vi", (1282, 688)),
    "low": (1.0, False, "vi", (1282, 610)),
    "doubled": (1.0, False, "doubled", (1282, 688)),
    "doubled low": (1.0, False, "doubled", (1282, 610)),
    "contrast": (1.0, True, "vi", (1282, 688)),
    "large": (1.2, False, "vi", (1265, 670)),
}


def broken(records: dict[str, dict[str, Any]]) -> None:
    records[BIRTH] |= {"name": "Đăng ký khai sinh " + "rất dài " * 30, "decision_date": "2026-10-01"}
    records[DEATH]["status"] = "repealed"
    records["bad"] = {**records[DEATH], "code": "khong-phai-ma"}


@pytest.fixture(params=list(LOOKS.values()), ids=list(LOOKS))
def dressed(request: pytest.FixtureRequest, room: Room, qapp: QApplication) -> Iterator[Room]:
    """The page in one look, with something imported and printed."""
    scale, contrast, language, size = request.param
    room.services.catalogue.accept(room.actor, room.services.catalogue.propose(room.file(broken)), skip_rejected=True)
    theme.apply(qapp, contrast=contrast, scale=scale)
    with words.use(language):
        room.show(Held(), size=size)
        yield room


def fits(room: Room) -> None:
    before = room.page.size().toTuple()
    QApplication.processEvents()
    assert room.page.size().toTuple() == before
    assert room.page.minimumSizeHint().width() <= room.page.width()
    assert room.page.minimumSizeHint().height() <= room.page.height()
    assert cut_off(room.page) == []


def test_looking_up(dressed: Room) -> None:
    fits(dressed)
    for code in (BIRTH, DEATH, "2.000815"):
        dressed.page.look_up.choose(code)
        fits(dressed)
    dressed.page.look_up.card.history.click()
    (history,) = [cover for cover in dressed.page.findChildren(Cover) if cover.isVisible()]
    assert cut_off(history) == []


def test_importing(dressed: Room) -> None:
    dressed.page.open("import")
    fits(dressed)
    dressed.page.importing.read(dressed.file(broken))
    fits(dressed)
    dressed.press(Qt.Key.Key_1)
    fits(dressed)
    dressed.page.importing._begin("Đang đọc tệp danh-muc-cua-tinh.xlsx")
    fits(dressed)


def test_late(dressed: Room) -> None:
    dressed.page.open("late")
    fits(dressed)


def test_sheets(dressed: Room) -> None:
    dressed.page.open("sheets")
    for number in range(1, 6):
        dressed.page.sheets.form.kinds.choose_number(number)
        fits(dressed)
    dressed.page.sheets.choose_procedure("2.000815")
    dressed.press(Qt.Key.Key_S, ctrl=True)
    fits(dressed)
