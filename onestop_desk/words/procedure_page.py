"""A procedure's page as the citizen reads it, in ready words and in the order of the page; no markup."""

from dataclasses import dataclass

from onestop_desk.domain.posted import PublicCatalogue, PublicField, PublicProcedure
from onestop_desk.domain.procedures import Procedure, Status
from onestop_desk.words import _, opening_hours, phrases, plural, procedures
from onestop_desk.words.long_texts import fits, pieces, shortened, tidy
from onestop_desk.words.procedure_facts import Fact, LongFact, facts_of, long_facts_of
from onestop_desk.words.procedure_home import AtHome, at_home
from onestop_desk.words.procedure_papers import PaperGroup, cases_of, papers_of

LONGEST_NAME = 400
"""Characters of a name in the heading; a longer one stands in full below the facts."""


@dataclass(frozen=True)
class Place:
    """Where the office is and when it is open."""

    address: str
    hours: tuple[opening_hours.OpenDays, ...]
    closed: str
    """The next closed day: Nghỉ thứ Ba 24/11; empty when none is known."""
    phone: str


@dataclass(frozen=True)
class Link:
    """Another procedure that this page leads to; `known` when its page exists."""

    code: str
    name: str
    known: bool


@dataclass(frozen=True)
class Change:
    """What is not the same in the procedure that has taken the place of this one."""

    label: str
    before: str
    now: str


@dataclass(frozen=True)
class Ended:
    """What the page of an abolished procedure says first."""

    mark: str
    """Đã được thay thế, Đã bãi bỏ."""
    heading: str
    sentence: str
    successor: Link | None
    changes: tuple[Change, ...]
    same: str
    """Said instead of a table when nothing that is known differs."""


@dataclass(frozen=True)
class ProcedurePage:
    """Everything the page of one procedure says; an empty part is left out."""

    code: str
    name: str
    full_name: tuple[str, ...]
    """The official name in pieces, where the heading does not show all of it."""
    updated_short: str
    updated: str
    field: str
    field_slug: str
    in_force: bool
    books: bool
    ended: Ended | None
    starts: str
    """Of a procedure announced in advance: from when it counts."""
    meanwhile: tuple[Link, ...]
    """What is done until then, or what this procedure has replaced."""
    facts: tuple[Fact, ...]
    long_facts: tuple[LongFact, ...]
    papers: tuple[PaperGroup, ...]
    no_papers: str
    cases: tuple[PaperGroup, ...]
    at_home: AtHome | None
    steps: tuple[tuple[str, ...], ...]
    """Each step in pieces."""
    conditions: tuple[str, ...]
    place: Place
    legal_basis: tuple[str, ...]


def procedure_page(catalogue: PublicCatalogue, code: str) -> ProcedurePage:
    """The page of one procedure of the catalogue, whatever its state; KeyError when there is none."""
    public = catalogue.procedures[code]
    procedure = public.procedure
    ended = _ended(catalogue, public)
    name, full_name = _names(procedure, official=bool(ended) or public.upcoming)
    field = field_of(catalogue, public.field_slug)
    open_pages = ended is None
    return ProcedurePage(
        code=code,
        name=name,
        full_name=full_name,
        updated_short=_("Cập nhật ngày {day}").format(day=phrases.figures_of_day(public.updated)),
        updated=procedures.updated(public.updated, shortened(procedure.decision, 80)),
        field=field.short_name or field.name if field else shortened(procedure.field, 80),
        field_slug=field.slug if field else "",
        in_force=public.in_force,
        books=catalogue.office.books and public.in_force,
        ended=ended,
        starts=_starts(public),
        meanwhile=_predecessors(catalogue, public),
        facts=facts_of(public) if open_pages else (),
        long_facts=long_facts_of(procedure) if open_pages else (),
        papers=papers_of(procedure) if open_pages else (),
        no_papers=_no_papers(catalogue) if open_pages and not procedure.papers else "",
        cases=cases_of(procedure) if open_pages else (),
        at_home=at_home(procedure) if open_pages else None,
        steps=tuple(pieces(step) for step in procedure.steps if tidy(step)) if open_pages else (),
        conditions=pieces(procedure.conditions) if open_pages else (),
        place=place_of(catalogue),
        legal_basis=_laws(procedure) if open_pages else (),
    )


def field_of(catalogue: PublicCatalogue, slug: str) -> PublicField | None:
    """A field by its slug, among those that have procedures and those that had."""
    every = (*catalogue.fields, *catalogue.retired_fields)
    return next((found for found in every if found.slug == slug), None)


