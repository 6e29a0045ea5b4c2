"""Says a sentence a second time, in the second language that stands smaller beside the first, if there is one."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from onestop_desk.words import _, plural, use

_two: ContextVar[bool] = ContextVar("two_languages", default=True)


@contextmanager
def languages(*, two: bool) -> Iterator[None]:
    """While this lasts the board is painted in one language, or in two."""
    before = _two.set(two)
    try:
        yield
    finally:
        _two.reset(before)


def has_second() -> bool:
    """Whether there is a second language."""
    return _two.get()


def second(message: str) -> str:
    """The English of a Vietnamese sentence; "" on a board of one language."""
    if not _two.get():
        return ""
    with use("en"):
        return _(message)


def second_plural(message: str, n: int) -> str:
    """The English of a sentence about n things."""
    if not _two.get():
        return ""
    with use("en"):
        return plural(message, n)
