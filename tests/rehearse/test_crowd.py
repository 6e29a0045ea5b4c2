"""Who comes: as many as asked, the same for the same seed, and with the rush at the door."""

from datetime import date, time

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import OpeningHours, Session, Spell
from onestop_desk.domain.instants import HOUR, MINUTE, at
from onestop_desk.services.rehearsal import crowd
from onestop_desk.services.rehearsal.working_day import chosen_day

TZ = "Asia/Ho_Chi_Minh"
MONDAY, SATURDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 21), date(2026, 11, 22)
SPELLS = (
    Spell(at(MONDAY, time(7, 30), TZ), at(MONDAY, time(11, 30), TZ)),
    Spell(at(MONDAY, time(13, 30), TZ), at(MONDAY, time(17), TZ)),
)
MINUTES = {"A": 6, "B": 12, "C": 15, "D": 12, "E": 10, "G": 3}
WEEK = OpeningHours({d: (Session(time(7, 30), time(17)),) for d in range(5)}, {}, {}, TZ)


def people(seed: int, count: int = 400) -> tuple[crowd.Visitor, ...]:
    return crowd.draw(seed, count, SPELLS, MINUTES, ["NCT", "PNMT"])


def came(visitors: tuple[crowd.Visitor, ...], begin: int, end: int) -> int:
    return sum(begin <= v.arrives_at < end for v in visitors)


def test_the_same_seed_brings_the_same_people() -> None:
    assert people(3) == people(3)
    assert people(3) != people(4)


def test_as_many_as_asked_come_in_order_of_arrival() -> None:
    crowd_of_day = people(1, 57)
    assert [v.number for v in crowd_of_day] == list(range(1, 58))
    assert [v.arrives_at for v in crowd_of_day] == sorted(v.arrives_at for v in crowd_of_day)


def test_the_morning_rushes_and_the_afternoon_has_a_smaller_peak() -> None:
    crowd_of_day = people(1)
    first = SPELLS[0].start
    rush = came(crowd_of_day, first - 30 * MINUTE, first + 30 * MINUTE)
    noon = came(crowd_of_day, SPELLS[1].start - 30 * MINUTE, SPELLS[1].start + 30 * MINUTE)
    late_morning = came(crowd_of_day, first + 2 * HOUR, first + 3 * HOUR)
    late = came(crowd_of_day, SPELLS[1].start + HOUR, SPELLS[1].start + 2 * HOUR)
    assert rush > noon > late
    assert rush > 2 * late_morning


def test_only_kinds_of_priority_that_the_office_knows_are_claimed() -> None:
    claimed = {v.priority for v in people(1, 2_000)}
    assert claimed == {None, "NCT", "PNMT"}


def test_the_first_working_day_from_today_on_is_rehearsed() -> None:
    assert chosen_day(WEEK, None, SATURDAY) == MONDAY
    assert chosen_day(WEEK, None, MONDAY) == MONDAY


def test_a_day_off_is_refused_and_the_next_working_day_named() -> None:
    with pytest.raises(Refusal, match="rehearsal_day_off") as refused:
        chosen_day(WEEK, SUNDAY, MONDAY)
    assert refused.value.facts["next_day"] == "23/11/2026"


def test_an_office_that_never_opens_cannot_be_rehearsed() -> None:
    with pytest.raises(Refusal, match="rehearsal_day_off"):
        chosen_day(OpeningHours({}, {}, {}, TZ), None, MONDAY)
