"""Figures from other records than tickets: dossiers, walks of the guide, cameras and printed sheets."""

from datetime import date

import pytest

from onestop_desk.data import dossiers
from onestop_desk.data.db import transact
from onestop_desk.domain.dossiers import Ask, Channel, Dossier, Status
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import Reason, Result
from onestop_desk.domain.indicators import Cut, Part
from onestop_desk.domain.programmes import Kind, Rules
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.guide_views import Done
from onestop_desk.services.printed_sheets import SheetPrinted
from tests.moved_clock import instant
from tests.services.hall_day import HallDay
from tests.services.reports.test_report import WEEK, figures, report, value


def test_walks_of_the_guide_by_outcome(hall: HallDay) -> None:
    for number, (result, reason) in enumerate(
        [(Result.ACTIVATED_NOW, None), (Result.SENT_TO_POLICE, None), (Result.COME_BACK_WITH, Reason.SIM_NOT_OWN)]
    ):
        hall.services.guide.finish(hall.clerk, Done("level_2_police", result, reason), f"walk-{number}")
    codes = ("vneid_guided", "vneid_activated", "vneid_to_police", "vneid_not_done")
    assert [value(hall, code) for code in codes] == [3, 1, 1, 1]
    assert report(hall).guide.reasons == {"sim_not_own": 1}
    assert [len(hall.services.reports.rows(hall.head, code, WEEK)) for code in codes] == [3, 1, 1, 1]


def dossier(number: int, received: str, **changes: object) -> Dossier:
    """A dossier of the commune's civil status officer."""
    code = f"H05.190-261123-{number:04}"
    plain = (f"d{number}", code, "1.001193", "Khai sinh", "Hộ tịch", "UBND xã", "Tư pháp", Channel.ONLINE)
    return Dossier(*plain, Status.IN_PROGRESS, instant(received), **changes)  # type: ignore[arg-type]


def put(hall: HallDay, *found: Dossier) -> None:
    """Writes dossiers as an import does."""
    statements = [dossiers.written(one, 0, import_id=None) for one in found]
    transact(hall.services.context.db, hall.services.context.ref, lambda tx: dossiers.write_all(tx, statements))


def test_dossiers_close_and_the_overdue_are_listed(hall: HallDay) -> None:
    asked = (Ask(instant("2026-11-23 08:00")), Ask(instant("2026-11-24 08:00")))
    due = instant("2026-11-25 17:00")
    put(
        hall,
        dossier(1, "2026-11-23 08:00", due_at=due, finished_at=instant("2026-11-23 09:00"), paid="online"),
        dossier(2, "2026-11-23 08:00", due_at=due, fee_due=8000),
        dossier(3, "2026-11-16 08:00", due_at=instant("2026-12-30 17:00"), asks=asked),
        dossier(4, "2026-11-16 08:00", due_at=due, finished_at=instant("2026-11-26 09:00")),
    )
    hall.clock.set("2026-11-27 16:00")
    made = report(hall)
    sums = made.dossiers
    assert sums.closes
    assert (sums.online, sums.carried, sums.early, sums.late, sums.overdue, sums.within) == (2, 2, 1, 1, 2, 0)
    assert made.by_field == {"Hộ tịch": sums}
    assert [(row.code[-1], row.days_over, row.asked_again) for row in made.overdue] == [("2", 2, False), ("3", 1, True)]
    found = figures(hall)
    assert found["on_time"].figure.value == 25
    assert found["on_time"].met is False
    assert found["asked_again"].figure.value == 1
    assert found["paid_online"].figure.value == 50
    assert {"on_time_missed", "apologies_due", "asked_again"} <= {remark.code for remark in made.remarks}
    rows = hall.services.reports.rows(hall.head, "on_time", WEEK, Part.DENOMINATOR, Cut.FIELD, "Hộ tịch")
    assert sorted(row.label for row in rows) == sorted(f"H05.190-261123-{n:04}" for n in (1, 2, 3, 4))


def test_a_programme_without_paper_has_the_dossiers_received_while_it_was_on(hall: HallDay) -> None:
    rules = Rules(codes=("1.001193",))
    hall.services.programmes.set(hall.head, Kind.PAPERLESS, "Không giấy", date(2026, 11, 25), None, rules)
    put(hall, dossier(1, "2026-11-24 16:00"), dossier(2, "2026-11-25 07:00"))
    hall.clock.set("2026-11-27 16:00")
    ((key, told),) = hall.services.reports.cut(hall.head, WEEK, Cut.PROGRAMME).items()
    assert next(f.denominator for f in told if f.code == "online") == 1
    rows = hall.services.reports.rows(hall.head, "online", WEEK, Part.DENOMINATOR, Cut.PROGRAMME, key.key)
    assert [row.label for row in rows] == ["H05.190-261123-0002"]


def test_cameras_and_sheets_are_told_of_now_only(hall: HallDay) -> None:
    first, _second = (hall.services.cameras.add(hall.head, f"Cổng {n}", f"rtsp://127.0.0.1/{n}") for n in (1, 2))
    hall.services.cameras.tell(SYSTEM, first, None)
    found = figures(hall)
    assert found["cameras"].figure.value == 50
    assert (found["cameras"].met, found["cameras"].before.value) == (False, None)
    assert found["stale_sheets"].figure.value is None
    hall.services.reports.stale_sheet = lambda: lambda facts: bool(facts["name"] == "cũ")
    assert value(hall, "stale_sheets") == 0
    for name in ("cũ", "mới"):
        sheet = SheetPrinted("field", "ho-tich", "A4", "http://127.0.0.1", {"name": name}, name)
        hall.services.sheets.record(hall.head, [sheet], name)
    assert value(hall, "stale_sheets") == 1
    assert [row.subject for row in hall.services.reports.rows(hall.head, "stale_sheets", WEEK)] == ["cũ"]
    old = {"cũ"}
    hall.services.reports.stale_sheet = lambda: lambda facts, known=frozenset(old): facts["name"] in known
    assert value(hall, "stale_sheets") == 1
    old.add("mới")  # the catalogue changed while the desk stayed open
    assert value(hall, "stale_sheets") == 2
    assert [len(hall.services.reports.rows(hall.head, "cameras", WEEK, p)) for p in Part] == [1, 2]
    with pytest.raises(Refusal) as refused:
        hall.services.reports.rows(hall.head, "cameras", WEEK, Part.NUMERATOR, Cut.DAY, "2026-11-23")
    assert refused.value.code == "unknown_part"
