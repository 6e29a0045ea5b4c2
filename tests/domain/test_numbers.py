"""Ticket numbers: as they are shown, typed and scanned."""

import pytest

from onestop_desk.domain.numbers import TicketNumber, parse_number


@pytest.mark.parametrize(
    ("letter", "value", "shown"), [("A", 1, "A001"), ("B", 99, "B099"), ("A", 999, "A999"), ("A", 1000, "A1000")]
)
def test_a_letter_and_at_least_three_digits(letter: str, value: int, shown: str) -> None:
    assert str(TicketNumber(letter, value)) == shown
    assert parse_number(shown) == TicketNumber(letter, value)


@pytest.mark.parametrize("typed", ["a12", "A012", " A 012 ", "A00012", "a 12\n"])
def test_a_number_as_people_type_it(typed: str) -> None:
    assert parse_number(typed) == TicketNumber("A", 12)


@pytest.mark.parametrize("typed", ["", "12", "A", "A0", "AB12", "A-12", "A12B", "Đ12", "A1234567", "12A"])
def test_what_is_no_number(typed: str) -> None:
    assert parse_number(typed) is None
