"""The sentences of "Báo cáo giao ban" that are the same whatever the figures say; `*…*` is set in bold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onestop_desk.domain.instants import Instant, local
from onestop_desk.domain.letterhead import Letterhead
from onestop_desk.domain.periods import Period, PeriodKind
from onestop_desk.domain.reporting import DossierSums, Judged, Remark, Report
from onestop_desk.words import _, marked, phrases
from onestop_desk.words.figures import whole

_DAY_BEGINS = (0, 0)
_CALLED = {
    PeriodKind.DAY: (marked("Trong ngày"), marked("Ngày trước"), marked("So với ngày trước"), marked("{n} ngày")),
    PeriodKind.WEEK: (marked("Tuần {n}"), marked("Tuần {n}"), marked("So với tuần trước"), marked("{n} tuần")),
    PeriodKind.MONTH: (marked("Tháng {n}"), marked("Tháng {n}"), marked("So với tháng trước"), marked("{n} tháng")),
    PeriodKind.ANY: (marked("Kỳ này"), marked("Kỳ trước"), marked("So với kỳ trước"), marked("{n} kỳ")),
}
_INSIDE = {
    PeriodKind.DAY: marked("trong ngày"),
    PeriodKind.WEEK: marked("trong tuần"),
    PeriodKind.MONTH: marked("trong tháng"),
    PeriodKind.ANY: marked("trong kỳ"),
}
_SHORT_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


@dataclass(frozen=True)
class Definition:
    """How one indicator is counted, in words."""

    code: str
    name: str
    numerator: str
    denominator: str
    source: str
    basis: str


@dataclass(frozen=True)
class Wording:
    """What the report's codes are called: its indicators, its programmes' figures, its remarks."""

    definitions: tuple[Definition, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    """Headings of the table of figures and the codes below each, in their order."""
    remark: Callable[[Remark], str]
    mean_wait: str
    """Code of the indicator whose target the chart of waits is measured by."""
    headline: frozenset[str] = frozenset()
    """Codes on the first page; empty: those with a target."""

    @property
    def names(self) -> Mapping[str, str]:
        """Names by code."""
        return {definition.code: definition.name for definition in self.definitions}

    def name(self, code: str) -> str:
        """What an indicator is called; its code where a newer office made the report."""
        return self.names.get(code, code)

    def is_headline(self, judged: Judged) -> bool:
        """Whether a figure stands on the first page."""
        return judged.figure.code in self.headline if self.headline else judged.target is not None

    def definitions_of(self, report: Report) -> tuple[Definition, ...]:
        """Those of the figures that the report holds, in its order."""
        by_code = {definition.code: definition for definition in self.definitions}
        return tuple(by_code[j.figure.code] for j in report.indicators if j.figure.code in by_code)


def called(period: Period) -> str:
    """The head of the column of a period: Tuần 47, Tháng 11, Kỳ này."""
    return _(_CALLED[period.kind][0]).format(n=period.number)


def called_before(period: Period) -> str:
    """The head of the column of the period before."""
    return _(_CALLED[period.kind][1]).format(n=period.number)


def compared(period: Period) -> str:
    """The head of the column of changes."""
    return _(_CALLED[period.kind][2])


def trail(period: Period, many: int) -> str:
    """The head of the column of lines: 8 tuần."""
    return _(_CALLED[period.kind][3]).format(n=many)


def inside(period: Period) -> str:
    """Inside a sentence: trong tuần."""
    return _(_INSIDE[period.kind])


def subject(period: Period) -> str:
    """The line below the title."""
    if period.kind is PeriodKind.WEEK:
        return _("Kết quả tiếp nhận, giải quyết thủ tục hành chính tuần {n} năm {year}").format(
            n=period.number, year=period.year
        )
    if period.kind is PeriodKind.MONTH:
        return _("Kết quả tiếp nhận, giải quyết thủ tục hành chính tháng {n} năm {year}").format(
            n=period.number, year=period.year
        )
    return _("Kết quả tiếp nhận, giải quyết thủ tục hành chính")


def span(period: Period) -> str:
    """From when to when."""
    if period.first == period.last:
        return _("(ngày {day})").format(day=phrases.figures_of_day(period.first))
    return _("(từ ngày {first} đến ngày {last})").format(
        first=phrases.figures_of_day(period.first), last=phrases.figures_of_day(period.last)
    )


def authority(report: Report) -> str:
    """Above the name of the office, in capitals."""
    return _("Ủy ban nhân dân {commune}").format(commune=report.commune).upper()


def office_name(report: Report) -> str:
    """The office's own name; the commune stands above it already."""
    name = report.office_name.strip()
    commune = report.commune.strip()
    short = name[: -len(commune)].strip() if commune and name.casefold().endswith(commune.casefold()) else name
    return short or name


def number(letterhead: Letterhead) -> str:
    """The number of the document; the registry gives it, a draft leaves it blank."""
    blank = "\u00a0" * 8
    return _("Số: {number}/BC-{code}").format(number=letterhead.number or blank, code=letterhead.code)


