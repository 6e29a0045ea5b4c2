"""Reads numbers and letters aloud as Vietnamese does, in the north and in the south."""

from datetime import date, time
from enum import StrEnum

from onestop_desk.domain.numbers import parse_number


class Region(StrEnum):
    """Whose way of saying numbers, and whose voice where the machine has several."""

    NORTH = "north"
    SOUTH = "south"


class Style(StrEnum):
    """How a ticket's number is read."""

    WHOLE = "whole"
    """A105: a một trăm linh năm."""
    DIGITS = "digits"
    """A105: a một không năm."""


DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LETTERS = {
    "A": "a", "B": "bê", "C": "xê", "D": "đê", "E": "e", "F": "ép", "G": "giê", "H": "hát", "I": "i ngắn",
    "J": "gi", "K": "ca", "L": "lờ", "M": "mờ", "N": "nờ", "O": "o", "P": "pê", "Q": "quy", "R": "rờ", "S": "sờ",
    "T": "tê", "U": "u", "V": "vê", "W": "vê kép", "X": "ích", "Y": "y dài", "Z": "dét",
}  # fmt: skip
"""The letters of the lines; no two of them sound alike."""
ENGLISH_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
LARGEST = 999_999


def read_number(number: int, region: Region = Region.NORTH, style: Style = Style.WHOLE) -> str:
    """A number from 0 to 999,999 in words; raises ValueError beyond that.

    North: 21 hai mươi mốt, 24 hai mươi tư, 25 hai mươi lăm, 105 một trăm linh năm, 1001 một nghìn không trăm linh một.
    South: 24 hai mươi bốn, 105 một trăm lẻ năm, 1000 một ngàn.
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(number)
    if style is Style.DIGITS:
        return read_digits(str(number))
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return " ".join(_below_thousand(rest, region))
    words = [*_below_thousand(thousands, region), "nghìn" if region is Region.NORTH else "ngàn"]
    if rest:
        words += _below_thousand(rest, region, whole=True)
    return " ".join(words)


def read_digits(figures: str) -> str:
    """Figure by figure, those at the front that are zero too: 005 is không không năm."""
    return " ".join(DIGITS[int(figure)] for figure in figures)


def read_clock(at: time, region: Region = Region.NORTH) -> str:
    """A time of the day: 13:30 is "mười ba giờ ba mươi"."""
    hours = f"{read_number(at.hour, region)} giờ"
    return f"{hours} {read_number(at.minute, region)}" if at.minute else hours


def read_day(on: date, region: Region = Region.NORTH) -> str:
    """A day to come, without its year: "thứ hai, ngày hai mươi ba tháng mười một"."""
    return f"{WEEKDAYS[on.weekday()]}, ngày {read_number(on.day, region)} tháng {read_number(on.month, region)}"


def read_ticket(number: str, region: Region = Region.NORTH, style: Style = Style.WHOLE) -> str:
    """A ticket's number: A012 is a mười hai, or a không một hai; raises ValueError for what is no number."""
    ticket = parse_number(number)
    if ticket is None:
        raise ValueError(number)
    if style is Style.DIGITS:
        return f"{LETTERS[ticket.letter]} {read_digits(f'{ticket.value:03d}')}"
    return f"{LETTERS[ticket.letter]} {read_number(ticket.value, region)}"


def read_ticket_english(number: str) -> str:
    """A ticket's number as it stands on the board, for an English voice: A zero one two."""
    ticket = parse_number(number)
    if ticket is None:
        raise ValueError(number)
    return f"{ticket.letter} {_english_digits(f'{ticket.value:03d}')}"


def read_counter_english(number: int) -> str:
    """A counter's number for an English voice, in words up to twelve."""
    return ENGLISH_NUMBERS[number] if number < len(ENGLISH_NUMBERS) else _english_digits(str(number))


def _english_digits(figures: str) -> str:
    return " ".join(ENGLISH_NUMBERS[int(figure)] for figure in figures)


def _below_thousand(number: int, region: Region, *, whole: bool = False) -> list[str]:
    """The words of 0 to 999; with `whole` the hundreds are named even when there are none."""
    hundreds, rest = divmod(number, 100)
    if not hundreds and not whole:
        return _below_hundred(rest, region)
    words = [DIGITS[hundreds], "trăm"]
    if not rest:
        return words
    if rest < 10:
        return [*words, "linh" if region is Region.NORTH else "lẻ", _four(rest, region)]
    return words + _below_hundred(rest, region)


def _below_hundred(number: int, region: Region) -> list[str]:
    tens, unit = divmod(number, 10)
    if not tens:
        return [DIGITS[unit]]
    words = ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if unit == 0:
        return words
    if unit == 5:
        return [*words, "lăm"]
    if tens > 1 and unit == 1:
        return [*words, "mốt"]
    return [*words, _four(unit, region) if tens > 1 else DIGITS[unit]]


def _four(unit: int, region: Region) -> str:
    return "tư" if unit == 4 and region is Region.NORTH else DIGITS[unit]
