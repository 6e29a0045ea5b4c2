"""What a printed sheet is called, whether it is still right, and what to print in its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.domain.procedures import bare_code
from onestop_desk.paper.posters import Kind, SheetOrder, Staleness, said, stale
from onestop_desk.services.printed_sheets import SheetRow
from onestop_desk.words import _, procedures


@dataclass(frozen=True)
class Hung:
    """A sheet of the register, and what on it is no longer so."""

    row: SheetRow
    what: str
    reasons: tuple[Staleness, ...]

    @property
    def is_stale(self) -> bool:
        """Whether it should be printed anew."""
        return bool(self.reasons)

    def sentences(self) -> tuple[str, ...]:
        """Why it is out of date."""
        return tuple(said(reason) for reason in self.reasons)


@dataclass(frozen=True)
class Reprint:
    """What becomes of the sheets that are out of date."""

    again: tuple[tuple[Hung, SheetOrder], ...]
    """Each with the sheet that takes its place."""
    only_down: tuple[Hung, ...]
    """Nothing takes their place: what they speak of is no longer there."""


def kind_word(kind: str) -> str:
    """A kind of sheet in a few words."""
    return {
        Kind.OFFICE: _("Tờ chung của trung tâm"),
        Kind.FIELD: _("Tờ của một lĩnh vực"),
        Kind.PROCEDURE: _("Tờ của một thủ tục"),
        Kind.TENT: _("Biển để bàn"),
        Kind.STICKERS: _("Nhãn dán"),
    }[Kind(kind)]


def what(kind: str, subject: str, catalogue: PublicCatalogue) -> str:
    """What a sheet is: Lĩnh vực Hộ tịch; Biển để bàn: Đăng ký khai sinh."""
    about = _about(subject, catalogue)
    if kind == Kind.OFFICE:
        return kind_word(kind)
    if kind == Kind.FIELD:
        return _("Lĩnh vực {field}").format(field=about)
    if kind == Kind.PROCEDURE:
        return about
    if not subject:
        about = _("cả trung tâm") if kind == Kind.TENT else _("thủ tục hay dùng")
    return _("{kind}: {about}").format(kind=kind_word(kind), about=about)


def _about(subject: str, catalogue: PublicCatalogue) -> str:
    if subject in catalogue.procedures:
        return procedures.called(catalogue.procedures[subject].procedure)
    every = (*catalogue.fields, *catalogue.retired_fields)
    return next((f.name for f in every if f.slug == subject), subject)


def hung(rows: Sequence[SheetRow], catalogue: PublicCatalogue) -> list[Hung]:
    """The register, those out of date first, the newest of each above."""
    found = [Hung(row, what(row.kind, row.subject, catalogue), stale(row.facts, catalogue)) for row in rows]
    return sorted(found, key=lambda h: not h.is_stale)


def reprint(sheets: Sequence[Hung], catalogue: PublicCatalogue) -> Reprint:
    """What to print anew, and what to take down only."""
    again, only_down = [], []
    for sheet in sheets:
        if not sheet.is_stale:
            continue
        subject = _today(sheet.row.subject, catalogue)
        if subject is None:
            only_down.append(sheet)
        else:
            again.append((sheet, SheetOrder(sheet.row.kind, subject, sheet.row.size)))
    return Reprint(tuple(again), tuple(only_down))


def _today(subject: str, catalogue: PublicCatalogue) -> str | None:
    """Of what a sheet speaks today: of the same, of what has taken its place, or of nothing any more."""
    if not subject:
        return subject
    if bare_code(subject) is None:
        return subject if any(f.slug == subject for f in catalogue.fields) else None
    seen: set[str] = set()
    shown = catalogue.procedures.get(subject)
    while shown is not None and not shown.in_force and shown.successor and shown.procedure.code not in seen:
        seen.add(shown.procedure.code)
        shown = catalogue.procedures.get(shown.successor[0])
    return shown.procedure.code if shown is not None and shown.in_force else None
