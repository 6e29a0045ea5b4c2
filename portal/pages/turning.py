"""Turns from one page of a long list to the next, and makes the rows of lists."""

from collections.abc import Callable
from dataclasses import dataclass

from onestop_desk.words import _
from portal.links import FIRST
from portal.render import part


@dataclass(frozen=True)
class Turning:
    """The words between pages that follow each other."""

    label: str
    here: str
    following: str
    previous: str


def listed(name: str, *values: object) -> str:
    """One of the macros that lists are made of."""
    return str(part("lists.html", name)(*values))


def turning(at: Callable[..., str], number: int, of: int) -> str:
    """The way to the next page and back; `at(page=n)` is the address of a page. Nothing when there is one page."""
    if of <= 1:
        return ""
    said = Turning(
        label=_("Các trang"),
        here=_("Trang {number} trong {of}").format(number=number, of=of),
        following=_("Xem trang {number}").format(number=number + 1),
        previous=_("Về trang {number}").format(number=number - 1),
    )
    previous = at(page=number - 1) if number > FIRST else ""
    following = at(page=number + 1) if number < of else ""
    return listed("turn", said, previous, following)
