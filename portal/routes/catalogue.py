"""The office, its fields and its procedures: what can be read without giving anything."""

from litestar import Response, get
from litestar.concurrency import sync_to_thread
from litestar.exceptions import NotFoundException
from litestar.params import FromQuery

from onestop_desk.services.views import KioskView
from onestop_desk.words import language
from portal import live
from portal.pages.now import doors, now_section
from portal.routes.answering import Asked, file, kept, page, who
from portal.routes.threads import in_thread
from portal.script import SCRIPT, script_body
from portal.site import sitemap
from portal.standing import Portal, ThePortal

A_DAY = "public, max-age=86400"
_LONGEST_TYPED = 100


@get("/")
@in_thread
def home(request: Asked, portal: ThePortal) -> Response[bytes]:
    """The office: hours, open now, who waits, the forecast."""
    text = portal.homes.get(language(), lambda: _home(portal, request))
    return page(request, text, cache="no-cache")


def _home(portal: Portal, request: Asked) -> str:
    links, catalogue = portal.links(who(request)), portal.catalogue
    view: KioskView = portal.services.kiosk.view()
    ways = doors(links, books=catalogue.office.books, guides=catalogue.office.guides)
    return live.render_home(catalogue, links=links, doors=ways, now=now_section(view))


@get(
    [
        "/t/{code:str}",
        "/t/{code:str}/{section:str}",
        "/t/{code:str}/{section:str}/{number:str}",
        "/l/{slug:str}",
        "/l/{slug:str}/{number:str}",
        "/linh-vuc",
        "/linh-vuc/{number:str}",
        "/thu-tuc",
        "/thu-tuc/{letter:str}",
        "/thu-tuc/{letter:str}/{number:str}",
        "/du-lieu-ca-nhan",
    ]
)
async def shelved(request: Asked, portal: ThePortal) -> Response[bytes]:
    """A procedure, a field, a list, the privacy notice: the same for everybody."""
    visitor = who(request)
    found = await sync_to_thread(portal.shelf.page, visitor.path, english=visitor.english)
    if found is None:
        raise NotFoundException
    return kept(request, found)


@get("/tim")
@in_thread
def search(request: Asked, portal: ThePortal, q: FromQuery[str] = "") -> Response[bytes]:
    """Procedures by a few words, forgiving accents and slips of the finger."""
    typed = " ".join(q[:_LONGEST_TYPED].split())
    found = [hit.code for hit in portal.services.procedures.search(typed)] if typed else []
    codes = [code for code in found if code in portal.catalogue.procedures]
    text = live.render_search(portal.catalogue, typed, codes, links=portal.links(who(request)))
    return page(request, text)


@get("/robots.txt", sync_to_thread=False)
def robots(portal: ThePortal) -> Response[bytes]:
    """What search engines may read: the catalogue, nothing that belongs to one person."""
    base = portal.catalogue.office.base
    closed = "/" if portal.catalogue.office.is_demo else ""
    rules = [f"Disallow: {closed}"] if closed else [f"Disallow: {portal.manners.prefix}/{part}/" for part in "hs"]
    more = [f"Sitemap: {base}/sitemap.xml"] if base else []
    return file("\n".join(["User-agent: *", *rules, *more, ""]).encode(), "text/plain", cache=A_DAY)


@get("/sitemap.xml")
@in_thread
def pages_there_are(portal: ThePortal) -> Response[bytes]:
    """Every page of the catalogue, for search engines."""
    if not portal.catalogue.office.base:
        raise NotFoundException
    return file(sitemap(portal.catalogue), "application/xml; charset=utf-8", cache=A_DAY)


@get(f"/{SCRIPT}")
@in_thread
def script() -> Response[bytes]:
    """Our one script; every page works without it."""
    return file(script_body(), "text/javascript", cache=A_DAY)


ROUTES = (home, shelved, search, robots, pages_there_are, script)
