"""The catalogue, the public office and the register of sheets of the office in memory."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from onestop_desk.domain.posted import PublicCatalogue, PublicField, PublicOffice, PublicProcedure
from onestop_desk.domain.procedures import Paper, Procedure
from onestop_desk.services.catalogue import LateAnnouncements
from onestop_desk.services.views import ProcedureView
from tests.ui.desk import scenes

DAY = date(2026, 11, 23)
OFFICE = PublicOffice(
    "Trung tâm Phục vụ hành chính công xã Tân Yên", "xã Tân Yên", "UBND xã Tân Yên", "", "", "", {}, (),
)  # fmt: skip


def shown(view: ProcedureView, **facts: Any) -> PublicProcedure:
    """A procedure of the pictures as the public sees it."""
    papers = tuple(Paper(p.id, p.name, p.kind) for p in view.papers)
    procedure = Procedure(view.code, view.name, "Hộ tịch", papers=papers, decision="1872/QĐ-BTP")
    return PublicProcedure(procedure, view.id, 1, DAY, None, "ho-tich", "UBND xã", "Hộ tịch", (1,), True, **facts)


def catalogue(*procedures: ProcedureView, base: str = "") -> PublicCatalogue:
    """A catalogue of one field."""
    every = procedures or (scenes.BIRTH, scenes.COPY, scenes.DEATH)
    field = PublicField("Hộ tịch", "Hộ tịch", "ho-tich", "UBND xã", tuple(p.code for p in every))
    office = replace(OFFICE, base=base)
    return PublicCatalogue(DAY, office, (field,), {p.code: shown(p) for p in every})


def services() -> dict[str, Any]:
    """`public`, `catalogue` and `sheets` of an office that has imported and printed nothing."""
    made = catalogue()
    return {
        "public": SimpleNamespace(catalogue=lambda: made, office=lambda: made.office),
        "catalogue": SimpleNamespace(imports=lambda: (), late_announcements=lambda: LateAnnouncements((), ())),
        "sheets": SimpleNamespace(listed=lambda: ()),
    }
