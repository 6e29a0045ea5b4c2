"""The commands qr posters, qr site and qr check."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cli.answers import answer
from cli.arguments import Arguments
from cli.command import BuildSite
from cli.guide_trouble import tell_guide_trouble
from cli.written import write_whole
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.posted import PublicCatalogue, clean_base
from onestop_desk.domain.procedures import bare_code, field_key
from onestop_desk.services import Services, build
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.printed_sheets import SheetPrinted
from onestop_desk.words import _, phrases, plural

if TYPE_CHECKING:
    from onestop_desk.paper.orders import SheetOrder
    from onestop_desk.paper.reading import Destination, FoundCode

NOT_CURRENT = 1


def run(arguments: Arguments, build_site: BuildSite) -> int:
    """Does what was asked of the codes."""
    services = build(arguments.address)
    try:
        catalogue = _catalogue(services, arguments)
        if arguments.command == "qr posters":
            return _posters(services, catalogue, arguments)
        if arguments.command == "qr site":
            return _site(services, catalogue, arguments, build_site)
        return _check(catalogue, arguments)
    finally:
        services.close()


def _catalogue(services: Services, arguments: Arguments) -> PublicCatalogue:
    """The public catalogue, under another base address when one was given."""
    found = services.public.catalogue()
    if arguments.base is None:
        return found
    return replace(found, office=replace(found.office, base=clean_base(arguments.base)))


def _posters(services: Services, catalogue: PublicCatalogue, arguments: Arguments) -> int:
    from onestop_desk.paper import posters

    assert arguments.out is not None
    orders = _orders(catalogue, arguments)
    bundle = posters.draw_many(orders, catalogue, catalogue.day)
    write_whole(arguments.out, bundle.pdf)
    printed = [SheetPrinted(s.kind, s.subject, s.size, s.base, s.facts, s.facts_hash) for s in bundle.sheets]
    services.sheets.record(SYSTEM, printed, arguments.hangs)
    said = _("Đã ghi {n} tờ, {pages} trang vào {path}.").format(
        n=phrases.figure(len(printed)), pages=phrases.figure(bundle.pages), path=arguments.out
    )
    data = {
        "path": str(arguments.out),
        "pages": bundle.pages,
        "sheets": [
            {"kind": s.kind, "subject": s.subject, "size": s.size, "addresses": list(s.addresses)}
            for s in bundle.sheets
        ],
    }
    answer(arguments.as_json, data, [said])
    return 0


def _orders(catalogue: PublicCatalogue, arguments: Arguments) -> "Sequence[SheetOrder]":
    from onestop_desk.paper.orders import Kind, SheetOrder, all_orders

    size, kind = arguments.size, arguments.kind
    if arguments.code is not None:
        code = bare_code(arguments.code)
        if code is None or code not in catalogue.procedures:
            raise Refusal("unknown_procedure", procedure=arguments.code)
        return (SheetOrder(kind or Kind.PROCEDURE, code, size),)
    field = _slug(catalogue, arguments.field) if arguments.field is not None else None
    if kind in {Kind.TENT, Kind.STICKERS, Kind.OFFICE}:
        return (SheetOrder(kind, field or "", size),)
    orders = all_orders(catalogue, field, size)
    if kind == Kind.PROCEDURE and field is None:
        active = (code for code, found in catalogue.procedures.items() if found.in_force)
        return tuple(SheetOrder(Kind.PROCEDURE, code, size) for code in active)
    return tuple(order for order in orders if kind is None or order.kind == kind)


def _slug(catalogue: PublicCatalogue, wanted: str) -> str:
    for field in (*catalogue.fields, *catalogue.retired_fields):
        if wanted.strip().lower() == field.slug or field_key(wanted) in {
            field_key(field.name),
            field_key(field.short_name),
        }:
            return field.slug
    raise Refusal("unknown_field", field=wanted)


def _site(services: Services, catalogue: PublicCatalogue, arguments: Arguments, build_site: BuildSite) -> int:
    assert arguments.out is not None
    if not catalogue.office.base:
        raise Refusal("no_public_address")
    guide = services.guide
    tell_guide_trouble(services)
    guidance = None if guide.trouble() else (guide.guide(), guide.office())
    built = build_site(catalogue, arguments.out, guidance)
    said = _(
        "Trang tĩnh có {pages} trang ở {path}: ghi mới {written} tệp, giữ nguyên {unchanged}, bỏ {removed}."
    ).format(
        pages=phrases.figure(built.pages),
        path=arguments.out,
        written=phrases.figure(built.written),
        unchanged=phrases.figure(built.unchanged),
        removed=phrases.figure(built.removed),
    )
    data = {
        "path": str(arguments.out),
        "pages": built.pages,
        "written": built.written,
        "unchanged": built.unchanged,
        "removed": built.removed,
    }
    answer(arguments.as_json, data, [said])
    return 0


def _check(catalogue: PublicCatalogue, arguments: Arguments) -> int:
    from onestop_desk.paper.reading import read_codes, where_it_leads

    assert arguments.file is not None
    if not arguments.file.exists():
        raise Refusal("file_missing", path=str(arguments.file))
    read = read_codes(arguments.file)
    faults = [found for found in read if found.fault]
    led = [(found, where_it_leads(found.text, catalogue)) for found in read if not found.fault]
    wrong = [(found, to) for found, to in led if to.state != "current"]
    data: dict[str, Any] = {
        "path": str(arguments.file),
        "codes": [_as_data(found, to) for found, to in led],
        "faults": [{"file": str(fault.file), "problem": fault.fault} for fault in faults],
        "current": len(led) - len(wrong),
        "not_current": len(wrong),
    }
    answer(arguments.as_json, data, [*_lines(led), *_faults(faults), _sum(len(led), len(wrong))])
    if not led:
        print(_("Không thấy mã QR nào ở {path}.").format(path=arguments.file), file=sys.stderr)
    return NOT_CURRENT if wrong or not led or faults else 0


def _as_data(found: "FoundCode", to: "Destination") -> dict[str, Any]:
    return {
        "file": str(found.file),
        "page": found.page,
        "text": found.text,
        "kind": to.kind,
        "subject": to.subject,
        "state": to.state,
        "successor": to.successor[0] if to.successor else None,
        "sentence": _sentence(to),
    }


def _lines(led: "Iterable[tuple[FoundCode, Destination]]") -> list[str]:
    return [
        _("{file}, trang {page}: {text} → {what}").format(
            file=found.file, page=found.page, text=found.text, what=_sentence(to)
        )
        for found, to in led
    ]


def _faults(faults: "Iterable[FoundCode]") -> list[str]:
    return [_("{file}: không đọc được tệp này.").format(file=fault.file) for fault in faults]


def _sentence(to: "Destination") -> str:
    sentences = {
        "current": _("đúng, {name}").format(name=to.name) if to.name else _("đúng"),
        "abolished": _("thủ tục đã bãi bỏ, thay bằng {successor}").format(successor=to.successor[0])
        if to.successor
        else _("thủ tục đã bãi bỏ"),
        "upcoming": _("thủ tục chưa đến ngày áp dụng"),
        "unknown": _("danh mục không có trang này"),
        "other_base": _("địa chỉ trang cũ hoặc của nơi khác"),
        "not_ours": _("không phải mã của trung tâm"),
    }
    return sentences[to.state]


def _sum(codes: int, wrong: int) -> str:
    if not wrong:
        return plural("Đã đọc {n} mã, tất cả dẫn đúng trang.", codes).format(n=phrases.figure(codes))
    return plural("Đã đọc {n} mã, {wrong} mã không còn đúng.", codes).format(
        n=phrases.figure(codes), wrong=phrases.figure(wrong)
    )
