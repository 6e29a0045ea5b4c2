"""Finishing a visit: an outcome for each procedure, papers from its own list, dossier codes, the second request."""

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.outcomes import Finish, Outcome
from onestop_desk.services.keys import new_key
from onestop_desk.services.views import VisitView
from tests.services.hall_day import HallDay

CODE = "H05.190-261123-0038"


def _serving(hall: HallDay) -> VisitView:
    hall.open()
    procedure = hall.services.procedures.by_code("1.000656")
    hall.take("A", procedure_id=procedure.id)
    hall.call()
    hall.come()
    return hall.visit()


def _finish(hall: HallDay, visit: VisitView, end: Finish) -> None:
    hall.services.desk.finish(
        hall.clerk, hall.counters[1], visit.ticket_id, [end], call_next=False, key=new_key(), expected=visit.version
    )


@pytest.mark.parametrize(
    ("outcome", "reason", "code"),
    [
        (None, None, "outcome_needed"),
        (Outcome.MORE_PAPERS, None, "papers_needed"),
        (Outcome.REFUSED, None, "refusal_reason_needed"),
    ],
)
def test_what_lacks_is_refused_and_nothing_changes(
    hall: HallDay, outcome: Outcome | None, reason: str | None, code: str
) -> None:
    visit = _serving(hall)
    with pytest.raises(Refusal) as refused:
        _finish(hall, visit, Finish(visit.procedures[0].id, outcome, refusal_reason=reason))
    assert refused.value.code == code
    assert hall.visit() == visit


def test_papers_come_from_the_procedures_own_list(hall: HallDay) -> None:
    visit = _serving(hall)
    line = visit.procedures[0]
    with pytest.raises(Refusal) as refused:
        _finish(hall, visit, Finish(line.id, Outcome.MORE_PAPERS, missing=("not-a-paper",)))
    assert refused.value.code == "papers_needed"
    assert line.procedure is not None
    paper = line.procedure.papers[0].id
    _finish(hall, visit, Finish(line.id, Outcome.MORE_PAPERS, CODE.lower(), (paper,)))
    assert hall.view().visit is None
    assert hall.view().today.done == 1


def test_a_wrong_dossier_code_is_refused_with_what_was_typed(hall: HallDay) -> None:
    visit = _serving(hall)
    with pytest.raises(Refusal) as refused:
        _finish(hall, visit, Finish(visit.procedures[0].id, Outcome.RECEIVED, "H05-1"))
    assert (refused.value.code, refused.value.facts["typed"]) == ("bad_dossier_code", "H05-1")


def test_the_count_of_requests_for_papers_follows_the_dossier_code(hall: HallDay) -> None:
    visit = _serving(hall)
    line = visit.procedures[0]
    assert line.procedure is not None
    _finish(hall, visit, Finish(line.id, Outcome.MORE_PAPERS, CODE, (line.procedure.papers[0].id,)))
    second = _again(hall)
    hall.services.desk.set_dossier_code(hall.clerk, second.procedures[0].id, f" {CODE} ")
    assert hall.visit().procedures[0].paper_requests == 1


def _again(hall: HallDay) -> VisitView:
    hall.take("A")
    hall.call()
    hall.come()
    return hall.visit()


def test_a_visit_without_a_procedure_still_needs_an_outcome(hall: HallDay) -> None:
    hall.open(4)
    hall.take("G")
    hall.call(4)
    hall.come(4)
    visit = hall.visit(4)
    assert [p.procedure for p in visit.procedures] == [None]
    hall.finish(4, outcome=Outcome.RESULT_RETURNED)
    assert hall.view(4).today.done == 1


def test_procedures_are_added_and_taken_off(hall: HallDay) -> None:
    visit = _serving(hall)
    desk, procedures = hall.services.desk, hall.services.procedures
    other = procedures.by_code("2.000815")
    desk.add_procedure(hall.clerk, visit.ticket_id, other.id)
    with pytest.raises(Refusal) as refused:
        desk.add_procedure(hall.clerk, visit.ticket_id, other.id)
    assert refused.value.code == "duplicate"
    lines = hall.visit().procedures
    assert [p.procedure.code for p in lines if p.procedure] == ["1.000656", "2.000815"]
    desk.remove_procedure(hall.clerk, lines[0].id)
    with pytest.raises(Refusal) as refused:
        desk.remove_procedure(hall.clerk, lines[1].id)
    assert refused.value.code == "last_procedure"


def test_ticks_are_kept(hall: HallDay) -> None:
    line = _serving(hall).procedures[0]
    assert line.procedure is not None
    paper = line.procedure.papers[1].id
    hall.services.desk.tick_paper(hall.clerk, line.id, paper, True)
    shown = hall.visit().procedures[0].procedure
    assert shown is not None
    assert [p.id for p in shown.papers if p.ticked] == [paper]


def test_finish_and_call_is_one_step_and_one_answer(hall: HallDay) -> None:
    visit = _serving(hall)
    hall.take("A")
    hall.take("A")
    key, ends = new_key(), [Finish(visit.procedures[0].id, Outcome.GUIDED)]
    answers = [
        hall.services.desk.finish(
            hall.clerk, hall.counters[1], visit.ticket_id, ends, call_next=True, key=key, expected=visit.version
        )
        for _ in range(2)
    ]
    assert answers[0] == answers[1]
    assert answers[0].called is not None
    assert answers[0].called.number == "A002"
    assert hall.numbers_waiting() == ["A003"]


def test_finish_and_call_with_nobody_waiting_just_finishes(hall: HallDay) -> None:
    visit = _serving(hall)
    ends = [Finish(visit.procedures[0].id, Outcome.RECEIVED)]
    done = hall.services.desk.finish(
        hall.clerk, hall.counters[1], visit.ticket_id, ends, call_next=True, key=new_key(), expected=visit.version
    )
    assert (done.number, done.called) == ("A001", None)
