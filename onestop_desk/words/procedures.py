"""Says what a procedure needs, how long it takes and what it costs, the same on page, poster and screen."""

import re
from collections.abc import Iterable
from datetime import date

from onestop_desk.domain.procedures import (
    Channel,
    Deadline,
    DeadlineKind,
    Fee,
    FeeKind,
    Need,
    OnlineLevel,
    Paper,
    PaperKind,
    Procedure,
)
from onestop_desk.words import _, marked, phrases, plural

_COUNTED = {
    DeadlineKind.WORKING_DAYS: marked("{n} ngày làm việc"),
    DeadlineKind.CALENDAR_DAYS: marked("{n} ngày"),
    DeadlineKind.HOURS: marked("{n} giờ làm việc"),
    DeadlineKind.MONTHS: marked("{n} tháng"),
}
_RANGES = {
    DeadlineKind.WORKING_DAYS: marked("{low}–{high} ngày làm việc"),
    DeadlineKind.CALENDAR_DAYS: marked("{low}–{high} ngày"),
    DeadlineKind.HOURS: marked("{low}–{high} giờ làm việc"),
    DeadlineKind.MONTHS: marked("{low}–{high} tháng"),
}
_CHANNELS = {
    Channel.COUNTER: marked("Trực tiếp"),
    Channel.ONLINE: marked("Trực tuyến"),
    Channel.POST: marked("Dịch vụ bưu chính"),
    Channel.ANY: marked("Mọi hình thức nộp"),
}
_LEVELS = {
    OnlineLevel.FULL: marked("Toàn trình"),
    OnlineLevel.PARTIAL: marked("Một phần"),
    OnlineLevel.INFORMATION: marked("Cung cấp thông tin"),
}
_HANDED = {
    PaperKind.ORIGINAL: marked("Nộp bản chính"),
    PaperKind.COPY: marked("Nộp bản sao"),
    PaperKind.SHOW: marked("Chỉ xuất trình, không nộp, không cần bản sao"),
    PaperKind.FORM: marked("Tờ khai, cán bộ in sẵn tại quầy, ông/bà đọc lại rồi ký"),
    PaperKind.PHOTO: marked("Nộp ảnh"),
    PaperKind.ELECTRONIC: marked("Nộp bản điện tử"),
}


_LAW = re.compile(r"\d+(?:\.\d+)?/(?:\d{4}/)?[A-ZĐ][A-ZĐ0-9]*(?:-[A-ZĐ]+)*")
_LAWS = (
    ("NĐ-", marked("Nghị định số {number}")),
    ("TTLT-", marked("Thông tư liên tịch số {number}")),
    ("TT-", marked("Thông tư số {number}")),
    ("NQ-", marked("Nghị quyết số {number}")),
    ("QĐ-", marked("Quyết định số {number}")),
    ("QH", marked("Văn bản số {number} của Quốc hội")),
)
"""By how the part after the last stroke begins; a law and a resolution of the Assembly are numbered alike."""


def same_day_rule() -> str:
    """The rule of 15:00 (Luật Hộ tịch 60/2014/QH13 Điều 5 khoản 3; Nghị định 23/2015/NĐ-CP Điều 7), in full."""
    return _(
        "Trong ngày làm việc. Nhận hồ sơ sau 15:00 mà không giải quyết được ngay "
        "thì trả kết quả trong ngày làm việc tiếp theo."
    )


def channel(name: str) -> str:
    """How a dossier is handed in: Trực tiếp."""
    return _(_CHANNELS[Channel(name)])


def level(name: str | None) -> str:
    """How far a procedure can be done online: Toàn trình, or chưa có thông tin."""
    return _(_LEVELS[OnlineLevel(name)]) if name else _("chưa có thông tin")


def deadline(item: Deadline) -> str:
    """One deadline: Trong ngày, 3 ngày làm việc."""
    if item.kind == DeadlineKind.SAME_DAY:
        return _("Trong ngày")
    if item.kind == DeadlineKind.TEXT:
        return item.note
    return plural(_COUNTED[DeadlineKind(item.kind)], item.n).format(n=phrases.figure(item.n))


