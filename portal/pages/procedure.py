"""The page of a procedure, and the pages that follow it when there is more to say than one page may hold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

from markupsafe import Markup

from onestop_desk.domain.posted import PublicCatalogue, procedure_path
from onestop_desk.words import _, plural
from onestop_desk.words.long_texts import shortened
from onestop_desk.words.procedure_page import ProcedurePage, procedure_page
from portal.frame import Frame, document
from portal.links import FIRST, Links
from portal.pages.fitting import Part, Sheet, moved, sheets
from portal.pages.procedure_parts import parts_of
from portal.pages.structured import procedure_data
from portal.pages.turning import listed, turning
from portal.render import LIMIT, part, size

STYLES = ("base", "procedure")
MARGIN = 200
"""Bytes left free: addresses are a little longer on pages that lie deeper."""
CASES_NAMED = 8
"""How many moved groups the procedure's page names one by one."""
OLD_NAMED = 8
"""How many procedures are named that this one has replaced."""


@dataclass(frozen=True)
class Labels:
    """The words of the page that are the same for every procedure."""

    code: str
    soon: str
    instead: str
    see_new: str
    differs: str
    before: str
    now: str
    old: str
    handed_in: str
    goes_on: str
    old_print: str
    code_works: str


def labels() -> Labels:
    """The words of the page in the language spoken now."""
    return Labels(
        code=_("Mã thủ tục"),
        soon=_("Sắp áp dụng"),
        instead=_("Thủ tục mới cần làm"),
        see_new=_("Xem thủ tục mới"),
        differs=_("Có gì khác"),
        before=_("Trước đây"),
        now=_("Bây giờ"),
        old=_("Thủ tục cũ"),
        handed_in=_("Đã nộp hồ sơ theo thủ tục cũ?"),
        goes_on=_("Hồ sơ vẫn được giải quyết tiếp, ông/bà không phải nộp lại."),
        old_print=_("Mã QR trên tờ ông/bà quét là bản in cũ."),
        code_works=_("Mã vẫn dùng được; Trung tâm sẽ thay tờ mới."),
    )


LinksAt = Callable[[str], Links]
"""The links as seen from the page that lies at a path such as "t/1.001193/giay-to"."""


