"""The sentences of the briefing: names of periods, sums in words, walks of the guide, programmes."""

from dataclasses import replace
from datetime import date

import pytest

from onestop_desk.domain.indicators import DEFINITIONS
from onestop_desk.domain.letterhead import Letterhead
from onestop_desk.domain.periods import Period, days_between, month_of, week_of
from onestop_desk.domain.reporting import GuideSums, ProgrammeRow, count
from onestop_desk.words import briefing, briefing_guide, briefing_programmes
from onestop_desk.words.briefing_wording import HEADLINE, wording
from tests.paper import reports


@pytest.mark.parametrize(
    ("period", "called", "span"),
    [
        (week_of(date(2026, 11, 18)), "Tuần 47", "(từ ngày 16/11/2026 đến ngày 22/11/2026)"),
        (week_of(date(2027, 1, 1)), "Tuần 53", "(từ ngày 28/12/2026 đến ngày 03/01/2027)"),
        (month_of(date(2026, 11, 18), 21), "Tháng 11", "(từ ngày 21/10/2026 đến ngày 20/11/2026)"),
        (days_between(date(2026, 11, 5), date(2026, 11, 5)), "Kỳ này", "(ngày 05/11/2026)"),
    ],
)
def test_a_period_is_called_by_its_name_and_days(period: Period, called: str, span: str) -> None:
    assert (briefing.called(period), briefing.span(period)) == (called, span)


@pytest.mark.parametrize(("month", "written"), [(1, "tháng 01"), (2, "tháng 02"), (3, "tháng 3"), (12, "tháng 12")])
def test_the_first_two_months_are_written_with_a_nought(month: int, written: str) -> None:
    hour = 3_600_000_000
    report = replace(reports.full_week(), made_at=reports.full_week().made_at + (month - 11) * 30 * 24 * hour)
    assert written in briefing.place_and_date(report, Letterhead())


def test_the_commune_stands_once_in_the_heading() -> None:
    report = reports.full_week()
    assert briefing.authority(report) == "ỦY BAN NHÂN DÂN XÃ TÂN YÊN"
    assert briefing.office_name(report) == "Trung tâm Phục vụ hành chính công"
    assert briefing.office_name(replace(report, office_name="xã Tân Yên")) == "xã Tân Yên"


def test_a_period_that_still_runs_says_until_when() -> None:
    full = reports.full_week()
    assert briefing.general(full)[-1] == "Số liệu tính đến 17 giờ 00 ngày 20/11/2026."
    sunday_begins = full.until + 31 * 3_600_000_000
    over = replace(full, until=sunday_begins + 24 * 3_600_000_000 - 1)
    assert briefing.general(over)[-1].startswith("Có *412* lượt")
    assert briefing.until(over.until, full.tz) == "đến hết ngày 22/11/2026"
    stopped = replace(full, until=sunday_begins - 1)
    assert briefing.general(stopped)[-1] == "Số liệu tính đến hết ngày 21/11/2026."


def test_walks_of_the_guide_add_up() -> None:
    sums = GuideSums(5, {"activated_now": 2, "declined": 1, "a_new_end": 2}, {"no_phone": 1, "a_new_reason": 2})
    assert briefing_guide.sentence(sums) == (
        "Hướng dẫn VNeID *5* lượt: 2 lượt kích hoạt xong, 1 lượt không muốn làm, 2 lượt kết thúc cách khác. "
        "Chưa dùng được tài khoản vì: 2 lý do khác, 1 không có điện thoại."
    )
    assert briefing_guide.sentence(GuideSums(0, {}, {})) == "Không có lượt hướng dẫn VNeID nào."


def test_each_programme_has_its_own_line() -> None:
    said = [briefing_programmes.said(row).replace("\u00a0", " ") for row in reports.programmes()]
    assert said == [
        "84 lượt; cán bộ in sẵn 61 tờ khai, bớt 305 phút viết",
        "68 lượt; được gọi trong thời gian đã hứa 60,61%; chờ bình quân 6 phút (mục tiêu ≤ 5 phút)",
        "9 lượt, trong đó 7 lượt có hẹn",
        "112/131 hồ sơ, đạt 85,50% (mục tiêu ≥ 80,00%)",
    ]
    assert briefing_programmes.said(ProgrammeRow("a_new_kind", "x", {"a": count("a", 3)}, None, None)) == "3"
    assert briefing_programmes.said(ProgrammeRow("paperless", "x", {}, None, None)) == "không có hồ sơ"


def test_every_indicator_has_its_words_and_its_place() -> None:
    made = wording()
    codes = [definition.code for definition in DEFINITIONS]
    assert sorted(code for _title, listed in made.groups for code in listed) == sorted(codes)
    assert [d.code for d in made.definitions] == codes
    assert all(d.name and d.numerator and d.denominator and d.source and d.basis for d in made.definitions)
    assert set(HEADLINE) <= set(codes)
