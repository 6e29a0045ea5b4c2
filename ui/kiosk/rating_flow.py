"""Rating a visit at the kiosk as steps: the number's own code opens it, so that nobody rates somebody else's visit."""

import logging
from collections.abc import Collection
from dataclasses import replace

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.ratings import Face
from onestop_desk.services.actors import Actor
from onestop_desk.services.keys import new_key
from ui.kiosk import flow as steps
from ui.kiosk.flow import Flow, Rated, Step
from ui.kiosk.needs import HallServices

_log = logging.getLogger(__name__)
NOT_SENT = "not_sent"
"""What the screen calls a rating that did not arrive and may be sent again."""


def ask(flow: Flow) -> Flow:
    """The start's button: waits for the code on the slip."""
    return replace(steps.go(flow, Step.RATE_SCAN), refusal=None)


class Rates:
    """What the kiosk asks of ratings."""

    def __init__(self, services: HallServices, actor: Actor) -> None:
        self._services, self._actor = services, actor

    def scanned(self, flow: Flow, token: str) -> Flow:
        """A number's code was held before the scanner, on whichever screen."""
        if flow.asking:
            return flow
        begun = flow if flow.step in {Step.RATE_SCAN, Step.RATE} else steps.go(steps.left_alone(), Step.RATE_SCAN)
        begun = replace(begun, step=Step.RATE_SCAN, language=flow.language, rated=None)
        try:
            offered = self._services.ratings.offer(token)
        except (Refusal, WorldError) as no:
            return replace(begun, refusal=no.code)
        if offered.given is not None:
            return replace(begun, refusal="already_rated")
        visit = Rated(token, offered.number, offered.counter, offered.reasons, new_key())
        return replace(begun, step=Step.RATE, rated=visit, refusal=None)

    def send(self, flow: Flow, level: int, reasons: Collection[str]) -> Flow:
        """Sends what was chosen, once; what did not arrive may be sent again under the same key."""
        visit = flow.rated
        if visit is None:
            return flow
        try:
            self._services.ratings.rate(self._actor, visit.token, level, reasons, key=visit.key, face=Face.KIOSK)
        except Refusal as no:
            return replace(flow, step=Step.RATE_SCAN, refusal=no.code, rated=None)
        except WorldError as world:
            _log.warning("a rating could not be sent: %s", world.code)
            return replace(flow, refusal=NOT_SENT)
        return replace(flow, step=Step.RATED, rated=None, refusal=None, came_from=())
