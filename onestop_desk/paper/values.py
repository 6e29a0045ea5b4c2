"""The values of a sheet: every word, figure and code that its template puts in place."""

import re
from datetime import date
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from onestop_desk.domain.posted import PublicCatalogue, PublicProcedure, field_path, procedure_path
from onestop_desk.paper import sentences
from onestop_desk.paper.codes import QUIET, Code, Codes, Level
from onestop_desk.paper.engine import BREAK, printable
from onestop_desk.paper.orders import LABELS, Kind, Ordered
from onestop_desk.words import _, phrases, use

Values = dict[str, Any]
LEAST_MODULE_MM = 0.6
"""A phone reads a smaller module only from so close that it is out of focus (look/portal-print.md)."""
_CARD_MM = 35.0
_SMALL_CARD_MM = 30.0
_FEW_MM = {"A3": {1: 78.0, 2: 64.0, 3: 44.0}, "A4": {1: 78.0, 2: 64.0, 3: 44.0}, "A5": {1: 50.0, 2: 42.0}}
"""Codes of a field with few procedures, by size and number: the room is theirs."""
_ALL_MM = 32.0
_LABEL_MM = 32.0
_ADDRESS_PART = 24
_NUMBER_LETTERS = 30
"""No phone and no number of a decision is longer; what is typed there may be anything."""


def values_of(ordered: Ordered, catalogue: PublicCatalogue, printed_on: date, codes: Codes) -> Values:
    """Everything on one sheet, in Vietnamese, as plain JSON for the template."""
    kind = Kind(ordered.order.kind)
    with use("vi"):
        made = _common(ordered, catalogue, printed_on, codes)
        if kind is Kind.PROCEDURE:
            made |= _procedure(ordered)
        elif kind is Kind.FIELD:
            made |= _field(ordered, catalogue, codes)
        elif kind is Kind.OFFICE:
            made |= _office(catalogue)
        elif kind is Kind.STICKERS:
            made |= _stickers(ordered, codes)
        elif kind is Kind.TENT:
            made |= {"title": printable(_tent_title(ordered))}
        return made


def level_of(kind: str) -> Level:
    """How much of the sheet's own code may be dirty: more where it is read from afar."""
    return "M" if kind in {Kind.FIELD, Kind.STICKERS} else "Q"


def _common(ordered: Ordered, catalogue: PublicCatalogue, printed_on: date, codes: Codes) -> Values:
    office = catalogue.office
    decision = sentences.decision_of(ordered.listed)
    newest = _("Mã luôn mở bản mới nhất.")
    printed = _("In ngày {day}").format(day=phrases.figures_of_day(printed_on))
    told = (
        [_("Theo Quyết định số {number}. {newest}").format(number=printable(decision[:_NUMBER_LETTERS]), newest=newest)]
        if decision
        else [newest]
    )
    if ordered.order.kind == Kind.PROCEDURE and ordered.procedure:
        told.insert(0, _("Mã thủ tục {code}.").format(code=ordered.procedure.procedure.code))
    note = sentences.same_day_note(ordered.listed) if ordered.order.kind == Kind.FIELD else ""
    note = _("“Trong ngày”: {rule}").format(rule=note) if note else ""
    demo = _("Bản in thử, không treo") if office.is_demo else ""
    has_head = ordered.order.kind in {Kind.FIELD, Kind.PROCEDURE}
    return {
        "kind": str(ordered.order.kind),
        "size": ordered.order.paper,
        "office": printable(office.name),
        "demo": demo,
        "qr": _drawn(codes.one(ordered.address, level_of(ordered.order.kind))),
        "typed_label": _("Không quét được thì gõ:"),
        "typed": typed(ordered.address),
        "scan": _("Quét mã"),
        "scan_for": printable(sentences.scan(books=office.books)),
        "scan_rest": printable(sentences.scan_rest(books=office.books)),
        "scan_short": printable(_("Quét mã để xem giấy tờ cần chuẩn bị")),
        "no_phone": _("Không có điện thoại?"),
        "no_phone_do": _("Hỏi cán bộ hướng dẫn."),
        "foot": [line for line in (*([] if has_head else [demo]), note, *told) if line],
        "foot_right": [
            *([_("Hỏi: {phone}").format(phone=printable(office.phone[:_NUMBER_LETTERS]))] if office.phone else []),
            printed,
        ],
        "printed": f"{demo} · {printed}" if demo else printed,
    }


def _procedure(ordered: Ordered) -> Values:
    found = _only(ordered)
    procedure = found.procedure
    deadline, fee, where = sentences.deadline(procedure), sentences.fee(procedure), sentences.where(found)
    facts = [(_("Có kết quả"), deadline), (_("Lệ phí"), fee), (_("Nộp tại"), where)]
    return {
        "field": printable(ordered.field.name if ordered.field else procedure.field),
        "title": printable(sentences.title(procedure)),
        "facts": [{"label": label, "value": _capital(_unbroken(printable(value)))} for label, value in facts],
        "note": sentences.same_day_note([found]),
        "papers_heading": _("Mang theo"),
        "papers": [{"name": printable(p.name), "how": printable(p.how)} for p in sentences.papers(procedure)],
        "more": sentences.has_more(procedure),
        "papers_more": _("Quét mã để xem đủ giấy tờ"),
        "at_home": sentences.at_home(procedure),
    }


