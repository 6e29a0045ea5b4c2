"""Sentences of the kiosk made of facts: deadlines, fees, waits, hours and names, in the language now spoken."""

from collections.abc import Sequence
from datetime import date

from onestop_desk.domain.instants import Instant
from onestop_desk.domain.procedures import Fee
from onestop_desk.services.kiosk import PriorityView
from onestop_desk.services.views import (
    DayState,
    KioskLine,
    KioskView,
    LineView,
    OfficeView,
    PaperView,
    ProcedureView,
)
from onestop_desk.words import _, language, marked, phrases, plural, use
from onestop_desk.words.long_texts import headline, shortened
from onestop_desk.words.procedures import fee_short

SHORT_NAME = 90
SHORT_PAPER = 72
LONG_PAPER = 130
LONGEST_REMARK = 120
"""Letters; an official text is longer, and its page on the portal has it whole."""
_OPEN_END = ",;: "
_LEADING = ("thủ tục ",)
_DEADLINES = {
    "working_days": marked("{n} ngày làm việc"),
    "calendar_days": marked("{n} ngày"),
    "hours": marked("{n} giờ làm việc"),
    "months": marked("{n} tháng"),
}
_PAPER_KINDS = {
    "nop_ban_chinh": marked("Nộp bản chính"),
    "nop_ban_sao": marked("Nộp bản sao"),
    "xuat_trinh": marked("Chỉ xuất trình, không nộp"),
    "to_khai": marked("Có mẫu tại quầy"),
    "anh": marked("Ảnh chân dung"),
    "dien_tu": marked("Có bản điện tử thì không cần mang"),
}


def other_language(message: str) -> str:
    """The same sentence for the reader of the other language, shown smaller under the first."""
    with use("vi" if language() == "en" else "en"):
        return _(message)


def centre_name(office: OfficeView) -> str:
    """The centre's name without the commune, which stands in a line of its own."""
    return office.name.removesuffix(office.commune).strip() or office.name


def line_name(line: LineView) -> str:
    """The line by name, in English where the office gave one."""
    return line.name_en if language() == "en" and line.name_en else line.name


def line_examples(line: LineView) -> str:
    """What belongs to the line, in a few words."""
    return line.examples_en if language() == "en" and line.examples_en else line.examples


def line_remark(item: KioskLine) -> str:
    """The second line of a row: why it is off, how few numbers are left, or what belongs to it."""
    if item.unavailable == "line_full":
        return _("Hôm nay đã hết số, chạm để xem")
    if item.unavailable == "no_counter":
        return _("Chưa có quầy phục vụ, mời hỏi Quầy hướng dẫn")
    if not item.available:
        return _closed(item.line)
    if item.numbers_left is not None:
        return plural("Còn {n} số hôm nay", item.numbers_left).format(n=item.numbers_left)
    return line_examples(item.line)


def _closed(line: LineView) -> str:
    reason = line.closed_reason or _("Đang ngừng nhận")
    if line.reopens_at is None:
        return reason
    return _("{reason}, nhận lại lúc {clock}").format(reason=reason, clock=phrases.clock(line.reopens_at))


def procedure_name(name: str) -> str:
    """A procedure as people say it: without the leading "Thủ tục", with a capital."""
    return name[procedure_cut(name) :][:1].upper() + name[procedure_cut(name) :][1:]


def procedure_cut(name: str) -> int:
    """How many letters `procedure_name` leaves out at the front."""
    return next((len(word) for word in _LEADING if name.lower().startswith(word)), 0)


def procedure_in_short(procedure: ProcedureView) -> str:
    """The same where there is room for a line or two: on the slip, over the papers of a number."""
    return procedure.short_name or shortened(procedure_name(procedure.name), SHORT_NAME)


def paper_in_short(name: str) -> str:
    """A paper where there is room for a line or two; an official text may be pages long."""
    first, _rest = headline(name, LONG_PAPER)
    return shortened(first.rstrip(_OPEN_END), SHORT_PAPER)


def more_papers(count: int) -> str:
    """That more papers are needed than are named here."""
    return plural("Và {n} giấy tờ khác, mời hỏi tại quầy.", count).format(n=count)


def paper(item: PaperView) -> tuple[str, str]:
    """A paper by name, and what is to know of it; both end where a standing reader stops."""
    name, rest = headline(item.name, LONG_PAPER)
    # A note on a form says already that the form is there.
    kind = "" if item.kind == "to_khai" and item.note else paper_kind(item.kind)
    more = ". ".join(part.strip().rstrip(".") for part in (item.note, rest) if part.strip())
    remark = ". ".join(part for part in (kind, shortened(more, LONGEST_REMARK)) if part)
    name = name.rstrip(_OPEN_END)
    if item.required or item.case:
        return name, remark
    return name, _("Nếu có: {remark}").format(remark=remark) if remark else _("Nếu có")


