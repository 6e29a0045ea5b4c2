"""Ctrl+P at the counter: the list, the look at it, the printers, what is typed and scanned, and that it is counted."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from onestop_desk.domain.errors import Busy
from onestop_desk.domain.tickets import State
from onestop_desk.services.ports import PrinterError
from tests.paper.test_appointment_slip import text_of
from tests.ui.desk import scenes
from tests.ui.desk.conftest import Desk, MakeDesk
from tests.ui.desk.printed import Roll, Tray, out_of
from ui.desk.dialogs.slip_sheet import SlipSheet
from ui.desk.dialogs.suggestions import SuggestingField
from ui.widgets.field import Field

pytestmark = pytest.mark.qt
Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
PRINTER = "HP ở quầy 1"
ONE = (scenes.asked(1, scenes.BIRTH),)
CARD = "001184000123|123456789|Trần Thị Mai|15021984|Nữ|Thôn Giữa, Tân Yên, Bắc Ninh|01062021"


def serving(make_desk: MakeDesk, *, roll: Roll | None = None, folder: Path | None = None, **more: object) -> Desk:
    """A desk that serves a citizen with one procedure, with a printer in memory."""
    visit = scenes.visit(State.SERVING, **{"procedures": ONE, **more})
    desk = make_desk(replace(scenes.serving(), visit=visit))
    desk.tray = Tray(PRINTER)
    desk.shell.printing.out = out_of(desk.tray, roll, folder)
    return desk


def asked(desk: Desk) -> SlipSheet:
    """Ctrl+P, and the sheet that it opens."""
    desk.press(Key.Key_P, modifier=CTRL)
    sheet = desk.dialog()
    assert isinstance(sheet, SlipSheet)
    return sheet


def listed(sheet: SlipSheet) -> list[str]:
    return [row.text() for row in sheet.kinds.rows()]


def said(desk: Desk) -> str:
    message = desk.page.message
    return message.headline.text() if not message.isHidden() else ""


def test_official_forms_are_offered_only_once_they_are_on(make_desk: MakeDesk) -> None:
    desk = serving(make_desk)
    assert listed(asked(desk)) == ["Giấy tờ cần bổ sung", "Giấy tờ cần bổ sung", "Tờ khai in sẵn", "Phiếu số A014"]
    desk.press(Key.Key_Escape)
    desk.services.forms.on = {"01", "03", "07"}
    names = listed(asked(desk))
    assert "01 · Giấy tiếp nhận hồ sơ và hẹn trả kết quả" in names
    assert "03 · Phiếu từ chối tiếp nhận giải quyết hồ sơ" in names
    assert not [name for name in names if name.startswith(("02", "07"))], "the register is of the day, not of a visit"


def test_a_figure_chooses_enter_prints_and_it_is_counted_for_the_procedure(make_desk: MakeDesk) -> None:
    desk = serving(make_desk)
    desk.services.forms.on = {"01"}
    asked(desk)
    desk.press(Key.Key_3, Key.Key_Return, Key.Key_Return)
    ((pdf, printer),) = desk.tray.printed
    assert printer == PRINTER
    words = text_of(pdf)[0]
    assert "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" in words
    assert "Lương Thị Thu Hà" in words
    assert desk.services.forms.counted == [("form_01", ONE[0].id)]
    assert desk.dialog() is None


def test_the_button_with_the_key_on_it_opens_the_same(make_desk: MakeDesk) -> None:
    desk = serving(make_desk)
    desk.click(desk.page.serving.print)
    assert isinstance(desk.dialog(), SlipSheet)


def test_a_second_print_says_that_it_is_one(make_desk: MakeDesk) -> None:
    desk = serving(make_desk)
    for _time in range(2):
        asked(desk)
        desk.press(Key.Key_Return, Key.Key_Return)
    first, second = (text_of(pdf)[0] for pdf, _printer in desk.tray.printed)
    assert "(in lại)" not in first.replace("\u00a0", " ")
    assert "(in lại)" in second.replace("\u00a0", " ")


def test_the_reason_of_each_missing_paper_is_chosen_with_the_arrows_or_typed(make_desk: MakeDesk) -> None:
    desk = serving(make_desk)
    sheet = asked(desk)
    (field,) = (known.field for known in sheet.fields)
    assert isinstance(field, SuggestingField)
    assert field.text() == "Chưa có."
    field.setFocus()
    desk.press(Key.Key_Down)
    assert field.text() == "Mới có bản chụp."
    desk.press(Key.Key_Up, Key.Key_Up)
    assert field.text() == "Thiếu chữ ký hoặc dấu.", "the list goes round"
    field.clear()
    desk.type("the gay lam 2 manh")
    assert sheet.kinds.value == "missing_a5", "a figure typed into the field chooses no sheet"
    # The first Enter shows what was typed, the second one goes on to the printer.
    desk.press(Key.Key_Return, Key.Key_Return, Key.Key_Return)
    assert "the gay lam 2 manh" in text_of(desk.tray.printed[0][0])[0]


def test_what_is_typed_is_kept_for_the_same_visit_and_forgotten_with_the_next(make_desk: MakeDesk) -> None:
    desk = serving(make_desk)
    field = asked(desk).fields[0].field
    assert isinstance(field, Field)
    field.setText("Đã hết hạn.")
    desk.press(Key.Key_Escape)
    again = asked(desk).fields[0].field
    assert isinstance(again, Field)
    assert again.text() == "Đã hết hạn."
    desk.press(Key.Key_Escape)
    desk.elsewhere(visit=replace(scenes.visit(State.SERVING, procedures=ONE), ticket_id="another"))
    other = asked(desk).fields[0].field
    assert isinstance(other, Field)
    assert other.text() == "Chưa có."


def test_a_scanned_card_fills_the_declaration_and_is_gone_with_the_visit(make_desk: MakeDesk) -> None:
    desk = serving(make_desk, person_name=None)
    sheet = asked(desk)
    desk.press(Key.Key_3)
    desk.shell.scans.take(CARD)
    desk.press(Key.Key_Return, Key.Key_Return)
    words = text_of(desk.tray.printed[0][0])[0]
    for known in ("Trần Thị Mai", "001184000123", "15/02/1984"):
        assert known in words
    assert sheet.fault.text() == ""
    desk.elsewhere(visit=replace(scenes.visit(State.SERVING, procedures=ONE), ticket_id="another", person_name=None))
    asked(desk)
    desk.press(Key.Key_3, Key.Key_Return, Key.Key_Return)
    assert "001184000123" not in text_of(desk.tray.printed[1][0])[0]


def test_a_roll_comes_first_where_there_is_one_and_prints_without_a_question(make_desk: MakeDesk) -> None:
    roll = Roll()
    desk = serving(make_desk, roll=roll)
    assert asked(desk).kinds.value == "missing_roll"
    desk.press(Key.Key_Return)
    (sheet,) = roll.printed
    assert Image.open(BytesIO(sheet.picture)).width == 640
    assert sheet.page.startswith(b"%PDF")
    assert desk.tray.printed == []
    assert desk.services.forms.counted == [("missing_papers", ONE[0].id)]
    assert said(desk) == "Đã in phiếu"


def test_on_a_narrow_roll_the_slip_is_drawn_for_it(make_desk: MakeDesk) -> None:
    roll = Roll()
    roll.roll_mm = 58
    desk = serving(make_desk, roll=roll)
    assert asked(desk).kinds.value == "missing_roll"
    desk.press(Key.Key_Return)
    (sheet,) = roll.printed
    assert (sheet.width_mm, Image.open(BytesIO(sheet.picture)).width) == (58, 464)


@pytest.mark.parametrize("code", ["paper_out", "cover_open", "offline", "failed"])
def test_a_roll_printer_that_does_not_print_says_what_to_do_and_counts_nothing(make_desk: MakeDesk, code: str) -> None:
    roll = Roll()
    roll.fails = PrinterError(code)
    desk = serving(make_desk, roll=roll)
    asked(desk)
    desk.press(Key.Key_Return)
    assert said(desk) == "Máy in phiếu không in được"
    assert desk.services.forms.counted == []


def test_without_a_printer_a_pdf_is_kept_and_counted(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = serving(make_desk, folder=tmp_path)
    desk.tray.listed = ()
    sheet = asked(desk)
    desk.press(Key.Key_Return)
    assert "Lưu PDF (Ctrl+S)" in sheet.fault.text()
    desk.press(Key.Key_S, modifier=CTRL)
    assert (tmp_path / "can-bo-sung-A014.pdf").read_bytes().startswith(b"%PDF")
    assert [kind for kind, _line in desk.services.forms.counted] == ["missing_papers"]


def test_what_could_not_be_counted_is_said(make_desk: MakeDesk) -> None:
    desk = serving(make_desk)
    desk.services.forms.fails = Busy()
    asked(desk)
    desk.press(Key.Key_Return, Key.Key_Return)
    assert len(desk.tray.printed) == 1
    assert said(desk) == "Đã in nhưng chưa ghi được vào sổ"


def test_of_two_procedures_the_one_with_the_keyboard_is_printed_and_a_key_leads_to_the_other(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(scenes.serving())
    sheet = asked(desk)
    first = sheet.line.text()
    desk.press(Key.Key_T, modifier=CTRL)
    second = desk.dialog()
    assert isinstance(second, SlipSheet)
    assert second.line.text() != first


def test_a_procedure_of_the_police_has_its_own_receipt(make_desk: MakeDesk) -> None:
    police = replace(scenes.BIRTH, agency="Công an xã")
    desk = serving(make_desk, procedures=(scenes.asked(1, police),))
    desk.services.forms.on = {"01", "02", "03", "06"}
    names = [name[:2] for name in listed(asked(desk))]
    assert "06" in names
    assert not {"01", "02", "03"} & set(names)


def test_nothing_in_front_is_said_and_the_register_is_of_the_day(make_desk: MakeDesk) -> None:
    desk = make_desk(scenes.idle())
    desk.press(Key.Key_P, modifier=CTRL)
    assert said(desk) == "Chưa có gì để in"
    desk.services.forms.on = {"07"}
    sheet = asked(desk)
    first, last = (known.field for known in sheet.fields)
    assert isinstance(first, Field)
    assert isinstance(last, Field)
    assert (first.text(), last.text()) == ("23/11/2026", "23/11/2026")
    first.setText("24/11/2026")
    sheet.draw_again()
    assert sheet.fault.text()
    assert sheet.primary is not None
    assert not sheet.primary.isEnabled()


# -- after the visit ---------------------------------------------------------------------------------------------------


def test_setting_aside_with_missing_papers_prints_the_slip_afterwards(make_desk: MakeDesk) -> None:
    desk = serving(make_desk)
    desk.press(Key.Key_F7, Key.Key_1, Key.Key_Return)
    assert desk.asked[-1] == "set_aside"
    ((pdf, _printer),) = desk.tray.printed
    assert "Giấy tờ cần bổ sung" in text_of(pdf)[0]
    assert desk.services.forms.counted == [("missing_papers", ONE[0].id)]
    assert said(desk) == "Đã in 1 phiếu giấy tờ cần bổ sung"


def test_a_slip_that_is_not_wanted_is_not_printed(make_desk: MakeDesk) -> None:
    desk = serving(make_desk)
    desk.press(Key.Key_F7, Key.Key_1)
    desk.press(Key.Key_P, modifier=CTRL)
    desk.press(Key.Key_Return)
    assert desk.asked[-1] == "set_aside"
    assert desk.tray.printed == []


def test_another_reason_prints_nothing(make_desk: MakeDesk) -> None:
    desk = serving(make_desk)
    desk.press(Key.Key_F7, Key.Key_2, Key.Key_Return)
    assert desk.asked[-1] == "set_aside"
    assert desk.tray.printed == []


def test_ending_with_papers_missing_prints_the_slip_and_it_can_be_had_again(make_desk: MakeDesk) -> None:
    desk = serving(make_desk)
    desk.press(Key.Key_F12, Key.Key_3, Key.Key_F12)
    assert desk.asked[-1] == "finish"
    assert len(desk.tray.printed) == 1
    desk.press(Key.Key_P, modifier=CTRL)
    again = desk.dialog()
    assert isinstance(again, SlipSheet)
    desk.press(Key.Key_Return, Key.Key_Return)
    assert "(in lại)" in text_of(desk.tray.printed[1][0])[0].replace("\u00a0", " ")


def test_what_was_refused_prints_nothing(make_desk: MakeDesk) -> None:
    desk = serving(make_desk)
    desk.press(Key.Key_F7, Key.Key_1)
    desk.services.desk.fails = Busy()
    desk.press(Key.Key_Return)
    assert desk.tray.printed == []
    desk.services.desk.fails = None


def test_a_slip_that_could_not_be_printed_is_said_and_the_visit_stays_kept(make_desk: MakeDesk) -> None:
    desk = serving(make_desk)
    desk.tray.fails = PrinterError("offline")
    desk.press(Key.Key_F12, Key.Key_3, Key.Key_F12)
    assert desk.asked[-1] == "finish"
    assert said(desk) == "Phiếu giấy tờ cần bổ sung chưa in được"


def test_without_a_printer_the_slip_is_offered_as_a_file(make_desk: MakeDesk) -> None:
    desk = serving(make_desk)
    desk.tray.listed = ()
    desk.press(Key.Key_F12, Key.Key_3, Key.Key_F12)
    assert said(desk) == "Chưa in phiếu: máy này chưa có máy in"
    assert desk.services.forms.counted == []
