"""Rating a visit: after it is done, once, without a name, whoever holds the slip; what is written is erased."""

import json
import threading
from contextlib import closing
from datetime import date

import pytest

from onestop_desk.data import journal, ratings
from onestop_desk.data.ratings import RatingRow
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.ratings import Face, Level
from onestop_desk.services.actors import Actor
from onestop_desk.services.keys import new_key
from onestop_desk.services.ratings import Rated, rating_reasons
from onestop_desk.services.views import TicketTaken
from tests.premises import Place
from tests.properties.books import differences
from tests.services.hall_day import HallDay

CITIZEN = Actor("citizen", "web")
MONDAY = date(2026, 11, 23)


def taken(hall: HallDay) -> TicketTaken:
    """Somebody takes a number; the answer with its token."""
    hall.clock.forward(1 / 60)
    return hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=new_key())


def served(hall: HallDay) -> TicketTaken:
    """Somebody whose visit is done."""
    mine = taken(hall)
    hall.call()
    hall.come()
    hall.finish()
    return mine


def rate(hall: HallDay, token: str, level: int = 3, *reasons: str, note: str | None = None) -> Rated:
    return hall.services.ratings.rate(CITIZEN, token, level, reasons, key=new_key(), note=note)


def stored(hall: HallDay) -> list[RatingRow]:
    with hall.services.context.look((ratings.everything(),)) as (_tx, _config, (rows,)):
        return [ratings.rating(row) for row in rows]


def test_a_visit_that_is_done_is_offered_and_rated_once(hall: HallDay) -> None:
    hall.open()
    mine = served(hall)
    view = hall.services.ratings.offer(mine.token)
    assert (view.number, view.counter, view.day, view.until) == ("A001", 1, MONDAY, date(2026, 11, 30))
    assert (view.given, view.reasons, view.note_days) == (None, rating_reasons(), 30)
    assert not hall.services.ratings.is_rated(mine.ticket_id)
    said = rate(hall, mine.token, 2, "many_trips", "long_wait")
    assert (said.level, said.reasons) == (Level.NEUTRAL, ("long_wait", "many_trips"))
    assert hall.services.ratings.offer(mine.token).given is Level.NEUTRAL
    assert hall.services.ratings.is_rated(mine.ticket_id)
    with pytest.raises(Refusal, match="already_rated"):
        rate(hall, mine.token, 4)
    (row,) = stored(hall)
    assert (row.id, row.level, row.reasons, row.face) == (said.rating_id, 2, said.reasons, "portal")
    assert differences(hall.services) == []


def test_the_same_key_gives_the_same_answer(hall: HallDay) -> None:
    hall.open()
    mine, key = served(hall), new_key()
    answers = [hall.services.ratings.rate(CITIZEN, mine.token, level, ["attitude"], key=key) for level in (1, 4, 0)]
    assert answers[0] == answers[1] == answers[2]
    assert answers[2].level is Level.UNSATISFIED
    assert len(stored(hall)) == 1


def test_nothing_is_rated_before_the_visit_is_done_or_after_a_finish_was_undone(hall: HallDay) -> None:
    hall.open()
    mine = taken(hall)
    for step in (lambda: None, hall.call, hall.come):
        step()
        for act in (lambda: hall.services.ratings.offer(mine.token), lambda: rate(hall, mine.token)):
            with pytest.raises(Refusal, match="rating_not_yet"):
                act()
    hall.finish()
    hall.services.desk.undo(hall.clerk, hall.counters[1])
    with pytest.raises(Refusal, match="rating_not_yet"):
        rate(hall, mine.token)
    assert stored(hall) == []
    hall.finish()
    rate(hall, mine.token)
    assert differences(hall.services) == []


def test_a_rating_stays_when_the_finish_is_undone_after_it(hall: HallDay) -> None:
    hall.open()
    mine = served(hall)
    rate(hall, mine.token, 4)
    hall.services.desk.undo(hall.clerk, hall.counters[1])
    assert hall.services.ratings.offer(mine.token).given is Level.VERY_SATISFIED
    hall.finish()
    with pytest.raises(Refusal, match="already_rated"):
        rate(hall, mine.token)


def test_whoever_left_or_gave_the_number_back_has_nothing_to_rate(hall: HallDay) -> None:
    hall.open()
    mine = taken(hall)
    hall.services.my_number.give_up(CITIZEN, mine.token, key=new_key())
    with pytest.raises(Refusal, match="rating_not_yet"):
        hall.services.ratings.offer(mine.token)


@pytest.mark.parametrize(
    ("day", "code"),
    [("2026-11-30 23:59", None), ("2026-12-01 00:00", "rating_too_late"), ("2026-12-08 08:00", "unknown_ticket")],
)
def test_a_visit_may_be_rated_to_the_end_of_the_seventh_day(hall: HallDay, day: str, code: str | None) -> None:
    hall.open()
    mine = served(hall)
    hall.clock.set(day)
    hall.services.day.settle_earlier_days(hall.head)
    if code is None:
        assert rate(hall, mine.token).ticket_id == mine.ticket_id
        return
    for act in (lambda: hall.services.ratings.offer(mine.token), lambda: rate(hall, mine.token)):
        with pytest.raises(Refusal, match=code):
            act()
    assert stored(hall) == []


