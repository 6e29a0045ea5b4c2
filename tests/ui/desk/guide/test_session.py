"""A walk at the desk without a window: its stages, the way back, what a card changes, what is asked at the end."""

from datetime import date

import pytest

from onestop_desk.domain.guide import Guide, Outcome, Reason, Result
from onestop_desk.domain.id_card import Card, read_card
from onestop_desk.services.guide_file import read_guide
from tests.resources.guide_situations import SITUATIONS, Situation
from tests.ui.desk.guide.test_scanner import ELDERLY, PUPIL
from ui.desk.guide.session import REASONS, RESULTS, Session, Stage
from ui.desk.guide.side import needed, reachable

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def guide() -> Guide:
    return read_guide()


def walked(guide: Guide, *answers: str, villages: bool = False) -> Session:
    session = Session(guide, villages)
    for answer in answers:
        session.answer(answer)
    return session


LEVEL_2 = ("no_account", "self", "18_59", "valid", "own", "level_2")


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.who)
def test_back_undoes_every_answer_one_by_one(guide: Guide, situation: Situation) -> None:
    session = walked(guide, *situation.answers)
    for left in range(len(situation.answers) - 1, -1, -1):
        assert session.back()
        assert session.walk.answers == situation.answers[:left]
    assert not session.back()


def stages(session: Session) -> list[Stage]:
    """From the end back to the outcome."""
    seen = [session.stage]
    while session.stage is not Stage.OUTCOME and session.back():
        seen.append(session.stage)
    return seen


def test_the_end_goes_back_step_by_step(guide: Guide) -> None:
    session = walked(guide, *LEVEL_2, villages=True)
    session.end()
    session.choose_result(Result.DECLINED)
    session.choose_reason(Reason.NO_TIME)
    session.choose_village("v1")
    assert stages(session) == [Stage.SAVE, Stage.REASON, Stage.RESULT, Stage.OUTCOME]
    assert (session.result, session.reason, session.village) == (None, None, None)


def test_a_reason_that_the_answers_gave_is_not_asked_again(guide: Guide) -> None:
    session = walked(guide, "no_account", "self", "18_59", "at_home")
    session.end()
    session.choose_result(Result.COME_BACK_WITH)
    assert (session.stage, session.reason) == (Stage.SAVE, Reason.CARD_AT_HOME)
    session.back()
    session.choose_result(Result.DECLINED)
    assert session.stage is Stage.REASON


def test_every_result_has_its_number_and_reasons_fit_the_keys() -> None:
    assert set(RESULTS) == set(Result)
    assert all(2 <= len(reasons) <= 9 for reasons in REASONS.values())


@pytest.mark.parametrize(("text", "group"), [(ELDERLY, "60_plus"), (PUPIL, "14_17")])
def test_a_card_answers_age_and_document(guide: Guide, text: str, group: str) -> None:
    session = Session(guide)
    session.read(read_card(text, DAY))
    session.answer("no_account")
    session.answer("self")
    assert session.walk.facts["age_group"] == group
    assert session.walk.answers == ("no_account", "self")
    assert not isinstance(session.now, Outcome)
    assert session.now.asks not in ("age_group", "document")


def test_an_expired_card_is_asked_about(guide: Guide) -> None:
    session = Session(guide)
    session.read(Card("chip", 30, read_card(PUPIL, DAY).age_group, expired=True))
    assert "document" not in session.walk.known


def test_a_changed_question_forgets_what_came_after(guide: Guide) -> None:
    session = walked(guide, *LEVEL_2)
    session.end()
    session.choose_result(Result.INFORMED)
    session.change("age")
    assert session.walk.answers == LEVEL_2[:2]
    assert (session.stage, session.result) == (Stage.ASK, None)


def test_before_the_outcome_only_what_every_way_needs_is_listed(guide: Guide) -> None:
    session = walked(guide, *LEVEL_2[:-1])
    papers, sure = needed(session)
    assert not sure
    every = [{paper.id for paper in outcome.papers} for outcome in reachable(session)]
    assert {paper.id for paper in papers} == set.intersection(*every)
    session.answer("level_2")
    outcome = session.outcome
    assert outcome is not None
    assert needed(session) == (outcome.papers, True)
