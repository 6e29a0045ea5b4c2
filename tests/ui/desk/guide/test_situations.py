"""Everybody of the table of situations, walked on the real page by real keys to the outcome and what is written."""

import pytest
from PySide6.QtCore import Qt

from onestop_desk.domain.guide import Face, usual_result
from tests.resources.guide_situations import SITUATIONS, Situation
from tests.ui.desk.guide.conftest import AtTheDesk
from ui.desk.guide.session import REASONS, RESULTS, Stage

pytestmark = pytest.mark.qt
Key = Qt.Key


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.who)
def test_the_keys_lead_to_the_outcome_and_it_is_written_down(guide: AtTheDesk, situation: Situation) -> None:
    for answer_id in situation.answers:
        assert guide.is_at(Stage.ASK)
        guide.choose(answer_id)
    outcome = guide.session.outcome
    assert outcome is not None
    assert outcome.id == situation.outcome
    shown = guide.view.walk.outcome
    assert shown.title.text() == outcome.title.vi
    assert [row.text() for row in shown.rows()] == [f"{n}. {s.text.vi}" for n, s in enumerate(outcome.steps, start=1)]
    assert [row.text() for row in guide.view.hand.papers.rows()] == [paper.name.vi for paper in outcome.papers]
    assert shown.today.isVisibleTo(shown) is (outcome.today is not None)
    guide.press(Key.Key_Return)
    usual = usual_result(outcome, Face.DESK)
    guide.press(Key(Key.Key_1 + RESULTS.index(usual)))
    if guide.is_at(Stage.REASON):
        assert usual in REASONS
        guide.press(Key.Key_1)
    assert guide.is_at(Stage.DONE)
    (done,) = guide.written()
    assert (done.outcome_id, done.result) == (situation.outcome, usual)
    if situation.age_group is not None:
        assert done.age_group == situation.age_group
    if situation.reason is not None and usual in REASONS:
        assert done.reason == situation.reason
