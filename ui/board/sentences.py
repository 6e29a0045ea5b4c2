"""The sentences of the foot line: what the hour calls for first, then the office's own, then ours."""

from onestop_desk.services.views import BoardView
from onestop_desk.words import _, marked, phrases

KEEP_YOUR_NUMBER = marked("Mời ông/bà giữ phiếu và nghe gọi số. Nhỡ lượt, xin báo Quầy hướng dẫn.")
TAKE_A_NUMBER = marked("Chưa có số? Mời ông/bà lấy số ở máy cạnh cửa vào.")
RECONNECTING = marked("Bảng đang tự kết nối lại.")


def foot_sentences(view: BoardView | None, *, stale: bool) -> tuple[str, ...]:
    """The sentences that take turns now."""
    if stale or view is None:
        return (_(RECONNECTING),)
    hour = _of_the_hour(view)
    return hour or view.foot or (_(KEEP_YOUR_NUMBER), _(TAKE_A_NUMBER))


def _of_the_hour(view: BoardView) -> tuple[str, ...]:
    day = view.day
    if day.open:
        return ()
    if day.break_until is not None:
        return (_("Nghỉ trưa. Làm việc lại lúc {time}.").format(time=phrases.clock(day.break_until)),)
    if day.opens_at is None:
        return (_("Trung tâm đang nghỉ."),)
    opens = phrases.local(day.opens_at)
    if opens.date() == phrases.local(view.now).date():
        return (_("Trung tâm mở cửa lúc {time}.").format(time=phrases.clock(day.opens_at)),)
    when = phrases.day(opens.date())
    return (_("Trung tâm mở cửa lại lúc {time}, {day}.").format(time=phrases.clock(day.opens_at), day=when),)
