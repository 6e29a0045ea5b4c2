"""A procedure's page in words: the right facts in the right order, whatever state the procedure is in."""

from dataclasses import replace
from datetime import date

import pytest

from onestop_desk.domain.procedures import Deadline, Fee, FieldChange, Need, Paper, PaperKind, Procedure
from onestop_desk.words import procedures, use
from onestop_desk.words.catalogue_changes import change_lines, standing
from onestop_desk.words.procedure_home import NATIONAL_PORTAL, official_address
from onestop_desk.words.procedure_page import ProcedurePage, procedure_page
from tests.portal.catalogues import OFFICE, catalogue, hostile, official, public, starter

BIRTH = Procedure(
    "1.001193",
    "Đăng ký khai sinh",
    "Hộ tịch",
    official_name="Thủ tục đăng ký khai sinh",
    online_level="toan_trinh",
    channels=("truc_tiep", "truc_tuyen", "buu_chinh"),
    deadlines=(Deadline("truc_tiep", "same_day", cutoff="15:00"), Deadline("truc_tuyen", "working_days", 3)),
    fee=Fee("free", (), "Khai sinh quá hạn thì nộp lệ phí."),
    papers=(
        Paper("a", "Giấy chứng sinh", PaperKind.ORIGINAL, originals=1),
        Paper("b", "Căn cước", PaperKind.SHOW),
        Paper("c", "Văn bản ủy quyền", need=Need.IF_ANY, note="Khi nhờ người đi thay."),
        Paper("d", "Biên bản", case="Trẻ bị bỏ rơi"),
    ),
    steps=("Nộp hồ sơ", "Nhận kết quả"),
    result="Giấy khai sinh",
    legal_basis=("60/2014/QH13", "123/2015/NĐ-CP", "Thông tư số 04/2020/TT-BTP"),
    decision="163/QĐ-BTP",
    portal_url="https://dichvucong.gov.vn/thu-tuc-hanh-chinh/1",
)


def page_of(procedure: Procedure, **given: object) -> ProcedurePage:
    """The page of a procedure that is alone in its catalogue."""
    return procedure_page(catalogue([public(procedure, **given)]), procedure.code)


def test_the_facts_stand_in_their_order() -> None:
    facts = page_of(BIRTH).facts
    assert [fact.label for fact in facts] == ["Bao giờ có kết quả", "Lệ phí", "Nộp ở đâu", "Kết quả"]
    when, fee, where, result = facts
    assert " ".join([when.value, when.more[0]]) == procedures.same_day_rule()
    assert when.more[1:] == ("Trực tuyến: 3 ngày làm việc",)
    assert (fee.value, fee.more) == ("Miễn phí", ("Khai sinh quá hạn thì nộp lệ phí.",))
    assert where.value == "Quầy 3 hoặc Quầy 4 tại Trung tâm"
    assert where.more == ("Nơi tiếp nhận: UBND xã", "Cũng nộp được trực tuyến hoặc qua bưu chính.")
    assert result.value == "Giấy khai sinh"


def test_papers_for_everybody_and_special_cases_are_told_apart() -> None:
    page = page_of(BIRTH)
    (papers,) = page.papers
    assert [(row.name, row.handed) for row in papers.papers] == [
        ("Giấy chứng sinh", "Nộp 1 bản chính."),
        ("Căn cước", "Chỉ xuất trình, không nộp, không cần bản sao."),
    ]
    assert [(case.title, case.count) for case in page.cases] == [
        ("Văn bản ủy quyền", "1 giấy"),
        ("Trẻ bị bỏ rơi", "1 giấy"),
    ]
    assert page.cases[0].papers[0].notes == ("Khi nhờ người đi thay.",)


def test_the_portals_headings_are_no_special_cases() -> None:
    papers = (
        Paper("a", "Tờ khai", case="Giấy tờ phải nộp"),
        Paper("b", "Hộ chiếu", case="Giấy tờ phải xuất trình"),
    )
    page = page_of(replace(BIRTH, papers=papers))
    assert [row.name for row in page.papers[0].papers] == ["Tờ khai", "Hộ chiếu"]
    assert page.papers[0].papers[1].handed.startswith("Chỉ xuất trình")
    assert page.cases == ()


def test_one_case_alone_is_the_ordinary_list() -> None:
    page = page_of(replace(BIRTH, papers=(Paper("a", "Đơn", case="Hồ sơ gồm"), Paper("b", "Ảnh", case="Hồ sơ gồm"))))
    assert (page.papers[0].intro, len(page.papers[0].papers), page.cases) == (("Hồ sơ gồm",), 2, ())


