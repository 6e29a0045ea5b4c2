"""The dossiers of one office."""

from onestop_desk.services.context import Context
from onestop_desk.services.dossiers.entering import Entering
from onestop_desk.services.dossiers.importing import Importing
from onestop_desk.services.dossiers.looking import Looking


class Dossiers(Importing, Entering, Looking):
    """Everything that is done with dossiers."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