def at_counter(procedure: Procedure) -> tuple[Deadline, ...]:
    """The deadlines that hold for who comes to the counter, the ordinary case first."""
    own = tuple(d for d in procedure.deadlines if d.channel == Channel.COUNTER)
    return own or tuple(d for d in procedure.deadlines if d.channel == Channel.ANY) or procedure.deadlines


def deadline_short(procedure: Procedure) -> str:
    """How long it takes at the counter, in one breath: 1–3 ngày làm việc; empty when the catalogue does not say."""
    found = at_counter(procedure)
    if not found:
        return ""
    kinds = {d.kind for d in found}
    figures = sorted({d.n for d in found})
    if len(kinds) == 1 and len(figures) > 1 and found[0].kind in _RANGES:
        return _(_RANGES[DeadlineKind(found[0].kind)]).format(low=figures[0], high=figures[-1])
    return deadline(found[0])


def fee_short(fee: Fee) -> str:
    """What it costs, in one breath: Miễn phí, 8.000 đồng; empty when only the council's decision can tell."""
    if fee.kind == FeeKind.FREE:
        return _("Miễn phí")
    if fee.kind != FeeKind.AMOUNTS or not fee.amounts:
        return ""
    low, high = min(fee.amounts), max(fee.amounts)
    if low == high:
        return phrases.money(low)
    if not low:
        return _("Từ 0 đến {high}").format(high=phrases.money(high))
    return _("Từ {low} đến {high}").format(low=phrases.money(low), high=phrases.money(high))


def fee_full(fee: Fee) -> str:
    """What it costs, or who sets it; never a guess. The exemptions stand in `fee.note`."""
    if fee.kind == FeeKind.COUNCIL:
        return _("Theo nghị quyết của Hội đồng nhân dân")
    return fee_short(fee) or _("Cán bộ trả lời tại quầy")


def copies(paper: Paper) -> str:
    """How many of a paper: 1 bản chính và 2 bản sao; empty when the source does not say."""
    counts = []
    if paper.originals:
        counts.append(plural("{n} bản chính", paper.originals).format(n=paper.originals))
    if paper.copies:
        counts.append(plural("{n} bản sao", paper.copies).format(n=paper.copies))
    return _("{first} và {second}").format(first=counts[0], second=counts[1]) if len(counts) == 2 else "".join(counts)


def handed_in(paper: Paper) -> str:
    """What is done with a paper: Nộp 1 bản chính; Chỉ xuất trình, không nộp, không cần bản sao."""
    count = copies(paper)
    if count and paper.kind in {PaperKind.ORIGINAL, PaperKind.COPY, PaperKind.FORM}:
        return _("Nộp {count}").format(count=count)
    return _(_HANDED[PaperKind(paper.kind)])


def paper_kind(paper: Paper) -> str:
    """The same where there is room for two words: Bản chính."""
    if paper.need == Need.IF_ANY:
        return _("Nếu có")
    words = {
        PaperKind.ORIGINAL: _("Bản chính"),
        PaperKind.COPY: _("Bản sao"),
        PaperKind.SHOW: _("Xuất trình"),
        PaperKind.FORM: _("Tờ khai"),
        PaperKind.PHOTO: _("Ảnh chụp"),
        PaperKind.ELECTRONIC: _("Bản điện tử"),
    }
    return words[PaperKind(paper.kind)]


def channels(names: Iterable[str]) -> tuple[str, ...]:
    """The ways of handing in, in words."""
    return tuple(channel(name) for name in names)


def updated(day: date, decision: str) -> str:
    """When the page was last brought up to date, and by which decision."""
    when = phrases.figures_of_day(day)
    if decision:
        return _("Cập nhật ngày {day} theo Quyết định số {decision}.").format(day=when, decision=decision)
    return _("Cập nhật ngày {day}.").format(day=when)


def called(procedure: Procedure) -> str:
    """A procedure in lists and on slips: the short name where there is one."""
    return procedure.short_name or procedure.name


def law(text: str) -> str:
    """One line of the legal basis: a bare number gets its kind, 85/2019/TT-BTC is Thông tư số 85/2019/TT-BTC."""
    number = text.strip()
    if not _LAW.fullmatch(number):
        return number
    kind = number.rsplit("/", 1)[1]
    sentence = next((said for start, said in _LAWS if kind.startswith(start)), None)
    return _(sentence).format(number=number) if sentence else number
