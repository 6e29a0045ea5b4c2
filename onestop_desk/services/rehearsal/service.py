"""What happens at the counter in a rehearsal: procedures and papers, and one of the ways in which a visit ends."""

from typing import TYPE_CHECKING

from onestop_desk.domain.instants import SECOND, service_day
from onestop_desk.domain.outcomes import Finish, Outcome
from onestop_desk.services.keys import new_key
from onestop_desk.services.rehearsal.stage import Guest, Stage
from onestop_desk.services.views import VisitProcedureView, VisitView

if TYPE_CHECKING:
    from onestop_desk.services.rehearsal.clerks import Clerk

MOVES = 0.04
FETCHES = 0.06
WALKS_OUT = 0.006
CALLS_AT_ONCE = 0.8
"""Share of visits that end with one key: finished, and the next called."""
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
GIVEN = ("Văn An", "Thị Bình", "Đức Cường", "Thị Dung", "Minh Hà", "Thị Lan", "Quang Nam", "Thị Oanh", "Văn Phú")
OUTCOMES = (
    (Outcome.RECEIVED, 0.70),
    (Outcome.GUIDED, 0.13),
    (Outcome.MORE_PAPERS, 0.14),
    (Outcome.REFUSED, 0.03),
)


class Service:
    """One clerk's visits, one after the other."""

    def __init__(self, clerk: "Clerk", stage: Stage) -> None:
        self._clerk, self._stage = clerk, stage
        self.guest: Guest | None = None
        self._version = 0
        self._dossiers = 0

    def begin(self, guest: Guest, version: int) -> None:
        """The person sits down."""
        stage, desk = self._stage, self._stage.services.desk
        self.guest = guest
        moved = desk.come(self._clerk.actor, guest.taken.ticket_id, expected=version)
        self._version = moved.version
        visit = self._visit()
        if visit.procedures[0].procedure is None and visit.line_letter != "G" and stage.chance(0.85):
            self._add_procedure(visit)
        if stage.chance(0.2):
            name = f"{stage.mind.choice(SURNAMES)} {stage.mind.choice(GIVEN)}"
            stage.clock.tick()
            desk.set_person(self._clerk.actor, guest.taken.ticket_id, name, None, None)
        stage.later(guest.visitor.service * guest.procedures // 3, self._papers)

    def _visit(self) -> VisitView:
        visit = self._stage.services.desk.view(self._clerk.counter.id).visit
        if visit is None:
            raise AssertionError("the person who sat down is at the counter")
        return visit

    def _add_procedure(self, visit: VisitView) -> None:
        procedure = self._stage.procedure_of(visit.line_id)
        if procedure is not None:
            self._stage.clock.tick()
            self._stage.services.desk.add_procedure(self._clerk.actor, visit.ticket_id, procedure.id)

    def _papers(self) -> None:
        """A third into the service: papers are looked at, and some have to go elsewhere or come back."""
        guest, stage, desk = self._now(), self._stage, self._stage.services.desk
        visit = self._visit()
        for line in visit.procedures:
            for paper in (line.procedure.papers if line.procedure else ())[:3]:
                if stage.chance(0.8):
                    stage.clock.tick()
                    desk.tick_paper(self._clerk.actor, line.id, paper.id, True)
        stage.clock.tick()
        if not guest.was_moved and stage.chance(MOVES) and self._move(guest):
            return
        if not guest.was_aside and stage.chance(FETCHES):
            self._set_aside(guest)
            return
        stage.later(guest.visitor.service * guest.procedures * 2 // 3, self._end)

    def _now(self) -> Guest:
        if self.guest is None:
            raise AssertionError("somebody is being served")
        return self.guest

    def _move(self, guest: Guest) -> bool:
        """Sends the person to another line, with the turn kept."""
        stage = self._stage
        others = [line for line in stage.lines.values() if line.id != guest.line_id and line.open]
        if not others:
            return False
        line = stage.mind.choice(others)
        stage.services.desk.transfer(
            self._clerk.actor, guest.taken.ticket_id, line.id, expected=self._version, reason="wrong_line"
        )
        guest.line_id, guest.was_moved, guest.waits = line.id, True, True
        self.guest = None
        self._clerk.free()
        stage.somebody_waits()
        return True

    def _set_aside(self, guest: Guest) -> None:
        """A paper is missing: the person fetches it and keeps the turn."""
        missing = [(vp.id, paper) for vp in self._visit().procedures for paper in _unticked(vp)[:1]]
        self._stage.services.desk.set_aside(
            self._clerk.actor,
            guest.taken.ticket_id,
            expected=self._version,
            reason="missing_papers",
            missing=missing,
        )
        guest.was_aside = True
        self.guest = None
        self._clerk.citizens.aside(guest)
        self._clerk.free()

    def go_on(self) -> None:
        """The finish was taken back: the same visit ends a little later."""
        self._stage.later(self._stage.seconds(15, 60), self._end)

    def _end(self) -> None:
        guest, stage, desk = self._now(), self._stage, self._stage.services.desk
        visit = self._visit()
        self._version = visit.version
        if stage.chance(WALKS_OUT):
            desk.walk_out(self._clerk.actor, guest.taken.ticket_id, expected=self._version)
            self.guest = None
            self._clerk.free()
            return
        finishes = [self._finish(vp, visit.line_letter) for vp in visit.procedures]
        finished = desk.finish(
            self._clerk.actor,
            self._clerk.counter.id,
            guest.taken.ticket_id,
            finishes,
            call_next=(call_next := self._calls_at_once()),
            key=new_key(),
            expected=self._version,
        )
        if finished.called is not None:
            self._clerk.called(finished.called)
        elif call_next:
            self._clerk.nobody()
        else:
            self._clerk.free(stage.seconds(5, 40))

    def _calls_at_once(self) -> bool:
        """Not when a session is nearly over: then the clerk looks up first."""
        now = self._stage.clock.now
        working = any(s.start <= now < s.end - 60 * SECOND for s in self._stage.spells)
        return working and self._stage.chance(CALLS_AT_ONCE)

    def _finish(self, line: VisitProcedureView, letter: str) -> Finish:
        mind = self._stage.mind
        if letter == "G":
            return Finish(line.id, Outcome.RESULT_RETURNED)
        outcome = mind.choices([o for o, _ in OUTCOMES], [share for _, share in OUTCOMES])[0]
        if line.procedure is None:
            outcome = Outcome.GUIDED
        if outcome is Outcome.RECEIVED:
            return Finish(line.id, outcome, self._dossier_code())
        if outcome is Outcome.MORE_PAPERS:
            missing = _unticked(line)[:2]
            return Finish(line.id, outcome, missing=missing, note=None if missing else "cần bổ sung giấy tờ")
        if outcome is Outcome.REFUSED:
            return Finish(line.id, outcome, refusal_reason="not_eligible")
        return Finish(line.id, outcome)

    def _dossier_code(self) -> str | None:
        if not self._stage.chance(0.8):
            return None
        self._dossiers += 1
        day = service_day(self._stage.clock.now, self._stage.services.context.ref.tz)
        return f"H05.190-{day:%y%m%d}-{self._clerk.counter.number}{self._dossiers:03d}"


def _unticked(line: VisitProcedureView) -> tuple[str, ...]:
    """Papers that were not at hand; all of them when every one was."""
    papers = line.procedure.papers if line.procedure else ()
    return tuple(p.id for p in papers if not p.ticked) or tuple(p.id for p in papers)
