"""The engine that walks the guide, on a small guide of its own."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import (
    Answer,
    Face,
    Guide,
    Kind,
    Legal,
    Outcome,
    Place,
    Question,
    Result,
    Said,
    Step,
    answer,
    answered,
    back,
    begin,
    current,
    heading_for,
    prefilled,
    progress,
    replay,
    usual_result,
)
from onestop_desk.domain.guide_faults import faults


def said(text: str) -> Said:
    """The same in both languages."""
    return Said(text, text)


def option(name: str, to: str, **sets: str) -> Answer:
    """An answer."""
    return Answer(name, said(name), to, sets)


def question(name: str, *options: Answer, asks: str | None = None) -> Question:
    """A question."""
    return Question(name, said(f"{name}?"), said(name), None, options, asks)


def outcome(name: str, kind: Kind = Kind.INFORMED, **changes: object) -> Outcome:
    """An outcome that is complete."""
    made = Outcome(
        name, kind, said(name), (Step(said("do")),), (), Place.HERE, said("here"), said("now"),
        (Legal(said("law"), date(2024, 6, 25)),), (said("do"),), said("next"), (said("a"), said("b"), said("c")),
        today=said("today"),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def guide_of(questions: list[Question], outcomes: list[Outcome]) -> Guide:
    """A guide that starts with the first question."""
    by_id: Mapping[str, Outcome] = {o.id: o for o in outcomes}
    start = questions[0].id
    return Guide("1", date(2026, 11, 22), start, {q.id: q for q in questions}, by_id, said("never"))


SMALL = guide_of(
    [
        question("start", option("new", "age"), option("lost", "help")),
        question("age", option("young", "card", age_group="14_17"), option("old", "card", age_group="60_plus"),
                 asks="age_group"),
        question("card", option("yes", "goal", document="valid"), option("no", "police", document="none"),
                 asks="document"),
        question("goal", option("one", "app", goal="level_1"), option("two", "police", goal="level_2"), asks="goal"),
    ],
    [outcome("app", Kind.NOW, gives=1), outcome("police", Kind.POLICE, gives=2), outcome("help")],
)  # fmt: skip


def test_a_walk_goes_from_question_to_outcome() -> None:
    walk = begin(SMALL)
    seen = []
    for chosen in ("new", "old", "yes", "one"):
        now = current(walk)
        seen.append((now.id, progress(walk)))
        walk = answer(walk, chosen)
    assert seen == [("start", (0, 4)), ("age", (1, 4)), ("card", (2, 4)), ("goal", (3, 4))]
    assert current(walk).id == "app"
    assert progress(walk) == (4, 4)
    assert walk.facts == {"age_group": "60_plus", "document": "valid", "goal": "level_1"}


def test_a_short_way_is_known_to_be_short() -> None:
    assert progress(answer(begin(SMALL), "lost")) == (1, 1)


def test_what_the_card_says_is_not_asked() -> None:
    walk = answer(prefilled(SMALL, age_group="60_plus", document="valid"), "new")
    assert current(walk).id == "goal"
    assert progress(walk) == (1, 2)
    assert [(q.id, a.id, asked) for q, a, asked in answered(walk)] == [
        ("start", "new", True), ("age", "old", False), ("card", "yes", False)
    ]  # fmt: skip
    assert current(back(walk)).id == "start"


def test_a_card_that_does_not_decide_leaves_the_question() -> None:
    walk = answer(prefilled(SMALL, age_group="14_17", document=None), "new")
    assert current(walk).id == "card"


def test_an_age_without_an_answer_is_asked_for() -> None:
    assert current(answer(prefilled(SMALL, age_group="under_6"), "new")).id == "age"


@pytest.mark.parametrize("answers", [("nonsense",), ("lost", "new"), ("new", "yes")])
def test_an_answer_that_is_not_there_is_refused(answers: tuple[str, ...]) -> None:
    with pytest.raises(Refusal) as refused:
        replay(SMALL, answers)
    assert refused.value.code == "unknown_answer"


def test_the_first_question_has_nothing_before_it() -> None:
    assert back(begin(SMALL)) == begin(SMALL)


@given(st.lists(st.integers(0, 8), max_size=12), st.sampled_from(["60_plus", "under_6", None]))
def test_back_undoes_an_answer_and_a_path_makes_the_same_walk(choices: list[int], age: str | None) -> None:
    walk = prefilled(SMALL, age_group=age)
    for choice in choices:
        now = current(walk)
        if isinstance(now, Outcome):
            break
        before, walk = walk, answer(walk, now.answers[choice % len(now.answers)].id)
        assert back(walk) == before
        assert replay(SMALL, walk.answers, walk.known) == walk
        done, most = progress(walk)
        assert len(walk.answers) == done <= most <= progress(before)[1]


def test_each_answer_says_where_it_leads() -> None:
    start = SMALL.questions["start"]
    assert [heading_for(SMALL, a).vi for a in start.answers] == ["age", "help"]
    hinted = replace(start.answers[0], hint=said("soon"))
    assert heading_for(SMALL, hinted).vi == "soon"


def test_only_a_clerk_can_know_that_it_was_done() -> None:
    app, police = SMALL.outcomes["app"], SMALL.outcomes["police"]
    assert usual_result(app, Face.DESK) is Result.ACTIVATED_NOW
    assert usual_result(police, Face.DESK) is Result.SENT_TO_POLICE
    assert {usual_result(o, f) for o in (app, police) for f in (Face.KIOSK, Face.PORTAL)} == {Result.INFORMED}


def broken(**parts: object) -> list[str]:
    """What the linter says of the small guide with some of its parts in another state."""
    questions, outcomes = dict(SMALL.questions), dict(SMALL.outcomes)
    for name, part in parts.items():
        if isinstance(part, Question):
            questions[name] = part
        elif isinstance(part, Outcome):
            outcomes[name] = part
    return [str(f) for f in faults(replace(SMALL, questions=questions, outcomes=outcomes))]


GOAL, APP, POLICE = SMALL.questions["goal"], SMALL.outcomes["app"], SMALL.outcomes["police"]
PLANTED = {
    "goal: unknown_target nowhere": {"goal": replace(GOAL, answers=(option("one", "nowhere"), option("two", "app")))},
    "goal: answers_2_to_9": {"goal": replace(GOAL, answers=(option("one", "app"),))},
    "goal: same_answer": {"goal": replace(GOAL, answers=(option("one", "app"), option("one", "police")))},
    "goal: unknown_fact colour": {"goal": replace(GOAL, asks="colour")},
    "goal: unknown_fact goal=level_9": {
        "goal": replace(GOAL, answers=(option("one", "app", goal="level_9"), option("two", "police")))
    },
    "goal: asks_a_secret": {"goal": replace(GOAL, text=said("Mật khẩu của ông/bà là gì?"))},
    "goal: circle": {"goal": replace(GOAL, answers=(option("one", "app"), option("two", "goal")))},
    "lonely: out_of_reach": {"lonely": question("lonely", option("a", "app"), option("b", "help"))},
    "far: out_of_reach": {"far": outcome("far")},
    "app: no_steps": {"app": replace(APP, steps=())},
    "app: no_legal": {"app": replace(APP, legal=())},
    "app: legal_after_law_as_of": {"app": replace(APP, legal=(Legal(said("new"), date(2027, 1, 1)),))},
    "app: no_handout": {"app": replace(APP, handout=())},
    "app: handout_too_long": {"app": replace(APP, handout=(said("x"),) * 6)},
    "app: handout_line_too_long": {"app": replace(APP, handout=(said("x" * 89),))},
    "app: warnings_3": {"app": replace(APP, warnings=(said("a"),))},
    "app: now_elsewhere": {"app": replace(APP, place=Place.POLICE)},
    "police: no_today": {"police": replace(POLICE, today=None)},
    "police: account_now_without_card": {"police": replace(POLICE, kind=Kind.NOW)},
}


@pytest.mark.parametrize(("fault", "parts"), PLANTED.items(), ids=PLANTED)
def test_a_planted_fault_is_found(fault: str, parts: dict[str, object]) -> None:
    assert fault in broken(**parts)


def test_persons_without_any_way_are_found() -> None:
    """The small guide knows no children and no phones: of its faults only those are left."""
    left = {f.split(" ")[1] for f in broken()}
    assert left == {"no_way_to_an_account"}
