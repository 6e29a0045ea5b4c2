"""What the list of Tra cứu shows, as plain rows: fields to go into, procedures to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onestop_desk.domain.folding import words
from onestop_desk.domain.posted import PublicCatalogue, PublicProcedure
from onestop_desk.services.views import ProcedureHit
from onestop_desk.words import _, phrases, plural, procedures

MOST = 200
"""Rows of a search; nobody reads further, and typing stays quick."""
MOST_USED = "*"
"""Stands for the office's most used procedures where a field's slug stands."""
OUTSIDE = "-"
"""Stands for procedures that are not in force."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a field (`key` its slug) or a procedure (`key` its code)."""

    key: str
    kind: Literal["field", "procedure"]
    words: str
    remark: str = ""
    state: Literal["", "used", "ended", "upcoming"] = ""


def fields(catalogue: PublicCatalogue, *, outside: bool) -> list[Row]:
    """Where one can go: the most used, every field by name, and those not in force when they are asked for."""
    used = [p for p in catalogue.procedures.values() if p.most_used and p.in_force]
    rows = [Row(MOST_USED, "field", _("Hay dùng"), _count(len(used)), "used")] if used else []
    rows += [Row(f.slug, "field", f.name, _count(len(f.codes))) for f in catalogue.fields]
    if outside:
        gone = [p for p in catalogue.procedures.values() if not p.in_force]
        rows.append(Row(OUTSIDE, "field", _("Không còn hoặc chưa áp dụng"), _count(len(gone)), "ended"))
    return rows


def inside(catalogue: PublicCatalogue, slug: str, *, outside: bool) -> list[Row]:
    """The procedures of a field, the most used first; with `outside` those not in force after them."""
    everything = catalogue.procedures.values()
    if slug == MOST_USED:
        return [row_of(p) for p in _by_name([p for p in everything if p.most_used and p.in_force])]
    if slug == OUTSIDE:
        return [row_of(p) for p in _by_name([p for p in everything if not p.in_force])]
    found = list(catalogue.of_field(slug))
    if outside:
        found += _by_name([p for p in everything if p.field_slug == slug and not p.in_force])
    return [row_of(p) for p in found]


def name_of(catalogue: PublicCatalogue, slug: str) -> str:
    """What the list is of."""
    own = {MOST_USED: _("Hay dùng"), OUTSIDE: _("Không còn hoặc chưa áp dụng")}
    every = (*catalogue.fields, *catalogue.retired_fields)
    return own.get(slug) or next((f.name for f in every if f.slug == slug), "")


def found(catalogue: PublicCatalogue, hits: Sequence[ProcedureHit], text: str, *, outside: bool) -> list[Row]:
    """What a search shows: the hits, best first, then those not in force that have every word of it."""
    rows = [row_of(p) for hit in hits if (p := catalogue.procedures.get(hit.code)) is not None]
    if outside:
        known = {row.key for row in rows}
        wanted = words(text)
        gone = [p for p in catalogue.procedures.values() if not p.in_force and p.procedure.code not in known]
        rows += [row_of(p) for p in _by_name([p for p in gone if _has(p, wanted)])][: MOST - len(rows)]
    return rows


def row_of(shown: PublicProcedure) -> Row:
    """A procedure as a row of the list."""
    procedure = shown.procedure
    name = procedures.called(procedure)
    if shown.upcoming:
        since = phrases.figures_of_day(shown.effective) if shown.effective else ""
        remark = _("Từ {day}").format(day=since) if since else _("Chưa áp dụng")
        return Row(procedure.code, "procedure", name, remark, "upcoming")
    if not shown.in_force:
        remark = _("Đã thay thế") if shown.successor else _("Đã bãi bỏ")
        return Row(procedure.code, "procedure", name, remark, "ended")
    return Row(procedure.code, "procedure", name, _("Hay dùng") if shown.most_used else "",
               "used" if shown.most_used else "")  # fmt: skip


def _count(n: int) -> str:
    return plural("{n} thủ tục", n).format(n=phrases.figure(n))


def _by_name(shown: Sequence[PublicProcedure]) -> list[PublicProcedure]:
    return sorted(shown, key=lambda p: (procedures.called(p.procedure), p.procedure.code))


def _has(shown: PublicProcedure, wanted: Sequence[str]) -> bool:
    said = " ".join(words(f"{shown.procedure.code} {shown.procedure.name} {shown.procedure.field}"))
    return all(word in said for word in wanted)
