"""What every page shares: the office's name above, how to reach it below, and the document around both."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.words import _, language, opening_hours
from onestop_desk.words.long_texts import shortened
from onestop_desk.words.procedure_home import NATIONAL_PORTAL
from portal import render
from portal.links import Links

STYLES = ("base",)


@dataclass(frozen=True)
class Frame:
    """The words around every page, made once for many pages."""

    lang: str
    office: str
    base: str
    skip: str
    path: str
    demo: str
    contact: str
    address: str
    hours: tuple[str, ...]
    phone: str
    call: str
    privacy: str
    national: str
    national_name: str
    other_lang: str
    other_name: str
    """The language that is one tap away, in its own word."""


def frame_of(catalogue: PublicCatalogue) -> Frame:
    """The frame of an office's pages in the language spoken now."""
    office = catalogue.office
    other = ("vi", "Tiếng Việt") if language() == "en" else ("en", "English")
    return Frame(
        lang="en" if language() == "en" else "vi",
        office=shortened(office.name, 120),
        base=office.base,
        skip=_("Đến nội dung chính"),
        path=_("Đường dẫn"),
        demo=_("Đây là trang dùng thử, không phải của một cơ quan.") if office.is_demo else "",
        contact=_("Liên hệ"),
        address=shortened(office.address, 200),
        hours=tuple(found.sentence for found in opening_hours.week(office.weekly)),
        phone=office.phone,
        call=_("Gọi {phone}").format(phone=office.phone),
        privacy=_("Chúng tôi dùng dữ liệu của ông/bà thế nào"),
        national=NATIONAL_PORTAL,
        national_name=_("Cổng Dịch vụ công quốc gia"),
        other_lang=other[0],
        other_name=other[1],
    )


def document(
    frame: Frame,
    links: Links,
    *,
    title: str,
    body: str,
    path: str = "",
    back: tuple[str, str] | None = None,
    styles: tuple[str, ...] = STYLES,
    data: Markup | None = None,
    script: str = "",
    full_foot: bool = True,
    hidden: bool = False,
    refresh: int = 0,
) -> str:
    """A whole page around its body; `path` is its public address below the base, `back` is (address, where to).

    `refresh` is after how many seconds a browser asks again by itself, 0 never.
    """
    heading = shortened(title, 110)
    values: dict[str, Any] = {
        "title": _("{page} – {office}").format(page=heading, office=frame.office) if heading else frame.office,
        "canonical": frame.base + path if frame.base and path else "",
        "hidden": hidden or bool(frame.demo),
        "style": render.style(*styles),
    }
    return render.page(
        "document.html",
        frame=frame,
        links=links,
        body=Markup(body),
        back=back,
        data=data,
        script=script,
        full_foot=full_foot,
        refresh=refresh,
        **values,
    )
