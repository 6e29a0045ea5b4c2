"""An office in the hall as the kiosk's tests see it: views made by hand, small enough to read."""

from datetime import date

from onestop_desk.domain.instants import HOUR, MINUTE
from onestop_desk.services.booking.views import BookableSlot
from onestop_desk.services.kiosk import PriorityView
from onestop_desk.services.views import (
    DayState,
    KioskLine,
    KioskView,
    LineView,
    OfficeView,
    Outlook,
    PaperView,
    ProcedureHit,
    ProcedureView,
    TicketTaken,
)
from ui.kiosk.flow import Booked

NOW = 1_795_483_200_000_000
"""08:20 on Tuesday 24 November 2026 at the office."""
OFFICE = OfficeView(
    "office", "Trung tâm Phục vụ hành chính công xã Tân Yên", "xã Tân Yên", "UBND xã Tân Yên", True, "Asia/Ho_Chi_Minh"
)
LINES = (
    ("A", "Chứng thực", "Certified copies", "Sao y, chứng thực chữ ký", "Copies, signatures", 3, 15),
    ("B", "Hộ tịch", "Civil status", "Khai sinh, kết hôn, khai tử", "Birth, marriage, death", 2, 10),
    (
        "C",
        "Kinh tế – Đất đai – Xây dựng",
        "Business, land, building",
        "Sổ đỏ, xây nhà, kinh doanh",
        "Land, building",
        6,
        45,
    ),
    ("D", "Chính sách xã hội", "Social policy", "Trợ cấp, người có công, hộ nghèo", "Allowances, merit", 0, 0),
    ("E", "Căn cước – Cư trú", "ID card, residence", "Thẻ căn cước, thường trú", "ID card, residence", 4, 25),
    ("G", "Trả kết quả", "Collect results", "Đã có giấy hẹn trả kết quả", "With a collection slip", 1, 5),
)
PRIORITIES = (
    PriorityView("NCT", "Từ 60 tuổi trở lên", "Aged 60 or over", "Cao tuổi", "Elderly", "elderly", 60, False),
    PriorityView("NKT", "Người khuyết tật", "Person with a disability", "", "", "wheelchair", None, False),
    PriorityView(
        "PNMT",
        "Đang mang thai hoặc nuôi con dưới 36 tháng",
        "Pregnant, or with a child under 36 months",
        "",
        "",
        "mother",
        None,
        False,
    ),
    PriorityView(
        "NCC", "Người có công, thân nhân liệt sĩ", "Person of merit, martyr's family", "", "", "medal", None, False
    ),
    PriorityView("CAP", "Việc khẩn cấp", "Emergency", "Khẩn cấp", "Emergency", "alert", None, True),
)
NAMES = (
    "Thủ tục đăng ký khai sinh",
    "Thủ tục đăng ký lại khai sinh",
    "Thủ tục đăng ký khai sinh có yếu tố nước ngoài",
    "Thủ tục đăng ký khai sinh lưu động",
    "Thủ tục đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con",
    "Thủ tục đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân",
    "Thủ tục cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh tại ủy ban nhân dân cấp xã nơi đã đăng ký trước đây",
)


def line(index: int, **changes: object) -> KioskLine:
    """One line of the office, by its place."""
    letter, name, name_en, examples, examples_en, people, minutes = LINES[index]
    view = LineView(f"line-{letter}", letter, name, name, name_en, examples, examples_en, 15, True, None, None, index)
    facts: dict[str, object] = {
        "line": view,
        "people": people,
        "minutes": minutes,
        "numbers_left": None,
        "available": True,
        "unavailable": None,
    }
    facts.update(changes)
    return KioskLine(**facts)  # type: ignore[arg-type]


def full_line(index: int) -> KioskLine:
    """A line that gives no more numbers today."""
    return line(index, people=6, minutes=95, numbers_left=0, available=False, unavailable="line_full")


def closed_line(index: int, reason: str = "Cán bộ đi họp", reopens_at: int | None = NOW + 2 * HOUR) -> KioskLine:
    """A line that is switched off, with its reason."""
    letter, name, name_en, examples, examples_en, _people, _minutes = LINES[index]
    view = LineView(
        f"line-{letter}", letter, name, name, name_en, examples, examples_en, 15, False, reason, reopens_at, index
    )
    return KioskLine(view, 0, None, None, False, "line_closed")