class ProcedurePages:
    """All pages of one procedure; a page is rendered when it is asked for."""

    def __init__(self, catalogue: PublicCatalogue, frame: Frame, code: str, links_at: LinksAt) -> None:
        self.page: ProcedurePage = procedure_page(catalogue, code)
        self.path = f"t/{code}"
        self._office = catalogue.office
        self._frame = frame
        self._links_at = links_at
        self._labels = labels()
        self._links = links_at(self.path)

    @cached_property
    def _segments(self) -> tuple[str | Part, ...]:
        """The page from top to bottom: what must stand on it as markup, what may move as a part."""
        page, links = self.page, self._links
        if page.ended is not None:
            return (_made("ended", page, self._labels, links), self._place(), self._updated())
        parts = {found.slug: (found,) for found in parts_of(page)}
        book = self._book()
        return (
            _made("heading", page, self._labels),
            _made("facts", page),
            book,
            *parts.pop("giay-to", ()),
            *self._no_papers(),
            *parts.pop("truong-hop", ()),
            _made("home", page.at_home, _("Làm tại nhà bằng VNeID"), *self._guide()),
            *chain.from_iterable(found for slug, found in parts.items() if slug != "can-cu"),
            self._place(),
            book,
            *parts.get("can-cu", ()),
            self._before(),
            self._updated(),
        )

    @cached_property
    def _whole(self) -> str:
        """The page with everything on it, whether it fits or not."""
        return self._main("".join(found if isinstance(found, str) else found.whole() for found in self._segments))

    @cached_property
    def moved(self) -> dict[str, tuple[Part, tuple[Sheet, ...]]]:
        """The parts that have pages of their own, with these pages, by slug."""
        if size(self._whole) <= LIMIT:
            return {}
        parts = [found for found in self._segments if isinstance(found, Part)]
        fixed = "".join(found for found in self._segments if isinstance(found, str))
        room = LIMIT - MARGIN - size(self._main(fixed))
        every = {found.slug: sheets(found.groups, self._room_beside(found)) for found in parts}
        gone = moved(parts, room, lambda found: self._instead(found, every[found.slug]))
        return {found.slug: (found, every[found.slug]) for found in parts if found.slug in gone}

    def _room_beside(self, moving: Part) -> int:
        return LIMIT - MARGIN - size(self._following(moving, Sheet("", ()), 99, 999))

    def main(self) -> str:
        """The page at /t/<code>."""
        if not self.moved:
            return self._whole
        inside = []
        for found in self._segments:
            if isinstance(found, str):
                inside.append(found)
            elif found.slug in self.moved:
                inside.append(self._instead(*self.moved[found.slug]))
            else:
                inside.append(found.whole())
        return self._main("".join(inside))

    def every(self) -> Iterator[tuple[str, str]]:
        """Each page with its path below the home page: the main one, then those that follow."""
        yield self.path, self.main()
        for slug, (moving, found) in self.moved.items():
            for number, sheet in enumerate(found, FIRST):
                below = f"{self.path}/{slug}"
                path = below if number == FIRST else f"{below}/{number}"
                yield path, self._following(moving, sheet, number, len(found))

    def following(self, slug: str, number: int) -> str | None:
        """One of the pages that follow, None when there is none."""
        if slug not in self.moved:
            return None
        moving, found = self.moved[slug]
        if not FIRST <= number <= len(found):
            return None
        return self._following(moving, found[number - 1], number, len(found))

    def _main(self, body: str) -> str:
        page, links = self.page, self._links
        back = links.field(page.field_slug) if page.field_slug else links.fields
        return document(
            self._frame,
            links,
            title=page.name,
            body=body,
            path=procedure_path(page.code),
            back=(back, shortened(page.field, 60)),
            styles=STYLES,
            data=procedure_data(self._office, page) if page.ended is None else None,
        )

    def _following(self, moving: Part, sheet: Sheet, number: int, of: int) -> str:
        path = f"{self.path}/{moving.slug}"
        links = self._links_at(path if number == FIRST else f"{path}/{number}")
        at = partial(links.procedure, self.page.code, moving.slug)
        name = shortened(self.page.name, 160)
        heading = listed("heading", moving.title, name)
        if number == FIRST:
            heading += moving.intro
        return document(
            self._frame,
            links,
            title=_("{part}: {name}").format(part=moving.title, name=name),
            body=heading + sheet.body + turning(at, number, of),
            back=(links.procedure(self.page.code), shortened(self.page.name, 60)),
            styles=STYLES,
            full_foot=False,
            hidden=number > FIRST,
        )

    def _instead(self, moving: Part, found: Sequence[Sheet]) -> str:
        """What stands on the main page for a part that has moved: how much there is, and where."""
        at = partial(self._links.procedure, self.page.code, moving.slug)
        pages = plural("{n} trang", len(found)).format(n=len(found))
        rows = []
        if len(moving.groups) > 1:
            where = {number: page for page, sheet in enumerate(found, FIRST) for number in sheet.begins}
            for number, group in enumerate(moving.groups[:CASES_NAMED]):
                address = f"{at(where[number])}#{moving.slug}-{number}"
                rows.append(listed("row", address, shortened(group.title, 120), group.count))
        whole = _("Xem đủ {count}").format(count=moving.count)
        rows.append(listed("row", at(), whole, pages))
        return str(_made("moved", moving.title, Markup("".join(rows))))

    def _place(self) -> str:
        return str(_made("place", self.page.place, _("Đến Trung tâm")))

    def _book(self) -> str:
        if not self.page.books:
            return ""
        return str(_made("book", self._links.booking(self.page.code), _("Đặt lịch hẹn")))

    def _guide(self) -> tuple[str, str]:
        """The way to the VNeID guide where an account is needed: its address and its word."""
        at_home = self.page.at_home
        if at_home is None or not at_home.account or not self._office.guides:
            return "", ""
        return self._links.guide(), _("Chưa có, hoặc không dùng được? Xem hướng dẫn")

    def _no_papers(self) -> tuple[str, ...]:
        return (str(_made("plain", _("Giấy tờ cần có"), self.page.no_papers)),) if self.page.no_papers else ()

    def _before(self) -> str:
        if not self.page.meanwhile:
            return ""
        title = _("Hiện nay vẫn làm theo") if self.page.starts else _("Thay cho thủ tục cũ")
        return str(_made("links_to", title, self.page.meanwhile[:OLD_NAMED], self._links))

    def _updated(self) -> str:
        return str(_made("updated", self.page.updated))


def _made(name: str, *values: object) -> str:
    return str(part("procedure.html", name)(*values))
