"""What a visit says on an official form and on the declaration: the same facts under the names of the forms' parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onestop_desk.domain.forms import Form, FormState, copies_of
from onestop_desk.domain.id_card import IdCard
from onestop_desk.domain.posted import PublicOffice
from onestop_desk.domain.procedures import FeeKind, Paper, PaperKind
from onestop_desk.domain.visit_papers import RegisterRow, VisitPaper, VisitPapers
from onestop_desk.paper.official_forms import Filled, Rows
from onestop_desk.words import _, phrases, procedures, use
from onestop_desk.words import forms as words


@dataclass(frozen=True)
class AtTheCounter:
    """Who prints where, and what was said or scanned only now; nothing of it is kept."""

    office: PublicOffice
    clerk: str
    counter: int
    typed: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Part -> what the clerk typed for this print."""
    card: IdCard | None = field(default=None, repr=False)
    copy: int = 1


def filled(state: FormState, visit: VisitPapers, paper: VisitPaper, here: AtTheCounter) -> Filled:
    """An official form of one procedure of a visit, or the declaration."""
    with use("vi"):
        texts = {**_person(visit, here), **_office(here), **_procedure(paper, here)}
        texts |= {name: text for name, text in here.typed.items() if text.strip()}
        return Filled(
            state,
            here.office,
            phrases.local(visit.now).date(),
            texts,
            {"papers": _handed_in(paper), "missing": _missing(paper)},
            signers={"clerk": here.clerk, "citizen": ""},
            copy=here.copy,
        )


def register(state: FormState, rows: Sequence[RegisterRow], first: date, last: date, office: PublicOffice,
             day: date) -> Filled:  # fmt: skip
    """The register of some days."""
    with use("vi"):
        listed = [_row(n, row) for n, row in enumerate(rows, 1)]
        days = {"first": phrases.figures_of_day(first), "last": phrases.figures_of_day(last)}
        return Filled(state, office, day, days, {"dossiers": listed})


def wanted(form: Form, visit: VisitPapers, paper: VisitPaper, here: AtTheCounter) -> dict[str, str]:
    """What the clerk may type for a form, with what is known already: part -> text."""
    known = filled(FormState(form), visit, paper, here).texts
    return {part.id: known.get(part.id, "") for part in form.parts if part.asked}


def _person(visit: VisitPapers, here: AtTheCounter) -> dict[str, str]:
    card = here.card
    known = {"person": visit.name, "phone": visit.phone}
    if card is None:
        return known
    return known | {
        "person": visit.name or card.name,
        "id_number": card.number,
        "birth": phrases.figures_of_day(card.birth),
        "sex": {"male": _("Nam"), "female": _("Nữ")}.get(card.sex, ""),
        "issued": phrases.figures_of_day(card.issued),
    }


def _office(here: AtTheCounter) -> dict[str, str]:
    phone = here.office.phone
    contact = _("{clerk}, số điện thoại {phone}").format(clerk=here.clerk, phone=phone) if phone else here.clerk
    return {"hotline": phone, "contact": contact if here.clerk else phone, "to": here.office.name}


def _procedure(paper: VisitPaper, here: AtTheCounter) -> dict[str, str]:
    procedure = paper.procedure
    known = {
        "code": paper.dossier_code,
        "received": words.moment(paper.received_at),
        "due": words.moment(paper.due_at) if paper.due_at is not None else "",
        "agency": paper.agency,
        "asked": _("lần thứ {n}").format(n=words.ordinal(paper.request)),
        "reason": paper.note,
    }
    if procedure is None:
        return known
    fee = "" if procedure.fee.kind == FeeKind.UNKNOWN else procedures.fee_full(procedure.fee)
    return known | {
        "procedure": procedure.name,
        "procedure_code": procedure.code,
        "deadline": procedures.deadline_short(procedure),
        "fee": fee,
    }


def _handed_in(paper: VisitPaper) -> Rows:
    """The papers that were ticked at the counter."""
    shown = [p for p in paper.procedure.papers if p.id in paper.ticked] if paper.procedure else []
    return [
        {"no": str(n), "name": p.name, "kind": words.kind_of(p), "count": _count(p)} for n, p in enumerate(shown, 1)
    ]


def _count(paper: Paper) -> str:
    copies = copies_of(paper)
    total = copies.originals + copies.certified + copies.photocopies
    return str(total) if total else ""


def _missing(paper: VisitPaper) -> Rows:
    absent = [p for p in paper.procedure.papers if p.id in paper.missing] if paper.procedure else []
    return [_missing_row(n, p) for n, p in enumerate(absent, 1)]


def _missing_row(n: int, paper: Paper) -> dict[str, str]:
    copies = copies_of(paper)
    counts = {
        "originals": copies.originals, "certified": copies.certified, "photocopies": copies.photocopies
    }  # fmt: skip
    name = _("{case}: {paper}").format(case=paper.case.rstrip(":."), paper=paper.name) if paper.case else paper.name
    if not any(counts.values()):
        name = _("{paper} (chỉ xuất trình)").format(paper=name) if paper.kind == PaperKind.SHOW else name
    return {"no": str(n), "name": name, **{column: str(count) for column, count in counts.items() if count}}


def _row(n: int, row: RegisterRow) -> dict[str, str]:
    times = {"received": row.received_at, "due": row.due_at, "returned": row.returned_at}
    return {
        "no": str(n),
        "code": row.code,
        "procedure": row.procedure,
        "person": row.person,
        "address": row.phone,
        "agency": row.agency,
        "way": _("Bưu chính") if row.by_post else "",
        **{column: words.short_moment(at) for column, at in times.items() if at is not None},
    }
