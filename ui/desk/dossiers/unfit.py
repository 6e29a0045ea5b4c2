"""Đối chiếu, as plain rows: visits without a dossier, dossiers without a visit, figures that contradict."""

from dataclasses import dataclass
from enum import StrEnum

from onestop_desk.domain.outcomes import Outcome
from onestop_desk.services.dossiers import Reconciliation, VisitRow
from onestop_desk.words import _, dossiers, phrases
from ui.desk.dossiers.listing import Listing
from ui.widgets.table import Cell
from ui.widgets.table_model import Column


class Kind(StrEnum):
    """What does not fit."""

    VISIT = "visit"
    DOSSIER = "dossier"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class UnfitRow:
    """One thing to look after."""

    kind: Kind
    key: str
    code: str
    procedure: str
    said: str
    who: str
    visit: VisitRow | None = None


def rows_of(found: Reconciliation) -> tuple[UnfitRow, ...]:
    """Everything that does not fit, visits first."""
    visits = (
        UnfitRow(
            Kind.VISIT,
            f"v{v.number}{v.day}{v.code}{v.closed_at}",
            v.code or "",
            v.procedure,
            visit_words(v),
            "",
            v,
        )
        for v in found.visits_without
    )
    alone = (
        UnfitRow(
            Kind.DOSSIER,
            f"d{d.id}",
            d.code,
            d.procedure_name,
            _("Nhận tại quầy {when}, không lượt nào ghi mã này.").format(when=dossiers.instant(d.received_at)),
            d.responsible or d.agency,
        )
        for d in found.without_visit
    )
    wrong = (
        UnfitRow(
            Kind.FIGURES,
            f"f{d.id}",
            d.code,
            d.procedure_name,
            " ".join(map(dossiers.fault, faults)),
            d.responsible or d.agency,
        )
        for d, faults in found.contradicting
    )
    return (*visits, *alone, *wrong)


def visit_words(row: VisitRow) -> str:
    """What is wrong with a visit."""
    day = phrases.figures_of_day(row.day)
    if row.code is None:
        return _("Lượt {number} ngày {day} đã tiếp nhận mà chưa ghi mã hồ sơ.").format(number=row.number, day=day)
    done = {
        Outcome.RECEIVED: _("đã tiếp nhận"),
        Outcome.MORE_PAPERS: _("yêu cầu bổ sung"),
        Outcome.RESULT_RETURNED: _("đã trả kết quả"),
    }.get(row.outcome, "")
    return _("Lượt {number} ngày {day} {done}, chưa có dữ liệu hồ sơ.").format(number=row.number, day=day, done=done)


def kind_words(kind: Kind) -> tuple[str, str]:
    """A kind in words, and its icon."""
    return {
        Kind.VISIT: (_("Lượt thiếu hồ sơ"), "ticket"),
        Kind.DOSSIER: (_("Hồ sơ thiếu lượt"), "folder"),
        Kind.FIGURES: (_("Số liệu trái ngược"), "warning"),
    }[kind]


def _kind(row: UnfitRow) -> Cell:
    words, icon = kind_words(row.kind)
    return Cell(words, "do" if row.kind is Kind.FIGURES else "cam", "small-strong", icon=icon)


def columns() -> list[Column[UnfitRow]]:
    """The columns of the list."""
    return [
        Column(_("Loại"), 170, _kind),
        Column(_("Mã hồ sơ"), 184, lambda r: Cell(r.code or _("chưa ghi"), "ink" if r.code else "ink_soft")),
        Column(_("Thủ tục"), 0, lambda r: Cell(r.procedure or "–")),
        Column(_("Chỗ không khớp"), 470, lambda r: Cell(r.said)),
        Column(_("Người xử lý"), 150, lambda r: Cell(r.who or "–")),
    ]


class UnfitListing(Listing[UnfitRow]):
    """Everything of the last days that does not fit."""

    def __init__(self) -> None:
        empty = _("Lượt phục vụ và hồ sơ khớp nhau trong những ngày này.")
        super().__init__("unfitList", _("Đối chiếu"), columns(), lambda r: r.key, empty)

    def show_found(self, found: Reconciliation, days: str) -> None:
        """Lists what does not fit in some days."""
        assert self.head is not None
        self.head.remark.say(
            _("{days} · {visits} lượt thiếu hồ sơ · {alone} hồ sơ thiếu lượt · {wrong} trái ngược").format(
                days=days,
                visits=phrases.figure(len(found.visits_without)),
                alone=phrases.figure(len(found.without_visit)),
                wrong=phrases.figure(len(found.contradicting)),
            )
        )
        self.show_rows(rows_of(found))
