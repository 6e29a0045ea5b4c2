"""A message over the board: from the list or typed, until it is ended or its time is over."""

import json

import pytest

from onestop_desk.domain.board_messages import LONGEST, Notice
from onestop_desk.domain.errors import Refusal
from onestop_desk.services.actors import station
from tests.services.hall_day import HallDay

TYPED = "Quầy 3 chuyển sang phòng bên phải."


def test_typed_it_stands_until_it_is_ended_and_is_kept_nowhere_else(hall: HallDay) -> None:
    board = hall.services.board
    board.show_message(hall.clerk, 30, text=f"  {TYPED}\n ")
    shown = board.snapshot().message
    assert shown is not None
    assert (shown.text, shown.notice) == (TYPED, None)
    board.end_message(hall.clerk)
    board.end_message(hall.clerk)
    assert (board.snapshot().message, board.message()) == (None, None)
    with hall.services.context.look() as (tx, _config, _answers):
        noted = tx.read("SELECT from_state, to_state, reason, facts FROM journal WHERE what = 'board_message'")
        kept = tx.read("SELECT value FROM setting WHERE name = 'board_message'")
    assert [(a, b, c, json.loads(d)) for a, b, c, d in noted] == [
        (None, "shown", None, {"minutes": 30}),
        ("shown", "ended", None, {}),
    ]
    assert TYPED not in str(noted) + str(kept)


def test_its_time_is_over_by_the_clock(hall: HallDay) -> None:
    hall.services.board.show_message(hall.clerk, 5, notice=Notice.POWER)
    hall.clock.forward(4.9)
    assert hall.services.board.message() is not None
    hall.clock.forward(0.2)
    assert hall.services.board.message() is None


def test_another_takes_its_place(hall: HallDay) -> None:
    hall.services.board.show_message(hall.clerk, 5, notice=Notice.POWER)
    hall.services.board.show_message(hall.head, 5, notice=Notice.LEAVE)
    shown = hall.services.board.message()
    assert shown is not None
    assert shown.notice is Notice.LEAVE


@pytest.mark.parametrize(
    ("minutes", "text", "code"),
    [
        (5, "", "bad_board_message"),
        (5, " \n ", "bad_board_message"),
        (5, "a" * (LONGEST + 1), "bad_board_message"),
        (5, "a\x07b", "bad_board_message"),
        (0, TYPED, "bad_board_message_time"),
        (24 * 60, TYPED, "bad_board_message_time"),
    ],
)
def test_what_no_board_can_say_is_refused(hall: HallDay, minutes: int, text: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        hall.services.board.show_message(hall.clerk, minutes, text=text)
    assert hall.services.board.message() is None


def test_only_staff_say_something_to_the_hall(hall: HallDay) -> None:
    with pytest.raises(Refusal, match="not_allowed"):
        hall.services.board.show_message(station("kiosk-1"), 5, text=TYPED)