def place_of(catalogue: PublicCatalogue) -> Place:
    """Where the office is, when it is open, and when it is closed next."""
    office = catalogue.office
    closed = opening_hours.closed_on(office.days_off[0][0]) if office.days_off else ""
    return Place(office.address, opening_hours.week(office.weekly), closed, office.phone)


def _names(procedure: Procedure, *, official: bool) -> tuple[str, tuple[str, ...]]:
    """The name in the heading, and the full one where the heading cannot hold it."""
    whole = tidy(procedure.official_name if official and procedure.official_name else procedure.name)
    if fits(whole, LONGEST_NAME):
        return whole, ()
    return shortened(whole, LONGEST_NAME // 2), pieces(whole)


def _laws(procedure: Procedure) -> tuple[str, ...]:
    return tuple(part for text in procedure.legal_basis for part in pieces(procedures.law(text)))


def _starts(public: PublicProcedure) -> str:
    if not public.upcoming:
        return ""
    if public.effective is None:
        return _("Thủ tục này đã được công bố nhưng chưa áp dụng.")
    return _("Áp dụng từ ngày {day}. Trước ngày đó chưa nộp hồ sơ theo thủ tục này.").format(
        day=phrases.figures_of_day(public.effective)
    )


def _predecessors(catalogue: PublicCatalogue, public: PublicProcedure) -> tuple[Link, ...]:
    return tuple(Link(code, shortened(name, 160), code in catalogue.procedures) for code, name in public.predecessors)


def _no_papers(catalogue: PublicCatalogue) -> str:
    if catalogue.office.phone:
        return _("Danh mục chưa ghi giấy tờ của thủ tục này. Ông/bà gọi {phone} hoặc hỏi cán bộ tại quầy.").format(
            phone=catalogue.office.phone
        )
    return _("Danh mục chưa ghi giấy tờ của thủ tục này. Ông/bà hỏi cán bộ tại quầy.")


def _ended(catalogue: PublicCatalogue, public: PublicProcedure) -> Ended | None:
    procedure = public.procedure
    if procedure.status == Status.ACTIVE:
        return None
    link = None
    if public.successor is not None:
        code, name = public.successor
        link = Link(code, shortened(name, LONGEST_NAME // 2) or code, code in catalogue.procedures)
    changes = _changes(catalogue, public)
    compared = public.before is not None and link is not None and link.known
    return Ended(
        mark=_("Đã được thay thế") if link else _("Đã bãi bỏ"),
        heading=_("Thủ tục này không còn áp dụng"),
        sentence=_why_ended(procedure, replaced=link is not None),
        successor=link,
        changes=changes,
        same=_("Thời hạn, lệ phí và số giấy tờ như trước.") if compared and not changes else "",
    )


def _why_ended(procedure: Procedure, *, replaced: bool) -> str:
    decision = procedures.law(shortened(procedure.decision, 80))
    if replaced and decision:
        return _("Theo {decision}, ông/bà làm thủ tục mới dưới đây.").format(decision=decision)
    if replaced:
        return _("Ông/bà làm thủ tục mới dưới đây.")
    if decision:
        return _("Thủ tục đã bị bãi bỏ theo {decision}. Ông/bà cần việc này thì hỏi Trung tâm.").format(
            decision=decision
        )
    return _("Thủ tục đã bị bãi bỏ. Ông/bà cần việc này thì hỏi Trung tâm.")


def _changes(catalogue: PublicCatalogue, public: PublicProcedure) -> tuple[Change, ...]:
    if public.before is None or public.successor is None:
        return ()
    after = catalogue.procedures.get(public.successor[0])
    if after is None:
        return ()
    pairs = ((label, _said(old), _said(new)) for label, old, new in _sides(public.before, after.procedure))
    return tuple(Change(label, old, new) for label, old, new in pairs if old != new)


def _sides(old: Procedure, new: Procedure) -> tuple[tuple[str, str, str], ...]:
    """The parts that are worth a row, before and after."""
    return (
        (_("Chờ kết quả"), procedures.deadline_short(old), procedures.deadline_short(new)),
        (_("Lệ phí"), procedures.fee_full(old.fee), procedures.fee_full(new.fee)),
        (_("Giấy tờ"), _how_many(old), _how_many(new)),
        (_("Nộp trực tuyến"), *_levels(old.online_level, new.online_level)),
    )


def _levels(old: str | None, new: str | None) -> tuple[str, str]:
    """Both levels in words; alike when one is not known, for what nobody knows is no difference."""
    return (procedures.level(old), procedures.level(new)) if old and new else ("", "")


def _how_many(procedure: Procedure) -> str:
    n = len(procedure.papers)
    return plural("{n} giấy", n).format(n=n) if n else ""


def _said(text: str) -> str:
    return shortened(text, 60) or _("chưa ghi")
