"""Posters with codes: of the office, a field, a procedure, a table tent, labels; one by one or all in one file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from onestop_desk.domain.posted import PublicCatalogue, procedure_path
from onestop_desk.paper import codes as qr
from onestop_desk.paper import engine
from onestop_desk.paper.codes import Codes
from onestop_desk.paper.facts import Facts, Staleness, current_facts, facts_of, hash_of, said, stale
from onestop_desk.paper.orders import Kind, Ordered, SheetOrder, all_orders, found
from onestop_desk.paper.values import level_of, values_of

__all__ = [
    "Bundle", "Kind", "Sheet", "SheetOrder", "Staleness",
    "all_orders", "current_facts", "draw", "draw_many", "preview", "said", "stale",
]  # fmt: skip

_TEMPLATE = "posters.typ"
_AT_ONCE = 24
"""Sheets drawn between two reports of progress."""


@dataclass(frozen=True)
class Sheet:
    """A sheet as it was drawn; all of it but the PDF goes into the register of printed sheets."""

    pdf: bytes
    """Empty for a sheet of a `Bundle`, whose PDF is one."""
    pages: int
    kind: str
    subject: str
    size: str
    base: str
    addresses: tuple[str, ...]
    """What its codes open, each once."""
    facts: Facts
    facts_hash: str


@dataclass(frozen=True)
class Bundle:
    """Many sheets in one file."""

    pdf: bytes
    pages: int
    sheets: tuple[Sheet, ...]


def draw(order: SheetOrder, catalogue: PublicCatalogue, printed_on: date, codes: Codes | None = None) -> Sheet:
    """One sheet. Raises Refusal: no_public_address, unknown_procedure, procedure_abolished, unknown_field."""
    ordered = found(order, catalogue)
    pdf = engine.pdf(_TEMPLATE, sheets=[values_of(ordered, catalogue, printed_on, codes or qr.shared())])
    return _sheet(ordered, catalogue, pdf, _pages(pdf))


def preview(
    order: SheetOrder, catalogue: PublicCatalogue, printed_on: date, codes: Codes | None = None,
    *, page: int = 0, ppi: float = 96,
) -> bytes:  # fmt: skip
    """One page of a sheet as a PNG, `ppi` dots an inch, drawn by the engine that prints it; raises like `draw`."""
    ordered = found(order, catalogue)
    values = values_of(ordered, catalogue, printed_on, codes or qr.shared())
    return engine.pictures(_TEMPLATE, ppi, sheets=[values])[page]


def draw_many(
    orders: Sequence[SheetOrder], catalogue: PublicCatalogue, printed_on: date, codes: Codes | None = None,
    *, on_progress: Callable[[int, int], None] | None = None,
) -> Bundle:  # fmt: skip
    """Many sheets in one PDF; what `on_progress` (done, of) raises stops the work. Raises like `draw`."""
    drawn = codes or qr.shared()
    ordered = [found(order, catalogue) for order in orders]
    _prepare(ordered, catalogue, drawn)
    whole = pypdfium2.PdfDocument.new()
    sheets: list[Sheet] = []
    for start in range(0, len(ordered), _AT_ONCE):
        share = ordered[start : start + _AT_ONCE]
        values: list[Any] = [values_of(one, catalogue, printed_on, drawn) for one in share]
        part = pypdfium2.PdfDocument(engine.pdf(_TEMPLATE, sheets=values))
        whole.import_pages(part)
        part.close()
        sheets += [_sheet(one, catalogue, b"", len(v["pages"]) if "pages" in v else 1)
                   for one, v in zip(share, values, strict=True)]  # fmt: skip
        if on_progress:
            on_progress(len(sheets), len(ordered))
    held = BytesIO()
    pages = len(whole)
    whole.save(held)
    whole.close()
    return Bundle(held.getvalue(), pages, tuple(sheets))


def _prepare(ordered: Sequence[Ordered], catalogue: PublicCatalogue, codes: Codes) -> None:
    """Draws all codes at once, which goes to all cores."""
    base = catalogue.office.base
    codes.many(
        (base + procedure_path(p.procedure.code) for one in ordered if not one.procedure for p in one.listed), "M"
    )
    for level in ("M", "Q"):
        codes.many((one.address for one in ordered if level_of(one.order.kind) == level), level)


def _sheet(ordered: Ordered, catalogue: PublicCatalogue, pdf: bytes, pages: int) -> Sheet:
    base = catalogue.office.base
    facts = facts_of(ordered, catalogue)
    listed = (base + procedure_path(p.procedure.code) for p in ordered.listed)
    own = () if ordered.order.kind == Kind.STICKERS else (ordered.address,)
    return Sheet(
        pdf, pages, str(ordered.order.kind), ordered.order.subject, ordered.order.paper, base,
        tuple(dict.fromkeys((*own, *listed))), facts, hash_of(facts),
    )  # fmt: skip


def _pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    document.close()
    return pages