def test_the_thanks_stay_when_the_time_is_over(hall: HallDay) -> None:
    hall.open()
    mine = served(hall)
    rate(hall, mine.token, 4)
    hall.clock.set("2026-12-05 08:00")
    assert hall.services.ratings.offer(mine.token).given is Level.VERY_SATISFIED


@pytest.mark.parametrize("token", ["", "x", "RgOAIpZ7JqfQOA5XKhjXag", "Đ" * 22, "\udcff", "a" * 4000])
def test_any_other_token_leads_nowhere(hall: HallDay, token: str) -> None:
    hall.open()
    served(hall)
    for act in (lambda: hall.services.ratings.offer(token), lambda: rate(hall, token)):
        with pytest.raises(Refusal, match="unknown_ticket"):
            act()


def test_wrong_choices_are_refused_whole(hall: HallDay) -> None:
    hall.open()
    mine = served(hall)
    for level, reasons, note, code in (
        (0, (), None, "rating_level"),
        (3, ("other",), None, "rating_reason"),
        (3, (), "a" * 501, "rating_note"),
    ):
        with pytest.raises(Refusal, match=code):
            rate(hall, mine.token, level, *reasons, note=note)
    assert stored(hall) == []


def test_nobody_rates_their_own_work_and_only_the_head_reads_what_was_said(hall: HallDay) -> None:
    hall.open()
    mine = served(hall)
    for staff in (hall.clerk, hall.head):
        with pytest.raises(Refusal, match="not_allowed"):
            hall.services.ratings.rate(staff, mine.token, 4, key=new_key())
    at_kiosk = hall.services.ratings.rate(hall.kiosk, mine.token, 4, key=new_key(), face=Face.KIOSK)
    assert at_kiosk.level is Level.VERY_SATISFIED
    assert stored(hall)[0].face == "kiosk"
    for other in (hall.clerk, CITIZEN, hall.kiosk):
        with pytest.raises(Refusal, match="not_allowed"):
            hall.services.ratings.tally(other, MONDAY, MONDAY)


def test_what_was_said_is_counted_by_the_day_of_the_visit(hall: HallDay) -> None:
    hall.open()
    tokens = [served(hall).token for _ in range(3)]
    rate(hall, tokens[0], 4)
    rate(hall, tokens[1], 1, "long_wait", "attitude", note="  Chờ 40 phút.\nKhông ai hướng dẫn. ")
    hall.clock.set("2026-11-25 09:00")
    rate(hall, tokens[2], 1, "long_wait")
    told = hall.services.ratings.tally(hall.head, MONDAY, MONDAY)
    assert told.levels == {Level.UNSATISFIED: 2, Level.NEUTRAL: 0, Level.SATISFIED: 0, Level.VERY_SATISFIED: 1}
    assert told.reasons == {"long_wait": 2, "attitude": 1}
    assert told.notes == ((MONDAY, "Chờ 40 phút.\nKhông ai hướng dẫn."),)
    assert sum(hall.services.ratings.tally(hall.head, date(2026, 11, 24), date(2026, 11, 25)).levels.values()) == 0


def test_what_is_written_is_nowhere_but_where_names_are_and_goes_with_them(hall: HallDay) -> None:
    hall.open()
    mine, key = served(hall), new_key()
    hall.services.ratings.rate(CITIZEN, mine.token, 1, key=key, note="Bí mật của tôi")
    with hall.services.context.look() as (tx, _, _):
        said = json.dumps([row.facts for row in journal.of_day(tx)], ensure_ascii=False)
        kept = str(tx.read("SELECT answer FROM answer")) + str(stored(hall))
        of_ticket = [row.what for row in journal.of_subject(tx, mine.ticket_id)]
    assert "Bí mật" not in said + kept
    assert "rating" not in of_ticket
    hall.clock.set("2026-12-24 07:00")
    hall.open()
    hall.services.day.close_day(hall.head)
    assert hall.services.ratings.tally(hall.head, MONDAY, MONDAY).notes == ()
    assert hall.services.ratings.tally(hall.head, MONDAY, MONDAY).levels[Level.UNSATISFIED] == 1


def test_two_phones_at_once_give_one_rating(hall: HallDay, place: Place) -> None:
    hall.open()
    mine = served(hall)
    ready, answers, refusals = threading.Barrier(6), [], []

    def phone(level: int) -> None:
        with closing(place.open()) as services:
            ready.wait(30)
            try:
                answers.append(services.ratings.rate(CITIZEN, mine.token, level, key=new_key(), note="x"))
            except Refusal as refused:
                refusals.append(refused.code)

    phones = [threading.Thread(target=phone, args=(1 + n % 4,)) for n in range(6)]
    for one in phones:
        one.start()
    for one in phones:
        one.join(60)
    assert refusals == ["already_rated"] * 5
    (row,) = stored(hall)
    assert [(said.rating_id, said.level) for said in answers] == [(row.id, row.level)]
    assert len(hall.services.ratings.tally(hall.head, MONDAY, MONDAY).notes) == 1
    assert differences(hall.services) == []