def day(**changes: object) -> DayState:
    """A working morning."""
    facts: dict[str, object] = {
        "day": date(2026, 11, 24),
        "open": True,
        "session_ends": NOW + 3 * HOUR + 10 * MINUTE,
        "break_until": NOW + 5 * HOUR + 10 * MINUTE,
        "closes_at": NOW + 8 * HOUR + 40 * MINUTE,
        "opens_at": None,
        "closed_reason": None,
        "near_break": False,
        "near_closing": False,
        "frozen": False,
        "day_closed": False,
        "clock_held": False,
    }
    facts.update(changes)
    return DayState(**facts)  # type: ignore[arg-type]


def view(
    lines: tuple[KioskLine, ...] | None = None,
    *,
    now: int = NOW,
    accepts: bool = True,
    refusal: str | None = None,
    state: DayState | None = None,
    office: OfficeView = OFFICE,
) -> KioskView:
    """What the kiosk shows on a usual morning."""
    shown = tuple(line(i) for i in range(len(LINES))) if lines is None else lines
    return KioskView(now, office, state or day(), shown, accepts, refusal)


def evening() -> KioskView:
    """The office after closing: nobody gets a number before tomorrow 07:30."""
    now = NOW + 10 * HOUR
    state = day(open=False, session_ends=None, break_until=None, closes_at=None, opens_at=NOW + 23 * HOUR + 10 * MINUTE)
    lines = tuple(line(i, people=0, minutes=None) for i in range(len(LINES)))
    return view(lines, now=now, accepts=False, refusal="outside_hours", state=state)


def hits(count: int = len(NAMES)) -> tuple[ProcedureHit, ...]:
    """What a search for "khai sinh" finds."""
    found = []
    for i, name in enumerate(NAMES[:count]):
        start = name.index("khai sinh")
        found.append(
            ProcedureHit(f"procedure-{i}", f"1.00119{i}", name, "Hộ tịch", "line-B", "B", ((start, start + 9),))
        )
    return tuple(found)


def procedure(index: int = 0, /, **changes: object) -> ProcedureView:
    """One procedure with its papers."""
    facts: dict[str, object] = {
        "id": f"procedure-{index}",
        "version_id": "version",
        "code": f"1.00119{index}",
        "name": NAMES[index],
        "field": "Hộ tịch",
        "line_id": "line-B",
        "line_letter": "B",
        "agency": "UBND cấp xã",
        "online_level": None,
        "deadline": "same_day",
        "fee_kind": "free",
        "fee_amounts": (),
        "needs_vneid": False,
        "status": "active",
        "superseded_by": None,
        "papers": (
            PaperView("p1", "Giấy chứng sinh", "nop_ban_chinh", True, "Không có thì văn bản của người làm chứng."),
            PaperView("p2", "Tờ khai đăng ký khai sinh", "to_khai", True, ""),
            PaperView("p3", "Căn cước hoặc hộ chiếu của người đi đăng ký", "xuat_trinh", True, ""),
            PaperView("p4", "Văn bản ủy quyền nếu đi thay", "nop_ban_chinh", False, ""),
        ),
    }
    facts.update(changes)
    return ProcedureView(**facts)  # type: ignore[arg-type]


def taken(number: str = "A015", line_id: str = "line-A") -> TicketTaken:
    """A saved number."""
    return TicketTaken(f"ticket-{number}", number, line_id, NOW, "token")


def outlook(**changes: object) -> Outlook:
    """What a citizen with a number is told."""
    facts: dict[str, object] = {
        "people_before": 3,
        "call_at": NOW + 15 * MINUTE,
        "minutes": 15,
        "counters": (2,),
        "last_called": "A011",
        "kept_until": None,
    }
    facts.update(changes)
    return Outlook(**facts)  # type: ignore[arg-type]


def slot() -> BookableSlot:
    """A time tomorrow morning."""
    return BookableSlot(NOW + 24 * HOUR, NOW + 24 * HOUR + 30 * MINUTE, 2)


def booked() -> tuple[Booked, ...]:
    """Two appointments of today whose phones end alike."""
    return tuple(Booked(f"a{hours}", NOW + hours * HOUR, "line-C", None) for hours in (1, 2))
