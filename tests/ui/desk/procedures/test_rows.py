"""What the sections list, as plain rows: fields and procedures, and which sheets are printed anew as what."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.domain.procedures import Status
from onestop_desk.paper import posters
from onestop_desk.paper.posters import SheetOrder
from onestop_desk.services.printed_sheets import SheetRow
from tests.ui.desk import scenes
from tests.ui.desk.fake_catalogue import DAY, catalogue
from ui.desk.procedures import finding
from ui.desk.procedures.sheet_words import hung, reprint

BIRTH, COPY, DEATH = scenes.BIRTH.code, scenes.COPY.code, scenes.DEATH.code


def with_ended(code: str, successor: str | None = None, base: str = "https://a.example") -> PublicCatalogue:
    """A catalogue in which one procedure is no longer in force."""
    made = catalogue(base=base)
    gone = made.procedures[code]
    status = Status.SUPERSEDED if successor else Status.REPEALED
    gone = replace(
        gone,
        procedure=replace(gone.procedure, status=status, superseded_by=successor),
        successor=(successor, "mới") if successor else None,
    )
    field = replace(made.fields[0], codes=tuple(c for c in made.fields[0].codes if c != code))
    return replace(made, fields=(field,), procedures={**made.procedures, code: gone})


def printed(order: SheetOrder, hangs: str = "") -> SheetRow:
    """A sheet of the register, printed before anything changed."""
    facts = posters.current_facts(order, catalogue(base="https://a.example"))
    return SheetRow("s1", order.kind, order.subject, order.size, "https://a.example", 0, DAY, facts, "", hangs)


def test_what_is_not_in_force_is_listed_only_when_it_is_asked_for() -> None:
    made = with_ended(DEATH)
    assert [r.key for r in finding.inside(made, "ho-tich", outside=False)] == [BIRTH, COPY]
    rows = finding.inside(made, "ho-tich", outside=True)
    assert (rows[-1].key, rows[-1].remark, rows[-1].state) == (DEATH, "Đã bãi bỏ", "ended")
    assert [r.key for r in finding.fields(made, outside=False)] == [finding.MOST_USED, "ho-tich"]
    assert [r.key for r in finding.fields(made, outside=True)][-1] == finding.OUTSIDE


@pytest.mark.parametrize(("text", "keys"), [("khai tu", [DEATH]), ("1.000656", [DEATH]), ("ket hon", [])])
def test_a_search_outside_needs_every_word(text: str, keys: list[str]) -> None:
    made = with_ended(DEATH)
    assert [r.key for r in finding.found(made, (), text, outside=True)] == keys
    assert finding.found(made, (), text, outside=False) == []


def test_one_that_comes_later_says_from_when() -> None:
    made = catalogue()
    later = replace(made.procedures[BIRTH], upcoming=True, effective=date(2027, 1, 1))
    assert finding.row_of(later).remark == "Từ 01/01/2027"


@pytest.mark.parametrize(
    ("today", "again"),
    [
        (catalogue(base="https://a.example"), None),
        (catalogue(base="https://b.example"), DEATH),
        (with_ended(DEATH, BIRTH), BIRTH),
        (with_ended(DEATH), ""),
        (with_ended(DEATH, "9.999999"), ""),
    ],
    ids=["still right", "moved", "replaced", "abolished", "replaced by nothing known"],
)
def test_what_takes_the_place_of_a_sheet(today: PublicCatalogue, again: str | None) -> None:
    """None: nothing to do; a code: printed as its sheet; "": only taken down."""
    (sheet,) = hung([printed(SheetOrder("procedure", DEATH))], today)
    plan = reprint([sheet], today)
    found: Any = None
    if sheet.is_stale:
        found = plan.again[0][1].subject if plan.again else ""
    assert found == again
    assert len(plan.only_down) == (again == "")


def test_two_that_replace_each_other_end_somewhere() -> None:
    made = with_ended(DEATH, BIRTH)
    circle = replace(
        made.procedures[BIRTH],
        procedure=replace(made.procedures[BIRTH].procedure, status=Status.SUPERSEDED),
        successor=(DEATH, "cũ"),
    )
    made = replace(made, procedures={**made.procedures, BIRTH: circle})
    plan = reprint(hung([printed(SheetOrder("procedure", DEATH))], made), made)
    assert (len(plan.again), len(plan.only_down)) == (0, 1)
