"""Every indicator has its name and its written definition; every remark its sentence."""

from decimal import Decimal

import pytest

from onestop_desk.domain.indicators import DEFAULT_TARGETS, DEFINITIONS, Definition, Group
from onestop_desk.domain.reporting import Remark, Unit
from onestop_desk.words import indicators, remarks


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: d.code)
def test_every_indicator_is_written_down(definition: Definition) -> None:
    assert indicators.name(definition.code) != definition.code
    assert "{" not in indicators.numerator(definition.code)
    assert len(indicators.numerator(definition.code)) > 10
    is_share = definition.unit is not Unit.COUNT
    assert (indicators.denominator(definition.code) != "–") is is_share
    assert indicators.source(definition)


def test_names_are_told_apart() -> None:
    names = [indicators.name(d.code) for d in DEFINITIONS]
    assert len(set(names)) == len(names)


def test_the_law_is_named_where_there_is_one() -> None:
    by_code = {d.code: indicators.basis(d) for d in DEFINITIONS}
    assert by_code["on_time"] == "Quyết định số 766/QĐ-TTg, chỉ số 2.1"
    assert by_code["wait_mean"] == "Chỉ tiêu quản lý của Trung tâm"


def test_headings_and_where_targets_are_from() -> None:
    assert all(indicators.group(group) for group in Group)
    assert all(indicators.target_source(t.source) != t.source for t in DEFAULT_TARGETS.values())
    assert indicators.source(next(d for d in DEFINITIONS if d.is_state)).endswith("tính tại lúc lập báo cáo")


@pytest.mark.parametrize(
    ("remark", "sentence"),
    [
        (
            Remark("on_time_missed", {"gap": Decimal("0.01"), "late": 7, "change": Decimal("-0.41")}),
            "Tỷ lệ đúng hạn giảm 0,41 điểm, thấp hơn chỉ tiêu 0,01 điểm, do 7 hồ sơ quá hạn.",
        ),
        (
            Remark("on_time_missed", {"gap": Decimal("0.01"), "late": 7, "change": Decimal("0.41")}),
            "Tỷ lệ đúng hạn tăng 0,41 điểm nhưng còn thấp hơn chỉ tiêu 0,01 điểm, do 7 hồ sơ quá hạn.",
        ),
        (
            Remark("on_time_missed", {"gap": Decimal("0.01"), "late": 7}),
            "Tỷ lệ đúng hạn thấp hơn chỉ tiêu 0,01 điểm, do 7 hồ sơ quá hạn.",
        ),
        (
            Remark("on_time_met", {"value": Decimal("98.4"), "late": 5, "overdue": 2}),
            "Tỷ lệ đúng hạn đạt 98,40%; còn 2 hồ sơ đang quá hạn cần xử lý dứt điểm.",
        ),
        (
            Remark("on_time_met", {"value": Decimal("98.4"), "late": 5, "overdue": 0}),
            "Tỷ lệ đúng hạn đạt 98,40%; có 5 hồ sơ đã giải quyết nhưng quá hạn.",
        ),
        (
            Remark("apologies_due", {"count": 1, "codes": "H05.190-261112-0021"}),
            "Còn 1 hồ sơ quá hạn chưa gửi thư xin lỗi (H05.190-261112-0021). Đề nghị gửi ngay trong ngày.",
        ),
        (
            Remark("online_short", {"gap": Decimal("2.29")}),
            (
                "Hồ sơ trực tuyến còn thiếu 2,29 điểm so với chỉ tiêu. Đề nghị bố trí thêm một cán bộ hướng dẫn tại "
                "sảnh vào giờ đông."
            ),
        ),
        (
            Remark("waits_too_long", {"value": 1200, "over": 300}),
            "Chờ bình quân 20 phút, vượt chỉ tiêu 5 phút. Đề nghị mở thêm quầy vào giờ đông.",
        ),
        (
            Remark("busiest_day", {"day": "2026-11-23", "wait": 1020}),
            "Thứ Hai 23/11 chờ lâu nhất, bình quân 17 phút. Đề nghị bố trí thêm người vào ngày này.",
        ),
        (
            Remark("no_shows", {"value": Decimal("20")}),
            "Có hẹn mà không đến chiếm 20,00%. Đề nghị nhắc hẹn trước một ngày.",
        ),
        (
            Remark("cameras_lost", {"count": 2, "of": 3}),
            "Có 2 trong 3 camera không kết nối được. Đề nghị kiểm tra đường truyền.",
        ),
        (
            Remark("apologies_due", {"count": 1204, "codes": "A, B, C", "rest": 1201}),
            "Còn 1.204 hồ sơ quá hạn chưa gửi thư xin lỗi (A, B, C và 1.201 hồ sơ khác). Đề nghị gửi ngay trong ngày.",
        ),
        (
            Remark("most_worsened", {"indicator": "online", "change": Decimal(-10)}),
            "Kém đi nhiều nhất so với kỳ trước: Hồ sơ nộp trực tuyến, giảm 10,00 điểm. Đề nghị tìm nguyên nhân.",
        ),
        (
            Remark("most_improved", {"indicator": "online", "change": Decimal(10)}),
            "Tiến bộ nhất so với kỳ trước: Hồ sơ nộp trực tuyến, tăng 10,00 điểm.",
        ),
    ],
)
def test_what_a_remark_says(remark: Remark, sentence: str) -> None:
    assert remarks.said(remark) == sentence


def test_every_remark_can_be_said() -> None:
    facts: dict[str, str | int | Decimal] = {
        "gap": Decimal(1), "late": 1, "change": Decimal(1), "value": Decimal(90), "over": 60, "count": 1, "of": 2,
        "codes": "x", "day": "2026-11-23", "wait": 60, "paper": "Giấy", "times": 1, "procedure": "P",
        "indicator": "online", "rest": 0, "overdue": 1,
    }  # fmt: skip
    for code in remarks.CODES:
        said = remarks.said(Remark(code, facts))
        assert said.endswith(".")
        assert "{" not in said
