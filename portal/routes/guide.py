"""The VNeID guide: the answers so far are the address, so nothing is kept of whoever walks it."""

import re

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromQuery
from litestar.response import Redirect

from onestop_desk.domain import guide as rules
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import Guide, Outcome, Walk
from onestop_desk.services.guide_views import informed
from onestop_desk.services.keys import new_key
from portal.answers import SAME_FOR_A_MINUTE
from portal.frame import frame_of
from portal.pages.guide import PATH, Reader, guide_page, office_counts
from portal.routes.answering import Asked, elsewhere, page, who
from portal.routes.threads import in_thread
from portal.standing import CITIZEN, Portal, ThePortal

_KEY = re.compile(r"[0-9A-Za-z_-]{8,64}")


@get([PATH, f"{PATH}/{{answers:path}}"])
@in_thread
def show(request: Asked, portal: ThePortal, xong: FromQuery[str] = "") -> Response[bytes] | Redirect:
    """The question after the answers in the address, or the outcome.

    An address of an earlier version of the guide leads as far as its answers still go.
    """
    walk, whole = _walked(request, portal)
    reader = _reader(request, portal)
    if not whole:
        return elsewhere(reader.at(walk))
    if not isinstance(rules.current(walk), Outcome):
        return page(request, guide_page(reader, walk), cache=SAME_FOR_A_MINUTE)
    counted = office_counts(reader, walk, new_key(), done=bool(xong))
    return page(request, guide_page(reader, walk, counted=counted))


@post(f"{PATH}/{{answers:path}}", status_code=303)
@in_thread
def count(request: Asked, portal: ThePortal, luot: FromQuery[str] = "") -> Redirect:
    """Counts somebody who has done what the guide said: the outcome and the codes of the answers, nobody's name."""
    walk, whole = _walked(request, portal)
    now = rules.current(walk)
    address = _reader(request, portal).at(walk)
    if not whole or not isinstance(now, Outcome):
        return elsewhere(address)
    portal.services.guide.finish(CITIZEN, informed(walk), luot if _KEY.fullmatch(luot) else new_key())
    return elsewhere(f"{address}?xong=1")


def _walked(request: Asked, portal: Portal) -> tuple[Walk, bool]:
    """The walk of an address as far as it goes, and whether that is the whole address."""
    guide = _guide(portal)
    walk = rules.begin(guide)
    for answer_id in filter(None, who(request).path.removeprefix(PATH).split("/")):
        try:
            walk = rules.answer(walk, answer_id)
        except Refusal:
            return walk, False
    return walk, True


def _guide(portal: Portal) -> Guide:
    if not portal.catalogue.office.guides:
        raise NotFoundException
    return portal.services.guide.guide()


def _reader(request: Asked, portal: Portal) -> Reader:
    links, catalogue = portal.links(who(request)), portal.catalogue
    beside = portal.beside.get("", portal.services.guide.office)
    return Reader(catalogue, frame_of(catalogue), links, lambda walk: links.guide(*walk.answers), beside)


ROUTES = (show, count)
