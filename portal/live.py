"""One page at a time, as the running portal serves it: the same words and markup as the static site."""

from collections.abc import Callable, Sequence

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.words.procedure_page import field_of
from portal.frame import frame_of
from portal.links import FIRST, Links
from portal.pages import home, lists, notices
from portal.pages.procedure import ProcedurePages

LinksAt = Callable[[str], Links]


def render_home(catalogue: PublicCatalogue, *, links: Links, doors: str = "", now: str = "") -> str:
    """The home page, with what one can do in the portal and how it is in the hall."""
    return home.home_page(catalogue, frame_of(catalogue), links, doors=doors, now=now)


def render_procedure(
    catalogue: PublicCatalogue, code: str, *, links: Links, part: str = "", page: int = FIRST
) -> str | None:
    """A procedure's page or one of those that follow it, None when there is none.

    A link of the portal is the same seen from every page, so one `links` serves them all.
    """
    if code not in catalogue.procedures:
        return None
    pages = ProcedurePages(catalogue, frame_of(catalogue), code, lambda _path: links)
    return pages.following(part, page) if part else pages.main()


def render_field(catalogue: PublicCatalogue, slug: str, *, links: Links, page: int = FIRST) -> str | None:
    """The procedures of a field, None when there never was such a field or it has not so many pages."""
    field = field_of(catalogue, slug)
    return None if field is None else _one_of(catalogue, lists.field_listing(catalogue, field), links, page)


def render_fields(catalogue: PublicCatalogue, *, links: Links, page: int = FIRST) -> str | None:
    """All fields."""
    return _one_of(catalogue, lists.fields_listing(catalogue), links, page)


def render_letters(catalogue: PublicCatalogue, *, links: Links) -> str:
    """All procedures by their first letter: the letters."""
    return lists.letters_page(frame_of(catalogue), lists.letters_of(catalogue), links)


def render_letter(catalogue: PublicCatalogue, slug: str, *, links: Links, page: int = FIRST) -> str | None:
    """The procedures that begin with one letter, None when none does."""
    letter = next((found for found in lists.letters_of(catalogue) if found.slug == slug), None)
    return None if letter is None else _one_of(catalogue, lists.letter_listing(catalogue, letter), links, page)


def render_search(catalogue: PublicCatalogue, typed: str, found: Sequence[str], *, links: Links) -> str:
    """The search page with the codes that were found, best first."""
    return home.search_page(catalogue, frame_of(catalogue), links, typed=typed, found=found if typed else None)


def render_privacy(catalogue: PublicCatalogue, *, links: Links) -> str:
    """What is done with people's data."""
    return notices.privacy_page(catalogue, frame_of(catalogue), links)


def render_missing(catalogue: PublicCatalogue, *, links: Links) -> str:
    """Shown where an address leads nowhere."""
    return notices.missing_page(frame_of(catalogue), links)


def _one_of(catalogue: PublicCatalogue, listing: lists.Listing, links: Links, page: int) -> str | None:
    pages = list(lists.pages_of(listing, frame_of(catalogue), lambda _path: links))
    return pages[page - 1][1] if FIRST <= page <= len(pages) else None
