"""How a route answers: a page of this moment, another address, or a file."""

from collections.abc import Callable
from typing import Any

from litestar import Request, Response
from litestar.datastructures import Cookie
from litestar.enums import MediaType
from litestar.response import Redirect

from portal.answers import KEPT_NOWHERE, Packed, policy_of, quickly, takes_gzip
from portal.forms.seal import COOKIE
from portal.standing import Portal
from portal.visitors import Visitor, visitor_of

Asked = Request[Any, Any, Any]


def who(request: Asked) -> Visitor:
    """Whoever asks."""
    return visitor_of(request.scope)


def _packs(request: Asked) -> bool:
    return takes_gzip(dict(request.scope["headers"]))


def page(request: Asked, text: str, status: int = 200, *, cache: str = KEPT_NOWHERE) -> Response[bytes]:
    """A page made for this request."""
    headers = {"content-security-policy": policy_of(text), "cache-control": cache, "vary": "accept-encoding"}
    plain = text.encode()
    body = quickly(plain) if _packs(request) else None
    if body is not None:
        headers["content-encoding"] = "gzip"
    return Response(body or plain, status_code=status, headers=headers, media_type=MediaType.HTML)


def cookie_of(request: Asked) -> str | None:
    """The cookie that a form page has set."""
    found: str | None = request.cookies.get(COOKIE)
    return found


def with_form(
    request: Asked, portal: Portal, purpose: str, make: Callable[[str], str], status: int = 200
) -> Response[bytes]:
    """A page with a form: `make` is given its seal, and the cookie that belongs to it is set."""
    cookie = cookie_of(request) or portal.seal.new_cookie()
    answer = page(request, make(portal.seal.sealed(cookie, purpose)), status)
    answer.set_cookie(
        Cookie(
            COOKIE,
            path=f"{portal.manners.prefix}/",
            value=cookie,
            httponly=True,
            secure=portal.manners.secure,
            samesite="strict",
        )
    )
    return answer


def public_base(request: Asked, portal: Portal) -> str:
    """The base of addresses that leave the page: the office's, or the one that this request came to."""
    if portal.catalogue.office.base:
        return portal.catalogue.office.base
    scheme = "https" if portal.manners.secure else "http"
    return f"{scheme}://{request.headers.get('host', '')}{portal.manners.prefix}"


def kept(request: Asked, found: Packed) -> Response[bytes]:
    """A page that is the same for everybody."""
    headers = {name.decode(): value.decode() for name, value in found.headers if name != b"content-type"}
    packs = _packs(request)
    if packs:
        headers["content-encoding"] = "gzip"
    return Response(found.body if packs else found.plain(), headers=headers, media_type=MediaType.HTML)


def file(body: bytes, kind: str, *, cache: str = KEPT_NOWHERE, name: str = "") -> Response[bytes]:
    """A file."""
    headers = {"cache-control": cache}
    if name:
        headers["content-disposition"] = f'attachment; filename="{name}"'
    return Response(body, headers=headers, media_type=kind)


def elsewhere(address: str) -> Redirect:
    """The page that shows what an action has done: a reload shows it again and does nothing twice."""
    return Redirect(address, status_code=303)
