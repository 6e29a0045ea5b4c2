"""The VNeID guide as steps of the kiosk: each answer a touch, each touch a new value."""

from collections.abc import Callable
from dataclasses import replace

from onestop_desk.domain import guide as rules
from onestop_desk.domain.guide import Guide, Outcome
from ui.kiosk.flow import Flow, Step, go


def begin(flow: Flow, guide: Guide, new_key: Callable[[], str]) -> Flow:
    """Shows the first question; the way back leads to where the guide was opened."""
    return replace(go(flow, Step.GUIDE), walk=rules.begin(guide), walk_key=new_key(), reached=None)


def answer(flow: Flow, answer_id: str) -> Flow:
    """Goes on with an answer, to the next question or to the end; raises Refusal("unknown_answer")."""
    if flow.walk is None or flow.step is not Step.GUIDE:
        return flow
    walk = rules.answer(flow.walk, answer_id)
    if isinstance(rules.current(walk), Outcome):
        return replace(flow, step=Step.GUIDE_END, walk=walk, reached=walk)
    return replace(flow, walk=walk)


def has_ended(before: Flow, after: Flow) -> bool:
    """Whether a walk that had reached an end is over now: only then is it counted, with the end it reached last."""
    return before.reached is not None and after.walk_key != before.walk_key
