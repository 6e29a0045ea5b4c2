"""The register of printed sheets: what hangs where, printed twice is one, old ones leave when new ones come."""

from dataclasses import replace

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.services import Services
from onestop_desk.services.actors import SYSTEM, station
from onestop_desk.services.printed_sheets import SheetPrinted
from tests.moved_clock import MovedClock

BIRTH = SheetPrinted("procedure", "1.001193", "A4", "https://tan-yen.example", {"name": "Khai sinh"}, "a" * 64)


def test_a_sheet_says_what_stands_on_it_and_where_it_hangs(services: Services) -> None:
    (sheet,) = services.sheets.record(SYSTEM, [BIRTH], "  Cổng   chính ")
    (row,) = services.sheets.listed()
    assert (row.id, row.hangs, row.facts, row.size) == (sheet, "Cổng chính", {"name": "Khai sinh"}, "A4")
    services.sheets.hang(SYSTEM, sheet, "Nhà văn hóa thôn 3")
    assert services.sheets.listed()[0].hangs == "Nhà văn hóa thôn 3"
    services.sheets.take_down(SYSTEM, [sheet])
    assert services.sheets.listed() == ()


def test_the_same_sheet_printed_again_the_same_day_is_one_entry_until_it_hangs(
    services: Services, clock: MovedClock
) -> None:
    (first,) = services.sheets.record(SYSTEM, [BIRTH])
    assert services.sheets.record(SYSTEM, [BIRTH, BIRTH]) == (first, first)
    assert services.sheets.record(SYSTEM, [BIRTH], "Cổng") == (first,)
    (second,) = services.sheets.record(SYSTEM, [BIRTH])
    assert second != first
    clock.set("2026-11-24 08:00")
    assert services.sheets.record(SYSTEM, [BIRTH]) != (second,)
    assert services.sheets.record(SYSTEM, [replace(BIRTH, facts_hash="b" * 64)]) != (second,)


def test_new_sheets_take_the_places_of_old_ones_all_at_once(services: Services) -> None:
    gate, hall = (services.sheets.record(SYSTEM, [BIRTH], place)[0] for place in ("Cổng", "Sảnh"))
    newer = replace(BIRTH, facts_hash="b" * 64)
    with pytest.raises(Refusal) as refused:
        services.sheets.replace(SYSTEM, [(newer, "Cổng")], [gate, "gone"])
    assert refused.value.code == "unknown_sheet"
    assert {row.id for row in services.sheets.listed()} == {gate, hall}
    services.sheets.replace(SYSTEM, [(newer, "Cổng"), (newer, "Sảnh")], [gate, hall])
    assert sorted((row.hangs, row.facts_hash[0]) for row in services.sheets.listed()) == [("Cổng", "b"), ("Sảnh", "b")]


def test_what_cannot_be_is_refused(services: Services) -> None:
    for act, code in (
        (lambda: services.sheets.hang(SYSTEM, "gone", "Cổng"), "unknown_sheet"),
        (lambda: services.sheets.take_down(SYSTEM, ["gone"]), "unknown_sheet"),
        (lambda: services.sheets.record(SYSTEM, [BIRTH], "x" * 121), "bad_place"),
        (lambda: services.sheets.record(station("kiosk-1"), [BIRTH]), "not_allowed"),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == code