def test_a_paper_with_a_whole_paragraph_as_its_name_loses_nothing() -> None:
    long = "Giấy chứng sinh; trường hợp không có thì nộp văn bản của người làm chứng, gồm: + bản một; + bản hai. " * 3
    (row,) = page_of(replace(BIRTH, papers=(Paper("a", long),))).papers[0].papers
    assert row.name == "Giấy chứng sinh;"
    assert " ".join(f"{row.name} {row.more}".split()) == long.strip()
    assert "\n+ bản một" in row.more


def test_laws_get_their_kind() -> None:
    assert page_of(BIRTH).legal_basis == (
        "Văn bản số 60/2014/QH13 của Quốc hội",
        "Nghị định số 123/2015/NĐ-CP",
        "Thông tư số 04/2020/TT-BTP",
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("85/2019/TT-BTC", "Thông tư số 85/2019/TT-BTC"),
        ("66.7/2025/NQ-CP", "Nghị quyết số 66.7/2025/NQ-CP"),
        ("163/QĐ-BTP", "Quyết định số 163/QĐ-BTP"),
        ("01/2016/TTLT-BTP", "Thông tư liên tịch số 01/2016/TTLT-BTP"),
        ("Luật Hộ tịch", "Luật Hộ tịch"),
        ("=1+1", "=1+1"),
        ("12/XX-YY", "12/XX-YY"),
    ],
)
def test_a_bare_number_of_a_law(written: str, said: str) -> None:
    assert procedures.law(written) == said


def test_what_the_page_is_dated_by() -> None:
    page = page_of(BIRTH)
    assert page.updated_short == "Cập nhật ngày 20/07/2026"
    assert page.updated == "Cập nhật ngày 20/07/2026 theo Quyết định số 163/QĐ-BTP."


def test_the_place_names_the_next_closed_day() -> None:
    place = page_of(BIRTH).place
    assert [(days.days, days.times) for days in place.hours] == [
        ("Thứ Hai đến thứ Sáu", ("07:30–11:30", "13:30–17:00"))
    ]
    assert place.closed == "Nghỉ thứ Ba 24/11"


@pytest.mark.parametrize(
    ("level", "said", "sentence"),
    [
        ("toan_trinh", "Toàn trình", "không phải đến Trung tâm"),
        ("mot_phan", "Một phần", "vẫn phải đến Trung tâm"),
        ("thong_tin", "Cung cấp thông tin", "hồ sơ nộp tại Trung tâm"),
        (None, "chưa có thông tin", "nộp được trực tuyến"),
    ],
)
def test_the_level_of_online_service(level: str | None, said: str, sentence: str) -> None:
    home = page_of(replace(BIRTH, online_level=level)).at_home
    assert home is not None
    assert home.level == f"Mức độ trực tuyến: {said}"
    assert sentence in home.sentences[0]
    assert home.url == BIRTH.portal_url
    assert "VNeID mức 2" in home.account


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "http://dichvucong.gov.vn/1",
        'https://dichvucong.gov.vn/"><script>',
        *(
            f"https://{host}/"
            for host in ("gov.vn.example.com", "gov.vn@example.com", "fakegov.vn", "[gov.vn", "gov.vn:8443")
        ),
        "",
    ],
)
def test_only_the_states_own_sites_are_linked(written: str) -> None:
    assert official_address(written) == ""
    home = page_of(replace(BIRTH, portal_url=written)).at_home
    assert home is not None
    assert home.url == NATIONAL_PORTAL


def test_a_procedure_without_details_says_whom_to_ask() -> None:
    page = page_of(Procedure("1.000001", "Thủ tục trần", "Hộ tịch"), counters=())
    assert page.facts[0].value == "Danh mục chưa ghi thời hạn, cán bộ trả lời tại quầy"
    assert page.facts[1].value == "Cán bộ trả lời tại quầy"
    assert page.facts[2].value == "Tại Trung tâm"
    assert "0204 000 0123" in page.no_papers
    assert (page.papers, page.cases, page.steps, page.legal_basis) == ((), (), (), ())


def test_booking_is_offered_only_where_it_is_possible() -> None:
    books = replace(OFFICE, books=True)
    assert not page_of(BIRTH).books
    assert procedure_page(catalogue([public(BIRTH)], books), BIRTH.code).books
    later = catalogue([public(BIRTH, upcoming=True, effective=date(2026, 12, 1))], books)
    assert not procedure_page(later, BIRTH.code).books