def in_force(procedure: ProcedureView) -> bool:
    """Whether it can be asked for today."""
    return procedure.status == "active" and not procedure.upcoming


def why_not_in_force(procedure: ProcedureView) -> str:
    """Why a procedure cannot be asked for today, in one breath."""
    if procedure.upcoming:
        if procedure.effective is None:
            return _("Chưa áp dụng")
        day = phrases.figures_of_day(date.fromisoformat(procedure.effective))
        return _("Áp dụng từ ngày {day}").format(day=day)
    return _("Đã có thủ tục thay thế") if procedure.superseded_by else _("Đã bãi bỏ")


def deadline(procedure: ProcedureView) -> str:
    """How soon the result comes; empty when the catalogue does not say."""
    kind, _colon, figure = (procedure.deadline or "").partition(":")
    if kind == "same_day":
        return _("Trong ngày làm việc")
    if not figure.isdecimal():
        return ""
    return plural(_DEADLINES[kind], int(figure)).format(n=figure) if kind in _DEADLINES else ""


def deadline_in_full(procedure: ProcedureView) -> str:
    """How soon the result comes, with the rule of 15:00 for what is done the same day."""
    if (procedure.deadline or "").startswith("same_day"):
        return _(
            "Trong ngày làm việc. Nhận hồ sơ sau 15:00 mà không giải quyết được ngay "
            "thì trả kết quả trong ngày làm việc tiếp theo."
        )
    return deadline(procedure) or _("Cán bộ trả lời tại quầy")


def fee(procedure: ProcedureView) -> str:
    """What it costs, never a guess; empty when the catalogue does not say."""
    return fee_short(Fee(procedure.fee_kind, procedure.fee_amounts))


def fee_in_full(procedure: ProcedureView) -> str:
    """What it costs, or who can tell."""
    if procedure.fee_kind == "council":
        return _("Theo nghị quyết của Hội đồng nhân dân, cán bộ trả lời tại quầy")
    return fee(procedure) or _("Cán bộ trả lời tại quầy")


def paper_kind(kind: str) -> str:
    """Whether a paper is handed in or only shown."""
    return _(_PAPER_KINDS[kind]) if kind in _PAPER_KINDS else ""


def priority_name(priority: PriorityView) -> str:
    """Who comes first by law, in plain words."""
    return priority.name_en if language() == "en" and priority.name_en else priority.name


def wait(minutes: int, people: int) -> str:
    """An expected wait in words; "Vào ngay" only where nobody is before."""
    if minutes:
        return phrases.duration_minutes(minutes)
    return _("vài phút") if people else _("Vào ngay")


def wait_in_sentence(minutes: int | None, people: int) -> str:
    """The same where no "khoảng" stands before it."""
    if minutes is None:
        return ""
    return phrases.forecast(minutes) if minutes else wait(minutes, people)


def counters(numbers: Sequence[int]) -> str:
    """Which counters may call: Quầy 2, or Quầy 3 hoặc Quầy 4."""
    names = [phrases.counter(number) for number in numbers]
    if len(names) <= 1:
        return "".join(names)
    return _("{counters} hoặc {last}").format(counters=", ".join(names[:-1]), last=names[-1])


def open_until(day: DayState) -> str:
    """Until when the session lasts: đến 11:30 trưa nay."""
    if day.session_ends is None:
        return ""
    sentence = _("đến {clock} trưa nay") if phrases.local(day.session_ends).hour < 13 else _("đến {clock} chiều nay")
    return sentence.format(clock=phrases.clock(day.session_ends))


def opens_again(day: DayState, now: Instant) -> str:
    """When numbers are given again: 13:30 chiều nay, or 07:30, thứ Năm 26/11/2026."""
    opens = day.break_until if day.break_until is not None and day.break_until > now else day.opens_at
    if opens is None:
        return ""
    when = phrases.local(opens).date()
    if when == day.day:
        return _("{clock} hôm nay").format(clock=phrases.clock(opens))
    return _("{clock}, {day}").format(clock=phrases.clock(opens), day=phrases.day(when))


def slot_time(start: Instant, now: Instant) -> str:
    """A time that can be booked, as one says it: 08:00 sáng mai, or 14:00 Thứ Tư 25/11."""
    when = phrases.local(start)
    days = (when.date() - phrases.local(now).date()).days
    morning = when.hour < 12
    sentences = {
        (0, True): _("{time} sáng nay"),
        (0, False): _("{time} chiều nay"),
        (1, True): _("{time} sáng mai"),
        (1, False): _("{time} chiều mai"),
    }
    found = sentences.get((days, morning), _("{time} {day}"))
    return found.format(time=phrases.clock(start), day=phrases.day_short(when.date()))


def today(view: KioskView) -> date:
    """The civil day at the office."""
    return phrases.local(view.now).date()


def waiting_people(view: KioskView) -> int:
    """How many people wait in all lines together."""
    return sum(item.people for item in view.lines)
