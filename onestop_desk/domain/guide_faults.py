"""The linter of the guide: every way ends, nothing is out of reach, every end is complete and fits the person."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from onestop_desk.domain.folding import fold
from onestop_desk.domain.guide import (
    FACTS,
    HANDOUT_STEPS,
    Guide,
    Kind,
    Outcome,
    Place,
    Question,
    Said,
    endings,
)

KEYS = 9
"""Answers are chosen by the number keys 1 to 9."""
WARNINGS = 3
LONGEST_LINE = 88
"""Letters of one line of the hand-out: two lines of 14 pt on A5."""
MOST_PAPERS = 4
REPRESENTATIVE = frozenset({"guardian_account", "guardian_card", "guardian_proof"})
"""Ids of papers of whoever acts for a child."""
_ASKS = re.compile(r"(mat khau|passcode|otp|so dinh danh|so can cuoc|so dien thoai|password|phone number|id number)"
                   r"[^.!]*(la gi|la so nao|la bao nhieu|what is|la may)|"
                   r"what is your (password|passcode|otp|phone number|id number)")  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong; `place` is the id of the question or outcome."""

    place: str
    problem: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}"


def faults(guide: Guide) -> tuple[Fault, ...]:
    """Everything wrong with a guide; empty for one that may be shown."""
    found = [*_links(guide), *_questions(guide), *_outcomes(guide)]
    if not found:
        found = [*_circles(guide)] or [*_reach(guide), *_people(guide)]
    return tuple(dict.fromkeys(found))


def _links(guide: Guide) -> Iterator[Fault]:
    known = {*guide.questions, *guide.outcomes}
    if guide.start not in guide.questions:
        yield Fault("start", "unknown_target")
    for question in guide.questions.values():
        if question.id in guide.outcomes:
            yield Fault(question.id, "same_id")
        for option in question.answers:
            if option.to not in known:
                yield Fault(question.id, f"unknown_target {option.to}")


def _questions(guide: Guide) -> Iterator[Fault]:
    for question in guide.questions.values():
        ids = [option.id for option in question.answers]
        if not 2 <= len(ids) <= KEYS:
            yield Fault(question.id, "answers_2_to_9")
        if len(set(ids)) != len(ids):
            yield Fault(question.id, "same_answer")
        if question.asks is not None and question.asks not in FACTS:
            yield Fault(question.id, f"unknown_fact {question.asks}")
        for option in question.answers:
            for name, value in option.sets.items():
                if value not in FACTS.get(name, ()):
                    yield Fault(question.id, f"unknown_fact {name}={value}")
        for text in (question.text, question.help, *(option.text for option in question.answers)):
            if text is not None and (_ASKS.search(fold(text.vi)) or _ASKS.search(fold(text.en))):
                yield Fault(question.id, "asks_a_secret")


def _outcomes(guide: Guide) -> Iterator[Fault]:
    for outcome in guide.outcomes.values():
        yield from (Fault(outcome.id, problem) for problem in _incomplete(outcome, guide))


def _incomplete(outcome: Outcome, guide: Guide) -> Iterator[str]:
    if not outcome.steps:
        yield "no_steps"
    if not outcome.legal:
        yield "no_legal"
    if any(source.date > guide.law_as_of for source in outcome.legal):
        yield "legal_after_law_as_of"
    if not outcome.handout:
        yield "no_handout"
    if len(outcome.handout) > HANDOUT_STEPS:
        yield "handout_too_long"
    if any(max(len(line.vi), len(line.en)) > LONGEST_LINE for line in outcome.handout):
        yield "handout_line_too_long"
    if len(outcome.papers) > MOST_PAPERS:
        yield "too_many_papers"
    if len(outcome.warnings) != WARNINGS:
        yield "warnings_3"
    if outcome.kind in {Kind.POLICE, Kind.COME_BACK} and outcome.today is None:
        yield "no_today"
    if outcome.kind is Kind.NOW and outcome.place not in {Place.HERE, Place.ONLINE}:
        yield "now_elsewhere"


