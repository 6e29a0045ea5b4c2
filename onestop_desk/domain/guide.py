"""The VNeID guide as values, and the pure engine that walks it; nothing here knows who walks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from onestop_desk.domain.errors import Refusal


class AgeGroup(StrEnum):
    """All that is kept of an age."""

    UNDER_6 = "under_6"
    CHILD = "6_13"
    TEEN = "14_17"
    ADULT = "18_59"
    ELDERLY = "60_plus"


class Face(StrEnum):
    """Where somebody walked the guide."""

    DESK = "desk"
    KIOSK = "kiosk"
    PORTAL = "portal"


class Kind(StrEnum):
    """What an outcome asks of the person."""

    NOW = "now"
    """Can be done to its end here and now."""
    POLICE = "police"
    """Needs the police, or the police come."""
    COME_BACK = "come_back"
    """Something is missing; the person comes back with it."""
    NOT_ELIGIBLE = "not_eligible"
    """The law gives this person no such account."""
    INFORMED = "informed"
    """Knows what to do; nothing is waited for here."""


class Place(StrEnum):
    """Where the steps are done; the office's own facts stand beside `police`."""

    HERE = "here"
    ONLINE = "online"
    POLICE = "police"
    PROVINCE = "province"
    IMMIGRATION = "immigration"
    HOME = "home"
    SHOP = "shop"
    AGENCY = "agency"


class Result(StrEnum):
    """What was done in the end; this and the outcome are what a walk leaves behind."""

    ACTIVATED_NOW = "activated_now"
    SENT_TO_POLICE = "sent_to_police"
    NOT_ELIGIBLE = "not_eligible"
    DECLINED = "declined"
    COME_BACK_WITH = "come_back_with"
    INFORMED = "informed"


class Reason(StrEnum):
    """Why there is no working account at the end of a walk."""

    NO_CARD = "no_card"
    CARD_EXPIRED = "card_expired"
    CARD_AT_HOME = "card_at_home"
    SIM_NOT_OWN = "sim_not_own"
    NO_PHONE = "no_phone"
    NO_SMARTPHONE = "no_smartphone"
    FRAIL = "frail"
    NUMBER_LOST = "number_lost"
    NO_MESSAGE = "no_message"
    LOCKED = "locked"
    GUARDIAN_FIRST = "guardian_first"
    TOO_YOUNG = "too_young"
    NO_RESIDENCE_CARD = "no_residence_card"
    DATA_WRONG = "data_wrong"
    NO_TIME = "no_time"
    NOT_WILLING = "not_willing"
    OTHER = "other"


FACTS: Mapping[str, frozenset[str]] = {
    "age_group": frozenset(AgeGroup),
    "document": frozenset({"valid", "at_home", "expired", "none"}),
    "phone": frozenset({"own", "not_own", "basic", "none"}),
    "goal": frozenset({"level_1", "level_2"}),
    "reason": frozenset(Reason),
}
"""What an answer may set; a question that asks for one of these is skipped where it is known already."""


