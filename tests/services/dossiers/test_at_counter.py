"""Entry in one line, corrections, handing back to the citizen and through the post; lists of what is due and kept."""

from datetime import date

import pytest

from onestop_desk.domain.dossiers import Channel, Status
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import HOUR
from onestop_desk.domain.outcomes import Outcome
from onestop_desk.services.actors import station
from onestop_desk.services.dossiers import Entry
from tests.moved_clock import instant
from tests.services.dossiers.test_from_visits import end
from tests.services.dossiers.told import CODE, OTHER, accepted, finished, told
from tests.services.hall_day import HallDay

THIRD = "H05.190-261118-0003"


def refused(code: str, act: object, *args: object) -> None:
    with pytest.raises(Refusal) as found:
        act(*args)  # type: ignore[operator]
    assert found.value.code == code


def test_a_dossier_in_one_line_is_due_by_its_channel(hall: HallDay) -> None:
    procedure = hall.services.procedures.by_code("1.000656").id
    made = hall.services.dossiers.enter(
        hall.clerk, Entry(f" {CODE.lower()}", procedure, Channel.ONLINE, paid="online", papers_digitised=True)
    )
    assert (made.code, made.due_at, made.paid) == (CODE, instant("2026-11-23 17:00"), "online")
    assert hall.services.dossiers.by_code(CODE) == made
    refused("dossier_known", hall.services.dossiers.enter, hall.clerk, Entry(CODE))
    refused("bad_dossier_code", hall.services.dossiers.enter, hall.clerk, Entry("12"))
    refused("unknown_procedure", hall.services.dossiers.enter, hall.clerk, Entry(OTHER, "nothing"))
    refused("not_allowed", hall.services.dossiers.enter, station("kiosk-1"), Entry(OTHER))


def test_what_contradicts_is_refused_at_the_counter(hall: HallDay) -> None:
    dossiers = hall.services.dossiers
    refused("dossier_fault", dossiers.enter, hall.clerk, Entry(CODE, received_at=instant("2026-11-24 08:00")))
    refused("dossier_fault", dossiers.enter, hall.clerk, Entry(CODE, due_at=instant("2026-11-20 08:00")))
    refused("bad_dossier_value", dossiers.enter, hall.clerk, Entry(CODE, paid="shells"))
    refused("bad_dossier_value", dossiers.enter, hall.clerk, Entry(CODE, fee_due=-1))
    dossiers.enter(hall.clerk, Entry(CODE))
    refused("bad_dossier_value", dossiers.change, hall.clerk, CODE, {"code": OTHER})
    refused("dossier_fault", dossiers.change, hall.clerk, CODE, {"status": Status.RETURNED})
    refused("unknown_dossier", dossiers.change, hall.clerk, OTHER, {"paid": "online"})
    assert dossiers.change(hall.clerk, CODE, {"paid": "online", "fee_due": 8000}).fee_due == 8000


def test_a_contradiction_of_the_province_does_not_stop_the_counter(hall: HallDay) -> None:
    accepted(hall.services, finished(finished_at=instant("2026-11-17 08:00")))
    assert hall.services.dossiers.hand_over(hall.clerk, CODE).status is Status.RETURNED


def test_handed_over_posted_and_delivered(hall: HallDay) -> None:
    dossiers = hall.services.dossiers
    accepted(hall.services, finished(), finished(OTHER, 3), told(THIRD, 4))
    assert [row.dossier.code for row in dossiers.to_hand_back()] == [CODE, OTHER]
    assert dossiers.hand_over(hall.clerk, CODE).returned_at == hall.clock.now
    refused("dossier_not_posted", dossiers.deliver, hall.clerk, OTHER)
    posted = dossiers.post(hall.clerk, OTHER)
    assert (posted.posted_at, posted.by_post, posted.status) == (hall.clock.now, True, Status.FINISHED)
    refused("dossier_posted", dossiers.post, hall.clerk, OTHER)
    hall.clock.forward(60)
    (row,) = dossiers.to_hand_back()
    assert (row.dossier.code, row.with_post, row.is_late) == (OTHER, True, False)
    delivered = dossiers.deliver(hall.clerk, OTHER)
    assert (delivered.delivered_at, delivered.status) == (hall.clock.now, Status.RETURNED)
    assert dossiers.to_hand_back() == ()
    handed = [(r.dossier.code, r.since, r.done_at, r.with_post) for r in dossiers.handed_back()]
    assert handed == [
        (OTHER, posted.posted_at, hall.clock.now, True),
        (CODE, instant("2026-11-19 10:00"), hall.clock.now - HOUR, False),
    ]
    hall.clock.forward(15 * 24 * 60)
    assert dossiers.handed_back() == ()
    for act in (dossiers.hand_over, dossiers.post, dossiers.deliver):
        refused("dossier_ended", act, hall.clerk, CODE)


