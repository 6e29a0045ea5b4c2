"""The official texts read whole: as JSON, and written into the column layouts that really occur."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from onestop_desk.domain.procedures import Procedure
from onestop_desk.services.catalogue_files import Reading, read_catalogue_file, write_catalogue_file
from onestop_desk.services.resources import ROOT
from tests.resources.records import Record, procedures, shared
from tests.services.catalogue_files.files import read_json, said
from tests.services.catalogue_files.layouts import Layout, crawl_list, portal_list, provincial_sheet

LAYOUTS = [portal_list, crawl_list, provincial_sheet]


@cache
def official() -> tuple[Record, ...]:
    """The records as they lie beside the project."""
    return tuple(shared("procedures_official.json"))


def as_json(folder: Path) -> Reading:
    """The official texts, read as the JSON they are."""
    return read_json(folder, official())


def written(layout: Callable[[Sequence[Record]], Layout], folder: Path, ending: str) -> Reading:
    """The official texts, read from a layout."""
    return read_catalogue_file(layout(official()).write(folder / f"danh-sach{ending}"))


def test_all_of_them_are_taken_and_every_key_is_known(tmp_path: Path) -> None:
    reading = as_json(tmp_path)
    assert (len(reading.incoming), reading.rejected, reading.unknown, reading.rows) == (270, (), (), 270)


def test_the_facts_are_taken_too(tmp_path: Path) -> None:
    reading = read_json(tmp_path, shared("catalogue_facts.json"))
    assert (len(reading.incoming), reading.rejected, reading.unknown) == (270, (), ())
    assert sum(bool(values["papers"]) for values in said(reading).values()) == 27


def test_they_say_the_same_as_the_starter_catalogue(tmp_path: Path) -> None:
    starter = {record["code"]: record for record in procedures()}
    read = said(as_json(tmp_path))
    for part in (
        "field",
        "level",
        "online_level",
        "decision",
        "status",
        "superseded_by",
        "portal_url",
        "official_name",
    ):
        assert {c: v.get(part) or "" for c, v in read.items()} == {c: starter[c][part] or "" for c in read}
    for part in ("channels", "legal_basis"):
        assert {c: list(v[part]) for c, v in read.items()} == {c: starter[c][part] for c in read}


def test_names_are_made_as_the_starter_catalogue_makes_them(tmp_path: Path) -> None:
    starter = {record["code"]: record["name"] for record in procedures()}
    differ = [code for code, values in said(as_json(tmp_path)).items() if values["name"] != starter[code]]
    assert differ == ["1.013229"]  # this one was shortened by hand


def test_deadlines_and_fees_are_understood_as_a_person_understood_them(tmp_path: Path) -> None:
    starter = {record["code"]: record for record in procedures()}
    read = said(as_json(tmp_path))

    def first(rows: Sequence[Any]) -> list[tuple[str, str, int]]:
        return sorted({(r["channel"], r["kind"], r["n"]) for r in rows})

    lengths = [
        code
        for code, values in read.items()
        if sorted({(d.channel, d.kind, d.n) for d in values["deadlines"]}) != first(starter[code]["sla"])
    ]
    kinds = [code for code, values in read.items() if values["fee"].kind != starter[code]["fee"]["kind"]]
    assert len(lengths) <= 6
    assert len(kinds) <= 6


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda f: f.__name__)
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_every_layout_gives_the_same(tmp_path: Path, layout: Callable[[Sequence[Record]], Layout], ending: str) -> None:
    reading = written(layout, tmp_path, ending)
    assert (reading.rejected, reading.unknown) == ((), ())
    whole, read = said(as_json(tmp_path)), said(reading)
    assert list(read) == list(whole) if layout is not provincial_sheet else set(read) == set(whole)
    for part in (
        "name",
        "official_name",
        "agency_text",
        "level",
        "legal_basis",
        "result",
        "subjects",
        "portal_url",
        "decision",
    ):
        assert [c for c, v in read.items() if part in v and v[part] != whole[c][part]] == []
    assert [c for c, v in read.items() if v["field"].casefold() != whole[c]["field"].casefold()] == []


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_provincial_sheet_says_papers_deadlines_fees_and_status(tmp_path: Path, ending: str) -> None:
    whole, read = said(as_json(tmp_path)), said(written(provincial_sheet, tmp_path, ending))
    for record in official():
        code, values = record["code"], read[record["code"]]
        names = {paper.name for paper in whole[code]["papers"]} if record["document_items"] else set()
        assert {paper.name for paper in values["papers"]} == names
        assert values["fee"] == whole[code]["fee"]
        assert values["decision_date"] == "2026-07-20"
        assert values["online_level"] == whole[code]["online_level"]
        assert values.get("superseded_by") == record.get("superseded_by")
        assert (values["status"] == "active") == (whole[code]["status"] == "active")
    timed = [
        r
        for r in official()
        if r["sla"] and all("không ghi" not in d["unit"] for d in r["deadlines"]) and r["deadlines"]
    ]
    assert len(timed) > 150
    for record in timed:
        counter = [d for d in whole[record["code"]]["deadlines"] if d.channel == "truc_tiep"]
        mine = [d for d in read[record["code"]]["deadlines"] if d.channel == "truc_tiep"]
        assert len(counter) != 1 or [(d.kind, d.n) for d in mine] == [(d.kind, d.n) for d in counter]


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json"])
def test_an_export_of_all_of_them_reads_back_unchanged(tmp_path: Path, ending: str) -> None:
    whole = [Procedure(code=item.code, **item.values) for item in as_json(tmp_path).incoming]
    path = tmp_path / f"xuat{ending}"
    write_catalogue_file(path, whole)
    reading = read_catalogue_file(path)
    assert (reading.rejected, reading.unknown) == ((), ())
    assert [Procedure(code=item.code, **item.values) for item in reading.incoming] == whole


def test_the_starter_catalogue_itself_is_our_form() -> None:
    reading = read_catalogue_file(ROOT / "procedures/starter.json")
    assert (len(reading.incoming), reading.rejected, reading.unknown) == (270, (), ())
    assert {p.id for p in said(reading)["1.000656"]["papers"]} >= {"giay-bao-tu", "to-khai"}
