"""Each call row is announced once, in order, and long enough; the past and the withdrawn stay silent."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from onestop_desk.domain.instants import MINUTE, SECOND
from onestop_desk.services.ports import NoAnnouncer
from onestop_desk.services.views import BoardCall, BoardView
from tests.ui.board.snapshots import DAY, MORNING, NINE, call, view
from ui.board.announcements import BLINK, LEAST, MOST, WINDOW, Announcements, Phase


class Hall(NoAnnouncer):
    """A hall with a clock of its own, where every announcement is heard and written down."""

    def __init__(self, *, blinking: bool = True) -> None:
        self.time = 0
        self.heard: list[BoardCall] = []
        self.unsaid: list[str] = []
        self.voice: list[tuple[int, Callable[[], None]]] = []
        self.voice_length = 0
        self.board = Announcements(lambda: self.time, self, blinking=blinking)

    def announce(self, call: BoardCall, done: Callable[[], None]) -> None:
        """Hears a call."""
        self.heard.append(call)
        self.voice.append((self.time + self.voice_length, done))

    def unsay(self, call_id: str) -> None:
        """Hears that a call was withdrawn while it was on."""
        self.unsaid.append(call_id)

    def _listen(self) -> None:
        for end, done in self.voice:
            if end <= self.time:
                done()
        self.voice = [(end, done) for end, done in self.voice if end > self.time]

    def live(self, length: int) -> None:
        """Lets time pass as the window's timer would."""
        end = self.time + length
        while (wake := self.board.wakes_at()) is not None and wake <= end:
            self.time = wake
            self._listen()
            self.board.advance()
        self.time = end
        self._listen()
        self.board.advance()

    @property
    def numbers(self) -> list[str]:
        """The numbers heard so far."""
        return [call.number for call in self.heard]


def started(**settings: bool) -> Hall:
    """A hall whose board has already shown a calm morning."""
    hall = Hall(**settings)
    hall.board.take_in(view())
    return hall


@pytest.fixture
def hall() -> Hall:
    return started()


def after(*calls: BoardCall, now: int = NINE) -> BoardView:
    return view((*MORNING, *calls), now)


def test_what_was_called_before_the_board_started_is_shown_and_not_announced(hall: Hall) -> None:
    assert hall.numbers == []
    assert [c.number for c in hall.board.shown()] == ["C009", "E021", "A013", "B007", "A014"]
    assert hall.board.phase() is Phase.QUIET


def test_a_new_call_is_announced_once_however_often_it_is_read(hall: Hall) -> None:
    for _ in range(3):
        hall.board.take_in(after(call(6, "B008", 1)))
        hall.live(10 * SECOND)
    assert hall.numbers == ["B008"]


def test_the_next_call_waits_its_turn_and_is_not_shown_before_it(hall: Hall) -> None:
    hall.board.take_in(after(call(6, "B008", 1), call(7, "A015", 2)))
    assert hall.numbers == ["B008"]
    assert [c.number for c in hall.board.shown()][-1] == "B008"
    hall.live(LEAST - 1)
    assert hall.numbers == ["B008"]
    hall.live(1)
    assert hall.numbers == ["B008", "A015"]
    assert [c.number for c in hall.board.shown()][-1] == "A015"


