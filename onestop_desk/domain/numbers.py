"""Ticket numbers: a letter and at least three digits (A012, A999, then A1000)."""

import re
from typing import NamedTuple

_NUMBER = re.compile(r"^\s*([A-Za-z])\s*0*(\d{1,6})\s*$")


class TicketNumber(NamedTuple):
    """A letter and a value that is unique for one office, day and letter."""

    letter: str
    value: int

    def __str__(self) -> str:
        return f"{self.letter}{self.value:03d}"


def parse_number(text: str) -> TicketNumber | None:
    """The number a person typed or a scanner read ("a12", "A 012"), or None when it is not one."""
    match = _NUMBER.match(text)
    if match is None or int(match[2]) == 0:
        return None
    return TicketNumber(match[1].upper(), int(match[2]))
