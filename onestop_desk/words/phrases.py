"""Says times, dates, money, numbers and waits the way an office in Vietnam says them."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from onestop_desk.words import _, language, marked, plural

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WEEKDAYS = (
    marked("thứ Hai"),
    marked("thứ Ba"),
    marked("thứ Tư"),
    marked("thứ Năm"),
    marked("thứ Sáu"),
    marked("thứ Bảy"),
    marked("Chủ nhật"),
)


@cache
def _zone() -> ZoneInfo:
    return ZoneInfo("Asia/Ho_Chi_Minh")


def local(instant: int) -> datetime:
    """Gives the office's wall clock for an instant (microseconds, UTC)."""
    return (_EPOCH + timedelta(microseconds=instant)).astimezone(_zone())


def clock(instant: int) -> str:
    """Says when on the office's clock: 08:30."""
    return local(instant).strftime("%H:%M")


def clock_range(start: str, end: str) -> str:
    """Says from when to when: 07:30–11:30."""
    return f"{start}–{end}"


def duration(seconds: int) -> str:
    """Says how long something took or lasts: 12 phút, 1 giờ 10 phút, never 00:12:00."""
    if seconds < 60:
        return _("dưới 1 phút")
    return duration_minutes(seconds // 60)


def duration_minutes(minutes: int) -> str:
    """Says a length given in whole minutes: 45 phút, 2 giờ, 1 giờ 10 phút, 3 ngày."""
    if minutes < 60:
        return plural("{n} phút", minutes).format(n=minutes)
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return plural("{n} ngày", hours // 24).format(n=hours // 24)
    if rest == 0:
        return plural("{n} giờ", hours).format(n=hours)
    return _("{hours} giờ {minutes} phút").format(hours=hours, minutes=rest)


def elapsed(seconds: int) -> str:
    """Says how long ago, to the second while it is fresh: 20 giây, then 3 phút."""
    if seconds < 60:
        return plural("{n} giây", seconds).format(n=max(seconds, 0))
    return duration(seconds)


def forecast(minutes: int | None) -> str:
    """Says an expected wait already rounded by the domain: khoảng 15 phút, Vào ngay, or nothing."""
    if minutes is None:
        return ""
    if minutes <= 0:
        return _("Vào ngay")
    return _("khoảng {duration}").format(duration=duration_minutes(minutes))


def day(when: date) -> str:
    """Says a day inside a sentence: thứ Tư 25/11/2026."""
    return _("{weekday} {date}").format(weekday=_weekday(when), date=figures_of_day(when))


def day_heading(when: date) -> str:
    """Says a day on its own: Thứ Hai, 23/11/2026."""
    text = _("{weekday}, {date}").format(weekday=_weekday(when), date=figures_of_day(when))
    return text[:1].upper() + text[1:]


def day_short(when: date) -> str:
    """Says a day where there is little room: Thứ Tư 25/11."""
    text = _("{weekday} {date}").format(weekday=_weekday(when), date=f"{when:%d/%m}")
    return text[:1].upper() + text[1:]


def moment(instant: int) -> str:
    """Says a time on a day that may not be today: 07:30 thứ Hai 23/11/2026."""
    return _("{time} {day}").format(time=clock(instant), day=day(local(instant).date()))


def figures_of_day(when: date) -> str:
    """Writes a day in figures: 25/11/2026."""
    return f"{when:%d/%m/%Y}"


def figure(n: int) -> str:
    """Writes a number with its thousands apart: 12.500."""
    return f"{n:,}" if language() == "en" else f"{n:,}".replace(",", ".")


def money(dong: int) -> str:
    """Says an amount: 8.000 đồng, or Miễn phí."""
    if dong == 0:
        return _("Miễn phí")
    return _("{amount} đồng").format(amount=figure(dong))


def people(n: int) -> str:
    """Counts people: 3 người."""
    return plural("{n} người", n).format(n=figure(n))


def people_waiting(n: int) -> str:
    """Counts who waits: 3 người chờ, or không ai chờ."""
    if n <= 0:
        return _("không ai chờ")
    return plural("{n} người chờ", n).format(n=figure(n))


def papers(held: int, wanted: int) -> str:
    """Counts papers shown so far: 2/3 giấy tờ."""
    return _("{held}/{wanted} giấy tờ").format(held=held, wanted=wanted)


def counter(number: int | str) -> str:
    """Names a counter: Quầy 2."""
    return _("Quầy {number}").format(number=number)


def _weekday(when: date) -> str:
    return _(_WEEKDAYS[when.weekday()])