def test_it_blinks_three_times_and_then_stays_vang(hall: Hall) -> None:
    hall.board.take_in(after(call(6, "B008", 1)))
    seen = []
    for _ in range(8):
        seen.append(hall.board.lit())
        hall.live(BLINK // 2)
    assert seen == [True, False, True, False, True, False, True, True]
    assert hall.board.phase() is Phase.STEADY


def test_high_contrast_does_not_blink() -> None:
    hall = started(blinking=False)
    hall.board.take_in(after(call(6, "B008", 1)))
    assert hall.board.phase() is Phase.STEADY
    hall.live(BLINK // 2)
    assert hall.board.lit()


def test_it_lasts_as_long_as_the_voice_and_no_longer_than_a_broken_one(hall: Hall) -> None:
    hall.voice_length = 8 * SECOND
    hall.board.take_in(after(call(6, "B008", 1)))
    hall.live(7 * SECOND)
    assert hall.board.phase() is Phase.STEADY
    hall.live(2 * SECOND)
    assert hall.board.phase() is Phase.QUIET

    hall.voice_length = 10_000 * SECOND
    hall.board.take_in(after(call(6, "B008", 1), call(7, "A015", 2), call(8, "A016", 3)))
    hall.live(MOST)
    assert hall.numbers == ["B008", "A015", "A016"]


def test_a_late_word_about_an_earlier_call_does_not_cut_the_next_one_short(hall: Hall) -> None:
    hall.voice_length = MOST + 2 * SECOND
    hall.board.take_in(after(call(6, "B008", 1), call(7, "A015", 2)))
    hall.live(MOST + 10 * SECOND)
    assert hall.board.current == call(7, "A015", 2)


def test_a_call_no_longer_worth_speaking_is_shown_only(hall: Hall) -> None:
    late = call(6, "B008", 1, NINE)
    hall.board.take_in(after(late, call(7, "A015", 2, NINE + 2 * MINUTE), now=NINE + 2 * MINUTE))
    assert hall.numbers == ["A015"]
    assert [c.number for c in hall.board.shown()][-2:] == ["B008", "A015"]


def test_a_long_queue_is_spoken_to_its_end_though_the_last_has_waited_long(hall: Hall) -> None:
    many = tuple(call(6 + n, f"B{100 + n}", 1 + n % 5) for n in range(30))
    hall.board.take_in(after(*many))
    hall.live(30 * LEAST)
    assert hall.numbers == [c.number for c in many]


def test_after_an_interruption_what_waited_in_the_queue_is_not_spoken(hall: Hall) -> None:
    calls = (call(6, "B008", 1), call(7, "A015", 2))
    hall.board.take_in(after(*calls))
    hall.board.take_in(after(*calls, now=NINE + 2 * MINUTE))
    hall.live(MINUTE)
    assert hall.numbers == ["B008"]
    assert [c.number for c in hall.board.shown()][-1] == "A015"


def test_a_withdrawn_call_vanishes_from_the_queue_and_from_the_board(hall: Hall) -> None:
    first, second, third = call(6, "B008", 1), call(7, "A015", 2), call(8, "C010", 3)
    hall.board.take_in(after(first, second, third))
    hall.board.take_in(after(first, replace(second, withdrawn=True), third))
    hall.live(MINUTE)
    assert hall.numbers == ["B008", "C010"]
    assert "A015" not in [c.number for c in hall.board.shown()]


def test_a_call_withdrawn_while_it_flashes_gives_way_to_the_next(hall: Hall) -> None:
    first, second = call(6, "B008", 1), call(7, "A015", 2)
    hall.board.take_in(after(first, second))
    hall.board.take_in(after(second))
    assert hall.board.current == second
    assert hall.unsaid == [first.call_id]


def test_a_call_withdrawn_before_the_board_saw_it_is_never_announced(hall: Hall) -> None:
    hall.board.take_in(after(call(6, "B008", 1, withdrawn=True), call(7, "A015", 2)))
    hall.live(MINUTE)
    assert hall.numbers == ["A015"]


def test_calls_are_announced_by_their_running_number_however_they_are_listed(hall: Hall) -> None:
    hall.board.take_in(after(call(8, "C010", 3), call(6, "B008", 1), call(7, "A015", 2)))
    hall.live(MINUTE)
    assert hall.numbers == ["B008", "A015", "C010"]


def crowd(first: int, count: int) -> tuple[BoardCall, ...]:
    return tuple(call(no, f"K{no:03d}", 1 + no % 5) for no in range(first, first + count))


def test_a_queue_longer_than_a_snapshot_loses_nobody(hall: Hall) -> None:
    first, more = crowd(6, 10), crowd(16, WINDOW)
    hall.board.take_in(after(*first))
    hall.board.take_in(view(more))
    hall.live((10 + WINDOW) * LEAST)
    assert hall.numbers == [c.number for c in (*first, *more)]


def test_a_call_missing_inside_a_full_snapshot_was_withdrawn(hall: Hall) -> None:
    many = crowd(6, WINDOW)
    hall.board.take_in(view(many))
    gone, extra = many[20], crowd(6 + WINDOW, 1)
    hall.board.take_in(view((*(c for c in many if c is not gone), *extra)))
    hall.live((1 + WINDOW) * LEAST)
    assert gone.number not in hall.numbers
    assert len(hall.numbers) == WINDOW


def test_a_recalled_number_is_the_newest_again(hall: Hall) -> None:
    hall.board.take_in(after(call(6, "A013", 2, recall=True)))
    assert [c.number for c in hall.board.shown()] == ["C009", "E021", "B007", "A014", "A013"]


def test_a_recall_is_announced_again_and_the_number_is_listed_once(hall: Hall) -> None:
    hall.board.take_in(after(call(6, "A014", 2, recall=True)))
    hall.live(MINUTE)
    assert [c.recall for c in hall.heard] == [True]
    assert [c.number for c in hall.board.shown()] == ["C009", "E021", "A013", "B007", "A014"]


def test_the_first_call_of_an_empty_day_is_announced() -> None:
    hall = Hall()
    hall.board.take_in(view(()))
    hall.board.take_in(view((call(1, "A001", 1),)))
    assert hall.numbers == ["A001"]


def test_a_new_day_may_count_its_calls_from_one_again(hall: Hall) -> None:
    tomorrow = replace(DAY, day=date(2026, 11, 25))
    at = NINE + 24 * 60 * MINUTE
    hall.board.take_in(view((), at, day=tomorrow))
    hall.board.take_in(view((call(1, "A001", 1, at),), at, day=tomorrow))
    assert hall.numbers == ["A001"]
    assert [c.number for c in hall.board.shown()] == ["A001"]


def test_five_thousand_calls_leave_nothing_behind() -> None:
    hall = Hall()
    hall.board.take_in(view(()))
    calls: tuple[BoardCall, ...] = ()
    for no in range(1, 5001):
        now = NINE + no * 6 * SECOND
        calls = (*calls, call(no, f"A{no:03d}", 1 + no % 5, now))[-40:]
        hall.board.take_in(view(calls, now))
        hall.live(6 * SECOND)
    assert len(hall.heard) == 5000
    assert hall.board.waiting == ()
    assert len(hall.board.shown()) == 40
