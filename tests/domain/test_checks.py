"""The morning check: each finding against a table of what is there and what must be said of it."""

from datetime import date, time

import pytest

from onestop_desk.domain import checks
from onestop_desk.domain.checks import Check, CheckReport, Copy, Finding, Seen
from onestop_desk.domain.hours import OpeningHours, Session
from tests.moved_clock import TZ, instant

WORKDAY = (Session(time(7, 30), time(11, 30)), Session(time(13, 30), time(17)))
HOURS = OpeningHours(dict.fromkeys(range(5), WORKDAY), {}, {date(2026, 11, 24): "Ngày Văn hóa Việt Nam"}, TZ)
MONDAY = instant("2026-11-23 07:20")
SECOND = 1_000_000


def copy_made(at: str, *, here: bool = True, folder: bool = True, file: bool = True) -> Copy:
    return Copy(instant(at), "a.db", here, folder, file)


@pytest.mark.parametrize(
    ("last", "code"),
    [
        (None, "backup_none"),
        (copy_made("2026-11-23 07:00"), "backup_well"),
        (copy_made("2026-11-20 17:01"), "backup_well"),  # Friday evening: nothing happened since
        (copy_made("2026-11-20 16:59"), "backup_old"),  # Friday before closing: the last minute is in no copy
        (copy_made("2026-11-20 07:00"), "backup_old"),
        (copy_made("2026-06-01 07:00"), "backup_old"),
        (copy_made("2026-11-23 07:00", file=False), "backup_gone"),
        (copy_made("2026-11-23 07:00", folder=False, file=False), "backup_away"),  # the stick lies in a drawer
        (copy_made("2026-11-23 07:00", here=False, folder=False, file=False), "backup_away"),
        (copy_made("2026-11-20 07:00", here=False, folder=False, file=False), "backup_old"),
    ],
)
def test_a_backup_must_hold_every_day_of_service_that_has_ended(last: Copy | None, code: str) -> None:
    found = checks.backup(last, MONDAY, HOURS, 1)
    assert (found.code, found.ok) == (code, code in {"backup_well", "backup_away"})


def test_an_office_may_allow_more_days_and_days_off_do_not_count() -> None:
    last = copy_made("2026-11-20 07:00")
    assert checks.backup(last, MONDAY, HOURS, 2).ok
    after_the_holiday = instant("2026-11-25 07:20")
    assert checks.uncovered(last.at, after_the_holiday, HOURS) == 2  # Friday and Monday; Tuesday is a day off
    assert checks.backup(last, MONDAY, HOURS, 1).facts["days"] == 3


@pytest.mark.parametrize(
    ("drift", "offset", "server", "code"),
    [
        (0, 25_200, True, "clock_well"),
        (30 * SECOND, 25_200, True, "clock_well"),
        (-31 * SECOND, 25_200, True, "clock_drift"),
        (31 * SECOND, 0, False, "clock_behind"),
        (0, 0, False, "clock_zone"),
        (0, 25_200, False, "clock_alone"),
    ],
)
def test_the_clock_is_compared_with_what_there_is(drift: int, offset: int, server: bool, code: str) -> None:
    found = checks.clock(drift, offset, 25_200, server=server)
    assert (found.code, found.ok) == (code, code in {"clock_well", "clock_alone", "clock_zone"})


def station(kind: str, *, here: bool = True, **told: object) -> Seen:
    return Seen(kind, "PC 1", MONDAY, here, **told)  # type: ignore[arg-type] # the fields of Seen


@pytest.mark.parametrize(
    ("stations", "code"),
    [
        ([], "printer_none"),
        ([station("kiosk", printer="ok"), station("desk", printer="ok")], "printer_well"),
        ([station("kiosk", printer="paper_low"), station("desk", printer="offline")], "printer_offline"),
        ([station("kiosk", printer="paper_out", waiting=2), station("desk", printer="ok")], "printer_paper_out"),
        ([station("kiosk", printer="paper_out", here=False)], "printer_none"),
    ],
)
def test_the_worst_printer_is_named(stations: list[Seen], code: str) -> None:
    found = checks.printer(stations)
    assert (found.code, found.ok) == (code, code in {"printer_none", "printer_well"})


