"""The briefing "Báo cáo giao ban" on paper: every word and figure of its pages, in the form of official documents."""

from collections.abc import Iterable, Sequence
from typing import Any

from onestop_desk.domain.instants import local
from onestop_desk.domain.letterhead import Letterhead
from onestop_desk.domain.reporting import DossierSums, Judged, MissingRow, OverdueRow, Report
from onestop_desk.paper import briefing_days, engine
from onestop_desk.paper.engine import printable
from onestop_desk.words import _, briefing, briefing_guide, briefing_programmes, figures, phrases, use
from onestop_desk.words.briefing import Wording
from onestop_desk.words.figures import NOTHING, Tone, whole

TEMPLATE = "briefing.typ"
MOST_ROWS = 200
"""Rows of one list on paper; the workbook holds all of them."""
_TRAIL = 8
Values = dict[str, Any]


def pdf(report: Report, letterhead: Letterhead, wording: Wording) -> bytes:
    """The briefing as a PDF, A4 upright."""
    return engine.pdf(TEMPLATE, report=values_of(report, letterhead, wording))


def pictures(report: Report, letterhead: Letterhead, wording: Wording, ppi: float = 96) -> tuple[bytes, ...]:
    """Its pages as PNG files."""
    return engine.pictures(TEMPLATE, ppi, report=values_of(report, letterhead, wording))


def values_of(report: Report, letterhead: Letterhead, wording: Wording) -> Values:
    """Every word on it, in Vietnamese, as plain JSON for the template."""
    with use("vi"):
        return {
            **heading(report, letterhead),
            "title": _("BÁO CÁO GIAO BAN"),
            "lines": [briefing.subject(report.period), briefing.span(report.period)],
            "to": printable(briefing.sent_to(report, letterhead)),
            "general": {"title": _("I. KẾT QUẢ CHUNG"), "paragraphs": [_rich(" ".join(briefing.general(report)))]},
            "figures": _figures(report, wording),
            "days": briefing_days.values_of(report, wording),
            "overdue": _overdue(report),
            "missing": _missing(report.missing),
            "programmes": _programmes(report),
            "remarks": _remarks(report, wording),
            "appendix": _appendix(report, wording),
        }


