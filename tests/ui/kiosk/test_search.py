"""Finding a procedure on the on-screen keyboard, reading its papers, and taking a number for it."""

from dataclasses import replace

import pytest

from onestop_desk.domain.errors import Offline
from onestop_desk.services.views import PaperView, ProcedureHit
from tests.ui.kiosk import samples
from tests.ui.kiosk.conftest import Hand
from tests.ui.kiosk.fakes import FakeServices
from tests.ui.kiosk.test_window import number_shown, said
from ui.kiosk.flow import Step
from ui.kiosk.result_row import ResultRow


def rows(hand: Hand) -> list[ResultRow]:
    return [row for row in hand.window.findChildren(ResultRow) if row.isVisible()]


@pytest.fixture
def searching(hand: Hand) -> Hand:
    hand.touch("papers")
    return hand


@pytest.mark.parametrize("words", ["khai sinh", "khai sjnh"])
def test_typing_finds_four_at_a_time(searching: Hand, services: FakeServices, words: str) -> None:
    searching.type(words)
    assert services.procedures.searched[-1] == words
    assert len(rows(searching)) == 4
    assert "7 thủ tục" in said(searching)


def test_more_pages_go_round(searching: Hand) -> None:
    searching.type("khai sinh")
    first = [row.procedure_id for row in rows(searching)]
    searching.touch("more")
    second = [row.procedure_id for row in rows(searching)]
    searching.touch("more")
    assert len(first) + len(second) == 7
    assert not set(first) & set(second)
    assert [row.procedure_id for row in rows(searching)] == first


def test_another_letter_starts_at_the_first_page(searching: Hand) -> None:
    searching.type("khai")
    searching.touch("more")
    searching.type(" sinh")
    assert rows(searching)[0].procedure_id == "procedure-0"


def test_names_lose_their_first_words_and_keep_the_bold_part(searching: Hand) -> None:
    searching.type("khai sinh")
    name = rows(searching)[0].name
    assert name.text() == "Đăng ký khai sinh"
    ((start, end),) = name.spans
    assert name.text()[start:end] == "khai sinh"


def test_only_a_third_line_is_shortened(searching: Hand, services: FakeServices) -> None:
    long_name = "Thủ tục " + "xác nhận thông tin về cư trú của công dân " * 6
    services.procedures.found = (ProcedureHit("procedure-0", "1.0", long_name, "Cư trú", "line-E", "E", ()),)
    searching.type("khai")
    name = rows(searching)[0].name
    lines = name.lines(name.width())
    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_erasing_and_clearing(searching: Hand) -> None:
    searching.type("khai")
    searching.again("key_erase")
    assert searching.window.flow.typed == "kha"
    searching.touch("clear")
    assert searching.window.flow.typed == ""
    assert rows(searching) == []


def test_nothing_found_offers_groups_and_staff(searching: Hand) -> None:
    searching.type("xyz")
    assert "Không tìm thấy “xyz”" in said(searching)
    assert searching.sees("askStaff")
    searching.touch("groups")
    assert searching.step() is Step.GROUP


def test_an_example_is_typed_for_you(searching: Hand) -> None:
    searching.touch("example_0")
    assert searching.window.flow.typed == "khai sinh"
    assert len(rows(searching)) == 4


def test_a_search_that_cannot_be_answered_does_not_break(
    searching: Hand, services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(_text: str, _limit: int, *, ended: bool) -> None:
        raise Offline

    monkeypatch.setattr(services.procedures, "search", unreachable)
    searching.type("khai")
    assert rows(searching) == []
    assert searching.sees("askStaff")


def test_a_procedure_shows_what_it_asks_for(searching: Hand) -> None:
    searching.type("khai sinh")
    searching.touch("result_1.001190")
    words = said(searching)
    assert "Giấy chứng sinh" in words
    assert "Chỉ xuất trình, không nộp" in words
    assert "Miễn phí" in words
    assert "Nhận hồ sơ sau 15:00" in words


def test_a_number_for_a_procedure_carries_it_and_its_papers(searching: Hand, services: FakeServices) -> None:
    searching.type("khai sinh")
    searching.touch("result_1.001190")
    searching.touch("take")
    searching.touch("noPriority")
    assert [asked[1:] for asked in services.kiosk.asked] == [("line-B", "procedure-0", None)]
    assert number_shown(searching) == "B015"
    assert "Chuẩn bị sẵn: Đăng ký khai sinh" in said(searching)
    assert "Giấy chứng sinh" in said(searching)


def test_many_papers_make_pages(searching: Hand, services: FakeServices) -> None:
    papers = tuple(PaperView(f"p{i}", f"Giấy tờ thứ {i}", "nop_ban_chinh", True, "Ghi chú " * 12) for i in range(20))
    services.procedures.procedure = samples.procedure(papers=papers)
    searching.type("khai sinh")
    searching.touch("result_1.001190")
    assert "Giấy tờ thứ 0\n" in said(searching)
    assert "Giấy tờ thứ 19" not in said(searching)
    for _page in range(10):
        if "Giấy tờ thứ 19" in said(searching):
            break
        searching.touch("more")
    assert "Giấy tờ thứ 19" in said(searching)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"deadline": "working_days:3"}, "3 ngày làm việc"),
        ({"deadline": "calendar_days:20"}, "20 ngày"),
        ({"deadline": "hours:8"}, "8 giờ làm việc"),
        ({"deadline": None}, "Cán bộ trả lời tại quầy"),
        ({"fee_kind": "amounts", "fee_amounts": (8000,)}, "8.000 đồng"),
        ({"fee_kind": "council"}, "Theo nghị quyết của Hội đồng nhân dân, cán bộ trả lời tại quầy"),
        ({"fee_kind": "unknown"}, "Cán bộ trả lời tại quầy"),
        ({"papers": ()}, "Chưa có danh sách giấy tờ"),
    ],
)
def test_facts_are_said_or_left_to_staff(
    searching: Hand, services: FakeServices, changes: dict[str, object], sentence: str
) -> None:
    services.procedures.procedure = samples.procedure(0, **changes)
    searching.type("khai sinh")
    searching.touch("result_1.001190")
    assert sentence in said(searching)


