"""The briefing on paper: the form of official documents, every figure of the report, pages that read well."""

import re
import time
from dataclasses import replace
from decimal import Decimal

import pytest
from PIL import ImageFont

from onestop_desk.domain.letterhead import Letterhead
from onestop_desk.domain.reporting import MissingRow, Report
from onestop_desk.paper import briefing, typeface
from onestop_desk.words import figures
from tests.paper import reports
from tests.paper.pages import lines_of, outside, words_of

TITLE = re.compile(r"^(I|II|III|IV|V|VI|VII)\. [A-ZĐ]")
LETTERS = "ăâđêôơưĂÂĐÊÔƠƯ" + "".join(
    chr(c) for c in range(0x1EA0, 0x1EFA)
)  # every Vietnamese letter with its mark of tone
PLAIN = "àáảãạèéìíòóùúýÀÁÃÈÉÌÍÒÓÙÚÝĩũĨŨ–≥≤0123456789%/.,;:()“”"


def drawn(report: Report, letterhead: Letterhead = reports.LETTERHEAD) -> bytes:
    return briefing.pdf(report, letterhead, reports.WORDING)


@pytest.mark.parametrize("name", ["full", "month", "one", "empty"])
def test_every_figure_of_the_report_stands_on_paper(name: str) -> None:
    report = reports.ALL[name]()
    text = words_of(drawn(report))
    for judged in report.indicators:
        row = [
            reports.WORDING.name(judged.figure.code),
            figures.target(judged).replace("\u00a0", " "),
            figures.value(judged.unit, judged.figure.value),
            figures.value(judged.unit, judged.before.value),
            figures.change(judged).text or "–",
            figures.judgement(judged),
        ]
        words = re.escape(" ".join(row)).replace(r"\ ", r"\s+")
        assert re.search(words, text), row
    for late in report.overdue:
        assert late.code in text
    for n in (report.dossiers.received, report.dossiers.solved, report.tickets):
        assert figures.whole(n) in text


def test_the_form_of_an_official_document_is_kept() -> None:
    first, second, *_rest = lines_of(drawn(reports.full_week()))
    top = " ".join(first[:7])
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in top
    assert "Độc lập - Tự do - Hạnh phúc" in top
    assert "ỦY BAN NHÂN DÂN XÃ TÂN YÊN" in top
    assert "Số: /BC-TTPVHCC" in top
    assert "Tân Yên, ngày 23 tháng 11 năm 2026" in top
    assert [line for line in first + second if TITLE.match(line)] == [
        "I. KẾT QUẢ CHUNG",
        "II. CHỈ TIÊU",
        "III. THỜI GIAN CHỜ VÀ LƯỢT TIẾP TRONG TUẦN",
        "IV. HỒ SƠ ĐANG QUÁ HẠN (đến 17 giờ 00 ngày 20/11/2026)",
        "V. THỦ TỤC HAY PHẢI BỔ SUNG GIẤY TỜ",
        "VI. CÁC MÔ HÌNH, HỖ TRỢ VNEID",
        "VII. NHẬN XÉT, ĐỀ XUẤT",
    ]
    tail = " ".join(second)
    assert "kính báo cáo./." in tail
    assert "GIÁM ĐỐC" in tail
    assert "Nơi nhận:" in tail
    assert "- Lưu: VT." in tail
    assert "Nguyễn Văn Mẫu" in tail


def test_pages_are_numbered_from_the_second() -> None:
    made = drawn(replace(reports.full_week(), is_demo=False))
    pages = lines_of(made)
    assert [page[0] for page in pages[1:]] == [str(n) for n in range(2, len(pages) + 1)]
    assert "1" not in pages[0][0].split()


def test_a_demo_office_says_so_on_every_page_and_a_real_one_nowhere() -> None:
    mark = "SỐ LIỆU MINH HỌA"
    assert all(mark in " ".join(page) for page in lines_of(drawn(reports.full_week())))
    assert mark not in words_of(drawn(replace(reports.full_week(), is_demo=False)))


def test_the_registry_gives_the_number() -> None:
    numbered = replace(reports.LETTERHEAD, number="47", code="VP", place="Cao Thượng", signer_role="Phó Giám đốc")
    text = words_of(drawn(reports.full_week(), numbered))
    assert "Số: 47/BC-VP" in text
    assert "Cao Thượng, ngày 23 tháng 11 năm 2026" in text
    assert "PHÓ GIÁM ĐỐC" in text


def test_sums_close_in_words() -> None:
    text = words_of(drawn(reports.full_week()))
    assert "Tổng số hồ sơ tiếp nhận là 348, gồm: 287 hồ sơ mới (trực tuyến 219; trực tiếp và bưu chính 68)" in text
    assert "Đã giải quyết 291 hồ sơ (287 trước hạn và đúng hạn, 4 quá hạn)" in text
    assert "Đang giải quyết 57 hồ sơ (54 trong hạn, 3 quá hạn)" in text


