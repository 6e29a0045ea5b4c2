"""The steps of somebody who comes with an appointment, as plain data: typing, finding, being received."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from onestop_desk.domain.bookings import Arrival
from onestop_desk.domain.instants import Instant
from onestop_desk.services.views import TicketTaken
from ui.kiosk.flow import Booked, Coming, Flow, Step, go

CODE_FIGURES, PHONE_FIGURES = 6, 4
TRIES = 5
"""Wrong codes of one citizen before a person helps."""


def wanted(flow: Flow) -> int:
    """How many figures are typed: six of a code, four of a phone number."""
    return PHONE_FIGURES if flow.by_phone else CODE_FIGURES


def is_whole(flow: Flow) -> bool:
    """Whether everything has been typed."""
    return flow.step is Step.CODE and len(flow.figures) == wanted(flow)


def type_figure(flow: Flow, figure: str) -> Flow:
    """One figure more; what was wrong before is forgotten."""
    if flow.asking or len(flow.figures) >= wanted(flow) or not figure.isdigit():
        return flow
    return replace(flow, figures=flow.figures + figure, refusal=None)


def erase_figure(flow: Flow) -> Flow:
    """Takes the last figure back."""
    return replace(flow, figures=flow.figures[:-1], refusal=None)


def other_way(flow: Flow) -> Flow:
    """By the phone number instead of the code, or the other way round."""
    return replace(flow, by_phone=not flow.by_phone, figures="", refusal=None)


def not_found(flow: Flow, code: str = "unknown_booking") -> Flow:
    """Nothing was found; after a few wrong tries a person helps."""
    wrong = flow.wrong + 1
    tried = replace(flow, figures="", wrong=wrong, refusal=code, asking=False)
    if wrong >= TRIES:
        return replace(go(tried, Step.STAFF), refusal=None)
    return tried if flow.step is Step.CODE else replace(go(tried, Step.CODE), refusal=code)


def choose_time(flow: Flow, found: Sequence[Booked]) -> Flow:
    """Several people may share the last figures of their phones: the time tells them apart."""
    return replace(go(flow, Step.TIMES), found=tuple(found), figures="")


def arrive(flow: Flow, booked: Booked, new_key: Callable[[], str]) -> Flow:
    """It is known which appointment: its number is asked for, once however often it is touched."""
    if flow.asking:
        return flow
    return replace(flow, coming=Coming(booked, new_key()), asking=True, refusal=None)


def too_early(flow: Flow, opens: Instant | None) -> Flow:
    """Come back later, or give the time up."""
    return replace(go(flow, Step.EARLY), asking=False, opens=opens)


def give_up_time(flow: Flow, new_key: Callable[[], str]) -> Flow:
    """A number in the ordinary line instead of the time."""
    if flow.asking or flow.coming is None or flow.step is not Step.EARLY:
        return flow
    return replace(flow, coming=Coming(flow.coming.booked, new_key(), as_walk_in=True), asking=True)


def received(flow: Flow, taken: TicketTaken, arrival: Arrival) -> Flow:
    """The number is saved and may be shown, with how the arrival counts."""
    return replace(flow, step=Step.NUMBER, taken=taken, arrival=arrival, asking=False, refusal=None)
