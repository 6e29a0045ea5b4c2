"""Everything on a printed sheet that can go stale, and what of it is no longer true."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from onestop_desk.domain.posted import PublicCatalogue, PublicField, PublicOffice, PublicProcedure
from onestop_desk.domain.procedures import Status
from onestop_desk.paper import sentences
from onestop_desk.paper.orders import Ordered, SheetOrder, found
from onestop_desk.words import _, use

Facts = dict[str, Any]


@dataclass(frozen=True)
class Staleness:
    """One thing on a sheet that is no longer so."""

    code: str
    """abolished, gone, renamed, deadline, fee, counters, papers, decision, new_in_field, base_moved, office, phone,
    hours or booking."""
    subject: str = ""
    """Code of the procedure or slug of the field; empty when it is about the office."""
    name: str = ""
    """The subject in words, as the sheet has it."""
    before: str = ""
    after: str = ""
    successor: tuple[str, str] | None = None
    """(code, name) of the procedure that has taken the place of an abolished one."""


def facts_of(ordered: Ordered, catalogue: PublicCatalogue) -> Facts:
    """What stands on a sheet printed now, as plain JSON; the words are Vietnamese, as on paper."""
    office = catalogue.office
    with use("vi"):
        return {
            "kind": str(ordered.order.kind),
            "subject": ordered.order.subject,
            "base": office.base,
            "address": ordered.address,
            "office": office.name,
            "phone": office.phone,
            "books": office.books,
            "hours": list(_hours(ordered, office)),
            "decision": sentences.decision_of(ordered.listed),
            "field": _field(ordered.field) if ordered.field and not ordered.procedure else None,
            "procedures": {p.procedure.code: _procedure(p, ordered.order.kind) for p in ordered.listed},
        }


def hash_of(facts: Mapping[str, Any]) -> str:
    """The same facts have the same hash."""
    return sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def current_facts(order: SheetOrder, catalogue: PublicCatalogue) -> Facts:
    """What would stand on this sheet if it were printed now; raises Refusal like `found`."""
    return facts_of(found(order, catalogue), catalogue)


def _hours(ordered: Ordered, office: PublicOffice) -> Iterator[str]:
    if ordered.order.kind == "office":
        yield from (row.sentence for row in sentences.hours(office))


def _field(field: PublicField) -> Facts:
    return {"slug": field.slug, "name": field.name, "codes": list(field.codes)}


def _procedure(found_: PublicProcedure, kind: str) -> Facts:
    procedure = found_.procedure
    facts: Facts = {"name": sentences.title(procedure)}
    if kind in {"field", "procedure"}:
        facts |= {"deadline": sentences.deadline(procedure), "fee": sentences.fee(procedure)}
    if kind == "procedure":
        papers = [" ".join(part for part in (p.name, p.how) if part) for p in sentences.papers(procedure)]
        facts |= {"counters": list(found_.counters), "papers": papers}
    return facts


def stale(facts_then: Mapping[str, Any], catalogue: PublicCatalogue) -> tuple[Staleness, ...]:
    """What of a printed sheet is no longer so; empty when it may stay on the wall."""
    with use("vi"):
        return (
            *_stale_office(facts_then, catalogue.office),
            *_stale_field(facts_then, catalogue),
            *_stale_procedures(facts_then, catalogue),
        )


def stale_in(catalogue: Callable[[], PublicCatalogue]) -> Callable[[Mapping[str, Any]], bool]:
    """Whether a printed sheet is out of date, by the catalogue read once when the first is asked about."""
    read: list[PublicCatalogue] = []

    def is_stale(facts_then: Mapping[str, Any]) -> bool:
        if not read:
            read.append(catalogue())
        return bool(stale(facts_then, read[0]))

    return is_stale


def _stale_office(then: Mapping[str, Any], office: PublicOffice) -> Iterator[Staleness]:
    if then.get("base") != office.base:
        yield Staleness("base_moved", before=str(then.get("base", "")), after=office.base)
    if then.get("office") != office.name:
        yield Staleness("office", before=str(then.get("office", "")), after=office.name)
    if then.get("phone", "") != office.phone:
        yield Staleness("phone", before=str(then.get("phone", "")), after=office.phone)
    if then.get("hours"):
        now = [row.sentence for row in sentences.hours(office)]
        if list(then["hours"]) != now:
            yield Staleness("hours", before="; ".join(then["hours"]), after="; ".join(now))
    if bool(then.get("books")) != office.books:
        yield Staleness("booking", before=_yes_no(bool(then.get("books"))), after=_yes_no(office.books))


def _stale_field(then: Mapping[str, Any], catalogue: PublicCatalogue) -> Iterator[Staleness]:
    was = then.get("field")
    if not was:
        return
    slug, name = str(was["slug"]), str(was["name"])
    field = next((f for f in catalogue.fields if f.slug == slug), None)
    if field is None:
        yield Staleness("gone", slug, name)
        return
    if field.name != name:
        yield Staleness("renamed", slug, name, name, field.name)
    new = [code for code in field.codes if code not in set(was.get("codes", ()))]
    if new:
        names = (sentences.called(catalogue.procedures[code].procedure) for code in new)
        yield Staleness("new_in_field", slug, name, after=_several(names))


def _stale_procedures(then: Mapping[str, Any], catalogue: PublicCatalogue) -> Iterator[Staleness]:
    was: Mapping[str, Mapping[str, Any]] = then.get("procedures") or {}
    for code, facts in was.items():
        name = str(facts.get("name", ""))
        now = catalogue.procedures.get(code)
        if now is None:
            yield Staleness("gone", code, name)
        elif now.procedure.status != Status.ACTIVE:
            yield Staleness("abolished", code, name, successor=now.successor)
        else:
            yield from _changed(code, facts, _procedure(now, str(then.get("kind", ""))))
    yield from _stale_decision(then, catalogue)


def _changed(code: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Staleness]:
    kinds = {"name": "renamed", "deadline": "deadline", "fee": "fee", "counters": "counters", "papers": "papers"}
    for key, kind in kinds.items():
        if key in before and before[key] != now.get(key):
            yield Staleness(kind, code, str(before.get("name", "")), _said(before[key]), _said(now.get(key)))


def _stale_decision(then: Mapping[str, Any], catalogue: PublicCatalogue) -> Iterator[Staleness]:
    """A sheet that names a decision must name the right one, unless nothing on it is in force any more."""
    before = str(then.get("decision") or "")
    still = [catalogue.procedures[code] for code in then.get("procedures") or {} if code in catalogue.procedures]
    shown = [found for found in still if found.procedure.status == Status.ACTIVE]
    after = sentences.decision_of(shown)
    if not before or not shown or before == after:
        return
    field = then.get("field") or {}
    subject = str(then.get("subject") or "")
    yield Staleness("decision", subject, str(field.get("name") or sentences.title(shown[0].procedure)), before, after)


def _said(value: Any) -> str:
    return _several(str(part) for part in value) if isinstance(value, list) else str(value or "")


def _several(names: Iterable[str]) -> str:
    return "; ".join(names)


def _yes_no(books: bool) -> str:
    return _("có đặt lịch hẹn") if books else _("không đặt lịch hẹn")


def said(item: Staleness) -> str:
    """One sentence about what is no longer so, for the register."""
    if item.code == "abolished" and item.successor:
        return _("“{name}” đã bãi bỏ, thay bằng {successor}.").format(name=item.name, successor=item.successor[1])
    if item.code == "counters":
        return _("“{name}”: nơi nộp trên tờ là quầy {before}, nay là quầy {after}.").format(
            name=item.name, before=item.before or "–", after=item.after or "–"
        )
    sentence = {
        "abolished": _("“{name}” đã bãi bỏ."),
        "gone": _("“{name}” không còn trong danh mục."),
        "renamed": _("“{before}” nay tên là “{after}”."),
        "deadline": _("“{name}”: thời hạn trên tờ là {before}, nay là {after}."),
        "fee": _("“{name}”: lệ phí trên tờ là {before}, nay là {after}."),
        "papers": _("“{name}”: giấy tờ cần mang đã thay đổi."),
        "decision": _("“{name}”: tờ ghi Quyết định số {before}, nay là {after}."),
        "new_in_field": _("“{name}” có thêm: {after}."),
        "base_moved": _("Địa chỉ trong mã là {before}, nay là {after}."),
        "office": _("Tên trung tâm trên tờ là {before}, nay là {after}."),
        "phone": _("Số điện thoại trên tờ là {before}, nay là {after}."),
        "hours": _("Giờ làm việc trên tờ là {before}, nay là {after}."),
        "booking": _("Tờ ghi {before}, nay {after}."),
    }[item.code]
    return sentence.format(name=item.name, before=item.before or _("không ghi"), after=item.after or _("không ghi"))
