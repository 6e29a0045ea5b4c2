"""What the briefing says of each programme (mô hình): its counts in one line, against its target."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from onestop_desk.domain.reporting import Figure, ProgrammeRow, Unit
from onestop_desk.words import _
from onestop_desk.words.figures import NOTHING, value, whole

Figures = Mapping[str, Figure]


def said(row: ProgrammeRow) -> str:
    """One line; a kind that a newer program knows is told by its figures alone."""
    words = _SAID.get(row.kind)
    told = words(row.figures) if words else _bare(row.figures)
    if row.target is None:
        return told
    return _("{told} (mục tiêu {target})").format(told=told, target=_target(row))


def _target(row: ProgrammeRow) -> str:
    assert row.target is not None
    if row.target_of == "wait_mean":
        return f"≤\u00a0{value(Unit.SECONDS, row.target.value)}"
    return f"≥\u00a0{value(Unit.PERCENT, row.target.value)}"


def _no_writing(figures: Figures) -> str:
    return _("{visits} lượt; cán bộ in sẵn {forms} tờ khai, bớt {minutes} phút viết").format(
        visits=_count(figures, "visits"), forms=_count(figures, "forms"), minutes=_count(figures, "minutes_saved")
    )


def _no_waiting(figures: Figures) -> str:
    return _("{visits} lượt; được gọi trong thời gian đã hứa {share}; chờ bình quân {wait}").format(
        visits=_count(figures, "visits"),
        share=_share(figures, "within_promise"),
        wait=value(Unit.SECONDS, _value(figures, "wait_mean")),
    )


def _ninth_hour(figures: Figures) -> str:
    return _("{visits} lượt, trong đó {booked} lượt có hẹn").format(
        visits=_count(figures, "visits"), booked=_count(figures, "by_appointment")
    )


def _paperless(figures: Figures) -> str:
    found = figures.get("paperless")
    if found is None or not found.denominator:
        return _("không có hồ sơ")
    return _("{part}/{whole} hồ sơ, đạt {share}").format(
        part=whole(found.numerator or 0), whole=whole(found.denominator), share=_share(figures, "paperless")
    )


def _bare(figures: Figures) -> str:
    return "; ".join(_count(figures, code) for code in figures) or NOTHING


def _count(figures: Figures, code: str) -> str:
    found = _value(figures, code)
    return NOTHING if found is None else whole(int(found))


def _share(figures: Figures, code: str) -> str:
    return value(Unit.PERCENT, _value(figures, code))


def _value(figures: Figures, code: str) -> Decimal | None:
    found = figures.get(code)
    return None if found is None else found.value


_SAID: Mapping[str, Callable[[Figures], str]] = {
    "no_writing": _no_writing,
    "no_waiting": _no_waiting,
    "ninth_hour": _ninth_hour,
    "paperless": _paperless,
}
