"""The briefing as a workbook: what was counted, and formulas that work the figures out again."""

from collections.abc import Sequence
from decimal import Decimal

from onestop_desk.domain.instants import local
from onestop_desk.domain.reporting import Better, Figure, Judged, ProgrammeRow, Report, Unit, share
from onestop_desk.paper import dossier_rows
from onestop_desk.paper.book import DAY, DAYS, MINUTES, SHARE, WHOLE, Book, Content, Formula, Of
from onestop_desk.words import _, briefing, briefing_guide, briefing_programmes, figures, use
from onestop_desk.words.briefing import Wording

_FORMATS = {Unit.PERCENT: SHARE, Unit.COUNT: WHOLE, Unit.SECONDS: MINUTES, Unit.DAYS: DAYS}
_TRAIL = 8


def workbook(report: Report, wording: Wording) -> bytes:
    """The file, in Vietnamese; a spreadsheet program counts it anew when it opens it."""
    with use("vi"):
        book = Book()
        _figures(book, report, wording)
        _days(book, report)
        _fields(book, report)
        _overdue(book, report)
        _missing(book, report)
        _programmes(book, report)
        _guide_and_remarks(book, report, wording)
        _definitions(book, report, wording)
        return book.bytes()


def lines_above(report: Report, title: str) -> tuple[str, ...]:
    """The title of a sheet, whose it is, and that it is no real one."""
    lines = [title, f"{report.office_name}. {briefing.subject(report.period)} {briefing.span(report.period)}"]
    if report.is_demo:
        lines.append(_("SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ LIỆU THẬT"))
    return tuple(lines)


def _figures(book: Book, report: Report, wording: Wording) -> None:
    page = book.sheet(_("Chỉ tiêu"), [38, 10, 10, 14, 13, 10, 10, 13, 13, 8, 11, *[13] * _TRAIL])
    page.title(*lines_above(report, _("CHỈ TIÊU")))
    ways = [_("Kỳ {n}").format(n=n - _TRAIL) if n < _TRAIL else _("Kỳ này") for n in range(1, _TRAIL + 1)]
    page.head(
        [
            _("Chỉ tiêu"), _("Tử số hoặc số đo (giây)"), _("Mẫu số hoặc số lần đo"),
            briefing.called(report.period), _("Được giao"),
            _("Tử số kỳ trước"), _("Mẫu số kỳ trước"), briefing.called_before(report.previous),
            briefing.compared(report.period), _("Tốt khi"), _("Đánh giá"), *ways,
        ]
    )  # fmt: skip
    by_code = {j.figure.code: j for j in report.indicators}
    ordered = [by_code.pop(code) for _title, codes in wording.groups for code in codes if code in by_code]
    for judged in [*ordered, *by_code.values()]:
        page.row(_figure_row(judged, page.next_row, wording))
    for note in briefing.notes():
        page.line(note)


def _figure_row(judged: Judged, row: int, wording: Wording) -> list[Content]:
    form = _FORMATS[judged.unit]
    now, then = judged.figure, judged.before
    target = judged.target
    aim: Content = None
    if target is not None:
        aim = Of(target.value / 60 if judged.unit is Unit.SECONDS else target.value, form)
    change = Formula(f'IF(OR(D{row}="",H{row}=""),"",D{row}-H{row})', figures.shown_change(judged))
    shown = [None if value is None else figures.shown(judged.unit, value) for value in judged.trail[-_TRAIL:]]
    return [
        wording.name(now.code),
        *_parts(judged.unit, now),
        Of(_value(judged.unit, now, "B", "C", row), form, bold=True),
        aim,
        *_parts(judged.unit, then),
        Of(_value(judged.unit, then, "F", "G", row), form),
        Of(change, form if judged.unit is not Unit.PERCENT else "0.00"),
        {Better.MORE: _("cao"), Better.LESS: _("thấp"), Better.NEITHER: ""}[judged.better],
        _judgement(judged, row),
        *([None] * (_TRAIL - len(shown))),
        *[Of(value, form) for value in shown],
    ]


def _parts(unit: Unit, figure: Figure) -> list[Content]:
    """Numerator and denominator; of a length of time its seconds and how many were measured."""
    if unit is Unit.SECONDS and figure.value is not None:
        return [Of(figure.value, WHOLE), Of(figure.denominator, WHOLE)]
    if unit is Unit.COUNT and figure.numerator is None and figure.value is not None:
        return [Of(figure.value, WHOLE), Of(figure.denominator, WHOLE)]
    return [Of(figure.numerator, WHOLE), Of(figure.denominator, WHOLE)]