@dataclass(frozen=True)
class Said:
    """A text in both languages."""

    vi: str
    en: str

    def of(self, language: str) -> str:
        """The text in a language; Vietnamese for any but English."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True)
class Answer:
    """One answer: where it leads, and which facts it settles."""

    id: str
    text: Said
    to: str
    """Id of a question or an outcome."""
    sets: Mapping[str, str] = field(default_factory=dict)
    hint: Said | None = None
    """What choosing it means, in one line."""


@dataclass(frozen=True)
class Question:
    """One question; its place among `answers` is the key that chooses an answer, from 1."""

    id: str
    text: Said
    short: Said
    """The same in a few words, for the list of what was answered."""
    help: Said | None
    answers: tuple[Answer, ...]
    asks: str | None = None
    """The fact (see FACTS) that it asks for."""


@dataclass(frozen=True)
class Step:
    """One step to follow along, with what it takes to do it."""

    text: Said
    detail: Said | None = None


@dataclass(frozen=True)
class GuidePaper:
    """Something to have in the hand."""

    id: str
    name: Said
    how: Said | None = None


@dataclass(frozen=True)
class Legal:
    """What an outcome rests on."""

    text: Said
    date: date
    """Of the document; of a page or procedure of the national portal, when it was read."""
    confirmed: bool = True
    """Read in the law or on the national portal; otherwise known from the press or by custom only."""


@dataclass(frozen=True)
class Outcome:
    """Where a walk ends."""

    id: str
    kind: Kind
    title: Said
    steps: tuple[Step, ...]
    papers: tuple[GuidePaper, ...]
    place: Place
    where: Said
    how_long: Said
    legal: tuple[Legal, ...]
    handout: tuple[Said, ...]
    """The lines with a box on the printed hand-out, at most HANDOUT_STEPS."""
    next_step: Said
    warnings: tuple[Said, ...]
    gives: int = 0
    """Level of the new account that these steps lead to; 0 where there is none, or one already."""
    today: Said | None = None
    """What to do today when the procedure cannot wait."""
    page_url: str = ""
    """The official page of just this outcome; empty for the office's general one."""
    video: str = ""
    """Name or address of the film that shows these steps; empty for the office's general one."""

    @property
    def confirmed(self) -> bool:
        """Whether everything it rests on was read in the law or on the national portal."""
        return all(source.confirmed for source in self.legal)


HANDOUT_STEPS = 5
OFFICIAL_PAGE = "https://vneid.gov.vn"
"""The page where neither the outcome nor the office names one."""


@dataclass(frozen=True)
class Guide:
    """Everything the file says."""

    version: str
    law_as_of: date
    start: str
    questions: Mapping[str, Question]
    outcomes: Mapping[str, Outcome]
    never_ask: Said
    """The reminder under every question."""

    def node(self, node_id: str) -> Question | Outcome:
        """A question or an outcome by its id; raises KeyError, which a guide without faults never does."""
        return self.questions[node_id] if node_id in self.questions else self.outcomes[node_id]


@dataclass(frozen=True)
class Given:
    """One answer of a walk; `asked` is False where it was known without asking."""

    question: str
    answer: str
    asked: bool = True


