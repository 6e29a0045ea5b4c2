"""How a printer is set up, and what becomes of a slip that did not come out."""

from dataclasses import replace

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import SECOND
from onestop_desk.domain.printing import (
    JobState,
    PrinterKind,
    PrinterSetup,
    PrintJob,
    checked_setup,
    setup_from,
    still_wanted,
)
from onestop_desk.domain.tickets import State

JOB = PrintJob("t-1", "A015", "vi", made_at=1_000 * SECOND)


@pytest.mark.parametrize(
    ("setup", "problem"),
    [
        (PrinterSetup(PrinterKind.NETWORK), "host"),
        (PrinterSetup(PrinterKind.NETWORK, host="máy in; rm"), "host"),
        (PrinterSetup(PrinterKind.NETWORK, host="10.0.0.9", port=0), "port"),
        (PrinterSetup(PrinterKind.NETWORK, host="10.0.0.9", port=65536), "port"),
        (PrinterSetup(PrinterKind.SERIAL, device="  "), "device"),
        (PrinterSetup(PrinterKind.SERIAL, device="COM3", baud=1), "baud"),
        (PrinterSetup(PrinterKind.USB, vendor=0x10000), "vendor"),
        (PrinterSetup(PrinterKind.USB, product=0x0E15), "product"),
        (PrinterSetup(PrinterKind.SYSTEM), "name"),
        (PrinterSetup(PrinterKind.PDF, folder="a" * 300), "folder"),
        (PrinterSetup(PrinterKind.PDF, width_mm=57), "width_mm"),
    ],
)
def test_what_is_missing_or_wrong_is_named(setup: PrinterSetup, problem: str) -> None:
    with pytest.raises(Refusal) as no:
        checked_setup(setup)
    assert (no.value.code, no.value.facts["problem"]) == ("bad_printer", problem)


@pytest.mark.parametrize("kind", list(PrinterKind))
def test_what_is_stored_is_read_again(kind: PrinterKind) -> None:
    setup = PrinterSetup(kind, 58, host=" 10.0.0.9", device="COM3", name="Máy in phiếu", vendor=0x04B8, product=0x0E15)
    made = checked_setup(setup)
    assert made.host == "10.0.0.9"
    assert setup_from(made.as_stored()) == made
    assert setup_from({**made.as_stored(), "of_a_newer_version": 1}) == made


@pytest.mark.parametrize("stored", [{"kind": "teleport"}, {"kind": "network"}, {"kind": "usb", "vendor": "x"}])
def test_what_cannot_be_is_no_printer(stored: dict[str, object]) -> None:
    assert setup_from(stored).kind is PrinterKind.NONE


def test_the_heads_are_eight_dots_a_millimetre() -> None:
    assert (PrinterSetup().dots, replace(PrinterSetup(), width_mm=58).dots) == (576, 384)


def test_a_slip_that_was_held_back_is_no_copy() -> None:
    held = JOB.begun().held()
    assert (held.state, held.copy, held.by_itself) == (JobState.WAITING, 1, True)


def test_a_slip_that_broke_off_is_a_copy_once_and_then_waits_for_somebody() -> None:
    once = JOB.begun().broken_off()
    assert (once.state, once.copy, once.by_itself) == (JobState.UNSURE, 2, True)
    assert once.begun().held().state is JobState.UNSURE
    twice = once.begun().broken_off()
    assert (twice.copy, twice.by_itself) == (3, False)
    assert twice.asked_again().by_itself
    assert JOB.asked_again() == JOB


def test_what_was_being_printed_when_the_program_ended_is_unsure() -> None:
    assert JOB.found_again() == JOB
    assert JOB.begun().found_again() == JOB.broken_off()


def test_a_slip_is_late_after_ten_seconds_and_when_the_clock_jumped_back() -> None:
    assert not JOB.is_late(JOB.made_at + 10 * SECOND)
    assert JOB.is_late(JOB.made_at + 10 * SECOND + 1)
    assert JOB.is_late(JOB.made_at - 1)


@pytest.mark.parametrize("state", list(State))
def test_only_a_number_that_still_waits_gets_a_late_slip(state: State) -> None:
    assert still_wanted(state) is (state is State.WAITING)
