"""What an import would do, as plain rows to read through: one row a difference, filtered by kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from onestop_desk.domain.catalogue_plan import Abolished, Added, Changed, Plan, Rejected
from onestop_desk.domain.procedures import FieldChange, Procedure
from onestop_desk.services.catalogue import Complete, ImportRow, Proposal
from onestop_desk.words import _, catalogue_changes, phrases, procedures
from onestop_desk.words.long_texts import shortened

LONGEST_CELL = 160
"""Characters of a value in the table; the whole stands below it."""


class Kind(StrEnum):
    """What becomes of something in the file."""

    NEW = "new"
    CHANGED = "changed"
    ABOLISHED = "abolished"
    REJECTED = "rejected"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Row:
    """One difference; words are made when they are painted, since a large import has many thousands."""

    key: str
    kind: Kind
    at: int | None
    """Row of the file; None where a complete list is silent."""
    code: str
    name: str
    of: Added | Changed | Abolished | Rejected | None = None
    change: FieldChange | None = None

    @property
    def part(self) -> str:
        """Which part of the procedure."""
        return catalogue_changes.part_name(self.change.name) if self.change is not None else ""

    @property
    def before(self) -> str:
        """What it said, shortened."""
        return self._value(self.change.before) if self.change is not None else ""

    @property
    def after(self) -> str:
        """What it would say, or what is to be known of the row."""
        if self.change is not None:
            return self._value(self.change.after)
        return shortened(self.lines()[0], LONGEST_CELL) if self.lines() else ""

    def _value(self, value: object) -> str:
        assert self.change is not None
        return shortened(catalogue_changes.part_value(self.change.name, value), LONGEST_CELL)

    def lines(self) -> tuple[str, ...]:
        """The whole difference in sentences."""
        if self.change is not None:
            return catalogue_changes.change_lines(self.change)
        if isinstance(self.of, Rejected):
            return (catalogue_changes.rejected(self.of),)
        if isinstance(self.of, Abolished):
            return (_abolished(self.of),)
        if isinstance(self.of, Added):
            return (_added(self.of.procedure),)
        return (_("Không nhận ra cột này nên không đọc. Đổi tên cột nếu trong đó có dữ liệu cần."),)


def kind_word(kind: Kind) -> str:
    """A kind in one or two words."""
    return {
        Kind.NEW: _("Mới"),
        Kind.CHANGED: _("Thay đổi"),
        Kind.ABOLISHED: _("Bãi bỏ"),
        Kind.REJECTED: _("Bị từ chối"),
        Kind.UNKNOWN: _("Cột lạ"),
    }[kind]


def rows_of(proposal: Proposal) -> list[Row]:
    """Every difference: what stops the import first, then what would be lost, then the rest, each as in the file."""
    plan = proposal.plan
    rows = [Row(f"r{n}", Kind.REJECTED, r.row, r.code, r.name, r) for n, r in enumerate(plan.rejected)]
    rows += [Row(f"u{n}", Kind.UNKNOWN, None, "", name) for n, name in enumerate(proposal.unknown_columns)]
    rows += [
        Row(f"a{item.before.code}", Kind.ABOLISHED, item.row, item.before.code, procedures.called(item.before), item)
        for item in plan.abolished
    ]
    for item in plan.changed:
        name = procedures.called(item.before)
        rows += [
            Row(f"c{item.before.code}:{c.name}", Kind.CHANGED, item.row, item.before.code, name, item, c)
            for c in item.changes
        ]
    rows += [
        Row(f"n{item.procedure.code}", Kind.NEW, item.row, item.procedure.code, procedures.called(item.procedure), item)
        for item in plan.new
    ]
    return rows


def count_of(kind: Kind, proposal: Proposal) -> int:
    """How many there are: procedures, rows or columns."""
    plan: Plan = proposal.plan
    return {
        Kind.NEW: len(plan.new),
        Kind.CHANGED: len(plan.changed),
        Kind.ABOLISHED: len(plan.abolished),
        Kind.REJECTED: len(plan.rejected),
        Kind.UNKNOWN: len(proposal.unknown_columns),
    }[kind]


def filtered(rows: Sequence[Row], kind: Kind | None) -> list[Row]:
    """The rows of one kind, or all."""
    return [row for row in rows if kind is None or row.kind is kind]


def summary(proposal: Proposal) -> str:
    """The import in figures."""
    plan = proposal.plan
    return catalogue_changes.counts(
        len(plan.new), len(plan.changed), len(plan.abolished), len(plan.unchanged), len(plan.rejected)
    )


def scope_word(complete: Complete | None) -> str:
    """What a file is declared complete for."""
    if complete is None:
        return _("không, tệp chỉ có một phần")
    if complete.agency is not None:
        return _("cơ quan {agency}").format(agency=complete.agency)
    if complete.field is not None:
        return _("lĩnh vực {field}").format(field=complete.field)
    return _("mọi cơ quan có trong tệp")


def import_word(row: ImportRow) -> str:
    """What an earlier import was: its file, or what was taken back."""
    return row.file_name or (_("Dùng lại bản cũ") if row.changed == 1 else _("Hoàn tác một lần nhập"))


def import_counts(row: ImportRow) -> str:
    """The figures of an earlier import on one line."""
    figures = (
        (_("{n} mới"), row.added),
        (_("{n} thay đổi"), row.changed),
        (_("{n} bãi bỏ"), row.abolished),
        (_("{n} bỏ qua"), row.skipped),
    )
    said = [sentence.format(n=phrases.figure(n)) for sentence, n in figures if n]
    return ", ".join(said) or _("không đổi gì")


def _abolished(item: Abolished) -> str:
    if item.row is None:
        return _("Tệp được coi là đầy đủ mà không có thủ tục này, nên thủ tục bị bãi bỏ.")
    if item.after.superseded_by:
        return _("Tệp ghi: được thay bằng {code}.").format(code=item.after.superseded_by)
    return _("Tệp ghi: {status}.").format(status=catalogue_changes.status(item.after.status))


def _added(procedure: Procedure) -> str:
    parts = (
        procedure.field,
        procedures.deadline_short(procedure),
        procedures.fee_short(procedure.fee),
        procedure.decision,
    )
    return " · ".join(part for part in parts if part) or _("Thủ tục chưa có trong danh mục.")