def test_definitions_end_the_document() -> None:
    last = " ".join(lines_of(drawn(reports.full_week()))[-1])
    codes = [j.figure.code for j in reports.full_week().indicators]
    assert reports.WORDING.name(codes[-1]).split()[0] in last
    text = words_of(drawn(reports.full_week()))
    assert text.index("Cách tính từng chỉ tiêu", text.index("PHỤ LỤC")) > text.index("Nơi nhận")
    for judged in reports.full_week().indicators:
        assert text.count(reports.WORDING.name(judged.figure.code)) >= 2


@pytest.mark.parametrize("rows", range(0, 30, 3))
def test_no_title_and_no_signature_stands_alone(rows: int) -> None:
    full = reports.full_week()
    missing = tuple(MissingRow(f"Thủ tục {n}", 2, "Giấy khai sinh", 1) for n in range(rows))
    stands_well(drawn(replace(full, overdue=reports.many_overdue(rows).overdue, missing=missing)))


@pytest.mark.parametrize("name", reports.ALL)
def test_no_title_stands_alone_in_any_report(name: str) -> None:
    stands_well(drawn(reports.ALL[name]()))


def stands_well(made: bytes) -> None:
    """No title at the foot of a page; the signature on a page with what it signs."""
    for page in lines_of(made):
        assert not TITLE.match(page[-1]), page[-1]
        text = " ".join(page)
        assert ("Nơi nhận:" in text) == ("kính báo cáo./." in text)


@pytest.mark.parametrize("name", ["long", "overdue", "month"])
@pytest.mark.parametrize("scale", ["1", "2"])
def test_nothing_leaves_the_paper(name: str, scale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONESTOP_TEXT_SCALE", scale)
    assert outside(drawn(reports.ALL[name]()), 25) == []


def test_names_stay_text_whatever_they_are() -> None:
    full = reports.full_week()
    wild = "#strong[x] *a* $x$ <b> \\ @ref = + \x07 `c`"
    row = replace(full.overdue[0], procedure=wild)
    text = words_of(drawn(replace(full, overdue=(row,), missing=(MissingRow(wild, 1, wild, 1),))))
    assert text.count("#strong[x] *a* $x$ <b> \\ @ref = + `c`") == 3


@pytest.mark.parametrize("file", sorted(typeface.OFFICIAL.glob("*.otf")), ids=lambda file: file.stem)
def test_the_typeface_has_every_vietnamese_letter(file: object) -> None:
    font = ImageFont.truetype(str(file), 40)
    nothing = bytes(font.getmask("\uffff"))
    assert [c for c in LETTERS + PLAIN if bytes(font.getmask(c)) == nothing] == []


def test_a_week_is_drawn_in_less_than_a_second() -> None:
    drawn(reports.empty_week())
    began = time.perf_counter()
    drawn(reports.many_overdue(41))
    assert time.perf_counter() - began < 1


def test_a_bar_past_the_target_is_marked_and_longer_periods_are_drawn_together() -> None:
    week = briefing.values_of(reports.full_week(), reports.LETTERHEAD, reports.WORDING)["days"]
    waits, tickets = week["charts"]
    assert [(b["label"], b["text"], b["over"]) for b in waits["bars"]] == [
        ("T2", "17", True), ("T3", "14", False), ("T4", "11", False), ("T5", "6", False), ("T6", "14", False),
    ]  # fmt: skip
    assert (waits["target"], [b["value"] for b in tickets["bars"]]) == (15, [96, 84, 71, 68, 93])
    year = reports.days(replace(reports.WEEK, first=reports.WEEK.first.replace(month=1)))
    drawn_year = briefing.values_of(
        replace(reports.full_week(), days=year), reports.LETTERHEAD, reports.WORDING
    )["days"]["charts"][1]["bars"]  # fmt: skip
    assert len(drawn_year) <= 31
    assert sum(bar["value"] for bar in drawn_year) == sum(row.tickets for row in year)


def test_the_longest_day_is_told_by_its_seconds_where_minutes_are_alike() -> None:
    full = reports.full_week()
    days = (
        replace(full.days[0], mean_wait_s=910),
        *(replace(row, mean_wait_s=w) for row, w in zip(full.days[1:3], (915, 60), strict=True)),
    )
    said = briefing.values_of(replace(full, days=days), reports.LETTERHEAD, reports.WORDING)["days"]["paragraphs"]
    assert said[0][0]["t"].startswith("Thứ Ba 17/11 chờ lâu nhất: 16 phút")


def test_a_mean_wait_just_over_its_target_is_never_shown_as_the_target() -> None:
    full = reports.full_week()
    days = (replace(full.days[0], mean_wait_s=901), replace(full.days[1], mean_wait_s=900))
    bars = briefing.values_of(replace(full, days=days), reports.LETTERHEAD, reports.WORDING)["days"]["charts"][0][
        "bars"
    ]
    assert [(b["value"], b["over"]) for b in bars] == [(16, True), (15, False)]
    assert figures.whole_minutes(Decimal(901)) == 16
