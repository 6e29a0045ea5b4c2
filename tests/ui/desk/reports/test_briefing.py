"""Báo cáo giao ban: seen, kept, printed, refused; its figures are the same on screen, paper, workbook and JSON."""

import io
import json
import re
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PySide6.QtWidgets import QWidget

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.report_record import report_of
from onestop_desk.paper import report_files
from onestop_desk.services.ports import PrinterError
from onestop_desk.words import figures, indicators
from tests.paper.pages import words_of
from tests.paper.spreadsheet import below, recomputed
from tests.ui.desk.printed import Folder
from tests.ui.desk.reports.conftest import Key, Room
from ui.desk.procedures.files import Told
from ui.desk.reports.briefing_section import BriefingSection

pytestmark = pytest.mark.qt


def opened(room: Room) -> BriefingSection:
    page = room.show()
    room.ctrl(Key.Key_3)
    return page.briefing


class Named(Folder):
    """Answers with a file of a name."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(folder)
        self.name = name

    def ask_save(self, owner: QWidget, title: str, proposed: str, kinds: str, told: Told) -> None:
        assert self.folder is not None
        told(self.folder / self.name)


def saved(room: Room, section: BriefingSection, name: str) -> bytes:
    """The briefing kept as a file by Ctrl+S."""
    section._files = Named(room.folder, name)
    room.ctrl(Key.Key_S)
    assert room.said() == ("Đã lưu báo cáo", str(room.folder / name))
    return (room.folder / name).read_bytes()


def test_what_is_seen_is_kept_and_printed(room: Room) -> None:
    section = opened(room)
    assert section.preview.page.image is not None
    assert section.preview.number.text().startswith("Trang 1/")
    room.press(Key.Key_PageDown)
    assert section.preview.number.text().startswith("Trang 2/")
    pdf = saved(room, section, "giao-ban.pdf")
    room.ctrl(Key.Key_P)
    assert room.tray.printed == [(pdf, "Máy in phòng họp")]
    assert room.said()[0] == "Đang in"
    room.tray.fails = PrinterError("paper_out")
    room.ctrl(Key.Key_P)
    assert room.said()[0] == "Chưa in được"
    assert len(pypdfium2.PdfDocument(pdf)) >= 2


def test_figures_are_the_same_on_screen_paper_workbook_and_in_json(room: Room) -> None:
    """One report: what the table shows stands on the pages, in the recomputed workbook and in the JSON."""
    section = opened(room)
    shown = room.services.reports.report(room.hall.head, section.bar.period)
    kept = report_of(json.loads(saved(room, section, "giao-ban.json")))
    assert kept == shown
    text = words_of(saved(room, section, "giao-ban.pdf"))
    saved(room, section, "giao-ban.xlsx")
    books = recomputed({"made": (room.folder / "giao-ban.xlsx").read_bytes()}, room.folder)
    lines = {row[0]: row for row in below(books["made"]["Chỉ tiêu"], "Chỉ tiêu")}
    room.ctrl(Key.Key_2)
    screen = {row.key: row for row in room.page.figures.table.model.rows() if row.judged is not None}
    assert len(screen) == len(kept.indicators)
    for judged in kept.indicators:
        row, name = screen[judged.figure.code], indicators.name(judged.figure.code)
        printed = figures.value(judged.unit, judged.figure.value)
        assert (row.name, row.value) == (name, printed)
        assert row.before == figures.value(judged.unit, judged.before.value)
        number = lines[name][3]
        expected = figures.shown(judged.unit, judged.figure.value)
        assert (number in {None, ""}) == (expected is None)
        if expected is not None:
            assert round(float(number), 6) == round(float(expected), 6)
        if judged.figure.value is not None:
            words = r"\s+".join(map(re.escape, [*name.split(), *row.target.split(), *printed.split()]))
            assert re.search(words, text), name


def test_a_statutory_table_is_chosen_seen_and_kept(room: Room) -> None:
    section = opened(room)
    section.what.setFocus()
    room.press(Key.Key_Down)
    assert section.layout_chosen is not None
    assert section.preview.page.image is not None
    content = saved(room, section, "bieu.xlsx")
    assert content[:2] == b"PK"
    assert section.layout_chosen.id in words_of(saved(room, section, "bieu.pdf"))


def test_a_table_that_does_not_close_says_so_in_place_of_the_page(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_args: object) -> bytes:
        raise Refusal("table_does_not_close", row="Hộ tịch", sum="(1) = (2) + (3)", left=7, right=8)

    section = opened(room)
    monkeypatch.setattr(report_files, "form_file", refuses)
    section.what.setFocus()
    room.press(Key.Key_Down)
    assert section.preview.words.text().startswith("Biểu không khớp ở dòng “Hộ tịch”")
    assert not section.save.isEnabled()
    assert not section.print.isEnabled()


def test_a_bad_table_of_the_office_takes_none_of_ours_away(room: Room) -> None:
    (room.folder / "reports").mkdir()
    (room.folder / "reports" / "sai.json").write_text("{", encoding="utf-8")
    room.office_folder = room.folder
    section = opened(room)
    assert section.what.count() > 1
    assert room.said()[0] == "Một mẫu biểu của đơn vị bị sai"


def test_without_a_printer_the_way_out_is_a_file(room: Room) -> None:
    room.tray.listed = ()
    section = opened(room)
    assert not section.print.isEnabled()
    assert "Lưu thành tệp" in section.hint.text()
    room.ctrl(Key.Key_P)
    assert room.tray.printed == []


def test_a_folder_that_takes_no_file_is_said(room: Room) -> None:
    section = opened(room)
    (room.folder / "x.pdf").mkdir()
    section._files = Named(room.folder, "x.pdf")
    room.ctrl(Key.Key_S)
    assert room.said()[0] == "Chưa lưu được tệp"


def test_the_letterhead_stands_on_the_next_page_shown(room: Room) -> None:
    section = opened(room)
    room.alt(Key.Key_N)
    dialog = room.dialog()
    for name, text in (("place", "Cao Thượng"), ("number", "47"), ("signer_name", "Nguyễn Văn Mẫu")):
        room.write(dialog.fields[name], text)  # type: ignore[attr-defined]
    dialog.recipients.setPlainText("Như trên\n\nLưu: VT")  # type: ignore[attr-defined]
    dialog.recipients.setFocus()  # type: ignore[attr-defined]
    room.ctrl(Key.Key_Return)
    assert not room.asks()
    assert room.said()[0] == "Đã ghi nơi gửi, người ký"
    kept = room.services.letterheads.letterhead()
    assert (kept.place, kept.number, kept.recipients) == ("Cao Thượng", "47", ("Như trên", "Lưu: VT"))
    text = words_of(saved(room, section, "moi.pdf"))
    assert "Cao Thượng, ngày" in text
    assert "Nguyễn Văn Mẫu" in text
    assert io.BytesIO(saved(room, section, "moi.xlsx")).read(2) == b"PK"
