"""What a poster says of the office, of a procedure and of how to use its code."""

from collections.abc import Iterable
from dataclasses import dataclass

from onestop_desk.domain.folding import fold
from onestop_desk.domain.posted import PublicOffice, PublicProcedure
from onestop_desk.domain.procedures import Channel, DeadlineKind, Need, OnlineLevel, Paper, PaperKind, Procedure
from onestop_desk.words import _, opening_hours, phrases, procedures

TITLE_LETTERS = 70
"""A longer name gives way to the short one where the catalogue has it."""

called = procedures.called


def title(procedure: Procedure) -> str:
    """The title of a sheet: the whole name while it is short enough to be read from afar."""
    return procedure.name if len(procedure.name) <= TITLE_LETTERS else called(procedure)


def hours(office: PublicOffice) -> tuple[opening_hours.OpenDays, ...]:
    """The opening hours of a week."""
    return opening_hours.week(office.weekly)


def deadline(procedure: Procedure) -> str:
    """How long it takes at the counter, or that the code tells."""
    return procedures.deadline_short(procedure) or _("xem trong mã")


def fee(procedure: Procedure) -> str:
    """What it costs, or that the code tells: never a guess."""
    return procedures.fee_short(procedure.fee) or _("xem trong mã")


def where(found: PublicProcedure) -> str:
    """Where it is handed in: Quầy 3, 4, or the agency."""
    if found.counters:
        return phrases.counter(", ".join(str(n) for n in found.counters))
    return found.agency or _("Hỏi cán bộ hướng dẫn")


def same_day_note(listed: Iterable[PublicProcedure]) -> str:
    """The rule of 15:00, where one of the procedures is answered on the same day."""
    for found in listed:
        for item in procedures.at_counter(found.procedure):
            if item.kind == DeadlineKind.SAME_DAY and item.cutoff:
                return procedures.same_day_rule()
    return ""


def at_home(procedure: Procedure) -> str:
    """That it can be done at home, where the catalogue says so."""
    online = Channel.ONLINE in procedure.channels
    if online and procedure.online_level in {OnlineLevel.FULL, OnlineLevel.PARTIAL}:
        return _("Có tài khoản VNeID mức 2 thì nộp được tại nhà trên Cổng Dịch vụ công quốc gia.")
    return ""


def scan(*, books: bool) -> str:
    """What the code is good for, as a whole sentence."""
    if books:
        return _("Quét mã để xem giấy tờ cần chuẩn bị, lệ phí, thời hạn và đặt lịch hẹn.")
    return _("Quét mã để xem giấy tờ cần chuẩn bị, lệ phí và thời hạn.")


def scan_rest(*, books: bool) -> str:
    """The same behind a heading that says "Quét mã"."""
    if books:
        return _("để xem giấy tờ cần chuẩn bị, trường hợp riêng và đặt lịch hẹn.")
    return _("để xem giấy tờ cần chuẩn bị và trường hợp riêng.")


def decision_of(listed: Iterable[PublicProcedure]) -> str:
    """The number of the decision a sheet names: the only one there is, or the newest where all are dated, or none."""
    shown = [p.procedure for p in listed if p.procedure.decision]
    numbers = {p.decision for p in shown}
    if len(numbers) == 1:
        return numbers.pop()
    if not shown or not all(p.decision_date for p in shown):
        return ""
    return max(shown, key=lambda p: p.decision_date or "").decision


@dataclass(frozen=True)
class PaperLine:
    """One paper to bring."""

    name: str
    how: str
    """1 bản chính; chỉ xuất trình; nếu có."""


def papers(procedure: Procedure) -> tuple[PaperLine, ...]:
    """What everybody brings, then what some bring; forms are printed at the counter and need not be brought."""
    ordinary = [p for p in procedure.papers if not p.case and p.kind != PaperKind.FORM]
    in_order = sorted(ordinary, key=lambda p: p.need == Need.IF_ANY)
    return tuple(PaperLine(p.name, _how(p)) for p in in_order)


def has_more(procedure: Procedure) -> bool:
    """Whether the page lists papers that no sheet shows."""
    return any(p.case or p.kind == PaperKind.FORM for p in procedure.papers)


def _how(paper: Paper) -> str:
    by_kind = {
        PaperKind.ORIGINAL: procedures.copies(paper) or _("bản chính"),
        PaperKind.COPY: procedures.copies(paper) or _("bản sao"),
        PaperKind.SHOW: _("chỉ xuất trình"),
        PaperKind.PHOTO: "",
        PaperKind.ELECTRONIC: _("bản điện tử"),
    }
    how = by_kind.get(PaperKind(paper.kind), "")
    if fold(paper.name).startswith(fold(how)):
        how = ""
    if paper.need == Need.IF_ANY:
        return _("{how}, nếu có").format(how=how) if how else _("nếu có")
    return how