def _value(unit: Unit, figure: Figure, over: str, under: str, row: int) -> Formula | Decimal | None:
    """A formula where the value follows from its parts, else the value itself."""
    if figure.value is None:
        return None
    shown = figures.shown(unit, figure.value)
    if unit is Unit.SECONDS:
        return Formula(f"ROUNDUP({over}{row}/60,0)", shown)
    if unit is Unit.COUNT:
        return Formula(f"{over}{row}", shown)
    if unit is Unit.PERCENT and follows(figure):
        return Formula(f'IF({under}{row}=0,"",ROUND({over}{row}*100/{under}{row},2))', shown)
    return figure.value


def follows(figure: Figure) -> bool:
    """Whether a share is its numerator over its denominator; one that is worked out otherwise is not summed up."""
    if figure.numerator is None or figure.denominator is None:
        return False
    return share(figure.code, figure.numerator, figure.denominator).value == figure.value


def _judgement(judged: Judged, row: int) -> Formula | str:
    if judged.met is None or judged.better is Better.NEITHER:
        return figures.NOTHING
    # A length of time is judged by its seconds, not by the minutes that are shown.
    held = f"B{row}/60" if judged.unit is Unit.SECONDS else f"D{row}"
    sign = ">=" if judged.better is Better.MORE else "<="
    met, missed = _("Đạt"), _("Chưa đạt")
    return Formula(f'IF({held}{sign}E{row},"{met}","{missed}")', figures.judgement(judged))


def _days(book: Book, report: Report) -> None:
    page = book.sheet(_("Theo ngày"), [13, 12, 12, 14, 14, 14, 14, 30], upright=True)
    page.title(*lines_above(report, _("LƯỢT TIẾP THEO NGÀY")))
    page.head(
        [
            _("Ngày"), _("Lượt lấy số"), _("Lượt phục vụ"), _("Chờ bình quân (giây)"), _("Chờ bình quân"),
            _("Chờ trung vị (giây)"), _("Chờ trung vị"), _("Ghi chú"),
        ]
    )  # fmt: skip
    first = page.next_row
    for row in report.days:
        at = page.next_row
        page.row(
            [
                Of(row.day, DAY), Of(row.tickets, WHOLE), Of(row.served, WHOLE),
                Of(row.mean_wait_s, WHOLE), Of(_minutes("D", at, row.mean_wait_s), MINUTES),
                Of(row.median_wait_s, WHOLE), Of(_minutes("F", at, row.median_wait_s), MINUTES),
                row.closed_reason or "",
            ]
        )  # fmt: skip
    last = page.next_row - 1
    counted = {"B": sum(row.tickets for row in report.days), "C": sum(row.served for row in report.days)}
    sums = [
        Of(Formula(f"SUM({c}{first}:{c}{last})", total), WHOLE) if last >= first else Of(0, WHOLE)
        for c, total in counted.items()
    ]
    page.row([_("Cộng"), *sums, None, None, None, None, ""], bold=True)


def _minutes(column: str, row: int, seconds: int | None) -> Formula:
    worked = None if seconds is None else figures.whole_minutes(Decimal(seconds))
    return Formula(f'IF({column}{row}="","",ROUNDUP({column}{row}/60,0))', worked)


def _fields(book: Book, report: Report) -> None:
    page = book.sheet(_("Hồ sơ"), [34, *[11] * 11, 10])
    page.title(*lines_above(report, _("HỒ SƠ THEO LĨNH VỰC")))
    page.head(
        [
            _("Lĩnh vực"), _("Tiếp nhận"), _("Trực tuyến"), _("Trực tiếp, bưu chính"), _("Kỳ trước chuyển"),
            _("Đã giải quyết"), _("Trước hạn"), _("Đúng hạn"), _("Quá hạn"), _("Đang giải quyết"), _("Trong hạn"),
            _("Đã quá hạn"), _("Kiểm tra"),
        ]
    )  # fmt: skip
    first = page.next_row
    for name, sums in sorted(report.by_field.items(), key=lambda item: (-item[1].received, item[0])):
        page.row([name, *dossier_rows.cells(sums, page.next_row)])
    if report.by_field:
        added = dossier_rows.total([*report.by_field.values()], first, page.next_row)
        page.row([_("Cộng"), *added], bold=True)
    page.row([_("Toàn cơ quan"), *dossier_rows.cells(report.dossiers, page.next_row)], bold=True)


