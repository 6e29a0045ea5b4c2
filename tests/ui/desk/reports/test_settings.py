"""Targets and programmes, as the head changes them: what is wrong is said at its field, and what was typed stays."""

from datetime import date
from decimal import Decimal

import pytest

from onestop_desk.domain.programmes import Kind
from tests.ui.desk.reports.conftest import Key, Room
from ui.desk.dialogs.programme import EndProgrammeDialog, ProgrammeDialog
from ui.desk.dialogs.targets import TargetsDialog

pytestmark = pytest.mark.qt


def targets(room: Room) -> TargetsDialog:
    room.show()
    room.ctrl(Key.Key_2)
    room.alt(Key.Key_G)
    dialog = room.dialog()
    assert isinstance(dialog, TargetsDialog)
    return dialog


def test_a_target_is_changed_taken_away_and_judged_at_once(room: Room) -> None:
    dialog = targets(room)
    assert (dialog.fields["on_time"].text(), dialog.fields["wait_mean"].text()) == ("98", "15")
    room.write(dialog.fields["wait_mean"], "20,5")
    room.write(dialog.fields["wait_90"], " ")
    room.press(Key.Key_Return)
    assert not room.asks()
    assert room.services.reports.targets()["wait_mean"].value == Decimal(1230)
    assert "wait_90" not in room.services.reports.targets()
    rows = {row.key: row for row in room.page.figures.table.model.rows()}
    assert (rows["wait_mean"].judgement, rows["wait_90"].judgement) == ("Đạt", "–")


@pytest.mark.parametrize("typed", ["abc", "-1", "nan", "1e99"])
def test_a_bad_target_is_said_at_its_field_and_nothing_typed_is_lost(room: Room, typed: str) -> None:
    dialog = targets(room)
    room.write(dialog.fields["online"], "80")
    room.write(dialog.fields["wait_mean"], typed)
    room.press(Key.Key_Return)
    field = dialog.fields["wait_mean"]
    assert dialog.fault.text() == field.accessibleDescription() != ""
    assert field.hasFocus()
    assert field.property("wrong")
    assert (field.text(), dialog.fields["online"].text()) == (typed, "80")
    assert room.services.reports.targets()["online"].value == Decimal("78.60")
    room.write(field, "12")
    room.press(Key.Key_Return)
    assert not room.asks()
    assert room.services.reports.targets()["online"].value == 80


def test_escape_changes_nothing(room: Room) -> None:
    dialog = targets(room)
    room.write(dialog.fields["wait_mean"], "1")
    room.press(Key.Key_Escape)
    assert not room.asks()
    assert room.services.reports.targets()["wait_mean"].value == 900


def programme(room: Room) -> ProgrammeDialog:
    room.alt(Key.Key_N)
    dialog = room.dialog()
    assert isinstance(dialog, ProgrammeDialog)
    return dialog


def test_a_programme_is_added_changed_and_ended_by_keys(room: Room) -> None:
    page = room.show()
    room.ctrl(Key.Key_5)
    assert page.programmes.empty.isVisible()
    dialog = programme(room)
    dialog.kind.setFocus()
    room.press(Key.Key_2)
    assert dialog.name.text() == "Thứ Năm không chờ"
    dialog.days.boxes[3].setFocus()
    room.press(Key.Key_Space)
    room.write(dialog.minutes, "30")
    room.write(dialog.target, "80")
    room.ctrl(Key.Key_Return)
    assert not room.asks()
    (made,) = room.services.programmes.listed()
    assert (made.kind, made.rules.weekdays, made.rules.minutes, made.rules.target) == (
        Kind.NO_WAITING, (3,), 30, Decimal(80),
    )  # fmt: skip
    page.programmes.table.setFocus()
    room.press(Key.Key_Return)
    changing = room.dialog()
    assert isinstance(changing, ProgrammeDialog)
    room.write(changing.name, "Không chờ")
    room.ctrl(Key.Key_Return)
    assert [p.name for p in room.services.programmes.listed()] == ["Không chờ"]
    room.alt(Key.Key_K)
    ending = room.dialog()
    assert isinstance(ending, EndProgrammeDialog)
    room.write(ending.last, "30/11/2026")
    room.press(Key.Key_Return)
    assert room.services.programmes.listed()[0].to_day == date(2026, 11, 30)
    assert "25/11/2026 đến 30/11/2026" in page.programmes.model.columns()[3].show(page.programmes.model.row(0)).text


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        (Key.Key_1, "minutes", "năm"),
        (Key.Key_1, "name", "  "),
        (Key.Key_1, "first", "32/13"),
        (Key.Key_2, "target", "tám mươi"),
        (Key.Key_2, "target", "101"),
        (Key.Key_3, "opens", "25:99"),
    ],
)
def test_what_is_wrong_with_a_programme_is_said_at_its_field(
    empty_room: Room, kind: Key, field: str, text: str
) -> None:
    empty_room.show()
    empty_room.ctrl(Key.Key_5)
    dialog = programme(empty_room)
    dialog.kind.setFocus()
    empty_room.press(kind)
    wrong = getattr(dialog, field)
    empty_room.write(wrong, text)
    empty_room.ctrl(Key.Key_Return)
    assert dialog.fault.text()
    assert wrong.property("wrong")
    assert wrong.hasFocus()
    assert wrong.text() == text
    assert empty_room.services.programmes.listed() == ()
