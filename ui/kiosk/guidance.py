"""The kiosk's hand in the VNeID guide: reads it, and counts who has come to an end of it, nobody by name."""

import logging

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.services.actors import Actor
from onestop_desk.services.guide_views import GuideOffice, informed
from onestop_desk.services.keys import new_key
from ui.kiosk import guide_flow
from ui.kiosk.flow import Flow
from ui.kiosk.needs import HallServices

_log = logging.getLogger(__name__)


class Guidance:
    """What the kiosk knows of the guide; without a readable guide it offers none."""

    def __init__(self, services: HallServices, actor: Actor) -> None:
        self._services, self._actor = services, actor
        self.offered = services.guide.trouble() is None
        self.beside: GuideOffice | None = None
        """What the office adds to the guide, as it was when the guide was opened; None while nobody could say."""

    def begin(self, flow: Flow) -> Flow:
        """Opens the guide at its first question."""
        try:
            self.beside = self._services.guide.office()
        except WorldError as error:
            # The steps are in the file: they can be read without the office's own words.
            _log.warning("the office's words for the guide cannot be read: %s", error.code)
        return guide_flow.begin(flow, self._services.guide.guide(), new_key)

    def count(self, left: Flow) -> None:
        """Counts the walk of a citizen who is gone; a count that cannot be written is not worth anybody's time."""
        if left.reached is None:
            return
        try:
            self._services.guide.finish(self._actor, informed(left.reached), left.walk_key)
        except (Refusal, WorldError) as error:
            _log.warning("a walk of the guide is not counted: %s", error.code)
