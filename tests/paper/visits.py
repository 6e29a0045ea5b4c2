"""A visit of the demo office for the tests of its printed papers."""

from dataclasses import replace
from datetime import date

from onestop_desk.domain.procedures import Procedure
from onestop_desk.domain.tickets import State
from onestop_desk.domain.visit_papers import RegisterRow, VisitPaper, VisitPapers
from onestop_desk.paper.visit_forms import AtTheCounter
from tests.moved_clock import instant
from tests.paper import hall

BIRTH = hall.catalogue().procedures["1.001193"].procedure
DAY = date(2026, 11, 25)
AT = instant("2026-11-25 08:52")
CODE = "H05.190-261125-0038"


def paper(procedure: Procedure = BIRTH, **changes: object) -> VisitPaper:
    """One procedure: two papers shown, two missing."""
    ids = [p.id for p in procedure.papers]
    made = VisitPaper(
        "vp1", 1, procedure, "UBND xã", tuple(ids[:2]), tuple(ids[2:4]), None, CODE, 1, "", "", AT,
        instant("2026-11-25 17:00"),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def visit(shown: VisitPaper | None = None, *, name: str = "Trần Thị Mai", phone: str = "0987 000 123") -> VisitPapers:
    """The citizen at counter 4."""
    back = instant("2026-11-25 16:30")
    return VisitPapers(
        "t1", "A014", "token", State.SERVING, DAY, "Hộ tịch", AT, AT, name, phone, True, back, (shown or paper(),)
    )


def here(**changes: object) -> AtTheCounter:
    """Counter 4 of an office that is no demo."""
    made = AtTheCounter(replace(hall.office(), is_demo=False), "Nguyễn Thị Hạnh", 4)
    return replace(made, **changes)  # type: ignore[arg-type]


def register(count: int) -> list[RegisterRow]:
    """Rows of a register."""
    row = RegisterRow(CODE, BIRTH.name, "Trần Thị Mai", "0987 000 123", "UBND xã", AT, AT, None, True)
    return [row] * count
