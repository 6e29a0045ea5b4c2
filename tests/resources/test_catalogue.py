"""The starter catalogue is whole, consistent, and says what papers the most used procedures need."""

import re
import unicodedata
from collections.abc import Callable

import pytest

from tests.resources.records import RESOURCES, Record, procedures, resource, shared

CODE = re.compile(r"^\d\.\d{6}$")
SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
CHANNELS = {"truc_tiep", "truc_tuyen", "buu_chinh"}
DEADLINES = {"same_day", "working_days", "calendar_days", "hours"}
PAPER_KINDS = {"nop_ban_chinh", "nop_ban_sao", "xuat_trinh", "to_khai", "anh", "dien_tu"}

MOST_USED = [p for p in procedures() if p["most_used"]]
BY_CODE = {p["code"]: p for p in procedures()}


def code_of(procedure: Record) -> str:
    return str(procedure["code"])


def test_every_fact_is_carried_over_once() -> None:
    assert len(procedures()) == 270
    assert all(CODE.match(code_of(p)) for p in procedures())
    assert len(BY_CODE) == 270


def test_the_same_codes_status_and_fields_as_the_facts() -> None:
    facts = {f["code"]: (f["field"], f["status"], f["most_used"]) for f in shared("catalogue_facts.json")}
    ours = {p["code"]: (p["field"], p["status"], p["most_used"]) for p in procedures()}
    assert ours == facts


def bad(procedures_: list[Record], is_right: Callable[[Record], bool]) -> list[str]:
    """The codes of the records that are not right, for a failure that names them."""
    return [code_of(p) for p in procedures_ if not is_right(p)]


def test_a_record_has_only_known_values() -> None:
    assert {p["status"] for p in procedures()} == {"active", "superseded", "repealed"}
    assert {p["online_level"] for p in procedures()} <= {"toan_trinh", "mot_phan", "thong_tin", None}
    assert {channel for p in procedures() for channel in p["channels"]} == CHANNELS
    assert bad(procedures(), lambda p: p["portal_url"].startswith("https://dichvucong.gov.vn/")) == []


def test_a_fee_is_said_in_figures_only_when_the_catalogue_fixes_it() -> None:
    assert {p["fee"]["kind"] for p in procedures()} == {"free", "council", "amounts", "unknown"}
    assert bad(procedures(), lambda p: bool(p["fee"]["amounts_vnd"]) == (p["fee"]["kind"] == "amounts")) == []
    assert bad(procedures(), lambda p: all(amount >= 1000 for amount in p["fee"]["amounts_vnd"])) == []


def test_a_deadline_names_its_kind_and_count() -> None:
    rows = [(p["code"], row) for p in procedures() for row in p["sla"]]
    assert {row["channel"] for _, row in rows} == CHANNELS | {"*"}
    assert {row["kind"] for _, row in rows} == DEADLINES
    assert [code for code, row in rows if (row["n"] == 0) != (row["kind"] == "same_day")] == []
    assert [code for code, row in rows if row["kind"] == "same_day" and row["cutoff"] != "15:00"] == []


def test_a_second_deadline_says_when_it_is_the_one_that_counts() -> None:
    seen: set[tuple[str, str]] = set()
    silent = []
    for procedure in procedures():
        for row in procedure["sla"]:
            key = (procedure["code"], row["channel"])
            if key in seen and not row["note"]:
                silent.append(key)
            seen.add(key)
    assert silent == []


def test_a_name_is_ready_for_a_screen() -> None:
    names = [p["name"] for p in procedures()]
    assert [n for n in names if n.casefold().startswith("thủ tục") or n != n.strip() or not n[0].isupper()] == []
    assert bad(procedures(), lambda p: p["name"].casefold() in p["official_name"].casefold()) == []


def test_a_most_used_procedure_has_papers_and_everyday_words() -> None:
    assert bad(MOST_USED, lambda p: p["status"] == "active") == []
    assert bad(MOST_USED, lambda p: 1 <= len(p["papers"]) <= 10) == []
    assert bad(MOST_USED, lambda p: any(paper["need"] == "bat_buoc" for paper in p["papers"])) == []
    assert bad(MOST_USED, lambda p: bool(p["keywords"])) == []
    assert bad(MOST_USED, lambda p: 0 < len(p["short_name"]) <= 56) == []


def test_there_are_fifty_one_most_used() -> None:
    assert len(MOST_USED) == 51


def test_papers_can_be_ticked_and_printed() -> None:
    with_papers = [p for p in procedures() if p["papers"]]
    assert bad(with_papers, lambda p: len({paper["id"] for paper in p["papers"]}) == len(p["papers"])) == []
    assert bad(with_papers, lambda p: len({paper["name"] for paper in p["papers"]}) == len(p["papers"])) == []
    papers = [paper for p in with_papers for paper in p["papers"]]
    assert all(set(paper) == {"id", "name", "kind", "need", "note"} for paper in papers)
    assert {paper["kind"] for paper in papers} == PAPER_KINDS
    assert {paper["need"] for paper in papers} == {"bat_buoc", "neu_co"}
    assert [paper["id"] for paper in papers if not SLUG.match(paper["id"])] == []
    assert [paper["name"] for paper in papers if not 0 < len(paper["name"]) <= 60] == []
    assert [n for n in (paper["note"] for paper in papers) if n and (not n.endswith(".") or len(n) > 110)] == []


def test_a_successor_exists_is_active_and_knows_whom_it_replaced() -> None:
    replaced = {p["code"]: p["superseded_by"] for p in procedures() if p["superseded_by"]}
    assert replaced
    for old, new in replaced.items():
        assert BY_CODE[old]["status"] != "active"
        assert BY_CODE[new]["status"] == "active"
        assert old in BY_CODE[new]["supersedes"]
    for procedure in procedures():
        assert all(replaced.get(old) == procedure["code"] for old in procedure["supersedes"])
    assert all(p["superseded_by"] for p in procedures() if p["status"] != "active")


def test_only_what_is_filed_online_alone_asks_for_vneid() -> None:
    needing = [p for p in procedures() if p["needs_vneid"]]
    assert {p["code"] for p in needing} == {"2.002913", "3.000722"}
    assert all(p["channels"] == ["truc_tuyen"] for p in needing)


def test_each_line_has_three_common_papers() -> None:
    common = resource("procedures/starter.json")["common_papers"]
    letters = [line["letter"] for line in resource("office/demo.json")["lines"]]
    assert list(common) == letters
    assert all(len(set(papers)) == 3 for papers in common.values())


@pytest.mark.parametrize("room", ["procedures", "office"])
def test_resources_are_composed_unicode(room: str) -> None:
    files = sorted((RESOURCES / room).glob("*.json"))
    assert files
    assert all(unicodedata.is_normalized("NFC", file.read_text(encoding="utf-8")) for file in files)
