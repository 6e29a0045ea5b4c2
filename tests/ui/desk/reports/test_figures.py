"""Chỉ tiêu: periods, the figure by keys, its rows and parts, files; nothing on the screen that is not the newest."""

from datetime import date

import pytest

from onestop_desk.domain.indicators import DEFINITIONS, Cut
from onestop_desk.domain.periods import PeriodKind
from onestop_desk.domain.reporting import Unit
from onestop_desk.services.reports.views import Row, RowKind
from onestop_desk.words import figures, indicators
from tests.moved_clock import instant
from tests.ui.desk.reports.conftest import MONDAY, WEDNESDAY, Held, Key, Room, gone
from ui.desk.reports.figures_section import FiguresSection
from ui.desk.reports.row_words import said_of

pytestmark = pytest.mark.qt


def opened(room: Room, **how: str) -> FiguresSection:
    page = room.show(**how)  # type: ignore[arg-type]
    room.ctrl(Key.Key_2)
    return page.figures


# -- periods -----------------------------------------------------------------------------------------------------------


def test_steps_of_weeks_and_months_by_keys(room: Room) -> None:
    bar = opened(room).bar
    assert bar.words.text() == "Tuần 48 · 23/11 đến 29/11/2026"
    room.alt(Key.Key_Left)
    assert bar.period.number == 47
    assert bar.later.isEnabled()
    room.alt(Key.Key_Right, Key.Key_Right)
    assert bar.period.number == 48, "there is nothing to say of a week to come"
    bar.kinds.setFocus()
    room.press(Key.Key_2)
    assert bar.words.text() == "Tháng 11 · 01/11 đến 30/11/2026"
    room.alt(Key.Key_Left)
    assert bar.words.text() == "Tháng 10 · 01/10 đến 31/10/2026"


def test_months_run_as_the_office_counts_them(room: Room) -> None:
    room.services.office.change_settings(room.hall.head, month_starts_on=21)
    section = opened(room)
    section.bar.kinds.setFocus()
    room.press(Key.Key_2)
    assert section.bar.words.text() == "Tháng 12 · 21/11 đến 20/12/2026"
    assert section.report is not None
    assert section.report.period == section.bar.period
    assert [bar.label for bar in section.detail.chart.bars][-2:] == ["Th11", "Th12"]


def test_any_days_are_typed_and_a_wrong_one_is_said_beside_them(room: Room) -> None:
    section = opened(room)
    section.bar.kinds.setFocus()
    room.press(Key.Key_3)
    assert section.bar.first.hasFocus()
    room.write(section.bar.first, "31/11")
    room.press(Key.Key_Return)
    assert section.bar.fault.text() == "Gõ ngày như 16/11/2026."
    assert section.bar.first.text() == "31/11"
    room.write(section.bar.first, "25/11/2026")
    room.write(section.bar.last, "24/11/2026")
    room.press(Key.Key_Return)
    assert section.bar.fault.text()
    room.write(section.bar.first, "23/11")
    room.press(Key.Key_Return)
    assert (section.bar.period.kind, section.bar.period.first, section.bar.period.last) == (
        PeriodKind.ANY, MONDAY, date(2026, 11, 24),
    )  # fmt: skip
    assert section.bar.fault.text() == ""
    assert section.report is not None
    assert section.report.served == 3
    room.alt(Key.Key_Left)
    assert section.bar.period.last == date(2026, 11, 22)
    assert section.bar.first.text() == "21/11/2026"


# -- a figure ----------------------------------------------------------------------------------------------------------


