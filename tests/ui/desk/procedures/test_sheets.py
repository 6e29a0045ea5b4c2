"""Tờ mã QR: what is drawn is what prints; printed and saved sheets are in the register; stale ones are printed anew."""

from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.desk.procedures.conftest import Held, Room
from ui.desk.procedures.sheet_questions import AskReprint, ChoosePrinter, ChooseProcedure
from ui.desk.procedures.sheets import Sheets

pytestmark = pytest.mark.qt
Key = Qt.Key
BIRTH, DEATH = "1.001193", "1.000656"


def open_sheets(room: Room, code: str = "") -> Sheets:
    """The section, with the sheet of the office or of a procedure drawn."""
    page = room.show(Held())
    room.press(Key.Key_4, ctrl=True)
    if code:
        page.sheets.choose_procedure(code)
    assert page.sheets.preview.page.isVisible()
    return page.sheets


def accept(room: Room, change: Any) -> None:
    room.services.catalogue.accept(room.actor, room.services.catalogue.propose(room.file(change)))
    room.page.refresh()


def register(sheets: Sheets) -> list[tuple[str, str, bool]]:
    return [(h.row.subject, h.row.hangs, h.is_stale) for h in sheets.register.model.rows()]


def pages(path: Any) -> int:
    document = pypdfium2.PdfDocument(path)
    count = len(document)
    document.close()
    return count


def test_each_kind_and_size_is_shown_as_it_prints(room: Room) -> None:
    sheets = open_sheets(room)
    seen = set()
    for number in range(1, 6):
        assert sheets.form.kinds.choose_number(number)
        if sheets.form.order() is None:
            sheets.form.choose_procedure(BIRTH)
        for size in ("A3", "A4", "A5"):
            if sheets.form.sizes.buttons()[("A3", "A4", "A5").index(size)].isEnabled():
                sheets.form.sizes.choose(size)
                image = sheets.preview.page.image
                assert image is not None
                seen.add((sheets.form.kind, image.width(), image.height()))
    assert len(seen) == 3 + 3 + 3 + 2 + 1


def test_without_a_public_address_it_says_so_and_leads_to_the_settings(room: Room) -> None:
    room.services.public.change(room.actor, base_address="")
    page = room.show(Held())
    room.press(Key.Key_4, ctrl=True)
    asked: list[bool] = []
    page.settings_asked.connect(lambda: asked.append(True))
    assert page.sheets.no_base.isVisible()
    assert not page.sheets.form.print.isEnabled()
    room.press(Key.Key_P, ctrl=True)
    room.click("toSettings")
    assert asked == [True]


def test_a_procedure_is_chosen_by_search(room: Room) -> None:
    sheets = open_sheets(room)
    sheets.form.kinds.choose_number(3)
    assert sheets.preview.words.text() == "Chọn một thủ tục để xem tờ in."
    room.press(Key.Key_T, ctrl=True)
    assert isinstance(room.dialog(), ChooseProcedure)
    QTest.keyClicks(room.dialog().search.field, "khai tu")  # type: ignore[attr-defined]
    room.press(Key.Key_Return)
    order = sheets.form.order()
    assert order is not None
    assert order.subject == DEATH


def test_a_saved_sheet_is_in_the_register_with_its_place(room: Room) -> None:
    sheets = open_sheets(room, BIRTH)
    sheets.form.place.setText("Nhà văn hóa thôn Giữa")
    room.press(Key.Key_S, ctrl=True)
    (name,) = room.files.proposed
    assert name == f"to-ma-qr-procedure-{BIRTH}-A4.pdf"
    assert pages(room.folder / name) == 1
    assert register(sheets) == [(BIRTH, "Nhà văn hóa thôn Giữa", False)]
    assert sheets.register.detail.text() == "Mọi điều ghi trên tờ vẫn đúng."
    assert room.said()[0] == f"Đã lưu {name}"
    assert sheets.form.place.text() == ""


def test_printing_asks_for_the_printer_and_records(room: Room) -> None:
    sheets = open_sheets(room)
    room.press(Key.Key_P, ctrl=True)
    assert isinstance(room.dialog(), ChoosePrinter)
    room.press(Key.Key_Return)
    (printed,) = room.tray.printed
    assert pages(printed) == 1
    assert register(sheets) == [("", "", False)]


def test_without_a_printer_the_pdf_is_offered(room: Room) -> None:
    room.tray.here = ()
    sheets = open_sheets(room)
    room.press(Key.Key_P, ctrl=True)
    assert room.said()[0] == "Máy tính này chưa có máy in"
    assert "Ctrl+S" in room.said()[1]
    assert register(sheets) == []


