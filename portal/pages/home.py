"""The home page and the search page: what most people look for is one tap away, everything else two."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from markupsafe import Markup

from onestop_desk.domain.posted import HOME_PATH, PublicCatalogue, PublicProcedure
from onestop_desk.words import _, opening_hours, phrases
from portal.frame import Frame, document
from portal.links import Links
from portal.pages.lists import counted, field_row, letters_of, procedure_row
from portal.pages.now import guide_door
from portal.pages.structured import home_data
from portal.pages.turning import listed

STYLES = ("base", "search")
USED, FIELDS, DAYS_OFF = 8, 6, 2


@dataclass(frozen=True)
class Form:
    """The words of the search form."""

    label: str
    example: str
    button: str


@dataclass(frozen=True)
class Closed:
    """A day on which the office is closed."""

    heading: str
    text: str


def form() -> Form:
    """The search form in the language spoken now."""
    return Form(_("Tên thủ tục hoặc việc cần làm"), _("Ví dụ: khai sinh, tạm trú"), _("Tìm"))


def days_off(catalogue: PublicCatalogue) -> tuple[Closed, ...]:
    """The next closed days, why, and when the office opens again."""
    office = catalogue.office
    return tuple(
        Closed(opening_hours.closed_on(day), opening_hours.closed_why(office, day, name))
        for day, name in office.days_off[:DAYS_OFF]
    )


def most_used(catalogue: PublicCatalogue) -> tuple[PublicProcedure, ...]:
    """The procedures that most people come for: from each field in turn, the fields with most of them first."""
    used = _used(catalogue)
    fields = sorted((f for f in catalogue.fields if used[f.slug]), key=lambda f: -used[f.slug])
    columns = ([p for p in catalogue.of_field(f.slug) if p.most_used] for f in fields)
    turns = chain.from_iterable(zip_longest(*columns))
    return tuple(p for p in turns if p is not None)[:USED]


def _used(catalogue: PublicCatalogue) -> Counter[str]:
    return Counter(p.field_slug for p in catalogue.procedures.values() if p.most_used and p.in_force)


def home_page(catalogue: PublicCatalogue, frame: Frame, links: Links, *, doors: str = "", now: str = "") -> str:
    """The home page; the running portal adds `doors` to what one can do there, and how it is in the hall `now`."""
    pieces = [
        listed("heading", _("Ông/bà cần làm thủ tục gì?")),
        listed("search", form(), links.search),
        *(listed("closed", found) for found in days_off(catalogue)),
    ]
    if doors:
        pieces.append(doors)
    elif catalogue.office.books:
        pieces.append(listed("action", links.booking(), _("Đặt lịch hẹn")))
    if catalogue.office.guides and not doors:
        pieces.append(_section([listed("row", links.guide(), *guide_door())], ""))
    pieces.append(now)
    if used := most_used(catalogue):
        pieces.append(_section([procedure_row(found, links) for found in used], _("Thủ tục hay làm")))
    pieces.append(_ways(catalogue, links, most=FIELDS))
    return document(
        frame,
        links,
        title="",
        body="".join(pieces),
        path=HOME_PATH,
        styles=(*STYLES, "now") if now else STYLES,
        data=home_data(catalogue.office),
    )


def search_page(
    catalogue: PublicCatalogue,
    frame: Frame,
    links: Links,
    *,
    typed: str = "",
    found: Sequence[str] | None = None,
    script: str = "",
) -> str:
    """The search page; `found` are the codes that the portal has found for `typed`, None where a script will look.

    Without either the fields and the letters below lead everywhere.
    """
    pieces = [listed("heading", _("Tìm thủ tục")), listed("search", form(), links.search, typed)]
    if found is not None:
        rows = [procedure_row(catalogue.procedures[code], links) for code in found]
        pieces.append(_section(rows, counted(len(rows))) if rows else listed("said", "", [nothing_found()]))
    if script:
        said = (nothing_found(), _("Chưa tải được danh mục. Ông/bà chọn theo lĩnh vực bên dưới."))
        pieces.append(listed("results", links, *said, counted(0).partition(" ")[2]))
    pieces.append(_ways(catalogue, links, most=2 * FIELDS))
    pieces.append(listed("letters", _("Theo chữ cái đầu"), letters_of(catalogue), links))
    return document(
        frame,
        links,
        title=_("Tìm thủ tục"),
        body="".join(pieces),
        path="/tim",
        back=(links.home, _("Trang chủ")),
        styles=STYLES,
        script=script,
        hidden=True,
        full_foot=False,
    )


def nothing_found() -> str:
    """Said when no procedure is like what was typed."""
    return _("Không thấy thủ tục nào như vậy. Ông/bà thử từ khác, hoặc chọn theo lĩnh vực bên dưới.")


def _ways(catalogue: PublicCatalogue, links: Links, most: int) -> str:
    """The fields that most people come for, then all fields and all procedures."""
    used = _used(catalogue)
    largest = sorted(catalogue.fields, key=lambda field: (-used[field.slug], -len(field.codes)))[:most]
    total = sum(len(field.codes) for field in catalogue.fields)
    rows = [field_row(field, links) for field in largest]
    rows.append(listed("row", links.fields, _("Tất cả lĩnh vực"), "", str(len(catalogue.fields))))
    rows.append(listed("row", links.every(), _("Tất cả thủ tục"), "", phrases.figure(total)))
    return _section(rows, _("Theo lĩnh vực"))


def _section(rows: Sequence[str], title: str) -> str:
    return listed("listed", Markup("".join(rows)), title)
