"""The slip of papers to bring: which, as what and why, until when the turn is kept, and which request this is."""

from dataclasses import dataclass
from typing import Any, Literal

from onestop_desk.domain.forms import Copies, Missing, copies_of
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.posted import PublicOffice
from onestop_desk.domain.procedures import PaperKind
from onestop_desk.paper import codes as qr
from onestop_desk.paper import engine
from onestop_desk.paper.codes import Codes
from onestop_desk.paper.engine import printable
from onestop_desk.words import _, phrases, use
from onestop_desk.words import forms as words
from onestop_desk.words import procedures as said

Size = Literal["A5", "roll", "narrow"]
"""A5, a roll of 80 mm, a roll of 58 mm."""
TEMPLATE = "missing-papers.typ"
PRINTER_PPI = 8 * 25.4
"""Eight dots a millimetre, as the heads of these printers have."""
_UNBROKEN = "\u00a0"


@dataclass(frozen=True)
class MissingSlip:
    """What stands on one slip."""

    office: PublicOffice
    number: str
    procedure: str
    """In short, as in lists."""
    missing: tuple[Missing, ...]
    at: Instant
    counter: int
    """Where it was said, and where to come back to."""
    kept: bool
    """Whether the turn is kept today."""
    back_before: Instant | None
    """By when to be back today; None: today is over."""
    request: int
    """Which request of this dossier; 1 is the first."""
    note: str = ""
    """What the clerk adds for the citizen."""
    address: str = ""
    """What the code opens: the procedure's page or the number's own; empty for no code."""
    copy: int = 1
    """2 and more says that it is printed again."""


def pdf(slip: MissingSlip, size: Size, codes: Codes | None = None) -> bytes:
    """The slip as a PDF: A5, or a page as high as its content on a roll."""
    return engine.pdf(TEMPLATE, slip=values_of(slip, size, codes))


def picture(slip: MissingSlip, size: Size, codes: Codes | None = None, *, ppi: float = PRINTER_PPI) -> bytes:
    """The first page as a PNG: for the printer of the roll, or a preview."""
    return engine.pictures(TEMPLATE, ppi, slip=values_of(slip, size, codes))[0]


def values_of(slip: MissingSlip, size: Size, codes: Codes | None = None) -> dict[str, Any]:
    """Every word on the slip, in Vietnamese, as plain JSON for the template."""
    code = (codes or qr.shared()).one(slip.address, "M") if slip.address else None
    with use("vi"):
        counter = phrases.counter(slip.counter)
        when = _("{counter}, lúc {time} ngày {day}").format(
            counter=counter, time=phrases.clock(slip.at), day=phrases.figures_of_day(phrases.local(slip.at).date())
        )
        return {
            "size": size,
            "office": [printable(line) for line in _office(slip.office)],
            "demo": words.trial() if slip.office.is_demo else "",
            "heading": _("Giấy tờ cần bổ sung"),
            "procedure": printable(slip.procedure),
            "when": f"{when} {words.reprinted()}" if slip.copy > 1 else when,
            "number_label": _("Số"),
            "number": printable(slip.number),
            "columns": [_("Giấy tờ còn thiếu"), _("Bản chính"), _("Chứng thực"), _("Bản chụp")],
            "papers": [_paper(missing) for missing in slip.missing],
            "note": _("Ghi chú: {note}").format(note=printable(slip.note)) if slip.note.strip() else "",
            "back": _back(slip, counter),
            "other_day": _other_day(slip),
            "qr": {"svg": code.svg(), "modules": code.modules, "alt": code.text} if code else None,
            "qr_label": _("Xem lại trên điện thoại"),
            "signs": [_("Người nhận phiếu"), _("Cán bộ hướng dẫn")],
            "request": words.request(slip.request),
            "late": slip.request > 1,
            "foot": _("Phiếu hướng dẫn nội bộ, không thay Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ."),
        }


def _office(office: PublicOffice) -> tuple[str, ...]:
    """The name in two lines where it ends in the commune: a roll breaks it there."""
    centre = office.name.removesuffix(office.commune).strip()
    return (centre, office.commune) if centre and centre != office.name else (office.name,)


def _paper(missing: Missing) -> dict[str, Any]:
    paper, copies = missing.paper, copies_of(missing.paper)
    lines = [_case(paper.case), printable(missing.reason), _only_shown(paper.kind)]
    counts = [copies.originals, copies.certified, copies.photocopies]
    return {
        "name": printable(paper.name),
        "lines": [line for line in lines if line],
        "counts": counts,
        "how": _how(copies) or printable(said.handed_in(paper)),
    }


def _case(case: str) -> str:
    return _("Trường hợp: {case}").format(case=printable(case).rstrip(":.")) if case else ""


def _only_shown(kind: str) -> str:
    words_of = {
        PaperKind.SHOW: _("Chỉ xuất trình, không nộp."),
        PaperKind.ELECTRONIC: _("Bản điện tử."),
        PaperKind.PHOTO: _("Ảnh chụp."),
    }
    return words_of.get(PaperKind(kind), "")


def _how(copies: Copies) -> str:
    """The same as the three columns, for a roll: 1 bản chính, 2 bản chụp."""
    columns = (
        (copies.originals, _("{n} bản chính")),
        (copies.certified, _("{n} bản chứng thực")),
        (copies.photocopies, _("{n} bản chụp")),
    )
    return ", ".join(sentence.format(n=n).replace(" ", _UNBROKEN) for n, sentence in columns if n)


def _back(slip: MissingSlip, counter: str) -> list[dict[str, Any]]:
    """Until when the turn is kept and where to come back to, as plain and bold parts."""
    if slip.kept and slip.back_before is not None:
        return _parts(
            _("*Ông/bà vẫn giữ lượt.* Quay lại *trước {time} hôm nay*, đưa phiếu này cho *{counter}*. "
              "Không phải lấy số mới."),
            time=phrases.clock(slip.back_before), counter=counter,
        )  # fmt: skip
    if slip.kept:
        return _parts(
            _("*Hôm nay trung tâm sắp hết giờ.* Bổ sung đủ, ông/bà lấy số mới vào ngày làm việc khác và đưa phiếu này "
              "cho *{counter}*."), counter=counter,
        )  # fmt: skip
    return _parts(
        _("*Lượt hôm nay đã kết thúc.* Bổ sung đủ, ông/bà lấy số mới, đưa phiếu này cho *{counter}*."), counter=counter
    )


def _other_day(slip: MissingSlip) -> list[dict[str, Any]]:
    phone = printable(slip.office.phone)
    if not phone:
        return []
    if slip.kept:
        return _parts(_("Đến ngày khác: gọi *{phone}* để hẹn giờ."), phone=phone)
    return _parts(_("Gọi *{phone}* để hẹn giờ, đỡ phải chờ."), phone=phone)


def _whole(words_so_far: str) -> str:
    return words_so_far.replace("ông/bà", "ông/\u2060bà").replace("Ông/bà", "Ông/\u2060bà")


def _parts(sentence: str, **places: str) -> list[dict[str, Any]]:
    """A sentence whose stars begin and end what is bold; what fills its places is never broken over two lines."""
    kept = {name: filled.replace(" ", _UNBROKEN) for name, filled in places.items()}
    return [
        {"words": _whole(part.format(**kept)), "bold": bool(at % 2)}
        for at, part in enumerate(sentence.split("*"))
        if part
    ]
