"""The waiting list as plain Python: words, signs, and repainting no more than what changed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QTableView

from tests.ui.desk import scenes
from tests.ui.desk.fakes import PRIORITIES, FakeOffice
from ui.desk.names import names_from
from ui.desk.waiting_model import Column, WaitingListModel

pytestmark = pytest.mark.qt
NOW = scenes.clock("10:03")


@pytest.fixture
def model(qapp: object) -> Iterator[WaitingListModel]:
    made = WaitingListModel(names_from(FakeOffice().reasons, PRIORITIES))
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show_waiting(scenes.IDLE_ROWS, NOW, "tA021")
    yield made
    tester.deleteLater()


def words(model: WaitingListModel) -> list[list[str]]:
    return [[model.text(row, column) for column in Column] for row in range(model.rowCount())]


def test_each_row_says_who_waits_why_and_until_when(model: WaitingListModel) -> None:
    assert words(model) == [
        ["A021", "Hẹn 10:00", "Đăng ký kết hôn", "13 phút", "bây giờ"],
        ["A023", "Cao tuổi", "Chứng thực bản sao", "2 phút", "10:12"],
        ["A022", "Lấy số", "Tình trạng hôn nhân", "6 phút", "10:20"],
    ]
    assert [model.chip(row).kind for row in range(3)] == ["appointment", "priority", "plain"]
    assert [model.is_next(row) for row in range(3)] == [True, False, False]
    headers = [model.headerData(c, Qt.Orientation.Horizontal) for c in Column]
    assert headers == ["Số", "Loại", "Thủ tục", "Đã chờ", "Gọi lúc"]


def test_one_changed_person_repaints_one_row(model: WaitingListModel) -> None:
    changed, laid_out = QSignalSpy(model.dataChanged), QSignalSpy(model.layoutChanged)
    rows = list(scenes.IDLE_ROWS)
    rows[1] = replace(rows[1], procedure="Chứng thực chữ ký")
    model.show_waiting(rows, NOW, "tA021")
    assert [(spy[0].row(), spy[1].row()) for spy in (changed.at(i) for i in range(changed.count()))] == [(1, 1)]
    assert laid_out.count() == 0


def test_marks_stay_with_their_person_when_others_come_and_go(model: WaitingListModel) -> None:
    mark = QPersistentModelIndex(model.index(2, 0))
    gone = QPersistentModelIndex(model.index(0, 0))
    newcomer = scenes.waiting("A030", "Đăng ký khai sinh", "10:02", "10:03")
    model.show_waiting((newcomer, scenes.IDLE_ROWS[2], scenes.IDLE_ROWS[1]), NOW, None)
    assert (mark.row(), gone.isValid()) == (1, False)
    assert [row[0] for row in words(model)] == ["A030", "A022", "A023"]


def test_next_moves_its_mark_with_two_rows_repainted(model: WaitingListModel) -> None:
    changed = QSignalSpy(model.dataChanged)
    model.show_waiting(scenes.IDLE_ROWS, NOW, "tA023")
    assert sorted(changed.at(i)[0].row() for i in range(changed.count())) == [0, 1]
    assert model.is_next(1)


def test_minutes_go_on_between_readings(model: WaitingListModel) -> None:
    model.tick(NOW + 4 * scenes.MINUTES)
    assert model.text(1, Column.WAITED) == "6 phút"


def test_a_kept_place_says_when_it_is_called_again(model: WaitingListModel) -> None:
    view = scenes.lunch()
    model.show_waiting(view.waiting, view.now, None)
    assert words(model)[2] == ["A043", "Giữ chỗ", "Tình trạng hôn nhân", "11 phút", "13:30"]


def test_saying_changed_a_hundred_thousand_times_is_survived(qapp: object) -> None:
    """Gate G3 of the performance page: one binding of Qt for this Python aborted after some thousand of these."""
    model = WaitingListModel(names_from(FakeOffice().reasons, PRIORITIES))
    model.show_waiting(scenes.IDLE_ROWS, NOW, "tA021")
    view = QTableView()
    view.setModel(model)
    heard = 0

    def hear() -> None:
        nonlocal heard
        heard += 1

    model.dataChanged.connect(hear)
    for _turn in range(100_000):
        model.change_row(scenes.IDLE_ROWS[1])
    assert heard == 100_000
    view.deleteLater()
