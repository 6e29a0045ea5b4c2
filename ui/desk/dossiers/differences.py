"""What an export would do, as plain rows to read through: one row a dossier, filtered by kind."""

from dataclasses import dataclass
from enum import StrEnum

from onestop_desk.domain.dossier_plan import Added, Changed, Clash, Conflict, Rejected
from onestop_desk.services.dossiers import Proposal
from onestop_desk.words import _, dossiers
from onestop_desk.words.long_texts import shortened

LONGEST_CELL = 200


class Kind(StrEnum):
    """What becomes of a row of the file."""

    REJECTED = "rejected"
    CONFLICT = "conflict"
    CHANGED = "changed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Row:
    """One row; its words are made when they are painted, since an export has many thousands."""

    kind: Kind
    at: int
    """Row of the file."""
    code: str
    of: Added | Changed | Conflict | Rejected

    @property
    def key(self) -> str:
        """What tells it from the others."""
        fault = self.of.fault if isinstance(self.of, Conflict) else None
        return f"{self.kind}{self.at}{fault}"

    def said(self) -> str:
        """The whole of it in words."""
        if isinstance(self.of, Rejected):
            return dossiers.rejected(self.of)
        if isinstance(self.of, Conflict):
            return dossiers.conflict(self.of)
        if isinstance(self.of, Changed):
            return "; ".join(map(dossiers.change, self.of.changes))
        made = self.of.dossier
        return _("{status} · tiếp nhận {received} · {procedure}").format(
            status=dossiers.status(made.status),
            received=dossiers.instant(made.received_at),
            procedure=made.procedure_name or "–",
        )

    def short(self) -> str:
        """As much of it as a cell holds."""
        return shortened(self.said(), LONGEST_CELL)

    @property
    def is_older(self) -> bool:
        """Whether the row is not taken because the file is older than what is known."""
        return isinstance(self.of, Conflict) and self.of.clash is Clash.OLDER

    @property
    def is_held(self) -> bool:
        """Whether the row is not taken."""
        return isinstance(self.of, Rejected) or (isinstance(self.of, Conflict) and self.of.held)


def rows_of(proposal: Proposal) -> list[Row]:
    """What stops the file first, then what is to be looked at, then what changes."""
    plan = proposal.plan
    return [
        *(Row(Kind.REJECTED, r.row, r.code, r) for r in plan.rejected),
        *(Row(Kind.CONFLICT, c.row, c.code, c) for c in plan.conflicts),
        *(Row(Kind.CHANGED, c.row, c.after.code, c) for c in plan.changed),
        *(Row(Kind.ADDED, a.row, a.dossier.code, a) for a in plan.added),
    ]


def kind_word(kind: Kind) -> str:
    """A kind in one or two words."""
    return {
        Kind.REJECTED: _("Bị từ chối"),
        Kind.CONFLICT: _("Cần xem"),
        Kind.CHANGED: _("Thay đổi"),
        Kind.ADDED: _("Mới"),
    }[kind]


def columns_said(proposal: Proposal) -> str:
    """What was made of the columns, in one or two sentences."""
    parts = [_("Nhận ra {n} cột.").format(n=len(proposal.recognised))]
    if proposal.private_columns:
        parts.append(_("Không đọc cột về công dân: {columns}.").format(columns=", ".join(proposal.private_columns)))
    if proposal.unknown_columns:
        parts.append(_("Bỏ qua cột lạ: {columns}.").format(columns=", ".join(proposal.unknown_columns)))
    if proposal.other_sheets:
        parts.append(_("Chưa đọc trang tính: {sheets}.").format(sheets=", ".join(proposal.other_sheets)))
    return " ".join(parts)
