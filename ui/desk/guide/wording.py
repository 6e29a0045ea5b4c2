"""The words of the guide at the desk that are not in the guide's own file: what was done, why not, where it rests."""

from onestop_desk.domain.guide import AgeGroup, Guide, Legal, Outcome, Question, Reason, Result, Said, heading_for
from onestop_desk.words import _, language
from onestop_desk.words.phrases import figures_of_day
from ui.desk.guide.answer_row import Choice
from ui.desk.guide.session import REASONS, RESULTS, Session

SKIP = "-"
"""The answer that leaves the village out."""


def said(text: Said | None) -> str:
    """A text of the guide in the language now spoken."""
    return text.of(language()) if text is not None else ""


def result_word(result: Result) -> str:
    """What was done, in a few words."""
    words = {
        Result.ACTIVATED_NOW: _("Đã dùng được tài khoản ngay tại quầy"),
        Result.SENT_TO_POLICE: _("Chuyển Công an, có tờ hướng dẫn"),
        Result.COME_BACK_WITH: _("Hẹn quay lại khi có đủ"),
        Result.NOT_ELIGIBLE: _("Chưa đủ điều kiện"),
        Result.DECLINED: _("Công dân chưa muốn làm"),
        Result.INFORMED: _("Đã hướng dẫn, công dân tự làm"),
    }
    return words[result]


def short_result(result: Result) -> str:
    """What was done, for a list of counts."""
    words = {
        Result.ACTIVATED_NOW: _("Đã dùng được ngay"),
        Result.SENT_TO_POLICE: _("Chuyển Công an"),
        Result.COME_BACK_WITH: _("Hẹn quay lại"),
        Result.NOT_ELIGIBLE: _("Chưa đủ điều kiện"),
        Result.DECLINED: _("Chưa muốn làm"),
        Result.INFORMED: _("Đã hướng dẫn"),
    }
    return words[result]


def reason_word(reason: Reason) -> str:
    """Why there is no working account yet."""
    words = {
        Reason.NO_CARD: _("Chưa có thẻ căn cước"),
        Reason.CARD_EXPIRED: _("Thẻ hết hạn"),
        Reason.CARD_AT_HOME: _("Thẻ để ở nhà"),
        Reason.SIM_NOT_OWN: _("SIM không chính chủ"),
        Reason.NO_PHONE: _("Không có điện thoại"),
        Reason.NO_SMARTPHONE: _("Không có điện thoại thông minh"),
        Reason.FRAIL: _("Già yếu, khuyết tật"),
        Reason.NUMBER_LOST: _("Mất số đã đăng ký"),
        Reason.NO_MESSAGE: _("Chưa nhận được tin nhắn"),
        Reason.LOCKED: _("Tài khoản bị khóa"),
        Reason.GUARDIAN_FIRST: _("Cha mẹ, người giám hộ chưa có tài khoản"),
        Reason.TOO_YOUNG: _("Chưa đủ tuổi"),
        Reason.NO_RESIDENCE_CARD: _("Chưa có thẻ thường trú, tạm trú"),
        Reason.DATA_WRONG: _("Thông tin sai lệch"),
        Reason.NO_TIME: _("Chưa có thời gian"),
        Reason.NOT_WILLING: _("Không muốn dùng"),
        Reason.OTHER: _("Lý do khác"),
    }
    return words[reason]


def age_word(group: str) -> str:
    """An age group, as the card gave it."""
    words: dict[str, str] = {
        AgeGroup.UNDER_6: _("dưới 6 tuổi"),
        AgeGroup.CHILD: _("từ 6 đến dưới 14 tuổi"),
        AgeGroup.TEEN: _("từ 14 đến dưới 18 tuổi"),
        AgeGroup.ADULT: _("từ 18 đến dưới 60 tuổi"),
        AgeGroup.ELDERLY: _("từ 60 tuổi"),
    }
    return words[group]


def answers(guide: Guide, question: Question) -> tuple[Choice, ...]:
    """The answers of a question, each with where it leads."""
    return tuple(Choice(a.id, said(a.text), said(heading_for(guide, a))) for a in question.answers)


def results() -> tuple[Choice, ...]:
    """What can have been done."""
    return tuple(Choice(result, result_word(result)) for result in RESULTS)


def reasons(result: Result) -> tuple[Choice, ...]:
    """Why not, for one result."""
    return tuple(Choice(reason, reason_word(reason)) for reason in REASONS[result])


def legal(source: Legal) -> str:
    """What an outcome rests on, with its date, and whether that was read or is only known."""
    line = _("{source}, {day}").format(source=said(source.text), day=figures_of_day(source.date))
    return line if source.confirmed else _("{line} (chưa đối chiếu văn bản)").format(line=line)


def direction(session: Session) -> str:
    """Where the answers lead, as far as it is known."""
    outcome = session.outcome
    if outcome is None:
        return _("Còn tùy câu trả lời tiếp theo.")
    return said(outcome.title)


def done_line(outcome: Outcome, session: Session) -> str:
    """What was written down, in one line."""
    parts = [said(outcome.title)]
    if session.reason is not None:
        parts.append(reason_word(session.reason))
    return " · ".join(parts)
