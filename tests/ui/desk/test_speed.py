"""What the desk may cost: it starts without the database's library, and one change paints one row."""

import subprocess
import sys
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import scenes
from tests.ui.desk.fakes import PRIORITIES, FakeOffice
from ui import theme
from ui.desk.names import names_from
from ui.desk.waiting_model import WIDTHS, WaitingListModel
from ui.widgets.table import TableView

pytestmark = pytest.mark.qt
NOW = scenes.clock("10:03")


def test_the_desk_is_imported_without_sqlalchemy() -> None:
    code = "import sys, ui.desk.window; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_one_change_among_ten_thousand_paints_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    """Target T10: change to painted within 5 ms; the median of many, three times as much allowed on a busy PC."""
    theme.apply(qapp)
    model = WaitingListModel(names_from(FakeOffice().reasons, PRIORITIES))
    rows = [scenes.waiting(f"A{n:04d}", "Đăng ký khai sinh", "09:50", "10:03", "10:20") for n in range(10_000)]
    model.show_waiting(rows, NOW, rows[0].ticket_id)
    table = TableView(WIDTHS)
    table.setModel(model)
    table.resize(508, 364)
    qtbot.addWidget(table)
    table.show()
    qtbot.waitExposed(table)
    spent = []
    for _turn in range(40):
        start = perf_counter()
        model.change_row(rows[3])
        qapp.processEvents()
        spent.append(perf_counter() - start)
    assert median(spent) < 0.015
