"""What a counter clerk can do, gathered in one place."""

from onestop_desk.services.context import Context
from onestop_desk.services.desk.at_counter import AtCounter
from onestop_desk.services.desk.calling import Calling
from onestop_desk.services.desk.counters import Counters
from onestop_desk.services.desk.looking import Looking
from onestop_desk.services.desk.page import Page
from onestop_desk.services.desk.visit import Visits
from onestop_desk.services.hall import Measures
from onestop_desk.services.procedures import Procedures


class Desk(Calling, AtCounter, Visits, Counters, Looking, Page):
    """The verbs of the desk; each family of verbs is a module beside this one."""

    def __init__(self, context: Context, procedures: Procedures, measures: Measures) -> None:
        self._context = context
        self._procedures = procedures
        self._measures = measures
