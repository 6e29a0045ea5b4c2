"""What a message to a citizen says, as a mail and as a short message; and why one could not be sent."""

from onestop_desk.domain.messages import MessageFacts, MessageKind, MessageSetup, Wording
from onestop_desk.words import _, language, marked, phrases, procedures, use
from onestop_desk.words.long_texts import shortened
from onestop_desk.words.procedure_papers import papers_of

MOST_PAPERS, LONGEST_PAPER = 12, 160
ENGLISH_BELOW = "— English below —"

WHY = {
    "no_host": marked("Không tìm thấy máy chủ thư. Xem lại tên máy chủ, hoặc mạng của máy này."),
    "no_connection": marked("Không kết nối được tới máy chủ gửi tin. Xem lại mạng, tên máy chủ và cổng."),
    "no_starttls": marked("Máy chủ thư không nhận kết nối mã hóa trên cổng này. Chọn TLS với cổng 465."),
    "certificate": marked(
        "Chứng thư của máy chủ thư không đúng với tên máy chủ hoặc không được tin cậy, nên chưa gửi gì. "
        "Hỏi nơi cấp hộp thư tên máy chủ đúng."
    ),
    "tls": marked("Không mở được kết nối mã hóa tới máy chủ thư. Xem lại kiểu bảo mật và cổng."),
    "password": marked("Hộp thư không nhận tên đăng nhập hoặc mật khẩu. Gõ lại mật khẩu trong Cài đặt."),
    "sender_refused": marked("Máy chủ thư không cho gửi từ địa chỉ này. Ghi đúng địa chỉ của hộp thư."),
    "recipient_refused": marked("Máy chủ thư báo không có địa chỉ nhận này. Gọi điện cho công dân."),
    "bad_address": marked("Địa chỉ nhận không đúng. Gọi điện cho công dân."),
    "busy_server": marked("Máy chủ gửi tin đang bận, đã thử nhiều lần. Gửi lại sau, hoặc gọi điện."),
    "refused": marked("Máy chủ gửi tin không nhận tin này. Gọi điện cho công dân."),
    "unsure": marked("Mất kết nối đúng lúc đang gửi, không rõ tin đã đi chưa. Gọi điện hỏi, hoặc gửi lại."),
    "restored": marked("Dữ liệu vừa lấy lại từ bản sao, không rõ tin đã đi chưa. Gọi điện hỏi, hoặc gửi lại."),
    "bad_url": marked("Địa chỉ cổng tin nhắn không đúng. Xem lại trong Cài đặt, phần Tin nhắn."),
    "gateway_refused": marked("Cổng tin nhắn không nhận mật khẩu. Xem lại địa chỉ cổng trong Cài đặt."),
    "no_channel": marked("Máy này chưa có mật khẩu để gửi. Mở Cài đặt, phần Tin nhắn."),
}
"""By the code of `NotSent`."""

KINDS = {
    MessageKind.CONFIRMATION: marked("Báo đã đặt hẹn"),
    MessageKind.REMINDER: marked("Nhắc hẹn"),
    MessageKind.CHANGE: marked("Báo đổi giờ hẹn"),
    MessageKind.CANCELLATION: marked("Báo hủy hẹn"),
    MessageKind.WISH_FREE: marked("Báo có chỗ trống"),
}


def why(code: str) -> str:
    """Why a message was not sent, and what to do."""
    return _(WHY.get(code, WHY["no_connection"]))


def kind_name(kind: MessageKind) -> str:
    """What a message is about, for staff: Nhắc hẹn."""
    return _(KINDS[kind])


def message(facts: MessageFacts, setup: MessageSetup) -> Wording:
    """A message in Vietnamese, with the English below it in a mail where the office wants so."""
    with use("vi"):
        made = wording(facts)
    if not setup.english:
        return made
    with use("en"):
        english = wording(facts)
    body = f"{ENGLISH_BELOW}\n\n{made.body}\n\n{english.subject}\n\n{english.body}"
    return Wording(made.subject, body, made.brief, made.event, made.event_more, made.place)


