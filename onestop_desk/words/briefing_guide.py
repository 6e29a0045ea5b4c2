"""What the briefing says of the walks through the VNeID guide: how they ended, and why not."""

from collections.abc import Mapping

from onestop_desk.domain.reporting import GuideSums
from onestop_desk.words import _, marked
from onestop_desk.words.figures import whole

_ENDED = {
    "activated_now": marked("{n} lượt kích hoạt xong"),
    "sent_to_police": marked("{n} lượt chuyển Công an xã làm mức 2"),
    "come_back_with": marked("{n} lượt hẹn quay lại khi đủ giấy tờ"),
    "informed": marked("{n} lượt đã được hướng dẫn để tự làm"),
    "not_eligible": marked("{n} lượt chưa đủ điều kiện"),
    "declined": marked("{n} lượt không muốn làm"),
}
_WHY = {
    "no_card": marked("{n} chưa có thẻ căn cước"),
    "card_expired": marked("{n} thẻ căn cước hết hạn"),
    "card_at_home": marked("{n} để thẻ ở nhà"),
    "sim_not_own": marked("{n} SIM không chính chủ"),
    "no_phone": marked("{n} không có điện thoại"),
    "no_smartphone": marked("{n} không có điện thoại thông minh"),
    "frail": marked("{n} già yếu"),
    "number_lost": marked("{n} mất số điện thoại đã đăng ký"),
    "no_message": marked("{n} không nhận được tin nhắn"),
    "locked": marked("{n} tài khoản bị khóa"),
    "guardian_first": marked("{n} cần người giám hộ làm trước"),
    "too_young": marked("{n} chưa đủ tuổi"),
    "no_residence_card": marked("{n} chưa có thẻ thường trú"),
    "data_wrong": marked("{n} sai dữ liệu dân cư"),
    "no_time": marked("{n} không có thời gian"),
    "not_willing": marked("{n} không muốn làm"),
    "other": marked("{n} lý do khác"),
}


def sentence(sums: GuideSums) -> str:
    """One sentence: how many walks, how they ended, and why some did not; the parts add up to the whole."""
    if not sums.walks:
        return _("Không có lượt hướng dẫn VNeID nào.")
    known = [_said(_ENDED, code, sums.results) for code in _ENDED if sums.results.get(code)]
    rest = sums.walks - sum(sums.results.get(code, 0) for code in _ENDED)
    if rest > 0:
        known.append(_("{n} lượt kết thúc cách khác").format(n=whole(rest)))
    whole_sentence = _("Hướng dẫn VNeID *{walks}* lượt: {parts}.").format(
        walks=whole(sums.walks), parts=", ".join(known)
    )
    reasons = sorted((code for code in sums.reasons if sums.reasons[code]), key=lambda c: (-sums.reasons[c], c))
    if not reasons:
        return whole_sentence
    why = ", ".join(_said(_WHY, code, sums.reasons) for code in reasons)
    return f"{whole_sentence} {_('Chưa dùng được tài khoản vì: {reasons}.').format(reasons=why)}"


def _said(words: Mapping[str, str], code: str, counts: Mapping[str, int]) -> str:
    return _(words.get(code, _WHY["other"])).format(n=whole(counts[code]))
