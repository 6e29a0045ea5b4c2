"""The table of several offices as a workbook: shares from summed parts, ranks and medians as formulas."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from openpyxl.utils import get_column_letter

from onestop_desk.domain.indicators import BY_CODE
from onestop_desk.domain.province import OfficeRow, Province, ProvinceFigure
from onestop_desk.domain.reporting import Unit, share
from onestop_desk.paper import dossier_rows
from onestop_desk.paper.book import DAYS, MINUTES, SHARE, WHOLE, Book, Content, Formula, Of, Page
from onestop_desk.words import _, briefing, indicators, province, use

_FORMATS = {Unit.PERCENT: SHARE, Unit.COUNT: WHOLE, Unit.SECONDS: MINUTES, Unit.DAYS: DAYS}


def workbook(merged: Province) -> bytes:
    """The file, in Vietnamese."""
    with use("vi"):
        book = Book()
        _ranking(book, merged)
        _dossiers(book, merged)
        _shares(book, merged)
        _counts(book, merged)
        _measured(book, merged)
        _rules(book, merged)
        return book.bytes()


def _page(book: Book, merged: Province, name: str, title: str, widths: Sequence[float]) -> Page:
    page = book.sheet(name, widths)
    demo = [_("SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ LIỆU THẬT")] if merged.is_demo else []
    page.title(title, f"{briefing.called(merged.period)} {briefing.span(merged.period)}", *demo)
    return page


def _ranking(book: Book, merged: Province) -> None:
    page = _page(book, merged, _("Xếp hạng"), province.title(), [8, 56, 14, 16, 14, 16])
    page.head([_("Hạng"), _("Đơn vị"), _("Chỉ tiêu đạt"), _("Chỉ tiêu tính được"), _("Phần đạt"), _("Đúng hạn (%)")])
    first, last = page.next_row, page.next_row + len(merged.offices) - 1
    for row in merged.offices:
        at = page.next_row
        on_time = row.figures.get("on_time")
        value = on_time.value if on_time and on_time.value is not None else -1
        met = Decimal(row.met) / row.judged if row.judged else None
        page.row(
            [
                Formula(_rank(at, first, last), row.rank or "–"), row.office_name, row.met, row.judged,
                Of(Formula(f'IF(D{at}=0,"",C{at}/D{at})', met), "0.0000"), Of(value, '0.00"%";"–"'),
            ]
        )  # fmt: skip


def _rank(at: int, first: int, last: int) -> str:
    """1 + how many are better: more of the targets, or as many and more on time; only those judged by enough."""

    def column(letter: str) -> str:
        return f"${letter}${first}:${letter}${last}"

    enough = f"({column('D')}*2>=MAX({column('D')}))"
    part = f"({column('C')}*$D{at})"
    own = f"($C{at}*{column('D')})"
    better = f"(({part}>{own})+({part}={own})*({column('F')}>$F{at}))"
    return f'IF(OR(D{at}=0,D{at}*2<MAX({column("D")})),"–",1+SUMPRODUCT({enough}*{better}))'


def _dossiers(book: Book, merged: Province) -> None:
    page = _page(book, merged, _("Hồ sơ"), _("HỒ SƠ CỦA CÁC ĐƠN VỊ"), [56, *[11] * 11, 10])
    page.head(
        [
            _("Đơn vị"), _("Tiếp nhận"), _("Trực tuyến"), _("Trực tiếp, bưu chính"), _("Kỳ trước chuyển"),
            _("Đã giải quyết"), _("Trước hạn"), _("Đúng hạn"), _("Quá hạn"), _("Đang giải quyết"), _("Trong hạn"),
            _("Đã quá hạn"), _("Kiểm tra"),
        ]
    )  # fmt: skip
    first = page.next_row
    for row in merged.offices:
        page.row([row.office_name, *dossier_rows.cells(row.dossiers, page.next_row)])
    added = dossier_rows.total([row.dossiers for row in merged.offices], first, page.next_row)
    page.row([_("Cộng các đơn vị"), *added], bold=True)


def _sum(n: int, first: int, last: int, numbers: Iterable[Decimal | int | None]) -> Of:
    """The sum of a column, and what it comes to: an empty cell adds nothing."""
    letter = get_column_letter(n)
    return Of(Formula(f"SUM({letter}{first}:{letter}{last})", sum(number or 0 for number in numbers)), WHOLE)


def _shares(book: Book, merged: Province) -> None:
    """Shares that are a quotient at every office: numerators, denominators, and the share of the sums."""
    listed = [f for f in merged.figures if f.unit is Unit.PERCENT and f.total is not None]
    page = _page(book, merged, _("Tỷ lệ"), _("TỶ LỆ, TỪ TỬ SỐ VÀ MẪU SỐ"), [56, *[10] * (3 * len(listed))])
    row = page.next_row
    page.head(
        [_("Đơn vị"), *[indicators.name(f.code) for f in listed for _part in range(3)]],
        ["", *[part for _f in listed for part in (_("Tử số"), _("Mẫu số"), _("Tỷ lệ"))]],
    )
    for n in range(len(listed)):
        page.merge(row, 2 + 3 * n, 4 + 3 * n)
    first = page.next_row
    for office in merged.offices:
        cells: list[Content] = [office.office_name]
        for n, figure in enumerate(listed):
            over, under = _parts(office, figure)
            cells += [over, under, _share(n, page.next_row, over, under)]
        page.row(cells)
    last = page.next_row - 1
    total: list[Content] = [_("Cộng các đơn vị")]
    for n, figure in enumerate(listed):
        overs, unders = zip(*[_parts(office, figure) for office in merged.offices], strict=True)
        over, under = sum(number or 0 for number in overs), sum(number or 0 for number in unders)
        sums = [_sum(2 + 3 * n, first, last, overs), _sum(3 + 3 * n, first, last, unders)]
        total += [*sums, _share(n, page.next_row, over, under)]
    page.row(total, bold=True)


def _parts(office: OfficeRow, figure: ProvinceFigure) -> tuple[int | None, int | None]:
    own = office.figures.get(figure.code)
    return (own.numerator, own.denominator) if own else (None, None)


def _share(n: int, row: int, numerator: int | None, denominator: int | None) -> Of:
    over, under = get_column_letter(2 + 3 * n), get_column_letter(3 + 3 * n)
    worked = share("", numerator or 0, denominator or 0).value
    return Of(Formula(f'IF(N({under}{row})=0,"",ROUND({over}{row}*100/{under}{row},2))', worked), SHARE)


def _counts(book: Book, merged: Province) -> None:
    listed = [f for f in merged.figures if f.unit is Unit.COUNT]
    page = _page(book, merged, _("Số đếm"), _("SỐ ĐẾM"), [56, *[12] * len(listed)])
    page.head([_("Đơn vị"), *[indicators.name(f.code) for f in listed]])
    first = page.next_row
    for office in merged.offices:
        page.row([office.office_name, *[_own(office, f) for f in listed]])
    last = page.next_row - 1
    sums = [
        _sum(n, first, last, [_value(office, figure) for office in merged.offices])
        for n, figure in enumerate(listed, 2)
    ]
    page.row([_("Cộng các đơn vị"), *sums], bold=True)


def _measured(book: Book, merged: Province) -> None:
    """What cannot be summed up: each office's own value, a length of time in seconds, and the middle one."""
    listed = [f for f in merged.figures if f.unit is not Unit.COUNT and f.total is None]
    page = _page(book, merged, _("Số đo"), _("SỐ ĐO CỦA TỪNG ĐƠN VỊ, KHÔNG CỘNG ĐƯỢC"), [56, *[13] * len(listed)])
    page.head([_("Đơn vị"), *[_headed(f) for f in listed]])
    first = page.next_row
    for office in merged.offices:
        page.row([office.office_name, *[_own(office, f) for f in listed]])
    last = page.next_row - 1
    letters = [get_column_letter(n) for n in range(2, len(listed) + 2)]
    middle = [
        Of(Formula(f'IF(COUNT({c}{first}:{c}{last})=0,"",{_middle(f, f"{c}{first}:{c}{last}")})', f.middle), _format(f))
        for c, f in zip(letters, listed, strict=True)
    ]
    page.row([_("Mức giữa các đơn vị"), *middle], bold=True)


