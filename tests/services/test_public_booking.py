"""Whether citizens can book is said only where they can: the head has switched it on, and there is an address."""

import pytest

from onestop_desk.domain.errors import Refusal
from tests.services.hall_day import HallDay


def test_booking_is_switched_on_with_an_address_and_is_off_without(hall: HallDay) -> None:
    public = hall.services.public
    with pytest.raises(Refusal, match="no_public_address"):
        public.change(hall.head, base_address="", books=True)
    assert public.change(hall.head, base_address="https://motcua.example", books=True).books
    assert public.catalogue().office.books
    assert not public.change(hall.head, base_address="").books
    assert not public.change(hall.head, base_address="https://motcua.example", books=False).books
    with pytest.raises(Refusal, match="not_allowed"):
        public.change(hall.clerk, books=True)
