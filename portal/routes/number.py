"""A number of today on its holder's phone: its page, what changes while it waits, and giving it back."""

from collections.abc import AsyncIterator, Mapping

from litestar import Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Stream

from onestop_desk.domain.tickets import State
from onestop_desk.services.my_number import MyNumber, Standing
from portal.forms.fields import Sealed
from portal.pages.messages import my_number_page
from portal.pages.number import give_up_page, mark_of, number_page
from portal.routes.answering import Asked, cookie_of, elsewhere, page, who, with_form
from portal.routes.threads import in_thread
from portal.standing import CITIZEN, Portal, ThePortal

QUIET_S = 20.0
"""Seconds after which a stream says that it is still there, and looks whether time alone has changed anything."""
LONGEST_QUIET = 90
"""Times a stream may be quiet before it ends; the browser opens it again."""


@get("/so-cua-toi")
@in_thread
def how(request: Asked, portal: ThePortal) -> Response[bytes]:
    """How a number is followed on a phone."""
    return page(request, my_number_page(portal.catalogue, portal.links(who(request))))


@get("/s/{token:str}")
@in_thread
def my_number(request: Asked, portal: ThePortal, token: FromPath[str]) -> Response[bytes]:
    """Where a number stands."""
    return _shown(request, portal, token)


def _shown(request: Asked, portal: Portal, token: str) -> Response[bytes]:
    mine = _opened(portal, request, token)
    waits = mine.standing.state is State.WAITING
    overtaken = portal.services.desk.why_overtaken(mine.ticket_id).counts if waits else {}
    rated = mine.standing.state is State.DONE and portal.services.ratings.is_rated(mine.ticket_id)
    links = portal.links(who(request))
    return page(request, number_page(portal.catalogue, links, token, mine, overtaken, rated=rated))


@get("/s/{token:str}/theo-doi", media_type="text/event-stream")
async def follow(
    request: Asked, portal: ThePortal, token: FromPath[str], m: FromQuery[str] = ""
) -> Response[bytes] | Stream:
    """Tells whenever the page of a number would say something else, as server-sent events."""
    address, numbers = who(request).address, portal.services.my_number
    ticket_id = await sync_to_thread(portal.keepers.opened, address, token, numbers.ticket_of)
    if not portal.streams.has_room(ticket_id):
        # To a browser this means: do not come back. The page asks by itself now and then.
        return Response(b"", status_code=204)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return Stream(_told(portal, ticket_id, m), media_type="text/event-stream", headers=headers)


async def _told(portal: Portal, ticket_id: str, mark: str) -> AsyncIterator[bytes]:
    with portal.streams.one(ticket_id):
        yield b"retry: 4000\n\n"
        for _turn in range(LONGEST_QUIET):
            crowd = await sync_to_thread(portal.crowds.get, "", lambda: _crowd(portal))
            now = mark_of(crowd.get(ticket_id))
            if now != mark:
                mark = now
                yield f"event: change\ndata: {now}\n\n".encode()
            if not await portal.pulse.beat(QUIET_S):
                if portal.pulse.stopped:
                    return
                yield b": .\n\n"


def _crowd(portal: Portal) -> Mapping[str, Standing]:
    return portal.services.my_number.crowd()


@get("/s/{token:str}/tra-so")
@in_thread
def ask_give_up(request: Asked, portal: ThePortal, token: FromPath[str]) -> Response[bytes]:
    """Asks once more before a number is given back."""
    mine = _opened(portal, request, token)
    if mine.standing.state is not State.WAITING:
        return _shown(request, portal, token)
    return with_form(
        request,
        portal,
        f"tra-so:{token}",
        lambda seal: give_up_page(portal.catalogue, portal.links(who(request)), token, mine, seal),
    )


@post("/s/{token:str}/tra-so", status_code=303)
@in_thread
def give_up(request: Asked, portal: ThePortal, token: FromPath[str], data: URLEncodedBody[Sealed]) -> Redirect:
    """Gives a number back."""
    _opened(portal, request, token)
    key = portal.seal.key(cookie_of(request), data.phieu, f"tra-so:{token}")
    portal.services.my_number.give_up(CITIZEN, token, key=key)
    return elsewhere(portal.links(who(request)).number(token))


def _opened(portal: Portal, request: Asked, token: str) -> MyNumber:
    return portal.keepers.opened(who(request).address, token, portal.services.my_number.view)


ROUTES = (how, my_number, follow, ask_give_up, give_up)
