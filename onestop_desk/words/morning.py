"""What is good to know on a morning, as (bold words, the rest)."""

from collections.abc import Mapping
from datetime import date

from onestop_desk.words import _, phrases


def note(code: str, facts: Mapping[str, object]) -> tuple[str, str]:
    """One remark: its bold beginning and what follows."""
    if code == "day_off":
        return _day_off(date.fromisoformat(str(facts["day"])), int(str(facts["ahead"])), str(facts["name"]))
    if code == "absence":
        return _absence(facts)
    if code == "upcoming":
        day = phrases.figures_of_day(date.fromisoformat(str(facts["day"])))
        return _("Thủ tục {code}").format(code=facts["code"]), _("áp dụng từ {day}.").format(day=day)
    if code == "leaving":
        day = phrases.figures_of_day(date.fromisoformat(str(facts["day"])))
        return _("Thủ tục {code}").format(code=facts["code"]), _("hết áp dụng sau {day}.").format(day=day)
    named = _("Thủ tục {code}").format(code=facts["code"])
    return named, _("đã được thay bằng {successor}.").format(successor=facts["successor"])


def _day_off(day: date, ahead: int, name: str) -> tuple[str, str]:
    shown = f"{day:%d/%m}"
    bold = _("Mai, {day}, nghỉ").format(day=shown) if ahead == 1 else _("{day} nghỉ").format(day=phrases.day_short(day))
    return bold, _("{name}.").format(name=name) if name else ""


def _absence(facts: Mapping[str, object]) -> tuple[str, str]:
    bold = _("Quầy {counter} vắng").format(counter=facts["counter"])
    rest = _("từ {start} đến {end}").format(start=facts["from"], end=facts["to"])
    reason = str(facts["reason"] or "")
    return bold, _("{rest}: {reason}.").format(rest=rest, reason=reason) if reason else f"{rest}."