def test_every_figure_stands_under_its_group_with_its_own_words(room: Room) -> None:
    section = opened(room)
    assert section.report is not None
    shown = {row.key: row for row in section.table.model.rows()}
    assert [key for key in shown if "/" not in key] == [d.code for d in DEFINITIONS]
    for judged in section.report.indicators:
        row = shown[judged.figure.code]
        assert row.name == indicators.name(judged.figure.code)
        assert row.value == figures.value(judged.unit, judged.figure.value)
        assert (row.target, row.judgement) == (figures.target(judged), figures.judgement(judged))
    section.table.table.setFocus()
    room.to(section.report.indicators[0].figure.code)
    for judged in section.report.indicators:
        while section.table.model.row(section.table.table.currentIndex().row()).key != judged.figure.code:
            room.press(Key.Key_Down)
        assert section.detail.name.text() == indicators.name(judged.figure.code)
        assert section.detail.numerator[1].text() == indicators.numerator(judged.figure.code) != ""
        assert len(section.detail.chart.bars) == 8


def test_a_figure_says_its_target_and_what_was_before(room: Room) -> None:
    section = opened(room)
    room.to("wait_mean")
    detail = section.detail
    assert detail.value.text() == "17 phút"
    assert detail.judgement.text().replace("\u00a0", " ") == "Chưa đạt, được giao ≤ 15 phút"
    assert detail.compared.text() == "kỳ\u00a0trước\u00a0–"
    assert detail.made.text() == "Gồm 4"
    last = detail.chart.bars[-1]
    assert (last.label, last.figure, last.missed, last.chosen) == ("T48", "17", True, True)
    assert detail.chart.target is not None
    room.to("overtakes")
    assert not detail.judgement.isVisible()


# -- behind a figure ---------------------------------------------------------------------------------------------------


def test_every_figure_is_as_many_rows_as_it_says(room: Room) -> None:
    """From each figure to its rows: as many as its numerator, as many as its denominator."""
    section = opened(room)
    assert section.report is not None
    seen = set()
    for judged in section.report.indicators:
        figure = judged.figure
        if figure.value is None:
            continue
        section.table.open_code(figure.code)
        room.click(section.detail.rows)
        assert room.said() == ("", ""), figure.code
        behind = section.behind
        counted = figure.numerator if judged.unit in {Unit.PERCENT, Unit.COUNT} else figure.denominator
        assert len(behind.rows) == counted, figure.code
        assert behind.line.text() == f"{figures.whole(len(behind.rows))} dòng"
        if judged.unit is Unit.PERCENT:
            room.click(behind.parts.buttons()[1])
            assert len(behind.rows) == figure.denominator, figure.code
        for row in behind.rows:
            assert behind.model.columns()[4].show(row).text or row.kind is RowKind.SHEET
        seen.add(figure.code)
        room.press(Key.Key_Escape)
        assert section.table.isVisible()
    assert {"tickets", "served", "wait_mean", "wait_longest", "digitised_share"} - seen <= {"digitised_share"}


def test_the_longest_row_reads_as_the_figure(room: Room) -> None:
    section = opened(room)
    room.to("wait_longest")
    room.alt(Key.Key_D)
    said = [section.behind.model.columns()[4].show(row).text for row in section.behind.rows]
    assert any(text.startswith(section.detail.value.text()) for text in said)


def test_a_figure_told_apart_and_a_part_opened(room: Room) -> None:
    section = opened(room)
    room.to("served")
    room.alt(Key.Key_C)
    cuts = section.cuts
    assert cuts.table.hasFocus()
    parts = {part.label: part for part in cuts.model.rows()}
    assert parts["1 · Chứng thực"].figure.value == 4
    choose(room, section, Cut.LINE)
    parts = {part.label: part for part in cuts.model.rows()}
    assert parts["A · Chứng thực"].figure.value == 4
    assert [bar.label for bar in cuts.chart.bars] == [label[0] for label in parts]
    choose(room, section, Cut.DAY)
    days = cuts.model.rows()
    assert days[0].label == "thứ Hai 23/11/2026"
    assert [day.figure.value for day in days][:3] == [3, 0, 1]
    assert [bar.label for bar in cuts.chart.bars][:3] == ["23/11", "24/11", "25/11"]
    cuts.table.setFocus()
    room.ctrl(Key.Key_Home)
    room.press(Key.Key_Return)
    assert section.stack.currentWidget() is section.behind
    assert len(section.behind.rows) == 3
    assert section.behind.title.text().endswith("thứ Hai 23/11/2026")
    room.press(Key.Key_Escape)
    assert (section.stack.currentWidget(), cuts.cut) == (cuts, Cut.DAY)
    room.press(Key.Key_Escape)
    assert section.table.table.hasFocus()


