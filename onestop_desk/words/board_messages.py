"""The messages of the board's list, in both languages."""

from onestop_desk.domain.board_messages import BoardMessage, Notice
from onestop_desk.words import _, marked, use

NOTICES = {
    Notice.LEAVE: marked("Mời ông/bà bình tĩnh ra cửa gần nhất, theo hướng dẫn của cán bộ."),
    Notice.POWER: marked("Trung tâm đang mất điện. Số của ông/bà vẫn giữ nguyên, xin chờ trong ít phút."),
    Notice.SYSTEM: marked("Hệ thống chung đang gián đoạn. Số của ông/bà vẫn giữ nguyên, xin chờ."),
    Notice.FIRST_AID: marked("Có người cần trợ giúp. Mời ông/bà nhường lối đi."),
    Notice.QUIET: marked("Mời ông/bà giữ trật tự và nghe cán bộ hướng dẫn."),
}


def text_of(message: BoardMessage) -> str:
    """What the board says first."""
    return _(NOTICES[message.notice]) if message.notice is not None else message.text


def second_of(message: BoardMessage) -> str:
    """The same in the second language; "" for a typed one, which only its writer can translate."""
    if message.notice is None:
        return ""
    with use("en"):
        return _(NOTICES[message.notice])
