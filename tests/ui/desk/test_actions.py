"""Between keys and services: one thing at a time, refusals in words, keys kept until the answer is seen."""

import pytest
from PySide6.QtTest import QSignalSpy

from onestop_desk.domain.errors import Busy, Offline, Refusal
from tests.ui.desk import scenes
from tests.ui.desk.fakes import CLERK, FakeServices
from ui.desk.actions import DeskActions

pytestmark = pytest.mark.qt


@pytest.fixture
def services(qapp: object) -> FakeServices:
    return FakeServices(scenes.idle())


@pytest.fixture
def actions(services: FakeServices) -> DeskActions:
    made = DeskActions(services, CLERK, "c1")  # type: ignore[arg-type]
    made.refresh()
    return made


def keys_of(services: FakeServices, name: str) -> list[str]:
    return [facts["key"] for asked, _args, facts in services.desk.asked if asked == name]


def test_every_answer_is_followed_by_a_fresh_view(actions: DeskActions) -> None:
    seen = QSignalSpy(actions.viewed)
    called = actions.call_next()
    assert called is not None
    assert called.number == "A021"
    assert seen.count() == 1
    assert actions.view is not None
    assert actions.view.visit is not None
    assert actions.view.visit.number == "A021"


def test_a_refusal_is_said_in_words_and_the_list_is_read_again(services: FakeServices, actions: DeskActions) -> None:
    said, seen = QSignalSpy(actions.refused), QSignalSpy(actions.viewed)
    services.desk.fails = Refusal("line_closed", line="A")
    assert actions.call_next() is None
    assert said.count() == 1
    assert said.at(0)[0] == "line_closed"
    assert "Nhóm A" in said.at(0)[1]
    assert seen.count() == 1


def test_an_answer_lost_on_the_way_is_asked_for_again_with_the_same_key(
    services: FakeServices, actions: DeskActions
) -> None:
    lost, found = QSignalSpy(actions.lost), QSignalSpy(actions.found)
    services.desk.fails = Offline()
    assert actions.call_next() is None
    assert actions.call_next() is None
    assert (lost.count(), found.count()) == (1, 0), "a connection that stays away is said once"
    services.desk.fails = None
    assert actions.call_next() is not None
    assert found.count() == 1
    first, second, third = keys_of(services, "call_next")
    assert first == second == third


def test_an_answer_that_was_seen_ends_its_key(services: FakeServices, actions: DeskActions) -> None:
    actions.call_next()
    services.desk.change(visit=None)
    actions.call_next()
    first, second = keys_of(services, "call_next")
    assert first != second


def test_a_busy_database_is_said_and_keeps_the_key(services: FakeServices, actions: DeskActions) -> None:
    said = QSignalSpy(actions.refused)
    services.desk.fails = Busy()
    actions.call_next()
    assert said.at(0)[0] == "busy"
    services.desk.fails = None
    actions.call_next()
    first, second = keys_of(services, "call_next")
    assert first == second


def test_a_second_recall_is_a_second_call(services: FakeServices, actions: DeskActions) -> None:
    services.desk.now_view = scenes.called()
    actions.refresh()
    assert actions.view is not None
    visit = actions.view.visit
    assert visit is not None
    actions.recall(visit)
    assert actions.view.visit is not None
    assert actions.view.visit.calls_made == 2
    actions.recall(actions.view.visit)
    first, second = keys_of(services, "recall")
    assert first != second


def test_asking_does_not_read_the_list_again(actions: DeskActions) -> None:
    seen = QSignalSpy(actions.viewed)
    assert [found.number for found in actions.find("a02")] == ["A021", "A023", "A022"]
    assert seen.count() == 0
