"""The pages that lead to procedures: one field, all fields, and all procedures by their first letter."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from unicodedata import normalize

from markupsafe import Markup

from onestop_desk.domain.folding import fold, words
from onestop_desk.domain.posted import PublicCatalogue, PublicField, PublicProcedure, field_path
from onestop_desk.words import _, plural, procedures
from onestop_desk.words.long_texts import shortened
from portal.frame import Frame, document
from portal.links import FIRST, Links
from portal.pages.fitting import packed
from portal.pages.turning import listed, turning
from portal.render import LIMIT, size

MARGIN = 500
NAME = 160
"""Characters of a name in a list."""
D_WITH_STROKE = "dd"
"""Đ is a letter of its own, behind D; vowels stand with their plain letter."""
NO_LETTER = "khac"
"""Where names stand that begin with no letter of the alphabet."""

LinksAt = Callable[[str], Links]
Row = Callable[[Links], str]
"""A row of a list, seen from the page that has these links."""


@dataclass(frozen=True)
class Letter:
    """The procedures whose names begin alike."""

    slug: str
    shown: str
    codes: tuple[str, ...]

    @property
    def count(self) -> str:
        """How many there are: 36 thủ tục."""
        return counted(len(self.codes))


def counted(n: int) -> str:
    """Counts procedures: 36 thủ tục."""
    return plural("{n} thủ tục", n).format(n=n)


def brief(public: PublicProcedure) -> str:
    """What a list says of a procedure: Trong ngày · Miễn phí."""
    procedure = public.procedure
    facts = (procedures.deadline_short(procedure), procedures.fee_short(procedure.fee))
    return " · ".join(shortened(fact, 60) for fact in facts if fact)


def procedure_row(public: PublicProcedure, links: Links) -> str:
    """A procedure as a row of a list."""
    name = shortened(procedures.called(public.procedure), NAME)
    return listed("row", links.procedure(public.procedure.code), name, brief(public))


def field_row(field: PublicField, links: Links) -> str:
    """A field as a row of a list."""
    value = counted(len(field.codes))
    return listed("row", links.field(field.slug), shortened(field.short_name or field.name, NAME), "", value)


def letters_of(catalogue: PublicCatalogue) -> tuple[Letter, ...]:
    """The procedures in force by the first letter of their names."""
    names = {code: procedures.called(p.procedure) for code, p in catalogue.procedures.items() if p.in_force}
    keyed = [(_initial(called), words(called), code) for code, called in names.items()]
    keyed.sort(key=lambda k: (k[0] == NO_LETTER, k))
    shown = {NO_LETTER: "#", D_WITH_STROKE: "Đ"}
    return tuple(
        Letter(initial, shown.get(initial, initial.upper()), tuple(code for _initial, _words, code in group))
        for initial, group in groupby(keyed, key=lambda k: k[0])
    )


def _initial(name: str) -> str:
    """What the letter of a name is called in addresses."""
    first = next((c for c in fold(name) if c.isalnum()), "")
    if first == "d" and next(c for c in normalize("NFC", name) if c.isalnum()) in "Đđ":
        return D_WITH_STROKE
    return first if first.isascii() and first.isalpha() else NO_LETTER


@dataclass(frozen=True)
class Listing:
    """A list that may take several pages: where it lies, what stands above it, and its rows."""

    path: str
    title: str
    heading: str
    rows: Sequence[Row]
    at: Callable[[Links, int], str]
    """The address of one of its pages."""
    to_fields: bool = False
    """Whether the page leads back to all fields, or to the home page."""


def field_listing(catalogue: PublicCatalogue, field: PublicField) -> Listing:
    """One field; without procedures it says so."""
    name = shortened(field.name, 300)
    soft = " · ".join(part for part in (counted(len(field.codes)), shortened(field.agency, 80)) if part)
    rows = [partial(procedure_row, public) for public in catalogue.of_field(field.slug)]
    heading = listed("heading", name, soft)
    if not rows:
        none = _("Lĩnh vực này hiện không có thủ tục nào. Ông/bà xem các lĩnh vực khác hoặc hỏi Trung tâm.")
        heading = listed("heading", name) + listed("said", "", [none])
    path = field_path(field.slug).lstrip("/")
    return Listing(path, name, heading, rows, lambda links, page: links.field(field.slug, page), to_fields=True)


def fields_listing(catalogue: PublicCatalogue) -> Listing:
    """All fields that have procedures."""
    ordered = sorted(catalogue.fields, key=lambda field: words(field.short_name or field.name))
    rows = [partial(field_row, field) for field in ordered]
    title = _("Tất cả lĩnh vực")
    heading = listed("heading", title, plural("{n} lĩnh vực", len(rows)).format(n=len(rows)))
    return Listing("linh-vuc", title, heading, rows, Links.more_fields)


def letter_listing(catalogue: PublicCatalogue, letter: Letter) -> Listing:
    """The procedures that begin with one letter."""
    rows = [partial(procedure_row, catalogue.procedures[code]) for code in letter.codes]
    title = _("Thủ tục có chữ đầu {letter}").format(letter=letter.shown)
    heading = listed("heading", title, letter.count)
    return Listing(f"thu-tuc/{letter.slug}", title, heading, rows, lambda links, page: links.every(letter.slug, page))


def letters_page(frame: Frame, letters: Sequence[Letter], links: Links) -> str:
    """All first letters, with how many procedures begin with each."""
    title = _("Tất cả thủ tục")
    total = counted(sum(len(letter.codes) for letter in letters))
    body = listed("heading", title, total) + listed("letters", _("Theo chữ cái đầu"), letters, links)
    return document(frame, links, title=title, body=body, path="/thu-tuc", back=_home(links), styles=("base", "search"))


def pages_of(listing: Listing, frame: Frame, links_at: LinksAt) -> Iterator[tuple[str, str]]:
    """The pages of a list, each with its path below the home page."""
    deepest = links_at(f"{listing.path}/{FIRST + 1}")
    room = LIMIT - MARGIN - size(_page(listing, frame, deepest, "", 99, 999))
    groups = packed([row(deepest) for row in listing.rows], room) or (range(0),)
    for number, places in enumerate(groups, FIRST):
        path = listing.path if number == FIRST else f"{listing.path}/{number}"
        links = links_at(path)
        inside = "".join(listing.rows[place](links) for place in places)
        yield path, _page(listing, frame, links, inside, number, len(groups))


def _page(listing: Listing, frame: Frame, links: Links, inside: str, number: int, of: int) -> str:
    back = (links.fields, _("Tất cả lĩnh vực")) if listing.to_fields else _home(links)
    found = listed("listed", Markup(inside)) if inside else ""
    body = listing.heading + found + turning(lambda page: listing.at(links, page), number, of)
    first = number == FIRST
    path = f"/{listing.path}" if first else ""
    return document(frame, links, title=listing.title, body=body, path=path, back=back, hidden=not first)


def _home(links: Links) -> tuple[str, str]:
    return links.home, _("Trang chủ")