def choose(room: Room, section: FiguresSection, cut: Cut) -> None:
    """Chooses a cut by keys: to the top of the list, then down to it."""
    chooser = section.cuts.cuts
    chooser.setFocus()
    room.press(*[Key.Key_Up] * chooser.count())
    room.press(*[Key.Key_Down] * chooser.findData(cut.value))
    assert section.cuts.cut is cut


@pytest.mark.parametrize("cut", list(Cut))
def test_each_cut_adds_up_to_rows(room: Room, cut: Cut) -> None:
    section = opened(room)
    section.table.open_code("served")
    section.cuts.choose(cut)
    section.show_cut()
    for part in section.cuts.model.rows():
        section._on_slice(part)
        assert len(section.behind.rows) == part.figure.numerator
        room.press(Key.Key_Escape)


def test_a_clerk_sees_no_clerks_and_sets_no_targets(room: Room) -> None:
    section = opened(room, role="clerk")
    assert section.cuts.cuts.findData(Cut.CLERK.value) == -1
    assert not section.targets.isVisible()
    room.alt(Key.Key_G)
    assert not room.asks()
    room.press(Key.Key_Escape)
    room.ctrl(Key.Key_3)
    assert not room.page.briefing.head.isVisible()
    room.alt(Key.Key_N)
    assert not room.asks()
    room.ctrl(Key.Key_5)
    programmes = room.page.programmes
    assert not any(button.isVisible() for button in (programmes.add, programmes.change, programmes.end))
    room.alt(Key.Key_N)
    assert not room.asks()


# -- files -------------------------------------------------------------------------------------------------------------


def test_table_rows_and_parts_are_exported_as_they_read(room: Room) -> None:
    section = opened(room)
    room.ctrl(Key.Key_S)
    assert room.said()[0] == "Đã ghi tệp"
    table = room.sheet("chi-tieu-20261123-20261129.xlsx")
    assert ["Chỉ tiêu", "Được giao", "Tuần 48", "Tuần 47"] in [row[:4] for row in table]
    written = {row[0]: row for row in table}
    for row in section.table.model.rows():
        if row.judged is not None:
            assert written[row.name][1:4] == [row.target, row.value, row.before]
    room.to("served")
    room.alt(Key.Key_D)
    room.click(section.behind.export)
    rows = room.sheet("served-20261123-20261129.xlsx")
    assert sorted(row[0] for row in rows if row[0].startswith("A0")) == ["A001", "A001", "A002", "A003"]
    room.press(Key.Key_Escape)
    room.alt(Key.Key_C)
    room.click(section.cuts.export)
    parts = room.sheet("served-chia-20261123-20261129.xlsx")
    assert "1 · Chứng thực" in {row[1] for row in parts}


def test_a_folder_that_takes_no_file_is_said(room: Room) -> None:
    opened(room)
    (room.folder / "chi-tieu-20261123-20261129.xlsx").mkdir()
    room.ctrl(Key.Key_S)
    assert room.said()[0] == "Chưa ghi được tệp"


# -- the world ---------------------------------------------------------------------------------------------------------


def test_a_late_answer_of_an_earlier_question_is_not_shown(room: Room) -> None:
    held = Held()
    section = opened(room, run=held)  # type: ignore[arg-type]
    held.waiting.clear()
    section.refresh()
    room.alt(Key.Key_Left)
    assert len(held.waiting) == 2
    held.answer(1)
    assert section.report is not None
    assert section.report.period.number == 47
    held.answer()
    assert section.report.period.number == 47


