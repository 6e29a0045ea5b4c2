"""Tra cứu: browse and search by the keyboard, read the page, its history, its successor, the most used."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onestop_desk.words import procedure_page
from tests.ui.desk.procedures.conftest import Room
from ui.desk.procedures.history import HistoryDialog
from ui.widgets.labels import Words

pytestmark = pytest.mark.qt
Key = Qt.Key
BIRTH, DEATH = "1.001193", "1.000656"


def words(room: Room) -> list[str]:
    """Everything the page at the right says."""
    return [label.text() for label in room.page.look_up.card.page.findChildren(Words) if label.isVisible()]


def codes(room: Room) -> list[str]:
    return [row.key for row in room.page.look_up.finder.model.rows()]


def rename(records: dict[str, dict[str, Any]]) -> None:
    records[BIRTH]["name"] = "Đăng ký khai sinh mới"


def replace_birth(records: dict[str, dict[str, Any]]) -> None:
    records[BIRTH] |= {"status": "superseded", "superseded_by": DEATH}


def accept(room: Room, change: Any) -> None:
    room.services.catalogue.accept(room.actor, room.services.catalogue.propose(room.file(change)))


def test_fields_are_browsed_with_the_keyboard_while_the_field_keeps_it(room: Room) -> None:
    finder = room.show().look_up.finder
    assert finder.field.hasFocus()
    assert finder.model.row(0).words == "Hay dùng"
    room.press(Key.Key_Down, Key.Key_Return)
    assert finder.where.text() == finder._catalogue.fields[0].name if finder._catalogue else False
    assert codes(room) == list(finder._catalogue.fields[0].codes) if finder._catalogue else False
    assert room.page.look_up.shown is not None
    room.press(Key.Key_Backspace)
    assert finder.table.currentIndex().row() == 1, "back on the field one came from"
    assert room.page.look_up.shown is None


def test_a_search_with_typos_shows_the_page_in_the_words_of_the_web(room: Room) -> None:
    room.show()
    QTest.keyClicks(room.page.look_up.finder.field, "khai sjnh")
    shown = room.page.look_up.shown
    assert shown is not None
    assert shown.procedure.code == BIRTH
    catalogue = room.services.public.catalogue()
    page = procedure_page.procedure_page(catalogue, BIRTH)
    said = words(room)
    assert {page.updated, page.facts[0].value, page.papers[0].papers[0].name} <= set(said)
    assert any("sau 15:00" in text for text in said)


def test_nothing_found_says_what_to_do(room: Room) -> None:
    room.show()
    QTest.keyClicks(room.page.look_up.finder.field, "qqqqqqqq")
    assert room.page.look_up.finder.empty.isVisible()
    assert "đã bãi bỏ" in room.page.look_up.finder.empty.text()


def test_an_abolished_one_is_found_by_the_switch_and_leads_to_its_successor(room: Room) -> None:
    accept(room, replace_birth)
    room.show()
    QTest.keyClicks(room.page.look_up.finder.field, BIRTH)
    assert codes(room) == []
    room.press(Key.Key_B, ctrl=True)
    assert codes(room) == [BIRTH]
    assert room.page.look_up.card.page.successor is not None
    assert not room.page.look_up.card.sheet.isEnabled(), "nobody hangs up what no longer holds"
    room.press(Key.Key_N, ctrl=True)
    shown = room.page.look_up.shown
    assert shown is not None
    assert shown.procedure.code == DEATH


def test_the_portal_is_opened_outside(room: Room) -> None:
    room.show()
    QTest.keyClicks(room.page.look_up.finder.field, "khai sinh")
    room.press(Key.Key_L, ctrl=True)
    assert room.opened
    assert room.opened[0].startswith("https://")


def test_most_used_is_marked_and_unmarked(room: Room) -> None:
    room.show()
    QTest.keyClicks(room.page.look_up.finder.field, BIRTH)
    before = room.services.public.catalogue().procedures[BIRTH].most_used
    room.press(Key.Key_M, ctrl=True)
    room.until(lambda: room.page.look_up.shown and room.page.look_up.shown.most_used is not before)
    assert room.page.look_up.finder.field.text() == BIRTH, "what was typed stays"


def test_an_old_version_is_brought_back_from_the_history(room: Room) -> None:
    accept(room, rename)
    room.show()
    QTest.keyClicks(room.page.look_up.finder.field, BIRTH)
    room.press(Key.Key_H, ctrl=True)
    history = room.dialog()
    assert isinstance(history, HistoryDialog)
    assert history.primary is not None
    assert not history.primary.isEnabled(), "the newest version is in force already"
    assert any("Đăng ký khai sinh → Đăng ký khai sinh mới" in w.text() for w in history.findChildren(Words))
    room.press(Key.Key_Down, Key.Key_Return, Key.Key_Return)
    room.until(lambda: room.page.look_up.shown and room.page.look_up.shown.version == 3)
    assert room.services.procedures.by_code(BIRTH).name == "Đăng ký khai sinh"
    assert room.said()[0] == "Đã dùng lại bản 1"


def test_a_sheet_is_asked_for_from_here(room: Room) -> None:
    room.show()
    QTest.keyClicks(room.page.look_up.finder.field, BIRTH)
    room.press(Key.Key_P, ctrl=True)
    assert room.page.tabs.value == "sheets"
    order = room.page.sheets.form.order()
    assert order is not None
    assert (order.kind, order.subject) == ("procedure", BIRTH)
    room.until(lambda: room.page.sheets._drawn is not None)


def test_what_another_desk_changed_is_seen_and_nothing_typed_is_lost(room: Room) -> None:
    room.show()
    QTest.keyClicks(room.page.look_up.finder.field, BIRTH)
    accept(room, rename)
    room.page.refresh()
    room.until(lambda: room.page.look_up.card.name.text() == "Đăng ký khai sinh mới")
    assert room.page.look_up.finder.field.text() == BIRTH
    assert room.page.look_up.finder.field.hasFocus()


def test_a_paper_with_a_long_name_is_said_to_its_end(room: Room) -> None:
    name = "Văn bản ủy quyền được chứng thực theo quy định, trường hợp người đi thay là người thân thì không chứng thực"

    def lengthen(records: dict[str, dict[str, Any]]) -> None:
        records[BIRTH]["papers"][0].update(name=name, need="bat_buoc", case="")

    accept(room, lengthen)
    room.show()
    QTest.keyClicks(room.page.look_up.finder.field, BIRTH)
    assert name in words(room)