def place_and_date(report: Report, letterhead: Letterhead) -> str:
    """Where and when it is written, as the form wants it: days under 10 and the months 1 and 2 with a nought."""
    day = local(report.made_at, report.tz).date()
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return _("{place}, ngày {day} tháng {month} năm {year}").format(
        place=letterhead.place or bare_commune(report.commune), day=f"{day.day:02d}", month=month, year=day.year
    )


def bare_commune(commune: str) -> str:
    """Tân Yên, of xã Tân Yên."""
    kind, _space, rest = commune.strip().partition(" ")
    return rest.strip() if rest and kind.casefold() in {"xã", "phường"} else commune.strip()


def sent_to(report: Report, letterhead: Letterhead) -> str:
    """The line of the addressee."""
    usual = _("Chủ tịch Ủy ban nhân dân {commune}").format(commune=report.commune)
    return _("Kính gửi: {who}.").format(who=(letterhead.sent_to or usual).rstrip("."))


def recipients(letterhead: Letterhead) -> list[str]:
    """The lines of "Nơi nhận"."""
    usual = (_("Như trên"), _("Các Phó Chủ tịch UBND"), _("Lưu: VT"))
    lines = [line.strip(" -;.") for line in letterhead.recipients or usual]
    return [f"- {line}{'.' if n == len(lines) else ';'}" for n, line in enumerate(lines, 1)]


def signer_role(letterhead: Letterhead) -> str:
    """Above the signature."""
    return (letterhead.signer_role or _("Giám đốc")).upper()


def closing(report: Report) -> str:
    """The last sentence, with the mark that nothing follows."""
    return _("{office} kính báo cáo./.").format(office=office_name(report))


def general(report: Report) -> list[str]:
    """Section I: what came in, what went out, what is left, who came; and until when, in a period that still runs."""
    said = [_dossiers(report.dossiers), _visits(report)]
    if not _is_end(report.until, report.tz) or local(report.until, report.tz).date() < report.period.last:
        said.append(_("Số liệu tính {until}.").format(until=until(report.until, report.tz)))
    return said


def _dossiers(sums: DossierSums) -> str:
    if not sums.received:
        return _("Không có hồ sơ nào được tiếp nhận trong kỳ hoặc chuyển từ kỳ trước.")
    in_time = sums.early + sums.on_time
    return " ".join(
        [
            _(
                "Tổng số hồ sơ tiếp nhận là *{received}*, gồm: {fresh} hồ sơ mới (trực tuyến {online}; trực tiếp và "
                "bưu chính {other}) và {carried} hồ sơ từ kỳ trước."
            ).format(
                received=whole(sums.received),
                fresh=whole(sums.fresh),
                online=whole(sums.online),
                other=whole(sums.other),
                carried=whole(sums.carried),
            ),
            _("Đã giải quyết *{solved}* hồ sơ ({in_time} trước hạn và đúng hạn, *{late} quá hạn*).").format(
                solved=whole(sums.solved), in_time=whole(in_time), late=whole(sums.late)
            ),
            _("Đang giải quyết {pending} hồ sơ ({within} trong hạn, *{overdue} quá hạn*).").format(
                pending=whole(sums.pending), within=whole(sums.within), overdue=whole(sums.overdue)
            ),
        ]
    )


def _visits(report: Report) -> str:
    if not report.tickets:
        return _("Không có lượt công dân nào lấy số.")
    return _("Có *{tickets}* lượt công dân lấy số; {served} lượt đã được phục vụ.").format(
        tickets=whole(report.tickets), served=whole(report.served)
    )


def _is_end(instant: Instant, tz: str) -> bool:
    """Whether it is the last instant of a day, as a period that is over ends with it."""
    after = local(instant + 1, tz)
    return (after.hour, after.minute) == _DAY_BEGINS and local(instant, tz).date() < after.date()


def until(instant: Instant, tz: str) -> str:
    """Until when overdue is counted: a whole day, or an hour of one."""
    moment = local(instant, tz)
    if _is_end(instant, tz):
        return _("đến hết ngày {day}").format(day=phrases.figures_of_day(moment.date()))
    return _("đến {hour} giờ {minute} ngày {day}").format(
        hour=moment.hour, minute=f"{moment.minute:02d}", day=phrases.figures_of_day(moment.date())
    )


def short_day(day: date) -> str:
    """Below a bar: T2."""
    return _SHORT_DAYS[day.weekday()]


def joined(parts: Sequence[str]) -> str:
    """A list inside a sentence."""
    return ", ".join(parts)


def notes() -> list[str]:
    """How all figures are to be read, above their definitions."""
    return [
        _("Tỷ lệ làm tròn hai chữ số thập phân; mẫu số bằng 0 thì ghi dấu –, không ghi 0% hay 100%."),
        _("Thời gian đo bằng giây và ghi bằng phút, làm tròn lên; phần tăng, giảm là hiệu của hai số đã ghi."),
        _("Tổng tiếp nhận = tiếp nhận trong kỳ + kỳ trước chuyển sang = đã giải quyết + đang giải quyết."),
    ]
