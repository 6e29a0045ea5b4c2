"""What the hand-out of the VNeID guide says beside the guide's own texts."""

from datetime import date

from onestop_desk.words import _, phrases


def bring() -> str:
    """Heading of the papers."""
    return _("Mang theo")


def steps() -> str:
    """Heading of the steps."""
    return _("Các bước")


def safe() -> str:
    """Heading of the warnings."""
    return _("Giữ an toàn")


def where(place: str) -> str:
    """Where it is done."""
    return _("Nơi làm: {place}.").format(place=place)


def how_long(time: str) -> str:
    """How long it takes."""
    return _("Thời gian: {time}.").format(time=time[:1].lower() + time[1:])


def police_desk(place: str, hours: str) -> str:
    """The office's own police desk and when it is open; empty where the office has not said."""
    if place and hours:
        return _("Gần nhất: {place}, {hours}.").format(place=place, hours=hours.rstrip("."))
    if place:
        return _("Gần nhất: {place}.").format(place=place.rstrip("."))
    return _("Giờ làm của Công an xã: {hours}.").format(hours=hours.rstrip(".")) if hours else ""


def hotline() -> str:
    """Whom to call; {phone} stands where the number comes."""
    return _("Cần giúp: gọi {phone}")


def page() -> str:
    """Under the code of the official page."""
    return _("VNeID")


def video() -> str:
    """Under the code of the guide film."""
    return _("Video")


def printed(day: date, helper: str) -> str:
    """Who gave the hand-out, and when."""
    if helper:
        return _("Cán bộ hướng dẫn: {name}, {day}").format(name=helper, day=phrases.figures_of_day(day))
    return _("In ngày {day}").format(day=phrases.figures_of_day(day))


def based_on(sources: str) -> str:
    """What the steps rest on."""
    return _("Theo {sources}").format(sources=sources)


def unconfirmed() -> str:
    """That part of it was not checked against a document."""
    return _("Có phần chưa đối chiếu văn bản: hỏi lại Công an xã.")


def trial() -> str:
    """On every sheet of the demo office."""
    return _("Phiếu dùng thử, không có giá trị")


def show_it(code: str) -> str:
    """On a sheet printed at the kiosk: where to go with it, and the code that opens it there."""
    if code:
        return _("Đưa phiếu này cho quầy hướng dẫn, mã {code}.").format(code=code)
    return _("Đưa phiếu này cho quầy hướng dẫn.")


def code(code: str) -> str:
    """On a sheet of the desk: what opens the same steps again."""
    return _("Mã tờ hướng dẫn: {code}").format(code=code)
