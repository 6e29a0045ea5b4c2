"""Ticket printers: set up a face at a time, slips read again as they are now, copies in the journal."""

import pytest

from onestop_desk.data import journal
from onestop_desk.data.journal import JournalRow
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.printing import PrinterKind, PrinterSetup
from onestop_desk.domain.tickets import State
from onestop_desk.services.actors import station
from onestop_desk.services.stations import face_id
from tests.services.hall_day import HallDay

NETWORK = PrinterSetup(PrinterKind.NETWORK, 58, host="10.0.0.9")


def journal_of(hall: HallDay, what: str) -> list[JournalRow]:
    with hall.services.context.look() as (tx, _, _):
        return [row for row in journal.of_day(tx) if row.what == what]


def test_without_a_printer_the_kiosk_shows_its_slips_and_the_desk_prints_none(hall: HallDay) -> None:
    printers = hall.services.printers
    assert printers.setup_of("pc-1", "kiosk").kind is PrinterKind.SCREEN
    assert printers.setup_of("pc-1", "desk").kind is PrinterKind.NONE


def test_a_face_has_its_own_printer_or_that_of_all_others(hall: HallDay) -> None:
    printers = hall.services.printers
    printers.change(hall.head, "kiosk", "", NETWORK)
    own = printers.change(hall.head, "kiosk", "pc-2", PrinterSetup(PrinterKind.SERIAL, device="COM3"))
    assert printers.setup_of("pc-1", "kiosk") == NETWORK
    assert printers.setup_of("pc-2", "kiosk") == own
    assert printers.setup_of("pc-2", "desk").kind is PrinterKind.NONE
    key = face_id("pc-2", "kiosk")
    assert printers.with_own("kiosk") == {key}
    assert printers.of_face(key, "kiosk") == own
    assert journal_of(hall, "printer")[-1].reason == "serial"
    assert printers.change_face(hall.head, "kiosk", key, None) == NETWORK
    assert printers.setup_of("pc-2", "kiosk") == NETWORK
    assert printers.with_own("kiosk") == frozenset()
    assert journal_of(hall, "printer")[-1].reason == "shared"
    with pytest.raises(Refusal, match="bad_printer"):
        printers.change_face(hall.head, "kiosk", "", None)


def test_only_the_head_sets_printers_up(hall: HallDay) -> None:
    with pytest.raises(Refusal) as no:
        hall.services.printers.change(hall.clerk, "desk", "pc-1", NETWORK)
    assert no.value.code == "not_allowed"
    with pytest.raises(Refusal) as no:
        hall.services.printers.change(hall.head, "desk", "pc-1", PrinterSetup(PrinterKind.NETWORK))
    assert (no.value.code, no.value.facts["problem"]) == ("bad_printer", "host")


def test_a_slip_that_waited_says_what_is_true_now(hall: HallDay) -> None:
    hall.services.public.change(hall.head, base_address="https://motcua.example.vn")
    first, second = hall.take("A"), hall.take("A")
    before = hall.services.printers.slip(second)
    assert (before.number, before.state, before.people_before) == ("A002", State.WAITING, 1)
    assert before.token == hall.services.my_number.token_of(second)
    assert before.base_address == "https://motcua.example.vn"
    hall.services.desk.give_up(hall.clerk, first)
    assert hall.services.printers.slip(second).people_before == 0
    assert hall.services.printers.slip(first).state is State.LEFT


def test_yesterdays_number_has_no_slip(hall: HallDay) -> None:
    taken = hall.take("A")
    hall.clock.forward(24 * 60)
    with pytest.raises(Refusal) as no:
        hall.services.printers.slip(taken)
    assert no.value.code == "unknown_ticket"


def test_a_copy_stands_in_the_journal_with_ids_only(hall: HallDay) -> None:
    taken = hall.take("A")
    hall.services.printers.reprinted(station("kiosk-1"), taken, 2, "asked")
    row = journal_of(hall, "ticket_reprinted")[-1]
    assert (row.subject_id, row.reason, dict(row.facts)) == (taken, "asked", {"copy": 2})
    with pytest.raises(Refusal):
        hall.services.printers.reprinted(station("kiosk-1"), "no-such-ticket", 2, "asked")
