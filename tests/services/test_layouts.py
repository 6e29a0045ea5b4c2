"""Layouts of statutory tables: ours are whole, the office's own stand in for ours, a broken one is named."""

import json
from pathlib import Path

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.services.layouts import OURS, read_layouts, the_layout


def test_ours_are_found_by_short_name_and_by_number() -> None:
    layouts = read_layouts()
    assert sorted(layout.short for layout in layouts) == ["07a", "II.06a", "tuan"]
    assert the_layout("ii.06A", layouts) is the_layout("II.06a/VPCP/KSTT", layouts)
    with pytest.raises(Refusal) as refused:
        the_layout("II.05a", layouts)
    assert (refused.value.code, refused.value.facts["known"]) == ("unknown_layout", "07a, II.06a, tuan")


def test_an_office_adds_its_own_and_replaces_ours(tmp_path: Path) -> None:
    place = tmp_path / "reports"
    place.mkdir()
    ours = json.loads((OURS / "weekly.json").read_text(encoding="utf-8"))
    (place / "weekly.json").write_text(json.dumps({**ours, "title": "Của xã"}), encoding="utf-8")
    (place / "more.json").write_text(json.dumps({**ours, "short": "thang", "id": "Biểu tháng"}), encoding="utf-8")
    layouts = read_layouts(tmp_path)
    assert the_layout("tuan", layouts).title == "Của xã"
    assert the_layout("thang", layouts).id == "Biểu tháng"
    assert len(layouts) == 4


@pytest.mark.parametrize("text", ["{", "[]", "\x00", "[" * 100_000, '{"format": 1}'])
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    place = tmp_path / "reports"
    place.mkdir()
    (place / "broken.json").write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        read_layouts(tmp_path)
    assert (refused.value.code, refused.value.facts["file"]) == ("bad_layout", "broken.json")
