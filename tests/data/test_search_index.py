"""The search finds what people mean: by name, code, field and keyword, without accents and with mistakes."""

import unicodedata
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.data.search_index import Entry, SearchIndex, matched_spans
from onestop_desk.data.search_spelling import Spelling
from onestop_desk.data.search_words import wanted, without_keys, without_politeness
from onestop_desk.domain.folding import fold
from tests.data.search_queries import SAID
from tests.resources import records


def entry(record: dict[str, Any]) -> Entry:
    return Entry(
        record["code"],
        record["code"],
        record["name"],
        record["field"],
        tuple(record["keywords"]),
        record["most_used"],
        record["short_name"],
        record["official_name"],
        record["status"] == "active",
    )


@cache
def ours() -> SearchIndex:
    """The starter catalogue."""
    spoken = {said: row["meant"] for row in records.resource("procedures/spoken.json")["names"] for said in row["said"]}
    return SearchIndex(map(entry, records.procedures()), spoken)


def place(typed: str, codes: str) -> int:
    """At which place (from 0) the first of the codes comes, 99 when none does."""
    found = ours().search(typed, 20)
    return min((found.index(code) for code in codes.split() if code in found), default=99)


@pytest.mark.parametrize(("typed", "codes"), SAID)
def test_what_is_meant_is_among_the_first_three(typed: str, codes: str) -> None:
    assert place(typed, codes) < 3


def test_nearly_always_it_is_the_very_first() -> None:
    assert sum(place(typed, codes) == 0 for typed, codes in SAID) >= 0.94 * len(SAID)


def test_every_official_name_finds_its_procedure_first() -> None:
    official = records.shared("procedures_official.json")
    active = {r["code"] for r in records.procedures() if r["status"] == "active"}
    same: dict[str, list[str]] = {}
    for record in official:
        same.setdefault(fold(record["name"]), []).append(record["code"])
    looked_up = [r["name"] for r in official if r["code"] in active]
    assert len(looked_up) > 250
    assert [name for name in looked_up if place(name, " ".join(same[fold(name)]))] == []


@pytest.mark.parametrize(
    "typed", ["", "  ", "???", "\"'--;", "zzzzqqqq", "%", "*", "\0", "()", "NEAR(", "²³", "ກ", "_"]
)
def test_rubbish_finds_nothing(typed: str) -> None:
    assert ours().search(typed, 20) == []


def test_a_whole_page_pasted_by_mistake_is_borne() -> None:
    assert len(ours().search("khai sinh xyzzy qwrty " * 2000, 20)) <= 20


def test_a_full_code_finds_that_one_alone() -> None:
    assert ours().search("1.001193.000.00.00.H05", 20) == ["1.001193"]


def test_what_is_out_of_force_is_found_only_when_asked_for_and_comes_later() -> None:
    gone = next(r for r in records.procedures() if r["status"] == "superseded")
    assert gone["code"] not in ours().search(gone["code"], 20)
    assert ours().search(gone["code"], 20, ended=True) == [gone["code"]]
    both = ours().search("ho tro chi phi mai tang", 20, ended=True)
    assert both.index("1.116910") < both.index("1.001731")


def test_what_was_found_by_other_words_is_said() -> None:
    assert ours().find("khai sjnh", 5).words == ("khai", "sinh")
    assert ours().find("khaisinh", 5).words == ("khai", "sinh")
    assert ours().find("khai sinh", 5).words == ("khai", "sinh")


def test_known_words_are_not_doubted_while_they_find_something() -> None:
    assert all("khai" in fold(name) for name in names(ours().search("khai sinh", 5)))


def names(codes: list[str]) -> list[str]:
    by_code = {r["code"]: r["name"] for r in records.procedures()}
    return [by_code[code] for code in codes]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Thủ tục đăng ký kết hôn", ["dang", "ky", "ket", "hon"]),
        ("thủ tục", ["thu", "tuc"]),
        ("1,001193", ["1.001193"]),
        ("1001193", ["1.001193"]),
        ("1.001193.000.00.00.H05 khai sinh", ["1.001193", "khai", "sinh"]),
        ("1.0011", ["1.0011"]),
        (unicodedata.normalize("NFD", "Đổi tên"), ["doi", "ten"]),
    ],
)
def test_the_words_that_are_looked_for(typed: str, words: list[str]) -> None:
    assert wanted(typed) == words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddawng", "dang"), ("kys", "ky"), ("sinhh", "sinhh"), ("chuwngs", "chung"), ("thuwcj", "thuc"),
        ("keet", "ket"), ("hoon", "hon"), ("truws", "tru"), ("xasc", "xac"), ("dduwowngf", "duong"), ("sinh1", "sinh"),
        ("", ""), ("w", ""),
    ],
)  # fmt: skip
def test_letters_of_a_keyboard_that_was_off(typed: str, meant: str) -> None:
    assert without_keys(typed) == meant