def test_rows_that_are_asked_for_do_not_push_the_report_out(room: Room) -> None:
    held = Held()
    section = opened(room, run=held)  # type: ignore[arg-type]
    held.answer(len(held.waiting) - 1)
    room.to("served")
    room.alt(Key.Key_Left)
    room.alt(Key.Key_D)
    held.answer(len(held.waiting) - 2)
    assert section.report is not None
    assert section.report.period.number == 47
    room.press(Key.Key_Escape)
    while held.waiting:
        held.answer()
    assert section.table.isVisible()


def test_a_lost_database_leaves_the_table_and_steps_still_go(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    section = opened(room)
    section.bar.kinds.setFocus()
    room.press(Key.Key_2)
    shown = [row.value for row in section.table.model.rows()]
    with monkeypatch.context() as lost:
        lost.setattr(room.services.reports, "report", gone)
        lost.setattr(room.services.reports, "rows", gone)
        lost.setattr(room.services.office, "settings", gone)
        room.alt(Key.Key_Left)
        assert room.said()[0]
        assert [row.value for row in section.table.model.rows()] == shown
        room.alt(Key.Key_D)
        assert room.said()[0]
        room.press(Key.Key_Escape)
    room.alt(Key.Key_Right)
    assert room.said() == ("", "")


def test_the_same_rows_read_again_stay_where_they_are(room: Room) -> None:
    for _visit in range(12):
        room.hall.take("A")
    section = opened(room)
    room.to("tickets")
    room.alt(Key.Key_D)
    table = section.behind.table
    room.press(*[Key.Key_Down] * 14)
    chosen, scrolled = table.currentIndex().row(), table.verticalScrollBar().value()
    assert scrolled > 0
    section.refresh()
    assert (table.currentIndex().row(), table.verticalScrollBar().value()) == (chosen, scrolled)
    assert table.hasFocus()


@pytest.mark.parametrize(
    ("code", "row", "said"),
    [
        ("wait_mean", Row(RowKind.TICKET, "1", "A001", WEDNESDAY, None, None, "61"), "2 phút"),
        ("late_announcements", Row(RowKind.PROCEDURE, "1", "1.001193", WEDNESDAY, None, None, "3", "Khai sinh"),
         "sau 3 ngày · Khai sinh"),
        ("appointments_kept", Row(RowKind.BOOKING, "1", "", WEDNESDAY, None, None, "-30"),
         "gọi sau giờ hẹn dưới 1 phút"),
        ("on_time", Row(RowKind.DOSSIER, "1", "H05", WEDNESDAY, instant("2026-11-25 08:00"), None, "late", "Khai tử"),
         "quá hạn khi xong · Khai tử"),
        ("cameras", Row(RowKind.CAMERA, "1", "Sảnh", WEDNESDAY, None, None, "down"), "mất kết nối"),
        ("served", Row(RowKind.VISIT_PROCEDURE, "1", "A001", WEDNESDAY, None, None, "received", "không có"),
         "đã tiếp nhận"),
    ],
)  # fmt: skip
def test_a_row_says_what_it_was_counted_as(empty_room: Room, code: str, row: Row, said: str) -> None:
    assert said_of(empty_room.services, code, row) == said


def test_an_empty_office_has_dashes_and_no_rows(empty_room: Room) -> None:
    section = opened(empty_room)
    empty_room.to("wait_mean")
    assert section.detail.value.text() == figures.NOTHING
    assert not section.detail.rows.isEnabled()
    assert [bar.figure for bar in section.detail.chart.bars] == ["–"] * 8
    empty_room.alt(Key.Key_C)
    section.cuts.choose(Cut.FIELD)
    section.show_cut()
    assert section.cuts.empty.isVisible()
