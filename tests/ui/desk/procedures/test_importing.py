"""Nhập danh mục: read, look through, accept, stop, take back; whatever is refused keeps nothing."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.desk.procedures.conftest import Held, Room
from ui.desk.procedures.differences import Kind
from ui.desk.procedures.importing import Importing

pytestmark = pytest.mark.qt
Key = Qt.Key
BIRTH, DEATH = "1.001193", "1.000656"


def changed(records: dict[str, dict[str, Any]]) -> None:
    """One changed in two parts, one abolished, one new."""
    records[BIRTH] |= {"name": "Đăng ký khai sinh mới", "result": "Giấy khai sinh bản điện tử"}
    records[DEATH]["status"] = "repealed"
    records["new"] = {**records[BIRTH], "code": "9.000001", "name": "Việc mới"}


def broken(records: dict[str, dict[str, Any]]) -> None:
    changed(records)
    records["bad"] = {**records[BIRTH], "code": "khong-phai-ma"}


def without_birth(records: dict[str, dict[str, Any]]) -> None:
    del records[BIRTH]


def read(room: Room, file: Path) -> Importing:
    """The proposal of a file, chosen by the key."""
    page = room.show()
    room.files.open = file
    room.press(Key.Key_2, ctrl=True)
    room.press(Key.Key_O, ctrl=True)
    room.until(lambda: not page.importing.work.is_busy)
    return page.importing


def shows(importing: Importing) -> str:
    faces = {importing.start: "start", importing.working: "working", importing.proposal: "proposal"}
    return faces[importing.stack.currentWidget()]  # type: ignore[index]


def test_a_file_is_read_looked_through_and_accepted(room: Room) -> None:
    importing = read(room, room.file(changed))
    rows = importing.proposal.model.rows()
    assert [(r.kind, r.code, r.change.name if r.change else "") for r in rows] == [
        (Kind.ABOLISHED, DEATH, ""),
        (Kind.CHANGED, BIRTH, "name"),
        (Kind.CHANGED, BIRTH, "result"),
        (Kind.NEW, "9.000001", ""),
    ]
    room.press(Key.Key_Down)
    assert "Đăng ký khai sinh → Đăng ký khai sinh mới" in importing.proposal.detail.text()
    room.press(Key.Key_4)
    assert [r.code for r in importing.proposal.model.rows()] == [DEATH], "filtered by the number on the cap"
    room.press(Key.Key_Return, ctrl=True)
    room.until(lambda: room.said()[0] == "Đã nhập danh mục")
    assert room.said()[1].startswith("1 mới, 1 thay đổi, 1 bãi bỏ")
    assert room.services.procedures.by_code(BIRTH).name == "Đăng ký khai sinh mới"
    assert [row.file_name for row in importing.start.model.rows()] == ["danh-muc.json"]
    room.until(lambda: room.page.look_up._catalogue and "9.000001" in room.page.look_up._catalogue.procedures)


def test_rejected_rows_block_until_they_are_skipped_by_name(room: Room) -> None:
    importing = read(room, room.file(broken))
    proposal = importing.proposal
    assert [(r.kind, r.code) for r in proposal.model.rows()] == [(Kind.REJECTED, "khong-phai-ma")]
    assert "không đúng dạng mã" in proposal.detail.text()
    room.press(Key.Key_Return, ctrl=True)
    assert shows(importing) == "proposal"
    assert not proposal.accept.isEnabled()
    assert "1 dòng bị từ chối" in proposal.why.text()
    room.press(Key.Key_B, ctrl=True)
    assert proposal.accept.isEnabled()
    room.click("acceptImport")
    room.until(lambda: room.said()[0] == "Đã nhập danh mục")
    assert importing.start.model.row(0).skipped == 1


@pytest.mark.parametrize("stage", ["reading", "accepting"])
def test_an_import_that_is_stopped_keeps_nothing(room: Room, stage: str) -> None:
    before, worker = room.services.catalogue.everything(), Held()
    page = room.show(worker)
    page.open("import")
    if stage == "accepting":
        page.importing.read(room.file(changed))
        worker.holds = True
        page.importing.proposal.accept.click()
    else:
        worker.holds = True
        page.importing.read(room.file(changed))
    assert shows(page.importing) == "working"
    room.press(Key.Key_W, ctrl=True)
    worker.let_go()
    assert room.said()[0] == "Đã dừng"
    assert shows(page.importing) == "start"
    assert room.services.catalogue.everything() == before
    assert room.services.catalogue.imports() == ()


def test_a_file_that_is_no_catalogue_is_refused_in_words(room: Room) -> None:
    file = room.folder / "thu.json"
    file.write_text("{}", encoding="utf-8")
    importing = read(room, file)
    assert shows(importing) == "start"
    assert room.said()[0]
    assert room.services.catalogue.imports() == ()


def test_a_complete_list_abolishes_what_it_does_not_name(room: Room) -> None:
    importing = read(room, room.file(without_birth))
    assert importing.proposal.model.rows() == []
    assert "giống hệt" in importing.proposal.detail.text()
    field = room.services.procedures.by_code(BIRTH).field
    words = [importing.proposal.scope.itemText(i) for i in range(importing.proposal.scope.count())]
    at = words.index(f"lĩnh vực {field}")
    importing.proposal.scope.setCurrentIndex(at)
    importing.proposal.scope.activated.emit(at)
    room.until(lambda: not importing.work.is_busy)
    assert [(r.kind, r.code, r.at) for r in importing.proposal.model.rows()] == [(Kind.ABOLISHED, BIRTH, None)]
    assert importing.proposal.scope.currentText() == f"lĩnh vực {field}"


def test_somebody_else_imported_meanwhile_and_the_file_is_to_be_read_again(room: Room) -> None:
    importing = read(room, room.file(changed))
    other = room.services.catalogue.propose(room.file(lambda r: r[BIRTH].update(result="Khác"), "khac.json"))
    room.services.catalogue.accept(room.actor, other)
    importing.proposal.accept.click()
    room.until(lambda: not importing.work.is_busy)
    assert shows(importing) == "start"
    assert room.said()[0]
    assert room.services.procedures.by_code(BIRTH).name == "Đăng ký khai sinh"


def test_an_import_is_taken_back_after_a_question(room: Room) -> None:
    room.services.catalogue.accept(room.actor, room.services.catalogue.propose(room.file(changed)))
    page = room.show()
    room.press(Key.Key_2, ctrl=True)
    page.importing.start.table.setFocus()
    room.press(Key.Key_Return)
    assert "Hoàn tác" in room.dialog().title.text()  # type: ignore[attr-defined]
    assert room.services.procedures.by_code(BIRTH).name == "Đăng ký khai sinh mới", "only asked so far"
    room.press(Key.Key_Return)
    assert room.said() == ("Đã hoàn tác", "3 thủ tục trở lại như trước.")
    assert room.services.procedures.by_code(BIRTH).name == "Đăng ký khai sinh"
    assert page.importing.start.model.rowCount() == 2


def test_the_catalogue_is_written_out_and_reads_back_unchanged(room: Room) -> None:
    room.show()
    room.press(Key.Key_2, ctrl=True)
    room.press(Key.Key_S, ctrl=True)
    room.until(lambda: room.said()[0] == "Đã xuất danh mục")
    (name,) = room.files.proposed
    plan = room.services.catalogue.propose(room.folder / name).plan
    assert plan.is_empty
    assert not plan.rejected
    assert len(plan.unchanged) == len(room.services.catalogue.everything())


def test_columns_nobody_knows_are_named(room: Room) -> None:
    file = room.folder / "la.csv"
    file.write_text(f"Mã TTHC;Tên thủ tục hành chính;Màu của tờ\n{BIRTH};Đăng ký khai sinh;xanh\n", encoding="utf-8")
    importing = read(room, file)
    room.press(Key.Key_6)
    assert [(r.kind, r.name) for r in importing.proposal.model.rows()] == [(Kind.UNKNOWN, "Màu của tờ")]


def test_a_long_list_of_differences_is_painted_from_what_is_seen(room: Room) -> None:
    """Thousands of rows are a model; words are made for the rows on the screen only."""

    def everything(records: dict[str, dict[str, Any]]) -> None:
        for number in range(3000):
            records[f"x{number}"] = {
                **records[BIRTH],
                "code": f"8.{number:06}",
                "name": f"Việc {number}",
                "short_name": "",
            }

    importing = read(room, room.file(everything))
    assert importing.proposal.model.rowCount() == 3000
    QTest.keyClick(importing.proposal.table, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert importing.proposal.table.currentIndex().row() == 2999
    assert importing.proposal.detail_name.text() == "8.002999 · Việc 2999"
