"""The head changes the voice, the journal has it, every board follows; what cannot work is refused."""

from dataclasses import replace
from datetime import time

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.spoken import Region
from onestop_desk.domain.voice import Band, Phrase, VoiceSetup
from tests.premises import Place
from tests.services.hall_day import HallDay

SOUTH = VoiceSetup(region=Region.SOUTH, bands=(Band(time(7), 60), Band(time(11), 90, -30)))


def test_an_office_starts_with_our_own_voice(hall: HallDay) -> None:
    assert hall.services.announcing.setup() == VoiceSetup()
    assert hall.services.announcing.last_known() == VoiceSetup()


def test_a_change_at_one_desk_holds_for_every_board_at_its_next_snapshot(hall: HallDay, place: Place) -> None:
    elsewhere = place.open()
    try:
        assert elsewhere.announcing.last_known() == VoiceSetup()
        typed = replace(SOUTH, phrases={Phrase.CALL: " Mời  {ticket} đến quầy {counter}"})
        made = hall.services.announcing.change(hall.head, typed)
        assert made.phrases == {Phrase.CALL: "Mời {ticket} đến quầy {counter}"}
        assert hall.services.announcing.last_known() == made
        elsewhere.board.snapshot()
        assert elsewhere.announcing.last_known() == made
    finally:
        elsewhere.close()


def test_the_journal_says_who_changed_it(hall: HallDay) -> None:
    hall.services.announcing.change(hall.head, replace(SOUTH, on=False))
    with hall.services.context.look() as (tx, _config, _answers):
        rows = tx.read("SELECT actor_id, to_state FROM journal WHERE what = 'voice'")
    assert [tuple(row) for row in rows] == [(hall.head.id, "off")]


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"bands": ()}, "bands"),
        ({"bands": (Band(time(7), 101),)}, "bands"),
        ({"phrases": {Phrase.RECALL: "Mời số {ticket}"}}, "recall"),
    ],
)
def test_what_cannot_work_is_refused_and_nothing_changes(hall: HallDay, change: dict[str, object], part: str) -> None:
    with pytest.raises(Refusal) as no:
        hall.services.announcing.change(hall.head, replace(SOUTH, **change))  # type: ignore[arg-type]
    assert (no.value.code, no.value.facts["name"]) == ("bad_setting", f"voice.{part}")
    assert hall.services.announcing.setup() == VoiceSetup()


def test_a_clerk_does_not_change_it(hall: HallDay) -> None:
    with pytest.raises(Refusal) as no:
        hall.services.announcing.change(hall.clerk, SOUTH)
    assert no.value.code == "not_allowed"


def test_the_board_knows_who_has_an_appointment(hall: HallDay) -> None:
    hall.open()
    hall.take("A")
    hall.call()
    (call,) = hall.services.board.snapshot().calls
    assert not call.booked
    with hall.services.context.db.write(hall.services.context.ref) as tx:
        tx.write("UPDATE ticket SET slot_start = arrived_at WHERE office_id = :office")
    (call,) = hall.services.board.snapshot().calls
    assert call.booked
