"""Steps of a day in the demo office, each held against the same step on paper: the visit and the hours."""

from typing import Any

from onestop_desk.domain.outcomes import Finish, Outcome
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.keys import new_key
from tests.properties.books import stored_tickets
from tests.properties.hall_actions import HallActions
from tests.properties.model import Person


class VisitActions(HallActions):
    """What happens to a person after the call, and to the whole office."""

    def _here(self, counter: int, *states: str) -> Person | None:
        here = self.paper.at(self.counters[counter])
        return here if here is not None and here.state in states else None

    def come(self, counter: int) -> None:
        """The person comes."""
        if here := self._here(counter, "called"):
            self.services.desk.come(self.clerks[counter], here.id, expected=here.version)
            self.paper.move(here, "serving", self.now)
            self.paper.offers.pop(self.counters[counter], None)

    def miss(self, counter: int, reason: str | None) -> None:
        """The person does not come: after three calls, or earlier with a reason."""
        if here := self._here(counter, "called"):

            def press() -> object:
                return self.services.desk.miss(
                    self.clerks[counter], here.id, expected=here.version, early_reason=reason
                )

            if here.calls < 3 and reason is None:
                self._refused(press, "calls_remaining")
                return
            press()
            self.paper.move(here, "missed", self.now)

    def transfer(self, counter: int, letter: str) -> None:
        """To another line, with number and turn kept."""
        if here := self._here(counter, "called", "serving"):
            line = self.lines[letter]

            def press() -> object:
                return self.services.desk.transfer(self.clerks[counter], here.id, line, expected=here.version)

            if here.line == line:
                self._refused(press, "same_line")
                return
            press()
            self.paper.wait_again(here, self.now)
            here.line = line

    def aside_or_out(self, counter: int, walks_out: bool) -> None:
        """Papers to complete, or the person has had enough."""
        if here := self._here(counter, "serving"):
            desk, clerk = self.services.desk, self.clerks[counter]
            if walks_out:
                desk.walk_out(clerk, here.id, expected=here.version)
            else:
                line = self.services.desk.view(self.counters[counter]).visit
                assert line is not None
                missing = [(line.procedures[0].id, "p1")]
                desk.set_aside(clerk, here.id, expected=here.version, reason="papers", missing=missing)
            self.paper.move(here, "left" if walks_out else "aside", self.now)

    def papers(self, counter: int, which: int) -> None:
        """Procedures are added and taken off, papers ticked, a dossier code scanned: the ticket stays as it is."""
        if not self._here(counter, "serving"):
            return
        desk, clerk = self.services.desk, self.clerks[counter]
        visit = desk.view(self.counters[counter]).visit
        assert visit is not None
        line = visit.procedures[which % len(visit.procedures)]
        chosen = self.procedures[which % len(self.procedures)]
        if which % 4 == 0 and all(p.procedure is None or p.procedure.id != chosen for p in visit.procedures):
            desk.add_procedure(clerk, visit.ticket_id, chosen)
        elif which % 4 == 1 and len(visit.procedures) > 1:
            desk.remove_procedure(clerk, line.id)
        elif which % 4 == 2:
            desk.set_dossier_code(clerk, line.id, f"H05.190-261123-{which:04}")
        elif line.procedure is not None and line.procedure.papers:
            desk.tick_paper(clerk, line.id, line.procedure.papers[0].id, which % 3 > 0)

    def finish(self, counter: int, then_call: bool, outcome: Outcome) -> None:
        """A visit ends with an outcome, and the next person is called when asked to."""
        here = self._here(counter, "serving")
        if here is None or self.paper.counters[self.counters[counter]] != "open":
            return
        counter_id, key = self.counters[counter], new_key()
        visit = self.services.desk.view(counter_id).visit
        assert visit is not None
        lists = {p.id: p.procedure.papers if p.procedure else () for p in visit.procedures}
        ends = [
            Finish(line, outcome, None, tuple(p.id for p in papers[:1]), "other", "giấy tờ")
            for line, papers in lists.items()
        ]
        version = here.version

        def press() -> Any:
            return self.services.desk.finish(
                self.clerks[counter], counter_id, here.id, ends, call_next=then_call, key=key, expected=version
            )

        best = self._expect_next(counter_id) if then_call else None
        finished = press()
        self.told.append((press, finished))
        self.paper.move(here, "done", self.now)
        self.paper.offers.pop(counter_id, None)
        assert (finished.called is None) == (best is None)
        if best is not None:
            self._called(finished.called, counter_id, best, here)
        else:
            self.paper.finished(counter_id, here, self.now)

    def come_back(self, which: int) -> None:
        """Somebody set aside or missed is back."""
        person = self._some(which, "aside", "missed")
        if person is None:
            return
        half_day = self.services.context.config().hours.half_day
        if person.state == "missed" and half_day(person.moved) != half_day(self.now):
            self._refused(lambda: self.services.desk.come_back(self.head, person.id), "missed_expired")
            return
        self.services.desk.come_back(self.head, person.id)
        if person.state == "missed":
            self.paper.back_from_missed(person, self.now)
        else:
            self.paper.wait_again(person, self.now)

    def give_up(self, which: int) -> None:
        """Somebody who waits gives up."""
        if person := self._some(which, "waiting"):
            self.services.desk.give_up(self.head, person.id)
            self.paper.move(person, "left", self.now)

    def correct_priority(self, which: int, priority: str | None) -> None:
        """A priority is corrected, with a reason."""
        if person := self._some(which, "waiting"):
            self.services.desk.set_priority(self.head, person.id, priority, "papers_seen")
            self.paper.correct(person, priority is not None, self.now)

    def half_day_ends(self) -> None:
        """Whoever was missed in an earlier half-day has left."""
        half_day = self.services.context.config().hours.half_day
        gone = [p for p in self.paper.in_state("missed", day=self.day) if half_day(p.moved) != half_day(self.now)]
        assert self.services.day.end_half_day(SYSTEM) == len(gone)
        for person in gone:
            self.paper.move(person, "left", self.now)

    def freeze(self) -> None:
        """Before lunch some keep their place until the afternoon: who, is the forecast's to say."""
        before = {r.id: r for r in stored_tickets(self.services)}
        kept = self.services.day.freeze_for_break(SYSTEM)
        changed = [r for r in stored_tickets(self.services) if r.version != before[r.id].version]
        assert len(changed) == kept
        for row in changed:
            person = self.paper.people[row.id]
            assert person.state == "waiting"
            assert row.kept_until > self.now
            self.paper.move(person, "waiting", self.now)
            person.kept = row.kept_until

    def day_ends(self, close: bool) -> None:
        """The day is closed, unless somebody is at a counter; or opened again."""
        if not close:
            self.services.day.reopen_day(self.head)
            return
        if self.paper.in_state("called", "serving", day=self.day):
            self._refused(lambda: self.services.day.close_day(self.head), "visits_open")
            return
        left = self.paper.in_state("waiting", "aside", "missed", day=self.day)
        assert self.services.day.close_day(self.head).left == len(left)
        self.paper.all_left(left, self.now)