def _field(ordered: Ordered, catalogue: PublicCatalogue, codes: Codes) -> Values:
    field = ordered.field
    if field is None:
        raise TypeError("the poster of a field has a field")
    usual = _SMALL_CARD_MM if ordered.order.size == "A5" else _CARD_MM
    side = _FEW_MM[ordered.order.size].get(len(ordered.listed), usual)
    base = catalogue.office.base
    own = codes.one(base + field_path(field.slug), "M")
    steps = (_("Mở máy ảnh hoặc Zalo."), _("Đưa máy vào giữa mã."), _("Bấm đường dẫn hiện ra."))
    return {
        "title": printable(field.name),
        "cards": [_card(p, codes, base, side) for p in ordered.listed],
        "card_side": side,
        "usual_side": usual,
        "all": _all_of(len(field.codes)),
        "all_side": _side(own, _ALL_MM),
        "how_heading": _("Cách quét"),
        "how": [{"n": f"{n}.", "words": words} for n, words in enumerate(steps, 1)],
    }


def _all_of(n: int) -> str:
    return _("Cả lĩnh vực") if n < 2 else _("Cả {n} thủ tục").format(n=phrases.figure(n))


def _card(found: PublicProcedure, codes: Codes, base: str, side: float) -> Values:
    procedure = found.procedure
    drawn = codes.one(base + procedure_path(procedure.code), "M")
    fee = sentences.fee(procedure)
    lines = [sentences.deadline(procedure)] if procedure.deadlines else []
    lines.append(fee if procedure.fee.kind == "free" else _("Lệ phí: {fee}").format(fee=fee))
    return {
        "name": printable(sentences.called(procedure)),
        "lines": [_unbroken(printable(line)) for line in lines],
        "code": procedure.code,
        "qr": _drawn(drawn),
        "side": _side(drawn, side),
    }


def _office(catalogue: PublicCatalogue) -> Values:
    office = catalogue.office
    active = sum(1 for p in catalogue.procedures.values() if p.in_force)
    return {
        "whole": _("{procedures} thủ tục thuộc {fields} lĩnh vực").format(
            procedures=phrases.figure(active), fields=phrases.figure(len(catalogue.fields))
        ),
        "place": printable(office.address),
        "hours": [{"days": row.days, "times": "\n".join(row.times)} for row in sentences.hours(office)],
    }


def _stickers(ordered: Ordered, codes: Codes) -> Values:
    base = ordered.address.removesuffix("/") if ordered.field is None else _base_of(ordered)
    labels = []
    for found in ordered.listed:
        address = base + procedure_path(found.procedure.code)
        drawn = codes.one(address, "M")
        labels.append(
            {
                "name": printable(sentences.called(found.procedure)),
                "typed": typed(address),
                "qr": _drawn(drawn),
                "side": _side(drawn, _LABEL_MM),
            }
        )
    return {"labels": labels, "pages": _pages(len(labels))}


def _pages(n: int) -> list[list[int]]:
    """Which label stands where: whole sheets, none of them wasted; each label as often as there is room for it."""
    if n == 0:
        return []
    room = LABELS * -(-n // LABELS)
    places = sorted(i % n for i in range(room)) if n <= LABELS else [i % n for i in range(room)]
    return [places[i : i + LABELS] for i in range(0, room, LABELS)]


def _tent_title(ordered: Ordered) -> str:
    if ordered.procedure is not None:
        return sentences.title(ordered.procedure.procedure)
    return ordered.field.name if ordered.field else _("Thủ tục hành chính")


def _base_of(ordered: Ordered) -> str:
    return ordered.address[: -len(field_path(ordered.field.slug))] if ordered.field else ordered.address


def _only(ordered: Ordered) -> PublicProcedure:
    if ordered.procedure is None:
        raise TypeError("the poster of a procedure has a procedure")
    return ordered.procedure


def _drawn(code: Code) -> Values:
    return {"svg": code.svg(), "modules": code.modules, "alt": code.text}


def _side(code: Code, wanted: float) -> float:
    """Millimetres of a code with its quiet zone: larger where its modules would be too small to read."""
    return max(wanted, LEAST_MODULE_MM * (code.modules + 2 * QUIET))


def typed(address: str) -> str:
    """An address as somebody types it: without its scheme, and broken only behind a stroke."""
    parts = urlsplit(address)
    short = parts.netloc + parts.path.rstrip("/")
    # What is not https has to be typed in full.
    whole = short if parts.scheme == "https" else address.rstrip("/")
    return "".join(_breakable_address(part) for part in re.findall(r"[^/]*/*", whole))


def _breakable_address(part: str) -> str:
    """One part of an address with places where a narrow column may end its line: at its end, in a long one anywhere."""
    if len(part) > _ADDRESS_PART:
        part = BREAK.join(part[i : i + _ADDRESS_PART // 2] for i in range(0, len(part), _ADDRESS_PART // 2))
    return part + BREAK if part.endswith("/") else part


def _unbroken(text: str) -> str:
    """Keeps a figure with its unit."""
    words = text.split(" ")
    joined = words[0]
    for before, word in pairwise(words):
        joined += ("\u00a0" if before[:1].isdigit() else " ") + word
    return joined


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