@dataclass(frozen=True)
class Walk:
    """The answers so far; kept by the face that shows it and by nobody else."""

    guide: Guide
    known: Mapping[str, str] = field(default_factory=dict)
    """Facts from the ID card."""
    trail: tuple[Given, ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of what was really answered, in order: `replay` makes the same walk of them."""
        return tuple(given.answer for given in self.trail if given.asked)

    @property
    def facts(self) -> Mapping[str, str]:
        """What is known by now; a later answer wins over an earlier one and over the card."""
        facts = dict(self.known)
        for given in self.trail:
            facts.update(_chosen(self.guide, given).sets)
        return facts


def begin(guide: Guide) -> Walk:
    """A walk at the first question."""
    return _settled(Walk(guide))


def prefilled(guide: Guide, *, age_group: str | None = None, document: str | None = None) -> Walk:
    """A walk that skips what the ID card has answered: the age group, and "valid" for a card that still counts."""
    told = {"age_group": age_group, "document": document}
    return _settled(Walk(guide, {name: value for name, value in told.items() if value is not None}))


def current(walk: Walk) -> Question | Outcome:
    """The question to ask now, or the outcome."""
    return walk.guide.node(_here(walk))


def answer(walk: Walk, answer_id: str) -> Walk:
    """The walk after an answer to its question; raises Refusal("unknown_answer")."""
    now = current(walk)
    if isinstance(now, Outcome) or all(option.id != answer_id for option in now.answers):
        raise Refusal("unknown_answer")
    return _settled(replace(walk, trail=(*walk.trail, Given(now.id, answer_id))))


def back(walk: Walk) -> Walk:
    """The walk before the last answer that was really given; the first question stays the first."""
    asked = [place for place, given in enumerate(walk.trail) if given.asked]
    return replace(walk, trail=walk.trail[: asked[-1]]) if asked else walk


def replay(guide: Guide, answers: tuple[str, ...], known: Mapping[str, str] | None = None) -> Walk:
    """The walk of these answers, as an address holds them; raises Refusal("unknown_answer")."""
    walk = _settled(Walk(guide, known or {}))
    for answer_id in answers:
        walk = answer(walk, answer_id)
    return walk


def progress(walk: Walk) -> tuple[int, int]:
    """(answers given, how many there can be at most on this way)."""
    done = len(walk.answers)
    return done, done + _longest(walk.guide, _here(walk), walk.facts, {})


def answered(walk: Walk) -> tuple[tuple[Question, Answer, bool], ...]:
    """What was answered so far, in order; the last value is False where the card or an earlier answer said it."""
    return tuple((walk.guide.questions[g.question], _chosen(walk.guide, g), g.asked) for g in walk.trail)


def heading_for(guide: Guide, option: Answer) -> Said:
    """Where an answer leads, in one line: its hint, the next question in short, or the outcome's title."""
    if option.hint:
        return option.hint
    node = guide.node(option.to)
    return node.short if isinstance(node, Question) else node.title


def usual_result(outcome: Outcome, face: str) -> Result:
    """What is offered as done at the end; at a kiosk or at home nobody can know more than that they were told."""
    return _USUAL[outcome.kind] if face == Face.DESK else Result.INFORMED


_USUAL = {
    Kind.NOW: Result.ACTIVATED_NOW,
    Kind.POLICE: Result.SENT_TO_POLICE,
    Kind.COME_BACK: Result.COME_BACK_WITH,
    Kind.NOT_ELIGIBLE: Result.NOT_ELIGIBLE,
    Kind.INFORMED: Result.INFORMED,
}


def endings(guide: Guide, known: Mapping[str, str] | None = None) -> Iterator[tuple[Mapping[str, str], Outcome]]:
    """Every (facts, outcome) in which a walk can end, each once; needs a guide without a circle.

    The facts are those that the walk itself came across: what was known but never asked for is not among them.
    """
    told = known or {}
    seen: set[tuple[str, frozenset[tuple[str, str]]]] = set()
    waiting: list[tuple[str, Mapping[str, str]]] = [(guide.start, {})]
    while waiting:
        node_id, facts = waiting.pop()
        state = (node_id, frozenset(facts.items()))
        if state in seen:
            continue
        seen.add(state)
        node = guide.node(node_id)
        if isinstance(node, Outcome):
            yield facts, node
            continue
        said = known_answer(node, {**told, **facts})
        waiting.extend((a.to, {**facts, **a.sets}) for a in ((said,) if said else node.answers))


def known_answer(question: Question, facts: Mapping[str, str]) -> Answer | None:
    """The answer that the facts give already, None when it has to be asked."""
    if question.asks is None or question.asks not in facts:
        return None
    wanted = facts[question.asks]
    return next((option for option in question.answers if option.sets.get(question.asks) == wanted), None)


def _chosen(guide: Guide, given: Given) -> Answer:
    return next(option for option in guide.questions[given.question].answers if option.id == given.answer)


def _here(walk: Walk) -> str:
    return _chosen(walk.guide, walk.trail[-1]).to if walk.trail else walk.guide.start


def _settled(walk: Walk) -> Walk:
    """The walk with every question passed that is answered already."""
    facts = dict(walk.facts)
    trail = list(walk.trail)
    node_id = _here(walk)
    while node_id in walk.guide.questions:
        question = walk.guide.questions[node_id]
        said = known_answer(question, facts)
        if said is None:
            break
        trail.append(Given(question.id, said.id, asked=False))
        facts.update(said.sets)
        node_id = said.to
    return replace(walk, trail=tuple(trail))


_Longest = dict[tuple[str, frozenset[tuple[str, str]]], int]


def _longest(guide: Guide, node_id: str, facts: Mapping[str, str], known: _Longest) -> int:
    """The most questions that can still be asked from a node on."""
    node = guide.node(node_id)
    if isinstance(node, Outcome):
        return 0
    state = (node_id, frozenset(facts.items()))
    if state not in known:
        said = known_answer(node, facts)
        ways = (said,) if said else node.answers
        most = max(_longest(guide, a.to, {**facts, **a.sets}, known) for a in ways)
        known[state] = most if said else most + 1
    return known[state]
