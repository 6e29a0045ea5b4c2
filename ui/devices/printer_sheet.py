"""Draws a number as it will be printed: words and template become a picture in dots, or a PDF page."""

from onestop_desk.domain.instants import MINUTE
from onestop_desk.paper import codes, engine
from onestop_desk.paper.engine import printable
from onestop_desk.services.ports import TicketPaper
from onestop_desk.words import _, language, phrases, plural

TEMPLATE = "ticket.typ"
DOTS = 576
"""Width of the print head of an 80 mm printer."""
DOTS_A_MM = 8
_PPI = DOTS_A_MM * 25.4
_ROLL_SIDE_MM, _NARROW_SIDE_MM = 4, 5
_CALL_WINDOW = 10


def picture(paper: TicketPaper, *, whole_roll: bool = False, dots: int = DOTS) -> bytes:
    """The number as a PNG: as many dots wide as the print head; with the edges of the roll for the screen."""
    side = _side(dots) if whole_roll else 0
    (drawn,) = engine.pictures(TEMPLATE, _PPI, ticket=texts(paper), side=side, width=dots / DOTS_A_MM)
    return drawn


def document(paper: TicketPaper, *, dots: int = DOTS) -> bytes:
    """The number as a PDF page as wide as the roll."""
    return engine.pdf(TEMPLATE, ticket=texts(paper), side=_side(dots), width=dots / DOTS_A_MM)


def _side(dots: int) -> int:
    """Millimetres that the head does not reach on either side."""
    return _ROLL_SIDE_MM if dots == DOTS else _NARROW_SIDE_MM


def texts(paper: TicketPaper) -> dict[str, object]:
    """Every word on the sheet, in the language now spoken."""
    return {
        "lang": "en" if language() == "en" else "vi",
        "office": printable(paper.office_name),
        "commune": printable(paper.commune),
        "demo": _("Phiếu dùng thử, không có giá trị") if paper.is_demo else "",
        "heading": _("Số thứ tự của ông/bà"),
        "number": paper.number,
        "line": printable(paper.line_name),
        "appointment": _appointment(paper),
        "where": _where(paper.counters),
        "counters": [phrases.counter(number) for number in paper.counters],
        "figures": _figures(paper),
        "window": _window(paper),
        "procedure": printable(paper.procedure or ""),
        "papers_heading": _("Chuẩn bị sẵn"),
        "papers": [printable(name) for name in paper.papers],
        "more_papers": plural("Và {n} giấy tờ khác, mời hỏi tại quầy.", paper.more_papers).format(n=paper.more_papers)
        if paper.more_papers
        else "",
        "qr": _code(paper.address or _in_house(paper.token)),
        **_follow(paper),
        "no_follow": "" if paper.address else _("Theo dõi số: nghe loa và nhìn bảng gọi số."),
        "missed": _missed(paper),
        "printed": _printed(paper),
    }


def _in_house(token: str) -> str:
    """What the office's own scanners read of a number without a public page: its address without the office's."""
    return f"/s/{token}" if token else ""


def _follow(paper: TicketPaper) -> dict[str, str]:
    """What the code beside it is good for."""
    if paper.address or not paper.token:
        return {
            "follow": _("Quét mã để theo dõi trên điện thoại"),
            "follow_more": _("Còn mấy người, bao giờ đến lượt."),
        }
    return {
        "follow": _("Giữ mã này để đánh giá tại kiosk"),
        "follow_more": _("Mã chỉ dùng tại trung tâm, không mở trên điện thoại."),
    }


def _code(address: str) -> dict[str, object]:
    if not address:
        return {"svg": "", "modules": 0, "alt": ""}
    code = codes.shared().one(address, "M")
    return {"svg": code.svg(), "modules": code.modules, "alt": code.text}


def _printed(paper: TicketPaper) -> str:
    when = _("Lấy số lúc {clock}, {day}").format(clock=phrases.clock(paper.taken_at), day=phrases.day(paper.day))
    return when if paper.copy == 1 else _("{when} (in lại)").format(when=when)


def _appointment(paper: TicketPaper) -> str:
    if paper.appointment is None:
        return ""
    return _("Hẹn {time}").format(time=phrases.clock(paper.appointment))


def _where(counters: tuple[int, ...]) -> str:
    names = [phrases.counter(number) for number in counters]
    if not names:
        return ""
    if len(names) == 1:
        return _("Gọi đến {counter}").format(counter=names[0])
    return _("Gọi đến {counters} hoặc {last}").format(counters=", ".join(names[:-1]), last=names[-1])


def _figures(paper: TicketPaper) -> list[dict[str, str]]:
    people = plural("người", paper.people_before)
    figures = [{"label": _("Trước ông/bà"), "value": phrases.figure(paper.people_before), "unit": people}]
    if paper.minutes is None:
        return figures
    if paper.minutes == 0:
        figures.append(
            {"label": _("Chờ"), "value": _("vài phút") if paper.people_before else _("Vào ngay"), "unit": ""}
        )
    elif paper.minutes < 60:
        figures.append({"label": _("Chờ khoảng"), "value": str(paper.minutes), "unit": _("phút")})
    else:
        figures.append({"label": _("Chờ khoảng"), "value": phrases.duration_minutes(paper.minutes), "unit": ""})
    return figures


def _window(paper: TicketPaper) -> dict[str, str]:
    if paper.call_at is None or not paper.minutes:
        return {"label": "", "value": ""}
    # A forecast to the minute would promise too much: the slip names ten minutes, on whole five-minute marks.
    start = paper.call_at - paper.call_at % (5 * MINUTE)
    end = start + _CALL_WINDOW * MINUTE
    return {
        "label": _("Dự kiến gọi:"),
        "value": phrases.clock_range(phrases.clock(start), phrases.clock(end)),
    }


def _missed(paper: TicketPaper) -> str:
    return _(
        "Gọi {calls} lần chưa đến thì số tạm gác. Quay lại trong buổi, báo cán bộ hướng dẫn: "
        "ông/bà được gọi sau {people} người."
    ).format(calls=paper.calls_before_missed, people=paper.missed_behind)
