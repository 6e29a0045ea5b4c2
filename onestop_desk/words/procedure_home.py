"""What can be done at home: the level of online service, the page on the national portal, and the account it needs."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from onestop_desk.domain.procedures import Channel, OnlineLevel, Procedure
from onestop_desk.words import _, procedures

NATIONAL_PORTAL = "https://dichvucong.gov.vn"
_OFFICIAL = "gov.vn"


@dataclass(frozen=True)
class AtHome:
    """How far a procedure can be done online, and where."""

    level: str
    """Mức độ dịch vụ công trực tuyến: Toàn trình."""
    sentences: tuple[str, ...]
    account: str
    """That a VNeID account is needed; empty where it is not."""
    button: str
    url: str


def at_home(procedure: Procedure) -> AtHome:
    """What the page says of doing a procedure online."""
    address = official_address(procedure.portal_url)
    online = procedure.online_level in {OnlineLevel.FULL, OnlineLevel.PARTIAL} or Channel.ONLINE in procedure.channels
    own_page = _("Nộp trên Cổng Dịch vụ công quốc gia") if online else _("Xem trên Cổng Dịch vụ công quốc gia")
    return AtHome(
        level=_("Mức độ trực tuyến: {level}").format(level=procedures.level(procedure.online_level)),
        sentences=(_how_far(procedure),),
        account=_("Nộp trực tuyến cần tài khoản VNeID mức 2.") if online or procedure.needs_vneid else "",
        button=own_page if address else _("Mở Cổng Dịch vụ công quốc gia"),
        url=address or NATIONAL_PORTAL,
    )


def official_address(text: str) -> str:
    """An address of the state's own sites as it is written in the catalogue, empty for any other."""
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    official = host == _OFFICIAL or host.endswith(f".{_OFFICIAL}")
    plain = text.strip().isascii() and not any(c.isspace() or c in "<>\"'\\^`{|}" for c in text.strip())
    return text.strip() if parts.scheme == "https" and official and plain and port is None else ""


def _how_far(procedure: Procedure) -> str:
    if procedure.online_level == OnlineLevel.FULL:
        return _("Làm trọn trên mạng được, không phải đến Trung tâm.")
    if procedure.online_level == OnlineLevel.PARTIAL:
        return _("Nộp trên mạng được, nhưng có bước vẫn phải đến Trung tâm.")
    if procedure.online_level == OnlineLevel.INFORMATION:
        return _("Trên mạng chỉ có thông tin, hồ sơ nộp tại Trung tâm.")
    if Channel.ONLINE in procedure.channels:
        return _("Danh mục ghi là nộp được trực tuyến. Ông/bà xem trên Cổng trước khi nộp.")
    return _("Danh mục chưa ghi thủ tục này làm được trên mạng đến đâu.")