def _headed(figure: ProvinceFigure) -> str:
    name = indicators.name(figure.code)
    return _("{name} (giây)").format(name=name) if figure.unit is Unit.SECONDS else name


def _middle(figure: ProvinceFigure, area: str) -> str:
    return f"ROUND(MEDIAN({area}),{0 if figure.unit is Unit.SECONDS else 2})"


def _format(figure: ProvinceFigure) -> str:
    return WHOLE if figure.unit is Unit.SECONDS else _FORMATS[figure.unit]


def _own(office: OfficeRow, figure: ProvinceFigure) -> Of:
    return Of(_value(office, figure), _format(figure))


def _value(office: OfficeRow, figure: ProvinceFigure) -> Decimal | None:
    own = office.figures.get(figure.code)
    return own.value if own else None


def _rules(book: Book, merged: Province) -> None:
    page = _page(book, merged, _("Khác hẳn, cách tính"), _("KHÁC HẲN CÁC ĐƠN VỊ KHÁC; CÁCH TÍNH"), [120])
    page.head([_("Nội dung")])
    by_code = {figure.code: figure for figure in merged.figures}
    for found in merged.outliers:
        page.row([province.outlier(found, by_code[found.code])])
    for text in province.rules():
        page.row([text])
    for code in by_code:
        if code in BY_CODE:
            page.row([f"{indicators.name(code)}: {indicators.numerator(code)} / {indicators.denominator(code)}"])
