"""The words of the VNeID guide where nobody sits beside the reader: on a phone at home and at the kiosk."""

from onestop_desk.domain import guide as rules
from onestop_desk.domain.guide import Guide, Kind, Legal, Outcome, Said, Walk
from onestop_desk.words import _, language, marked, phrases

MANY = 6
"""Most people need fewer questions than there can be: a larger number would only frighten."""
_KINDS = {
    Kind.NOW: marked("Ông/bà tự làm được ngay."),
    Kind.POLICE: marked("Việc này làm với Công an xã."),
    Kind.COME_BACK: marked("Cần chuẩn bị thêm trước khi làm."),
    Kind.NOT_ELIGIBLE: marked("Theo quy định thì chưa cấp được."),
    Kind.INFORMED: marked("Ông/bà xem và làm theo."),
}


def said(text: Said | None) -> str:
    """A text of the guide in the language spoken now; empty for none."""
    if text is None:
        return ""
    return text.en if language() == "en" else _(text.vi)


def other(text: Said) -> str:
    """The same text for the reader of the other language."""
    return text.vi if language() == "en" else text.en


def step_line(walk: Walk) -> str:
    """Which question this is, and how many can still come."""
    done, at_most = rules.progress(walk)
    left = at_most - done - 1
    if left > MANY:
        return _("Câu {n}").format(n=done + 1)
    if left <= 0:
        return _("Câu {n}, câu cuối").format(n=done + 1)
    return _("Câu {n}, còn nhiều nhất {left} câu nữa").format(n=done + 1, left=left)


def left_line(walk: Walk) -> str:
    """How many questions can still come, where nobody knows how one came here."""
    done, at_most = rules.progress(walk)
    left = at_most - done - 1
    if left > MANY:
        return _("Vài câu ngắn")
    return _("Còn nhiều nhất {left} câu nữa").format(left=left) if left > 0 else _("Câu cuối")


def kind_line(outcome: Outcome) -> str:
    """What an outcome asks of the reader, before its title."""
    return _(_KINDS[outcome.kind])


def legal_line(source: Legal) -> str:
    """What an outcome rests on, with its date; the guide's own text says where that was not checked."""
    return _("{source}, {day}").format(source=said(source.text), day=phrases.figures_of_day(source.date))


def as_of(guide: Guide) -> str:
    """Up to which day the law was read."""
    return _("Theo quy định đến ngày {day}.").format(day=phrases.figures_of_day(guide.law_as_of))


def secret_heading() -> str:
    """The heading of the reminder under every question."""
    return _("Giữ kín mật khẩu, mã OTP")


def short_code(guide: Guide, outcome: Outcome) -> str:
    """What the reader shows or tells at the counter: the place of the outcome in this version of the guide."""
    return f"V{list(guide.outcomes).index(outcome.id) + 1:02d}"


def coded(guide: Guide, code: str) -> Outcome | None:
    """The outcome with a short code; None where this version of the guide has no such one."""
    return next((outcome for outcome in guide.outcomes.values() if short_code(guide, outcome) == code), None)
