"""Appointments: what can be booked, booking it, and what becomes of it."""

from onestop_desk.services.booking.arriving import Arriving
from onestop_desk.services.booking.changing import Changing
from onestop_desk.services.booking.holding import Holding
from onestop_desk.services.booking.looking import Looking
from onestop_desk.services.booking.openings import Openings
from onestop_desk.services.booking.planning import Planning
from onestop_desk.services.booking.tries import Tries
from onestop_desk.services.booking.views import CITIZEN, STAFF, Asker
from onestop_desk.services.booking.wishing import Wishing
from onestop_desk.services.context import Context
from onestop_desk.services.hall import Measures
from onestop_desk.services.procedures import Procedures

__all__ = ["CITIZEN", "STAFF", "Asker", "Booking"]


class Booking(Looking, Holding, Changing, Arriving, Planning, Wishing):
    """The verbs of appointments; each family of verbs is a module beside this one."""

    def __init__(self, context: Context, procedures: Procedures, measures: Measures) -> None:
        self._context = context
        self._procedures = procedures
        self._measures = measures
        self._openings = Openings(measures)
        self._tries = Tries()
