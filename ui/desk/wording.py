"""The desk's longer sentences: why this person is next, what a key will do, how far away the break is."""

from onestop_desk.domain.instants import MINUTE, SECOND
from onestop_desk.services.views import BreakPlan, DayState, DeskView, NextUp, VisitView, WaitingRow
from onestop_desk.words import _
from onestop_desk.words.phrases import clock, duration, forecast
from ui.desk.names import Names


def call_time(row: WaitingRow, now: int) -> str:
    """When somebody is expected to be called: "bây giờ", 10:20, or nothing when nobody can say."""
    moment = row.call_at
    if row.kept_until is not None and row.kept_until > now:
        moment = max(row.kept_until, row.call_at or 0)
    if moment is None:
        return ""
    return _("bây giờ") if moment <= now + MINUTE else clock(moment)


def procedure_of(row: WaitingRow) -> str:
    """The procedure the person came for, or the line when only a line was chosen."""
    return row.procedure or row.line_name


def card_line(next_up: NextUp, names: Names) -> str:
    """One line on the call card: why this person."""
    row = next_up.row
    parts = [_reason(next_up, names)]
    if row.person_name:
        parts.append(row.person_name)
    return " · ".join(parts)


def _reason(next_up: NextUp, names: Names) -> str:
    row = next_up.row
    time = duration(row.waited_s)
    slot = clock(row.slot_start) if row.slot_start is not None else ""
    sentences = {
        "appointment": _("Hẹn {slot}, đã đến giờ").format(slot=slot),
        "early": _("Hẹn {slot}, quầy đang rảnh nên gọi sớm").format(slot=slot),
        "priority": _("{priority}, đã chờ {time}").format(priority=names.priority_name(row.priority), time=time),
        "returned": _("Quay lại, đã chờ {time}").format(time=time),
        "helped": _("Giúp quầy {number}, đã chờ {time}").format(number=row.helps_counter or "", time=time),
        "only_one": _("Chỉ có một người chờ, đã chờ {time}").format(time=time),
    }
    return sentences.get(next_up.why, _("Chờ lâu nhất, {time}").format(time=time))


def short_reason(next_up: NextUp, names: Names) -> str:
    """Two or three words on a button: "hẹn 10:00", "quay lại"."""
    row = next_up.row
    if next_up.why in ("appointment", "early") and row.slot_start is not None:
        return _("hẹn {slot}").format(slot=clock(row.slot_start))
    if next_up.why == "priority":
        return names.priority(row.priority).lower()
    words = {"returned": _("quay lại"), "helped": _("giúp quầy {number}").format(number=row.helps_counter or "")}
    return words.get(next_up.why, _("chờ {time}").format(time=duration(row.waited_s)))


def why_question(next_up: NextUp) -> str:
    """The bold half of the line under the card."""
    number = next_up.row.number
    if next_up.before:
        return _("Vì sao {number} trước {other}?").format(number=number, other=next_up.before)
    return _("Vì sao gọi {number}?").format(number=number)


def why_answer(next_up: NextUp, names: Names) -> str:
    """The answer in one plain sentence."""
    row = next_up.row
    slot = clock(row.slot_start) if row.slot_start is not None else ""
    came = clock(row.arrived_at)
    answers = {
        "appointment": _("Công dân có hẹn {slot} và đã đến lúc {came}.").format(slot=slot, came=came),
        "early": _("Công dân có hẹn {slot}, đến sớm và quầy không còn ai khác.").format(slot=slot),
        "priority": _("{priority} được gọi trước theo quy định.").format(priority=names.priority_name(row.priority)),
        "returned": _("Công dân đã có lượt trước đó và vừa quay lại."),
        "helped": _("Nhóm của quầy {number} đang chờ lâu hơn nhóm của quầy này.").format(
            number=row.helps_counter or ""
        ),
        "only_one": _("Chỉ có một công dân đang chờ quầy này."),
    }
    return answers.get(next_up.why, _("Công dân đến lúc {came}, chờ lâu nhất.").format(came=came))


def after_that(view: DeskView, names: Names) -> str:
    """Who comes after the next person, in one line; empty when there is nobody."""
    rows = [r for r in view.waiting if view.next_up is None or r.ticket_id != view.next_up.row.ticket_id]
    if not rows or view.next_up is None:
        return ""
    row, first = rows[0], view.next_up.row.number
    if row.kept_until is not None and row.kept_until > view.now:
        return _("Sau {first} không còn ai được gọi trước giờ nghỉ.").format(first=first)
    if row.priority:
        return _("{number}: {priority}, được gọi ngay sau {first}.").format(
            number=row.number, priority=names.priority_name(row.priority).lower(), first=first
        )
    return _("{number} được gọi ngay sau {first}.").format(number=row.number, first=first)


def f9_line(view: DeskView, names: Names) -> str:
    """What F9 will do, under its word."""
    visit, following = view.visit, view.next_up
    if visit is not None and visit.serving_at is None:
        return _("chờ {number} vào quầy hoặc báo vắng mặt").format(number=visit.number)
    if visit is not None and following is not None and following.why in ("longest_wait", "only_one"):
        return _("Kết thúc {number}, rồi gọi {following}").format(number=visit.number, following=following.row.number)
    if visit is not None and following is not None:
        return _("Kết thúc {number}, rồi gọi {following} ({reason})").format(
            number=visit.number, following=following.row.number, reason=short_reason(following, names)
        )
    if visit is not None:
        return _("Kết thúc {number}, chưa có ai chờ tiếp").format(number=visit.number)
    return _("Chưa có công dân chờ")


def visit_arrival(visit: VisitView) -> str:
    """When the citizen came: "đến 08:51, đã chờ"; the minutes stand beside it in bold."""
    return _("đến {time}, đã chờ").format(time=clock(visit.arrived_at))


def visit_waited(visit: VisitView) -> str:
    """How long the citizen waited until the first call."""
    return duration(max((visit.called_at - visit.arrived_at) // SECOND, 0))


def queue_end(view: DeskView) -> str:
    """The small line beside the head of the waiting list."""
    if not view.waiting:
        return ""
    if view.plan is not None and view.plan.resumes_at is not None:
        return _("{n} người trước giờ nghỉ").format(n=len([r for r in view.waiting if not _kept(r, view.now)]))
    if view.line_ends_at is None:
        return ""
    return _("hết hàng chờ khoảng {time}").format(time=clock(view.line_ends_at))


def _kept(row: WaitingRow, now: int) -> bool:
    return row.kept_until is not None and row.kept_until > now


def break_title(plan: BreakPlan, day: DayState, now: int) -> str:
    """How far the break or the closing is."""
    left = max((plan.ends_at - now) // MINUTE, 0)
    if day.near_closing:
        return _("Còn {n} phút đến giờ đóng cửa").format(n=left) if left else _("Đã đến giờ đóng cửa")
    return _("Còn {n} phút đến giờ nghỉ trưa").format(n=left) if left else _("Đã đến giờ nghỉ trưa")


def break_hours(plan: BreakPlan) -> str:
    """When the session ends and when work goes on."""
    if plan.resumes_at is None:
        return _("Đóng cửa {time}").format(time=clock(plan.ends_at))
    return _("Nghỉ {from_time}, làm lại {to_time}").format(
        from_time=clock(plan.ends_at), to_time=clock(plan.resumes_at)
    )


def outlook_line(minutes: int | None, people: int) -> str:
    """What to tell a citizen about a number just given."""
    if minutes is None:
        return _("{n} người chờ trước").format(n=people)
    return _("{n} người chờ trước, {forecast}").format(n=people, forecast=forecast(minutes))