def _overdue(book: Book, report: Report) -> None:
    page = book.sheet(_("Quá hạn"), [6, 26, 50, 34, 13, 12, 14, 22])
    until = briefing.until(report.until, report.tz)
    page.title(*lines_above(report, _("HỒ SƠ ĐANG QUÁ HẠN ({until})").format(until=until)))
    page.head(
        [
            _("TT"), _("Mã hồ sơ"), _("Thủ tục"), _("Nơi đang xử lý"), _("Hẹn trả"), _("Quá hạn (ngày)"),
            _("Thư xin lỗi"), _("Ghi chú"),
        ]
    )  # fmt: skip
    for n, row in enumerate(report.overdue, 1):
        sorry = None if row.apology_at is None else Of(local(row.apology_at, report.tz).date(), DAY)
        note = _("yêu cầu bổ sung quá một lần") if row.asked_again else ""
        due = Of(local(row.due_at, report.tz).date(), DAY)
        page.row([n, row.code, row.procedure, row.responsible, due, row.days_over, sorry or _("Chưa gửi"), note])


def _missing(book: Book, report: Report) -> None:
    page = book.sheet(_("Hay thiếu giấy"), [6, 60, 11, 60, 11])
    page.title(*lines_above(report, _("THỦ TỤC HAY PHẢI BỔ SUNG GIẤY TỜ")))
    page.head([_("TT"), _("Thủ tục"), _("Số lượt"), _("Giấy hay thiếu nhất"), _("Số lượt thiếu")])
    for n, row in enumerate(report.missing, 1):
        page.row([n, row.procedure, Of(row.times, WHOLE), row.paper, Of(row.paper_times, WHOLE)])


def _programmes(book: Book, report: Report) -> None:
    page = book.sheet(_("Mô hình"), [40, 40, 12, 12, 12, 12])
    page.title(*lines_above(report, _("CÁC MÔ HÌNH")))
    page.head([_("Mô hình"), _("Kết quả"), _("Tử số"), _("Mẫu số"), _("Tỷ lệ"), _("Được giao")])
    for programme in report.programmes:
        said = briefing_programmes.said(programme)
        made: Sequence[Figure | None] = [*programme.figures.values()] or [None]
        for n, figure in enumerate(made):
            at = page.next_row
            is_share = figure is not None and bool(figure.denominator) and follows(figure)
            value: Content = None
            if figure is not None and is_share:
                value = Formula(f'IF(D{at}=0,"",ROUND(C{at}*100/D{at},2))', figure.value)
            if figure is not None and figure.code == "wait_mean":
                value = Of(figures.shown(Unit.SECONDS, figure.value), MINUTES)
            page.row(
                [
                    programme.name if n == 0 else "", said if n == 0 else "",
                    Of(figure.numerator if figure else None, WHOLE), Of(figure.denominator if figure else None, WHOLE),
                    value if isinstance(value, Of) else Of(value, SHARE), _aim(programme, figure),
                ]
            )  # fmt: skip


def _aim(programme: ProgrammeRow, figure: Figure | None) -> Content:
    if programme.target is None or figure is None or figure.code != programme.target_of:
        return None
    if programme.target_of == "wait_mean":
        return Of(programme.target.value / 60, MINUTES)
    return Of(programme.target.value, SHARE)


def _guide_and_remarks(book: Book, report: Report, wording: Wording) -> None:
    page = book.sheet(_("Nhận xét"), [110], upright=True)
    page.title(*lines_above(report, _("KẾT QUẢ CHUNG, NHẬN XÉT, ĐỀ XUẤT")))
    page.head([_("Nội dung")])
    for text in [*briefing.general(report), briefing_guide.sentence(report.guide)]:
        page.row([text.replace("*", "")])
    for n, remark in enumerate(report.remarks, 1):
        page.row([f"{n}. {wording.remark(remark)}"])


def _definitions(book: Book, report: Report, wording: Wording) -> None:
    page = book.sheet(_("Cách tính"), [34, 50, 44, 30, 36])
    page.title(*lines_above(report, _("CÁCH TÍNH TỪNG CHỈ TIÊU")))
    page.head([_("Chỉ tiêu"), _("Tử số (hoặc cách đếm)"), _("Mẫu số"), _("Nguồn"), _("Căn cứ")])
    for made in wording.definitions_of(report):
        page.row([made.name, made.numerator, made.denominator, made.source, made.basis])
