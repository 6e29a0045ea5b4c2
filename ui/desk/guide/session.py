"""One walk of the guide at the desk, from the first question to what was written down; plain, without a window.

It holds answers, never a name, a number or what a scanner read.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from onestop_desk.domain import guide as rules
from onestop_desk.domain.guide import Given, Guide, Outcome, Question, Reason, Result, Walk
from onestop_desk.domain.id_card import Card
from onestop_desk.services.keys import new_key


class Stage(StrEnum):
    """What is on show."""

    ASK = "ask"
    OUTCOME = "outcome"
    RESULT = "result"
    REASON = "reason"
    VILLAGE = "village"
    SAVE = "save"
    """Everything is known and not yet written down."""
    DONE = "done"


REASONS: dict[Result, tuple[Reason, ...]] = {
    Result.DECLINED: (Reason.NO_TIME, Reason.NOT_WILLING, Reason.OTHER),
    Result.NOT_ELIGIBLE: (
        Reason.TOO_YOUNG,
        Reason.GUARDIAN_FIRST,
        Reason.NO_RESIDENCE_CARD,
        Reason.NO_CARD,
        Reason.OTHER,
    ),
    Result.COME_BACK_WITH: (
        Reason.CARD_AT_HOME,
        Reason.NO_CARD,
        Reason.CARD_EXPIRED,
        Reason.SIM_NOT_OWN,
        Reason.NO_PHONE,
        Reason.NO_SMARTPHONE,
        Reason.NUMBER_LOST,
        Reason.NO_MESSAGE,
        Reason.OTHER,
    ),
}
"""The results that need a reason, and the reasons offered; what the answers say already is not asked again."""

RESULTS = (
    Result.ACTIVATED_NOW,
    Result.SENT_TO_POLICE,
    Result.COME_BACK_WITH,
    Result.NOT_ELIGIBLE,
    Result.DECLINED,
    Result.INFORMED,
)
"""In the order of their number keys, which never changes."""


@dataclass
class Session:
    """Where one walk stands; `villages` says whether the office counts by village."""

    guide: Guide
    villages: bool = False
    walk: Walk = field(init=False)
    result: Result | None = None
    reason: Reason | None = None
    village: str | None = None
    from_card: bool = False
    opened: str | None = None
    """The outcome that was opened by its code, without asking anything again."""
    done: bool = False
    key: str = field(default_factory=new_key)
    """One for this walk: an answer lost on the way is asked for again, not written twice."""
    steps_ticked: set[str] = field(default_factory=set)
    papers_ticked: set[str] = field(default_factory=set)
    _ending: bool = False
    _village_asked: bool = False

    def __post_init__(self) -> None:
        self.walk = rules.begin(self.guide)

    @property
    def begun(self) -> bool:
        """Whether anything was answered."""
        return bool(self.walk.trail) or self.from_card or self.opened is not None

    @property
    def now(self) -> Question | Outcome:
        """The question, or the outcome that was reached."""
        return self.guide.outcomes[self.opened] if self.opened is not None else rules.current(self.walk)

    @property
    def outcome(self) -> Outcome | None:
        """The outcome, once it is reached."""
        now = self.now
        return now if isinstance(now, Outcome) else None

    @property
    def stage(self) -> Stage:
        """What is on show."""
        if self.done:
            return Stage.DONE
        if self.outcome is None:
            return Stage.ASK
        if not self._ending:
            return Stage.OUTCOME
        if self.result is None:
            return Stage.RESULT
        if self.reason is None and self.result in REASONS:
            return Stage.REASON
        return Stage.VILLAGE if self.villages and not self._village_asked else Stage.SAVE

    # -- walking ---------------------------------------------------------------------------------------------------

    def answer(self, answer_id: str) -> None:
        """Goes on with an answer; raises Refusal("unknown_answer")."""
        self.walk = rules.answer(self.walk, answer_id)
        self._forget_ticks()

    def read(self, card: Card) -> None:
        """Takes up what the card says, the age group and whether it counts; what was answered already stays."""
        given = {g.question: g.answer for g in self.walk.trail if g.asked}
        walk = rules.prefilled(self.guide, age_group=card.age_group, document=card.document)
        while isinstance(now := rules.current(walk), Question) and now.id in given:
            walk = rules.answer(walk, given[now.id])
        self.walk, self.from_card = walk, True
        self._forget_end()

    def open(self, outcome: Outcome) -> None:
        """Goes straight to an outcome that was reached at the kiosk or at home; nothing is known of the answers."""
        self.walk, self.from_card, self.opened = rules.begin(self.guide), False, outcome.id
        self._forget_end()

    def end(self) -> None:
        """The steps were followed: asks what was done."""
        if self.outcome is not None:
            self._ending = True

    def choose_result(self, result: Result) -> None:
        """Says what was done; the reason comes from the answers where they give one that fits."""
        self.result = result
        known = self.walk.facts.get("reason")
        fits = result in REASONS and result is not Result.DECLINED and known is not None
        self.reason = Reason(known) if fits and known is not None else None

    def choose_reason(self, reason: Reason) -> None:
        """Says why not."""
        self.reason = reason

    def choose_village(self, village: str | None) -> None:
        """Says from which village, or that it is left out."""
        self.village, self._village_asked = village, True

    def back(self) -> bool:
        """One step back; whether there was one."""
        if self.done:
            return False
        if self._ending:
            self._back_in_the_end()
            return True
        if self.opened is not None:
            self.opened = None
            self._forget_ticks()
            return True
        if not self.walk.answers:
            return False
        self.walk = rules.back(self.walk)
        self._forget_ticks()
        return True

    def _back_in_the_end(self) -> None:
        stage, asked = self.stage, self.result in REASONS and self.walk.facts.get("reason") != self.reason
        if stage is Stage.RESULT:
            self._ending = False
        elif stage in (Stage.VILLAGE, Stage.SAVE) and asked:
            self.reason = None
        else:
            self.result = self.reason = None
        self._village_asked, self.village = False, None

    def change(self, question_id: str) -> None:
        """Goes back to one of the questions that were answered."""
        asked = [given.question for given in self.walk.trail if given.asked]
        if question_id not in asked:
            return
        self._forget_end()
        while question_id in [given.question for given in self.walk.trail if given.asked]:
            self.walk = rules.back(self.walk)

    def ask_anyway(self, question_id: str) -> None:
        """Asks a question that the card had answered: what is printed on the card decides."""
        place = next((n for n, g in enumerate(self.walk.trail) if g.question == question_id), None)
        asks = self.guide.questions[question_id].asks
        if place is None or asks is None:
            return
        known = {name: value for name, value in self.walk.known.items() if name != asks}
        kept: list[Given] = [given for given in self.walk.trail[:place] if given.asked]
        self.walk = rules.replay(self.guide, tuple(given.answer for given in kept), known)
        self._forget_end()

    def _forget_ticks(self) -> None:
        self.steps_ticked.clear()

    def _forget_end(self) -> None:
        self._forget_ticks()
        self.result = self.reason = self.village = None
        self._ending = self._village_asked = self.done = False