def wording(facts: MessageFacts) -> Wording:
    """A message in the language spoken now."""
    if facts.kind is MessageKind.WISH_FREE:
        return _seat_free(facts)
    subject, opening = _heading(facts)
    coming = facts.kind is not MessageKind.CANCELLATION
    parts = [
        _("Kính gửi ông/bà,"),
        opening,
        "\n".join(_facts(facts)),
        *([_sure(facts), _bring(facts), _arrive(facts), _change(facts)] if coming else [_again(facts)]),
        _consent(facts),
    ]
    return Wording(
        subject,
        "\n\n".join(part for part in parts if part),
        _brief(facts),
        _("Hẹn làm thủ tục: {procedure}").format(procedure=_what(facts)),
        " ".join(part for part in (_code(facts), _change(facts) if coming else "") if part),
        ", ".join(part for part in (facts.office.name, facts.office.address) if part),
    )


def trial(office_name: str) -> Wording:
    """A letter that only tries out whether letters arrive."""
    said = _("Tin gửi thử của {office}. Nhận được tin này là gửi tin đã chạy đúng.").format(office=office_name)
    return Wording(_("Gửi thử: {office}").format(office=office_name), said, said)


def _when(facts: MessageFacts) -> str:
    return phrases.moment(facts.start)


def in_threes(code: str) -> str:
    """A code as it is read out: 482 916."""
    return " ".join(code[i : i + 3] for i in range(0, len(code), 3))


def _code(facts: MessageFacts) -> str:
    return _("Mã lịch hẹn: {code}.").format(code=in_threes(facts.code))


def _what(facts: MessageFacts) -> str:
    named = [shortened(procedures.called(p), LONGEST_PAPER) for p in facts.procedures]
    return ", ".join(named) or _line(facts)


def _line(facts: MessageFacts) -> str:
    return facts.line_name_en if language() == "en" and facts.line_name_en else facts.line_name


def _heading(facts: MessageFacts) -> tuple[str, str]:
    office, when = facts.office.name, _when(facts)
    if facts.kind is MessageKind.CONFIRMATION:
        return (
            _("Lịch hẹn {when}, mã {code}").format(when=when, code=in_threes(facts.code)),
            _("{office} đã nhận lịch hẹn của ông/bà.").format(office=office),
        )
    if facts.kind is MessageKind.REMINDER:
        return (
            _("Nhắc hẹn {when}, mã {code}").format(when=when, code=in_threes(facts.code)),
            _("{office} nhắc lịch hẹn sắp tới của ông/bà.").format(office=office),
        )
    if facts.kind is MessageKind.CHANGE:
        return (
            _("Lịch hẹn đã đổi sang {when}, mã {code}").format(when=when, code=in_threes(facts.code)),
            _("Lịch hẹn của ông/bà tại {office} đã đổi. Giờ mới ở dưới, mã giữ nguyên.").format(office=office),
        )
    return (
        _("Lịch hẹn {when} đã hủy").format(when=when),
        _("Lịch hẹn của ông/bà tại {office} đã hủy. Ông/bà không phải đến.").format(office=office),
    )


def _facts(facts: MessageFacts) -> list[str]:
    lines = [
        _("Thời gian: {when}").format(when=_when(facts)),
        _code(facts).rstrip("."),
        _("Thủ tục: {procedure}").format(procedure=_what(facts)),
    ]
    if facts.kind is MessageKind.CANCELLATION:
        return lines
    place = ", ".join(part for part in (_counters(facts), facts.office.name, facts.office.address) if part)
    return [*lines, _("Nơi đến: {place}").format(place=place)]


def _counters(facts: MessageFacts) -> str:
    if not facts.counters:
        return ""
    *first, last = (str(number) for number in facts.counters)
    return phrases.counter(_("{counters} hoặc {last}").format(counters=", ".join(first), last=last) if first else last)


def _bring(facts: MessageFacts) -> str:
    found: dict[str, str] = {}
    for procedure in facts.procedures:
        for group in papers_of(procedure):
            for paper in group.papers:
                found.setdefault(paper.name, paper.handed.rstrip("."))
    if not found:
        return ""
    listed = [
        _("- {paper} ({how})").format(paper=shortened(name, LONGEST_PAPER), how=how) for name, how in found.items()
    ]
    rest = len(listed) > MOST_PAPERS or any(p.case for procedure in facts.procedures for p in procedure.papers)
    more = [_("Trường hợp riêng có thể cần thêm giấy tờ: xem trang thủ tục hoặc hỏi trung tâm.")] if rest else []
    return "\n".join([_("Mang theo:"), *listed[:MOST_PAPERS], *more])


