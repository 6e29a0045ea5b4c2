"""When a dossier ended, and where it stood: Quyết định 766, chỉ số 2.1, case by case."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.dossier_faults import faults
from onestop_desk.domain.dossiers import Ask, Channel, Dossier, Status, Timing, ended_at, merged_asks, timing
from tests.moved_clock import TZ, instant

PLAIN = Dossier(
    "id", "H05.190-261116-0001", "1.001193", "Khai sinh", "Hộ tịch", "UBND xã", "", Channel.ONLINE,
    Status.IN_PROGRESS, instant("2026-11-16 08:00"), instant("2026-11-20 16:00"),
)  # fmt: skip
ASKED = Ask(instant("2026-11-18 10:00"))
ANSWERED = Ask(instant("2026-11-18 10:00"), instant("2026-11-19 10:00"))


@pytest.mark.parametrize(
    ("values", "until", "stood"),
    [
        ({}, "2026-11-20 16:00", Timing.WITHIN),
        ({}, "2026-11-20 16:01", Timing.OVERDUE),
        ({"due_at": None}, "2027-11-20 16:01", Timing.WITHIN),
        ({"finished_at": "2026-11-19 16:30"}, "2026-11-30 23:59", Timing.EARLY),
        ({"finished_at": "2026-11-20 09:00"}, "2026-11-30 23:59", Timing.ON_TIME),
        ({"finished_at": "2026-11-20 16:00"}, "2026-11-30 23:59", Timing.ON_TIME),
        ({"finished_at": "2026-11-20 16:01"}, "2026-11-30 23:59", Timing.LATE),
        ({"finished_at": "2026-11-23 09:00"}, "2026-11-20 12:00", Timing.WITHIN),
        ({"finished_at": "2026-11-23 09:00"}, "2026-11-22 12:00", Timing.OVERDUE),
        ({"finished_at": "2026-11-19 09:00", "returned_at": "2026-11-25 09:00"}, "2026-11-30 12:00", Timing.EARLY),
        ({"returned_at": "2026-11-25 09:00"}, "2026-11-30 12:00", Timing.LATE),
        ({"refused_at": "2026-11-17 09:00", "status": Status.WITHDRAWN}, "2026-11-30 12:00", Timing.EARLY),
        ({"asks": (ASKED,), "status": Status.MORE_PAPERS}, "2026-11-30 12:00", Timing.WITHIN),
        ({"asks": (ANSWERED,)}, "2026-11-30 12:00", Timing.OVERDUE),
        ({"asks": (ANSWERED,)}, "2026-11-18 11:00", Timing.WITHIN),
        ({"asks": (ANSWERED, Ask(instant("2026-11-19 11:00")))}, "2026-11-19 12:00", Timing.OVERDUE),
        ({"asks": (ANSWERED, Ask(instant("2026-11-19 11:00")))}, "2026-11-19 10:30", Timing.WITHIN),
        ({"asks": (ANSWERED, ASKED), "finished_at": "2026-11-19 16:30"}, "2026-11-30 12:00", Timing.LATE),
        ({"asks": (Ask(instant("2026-11-21 10:00")),), "status": Status.MORE_PAPERS}, "2026-11-30 12:00",
         Timing.OVERDUE),
        ({"asks": (Ask(None),), "status": Status.MORE_PAPERS}, "2026-11-30 12:00", Timing.WITHIN),
    ],
)  # fmt: skip
def test_where_a_dossier_stood(values: dict[str, object], until: str, stood: Timing) -> None:
    told: dict[str, Any] = {k: instant(v) if isinstance(v, str) else v for k, v in values.items()}
    made = replace(PLAIN, **told)
    assert timing(made, instant(until), TZ) is stood
    end = ended_at(made)
    assert stood.is_ended is (end is not None and end <= instant(until))


def test_a_dossier_without_contradictions_has_none() -> None:
    assert faults(PLAIN, TZ, instant("2026-11-30 12:00")) == ()


asks_strategy = st.lists(
    st.builds(Ask, st.none() | st.integers(0, 20).map(lambda n: instant("2026-11-16 08:00") + n * 6 * 3_600_000_000)),
    max_size=4,
).map(tuple)


@given(asks_strategy, asks_strategy)
def test_requests_told_twice_stay_what_they_are(asks: tuple[Ask, ...], others: tuple[Ask, ...]) -> None:
    once = merged_asks(asks, others, TZ)
    assert merged_asks(once, others, TZ) == once
    assert len(once) >= len(asks)
    assert {a.asked for a in asks if a.asked} <= {a.asked for a in once}
