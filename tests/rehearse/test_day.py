"""A whole day through the services: everybody has an outcome, the same seed plays the same day, faults are found."""

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.services.desk.calling import Calling
from onestop_desk.services.rehearsal.day import Order, play
from onestop_desk.services.rehearsal.summary import Summary
from onestop_desk.services.views import Called

MakeOrder = Callable[..., Order]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_day_ends_with_an_outcome_for_everybody_and_no_rule_broken(order: MakeOrder) -> None:
    summary = play(order(60)).summary
    assert summary.violation_details == ()
    assert summary.served + summary.left == summary.tickets
    booked = summary.bookings
    stayed_away = booked.no_shows + booked.cancelled
    assert summary.tickets + summary.refused_at_closing + summary.refused_otherwise + stayed_away == 60
    assert summary.served > 40
    assert summary.waiting_p50_s <= summary.waiting_p90_s


def test_the_same_seed_plays_the_same_day(order: MakeOrder) -> None:
    first, second, other = play(order(seed=5)), play(order(seed=5)), play(order(seed=6))
    assert first == second
    assert first.journal_csv != other.journal_csv


def test_the_journal_names_numbers_and_counters_not_keys(order: MakeOrder) -> None:
    told = rows(play(order(20)).journal_csv)
    given = [r["subject"] for r in told if r["what"] == "ticket" and r["to"] == "waiting" and not r["from"]]
    assert len(given) == len(set(given)) > 15
    assert {r["what"] for r in told} >= {"ticket", "outcome", "counter", "day_closed", "booking"}
    assert {r["subject"].rpartition("-")[0] for r in told if r["what"] == "booking"} == {"booking"}
    assert not any("-7" in r["subject"] and len(r["subject"]) == 36 for r in told)


def test_a_crowded_day_is_stopped_before_closing_and_holds_its_rules(crowded_day: Summary) -> None:
    summary = crowded_day
    assert summary.violation_details == ()
    assert summary.refused_at_closing > 0
    assert summary.missed > 0
    assert summary.max_overtaken > 0


def test_patience_that_outlasts_the_day_does_not_carry_it_past_midnight(order: MakeOrder) -> None:
    summary = play(order(320, seed=119)).summary
    assert summary.violation_details == ()
    assert summary.served > 200


def test_a_day_off_is_refused(order: MakeOrder) -> None:
    with pytest.raises(Refusal, match="rehearsal_day_off"):
        play(order(day=date(2027, 2, 8)))


def test_a_place_with_an_office_is_left_alone(order: MakeOrder) -> None:
    asked = order(5)
    play(asked)
    with pytest.raises(Refusal, match="rehearsal_place_taken"):
        play(asked)


def test_a_desk_that_says_nobody_though_somebody_waits_is_found_out(
    order: MakeOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest, asked = Calling.call_next, [0]

    def sometimes(self: Calling, actor: object, counter_id: str, *, key: str) -> Called:
        asked[0] += 1
        if asked[0] % 7 == 0:
            raise Refusal("nobody_waiting", counter=1)
        return honest(self, actor, counter_id, key=key)  # type: ignore[arg-type] # passed on as it came

    monkeypatch.setattr(Calling, "call_next", sometimes)
    broken = {v.rule for v in play(order(60)).summary.violation_details}
    assert broken == {"nobody_though_somebody"}