def test_a_replaced_procedure_says_so_first_and_what_differs() -> None:
    old = replace(BIRTH, code="1.000001", status="superseded", superseded_by="1.001193", decision="3033/QĐ-BYT")
    before = replace(old, status="active", deadlines=(Deadline("*", "working_days", 10),), papers=())
    found = [
        public(old, successor=("1.001193", BIRTH.name), before=before),
        public(BIRTH, predecessors=((old.code, old.name),)),
    ]
    page = procedure_page(catalogue(found), old.code)
    assert page.ended is not None
    assert (page.ended.mark, page.ended.heading) == ("Đã được thay thế", "Thủ tục này không còn áp dụng")
    assert page.ended.sentence == "Theo Quyết định số 3033/QĐ-BYT, ông/bà làm thủ tục mới dưới đây."
    assert page.ended.successor is not None
    assert page.ended.successor.known
    assert [(c.label, c.before, c.now) for c in page.ended.changes] == [
        ("Chờ kết quả", "10 ngày làm việc", "Trong ngày"),
        ("Giấy tờ", "chưa ghi", "4 giấy"),
    ]
    assert page.name == "Thủ tục đăng ký khai sinh"
    assert (page.facts, page.papers) == ((), ())
    assert [link.code for link in procedure_page(catalogue(found), BIRTH.code).meanwhile] == [old.code]


def test_a_repealed_procedure_without_successor_says_whom_to_ask() -> None:
    page = page_of(replace(BIRTH, status="repealed", decision=""))
    assert page.ended is not None
    assert (page.ended.mark, page.ended.successor, page.ended.changes) == ("Đã bãi bỏ", None, ())
    assert "hỏi Trung tâm" in page.ended.sentence


def test_a_successor_that_the_catalogue_does_not_have_is_named_and_not_linked() -> None:
    page = page_of(replace(BIRTH, status="superseded"), successor=("1.999999", ""))
    assert page.ended is not None
    assert page.ended.successor is not None
    assert (page.ended.successor.name, page.ended.successor.known) == ("1.999999", False)


def test_a_procedure_announced_in_advance_says_from_when_it_counts() -> None:
    page = page_of(BIRTH, upcoming=True, effective=date(2027, 3, 1))
    assert page.starts == "Áp dụng từ ngày 01/03/2027. Trước ngày đó chưa nộp hồ sơ theo thủ tục này."
    assert page.ended is None
    assert page.papers


def test_nothing_of_a_hostile_procedure_is_dropped_in_silence() -> None:
    procedure = hostile(papers=9)
    page = page_of(procedure)
    assert sum(len(group.papers) for group in (*page.papers, *page.cases)) == len(procedure.papers)
    assert sum(len("".join(step.split())) for step in ("".join(texts) for texts in page.steps)) == sum(
        len("".join(step.split())) for step in procedure.steps
    )
    assert {fact.title for fact in page.long_facts} >= {"Thời hạn giải quyết", "Lệ phí", "Kết quả"}
    whole = "".join("".join(fact.text) for fact in page.long_facts if fact.title == "Lệ phí")
    assert len("".join(whole.split())) == len("".join(procedure.fee.note.split()))


def test_every_procedure_there_is_has_a_page_in_both_languages() -> None:
    for found in (starter(), official()):
        for code in found.procedures:
            page = procedure_page(found, code)
            assert page.name
            assert bool(page.ended) != bool(page.facts)
            with use("en"):
                assert "Updated on" in procedure_page(found, code).updated


def test_an_amount_and_its_note_are_not_said_twice() -> None:
    noted = page_of(replace(BIRTH, fee=Fee("amounts", (8000,), "8.000 đồng/bản")))
    assert (noted.facts[1].value, noted.facts[1].more) == ("8.000 đồng/bản", ())
    dearer = FieldChange("fee", Fee("unknown"), Fee("amounts", (8000,), "8.000 đồng/bản"))
    assert change_lines(dearer) == ("Phí, lệ phí: Cán bộ trả lời tại quầy → 8.000 đồng/bản",)


@pytest.mark.parametrize(
    ("status", "effective", "ended", "said"),
    [
        ("active", None, None, "bản mới nhất"),
        ("active", None, date(2026, 12, 31), "đến 31/12/2026"),
        ("active", date(2026, 11, 26), date(2026, 11, 25), "được thay ngay trong ngày"),
        ("repealed", date(2026, 11, 26), None, "đã bãi bỏ"),
    ],
)
def test_until_when_a_version_counts(status: str, effective: date | None, ended: date | None, said: str) -> None:
    assert standing(status, effective, ended) == said


def test_a_level_that_nobody_knows_is_no_difference() -> None:
    new = replace(BIRTH, code="1.099999", online_level=None)
    old = public(replace(BIRTH, status="superseded"), before=BIRTH, successor=("1.099999", "Mới"))
    ended = procedure_page(catalogue([old, public(new)]), BIRTH.code).ended
    assert ended is not None
    assert ended.changes == ()
