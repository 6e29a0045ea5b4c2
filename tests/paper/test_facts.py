"""What a sheet remembers of itself, and what of it is found to be out of date."""

import json
from dataclasses import replace

import pytest

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.domain.procedures import Deadline, Fee, Paper
from onestop_desk.paper.facts import Staleness, hash_of
from onestop_desk.paper.posters import SheetOrder, current_facts, draw, said, stale
from tests.paper import hall

BIRTH = "1.001193"
PROCEDURE = SheetOrder("procedure", BIRTH)
FIELD = SheetOrder("field", "ho-tich")
ORDERS = [PROCEDURE, FIELD, SheetOrder("office"), SheetOrder("tent", BIRTH), SheetOrder("tent"),
          SheetOrder("stickers"), SheetOrder("stickers", "dat-dai")]  # fmt: skip


def facts(order: SheetOrder, whole: PublicCatalogue | None = None) -> dict[str, object]:
    """As the register gives them back: through JSON."""
    found: dict[str, object] = json.loads(json.dumps(current_facts(order, whole or hall.catalogue())))
    return found


def changed(**changes: object) -> PublicCatalogue:
    return hall.changed(hall.catalogue(), BIRTH, **changes)


@pytest.mark.parametrize("order", ORDERS)
def test_a_sheet_printed_today_is_up_to_date(order: SheetOrder) -> None:
    sheet = draw(order, hall.catalogue(), hall.DAY)
    assert stale(json.loads(json.dumps(sheet.facts)), hall.catalogue()) == ()
    assert sheet.facts_hash == hash_of(facts(order))


@pytest.mark.parametrize("order", ORDERS)
def test_whatever_is_stale_has_another_hash(order: SheetOrder) -> None:
    whole = hall.catalogue()
    moved = replace(whole, office=replace(whole.office, base="https://moi.example"))
    assert stale(facts(order), moved) == (Staleness("base_moved", before=hall.BASE, after="https://moi.example"),)
    assert hash_of(facts(order)) != hash_of(facts(order, moved))


@pytest.mark.parametrize(
    ("changes", "code", "before", "after"),
    [
        ({"name": "Khai sinh"}, "renamed", "Đăng ký khai sinh", "Khai sinh"),
        ({"deadlines": (Deadline("truc_tiep", "working_days", 3),)}, "deadline", "Trong ngày", "3 ngày làm việc"),
        ({"fee": Fee("amounts", (8000,))}, "fee", "Miễn phí", "8.000 đồng"),
        ({"counters": (4,)}, "counters", "2; 3", "4"),
        ({"papers": (Paper("a", "Căn cước", "xuat_trinh"),)}, "papers", None, "Căn cước chỉ xuất trình"),
        ({"decision": "900/QĐ-BTP"}, "decision", "163/QĐ-BTP", "900/QĐ-BTP"),
    ],
)
def test_the_poster_of_a_procedure_notices(
    changes: dict[str, object], code: str, before: str | None, after: str
) -> None:
    whole = changed(**changes)
    (found,) = stale(facts(PROCEDURE), whole)
    assert (found.code, found.subject, found.name) == (code, BIRTH, "Đăng ký khai sinh")
    assert found.after == after
    assert before is None or found.before == before
    assert hash_of(facts(PROCEDURE)) != hash_of(facts(PROCEDURE, whole))
    assert after in said(found) or code == "papers"


def test_what_a_sheet_does_not_show_does_not_make_it_stale() -> None:
    whole = changed(fee=Fee("amounts", (8000,)), counters=(9,), conditions="khác")
    assert stale(facts(SheetOrder("tent", BIRTH)), whole) == ()
    assert [s.code for s in stale(facts(FIELD), whole)] == ["fee"]
    assert stale(facts(SheetOrder("office")), whole) == ()


