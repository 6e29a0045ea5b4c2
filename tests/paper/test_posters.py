"""Every code on every sheet, at every size, decodes to its own address and leads to a page that exists."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onestop_desk.domain.errors import Refusal
from onestop_desk.paper.codes import Codes
from onestop_desk.paper.orders import CARDS, LABELS, found, most_used
from onestop_desk.paper.posters import Sheet, SheetOrder, all_orders, draw, draw_many, preview
from onestop_desk.paper.reading import where_it_leads
from onestop_desk.paper.values import values_of
from tests.paper import hall
from tests.paper.phone import MM_A_INCH, read, rendered

BIRTH = "1.001193"
AT_300 = 300 / MM_A_INCH
SHEETS = [
    *[(kind, subject, size) for kind, subject in (("office", ""), ("field", "ho-tich"), ("procedure", BIRTH))
      for size in ("A3", "A4", "A5")],
    ("tent", "", "A4"), ("tent", BIRTH, "A4"), ("tent", "dat-dai", "A3"), ("stickers", "chung-thuc", "A4"),
    ("stickers", "", "A4"),
]  # fmt: skip


def drawn(kind: str, subject: str = "", size: str = "A4") -> Sheet:
    return draw(SheetOrder(kind, subject, size), hall.catalogue(), hall.DAY)


@pytest.mark.parametrize(("kind", "subject", "size"), SHEETS)
def test_every_code_decodes_and_leads_to_a_page(kind: str, subject: str, size: str) -> None:
    sheet = drawn(kind, subject, size)
    found = set().union(*(read(page) for page in rendered(sheet.pdf, AT_300)))
    assert found == set(sheet.addresses)
    assert {where_it_leads(text, hall.catalogue()).state for text in found} == {"current"}


@pytest.mark.parametrize(("kind", "subject", "size"), SHEETS)
def test_every_sheet_is_one_page_of_its_size(kind: str, subject: str, size: str) -> None:
    sheet = drawn(kind, subject, size)
    (page,) = rendered(sheet.pdf, 1)
    assert (sheet.pages, sheet.size) == (1, size)
    assert abs(page.width - {"A3": 297, "A4": 210, "A5": 148}[size]) <= 1
    assert abs(page.height - {"A3": 420, "A4": 297, "A5": 210}[size]) <= 1


def test_the_poster_of_a_field_has_as_many_codes_as_fit() -> None:
    whole = hall.catalogue().of_field("ho-tich")
    for size, most in CARDS.items():
        sheet = drawn("field", "ho-tich", size)
        assert len(sheet.addresses) == most + 1
        assert list(sheet.facts["procedures"]) == [p.procedure.code for p in whole[:most]]


def test_a_tent_and_labels_come_on_a4_whatever_is_asked() -> None:
    assert drawn("tent", "", "A5").size == "A4"
    assert drawn("stickers", "ho-tich", "A3").size == "A4"


def test_labels_fill_whole_sheets() -> None:
    many = drawn("stickers", "ho-tich")
    n = len(hall.catalogue().of_field("ho-tich"))
    assert many.pages == -(-n // LABELS) == 2
    assert len(many.addresses) == n
    assert len(drawn("stickers").addresses) == LABELS == len(most_used(hall.catalogue())[:LABELS])


def test_the_most_used_begin_with_the_first_of_each_field() -> None:
    whole = hall.catalogue()
    first = most_used(whole)[0].procedure.code
    assert first in {field.codes[0] for field in whole.fields}


def test_a_preview_is_the_page_that_is_printed() -> None:
    order = SheetOrder("field", "ho-tich")
    png = preview(order, hall.catalogue(), hall.DAY, ppi=150)
    assert png.startswith(b"\x89PNG")
    assert preview(order, hall.catalogue(), hall.DAY, ppi=150) == png


def test_all_orders_are_the_office_and_its_fields_or_a_field_and_its_procedures() -> None:
    whole = hall.catalogue()
    everything = all_orders(whole)
    assert everything[0] == SheetOrder("office")
    assert [order.subject for order in everything[1:]] == [field.slug for field in whole.fields]
    of_field = all_orders(whole, "dat-dai", "A5")
    assert of_field[0] == SheetOrder("field", "dat-dai", "A5")
    assert {order.kind for order in of_field[1:]} == {"procedure"}
    assert len(of_field) == 1 + len(whole.of_field("dat-dai"))


def test_many_sheets_come_in_one_file_and_each_has_its_facts() -> None:
    orders = [*all_orders(hall.catalogue(), "ho-tich")[:28], SheetOrder("stickers", "ho-tich")]
    told: list[tuple[int, int]] = []
    bundle = draw_many(orders, hall.catalogue(), hall.DAY, Codes(), on_progress=lambda *done: told.append(done))
    assert (bundle.pages, len(bundle.sheets)) == (30, 29)
    assert told[-1] == (29, 29)
    for sheet, page in zip(bundle.sheets[:3], rendered(bundle.pdf)[:3], strict=True):
        assert read(page) == set(sheet.addresses)
        alone = draw(SheetOrder(sheet.kind, sheet.subject, sheet.size), hall.catalogue(), hall.DAY)
        assert (sheet.facts_hash, sheet.addresses) == (alone.facts_hash, alone.addresses)


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (SheetOrder("procedure", "9.999999"), "unknown_procedure"),
        (SheetOrder("procedure", ""), "unknown_procedure"),
        (SheetOrder("field", "khong-co"), "unknown_field"),
        (SheetOrder("tent", "khong-co"), "unknown_field"),
    ],
)
def test_what_the_catalogue_does_not_have_is_refused(order: SheetOrder, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        draw(order, hall.catalogue(), hall.DAY)
    assert refused.value.code == code


def test_without_a_base_address_nothing_is_printed() -> None:
    whole = hall.catalogue()
    nowhere = replace(whole, office=replace(whole.office, base=""))
    with pytest.raises(Refusal) as refused:
        draw(SheetOrder("office"), nowhere, hall.DAY)
    assert refused.value.code == "no_public_address"


HOSTS = st.from_regex(r"[a-z][a-z0-9-]{0,17}[a-z0-9](\.[a-z]{2,8}){1,3}(/[a-z]{1,9})?", fullmatch=True)


@settings(max_examples=6)
@given(base=HOSTS.map("https://{}".format), slug=st.sampled_from([field.slug for field in hall.catalogue().fields]))
def test_any_base_address_gives_codes_that_a_300_dpi_picture_gives_back(base: str, slug: str) -> None:
    whole = hall.catalogue()
    moved = replace(whole, office=replace(whole.office, base=base))
    for kind in ("field", "stickers"):
        sheet = draw(SheetOrder(kind, slug), moved, hall.DAY)
        found = set().union(*(read(page) for page in rendered(sheet.pdf, AT_300)))
        assert found == set(sheet.addresses)


def test_a_field_with_few_procedures_gives_them_the_room() -> None:
    whole = hall.catalogue()
    sides = {}
    for n in (1, 2, 3, 4):
        field = next(f for f in whole.fields if len(f.codes) == n)
        values = values_of(found(SheetOrder("field", field.slug), whole), whole, hall.DAY, Codes())
        sides[n] = values["card_side"]
    assert sides[1] > sides[2] > sides[3] > sides[4] == 35


def test_a_trial_sheet_of_the_demo_office_says_so() -> None:
    whole = hall.catalogue()
    demo = replace(whole, office=replace(whole.office, is_demo=True))
    for kind, subject in (("office", ""), ("field", "ho-tich"), ("procedure", BIRTH), ("tent", ""), ("stickers", "")):
        values = values_of(found(SheetOrder(kind, subject), demo), demo, hall.DAY, Codes())
        shown = [values["printed"]] if kind == "stickers" else [values["demo"], *values["foot"]]
        assert any("Bản in thử" in line for line in shown)


def test_no_new_sheet_of_what_was_abolished() -> None:
    gone = hall.changed(hall.catalogue(), "1.001193", status="superseded", successor=("1.099999", "Mới"))
    for order in (SheetOrder("procedure", "1.001193"), SheetOrder("tent", "1.001193")):
        with pytest.raises(Refusal, match="procedure_abolished") as no:
            draw(order, gone, hall.DAY)
        assert no.value.facts["successor"] == "1.099999"
