"""Công bố chậm: an empty list says why; days are by agency, and of one agency when it is chosen."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.desk.procedures.conftest import Room

pytestmark = pytest.mark.qt
Key = Qt.Key
BIRTH, DEATH = "1.001193", "1.000656"


def test_without_announcements_it_says_why_and_what_to_do(room: Room) -> None:
    late = room.show().late
    room.press(Key.Key_3, ctrl=True)
    assert late.empty.isVisible()
    assert late.empty.y() == 0, "what is hidden takes no room"
    assert not late.rows_panel.isVisible()


def test_days_are_counted_by_agency_the_slowest_first(room: Room) -> None:
    def announced(records: dict[str, dict[str, Any]]) -> None:
        records[BIRTH] |= {"decision": "1/QĐ-UBND", "decision_date": "2026-11-13"}
        records[DEATH] |= {"decision": "2/QĐ-UBND", "decision_date": "2026-10-24"}

    room.services.catalogue.accept(room.actor, room.services.catalogue.propose(room.file(announced)))
    late = room.show().late
    room.press(Key.Key_3, ctrl=True)
    assert [(r.code, r.days) for r in late.rows.rows()] == [(DEATH, 30), (BIRTH, 10)]
    assert [(a.announcements, a.longest_days) for a in late.agencies.rows()] == [(2, 30), (2, 30)]
    late.refresh()
    assert late.rows.rowCount() == 2, "read again, all agencies are still all"
    room.press(Key.Key_Down)
    assert late.rows.rowCount() == 2