def test_an_abolished_procedure_names_its_successor() -> None:
    successor = ("1.099999", "Đăng ký khai sinh mới")
    (found,) = stale(facts(PROCEDURE), changed(status="superseded", successor=successor))
    assert (found.code, found.successor) == ("abolished", successor)
    assert said(found) == "“Đăng ký khai sinh” đã bãi bỏ, thay bằng Đăng ký khai sinh mới."
    (repealed,) = stale(facts(PROCEDURE), changed(status="repealed"))
    assert said(repealed) == "“Đăng ký khai sinh” đã bãi bỏ."


def test_a_procedure_that_is_not_there_any_more_is_gone() -> None:
    whole = hall.catalogue()
    without = replace(whole, procedures={c: p for c, p in whole.procedures.items() if c != BIRTH})
    assert [s.code for s in stale(facts(PROCEDURE), without)] == ["gone"]


def test_the_poster_of_a_field_notices_what_is_new_in_it() -> None:
    whole = hall.catalogue()
    field = next(f for f in whole.fields if f.slug == "ho-tich")
    before = replace(whole, fields=tuple(replace(f, codes=f.codes[:-2]) if f is field else f for f in whole.fields))
    (found,) = stale(facts(FIELD, before), whole)
    assert (found.code, found.subject, found.name) == ("new_in_field", "ho-tich", "Hộ tịch")
    assert len(found.after.split("; ")) == 2
    assert said(found).startswith("“Hộ tịch” có thêm: ")


def test_a_field_that_is_renamed_or_empty() -> None:
    whole = hall.catalogue()
    renamed = replace(
        whole, fields=tuple(replace(f, name="Hộ tịch, quốc tịch") if f.slug == "ho-tich" else f for f in whole.fields)
    )
    assert [(s.code, s.after) for s in stale(facts(FIELD), renamed)] == [("renamed", "Hộ tịch, quốc tịch")]
    empty = replace(whole, fields=tuple(f for f in whole.fields if f.slug != "ho-tich"))
    assert stale(facts(FIELD), empty)[0].code == "gone"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "Trung tâm khác"}, "office"),
        ({"phone": "0204 000 9999"}, "phone"),
        ({"phone": ""}, "phone"),
        ({"books": False}, "booking"),
        ({"weekly": {0: (("08:00", "12:00"),)}}, "hours"),
    ],
)
def test_the_poster_of_the_office_notices(changes: dict[str, object], code: str) -> None:
    whole = hall.catalogue()
    now = replace(whole, office=replace(whole.office, **changes))  # type: ignore[arg-type]
    (found,) = stale(facts(SheetOrder("office")), now)
    assert found.code == code
    assert said(found).endswith(".")


def test_several_decisions_give_the_newest_or_none() -> None:
    whole = hall.changed(hall.catalogue(), BIRTH, decision="900/QĐ-BTP", decision_date="2026-05-01")
    assert current_facts(FIELD, whole)["decision"] == ""
    dated = whole
    for code in whole.fields[[f.slug for f in whole.fields].index("ho-tich")].codes:
        if code != BIRTH:
            dated = hall.changed(dated, code, decision_date="2025-01-01")
    assert current_facts(FIELD, dated)["decision"] == "900/QĐ-BTP"


def test_the_poster_of_a_field_notices_a_newer_decision() -> None:
    whole = hall.catalogue()
    for procedure in whole.of_field("ho-tich"):
        whole = hall.changed(whole, procedure.procedure.code, decision="900/QĐ-BTP")
    (found,) = stale(facts(FIELD), whole)
    assert (found.code, found.subject, found.before, found.after) == ("decision", "ho-tich", "163/QĐ-BTP", "900/QĐ-BTP")
    assert said(found) == "“Hộ tịch”: tờ ghi Quyết định số 163/QĐ-BTP, nay là 900/QĐ-BTP."


def test_facts_of_an_earlier_release_are_read_with_patience() -> None:
    assert {s.code for s in stale({}, hall.catalogue())} <= {"base_moved", "office", "phone", "booking"}
