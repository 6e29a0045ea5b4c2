"""Programmes (mô hình) in words: what each kind is, what its minutes mean, on which days it is on."""

from collections.abc import Sequence

from onestop_desk.domain.programmes import Kind, Programme
from onestop_desk.words import _, marked

_KINDS = {
    Kind.NO_WRITING: marked("Ngày không viết"),
    Kind.NO_WAITING: marked("Ngày không chờ"),
    Kind.NINTH_HOUR: marked("Giờ thứ 9"),
    Kind.PAPERLESS: marked("Dịch vụ không giấy"),
}
_EXPLAINED = {
    Kind.NO_WRITING: marked("Cán bộ điền và in tờ khai, công dân chỉ xem lại và ký."),
    Kind.NO_WAITING: marked("Trong những ngày này, công dân được phục vụ trong số phút đã hứa."),
    Kind.NINTH_HOUR: marked("Thêm một buổi sau giờ làm việc cho người đã hẹn."),
    Kind.PAPERLESS: marked("Các thủ tục đã chọn được giải quyết không dùng hồ sơ giấy."),
}
_USUAL_NAMES = {
    Kind.NO_WRITING: marked("Thứ Ba ngày không viết"),
    Kind.NO_WAITING: marked("Thứ Năm không chờ"),
    Kind.NINTH_HOUR: marked("Giờ thứ 9"),
    Kind.PAPERLESS: marked("20 dịch vụ không giấy"),
}
_DAYS = (
    marked("thứ Hai"),
    marked("thứ Ba"),
    marked("thứ Tư"),
    marked("thứ Năm"),
    marked("thứ Sáu"),
    marked("thứ Bảy"),
    marked("Chủ nhật"),
)


def kind(of: Kind) -> str:
    """The kind by its short name."""
    return _(_KINDS[of])


def explained(of: Kind) -> str:
    """What the kind changes."""
    return _(_EXPLAINED[of])


def usual_name(of: Kind) -> str:
    """What such a programme is mostly called."""
    return _(_USUAL_NAMES[of])


def weekdays(days: Sequence[int]) -> str:
    """The days of the week it is on; three and more that follow one another from the first to the last."""
    if not days:
        return _("mọi ngày")
    names = [_(_DAYS[day]) for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return _("{first} đến {last}").format(first=names[0], last=names[-1])
    return ", ".join(names)


def span(programme: Programme) -> str:
    """From when to when."""
    first = f"{programme.from_day:%d/%m/%Y}"
    if programme.to_day is None:
        return _("từ {first}").format(first=first)
    return _("{first} đến {last}").format(first=first, last=f"{programme.to_day:%d/%m/%Y}")