def test_a_printer_that_fails_records_nothing(room: Room) -> None:
    room.tray.fails = "offline"
    sheets = open_sheets(room)
    room.press(Key.Key_P, ctrl=True)
    room.press(Key.Key_Return)
    assert room.said()[0] == "Máy in Canon LBP 2900 không in được"
    assert register(sheets) == []


def test_a_file_that_cannot_be_written_records_nothing(room: Room) -> None:
    room.files.folder = room.folder / "khong-co"
    sheets = open_sheets(room)
    room.press(Key.Key_S, ctrl=True)
    assert room.said()[0].startswith("Không ghi được tệp")
    assert register(sheets) == []


def test_where_a_sheet_hangs_is_written_and_it_is_taken_down(room: Room) -> None:
    sheets = open_sheets(room)
    room.press(Key.Key_S, ctrl=True)
    sheets.register.table.setFocus()
    room.press(Key.Key_Return)
    QTest.keyClicks(room.dialog().place, "Cua chinh")  # type: ignore[attr-defined]
    room.press(Key.Key_Return)
    assert register(sheets) == [("", "Cua chinh", False)]
    sheets.register.table.setFocus()
    room.press(Key.Key_Delete)
    assert register(sheets) == [("", "Cua chinh", False)], "only asked so far"
    room.press(Key.Key_Return)
    assert register(sheets) == []


def test_what_is_out_of_date_says_why_and_is_printed_anew_in_its_place(room: Room) -> None:
    sheets = open_sheets(room, BIRTH)
    sheets.form.place.setText("Quầy 2")
    room.press(Key.Key_S, ctrl=True)
    sheets.choose_procedure(DEATH)
    sheets.form.place.setText("Bảng tin thôn")
    room.press(Key.Key_S, ctrl=True)
    assert not sheets.register.again.isEnabled()

    def change(records: dict[str, dict[str, Any]]) -> None:
        records[BIRTH]["fee"] = {"kind": "amounts", "amounts_vnd": [8000], "note": ""}
        records[DEATH]["status"] = "repealed"

    accept(room, change)
    assert sorted(register(sheets)) == [(DEATH, "Bảng tin thôn", True), (BIRTH, "Quầy 2", True)]
    said = {h.row.subject: h.sentences() for h in sheets.register.model.rows()}
    assert any("8.000 đồng" in sentence for sentence in said[BIRTH])
    assert any("đã bãi bỏ" in sentence for sentence in said[DEATH])
    room.press(Key.Key_R, ctrl=True)
    question = room.dialog()
    assert isinstance(question, AskReprint)
    room.press(Key.Key_S, ctrl=True)
    assert pages(room.folder / "to-in-lai.pdf") == 1
    assert register(sheets) == [(BIRTH, "Quầy 2", False)]
    assert not sheets.register.again.isEnabled()


def test_a_sheet_of_a_replaced_procedure_becomes_that_of_its_successor(room: Room) -> None:
    sheets = open_sheets(room, BIRTH)
    sheets.form.place.setText("Quầy 2")
    room.press(Key.Key_S, ctrl=True)
    accept(room, lambda records: records[BIRTH].update(status="superseded", superseded_by=DEATH))
    room.press(Key.Key_R, ctrl=True)
    room.press(Key.Key_Return)
    assert isinstance(room.dialog(), ChoosePrinter)
    room.press(Key.Key_Return)
    assert len(room.tray.printed) == 1
    assert register(sheets) == [(DEATH, "Quầy 2", False)]


def test_another_base_address_makes_every_sheet_old(room: Room) -> None:
    sheets = open_sheets(room)
    room.press(Key.Key_S, ctrl=True)
    room.services.public.change(room.actor, base_address="https://xa.example.vn")
    room.page.refresh()
    assert register(sheets) == [("", "", True)]
    assert "https://xa.example.vn" in sheets.register.detail.text()


def test_the_newest_order_wins_over_a_slow_older_one(room: Room) -> None:
    worker = Held()
    page = room.show(worker)
    room.press(Key.Key_4, ctrl=True)
    worker.holds = True
    page.sheets.choose_procedure(BIRTH)
    page.sheets.form.sizes.choose("A5")
    worker.let_go()
    drawn = page.sheets._drawn
    assert drawn is not None
    assert (drawn[1].subject, drawn[1].size) == (BIRTH, "A5")
