"""Between the guide's pages and the services: the guide, the office's own facts, what is written down, the counts."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.forms import Kind
from onestop_desk.domain.guide import AgeGroup, Guide, Outcome, Place, Result
from onestop_desk.domain.instants import Instant
from onestop_desk.words import _, guide_alone, refusals
from onestop_desk.words.phrases import local
from ui.desk.dialogs.slip_sheet import Out
from ui.desk.guide import wording
from ui.desk.guide.figures import Count, Figures, Week
from ui.desk.guide.session import Session
from ui.devices.printer import WIDE_ROLL

if TYPE_CHECKING:
    from onestop_desk.paper.guide_handout import GuideHandout, Size
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.guide_views import Campaign, GuideOffice

Failure = (Refusal, WorldError)


class GuideActs:
    """What the desk asks of the guide's service; a refusal becomes a sentence, never a stopped page."""

    def __init__(self, services: "Services", actor: "Actor", person: str = "") -> None:
        self._services, self._actor, self._person = services, actor, person
        self.out = Out.real()
        """How hand-outs leave the desk."""
        self.elsewhere: Callable[[str], bool] = lambda _text: False
        """Hands a scan that is no card to the rest of the desk; whether it was something of ours."""
        self._fault = ""
        self._office: GuideOffice | None = None
        self._villages: Mapping[str, str] = {}

    # -- the guide and the office's facts --------------------------------------------------------------------------

    def guide(self) -> Guide | None:
        """The guide, with the office's facts read anew; None when its file is wrong, and `fault` says how.

        Walking it needs no database: while that is away, the office's facts are those read last.
        """
        try:
            guide = self._services.guide.guide()
        except Refusal as no:
            self._fault = refusals.sentence(no.code, no.facts)
            return None
        with suppress(WorldError):
            self._office = self._services.guide.office()
            self._villages = {village.id: village.name for village in self._services.guide.villages()}
        return guide

    def fault(self) -> str:
        """Why there is no guide."""
        return self._fault

    def places(self) -> Mapping[str, str]:
        """The office's own facts about places: where the police desk is and when it is open."""
        if self._office is None:
            return {}
        parts = (self._office.police_place, self._office.police_hours)
        own = " · ".join(part for part in parts if part)
        return {Place.POLICE: own} if own else {}

    def hotline(self) -> str:
        """The number to call for help."""
        return self._office.hotline if self._office is not None else ""

    def villages(self) -> Mapping[str, str]:
        """The villages that the office counts by, by their id."""
        return self._villages

    # -- writing and counting --------------------------------------------------------------------------------------

    def write_down(self, session: Session) -> str:
        """Writes what a walk led to; the sentence of what stood against it, or nothing."""
        from onestop_desk.services.guide_views import Done

        outcome, age = session.outcome, session.walk.facts.get("age_group")
        if outcome is None or session.result is None:
            return ""
        group = AgeGroup(age) if age is not None else None
        done = Done(outcome.id, session.result, session.reason, group, session.village)
        try:
            self._services.guide.finish(self._actor, done, session.key)
        except Failure as no:
            return refusals.sentence(no.code, no.facts)
        return ""

    def figures(self, first: date, last: date) -> Figures:
        """The counts of some days; none when they cannot be read now."""
        try:
            counted = self._services.guide.campaign(first, last)
        except Failure:
            return Figures()
        return shown(counted, self._known_guide())

    def _known_guide(self) -> Guide | None:
        try:
            return self._services.guide.guide()
        except Refusal:
            return None

    def week(self, today: date) -> Figures:
        """The counts of the week that is running."""
        return self.figures(today - timedelta(days=today.weekday()), today)

    # -- the hand-out ----------------------------------------------------------------------------------------------

    def handout(self, outcome: Outcome, size: str, now: Instant) -> bytes:
        """The hand-out of an outcome as PDF, on "a5" or the roll of this desk; takes a moment."""
        from onestop_desk.paper import guide_handout

        return guide_handout.pdf(self._sheet(outcome, now), self._roll() if size == "roll" else "A5")

    def handout_dots(self, outcome: Outcome, now: Instant) -> bytes:
        """The same for the printer of the roll, as a PNG."""
        from onestop_desk.paper import guide_handout

        return guide_handout.picture(self._sheet(outcome, now), self._roll())

    def _roll(self) -> "Size":
        return "roll" if self.out.roll_mm == WIDE_ROLL else "narrow"

    def handed_out(self) -> None:
        """Counts a hand-out that was printed; raises Refusal or WorldError."""
        self._services.forms.printed(self._actor, Kind.HANDOUT)

    def _sheet(self, outcome: Outcome, now: Instant) -> "GuideHandout":
        from onestop_desk.paper import guide_handout

        office, guide = self._services.guide.office(), self._known_guide()
        return guide_handout.GuideHandout(
            office=self._services.public.office(),
            outcome=outcome,
            day=local(now).date(),
            police_place=office.police_place,
            police_hours=office.police_hours,
            hotline=office.hotline,
            page=office.page,
            video=office.video,
            helper=self._person,
            code=guide_alone.short_code(guide, outcome) if guide is not None else "",
        )


def shown(counted: "Campaign", guide: Guide | None) -> Figures:
    """The counts with their words; an outcome that the guide no longer knows is counted under its code."""
    return Figures(
        counted.guided,
        counted.by_result,
        counted.activated,
        counted.target,
        tuple(
            Week(
                week.monday,
                week.guided,
                week.by_result.get(Result.ACTIVATED_NOW, 0),
                week.by_result.get(Result.SENT_TO_POLICE, 0),
            )
            for week in reversed(counted.weeks)
        ),
        tuple(Count(wording.reason_word(reason), n) for reason, n in counted.by_reason.items()),
        tuple(Count(_title(guide, outcome), n) for outcome, n in counted.by_outcome.items()),
        tuple(Count(row.village.name, row.guided, row.village.without_account) for row in counted.villages),
    )


def _title(guide: Guide | None, outcome_id: str) -> str:
    known = guide.outcomes.get(outcome_id) if guide is not None else None
    return wording.said(known.title) if known is not None else _("Mã cũ {code}").format(code=outcome_id)
