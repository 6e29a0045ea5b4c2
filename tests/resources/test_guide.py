"""The real guide: its linter finds nothing, everybody of the table gets where they should, nothing secret is asked."""

import re
from functools import cache

import pytest

from onestop_desk.domain.guide import Guide, Outcome, Question, current, endings, progress, replay
from onestop_desk.domain.guide_faults import combinations, faults, texts_of
from onestop_desk.services.guide_file import GUIDE, read_guide
from tests.resources.guide_situations import SITUATIONS, Situation


@cache
def guide() -> Guide:
    """The guide as it ships."""
    return read_guide()


def test_the_linter_finds_nothing() -> None:
    assert faults(guide()) == ()


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.who)
def test_everybody_gets_where_they_should(situation: Situation) -> None:
    walk = replay(guide(), situation.answers)
    reached = current(walk)
    assert isinstance(reached, Outcome)
    assert (reached.id, reached.kind) == (situation.outcome, situation.kind)
    assert (reached.today is not None) == situation.today
    if situation.age_group:
        assert walk.facts["age_group"] == situation.age_group
    assert walk.facts.get("reason") == situation.reason
    sheet = " ".join(
        [reached.title.vi, reached.where.vi, reached.how_long.vi, *(line.vi for line in reached.handout),
         *(f"{p.name.vi} {p.how.vi if p.how else ''}" for p in reached.papers)]
    )  # fmt: skip
    assert [words for words in situation.handout if words not in sheet] == []
    assert progress(walk) == (len(situation.answers), len(situation.answers))


def test_the_table_visits_every_outcome() -> None:
    assert {s.outcome for s in SITUATIONS} == set(guide().outcomes)
    assert len(SITUATIONS) >= 40


def test_the_table_gives_every_answer_of_every_question_but_a_few_that_only_repeat() -> None:
    given = set()
    for situation in SITUATIONS:
        given |= {(g.question, g.answer) for g in replay(guide(), situation.answers).trail}
    every = {(q.id, a.id) for q in guide().questions.values() for a in q.answers}
    assert len(given) >= 0.8 * len(every), sorted(every - given)


@pytest.mark.parametrize("known", combinations(), ids=lambda k: "-".join(k.values()))
def test_every_age_with_every_card_and_phone_ends(known: dict[str, str]) -> None:
    assert len({outcome.id for _facts, outcome in endings(guide(), known)}) > 10


def test_no_question_asks_for_a_secret() -> None:
    """There is no field in the guide: questions have answers to choose, and none of them wants a secret told."""
    for question in guide().questions.values():
        assert isinstance(question, Question)
        said = " | ".join([question.text.vi, *(a.text.vi for a in question.answers)]).lower()
        assert not re.search(r"(đọc|nói|cho biết|nhập) (mật khẩu|passcode|mã otp)", said)


def test_steps_never_tell_the_officer_to_type_a_secret() -> None:
    for outcome in guide().outcomes.values():
        for step in outcome.steps:
            lower = step.text.vi.lower()
            if "mật khẩu mới" in lower or "passcode mới" in lower or "mã otp" in lower:
                assert re.search(r"tự (nhập|đặt)", lower), step.text.vi


def test_both_languages_are_whole_and_of_one_mind() -> None:
    for place, said in texts_of(guide()):
        assert (said.vi, said.en) == (said.vi.strip(), said.en.strip()), place
        figures = {*re.findall(r"\d[\d/.]*\d{2,}", said.vi)} ^ {*re.findall(r"\d[\d/.]*\d{2,}", said.en)}
        assert figures == set(), f"{place}: {said.vi} / {said.en}"
        assert "khách hàng" not in said.vi, place
        assert not re.search(r"[áàảãạâăđêôơư]", said.en.lower()) or _is_a_name(said.en), place


def _is_a_name(text: str) -> bool:
    """English texts keep Vietnamese only in what stands on a screen or in the number or name of a source."""
    return any(mark in text for mark in ("NĐ-CP", "“", "Newspaper", "Police of"))


def test_what_is_not_confirmed_says_so() -> None:
    unconfirmed = [s for o in guide().outcomes.values() for s in o.legal if not s.confirmed]
    assert unconfirmed
    for source in unconfirmed:
        assert "chưa" in source.text.vi
        assert "not checked" in source.text.en or "no document" in source.text.en


def test_every_shared_part_of_the_file_is_used() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    for name in re.findall(r'^  "(\w+)": \{', text, re.MULTILINE):
        assert text.count(f'"@{name}"') + text.count(f'"{name}"') > 1, name
