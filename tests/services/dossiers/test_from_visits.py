"""A finished visit takes dossiers in, asks for papers, hands back; undo takes it back; the warning counts both."""

import pytest

from onestop_desk.domain.dossiers import Ask, Channel, Status
from onestop_desk.domain.outcomes import Finish, Outcome
from onestop_desk.services.dossiers import Entry
from onestop_desk.services.keys import new_key
from onestop_desk.services.views import VisitView
from tests.moved_clock import instant
from tests.services.dossiers.told import CODE, OTHER, accepted, finished, told
from tests.services.hall_day import HallDay

DEATH = "1.000656"


def serving(hall: HallDay, code: str = DEATH) -> VisitView:
    """Somebody is served at counter 1."""
    if hall.view().visit is None and hall.view().counter.state != "open":
        hall.open()
    hall.take("A", procedure_id=hall.services.procedures.by_code(code).id)
    hall.call()
    hall.come()
    return hall.visit()


def end(hall: HallDay, outcome: Outcome, code: str = CODE) -> VisitView:
    """One visit from its number to its end."""
    visit = serving(hall)
    line = visit.procedures[0]
    assert line.procedure is not None
    missing = (line.procedure.papers[0].id,) if outcome is Outcome.MORE_PAPERS else ()
    reason = "wrong_place" if outcome is Outcome.REFUSED else None
    hall.services.desk.finish(
        hall.clerk,
        hall.counters[1],
        visit.ticket_id,
        [Finish(line.id, outcome, code, missing, reason)],
        call_next=False,
        key=new_key(),
        expected=visit.version,
    )
    return visit


def status_of(hall: HallDay, code: str = CODE) -> Status | None:
    found = hall.services.dossiers.by_code(code)
    return found.status if found else None


def test_a_received_dossier_is_there_with_its_due_date_and_clerk(hall: HallDay) -> None:
    end(hall, Outcome.RECEIVED)
    made = hall.services.dossiers.by_code(CODE)
    assert made is not None
    assert (made.status, made.channel, made.source, made.procedure_code) == (
        Status.RECEIVED,
        Channel.COUNTER,
        "counter",
        DEATH,
    )
    assert made.received_at == hall.clock.now
    assert made.due_at == instant("2026-11-23 17:00")
    assert made.responsible
    assert made.agency == "UBND xã"


def test_undo_takes_it_away_again_and_gives_back_what_was(hall: HallDay) -> None:
    end(hall, Outcome.RECEIVED)
    hall.services.desk.undo(hall.clerk, hall.counters[1])
    assert hall.services.dossiers.by_code(CODE) is None
    accepted(hall.services, finished(OTHER))
    before = hall.services.dossiers.by_code(OTHER)
    visit = hall.visit()
    hall.services.desk.finish(
        hall.clerk, hall.counters[1], visit.ticket_id, [Finish(visit.procedures[0].id, Outcome.RESULT_RETURNED, OTHER)],
        call_next=False, key=new_key(), expected=visit.version,
    )  # fmt: skip
    assert status_of(hall, OTHER) is Status.RETURNED
    hall.services.desk.undo(hall.clerk, hall.counters[1])
    assert hall.services.dossiers.by_code(OTHER) == before


def test_without_a_code_or_only_guided_nothing_is_made(hall: HallDay) -> None:
    serving(hall)
    hall.finish()
    end(hall, Outcome.GUIDED)
    end(hall, Outcome.MORE_PAPERS, OTHER)
    assert hall.services.dossiers.everything() == ()


def test_papers_asked_for_and_brought_move_the_due_date(hall: HallDay) -> None:
    accepted(hall.services, told(due_at=instant("2026-11-25 10:00")))
    end(hall, Outcome.MORE_PAPERS)
    asked = hall.clock.now
    assert status_of(hall) is Status.MORE_PAPERS
    hall.clock.forward(24 * 60 + 60)
    hall.clock.set("2026-11-25 09:00")
    hall.open()
    end(hall, Outcome.RECEIVED)
    made = hall.services.dossiers.by_code(CODE)
    assert made is not None
    assert made.asks == (Ask(asked, hall.clock.now),)
    assert made.status is Status.IN_PROGRESS
    assert made.due_at is not None
    assert made.due_at > instant("2026-11-27 10:00")


@pytest.mark.parametrize("counter_asked_too", [False, True])
def test_the_second_request_is_known_from_the_file_and_from_the_counter(hall: HallDay, counter_asked_too: bool) -> None:
    accepted(hall.services, told(asks=(Ask(instant("2026-11-19 10:00")),)))
    if counter_asked_too:
        end(hall, Outcome.MORE_PAPERS)
        accepted(hall.services, told(status=Status.MORE_PAPERS, asks=(Ask(instant("2026-11-19 10:00")), Ask(None))))
    visit = serving(hall)
    hall.services.desk.set_dossier_code(hall.clerk, visit.procedures[0].id, CODE)
    expected = 2 if counter_asked_too else 1
    assert hall.visit().procedures[0].paper_requests == expected
    assert hall.services.dossiers.requests(CODE) == expected


def test_two_requests_at_the_counter_are_two_also_when_the_dossier_comes_later(hall: HallDay) -> None:
    end(hall, Outcome.MORE_PAPERS)
    hall.clock.forward(30)
    end(hall, Outcome.MORE_PAPERS)
    assert hall.services.dossiers.requests(CODE) == 2
    accepted(hall.services, told(status=Status.MORE_PAPERS))
    made = hall.services.dossiers.by_code(CODE)
    assert made is not None
    assert len(made.asks) == 2
    assert hall.services.dossiers.requests(CODE) == 2


def test_one_sent_online_is_taken_in_and_another_refused(hall: HallDay) -> None:
    accepted(hall.services, told(status=Status.NEW, due_at=None), told(OTHER, 3, status=Status.NEW))
    end(hall, Outcome.RECEIVED)
    end(hall, Outcome.REFUSED, OTHER)
    made = hall.services.dossiers.by_code(CODE)
    assert made is not None
    assert (made.status, made.channel, made.due_at) == (Status.RECEIVED, Channel.ONLINE, instant("2026-11-23 17:00"))
    assert status_of(hall, OTHER) is Status.NOT_RECEIVED


def test_handing_back_ends_what_was_entered_at_the_counter(hall: HallDay) -> None:
    hall.services.dossiers.enter(hall.clerk, Entry(CODE))
    end(hall, Outcome.RESULT_RETURNED)
    made = hall.services.dossiers.by_code(CODE)
    assert made is not None
    assert made.returned_at == made.finished_at == hall.clock.now


def test_the_journal_has_each_step_with_codes_and_numbers_only(hall: HallDay) -> None:
    end(hall, Outcome.RECEIVED)
    hall.services.desk.undo(hall.clerk, hall.counters[1])
    with hall.services.context.look() as (tx, _config, _answers):
        rows = tx.read("SELECT from_state, to_state, reason FROM journal WHERE what = 'dossier' ORDER BY seq")
    assert rows == [(None, "2", "visit"), ("2", None, "undo")]
