"""The one place where a right is checked; finer rights come here and nowhere else."""

from collections.abc import Mapping
from enum import StrEnum

from onestop_desk.domain.errors import Refusal
from onestop_desk.services.actors import Actor
from onestop_desk.services.views import StaffView


class Right(StrEnum):
    """What an actor may want to do."""

    TAKE_NUMBER = "take_number"
    BOOK = "book"
    GUIDE = "guide"
    MANAGE_BOOKINGS = "manage_bookings"
    SERVE = "serve"
    RUN_DAY = "run_day"
    OPEN_LINES = "open_lines"
    CHANGE_OFFICE = "change_office"
    CHANGE_CATALOGUE = "change_catalogue"
    KEEP_DOSSIERS = "keep_dossiers"
    CITIZEN_DATA = "citizen_data"
    RATE = "rate"
    READ_RATINGS = "read_ratings"
    READ_REPORTS = "read_reports"
    READ_CLERK_FIGURES = "read_clerk_figures"
    SEE_CAMERAS = "see_cameras"
    CALL_FOR_HELP = "call_for_help"
    BOARD_MESSAGE = "board_message"
    SIGN_OUT = "sign_out"


_ANYBODY = frozenset({"station", "citizen", "clerk", "head", "system"})
_STAFF = frozenset({"clerk", "head"})
_WHO = {
    Right.TAKE_NUMBER: _ANYBODY,
    Right.BOOK: _ANYBODY,
    Right.GUIDE: _ANYBODY,
    Right.MANAGE_BOOKINGS: _STAFF,
    Right.SERVE: _STAFF,
    Right.RUN_DAY: _STAFF | {"system", "station"},
    Right.OPEN_LINES: _STAFF,
    Right.CHANGE_OFFICE: frozenset({"head"}),
    Right.CHANGE_CATALOGUE: _STAFF | {"system"},
    Right.KEEP_DOSSIERS: _STAFF | {"system"},
    Right.CITIZEN_DATA: _STAFF,
    # Nobody rates their own work.
    Right.RATE: frozenset({"station", "citizen"}),
    Right.READ_RATINGS: frozenset({"head"}),
    Right.READ_REPORTS: _STAFF | {"system"},
    Right.READ_CLERK_FIGURES: frozenset({"head"}),
    Right.SEE_CAMERAS: frozenset({"head"}),
    # A desk where nobody is signed in calls for help too, and ends it.
    Right.CALL_FOR_HELP: _STAFF | {"station"},
    Right.BOARD_MESSAGE: _STAFF,
    Right.SIGN_OUT: _STAFF,
}
"""Who may: staff by their role, everybody else by what they are."""


def require(actor: Actor, right: Right) -> None:
    """Raises Refusal("not_allowed") unless the actor has the right."""
    who = actor.role if actor.kind == "person" else actor.kind
    if who not in _WHO[right]:
        raise Refusal("not_allowed", right=right.value)


def require_staff(actor: Actor, right: Right, staff: Mapping[str, StaffView]) -> None:
    """Raises Refusal("not_allowed") for a person whose account was stopped: all that is left is to sign out."""
    if actor.kind != "person" or right is Right.SIGN_OUT:
        return
    person = staff.get(actor.id)
    if person is None or not person.active:
        raise Refusal("not_allowed", right=right.value)
