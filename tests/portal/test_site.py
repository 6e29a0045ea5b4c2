"""The static site: every link leads somewhere, no page is too large, and only what changed is touched."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from onestop_desk.domain.errors import Offline, Refusal
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.domain.procedures import Procedure
from portal.pages.lists import letters_of
from portal.render import LIMIT
from portal.site import build_site, search_index
from portal.site_folder import MANIFEST
from tests.portal.catalogues import OFFICE, catalogue, hostile, official, public, starter
from tests.portal.pages import Page, pages_in, target

BIRTH = "t/1.001193/index.html"


def small(result: str = "Giấy khai sinh") -> PublicCatalogue:
    """Two procedures of two fields."""
    birth = Procedure("1.001193", "Đăng ký khai sinh", "Hộ tịch", result=result)
    copy = Procedure("2.000815", "Chứng thực bản sao", "Chứng thực")
    return catalogue([public(birth), public(copy)])


def ages(site: Path) -> dict[str, int]:
    """When each file was last written."""
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}


@pytest.fixture(params=["starter", "official", "hostile"])
def everything(request: pytest.FixtureRequest) -> PublicCatalogue:
    """A catalogue with everything that may happen to a page."""
    if request.param == "hostile":
        return catalogue([public(hostile()), public(replace(hostile(), code="1.777777", steps=()))])
    return starter() if request.param == "starter" else official()


def test_every_link_leads_to_a_page_and_every_page_fits(everything: PublicCatalogue, tmp_path: Path) -> None:
    built = build_site(everything, tmp_path)
    pages = pages_in(tmp_path)
    assert len(pages) == built.pages >= len(everything.procedures)
    lost = [
        f"{name}: {link}"
        for name, page in pages.items()
        if name != "404.html"
        for link in page.links
        if not link.startswith(("https:", "tel:")) and not _leads(pages, name, link)
    ]
    assert lost == []
    sizes = {name: (tmp_path / name).stat().st_size for name in pages}
    assert {name: size for name, size in sizes.items() if size > LIMIT} == {}
    twice = [name for name, page in pages.items() if len(page.ids) != len(set(page.ids))]
    assert twice == []


def _leads(pages: dict[str, Page], name: str, link: str) -> bool:
    found = target(name, link)
    if found is None or found[0] not in pages:
        return False
    return not found[1] or found[1] in pages[found[0]].ids


def test_every_page_can_be_reached_from_the_home_page(everything: PublicCatalogue, tmp_path: Path) -> None:
    build_site(everything, tmp_path)
    pages = pages_in(tmp_path)
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        name = waiting.pop()
        for link in pages[name].links:
            found = target(name, link)
            if found is not None and found[0] in pages and found[0] not in reached:
                reached.add(found[0])
                waiting.append(found[0])
    ended = {f"t/{code}/index.html" for code, p in everything.procedures.items() if not p.in_force}
    retired = {f"l/{field.slug}/index.html" for field in everything.retired_fields}
    assert set(pages) - reached <= ended | retired | {"404.html"}


def test_nothing_of_a_hostile_procedure_becomes_markup_or_is_lost(tmp_path: Path) -> None:
    procedure = hostile()
    build_site(catalogue([public(procedure)]), tmp_path)
    pages = pages_in(tmp_path)
    own = [page for name, page in pages.items() if name.startswith("t/")]
    assert {element for page in pages.values() for element in page.elements} <= KNOWN_ELEMENTS
    assert not any(link.startswith("javascript:") for page in pages.values() for link in page.links)
    boxes = sum(page.elements.count("input") for page in own)
    assert boxes == len(procedure.papers)
    said = sum(page.text.count("{{7*7}}") for page in own)
    written = sum(text.count("{{7*7}}") for text in [*procedure.steps, procedure.conditions, procedure.fee.note])
    written += sum(paper.name.count("{{7*7}}") + paper.note.count("{{7*7}}") for paper in procedure.papers)
    assert said >= written


KNOWN_ELEMENTS = {
    *("html", "head", "meta", "title", "link", "style", "script", "body", "header", "main", "footer", "nav", "section"),
    *("a", "b", "br", "button", "circle", "dd", "details", "div", "dl", "dt", "em", "form", "h1", "h2", "h3", "input"),
    *("label", "li", "ol", "p", "path", "rect", "small", "span", "summary", "svg", "ul"),
    *("table", "tbody", "td", "th", "thead", "tr"),
}


def test_what_did_not_change_is_not_touched(tmp_path: Path) -> None:
    first = build_site(small(), tmp_path)
    before = ages(tmp_path)
    again = build_site(small(), tmp_path)
    assert (again.written, again.removed, again.pages) == (0, 0, first.pages)
    assert again.unchanged == first.written
    assert ages(tmp_path) == before


def test_a_changed_procedure_changes_its_own_page_only(tmp_path: Path) -> None:
    build_site(small(), tmp_path)
    before = ages(tmp_path)
    built = build_site(small("Giấy khai sinh điện tử"), tmp_path)
    after = ages(tmp_path)
    assert {name for name in after if after[name] != before.get(name)} == {BIRTH, MANIFEST}
    assert built.written == 1
    assert "Giấy khai sinh điện tử" in (tmp_path / BIRTH).read_text(encoding="utf-8")


def test_what_the_office_says_of_itself_is_on_every_page(tmp_path: Path) -> None:
    build_site(small(), tmp_path)
    moved = replace(small(), office=replace(OFFICE, phone="0204 999 9999"))
    build_site(moved, tmp_path)
    pages = pages_in(tmp_path)
    assert [name for name, page in pages.items() if "0204 999 9999" not in page.text] == []


def test_ours_are_taken_away_when_unwanted_and_nobody_elses(tmp_path: Path) -> None:
    build_site(small(), tmp_path)
    theirs = tmp_path / "t" / "1.001193" / "notes.txt"
    theirs.write_text("of somebody else", encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff")
    only = catalogue([p for code, p in small().procedures.items() if code != "1.001193"])
    built = build_site(only, tmp_path)
    assert built.removed > 0
    assert not (tmp_path / BIRTH).exists()
    assert theirs.read_text(encoding="utf-8") == "of somebody else"
    assert (tmp_path / "photo.jpg").exists()
    assert not (tmp_path / "l" / "ho-tich").exists()


def test_a_page_of_somebody_else_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>Cổng của xã</h1>", encoding="utf-8")
    with pytest.raises(Refusal, match="file_not_writable"):
        build_site(small(), tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "<h1>Cổng của xã</h1>"


def test_a_file_that_was_damaged_is_made_again(tmp_path: Path) -> None:
    build_site(small(), tmp_path)
    whole = (tmp_path / BIRTH).read_bytes()
    (tmp_path / BIRTH).write_bytes(whole[:100])
    (tmp_path / "tim" / "index.html").unlink()
    build_site(small(), tmp_path)
    assert (tmp_path / BIRTH).read_bytes() == whole
    assert (tmp_path / "tim" / "index.html").exists()


class Stopped(Exception):
    """Somebody pressed cancel."""


def test_a_build_that_was_stopped_is_finished_by_the_next(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    build_site(starter(), whole)
    halves = tmp_path / "halves"

    def stop(done: int, total: int) -> None:
        assert 0 < done <= total
        raise Stopped

    with pytest.raises(Stopped):
        build_site(starter(), halves, stop)
    part = len(ages(halves))
    assert 1 < part < len(ages(whole))
    (halves / MANIFEST).unlink()  # as after a kill before the first manifest was kept
    build_site(starter(), halves)
    assert {name: (halves / name).read_bytes() for name in ages(halves) if name != MANIFEST} == {
        name: (whole / name).read_bytes() for name in ages(whole) if name != MANIFEST
    }


def test_a_killed_build_is_never_taken_for_a_finished_one(tmp_path: Path) -> None:
    build_site(small("AAAA"), tmp_path)

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        build_site(replace(small("BBBB"), office=replace(OFFICE, phone="0204 000 0124")), tmp_path, stop)
    build_site(small("AAAA"), tmp_path)
    assert "AAAA" in (tmp_path / BIRTH).read_text(encoding="utf-8")
    assert "0204 000 0124" not in "".join(page.text for page in pages_in(tmp_path).values())


def test_a_manifest_that_cannot_be_read_costs_time_only(tmp_path: Path) -> None:
    first = build_site(small(), tmp_path)
    (tmp_path / MANIFEST).write_text("{]", encoding="utf-8")
    built = build_site(small(), tmp_path)
    assert (built.written, built.unchanged) == (0, first.written)


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build_site(starter(), tmp_path, lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1]
    assert [done for done, _total in told] == sorted({done for done, _total in told})


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(Refusal, match="file_not_writable") as no:
        build_site(small(), tmp_path / "file")
    assert no.value.facts["path"] == str(tmp_path / "file")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_the_worlds_error(tmp_path: Path) -> None:
    build_site(small(), tmp_path)
    # The file that a page is written to before it takes its place is the device that is always full.
    (tmp_path / f"{BIRTH}.new").symlink_to("/dev/full")
    with pytest.raises(Offline, match="disk_full"):
        build_site(small("Khác"), tmp_path)


def test_the_sitemap_lists_each_address_of_a_code(tmp_path: Path) -> None:
    build_site(starter(), tmp_path)
    found = ET.parse(tmp_path / "sitemap.xml").getroot()
    places = {place.text for place in found.iter() if place.tag.endswith("}loc")}
    assert {f"https://motcua.example/t/{code}" for code in starter().procedures} <= places
    assert "Sitemap: https://motcua.example/sitemap.xml" in (tmp_path / "robots.txt").read_text(encoding="utf-8")


def test_without_a_base_address_there_is_neither_sitemap_nor_canonical_link(tmp_path: Path) -> None:
    built = build_site(replace(small(), office=replace(OFFICE, base="")), tmp_path)
    assert built.pages > 5
    assert not (tmp_path / "sitemap.xml").exists()
    assert "canonical" not in (tmp_path / BIRTH).read_text(encoding="utf-8")


def test_a_demo_is_hidden_from_search_engines_and_says_what_it_is(tmp_path: Path) -> None:
    build_site(replace(small(), office=replace(OFFICE, is_demo=True)), tmp_path)
    pages = pages_in(tmp_path)
    assert [name for name, page in pages.items() if "trang dùng thử" not in page.text] == []
    assert "noindex" in (tmp_path / BIRTH).read_text(encoding="utf-8")
    assert "Disallow: /\n" in (tmp_path / "robots.txt").read_text(encoding="utf-8")
    # Whoever tries it out sees the whole site, its map too.
    assert ET.parse(tmp_path / "sitemap.xml").getroot().tag.endswith("}urlset")


def test_structured_data_survives_a_hostile_name(tmp_path: Path) -> None:
    build_site(catalogue([public(hostile())]), tmp_path)
    html = (tmp_path / "t/1.666666/index.html").read_text(encoding="utf-8")
    data = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    found = json.loads(data)
    assert found["@type"] == "GovernmentService"
    assert found["name"].startswith("<script>alert(1)</script>")
    assert found["provider"]["@type"] == "GovernmentOffice"


def test_the_search_index_has_what_is_in_force() -> None:
    index = json.loads(search_index(starter()))
    codes = {row[0] for row in index["procedures"]}
    assert codes == {code for code, found in starter().procedures.items() if found.in_force}


def test_a_code_or_slug_that_is_no_part_of_an_address_is_our_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="address"):
        build_site(catalogue([public(Procedure("../../x", "Tên", "Hộ tịch"))]), tmp_path)
    with pytest.raises(ValueError, match="address"):
        build_site(catalogue([public(Procedure("1.001193", "Tên", "Hộ tịch"), field_slug="../x")]), tmp_path)


def test_d_and_d_with_stroke_are_two_letters() -> None:
    made = [
        Procedure(f"1.00000{n}", name, "Hộ tịch") for n, name in enumerate(("Đăng ký", "Di chúc", "Ấn chỉ", "3 nhà"))
    ]
    letters = letters_of(catalogue([public(procedure) for procedure in made]))
    assert [(letter.shown, len(letter.codes)) for letter in letters] == [("A", 1), ("D", 1), ("Đ", 1), ("#", 1)]