def _circles(guide: Guide) -> Iterator[Fault]:
    """Questions that can lead back to themselves."""
    done: set[str] = set()

    def visit(node_id: str, above: tuple[str, ...]) -> Iterator[Fault]:
        if node_id in above:
            yield Fault(node_id, "circle")
            return
        node = guide.node(node_id)
        if node_id in done or isinstance(node, Outcome):
            return
        for option in node.answers:
            yield from visit(option.to, (*above, node_id))
        done.add(node_id)

    for question_id in guide.questions:
        yield from visit(question_id, ())


def _reach(guide: Guide) -> Iterator[Fault]:
    """Questions, answers and outcomes that nobody can come to."""
    seen, waiting = set(), [guide.start]
    while waiting:
        node_id = waiting.pop()
        if node_id in seen:
            continue
        seen.add(node_id)
        node = guide.node(node_id)
        if isinstance(node, Question):
            waiting.extend(option.to for option in node.answers)
    reached = {outcome.id for _facts, outcome in endings(guide)}
    for question_id in guide.questions:
        if question_id not in seen:
            yield Fault(question_id, "out_of_reach")
    for outcome_id in guide.outcomes:
        if outcome_id not in reached:
            yield Fault(outcome_id, "out_of_reach")


def combinations() -> tuple[dict[str, str], ...]:
    """Every age group with every state of the card and of the phone."""
    names = ("age_group", "document", "phone")
    return tuple(dict(zip(names, values, strict=True)) for values in product(*(sorted(FACTS[n]) for n in names)))


def _people(guide: Guide) -> Iterator[Fault]:
    """An end that does not fit the person who comes to it, or a person without any end."""
    for facts, outcome in endings(guide):
        yield from (Fault(outcome.id, problem) for problem in misfits(facts, outcome))
    for known in combinations():
        ends = list(endings(guide, known))
        if not any(outcome.gives and known.items() >= _same(facts, known) for facts, outcome in ends):
            yield Fault(guide.start, "no_way_to_an_account " + " ".join(known.values()))
        for facts, outcome in ends:
            yield from (Fault(outcome.id, problem) for problem in misfits(facts, outcome))


def _same(facts: Mapping[str, str], known: Mapping[str, str]) -> set[tuple[str, str]]:
    return {(name, value) for name, value in facts.items() if name in known}


def misfits(facts: Mapping[str, str], outcome: Outcome) -> Iterator[str]:
    """What the law or good sense forbids for a person of whom these facts are known."""
    age, document, phone = (facts.get(name) for name in ("age_group", "document", "phone"))
    papers = {paper.id for paper in outcome.papers}
    if not outcome.gives:
        return
    if age == "under_6" and outcome.gives > 1:
        yield "level_2_under_6"
    if age in {"under_6", "6_13"} and not papers & REPRESENTATIVE:
        yield "child_without_representative"
    if document in {"none", "expired"} and outcome.kind is Kind.NOW:
        yield "account_now_without_card"
    if document == "at_home" and outcome.kind is Kind.NOW:
        yield "account_now_card_at_home"
    if phone in {"not_own", "none"} and outcome.kind is Kind.NOW and not papers & REPRESENTATIVE:
        yield "account_now_without_own_number"


def texts_of(guide: Guide) -> Iterator[tuple[str, Said]]:
    """Every text of the guide with the id of its question or outcome."""
    for question in guide.questions.values():
        texts = (question.text, question.short, question.help, *(a.text for a in question.answers),
                 *(a.hint for a in question.answers))  # fmt: skip
        yield from ((question.id, text) for text in texts if text is not None)
    for outcome in guide.outcomes.values():
        parts = [outcome.title, outcome.where, outcome.how_long, outcome.next_step, outcome.today, *outcome.handout]
        for step in outcome.steps:
            parts += [step.text, step.detail]
        for paper in outcome.papers:
            parts += [paper.name, paper.how]
        parts += [*outcome.warnings, *(source.text for source in outcome.legal)]
        yield from ((outcome.id, text) for text in parts if text is not None)