def heading(report: Report, letterhead: Letterhead) -> Values:
    """What stands around every report of an office: who writes, where, when, who signs and who gets it."""
    return {
        "demo": _("SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ LIỆU THẬT") if report.is_demo else "",
        "authority": printable(briefing.authority(report)),
        "office": printable(briefing.office_name(report).upper()),
        "nation": _("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        "motto": _("Độc lập - Tự do - Hạnh phúc"),
        "number": briefing.number(letterhead),
        "place": printable(briefing.place_and_date(report, letterhead)),
        "recipients_heading": _("Nơi nhận:"),
        "recipients": [printable(line) for line in briefing.recipients(letterhead)],
        "role": printable(briefing.signer_role(letterhead)),
        "signer": printable(letterhead.signer_name),
    }


def figure_row(judged: Judged, wording: Wording) -> Values:
    """One line of the table of figures."""
    change = figures.change(judged)
    return {
        "name": printable(wording.name(judged.figure.code)),
        "target": figures.target(judged),
        "now": figures.value(judged.unit, judged.figure.value),
        "before": figures.value(judged.unit, judged.before.value),
        "change": {"text": change.text or NOTHING, "direction": change.direction, "tone": str(change.tone)},
        "way": [None if value is None else float(value) for value in judged.trail[-_TRAIL:]],
        "word": figures.judgement(judged),
        "tone": str(figures.judgement_tone(judged)),
    }


def _figures(report: Report, wording: Wording) -> Values:
    wanted = [j for j in report.indicators if wording.is_headline(j)]
    # The typeface has no triangles: the arrows of the table are drawn, and named in words here.
    note = _(
        "Mũi tên lên là tăng, xuống là giảm, tính theo điểm phần trăm nếu chỉ tiêu là tỷ lệ; in đậm màu đỏ là xấu đi "
        "hoặc chưa đạt. Thời gian làm tròn lên phút. Các chỉ tiêu khác và cách tính từng chỉ tiêu: Phụ lục kèm theo."
    )
    return {**_table(wanted, report, wording), "title": _("II. CHỈ TIÊU"), "note": note}


def _table(judged: Sequence[Judged], report: Report, wording: Wording) -> Values:
    by_code = {j.figure.code: j for j in judged}
    groups = [
        {"title": title, "rows": [figure_row(by_code.pop(code), wording) for code in codes if code in by_code]}
        for title, codes in wording.groups
    ]
    groups.append({"title": _("Chỉ tiêu khác"), "rows": [figure_row(j, wording) for j in by_code.values()]})
    period = report.period
    return {
        "heads": [
            _("Chỉ tiêu"),
            _("Được giao"),
            briefing.called(period),
            briefing.called_before(report.previous),
            briefing.compared(period),
            briefing.trail(period, _TRAIL),
            _("Đánh giá"),
        ],
        "groups": [group for group in groups if group["rows"]],
    }


def _overdue(report: Report) -> Values:
    title = _("IV. HỒ SƠ ĐANG QUÁ HẠN ({until})").format(until=briefing.until(report.until, report.tz))
    heads = [_("TT"), _("Mã hồ sơ"), _("Thủ tục; nơi đang xử lý"), _("Hẹn trả"), _("Quá hạn"), _("Thư xin lỗi")]
    rows = [_overdue_row(n, row, report.tz) for n, row in enumerate(report.overdue[:MOST_ROWS], 1)]
    return {"title": title, "heads": heads, "rows": rows, "paragraphs": _below(len(report.overdue), len(rows))}


def _overdue_row(n: int, row: OverdueRow, tz: str) -> Values:
    what = _("{procedure}; {who}").format(procedure=row.procedure, who=row.responsible or _("chưa rõ người xử lý"))
    if row.asked_again:
        what = _("{what} (yêu cầu bổ sung quá một lần)").format(what=what)
    sent = row.apology_at is not None
    sorry = _("Chưa gửi")
    if row.apology_at is not None:
        sorry = _("Đã gửi {day}").format(day=f"{local(row.apology_at, tz):%d/%m}")
    return {
        "n": str(n),
        "code": printable_code(row.code),
        "what": printable(what),
        "due": phrases.figures_of_day(local(row.due_at, tz).date()),
        "over": _("{n} ngày").format(n=whole(row.days_over)),
        "sorry": sorry,
        "tone": str(Tone.PLAIN if sent else Tone.BAD),
    }


def printable_code(code: str) -> str:
    """A code of a dossier, whole: it is typed into another system."""
    return " ".join(code.split())


def _missing(rows: Sequence[MissingRow]) -> Values:
    made = [
        [str(n), printable(row.procedure), whole(row.times), _most_missing(row)]
        for n, row in enumerate(rows[:MOST_ROWS], 1)
    ]
    return {
        "title": _("V. THỦ TỤC HAY PHẢI BỔ SUNG GIẤY TỜ"),
        "heads": [_("TT"), _("Thủ tục"), _("Số lượt"), _("Giấy hay thiếu nhất")],
        "rows": made,
        "paragraphs": _below(len(rows), len(made), _("Không có thủ tục nào phải bổ sung giấy tờ.")),
    }


def _most_missing(row: MissingRow) -> str:
    if not row.paper:
        return NOTHING
    return _("{paper} ({n} lượt)").format(paper=printable(row.paper), n=whole(row.paper_times))


def _below(many: int, shown: int, nothing: str | None = None) -> list[list[Values]]:
    if not many:
        return [_rich(nothing or _("Không có hồ sơ quá hạn."))]
    if many > shown:
        rest = _("Còn {n} dòng nữa trong tệp XLSX kèm theo.").format(n=whole(many - shown))
        return [_rich(rest)]
    return []


def _programmes(report: Report) -> Values:
    rows = [
        {
            "name": printable(programme.name),
            "said": printable(briefing_programmes.said(programme)),
            "word": NOTHING if programme.met is None else _("Đạt") if programme.met else _("Chưa đạt"),
            "tone": str(Tone.PLAIN if programme.met is None else Tone.GOOD if programme.met else Tone.BAD),
        }
        for programme in report.programmes
    ]
    inside = briefing.inside(report.period)
    return {
        "title": _("VI. CÁC MÔ HÌNH, HỖ TRỢ VNEID"),
        "heads": [_("Mô hình"), _("Kết quả {inside}").format(inside=inside), _("Đánh giá")],
        "rows": rows,
        "paragraphs": [_rich(briefing_guide.sentence(report.guide))],
    }


def _remarks(report: Report, wording: Wording) -> Values:
    said = [f"{n}. {printable(wording.remark(remark))}" for n, remark in enumerate(report.remarks, 1)]
    nothing = _("Số liệu trong kỳ chưa có biến động cần nêu.")
    return {
        "title": _("VII. NHẬN XÉT, ĐỀ XUẤT"),
        "paragraphs": [[{"t": text, "b": False}] for text in said or [nothing]],
        "closing": printable(briefing.closing(report)),
    }


def _appendix(report: Report, wording: Wording) -> Values:
    rest = [j for j in report.indicators if not wording.is_headline(j)]
    return {
        "title": _("PHỤ LỤC"),
        "belongs": _("(Kèm theo Báo cáo giao ban {span})").format(span=briefing.span(report.period).strip("()")),
        "figures": {**_table(rest, report, wording), "title": _("A. Các chỉ tiêu khác")},
        "fields": _fields(report),
        "notes": briefing.notes(),
        "definitions": {
            "title": _("C. Cách tính từng chỉ tiêu"),
            "heads": [_("Chỉ tiêu"), _("Tử số (hoặc cách đếm)"), _("Mẫu số"), _("Nguồn; căn cứ")],
            "rows": [
                [printable(d.name), printable(d.numerator), printable(d.denominator or NOTHING), printable(_source(d))]
                for d in wording.definitions_of(report)
            ],
        },
    }


def _source(definition: briefing.Definition) -> str:
    return "; ".join(part for part in (definition.source, definition.basis) if part)


def _fields(report: Report) -> Values:
    sums = sorted(report.by_field.items(), key=lambda item: (-item[1].received, item[0]))
    rows = [[printable(name), *_sums(made)] for name, made in sums]
    if rows:
        rows.append([_("Cộng"), *_sums(report.dossiers)])
    heads = [_("Lĩnh vực"), _("Tiếp nhận"), _("Kỳ trước chuyển"), _("Đã giải quyết"), _("Trễ hạn"),
             _("Đang giải quyết"), _("Quá hạn")]  # fmt: skip
    return {"title": _("B. Hồ sơ theo lĩnh vực"), "heads": heads, "rows": rows}


def _sums(sums: DossierSums) -> Iterable[str]:
    return [whole(n) for n in (sums.received, sums.carried, sums.solved, sums.late, sums.pending, sums.overdue)]


def _rich(text: str) -> list[Values]:
    """A sentence in parts: what stands between two stars is bold."""
    return [{"t": printable_part(part), "b": n % 2 == 1} for n, part in enumerate(text.split("*")) if part]


def printable_part(text: str) -> str:
    """A part of a sentence with the spaces at its ends, which separate it from its neighbours."""
    before, after = " " * text.startswith(" "), " " * (text.endswith(" ") and bool(text.strip()))
    return f"{before}{printable(text)}{after}"
