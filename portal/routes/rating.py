"""Rating a visit from the phone that follows its number: once, without a name, within some days."""

from litestar import Response, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect

from onestop_desk.services.ratings import RatingView
from portal.forms.rating import RatingForm, rating_faults
from portal.pages.rating import ADDRESS, rating_page, thanks_page
from portal.routes.answering import Asked, cookie_of, elsewhere, page, who, with_form
from portal.routes.threads import in_thread
from portal.standing import CITIZEN, Portal, ThePortal


@get(f"/s/{{token:str}}/{ADDRESS}")
@in_thread
def ask_rating(request: Asked, portal: ThePortal, token: FromPath[str]) -> Response[bytes]:
    """The form, or the thanks for what was sent."""
    view = offered(portal, request, token)
    if view.given is not None:
        return page(request, thanks_page(portal.catalogue, portal.links(who(request)), view, view.given))
    return _form(request, portal, token, view)


@post(f"/s/{{token:str}}/{ADDRESS}", status_code=303)
@in_thread
def rate(
    request: Asked, portal: ThePortal, token: FromPath[str], data: URLEncodedBody[RatingForm]
) -> Response[bytes] | Redirect:
    """Takes the rating of a visit; the same form sent twice counts once."""
    view = offered(portal, request, token)
    key = portal.seal.key(cookie_of(request), data.phieu, _purpose(token))
    if view.given is None and rating_faults(data):
        return _form(request, portal, token, view, data)
    portal.services.ratings.rate(CITIZEN, token, data.level, data.reasons, key=key, note=data.note)
    return elsewhere(portal.links(who(request)).number(token, ADDRESS))


def offered(portal: Portal, request: Asked, token: str) -> RatingView:
    """The visit of a token. Raises TooMany, Refusal: unknown_ticket, rating_not_yet, rating_too_late."""
    return portal.keepers.opened(who(request).address, token, portal.services.ratings.offer)


def _form(
    request: Asked, portal: Portal, token: str, view: RatingView, typed: RatingForm | None = None
) -> Response[bytes]:
    faults = rating_faults(typed) if typed else []
    links = portal.links(who(request))
    return with_form(
        request,
        portal,
        _purpose(token),
        lambda seal: rating_page(portal.catalogue, links, token, view, seal, typed=typed, faults=faults),
        422 if faults else 200,
    )


def _purpose(token: str) -> str:
    return f"{ADDRESS}:{token}"


ROUTES = (ask_rating, rate)
