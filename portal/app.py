"""Puts the portal together: routes, error pages, the door before them, and what runs beside."""

import sys
import traceback
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from litestar import Litestar, Request, Response
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.services import Services
from portal import live
from portal.door import Door, Manners
from portal.forms.robots import Robots
from portal.forms.seal import Seal
from portal.fresh import Fresh
from portal.holds import Holds
from portal.keepers import Keepers
from portal.limits import Limits, TooMany
from portal.pages.messages import message_page, refused, status_words
from portal.pulse import Pulse
from portal.routes import answering, appointment, booking, catalogue, guide, lookup, number, rating
from portal.shelf import Shelf, links_to
from portal.standing import Portal
from portal.streams import Streams

if TYPE_CHECKING:
    from portal.door import Application

NOT_FOUND = frozenset({"unknown_booking", "unknown_ticket", "unknown_procedure"})
OTHERS = (*lookup.ROUTES, *guide.ROUTES, *rating.ROUTES)
TIMES_S = 1.0
"""Seconds for which a page of times is shown again while nothing is committed."""
AGAIN_S = 5
"""Seconds after which to try again when the database was not ready."""


@dataclass(frozen=True)
class Running:
    """The application and what its server has to know of it."""

    door: Door
    inside: Litestar
    portal: Portal


def make(services: Services, manners: Manners | None = None, limits: Limits | None = None) -> Running:
    """The portal of an office."""
    manners, limits = manners or Manners(), limits or Limits()
    shelf = Shelf(shown(services), manners.prefix)
    pulse = Pulse(services, lambda: shelf.renew(shown(services, shelf.catalogue)))

    def beats() -> int:
        return pulse.beats

    portal = Portal(
        services, shelf, pulse, limits, manners,
        Fresh(beats), Fresh(beats), Fresh(beats, TIMES_S), Fresh(beats), Fresh(beats),
        Seal(), Keepers(limits), Streams(), Robots(), Holds(),
    )  # fmt: skip
    inside = _inside(portal)
    return Running(Door(cast("Application", inside), shelf, manners, limits, _turned_away(portal)), inside, portal)


def _inside(portal: Portal, description: OpenAPIConfig | None = None) -> Litestar:
    return Litestar(
        [*catalogue.ROUTES, *number.ROUTES, *booking.ROUTES, *appointment.ROUTES, *OTHERS],
        dependencies={"portal": Provide(lambda: portal, sync_to_thread=False)},
        exception_handlers=_handlers(portal),
        lifespan=[_running(portal.pulse)],
        logging_config=None,
        openapi_config=description,
    )


def description(portal: Portal) -> dict[str, Any]:
    """Every address and form as an OpenAPI document; for tests, since the portal itself shows none."""
    return _inside(portal, OpenAPIConfig(title="Onestop Desk", version="1")).openapi_schema.to_schema()


def shown(services: Services, before: PublicCatalogue | None = None) -> PublicCatalogue:
    """The catalogue as the portal shows it; the same object as `before` while nothing has changed.

    The demo office can always be tried out, booking too; the guide is there unless its file is broken.
    """
    found = services.public.catalogue()
    books, guides = found.office.books or found.office.is_demo, services.guide.trouble() is None
    made = replace(found, office=replace(found.office, books=books, guides=guides))
    return before if before is not None and before == made else made


def _running(pulse: Pulse) -> Callable[[Litestar], Any]:
    @asynccontextmanager
    async def running(_app: Litestar) -> AsyncIterator[None]:
        pulse.start()
        try:
            yield
        finally:
            pulse.stop()

    return running


def _handlers(portal: Portal) -> dict[Any, Any]:
    def refusal(request: Request[Any, Any, Any], error: Refusal) -> Response[bytes]:
        return said(request, 404 if error.code in NOT_FOUND else 409, *refused(error))

    def world(request: Request[Any, Any, Any], error: WorldError) -> Response[bytes]:
        answer = said(request, 503, *refused(error))
        answer.headers["retry-after"] = str(AGAIN_S)
        return answer

    def too_many(request: Request[Any, Any, Any], error: TooMany) -> Response[bytes]:
        answer = said(request, 429, *status_words(429, error.wait_s))
        answer.headers["retry-after"] = str(error.wait_s)
        return answer

    def http(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
        if error.status_code == 404:
            links = portal.links(answering.who(request))
            return answering.page(request, live.render_missing(portal.catalogue, links=links), 404)
        return said(request, error.status_code, *status_words(error.status_code))

    def bug(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
        # The trace names our code, never what was sent.
        sys.stderr.writelines([*traceback.format_tb(error.__traceback__), f"{type(error).__name__}\n"])
        return said(request, 500, *status_words(500))

    def said(request: Request[Any, Any, Any], status: int, title: str, sentences: list[str]) -> Response[bytes]:
        links = portal.links(answering.who(request))
        return answering.page(request, message_page(portal.catalogue, links, title, sentences), status)

    return {Refusal: refusal, TooMany: too_many, WorldError: world, HTTPException: http, Exception: bug}


def _turned_away(portal: Portal) -> Callable[[int, int], bytes]:
    def page(status: int, wait_s: int) -> bytes:
        links = links_to(portal.manners.prefix, "/", english=False)
        return message_page(portal.catalogue, links, *status_words(status, wait_s)).encode()

    return page
