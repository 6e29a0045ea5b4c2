"""Whatever the moments at which the board reads, every live call is announced exactly once and in order."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.instants import SECOND
from onestop_desk.services.ports import NoAnnouncer
from onestop_desk.services.views import BoardCall
from tests.ui.board.snapshots import NINE, call, view
from ui.board.announcements import INTERRUPTION, LEAST, WINDOW, Announcements


@dataclass
class Spoken:
    """One announcement: which call, and when."""

    call: BoardCall
    at: int


@dataclass
class Office(NoAnnouncer):
    """An office that calls, withdraws and lets time pass; the board reads when it is told to."""

    now: int = 0
    calls: list[BoardCall] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)
    reads: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.board = Announcements(lambda: self.now, self)

    def announce(self, call: BoardCall, done: Callable[[], None]) -> None:
        self.spoken.append(Spoken(call, self.now))
        done()

    def call_next(self) -> None:
        no = len(self.calls) + 1
        self.calls.append(call(no, f"A{no:03d}", 1 + no % 5, NINE + self.now))

    def withdraw(self) -> None:
        if self.calls:
            self.calls[-1] = replace(self.calls[-1], withdrawn=True)

    def read(self) -> None:
        self.board.take_in(view(tuple(self.calls[-WINDOW:]), NINE + self.now))
        self.reads.append(self.now)

    def live(self, length: int) -> None:
        end = self.now + length
        while (wake := self.board.wakes_at()) is not None and wake <= end:
            self.now = wake
            self.board.advance()
        self.now = end

    def worth_speaking(self, one: BoardCall) -> bool:
        """The plain rule: read in time, and no interruption outlived it while it waited."""
        first = next((at for at in self.reads if at >= one.called_at - NINE), None)
        return first is not None and NINE + first < one.speak_until


steps = st.lists(
    st.one_of(
        st.sampled_from(["call", "call", "read", "withdraw"]),
        st.integers(min_value=1, max_value=120).map(lambda tenths: tenths * SECOND // 10),
    ),
    max_size=120,
)
long_steps = st.lists(
    st.one_of(st.sampled_from(["call", "read"]), st.integers(1, 200).map(lambda seconds: seconds * SECOND)),
    max_size=60,
)


def play_one(office: Office, step: str | int) -> None:
    """One step of a script."""
    if step == "call":
        office.call_next()
    elif step == "withdraw":
        office.withdraw()
    elif step == "read":
        office.read()
    elif isinstance(step, int):
        office.live(step)


@given(steps)
def test_with_a_board_that_answers_every_call_is_announced_once_in_order(script: list[str | int]) -> None:
    office = Office()
    office.read()
    for step in script:
        play_one(office, step)
        if office.now - office.reads[-1] >= INTERRUPTION - 12 * SECOND:
            office.read()
    office.read()
    office.live(len(office.calls) * (LEAST + SECOND))
    heard = [spoken.call.call_no for spoken in office.spoken]
    assert heard == sorted(set(heard))
    kept = [one.call_no for one in office.calls if not one.withdrawn]
    assert [no for no in heard if not office.calls[no - 1].withdrawn] == kept


@given(long_steps)
def test_with_interruptions_nothing_old_is_spoken_and_nothing_twice(script: list[str | int]) -> None:
    office = Office()
    office.read()
    for step in script:
        play_one(office, step)
    office.read()
    office.live(len(office.calls) * (LEAST + SECOND))
    heard = [spoken.call.call_no for spoken in office.spoken]
    assert heard == sorted(set(heard))
    assert {office.calls[no - 1].call_no for no in heard} <= {
        one.call_no for one in office.calls if office.worth_speaking(one)
    }
    shown = [one.call_no for one in office.board.shown()]
    assert shown == [one.call_no for one in office.calls[-WINDOW:]]


@given(steps)
def test_one_call_is_over_before_the_next_begins(script: list[str | int]) -> None:
    office = Office()
    office.read()
    for step in (step for step in script if step != "withdraw"):
        play_one(office, step)
    office.live(len(office.calls) * LEAST)
    starts = [spoken.at for spoken in office.spoken]
    assert all(later - earlier >= LEAST for earlier, later in pairwise(starts))