def _arrive(facts: MessageFacts) -> str:
    return _(
        "Khi đến: đọc mã lịch hẹn ở máy lấy số hoặc cho cán bộ, từ {opens}. "
        "Đến sau {late} vẫn được làm, nhưng xếp hàng như người lấy số tại chỗ."
    ).format(opens=phrases.clock(facts.opens), late=phrases.clock(facts.late))


def _sure(facts: MessageFacts) -> str:
    if not facts.sure_link:
        return ""
    return _(
        "Đúng là ông/bà đặt thì mở {link} và bấm “Đúng là tôi đặt”: trung tâm biết chắc không ai khác dùng tên và số "
        "điện thoại của ông/bà."
    ).format(link=facts.sure_link)


def _change(facts: MessageFacts) -> str:
    phone = facts.office.phone
    if facts.link and phone:
        return _("Đổi hoặc hủy: {link} hoặc gọi {phone}.").format(link=facts.link, phone=phone)
    if facts.link:
        return _("Đổi hoặc hủy: {link} (không cần tài khoản).").format(link=facts.link)
    if phone:
        return _("Đổi hoặc hủy: gọi {phone}.").format(phone=phone)
    return _("Đổi hoặc hủy: báo tại trung tâm.")


def _again(facts: MessageFacts) -> str:
    if facts.office.phone:
        return _("Cần hẹn lại, mời ông/bà gọi {phone} hoặc đến trung tâm.").format(phone=facts.office.phone)
    return _("Cần hẹn lại, mời ông/bà đặt lịch mới hoặc đến trung tâm.")


def _consent(facts: MessageFacts) -> str:
    if facts.kind is MessageKind.WISH_FREE:
        return _(
            "Ông/bà nhận tin này vì đã nhờ trung tâm báo khi có chỗ. Tên và số điện thoại được xóa {days} ngày sau "
            "những ngày ông/bà chọn."
        ).format(days=facts.erase_days)
    return _(
        "Ông/bà nhận tin này vì đã đồng ý khi đặt hẹn. Tên, số điện thoại và địa chỉ thư được xóa {days} ngày sau "
        "ngày hẹn. Nếu ông/bà không đặt hẹn, mời bỏ qua tin này. Thư gửi tự động, không trả lời thư này."
    ).format(days=facts.erase_days)


def _brief(facts: MessageFacts) -> str:
    where, when = _sender(facts), _short_moment(facts)
    code = in_threes(facts.code)
    if facts.kind is MessageKind.CANCELLATION:
        return _("{office}: lịch hẹn {when}, mã {code}, đã hủy.").format(office=where, when=when, code=code)
    said = {
        MessageKind.CONFIRMATION: _("{office}: đã đặt hẹn {when}, mã {code}."),
        MessageKind.REMINDER: _("{office}: nhắc hẹn {when}, mã {code}."),
        MessageKind.CHANGE: _("{office}: hẹn đã đổi sang {when}, mã {code}."),
    }[facts.kind].format(office=where, when=when, code=code)
    if facts.sure_link:
        # One address leads to everything: a short message is paid by its length.
        return f"{said} {_('Xác nhận, đổi, hủy: {link}').format(link=facts.sure_link)}"
    return f"{said} {_change(facts) if not facts.link else _('Đổi, hủy: {link}').format(link=facts.link)}"


def _sender(facts: MessageFacts) -> str:
    return _("Một cửa {commune}").format(commune=facts.office.commune)


def _short_moment(facts: MessageFacts) -> str:
    day = phrases.local(facts.start).date()
    return _("{time} {day}").format(time=phrases.clock(facts.start), day=f"{day:%d/%m}")


def _seat_free(facts: MessageFacts) -> Wording:
    when, line = _when(facts), _line(facts)
    minutes = phrases.duration_minutes(facts.hidden_minutes)
    told = _("Có một chỗ trống lúc {when}, nhóm {line}.").format(when=when, line=line)
    if facts.office.phone:
        how = _("Muốn lấy chỗ này, ông/bà gọi {phone} trong {minutes}. Sau đó ai đến trước thì được.").format(
            phone=facts.office.phone, minutes=minutes
        )
    else:
        how = _("Muốn lấy chỗ này, ông/bà báo trung tâm trong {minutes}. Sau đó ai đến trước thì được.").format(
            minutes=minutes
        )
    body = "\n\n".join([_("Kính gửi ông/bà,"), told, how, _consent(facts)])
    brief = " ".join([f"{_sender(facts)}:", told, how])
    return Wording(_("Có chỗ trống {when}: {line}").format(when=when, line=line), body, brief)
