"""Says a sentence a second time, in the second language that stands smaller beside the first."""

from onestop_desk.words import _, plural, use


def second(message: str) -> str:
    """The English of a Vietnamese sentence."""
    with use("en"):
        return _(message)


def second_plural(message: str, n: int) -> str:
    """The English of a sentence about n things."""
    with use("en"):
        return plural(message, n)