@pytest.mark.parametrize(
    ("stations", "code"),
    [
        ([station("board", voice="speech", here=False)], "voice_unknown"),
        ([station("board", voice="speech")], "voice_speech"),
        ([station("board", voice="clips")], "voice_clips"),
        ([station("board", voice="clips", muted=True)], "voice_muted"),
        ([station("board", voice="chime")], "voice_chime"),
        ([station("board", voice="none")], "voice_none"),
        ([station("board", voice="none"), station("board", voice="clips")], "voice_clips"),
    ],
)
def test_one_board_that_speaks_is_enough(stations: list[Seen], code: str) -> None:
    assert checks.voice(stations).code == code


@pytest.mark.parametrize(
    ("stations", "wanted", "code"),
    [
        ([], 1, "kiosk_never"),
        ([], 0, "kiosk_not_used"),
        ([station("board")], 1, "kiosk_never"),
        ([station("kiosk")], 1, "kiosk_well"),
        ([station("kiosk"), station("kiosk")], 1, "kiosk_several"),
        ([station("kiosk"), station("kiosk", here=False)], 2, "kiosk_fewer"),
        ([station("kiosk", here=False)], 1, "kiosk_gone"),
    ],
)
def test_as_many_kiosks_as_the_office_has_must_be_there(stations: list[Seen], wanted: int, code: str) -> None:
    found = checks.seen(Check.KIOSK, stations, wanted)
    assert (found.code, found.ok) == (code, code in {"kiosk_well", "kiosk_several", "kiosk_not_used"})


def test_figures_turn_at_their_limits() -> None:
    assert checks.disk(2_000_000_000, 2).ok
    assert not checks.disk(1_999_999_999, 2).ok
    assert checks.database(0, True).ok
    assert checks.database(0, None).code == "database_partly"
    assert checks.database(3, True).code == "database_leftovers"
    assert checks.database(3, False).code == "database_damaged"
    today = date(2026, 11, 23)
    assert checks.procedures(270, date(2026, 8, 25), today, 90, is_demo=False).ok
    assert not checks.procedures(270, date(2026, 8, 24), today, 90, is_demo=False).ok
    assert checks.procedures(270, date(2020, 1, 1), today, 0, is_demo=False).ok
    assert not checks.procedures(270, None, today, 90, is_demo=False).ok
    assert checks.procedures(270, None, today, 90, is_demo=True).ok
    assert checks.sheets(0, 0).checked is False
    assert checks.sheets(5, 1).facts["n"] == 1
    assert checks.seats(["Hộ tịch"], 3, on=False).checked is False
    assert checks.seats(["Hộ tịch", "Đất đai"], 3, on=True).facts["lines"] == "Hộ tịch, Đất đai"
    assert checks.messages(1, 0, 0, on=True).ok
    assert checks.messages(1, 2, 0, on=True).code == "messages_overdue"
    assert checks.messages(0, 0, 2, on=False).code == "messages_unsent"
    assert checks.cameras([], 0, 0).code == "cameras_none"
    assert checks.cameras([], 0, 2).code == "cameras_unknown"
    assert checks.cameras([("Cửa", 5), ("Sân", 3)], 1, 0).facts == {"names": "Cửa, Sân", "since": 3}


def test_a_report_is_well_when_nothing_needs_a_hand() -> None:
    well, bad = Finding(Check.DISK, True, "disk_well"), Finding(Check.BACKUP, False, "backup_none")
    assert CheckReport(MONDAY, (well,)).ok
    assert not CheckReport(MONDAY, (well, bad)).ok
    assert CheckReport(MONDAY, (well, bad)).open == (bad,)
