"""The finish dialog knows what is still missing before the services are asked."""

from dataclasses import replace

import pytest

from onestop_desk.domain.outcomes import Finish, Outcome
from onestop_desk.domain.tickets import State
from tests.ui.desk import scenes
from ui.desk.finish_form import FinishForm, code_fault

VISIT = scenes.visit(State.SERVING)


def test_every_procedure_needs_its_outcome() -> None:
    form = FinishForm(VISIT)
    ready = [form.ready]
    form.choose(0, Outcome.RECEIVED)
    assert form.first_open() == 1
    ready.append(form.ready)
    form.choose(1, Outcome.RESULT_RETURNED)
    assert [*ready, form.ready] == [False, False, True]
    assert form.finishes() == (
        Finish("vp3.000722", Outcome.RECEIVED, "", (), None, None),
        Finish("vp2.000815", Outcome.RESULT_RETURNED, "H05.190-261123-0038", (), None, None),
    )


def test_missing_papers_start_with_the_required_ones_that_were_not_ticked() -> None:
    form = FinishForm(VISIT)
    form.choose(0, Outcome.MORE_PAPERS)
    account = scenes.BIRTH.papers[1]
    assert form.blocks[0].missing == {account.id}
    form.set_missing(0, account.id, missing=False)
    assert form.blocks[0].fault() == "papers_needed"
    form.choose(0, Outcome.MORE_PAPERS)
    assert form.blocks[0].missing == set(), "choosing the same outcome again must not undo what the clerk ticked"
    form.set_missing(0, scenes.BIRTH.papers[2].id, missing=True)
    assert form.blocks[0].fault() is None


def test_a_second_request_for_papers_must_be_seen_first() -> None:
    visit = replace(VISIT, procedures=(scenes.asked(1, scenes.BIRTH, paper_requests=1),))
    form = FinishForm(visit)
    form.choose(0, Outcome.MORE_PAPERS)
    assert form.blocks[0].fault() == "second_request"
    form.blocks[0].again_accepted = True
    assert form.ready
    form.choose(0, Outcome.RECEIVED)
    assert not form.blocks[0].asks_again


def test_a_refusal_needs_a_reason_and_a_code_its_form() -> None:
    form = FinishForm(VISIT)
    form.choose(0, Outcome.REFUSED)
    assert form.blocks[0].fault() == "refusal_reason_needed"
    form.blocks[0].reason = "fake"
    assert form.blocks[0].fault() is None
    form.blocks[0].code = "38"
    assert form.blocks[0].fault() == "bad_dossier_code"


@pytest.mark.parametrize(("typed", "wrong"), [("", False), ("h05.190-261123-0038", False), ("38", True)])
def test_a_dossier_code_is_checked_as_it_is_typed(typed: str, wrong: bool) -> None:
    assert code_fault(typed) is wrong
