"""The forms of a visit: off until the head says so, filled from the visit, each print counted, on both databases."""

from datetime import date

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.outcomes import Finish, Outcome
from onestop_desk.domain.procedures import PaperKind
from onestop_desk.services import form_list
from onestop_desk.services.keys import new_key
from onestop_desk.services.views import VisitView
from tests.services.hall_day import HallDay

CODE = "H05.190-261123-0038"
TODAY = date(2026, 11, 23)


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


def _code(refused: pytest.ExceptionInfo[Refusal]) -> str:
    return refused.value.code


def _journal(hall: HallDay) -> list[tuple[object, ...]]:
    with hall.services.context.look() as (tx, _config, _answers):
        return list(tx.read("SELECT what, subject_id, reason FROM journal WHERE office_id = :office ORDER BY seq"))


def test_official_forms_are_off_until_the_head_switches_them_on(hall: HallDay) -> None:
    forms = hall.services.forms
    assert not any(state.on or state.checked for state in forms.states())
    with pytest.raises(Refusal) as refused:
        forms.printed(hall.clerk, "form_01")
    assert _code(refused) == "form_off"
    with pytest.raises(Refusal) as refused:
        forms.switch(hall.clerk, "01", on=True)
    assert _code(refused) == "not_allowed"
    forms.switch(hall.head, "01", on=True)
    forms.printed(hall.clerk, "form_01")
    assert [state.form.no for state in forms.states() if state.on] == ["01"]
    forms.switch(hall.head, "01", on=False)
    with pytest.raises(Refusal):
        forms.printed(hall.clerk, "form_01")


def test_a_form_is_checked_from_a_day_on_and_that_can_be_taken_back(hall: HallDay) -> None:
    forms = hall.services.forms
    forms.switch(hall.head, "02", on=True)
    forms.declare_checked(hall.head, "02", checked=True)
    state = next(s for s in forms.states() if s.form.no == "02")
    assert (state.on, state.checked) == (True, TODAY)
    forms.declare_checked(hall.head, "02", checked=False)
    state = next(s for s in forms.states() if s.form.no == "02")
    assert (state.on, state.checked) == (True, None)


def test_the_forms_of_the_police_are_named_and_never_printed_here(hall: HallDay) -> None:
    forms = hall.services.forms
    police = [state.form for state in forms.states() if state.form.sector]
    assert [form.no for form in police] == ["CT04", "CT05", "CT06", "CC02", "CC03"]
    assert all(form.link and form.legal and not form.parts for form in police)
    with pytest.raises(Refusal) as refused:
        forms.switch(hall.head, "CT04", on=True)
    assert _code(refused) == "form_of_sector"
    with pytest.raises(Refusal) as refused:
        forms.printed(hall.clerk, "form_CT04")
    assert _code(refused) == "unknown_form"


def test_each_print_is_counted_with_its_day_and_its_clerk_and_journalled_by_ids(hall: HallDay) -> None:
    visit = _serving(hall)
    forms, line = hall.services.forms, visit.procedures[0].id
    forms.printed(hall.clerk, "declaration", line)
    forms.printed(hall.clerk, "missing_papers", line, 2)
    with hall.services.context.look() as (tx, _config, _answers):
        rows = tx.read("SELECT service_day, kind, staff_id, visit_procedure_id, copies FROM printed_form ORDER BY id")
    day, who = TODAY.isoformat(), hall.clerk.id
    assert rows == [(day, "declaration", who, line, 1), (day, "missing_papers", who, line, 2)]
    assert [reason for what, _of, reason in _journal(hall) if what == "form_printed"] == [
        "declaration",
        "missing_papers",
    ]


def test_what_nobody_knows_is_not_counted(hall: HallDay) -> None:
    for kind, line, code in (("poem", None, "unknown_form"), ("declaration", "nobody", "unknown_procedure")):
        with pytest.raises(Refusal) as refused:
            hall.services.forms.printed(hall.clerk, kind, line)
        assert _code(refused) == code


