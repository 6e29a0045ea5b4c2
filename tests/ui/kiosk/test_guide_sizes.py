"""The guide's longest questions and ends, both ways up, in each language: readable, touchable, nothing cut off."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from onestop_desk.domain import guide as rules
from onestop_desk.domain.guide import Outcome, Question, Walk
from onestop_desk.services.guide_file import read_guide
from tests.ui.kiosk.conftest import Maker
from tests.ui.kiosk.fakes import FakePrinter
from tests.ui.kiosk.test_sizes import check_eyes, check_fingers, check_no_button_over_another
from ui.kiosk import flow as steps
from ui.kiosk import guide_flow
from ui.kiosk.flow import Step
from ui.kiosk.kit import LANDSCAPE, PORTRAIT


def walks() -> dict[str, Walk]:
    """A walk to every question and outcome."""
    found: dict[str, Walk] = {}
    waiting = [rules.begin(read_guide())]
    for walk in waiting:
        now = rules.current(walk)
        if now.id not in found:
            found[now.id] = walk
            waiting.extend(rules.answer(walk, a.id) for a in (now.answers if isinstance(now, Question) else ()))
    return found


def length(walk: Walk) -> int:
    now = rules.current(walk)
    if isinstance(now, Question):
        return len(now.text.vi) * 2 + len(now.help.vi if now.help else "")
    return len(now.title.vi) * 2 + len(now.where.vi) + len(now.how_long.vi)


def longest(kind: type) -> list[str]:
    every = walks()
    of_kind = [name for name, walk in every.items() if isinstance(rules.current(walk), kind)]
    return sorted(of_kind, key=lambda name: -length(every[name]))[:3]


SCENES = [(node, "") for node in ("start", *longest(Question))] + [
    (node, printed) for node in ("level_2_police", *longest(Outcome)) for printed in ("", "paper", "failed")
]


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["upright", "lying"])
@pytest.mark.parametrize("language", ["vi", "en", "doubled"])
@pytest.mark.parametrize(("node", "printed"), SCENES)
def test_the_longest_fit(
    make: Maker, printer: FakePrinter, size: QSize, language: str, node: str, printed: str
) -> None:
    walk = walks()[node]
    is_end = isinstance(rules.current(walk), Outcome)
    hand = make(size)
    printer.problem = "offline" if printed == "failed" else None
    flow = hand.window.hall.guidance.begin(steps.speak(hand.window.flow, language))
    for answer_id in walk.answers:
        flow = guide_flow.answer(flow, answer_id)
    hand.window.go(flow)
    if printed:
        hand.touch("printGuide")
    for _round in range(3):
        QApplication.processEvents()
    assert hand.step() is (Step.GUIDE_END if is_end else Step.GUIDE)
    check_fingers(hand)
    check_eyes(hand)
    check_no_button_over_another(hand)


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["upright", "lying"])
@pytest.mark.parametrize("language", ["vi", "en", "doubled"])
def test_the_start_bears_the_guide(make: Maker, size: QSize, language: str) -> None:
    hand = make(size)
    hand.window.go(steps.speak(hand.window.flow, language))
    for _round in range(3):
        QApplication.processEvents()
    assert hand.sees("guide")
    check_fingers(hand)
    check_no_button_over_another(hand)
    if language != "doubled":
        check_eyes(hand)
