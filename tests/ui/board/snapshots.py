"""Makes snapshots of the board by hand, as the services would give them."""

from dataclasses import replace
from datetime import date

from onestop_desk.domain.instants import MINUTE, SECOND, Instant
from onestop_desk.domain.turns import Role
from onestop_desk.services.views import (
    BoardCall,
    BoardLine,
    BoardView,
    CounterLineView,
    CounterView,
    DayState,
    LineView,
    OfficeView,
)

NINE = 1_795_485_600_000_000
"""Tuesday 24/11/2026 at 09:00 in Vietnam."""

LINES = (
    ("A", "Chứng thực", "Chứng thực", "Certification"),
    ("B", "Hộ tịch", "Hộ tịch", "Civil status"),
    ("C", "Kinh tế – Đất đai – Xây dựng", "Đất đai", "Land, building"),
    ("D", "Chính sách xã hội", "Chính sách", "Social policy"),
    ("E", "Căn cước – Cư trú", "Căn cước", "ID, residence"),
    ("G", "Trả kết quả", "Trả kết quả", "Results"),
    ("H", "Thuế", "Thuế", "Tax"),
    ("K", "Bảo hiểm xã hội", "Bảo hiểm", "Insurance"),
    ("L", "Bưu chính", "Bưu điện", "Post"),
    ("M", "Điện lực", "Điện lực", "Electricity"),
    ("N", "Nước sạch", "Nước sạch", "Water"),
    ("P", "Tư pháp", "Tư pháp", "Justice"),
)
OFFICE = OfficeView(
    "office",
    "Trung tâm Phục vụ hành chính công",
    "xã Tân Yên",
    "Ủy ban nhân dân xã Tân Yên",
    False,
    "Asia/Ho_Chi_Minh",
)
DAY = DayState(
    day=date(2026, 11, 24),
    open=True,
    session_ends=None,
    break_until=None,
    closes_at=None,
    opens_at=None,
    closed_reason=None,
    near_break=False,
    near_closing=False,
    frozen=False,
    day_closed=False,
    clock_held=False,
)


def call(no: int, number: str, counter: int, at: Instant = NINE, **changes: object) -> BoardCall:
    """One call row, worth speaking for 90 s."""
    letter = number[0]
    name, english = next(((n, e) for x, n, _s, e in LINES if x == letter), ("", ""))
    made = BoardCall(f"call-{no}", no, number, letter, name, english, counter, at, at + 90 * SECOND, False, False)
    return replace(made, **changes)  # type: ignore[arg-type]


def counter(number: int, letter: str, state: str = "open", **changes: object) -> CounterView:
    """One counter that owns one line."""
    name = next(n for x, n, _s, _e in LINES if x == letter)
    lines = (CounterLineView(f"line-{letter}", letter, name, Role.OWN),)
    made = CounterView(f"counter-{number}", number, name, "commune", state, None, None, None, None, lines)
    return replace(made, **changes)  # type: ignore[arg-type]


def line_views(count: int = len(LINES)) -> tuple[LineView, ...]:
    """The lines as the office describes them."""
    return tuple(
        LineView(f"line-{letter}", letter, name, short, english, "", "", 10, True, None, None, at)
        for at, (letter, name, short, english) in enumerate(LINES[:count])
    )


WAITS = ((2, 10), (3, 15), (5, 40), (0, 0), (4, 25), (1, 5), (2, 20), (1, 70), (3, None), (9, 90), (2, 10), (1, 5))


def waiting(lines: int = 6) -> tuple[BoardLine, ...]:
    """The waiting table of an office with so many lines open."""
    return tuple(
        BoardLine(letter, short, people, minutes)
        for (letter, _name, short, _en), (people, minutes) in zip(LINES[:lines], WAITS, strict=False)
    )


def counters(n: int = 5) -> tuple[CounterView, ...]:
    """So many open counters, each with a line of its own."""
    return tuple(counter(at + 1, LINES[at][0]) for at in range(n))


MORNING = (
    call(1, "C009", 3, NINE - 9 * MINUTE),
    call(2, "E021", 4, NINE - 7 * MINUTE),
    call(3, "A013", 2, NINE - 6 * MINUTE),
    call(4, "B007", 1, NINE - 2 * MINUTE),
    call(5, "A014", 2, NINE - 1 * MINUTE),
)


def view(calls: tuple[BoardCall, ...] = MORNING, now: Instant = NINE, **changes: object) -> BoardView:
    """A snapshot of a calm morning."""
    made = BoardView(now, OFFICE, DAY, calls, waiting(), counters(), ())
    return replace(made, **changes)  # type: ignore[arg-type]