def test_before_anything_is_said_the_required_papers_without_a_tick_are_missing(hall: HallDay) -> None:
    visit = _serving(hall)
    (shown,) = hall.services.forms.visit(visit.ticket_id).procedures
    assert shown.procedure is not None
    required = [p.id for p in shown.procedure.papers if p.need == "bat_buoc" and not p.case]
    assert list(shown.missing) == required
    hall.services.desk.tick_paper(hall.clerk, shown.visit_procedure_id, required[0], True)
    (again,) = hall.services.forms.visit(visit.ticket_id).procedures
    assert list(again.missing) == required[1:]


def test_somebody_set_aside_keeps_the_turn_and_is_told_until_when(hall: HallDay) -> None:
    visit = _serving(hall)
    line = visit.procedures[0]
    assert line.procedure is not None
    paper = line.procedure.papers[0].id
    hall.services.desk.set_person(hall.clerk, visit.ticket_id, "Trần Thị Mai", "0987 000 123", "")
    hall.services.desk.set_aside(
        hall.clerk,
        visit.ticket_id,
        expected=hall.visit().version,
        reason="missing_papers",
        missing=[(line.id, paper)],
    )
    papers = hall.services.forms.visit(visit.ticket_id)
    assert (papers.kept, papers.number, papers.name) == (True, visit.number, "Trần Thị Mai")
    assert papers.procedures[0].missing == (paper,)
    assert papers.back_before is not None
    assert papers.now < papers.back_before


def test_the_second_request_for_a_dossier_says_that_it_is_the_second(hall: HallDay) -> None:
    visit = _serving(hall)
    line = visit.procedures[0]
    assert line.procedure is not None
    paper = line.procedure.papers[0].id
    _finish(hall, visit, Finish(line.id, Outcome.MORE_PAPERS, CODE, (paper,)))
    first = hall.services.forms.visit(visit.ticket_id)
    assert (first.kept, first.procedures[0].request) == (False, 1)
    hall.take("A", procedure_id=hall.services.procedures.by_code("1.000656").id)
    hall.call()
    hall.come()
    again = hall.visit()
    hall.services.desk.set_dossier_code(hall.clerk, again.procedures[0].id, CODE)
    assert hall.services.forms.visit(again.ticket_id).procedures[0].request == 2


def test_the_register_lists_what_was_received_and_nothing_else(hall: HallDay) -> None:
    visit = _serving(hall)
    hall.services.desk.set_person(hall.clerk, visit.ticket_id, "Trần Thị Mai", "0987 000 123", "")
    _finish(hall, hall.visit(), Finish(visit.procedures[0].id, Outcome.RECEIVED, CODE))
    hall.take("A")
    hall.call()
    hall.come()
    hall.finish(outcome=Outcome.GUIDED)
    (row,) = hall.services.forms.register(TODAY, TODAY)
    assert (row.code, row.person, row.by_post) == (CODE, "Trần Thị Mai", False)
    assert row.received_at is not None
    assert row.procedure
    assert hall.services.forms.register(date(2026, 11, 1), date(2026, 11, 22)) == ()
    with pytest.raises(Refusal) as refused:
        hall.services.forms.register(TODAY, date(2026, 11, 22))
    assert _code(refused) == "bad_days"


def test_an_unknown_ticket_has_no_papers(hall: HallDay) -> None:
    with pytest.raises(Refusal) as refused:
        hall.services.forms.visit("nobody")
    assert _code(refused) == "unknown_ticket"


def test_the_usual_reason_follows_what_the_paper_is() -> None:
    usual = {kind.value: form_list.missing_reasons(kind)[0] for kind in PaperKind}
    assert usual["to_khai"] == "Chưa khai."
    assert usual["xuat_trinh"] == "Chưa mang theo."
    assert usual["nop_ban_chinh"] == "Chưa có."
    assert "Chưa khai." not in form_list.missing_reasons(PaperKind.ORIGINAL)
    assert "Đã hết hạn." in form_list.missing_reasons(PaperKind.FORM)
