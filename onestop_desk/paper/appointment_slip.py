"""The slip of an appointment: time, code, what to bring; on a roll or on A5, without a name in full."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.posted import PublicOffice
from onestop_desk.domain.procedures import PaperKind, Procedure
from onestop_desk.paper import codes as qr
from onestop_desk.paper import engine, sentences
from onestop_desk.paper.codes import Codes
from onestop_desk.paper.engine import printable
from onestop_desk.words import _, phrases, use

Size = Literal["roll", "narrow", "A5"]
"""A roll of 80 mm, a roll of 58 mm, A5."""
TEMPLATE = "appointment-slip.typ"
BE_THERE = 10
"""Minutes before the slot at which the slip asks people to be there."""
MOST_PAPERS = 8
_PPI = 8 * 25.4
"""Eight dots a millimetre, as the heads of these printers have."""


@dataclass(frozen=True)
class AppointmentSlip:
    """What stands on one slip."""

    office: PublicOffice
    start: Instant
    procedures: tuple[Procedure, ...]
    line_name: str
    """Said where no procedure was chosen."""
    counters: tuple[int, ...]
    holder: str
    """The full name; only its first word and initials are printed."""
    code: str
    """Six figures."""
    address: str
    """What the QR code opens: the appointment's own page, or its bare token where no public address is set."""
    late_minutes: int
    printed_at: Instant
    at_counter: int | None = None
    """The counter that made it, None for elsewhere."""


def pdf(slip: AppointmentSlip, size: Size, codes: Codes | None = None) -> bytes:
    """The slip as a PDF: a page as high as its content on the roll, or A5."""
    return engine.pdf(TEMPLATE, slip=values_of(slip, size, codes))


def picture(slip: AppointmentSlip, size: Size, codes: Codes | None = None, *, ppi: float = _PPI) -> bytes:
    """The first page as a PNG: for the printer of the roll, or a preview."""
    return engine.pictures(TEMPLATE, ppi, slip=values_of(slip, size, codes))[0]


def values_of(slip: AppointmentSlip, size: Size, codes: Codes | None = None) -> dict[str, Any]:
    """Every word on the slip, in Vietnamese, as plain JSON for the template."""
    code = (codes or qr.shared()).one(slip.address, "M")
    with use("vi"):
        papers = _papers(slip.procedures)
        return {
            "size": size,
            "office": printable(_centre(slip.office)),
            "commune": printable(slip.office.commune),
            "demo": _("Phiếu dùng thử, không có giá trị") if slip.office.is_demo else "",
            "heading": _("PHIẾU HẸN"),
            "time": phrases.clock(slip.start),
            "day": phrases.day_heading(phrases.local(slip.start).date()),
            "what": [printable(sentences.called(p)) for p in slip.procedures] or [printable(slip.line_name)],
            "who": _("Người đến: {name}").format(name=printable(initials(slip.holder))) if slip.holder else "",
            "where": _where(slip.counters),
            "qr": {"svg": code.svg(), "modules": code.modules, "alt": code.text},
            "code_label": _("Mã lịch hẹn"),
            "code": in_threes(slip.code),
            "code_how": _("Quét mã ở máy lấy số, hoặc đọc cho cán bộ."),
            "come": _("Có mặt lúc {time}").format(time=phrases.clock(slip.start - BE_THERE * MINUTE)),
            "late": _(
                "Đến sau {time} vẫn được làm, nhưng chờ như người lấy số tại chỗ."
            ).format(time=phrases.clock(slip.start + slip.late_minutes * MINUTE)),
            "bring": _("Mang theo"),
            "papers": papers[:MOST_PAPERS],
            "more": _more(slip.procedures, len(papers)),
            "change": _change(slip),
            "foot": _foot(slip),
        }  # fmt: skip


def initials(name: str) -> str:
    """A name as a stranger may read it: Nguyễn T. M. H."""
    words = name.split()
    return " ".join([*words[:1], *(f"{word[0].upper()}." for word in words[1:])])


def in_threes(code: str) -> str:
    """A code as it is read out: 482 916."""
    return " ".join(code[i : i + 3] for i in range(0, len(code), 3))


def _centre(office: PublicOffice) -> str:
    return office.name.removesuffix(office.commune).strip() or office.name


def _where(counters: Sequence[int]) -> str:
    if not counters:
        return ""
    *first, last = (str(n) for n in counters)
    number = _("{counters} hoặc {last}").format(counters=", ".join(first), last=last) if first else last
    return phrases.counter(number)


def _papers(procedures: Sequence[Procedure]) -> list[dict[str, str]]:
    """The papers of all procedures, each once."""
    found: dict[str, str] = {}
    for procedure in procedures:
        for paper in sentences.papers(procedure):
            found.setdefault(paper.name, paper.how)
    return [{"name": printable(name), "how": printable(how)} for name, how in found.items()]


def _more(procedures: Sequence[Procedure], papers: int) -> str:
    forms = any(p.kind == PaperKind.FORM for procedure in procedures for p in procedure.papers)
    parts = [_("Tờ khai: có sẵn tại quầy.")] if forms else []
    if papers > MOST_PAPERS or any(paper.case for procedure in procedures for paper in procedure.papers):
        parts.append(_("Quét mã để xem đủ giấy tờ và trường hợp riêng."))
    return " ".join(parts)


def _change(slip: AppointmentSlip) -> list[list[dict[str, Any]]]:
    """Lines of plain and bold parts."""
    lines: list[list[dict[str, Any]]] = []
    has_page = slip.address.startswith("http")
    phone = printable(slip.office.phone)
    if phone:
        before, _place, after = (
            _("Đổi hoặc hủy: gọi {phone} hoặc quét mã.") if has_page else _("Đổi hoặc hủy: gọi {phone}.")
        ).partition("{phone}")
        lines.append([_part(before), _part(phone, bold=True), _part(after)])
    else:
        lines.append([_part(_("Đổi hoặc hủy: quét mã.") if has_page else _("Đổi hoặc hủy: báo tại trung tâm."))])
    if slip.office.address:
        lines.append([_part(_("Nơi đến: {place}.").format(place=printable(slip.office.address).rstrip(".")))])
    return lines


def _part(words: str, *, bold: bool = False) -> dict[str, Any]:
    return {"words": words, "bold": bold}


def _foot(slip: AppointmentSlip) -> str:
    printed = phrases.moment(slip.printed_at)
    if slip.at_counter is None:
        return _("Phiếu hẹn nội bộ, không thay Giấy tiếp nhận hồ sơ và hẹn trả kết quả. In lúc {printed}.").format(
            printed=printed
        )
    return _(
        "Phiếu hẹn nội bộ, không thay Giấy tiếp nhận hồ sơ và hẹn trả kết quả. In lúc {printed}; "
        "đặt giúp tại {counter}."
    ).format(printed=printed, counter=phrases.counter(slip.at_counter))
