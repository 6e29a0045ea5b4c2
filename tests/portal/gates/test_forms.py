"""Seals, work and questions: ours are known again once, nobody else's ever."""

import base64
import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.errors import Refusal
from onestop_desk.words import use
from portal.forms.fields import HolderForm, cleaned
from portal.forms.holder import faults_of
from portal.forms.robots import Robots
from portal.forms.seal import Seal
from portal.pages.appointment import masked

SEAL = Seal(b"s" * 32)


def solved(task: dict[str, object], **changed: object) -> str:
    import hashlib

    number = next(
        n for n in range(5000) if hashlib.sha256(f"{task['salt']}{n}".encode()).hexdigest() == task["challenge"]
    )
    return base64.b64encode(json.dumps({**task, "number": number, **changed}).encode()).decode()


def test_a_sealed_form_is_known_again_for_its_purpose_and_its_browser_only() -> None:
    field = SEAL.sealed("cookie", "huy:x")
    key = SEAL.key("cookie", field, "huy:x")
    assert key == SEAL.key("cookie", field, "huy:x")
    assert key != SEAL.key("cookie", field, "huy:x", "08:30")
    assert key != SEAL.key("cookie", SEAL.sealed("cookie", "huy:x"), "huy:x")
    for cookie, purpose, seal in (
        ("other", "huy:x", SEAL), ("cookie", "huy:y", SEAL), (None, "huy:x", SEAL), ("", "huy:x", SEAL),
        ("cookie", "huy:x", Seal()),
    ):  # fmt: skip
        with pytest.raises(Refusal, match="form_expired"):
            seal.key(cookie, field, purpose)


@given(st.text(max_size=300), st.text(max_size=60))
def test_made_up_seals_and_cookies_are_refused(field: str, cookie: str) -> None:
    with pytest.raises(Refusal, match="form_expired"):
        SEAL.key(cookie, field, "huy:x")


def test_work_counts_once() -> None:
    robots = Robots(hardest=2000)
    proof = solved(robots.challenge())
    assert [robots.has_worked(proof), robots.has_worked(proof)] == [True, False]


def test_work_for_somebody_else_or_after_its_time_does_not_count() -> None:
    robots = Robots(hardest=2000)
    task = robots.challenge()
    assert not Robots(hardest=2000).has_worked(solved(task))
    assert not robots.has_worked(solved(task, number=-1))
    assert not robots.has_worked(solved(task, algorithm="SHA-1"))
    later = task["salt"].replace("expires=", "expires=9")
    assert not robots.has_worked(solved(task, salt=later))
    assert not Robots(b"x" * 32, 2000, lambda: -10_000).has_worked(
        solved(Robots(b"x" * 32, 2000, lambda: 1_000).challenge())
    )


@given(st.one_of(st.text(max_size=200), st.binary(max_size=200).map(lambda b: base64.b64encode(b).decode())))
def test_made_up_work_never_counts_and_never_fails(payload: str) -> None:
    assert not Robots(b"x" * 32).has_worked(payload)


@given(
    st.dictionaries(
        st.sampled_from(["algorithm", "challenge", "number", "salt", "signature"]),
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=20), st.lists(st.integers(), max_size=2)),
    )
)
def test_work_with_strange_fields_never_counts_and_never_fails(said: dict[str, object]) -> None:
    assert not Robots(b"x" * 32).has_worked(base64.b64encode(json.dumps(said).encode()).decode())


def test_a_question_is_answered_in_figures_or_words_once() -> None:
    robots = Robots()
    words = {
        "vi": ["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "Mười hai", "mười ba",
               "mười bốn", "mười lăm", "MƯỜI SÁU", "mười bảy", "mười tám"],
        "en": ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
               "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"],
    }  # fmt: skip
    for language, said in words.items():
        with use(language):
            for _ in range(40):
                question = robots.question()
                right = [a for a in said if robots.is_answered(question.sealed, a)]
                assert len(right) == 1
                assert not robots.is_answered(question.sealed, right[0])
    figures = robots.question()
    assert sum(robots.is_answered(figures.sealed, f" {n} ") for n in range(30)) == 1


@given(st.text(max_size=120), st.text(max_size=50))
def test_made_up_questions_are_never_answered(sealed: str, typed: str) -> None:
    assert not Robots(b"x" * 32).is_answered(sealed, typed)


@given(st.builds(HolderForm, **{f.name: st.text(max_size=100) for f in fields(HolderForm)}))
def test_whatever_is_typed_is_either_fit_or_has_a_sentence(form: HolderForm) -> None:
    for fault in faults_of(cleaned(form)):
        assert fault.said.endswith((".", "?"))
        assert fault.short


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Nguyễn Thị Minh Hà", "Nguyễn T. M. H."), ("Hà", "Hà"), ("Lò Văn  Ún", "Lò V. Ú.")],
)
def test_a_name_is_shown_masked(name: str, shown: str) -> None:
    assert masked(name) == shown