def test_results_that_nobody_fetches_and_letters_that_do_not_arrive_become_late(hall: HallDay) -> None:
    accepted(hall.services, finished(), finished(OTHER, 3))
    hall.services.dossiers.post(hall.clerk, OTHER)
    hall.clock.set("2026-12-02 08:00")
    late = {row.dossier.code: (row.days, row.is_late) for row in hall.services.dossiers.to_hand_back()}
    # From Thursday 19 and Monday 23 November; Tuesday 24 is a holiday.
    assert late == {CODE: (8, False), OTHER: (6, True)}
    hall.clock.set("2026-12-07 08:00")
    assert all(row.is_late for row in hall.services.dossiers.to_hand_back())


def test_what_is_overdue_soon_and_waiting(hall: HallDay) -> None:
    accepted(
        hall.services,
        told(responsible="Phòng Tư pháp", due_at=instant("2026-11-20 16:00")),
        told(OTHER, 3, due_at=instant("2026-11-25 10:00")),
        told(THIRD, 4, status=Status.MORE_PAPERS, due_at=instant("2026-11-25 10:00")),
        told("H05.190-261118-0004", 5, due_at=instant("2026-12-15 10:00")),
        told("H05.190-261118-0005", 6, due_at=None),
        finished("H05.190-261118-0006", 7),
    )
    found = hall.services.dossiers.due_list()
    ((late,), (soon,), (waiting,)) = found.overdue, found.soon, found.waiting
    assert (late.dossier.code, late.dossier.responsible, late.days_over) == (CODE, "Phòng Tư pháp", 1)
    assert late.left < 0
    assert (soon.dossier.code, waiting.dossier.code, found.later) == (OTHER, THIRD, 2)
    # Monday from eight to five without lunch is 7 hours; Wednesday until ten is 2.5 more.
    assert soon.left == (7 * 60 + 150) * 60_000_000
    assert hall.services.dossiers.apologise(hall.clerk, CODE).apology_at == hall.clock.now


def test_visits_and_dossiers_are_held_against_each_other(hall: HallDay) -> None:
    end(hall, Outcome.MORE_PAPERS, OTHER)
    end(hall, Outcome.RECEIVED, CODE)
    accepted(
        hall.services,
        told(THIRD, 2, channel=Channel.COUNTER, received_at=instant("2026-11-23 07:30"), due_at=None),
        told("H05.190-261118-0004", 3, received_at=instant("2026-11-23 07:30"), due_at=None),
        told("H05.190-261118-0005", 4, due_at=instant("2026-11-16 10:00")),
    )
    today = date(2026, 11, 23)
    found = hall.services.dossiers.reconcile(today, today)
    (visit,) = found.visits_without
    assert (visit.code, visit.number, visit.outcome) == (OTHER, "A001", Outcome.MORE_PAPERS)
    assert [d.code for d in found.without_visit] == [THIRD]
    assert [(d.code, [str(f) for f in faults]) for d, faults in found.contradicting] == [
        ("H05.190-261118-0005", ["due_before_received"])
    ]
    assert hall.services.dossiers.reconcile(date(2026, 11, 1), date(2026, 11, 2)).visits_without == ()


def test_a_visit_received_without_a_code_is_named(hall: HallDay) -> None:
    end(hall, Outcome.RECEIVED, "")
    (visit,) = hall.services.dossiers.reconcile(date(2026, 11, 23), date(2026, 11, 23)).visits_without
    assert visit.code is None
    assert visit.procedure