def test_a_procedure_of_a_full_line_says_so(searching: Hand, services: FakeServices) -> None:
    services.kiosk.shown = samples.view((samples.line(0), samples.full_line(1)))
    searching.window.refresh()
    searching.type("khai sinh")
    searching.touch("result_1.001190")
    assert not searching.sees("take")
    assert "Hôm nay đã hết số" in said(searching)


def test_one_that_was_replaced_leads_to_its_successor(searching: Hand, services: FakeServices) -> None:
    services.procedures.procedure = samples.procedure(0, status="superseded", superseded_by="1.001191")
    services.procedures.found = (replace(services.procedures.found[0], in_force=False),)
    searching.type("khai sinh")
    assert "Đã có thủ tục thay thế" in said(searching)
    searching.touch("result_1.001190")
    assert not searching.sees("take")
    assert "không còn nhận hồ sơ" in said(searching)
    searching.touch("successor")
    assert searching.window.flow.procedure_id == "procedure-1"
    assert searching.sees("take")
    searching.touch("back")
    assert searching.step() is Step.SEARCH


def test_one_that_ended_without_successor_offers_another_search(searching: Hand, services: FakeServices) -> None:
    services.procedures.procedure = samples.procedure(0, status="repealed")
    searching.type("khai sinh")
    searching.touch("result_1.001190")
    assert "Thủ tục này đã bãi bỏ" in said(searching)
    searching.touch("searchAgain")
    assert searching.step() is Step.SEARCH
    assert searching.window.flow.typed == "khai sinh"


def test_one_that_counts_later_says_from_when_and_gives_no_number(searching: Hand, services: FakeServices) -> None:
    services.procedures.procedure = samples.procedure(0, upcoming=True, effective="2026-12-01")
    searching.type("khai sinh")
    searching.touch("result_1.001190")
    assert "Áp dụng từ ngày 01/12/2026, chưa nhận hồ sơ hôm nay." in said(searching)
    assert "Giấy chứng sinh" in said(searching)
    assert not searching.sees("take")


def test_what_can_only_be_handed_in_online_says_so(searching: Hand, services: FakeServices) -> None:
    services.procedures.procedure = samples.procedure(0, needs_vneid=True)
    searching.type("khai sinh")
    searching.touch("result_1.001190")
    assert "VNeID mức 2" in said(searching)


def test_papers_for_everybody_come_first_then_cases_by_name(searching: Hand, services: FakeServices) -> None:
    services.procedures.procedure = samples.procedure(
        papers=(
            PaperView("c1", "Giấy A", "nop_ban_chinh", False, "", case="Mua lại"),
            PaperView("p2", "Giấy nếu có", "nop_ban_chinh", False, ""),
            PaperView("p1", "Giấy ai cũng cần", "nop_ban_chinh", True, ""),
            PaperView("c2", "Giấy B", "nop_ban_chinh", False, "", case="Mua lại"),
        )
    )
    searching.type("khai sinh")
    searching.touch("result_1.001190")
    words = said(searching)
    assert words.index("Giấy ai cũng cần") < words.index("Giấy nếu có") < words.index("Tùy trường hợp, cần thêm:")
    assert "2 giấy tờ, cán bộ hướng dẫn tại quầy" in words
    assert "Giấy A" not in words
    assert "2 loại" in words
