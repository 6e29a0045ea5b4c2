"""Single pages as the portal serves them, and random procedures: always text, always under the limit."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onestop_desk.domain.procedures import Deadline, Fee, Paper, Procedure
from portal import live
from portal.frame import frame_of
from portal.links import Links, folder
from portal.pages.lists import field_listing, pages_of
from portal.pages.procedure import ProcedurePages
from portal.render import LIMIT, size
from tests.portal.catalogues import OFFICE, catalogue, hostile, public, starter
from tests.portal.pages import Page

AT = Links()
WORD = st.text(max_size=40) | st.sampled_from(["<b>", '"' * 300, "&" * 900, "\u202e", "ắ" * 500, "x" * 30_000])
TEXT = st.lists(WORD, max_size=6).map(" ".join)


def test_the_same_pages_at_the_portals_addresses() -> None:
    html = live.render_procedure(starter(), "1.001193", links=AT)
    assert html is not None
    page = Page(html)
    assert "Đăng ký khai sinh" in page.text
    assert "/l/ho-tich" in page.links
    assert [link for link in page.links if link.startswith(".")] == []


def test_an_unknown_address_has_no_page() -> None:
    assert live.render_procedure(starter(), "9.999999", links=AT) is None
    assert live.render_procedure(starter(), "1.001193", links=AT, part="giay-to") is None
    assert live.render_field(starter(), "khong-co", links=AT) is None
    assert live.render_field(starter(), "ho-tich", links=AT, page=99) is None
    assert live.render_letter(starter(), "0", links=AT) is None


def test_following_pages_are_served_too() -> None:
    found = catalogue([public(hostile())])
    first = live.render_procedure(found, "1.666666", links=AT, part="giay-to")
    last = live.render_procedure(found, "1.666666", links=AT, part="giay-to", page=99)
    assert first is not None
    assert "/t/1.666666/giay-to/2" in Page(first).links
    assert last is None


def test_search_results_of_the_portal() -> None:
    page = Page(live.render_search(starter(), '"><script>', ["1.001193"], links=AT))
    assert "/t/1.001193" in page.links
    assert "script" not in page.elements
    assert "thử từ khác" in Page(live.render_search(starter(), "xyz", [], links=AT)).text
    assert "thử từ khác" not in Page(live.render_search(starter(), "", [], links=AT)).text


def test_every_kind_of_page_can_be_asked_for() -> None:
    found = starter()
    for html in (
        live.render_home(found, links=AT),
        live.render_fields(found, links=AT),
        live.render_letters(found, links=AT),
        live.render_letter(found, "d", links=AT),
        live.render_field(found, "ho-tich", links=AT),
        live.render_privacy(found, links=AT),
        live.render_missing(found, links=AT),
    ):
        assert html is not None
        assert "h1" in Page(html).elements
        assert size(html) <= LIMIT


def test_booking_is_offered_twice_where_the_office_books() -> None:
    office = replace(OFFICE, books=True)
    html = live.render_procedure(replace(starter(), office=office), "1.001193", links=Links(base=OFFICE.base))
    assert html is not None
    assert Page(html).links.count("https://motcua.example/dat-hen/1.001193") == 2


def test_a_field_with_very_many_procedures_takes_several_pages() -> None:
    many = catalogue([public(Procedure(f"1.{n:06d}", f"Thủ tục số {n}", "Hộ tịch")) for n in range(700)])
    made = list(pages_of(field_listing(many, many.fields[0]), frame_of(many), folder))
    assert len(made) == 5
    assert max(size(html) for _path, html in made) <= LIMIT
    links = [link for _path, html in made for link in Page(html).links if "/t/" in link]
    assert len(links) == len({link.lstrip("./") for link in links}) == 700


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(TEXT, TEXT, TEXT, st.lists(st.tuples(TEXT, TEXT, st.sampled_from(["", "một", "hai"])), max_size=12), TEXT)
def test_no_procedure_makes_a_page_too_large(
    name: str, note: str, step: str, papers: list[tuple[str, str, str]], law: str
) -> None:
    procedure = Procedure(
        "1.000001",
        name,
        "Hộ tịch",
        deadlines=(Deadline("truc_tiep", "text", note=note), Deadline("truc_tuyen", "working_days", 3, note=step)),
        fee=Fee("council", (), note),
        papers=tuple(Paper(f"p{n}", *pair[:1], note=pair[1], case=pair[2]) for n, pair in enumerate(papers)),
        steps=(step, note),
        result=law,
        subjects=note,
        legal_basis=(law, law),
        decision=law,
    )
    found = catalogue([public(procedure)])
    pages = dict(ProcedurePages(found, frame_of(found), "1.000001", folder).every())
    assert max(size(html) for html in pages.values()) <= LIMIT
    boxes = sum(Page(html).elements.count("input") for html in pages.values())
    assert boxes == len(papers)
