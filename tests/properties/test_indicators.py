"""Every figure equals a recount by hand over random days through the real services, on both databases."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test

from onestop_desk.data import journal
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.indicators import Cut, Part, Source, the_definition
from onestop_desk.domain.periods import Period, PeriodKind, days_between, week_of
from onestop_desk.domain.replay import replay
from onestop_desk.services.keys import new_key
from tests.premises import Place, Server, postgres_place, sqlite_place
from tests.properties.books import stored_tickets
from tests.properties.hall_actions import KIOSK
from tests.properties.machine import RandomDay
from tests.properties.recount import Counted, Story, as_counted, recount, stories

DAYS = max(min(settings().max_examples // 4, 60), 1)
SLOWER = 4
BEFORE_TET = "2027-02-03 08:00"
_KEY = {Cut.LINE: "line", Cut.COUNTER: "counter", Cut.CLERK: "clerk"}


class ReportedDays(RandomDay):
    """Random days of which figures are asked, also while they last, so that some past days are counted already."""

    @initialize(start=st.sampled_from(["2026-11-23 08:00", BEFORE_TET]))
    def morning(self, start: str = "2026-11-23 08:00") -> None:
        """The doors open on a Monday in November, or on the last day before Tết."""
        opener = type(self).opener

        @contextmanager
        def opened() -> Iterator[Place]:
            with opener() as place:
                place.clock.set(start)
                yield place

        self.opener = opened
        self.doors_open()

    @rule(which=st.integers(0, 60), level=st.integers(1, 4))
    def somebody_rates(self, which: int, level: int) -> None:
        """A visit is rated, today's or yesterday's."""
        done = [row for row in stored_tickets(self.services) if row.state == "done"]
        if done:
            row = done[which % len(done)]
            with suppress(Refusal):  # rated already, or too long ago
                self.services.ratings.rate(KIOSK, row.token, level, key=new_key())

    @rule()
    def figures_are_asked(self) -> None:
        """Somebody looks at the figures in the middle of the day."""
        self.all_figures_are_true(cuts=False)

    def teardown(self) -> None:
        """At the end of the days, every figure of every part."""
        try:
            if hasattr(self, "services"):
                self.all_figures_are_true(cuts=True)
        finally:
            super().teardown()

    def all_figures_are_true(self, *, cuts: bool) -> None:
        """A day, its week, and all days, whole and in parts, against the recount; rows are as many as figures say."""
        with self.services.context.look() as (tx, _, _):
            entries = journal.of_day(tx)
        self.told_stories, self.replayed = stories(entries), replay(entries)
        today = date.fromisoformat(self.day)
        begin = min(date.fromisoformat(story.day) for story in self.told_stories.values())
        for period in (Period(PeriodKind.DAY, today, today), week_of(today), days_between(begin, today)):
            expected = self._recounted(period, self.told_stories)
            report = self.services.reports.report(self.head, period)
            got = {j.figure.code: as_counted(j.figure) for j in report.indicators if j.figure.code in expected}
            assert got == expected
            assert (report.tickets, report.served) == (expected["tickets"][1], expected["served"][1])
            assert [row.tickets for row in report.days] == [self._on(str(day)) for day in period.days]
            if cuts and period.kind is PeriodKind.ANY:
                self._parts_are_true(period)
                self._rows_are_as_many(period, {j.figure.code: j.figure for j in report.indicators})

    def _on(self, day: str) -> int:
        return sum(story.day == day for story in self.told_stories.values())

    def _recounted(self, period: Period, whose: dict[str, Story]) -> Counted:
        first, last = str(period.first), str(period.last)
        people = {key: story for key, story in whose.items() if first <= story.day <= last}
        everybody = [s for s in self.told_stories.values() if first <= s.day <= last]
        lines = [line for line in self.replayed.lines.values() if line.ticket_id in people]
        levels = [said.level for said in self.replayed.ratings.values() if said.ticket_id in people]
        return recount(list(people.values()), everybody, [line.outcome for line in lines if line.outcome], levels)

    def _parts_are_true(self, period: Period) -> None:
        for cut, name in _KEY.items():
            parts = self.services.reports.cut(self.head, period, cut)
            for part, figures in parts.items():
                mine = {key: s for key, s in self.told_stories.items() if getattr(s, name) == part.key}
                expected = self._recounted(period, mine)
                got = {f.code: as_counted(f) for f in figures if f.code in expected}
                assert got == expected, part
        for part, figures in self.services.reports.cut(self.head, period, Cut.DAY).items():
            on = date.fromisoformat(part.key)
            expected = self._recounted(Period(PeriodKind.DAY, on, on), self.told_stories)
            assert {f.code: as_counted(f) for f in figures if f.code in expected} == expected, part

    def _rows_are_as_many(self, period: Period, figures: dict[str, object]) -> None:
        counted = {Source.TICKETS, Source.VISITS, Source.RATINGS}
        for code, figure in figures.items():
            if the_definition(code).source not in counted:
                continue
            for part in Part:
                many = getattr(figure, part.value)
                if many is not None:
                    assert len(self.services.reports.rows(self.head, code, period, part)) == many, (code, part)


def play(opener: Callable[[], AbstractContextManager[Place]], days: int) -> None:
    """Plays random days, each in an office of its own."""

    class Days(ReportedDays):
        """The machine with this database."""

    Days.opener = staticmethod(opener)
    run_state_machine_as_test(Days, settings=settings(max_examples=days, stateful_step_count=15))


def test_every_figure_equals_the_recount_on_sqlite(sqlite_template: Path, tmp_path: Path) -> None:
    play(lambda: sqlite_place(sqlite_template, tmp_path), DAYS)


@pytest.mark.pg
def test_every_figure_equals_the_recount_on_postgresql(postgres: Server) -> None:
    play(lambda: postgres_place(postgres), max(DAYS // SLOWER, 1))


def test_a_wrong_call_of_the_recount_is_seen(sqlite_template: Path, tmp_path: Path) -> None:
    """The recount bites: one call told a second later and the figures differ."""

    class Days(ReportedDays):
        """One office on SQLite."""

    Days.opener = staticmethod(lambda: sqlite_place(sqlite_template, tmp_path))
    days = Days()
    days.doors_open()
    days.time_passes(60)
    days.call_next(1)
    days.come(1)
    days.all_figures_are_true(cuts=True)
    with days.services.context.db.engine().begin() as connection:
        connection.exec_driver_sql("UPDATE ticket SET answered_at = answered_at + 1000000")
    with pytest.raises(AssertionError):
        days.all_figures_are_true(cuts=False)
    days.services.close()
    days.stack.close()
