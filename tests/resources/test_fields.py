"""Every field belongs to one line and one agency, under a slug that never changes."""

import re
from collections import Counter

from tests.resources.records import fields, procedures, resource, shared

SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")

FIXED_SLUGS = {
    "Hộ tịch": "ho-tich",
    "Chứng thực": "chung-thuc",
    "Đất đai": "dat-dai",
    "Bảo trợ xã hội": "bao-tro",
    "Cấp, quản lý căn cước": "can-cuoc",
    "Đăng ký, quản lý cư trú": "cu-tru",
}
"""Some of those that stand in printed codes: changing one breaks a poster on a wall."""


def test_each_field_of_the_catalogue_has_exactly_one_row() -> None:
    rows = Counter(row["field"] for row in fields())
    assert {p["field"]: rows[p["field"]] for p in procedures()} == {p["field"]: 1 for p in procedures()}
    assert max(rows.values()) == 1


def test_each_field_of_the_official_texts_has_a_row() -> None:
    known = {row["field"] for row in fields()}
    assert {p["field"] for p in shared("procedures_official.json")} <= known


def test_fields_differ_in_more_than_case_and_punctuation() -> None:
    folded = [" ".join(re.findall(r"\w+", row["field"].casefold())) for row in fields()]
    assert len(set(folded)) == len(folded)


def test_slugs_are_ascii_short_and_unique() -> None:
    slugs = [row["slug"] for row in fields()]
    assert len(set(slugs)) == len(slugs)
    assert all(SLUG.match(slug) and len(slug) <= 24 for slug in slugs)


def test_slugs_in_printed_codes_stay() -> None:
    slugs = {row["field"]: row["slug"] for row in fields()}
    assert {field: slugs[field] for field in FIXED_SLUGS} == FIXED_SLUGS


def test_lines_and_agencies_are_those_of_the_demo_office() -> None:
    demo = resource("office/demo.json")
    letters = {line["letter"] for line in demo["lines"]}
    agencies = {agency["code"] for agency in demo["agencies"]}
    assert {row["line"] for row in fields()} == letters - {"G"}
    assert {row["agency"] for row in fields()} <= agencies


def test_the_police_have_a_line_of_their_own() -> None:
    assert {row["line"] for row in fields() if row["agency"] == "cong_an"} == {"E"}
    assert {row["agency"] for row in fields() if row["line"] == "E"} == {"cong_an"}


def test_an_unknown_field_falls_on_the_last_row() -> None:
    assert [row["slug"] for row in fields() if row["field"] == "*"] == ["khac"]
    assert fields()[-1]["field"] == "*"


def test_short_names_fit_a_chip() -> None:
    assert all(0 < len(row["short"]) <= 27 for row in fields())