def test_what_is_said_around_is_left_out_unless_it_is_all() -> None:
    assert without_politeness(wanted("Cho em hỏi thủ tục làm giấy khai sinh")) == ["giay", "khai", "sinh"]
    assert without_politeness(["lam", "gi"]) == ["lam", "gi"]


def test_names_that_people_use_mean_something_in_our_catalogue() -> None:
    for row in records.resource("procedures/spoken.json")["names"]:
        assert row["said"]
        assert all(unicodedata.normalize("NFC", text) == text for text in (row["meant"], *row["said"]))
        if row["meant"] not in {"giấy phép lái xe", "hộ chiếu"}:  # asked for, and given elsewhere
            assert ours().search(row["meant"], 1), row["meant"]


def test_spaces_are_put_right_only_where_a_text_has_them() -> None:
    spelling = Spelling(["dang ky khai sinh", "khai tu"])
    assert spelling.parted(["khaisinh"]) == ["khai", "sinh"]
    assert spelling.parted(["kha", "isi"]) == ["khai", "si"]
    assert spelling.parted(["haisinh"]) is None
    assert spelling.parted(["ky", "khaitu"]) == ["ky", "khai", "tu"]


@pytest.mark.parametrize(
    ("name", "typed", "parts"),
    [
        ("Đăng ký khai sinh", ["khai", "sinh"], ["khai sinh"]),
        ("Đăng ký lại khai sinh", ["dang", "khai"], ["Đăng", "khai"]),
        ("Khai báo tạm vắng", ["ai", "tam"], ["tạm"]),
        ("Tách hộ", [], []),
        ("Tách hộ", ["khai"], []),
    ],
)
def test_what_is_shown_in_bold(name: str, typed: list[str], parts: list[str]) -> None:
    assert [name[a:b] for a, b in matched_spans(name, typed)] == parts


TEXT = st.one_of(
    st.sampled_from([r["name"] for r in records.procedures()]),
    st.sampled_from(["khai sinh", "đăng ký", "căn cước", "1.001193", "0", "_", "a" * 80, "Thủ tục", "\u0301", "."]),
    st.text(max_size=60),
)
ENTRIES = st.lists(
    st.builds(
        Entry,
        id=st.uuids().map(str),
        code=st.from_regex(r"[1-6]\.\d{6}", fullmatch=True),
        name=TEXT,
        field=TEXT,
        keywords=st.lists(TEXT, max_size=3).map(tuple),
        most_used=st.booleans(),
        short_name=TEXT,
        official_name=TEXT,
        in_force=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda e: e.id,
)


@given(ENTRIES, st.lists(TEXT, max_size=3).map(" ".join), st.integers(0, 30), st.booleans())
def test_any_catalogue_answers_anything(entries: list[Entry], typed: str, limit: int, ended: bool) -> None:
    found = SearchIndex(entries, {"hộ khẩu": "thường trú"}).find(typed, limit, ended=ended)
    assert len(found.ids) <= limit
    assert len(set(found.ids)) == len(found.ids)
    shown = {e.id for e in entries if ended or e.in_force}
    assert shown.issuperset(found.ids)


@given(ENTRIES, st.data())
def test_the_exact_name_is_among_the_first_three(entries: list[Entry], data: st.DataObject) -> None:
    active = [e for e in entries if e.in_force and wanted(e.name)]
    if not active:
        return
    meant = data.draw(st.sampled_from(active))
    alike = sum(wanted(meant.name) in [wanted(t) for t in (e.name, e.short_name, *e.keywords)] for e in active)
    found = SearchIndex(entries).search(meant.name, 20)
    assert meant.id in found[: max(3, alike)]


NAMES = [" ".join(wanted(r["name"])) for r in records.procedures()]


@given(st.lists(st.sampled_from(sorted(set(" ".join(NAMES).split()))), min_size=1, max_size=6))
def test_words_of_the_catalogue_are_left_as_they_are(typed: list[str]) -> None:
    assert Spelling(NAMES).mended(typed, all_of_them=False) == [[word] for word in typed]
