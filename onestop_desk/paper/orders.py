"""Which sheets there are, what each is about, and which procedures have a code of their own on it."""

from dataclasses import dataclass
from enum import StrEnum

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.posted import HOME_PATH, PublicCatalogue, PublicField, PublicProcedure, field_path
from onestop_desk.domain.posted import procedure_path as path_of
from onestop_desk.domain.procedures import bare_code

SIZES = ("A3", "A4", "A5")
CARDS = {"A3": 8, "A4": 8, "A5": 3}
"""Codes of procedures on the poster of a field."""
LABELS = 24
"""Labels on a sheet of stickers."""


class Kind(StrEnum):
    """The sheets that can be printed."""

    OFFICE = "office"
    FIELD = "field"
    PROCEDURE = "procedure"
    TENT = "tent"
    STICKERS = "stickers"


@dataclass(frozen=True)
class SheetOrder:
    """One sheet somebody wants. A tent stands on A4 or A3, labels are A4: those sizes are taken, whatever is asked."""

    kind: str
    subject: str = ""
    """Code of a procedure, slug of a field, or "": the office, and on stickers the most used procedures."""
    size: str = "A4"

    @property
    def paper(self) -> str:
        """The size that comes out of the printer."""
        if self.kind == Kind.STICKERS or (self.kind == Kind.TENT and self.size == "A5"):
            return "A4"
        return self.size


@dataclass(frozen=True)
class Ordered:
    """An order with what it speaks of, as the catalogue has it today."""

    order: SheetOrder
    address: str
    """What the sheet's own code opens."""
    field: PublicField | None
    procedure: PublicProcedure | None
    listed: tuple[PublicProcedure, ...]
    """The procedures with codes of their own, in the order of the sheet."""


def found(order: SheetOrder, catalogue: PublicCatalogue) -> Ordered:
    """Looks an order up in the catalogue.

    Raises Refusal: no_public_address, unknown_procedure, procedure_abolished (nobody hangs it up anew), unknown_field.
    """
    base = catalogue.office.base
    kind = Kind(order.kind)
    if order.size not in SIZES:
        raise ValueError(f"no such size: {order.size}")
    if not base:
        raise Refusal("no_public_address")
    if kind is Kind.STICKERS and not order.subject:
        return Ordered(order, base + HOME_PATH, None, None, most_used(catalogue)[:LABELS])
    if kind is Kind.OFFICE or (kind is Kind.TENT and not order.subject):
        return Ordered(order, base + HOME_PATH, None, None, ())
    if kind is Kind.PROCEDURE or (kind is Kind.TENT and bare_code(order.subject)):
        procedure = catalogue.procedures.get(bare_code(order.subject) or "")
        if procedure is None:
            raise Refusal("unknown_procedure", procedure=order.subject)
        if not (procedure.in_force or procedure.upcoming):
            successor = procedure.successor[0] if procedure.successor else None
            raise Refusal("procedure_abolished", procedure=procedure.procedure.code, successor=successor)
        field = next((f for f in catalogue.fields if f.slug == procedure.field_slug), None)
        return Ordered(order, base + path_of(procedure.procedure.code), field, procedure, (procedure,))
    return _of_field(order, catalogue, kind)


def _of_field(order: SheetOrder, catalogue: PublicCatalogue, kind: Kind) -> Ordered:
    field = next((f for f in (*catalogue.fields, *catalogue.retired_fields) if f.slug == order.subject), None)
    if field is None:
        raise Refusal("unknown_field", field=order.subject)
    listed = catalogue.of_field(field.slug)
    shown = {Kind.FIELD: listed[: CARDS[order.size]], Kind.STICKERS: listed}.get(kind, ())
    return Ordered(order, catalogue.office.base + field_path(field.slug), field, None, shown)


def most_used(catalogue: PublicCatalogue) -> tuple[PublicProcedure, ...]:
    """The most used procedures of the whole office, the first of each field before its second."""
    ranked = [
        (rank, code)
        for field in catalogue.fields
        for rank, code in enumerate(field.codes)
        if catalogue.procedures[code].most_used
    ]
    return tuple(catalogue.procedures[code] for _rank, code in sorted(ranked))


def all_orders(catalogue: PublicCatalogue, field: str | None = None, size: str = "A4") -> tuple[SheetOrder, ...]:
    """Every poster: of the office and of each field, or of one field (its slug) and each of its procedures.

    Raises Refusal: no_public_address, unknown_field.
    """
    if field is None:
        return (SheetOrder(Kind.OFFICE, "", size), *(SheetOrder(Kind.FIELD, f.slug, size) for f in catalogue.fields))
    of_field = found(SheetOrder(Kind.FIELD, field, size), catalogue).field
    codes = of_field.codes if of_field else ()
    return (SheetOrder(Kind.FIELD, field, size), *(SheetOrder(Kind.PROCEDURE, code, size) for code in codes))
