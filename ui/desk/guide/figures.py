"""The counts of the campaign as the desk shows them: plain numbers, without a window."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from onestop_desk.domain.guide import Result
from onestop_desk.words import _
from onestop_desk.words.phrases import figure


@dataclass(frozen=True)
class Count:
    """One row of a list: its words, and how many."""

    words: str
    count: int
    of: int | None = None
    """Out of so many, where the office has a number."""


@dataclass(frozen=True)
class Week:
    """One week of the campaign."""

    monday: date
    guided: int
    working: int
    """Of them with an account that works in the end."""
    police: int


@dataclass(frozen=True)
class Figures:
    """Some weeks together; `working` and `target` are of the whole campaign."""

    guided: int = 0
    by_result: Mapping[Result, int] = field(default_factory=dict)
    working: int = 0
    target: int = 0
    weeks: tuple[Week, ...] = ()
    reasons: tuple[Count, ...] = ()
    outcomes: tuple[Count, ...] = ()
    villages: tuple[Count, ...] = ()


def progress_line(working: int, target: int) -> str:
    """How far the campaign is, in one sentence."""
    if target <= 0:
        return _("Chưa đặt chỉ tiêu. Người đứng đầu đặt ở Cài đặt, mục Hướng dẫn VNeID.")
    share = working * 100 // target
    return _("Đã dùng được: {n} trên chỉ tiêu {target} người ({share} %)").format(
        n=figure(working), target=figure(target), share=share
    )
