"""One morning of an office as views made by hand, the same morning as in the pictures of the look."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from onestop_desk.domain.instants import MINUTE, SECOND, Instant, at
from onestop_desk.domain.tickets import Source, State
from onestop_desk.domain.turns import Role
from onestop_desk.services.views import (
    AwayRow,
    BreakPlan,
    CounterLineView,
    CounterView,
    DayState,
    DeskView,
    LineView,
    NextUp,
    OfficeView,
    PaperView,
    ProcedureView,
    TodayFigures,
    VisitProcedureView,
    VisitView,
    WaitingRow,
)

TZ = "Asia/Ho_Chi_Minh"
DAY = date(2026, 11, 23)
OFFICE = OfficeView("o", "Trung tâm Phục vụ hành chính công xã Tân Yên", "xã Tân Yên", "UBND xã Tân Yên", False, TZ)


def clock(text: str) -> Instant:
    """The instant of a time of that day."""
    return at(DAY, time.fromisoformat(text), TZ)


LINES = tuple(
    LineView(f"l{letter}", letter, name, name, name, "", "", 12, True, None, None, i)
    for i, (letter, name) in enumerate(
        [("A", "Hộ tịch – Chứng thực"), ("B", "Căn cước – Cư trú"), ("C", "Chính sách xã hội"), ("D", "Đất đai")]
    )
)


def counter(number: int, who: str, state: str = "open", **more: Any) -> CounterView:
    """A counter that serves the line with its own letter."""
    line = LINES[number - 1]
    serves = (CounterLineView(line.id, line.letter, line.name, Role.OWN),)
    facts: dict[str, Any] = {"reason": None, "until": None, "staff_id": f"s{number}", "staff_name": who, **more}
    return CounterView(
        id=f"c{number}", number=number, name=line.name, agency="commune", state=state, lines=serves, **facts
    )


MINE = counter(1, "Nguyễn Thị Hạnh")
OTHERS = (
    counter(2, "Trần Văn Dũng", ticket="C010", ticket_state=State.SERVING, ticket_since=clock("09:54")),
    counter(3, "Công an xã", ticket="B027", ticket_state=State.CALLED, ticket_since=clock("10:00"), calls_made=2),
    counter(4, "Chính sách – Đất đai", "paused", reason="meeting", until=clock("10:45")),
)


def waiting(number: str, procedure: str, came: str, now: str, call: str | None = None, **more: Any) -> WaitingRow:
    """One person waiting."""
    facts: dict[str, Any] = {
        "role": Role.OWN, "source": Source.KIOSK, "person_name": None, "priority": None, "slot_start": None,
        "returned": False, "kept_until": None, "helps_counter": None, **more,
    }  # fmt: skip
    waited = (clock(now) - clock(came)) // SECOND
    return WaitingRow(
        ticket_id=f"t{number}",
        number=number,
        state=State.WAITING,
        line_id=f"l{number[0]}",
        line_letter=number[0],
        procedure=procedure,
        line_name="Hộ tịch – Chứng thực",
        arrived_at=clock(came),
        waited_s=waited,
        call_at=clock(call) if call else None,
        late=waited > 15 * 60,
        **facts,
    )


def paper(name: str, kind: str, required: bool = True, ticked: bool = False) -> PaperView:
    """One paper of a list."""
    return PaperView(f"p {name}", name, kind, required, "", ticked)


def procedure(code: str, name: str, papers: tuple[PaperView, ...], **more: Any) -> ProcedureView:
    """A procedure as the catalogue gives it."""
    facts: dict[str, Any] = {
        "field": "Hộ tịch", "line_id": "lA", "line_letter": "A", "agency": "commune", "online_level": "toan_trinh",
        "deadline": "working_days:3", "fee_kind": "free", "fee_amounts": (), "needs_vneid": False, "status": "active",
        "superseded_by": None, **more,
    }  # fmt: skip
    return ProcedureView(id=f"q{code}", version_id=f"v{code}", code=code, name=name, papers=papers, **facts)


BIRTH = procedure(
    "3.000722",
    "Liên thông khai sinh, thường trú, thẻ BHYT, thẻ căn cước",
    (
        paper("Giấy chứng sinh (bản điện tử hoặc ảnh chụp)", "anh", ticked=True),
        paper("Tài khoản VNeID mức 2 của cha hoặc mẹ", "dien_tu"),
        paper("Giấy tờ cư trú, nếu trẻ thường trú khác cha mẹ", "xuat_trinh", required=False),
    ),
    needs_vneid=True,
)
COPY = procedure(
    "2.000815",
    "Chứng thực bản sao từ bản chính",
    (
        paper("Bản chính giấy tờ cần sao", "nop_ban_chinh", ticked=True),
        paper("Bản chụp cần chứng thực (không có thì cơ quan chụp)", "nop_ban_sao", ticked=True),
    ),
    deadline="same_day",
    online_level="thong_tin",
    fee_kind="amounts",
    fee_amounts=(2000,),
)
DEATH = procedure("1.000656", "Đăng ký khai tử", (paper("Giấy báo tử", "nop_ban_chinh"),))


def asked(position: int, of: ProcedureView, **more: Any) -> VisitProcedureView:
    """One procedure of a visit."""
    facts: dict[str, Any] = {
        "outcome": None, "dossier_code": None, "missing": (), "refusal_reason": None, "note": None,
        "paper_requests": 0, **more,
    }  # fmt: skip
    return VisitProcedureView(id=f"vp{of.code}", position=position, procedure=of, **facts)


def visit(state: State, **more: Any) -> VisitView:
    """The citizen of the pictures at counter 1."""
    facts: dict[str, Any] = {
        "called_at": clock("09:07"), "last_call_at": clock("09:07"), "calls_made": 1, "can_miss": False,
        "serving_at": clock("09:07") if state is State.SERVING else None, "priority": None,
        "slot_start": clock("09:00"), "returned": False, "person_name": "Lương Thị Thu Hà", "person_phone": None,
        "note": None, "procedures": (asked(1, BIRTH), asked(2, COPY, dossier_code="H05.190-261123-0038")), **more,
    }  # fmt: skip
    return VisitView(
        ticket_id="tA014",
        version=3,
        number="A014",
        state=state,
        line_id="lA",
        line_letter="A",
        line_name="Hộ tịch – Chứng thực",
        source=Source.APPOINTMENT,
        arrived_at=clock("08:51"),
        usual_minutes=12,
        **facts,
    )


def day(**more: Any) -> DayState:
    """An ordinary morning."""
    facts: dict[str, Any] = {
        "open": True, "session_ends": clock("11:30"), "break_until": None, "closes_at": clock("17:00"),
        "opens_at": None, "closed_reason": None, "near_break": False, "near_closing": False, "frozen": False,
        "day_closed": False, "clock_held": False, **more,
    }  # fmt: skip
    return DayState(day=DAY, **facts)


def view(now: str, rows: tuple[WaitingRow, ...] = (), why: str | None = None, **more: Any) -> DeskView:
    """The view of counter 1 at a time of that day; `why` says that the first row is next, and by which rule."""
    before = rows[-1].number if len(rows) > 1 else None
    facts: dict[str, Any] = {
        "day": day(), "counter": MINE, "visit": None, "line_ends_at": clock("10:30"), "away": (),
        "counters": OTHERS, "today": TodayFigures(41, 7, 2, 1, 0, 3, 12 * 60), "plan": None, "undo": None,
        "last_finished": None, "last_finished_at": None, **more,
    }  # fmt: skip
    following = NextUp(rows[0], why, before) if why else None
    return DeskView(now=clock(now), office=OFFICE, next_up=following, waiting=rows, **facts)


IDLE_ROWS = (
    waiting(
        "A021", "Đăng ký kết hôn", "09:50", "10:03", "10:03", slot_start=clock("10:00"), person_name="Nguyễn Văn Long"
    ),
    waiting("A023", "Chứng thực bản sao", "10:01", "10:03", "10:12", priority="elderly"),
    waiting("A022", "Tình trạng hôn nhân", "09:57", "10:03", "10:20"),
)
AWAY = (
    AwayRow("tA016", "A016", State.ASIDE, "Đăng ký khai tử", "Hộ tịch", "papers", "chờ Giấy báo tử", clock("09:31"), 1),
    AwayRow(
        "tA018", "A018", State.ASIDE, "Bản sao trích lục", "Hộ tịch", "papers", "chờ giấy ủy quyền", clock("09:48"), 1
    ),
    AwayRow("tC009", "C009", State.MISSED, "Hưu trí xã hội", "Chính sách", None, None, clock("09:57"), 3),
)


def idle() -> DeskView:
    """desk-idle: the counter is free and three people wait."""
    return view("10:03", IDLE_ROWS, "appointment", away=AWAY, last_finished="A020", last_finished_at=clock("10:03"))


def nobody() -> DeskView:
    """The counter is free and nobody waits."""
    return view("10:03", (), last_finished="A020", last_finished_at=clock("10:03"))


def called() -> DeskView:
    """desk-called: a citizen has been called and is on the way."""
    rows = (
        waiting("A016", "Đăng ký khai tử", "09:03", "09:07", "09:19", priority="elderly"),
        waiting("A015", "Chứng thực chữ ký", "08:55", "09:07", "09:22", slot_start=clock("09:15")),
        waiting("A017", "Tình trạng hôn nhân", "09:05", "09:07", "09:30"),
    )
    return view("09:07", rows, "priority", visit=visit(State.CALLED, note="Làm luôn thẻ BHYT cho cháu."))


def serving() -> DeskView:
    """desk-serving: a citizen is being served, eight wait."""
    rows = (
        waiting("A012", "Chứng thực bản sao", "09:10", "09:14", "09:19", returned=True),
        waiting("A016", "Đăng ký khai tử", "09:03", "09:14", "09:22", priority="elderly"),
        waiting("A015", "Chứng thực chữ ký", "08:55", "09:14", "09:27", slot_start=clock("09:15")),
        waiting("A019", "Đăng ký kết hôn", "09:10", "09:14", "09:30", slot_start=clock("09:30")),
        waiting("A017", "Tình trạng hôn nhân", "09:05", "09:14", "09:35"),
        waiting("A018", "Bản sao trích lục", "09:08", "09:14", "09:43"),
        waiting("A020", "Cải chính hộ tịch", "09:13", "09:14", "09:50"),
        waiting("C008", "Hưu trí xã hội", "09:09", "09:14", "09:58", role=Role.HELP, helps_counter=4),
    )
    return view("09:14", rows, "returned", visit=visit(State.SERVING), line_ends_at=clock("10:10"))


def lunch() -> DeskView:
    """desk-empty-lunch: five minutes before the break, the rest keep their place."""
    back = clock("13:30")
    served = (
        waiting("A042", "Chứng thực bản sao", "11:11", "11:25", "11:25", priority="elderly"),
        waiting("A041", "Bản sao trích lục", "11:03", "11:25", "11:27"),
    )
    kept = tuple(
        waiting(number, name, came, "11:25", call, kept_until=back)
        for number, name, came, call in [
            ("A043", "Tình trạng hôn nhân", "11:14", "13:30"),
            ("A044", "Chứng thực chữ ký", "11:17", "13:38"),
            ("A045", "Cải chính hộ tịch", "11:20", "13:46"),
            ("C015", "Hưu trí xã hội", "11:18", "13:55"),
        ]
    )
    busy = replace(OTHERS[0], ticket="A040", ticket_since=clock("11:19"))
    plan = BreakPlan(served, kept, (busy,), clock("11:30"), back)
    soon = day(near_break=True, frozen=True, break_until=back)
    return view("11:25", (*served, *kept), "priority", plan=plan, day=soon, counters=(busy, *OTHERS[1:]))


def before_opening() -> DeskView:
    """The counter has not been opened yet."""
    return view("07:25", (), counter=replace(MINE, state="closed", staff_id=None, staff_name=None))


def paused() -> DeskView:
    """The counter is paused for a meeting."""
    pause = replace(MINE, state="paused", reason="meeting", until=clock("10:30"))
    return view("10:03", IDLE_ROWS, "appointment", counter=pause)


def day_over() -> DeskView:
    """The day is closed."""
    return view("17:05", (), counter=replace(MINE, state="closed"), day=day(open=False, day_closed=True))


MINUTES = MINUTE
