"""What is known of somebody who books: how much is surely theirs already, and what they missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onestop_desk.data import bookings, no_shows
from onestop_desk.data.tx import Row, Statement
from onestop_desk.domain.bookings import Standing, check_limits
from onestop_desk.domain.errors import Refusal
from onestop_desk.services.booking.phones import keyed_helper, keyed_phone
from onestop_desk.services.booking.views import Asker
from onestop_desk.services.config import Config

NOBODY = ""
"""Stands for a hash that is not known: nothing is found on it."""


def statements(holder: str | None, helper: str | None) -> tuple[Statement, ...]:
    """What is read to know somebody by the keyed hashes of phone and helper."""
    return (
        bookings.of_holder(holder or NOBODY),
        bookings.of_helper(helper or NOBODY),
        no_shows.counted(holder or NOBODY),
    )


def statements_of(config: Config, asker: Asker) -> tuple[Statement, ...]:
    """What is read to know an asker; raises Refusal("bad_phone")."""
    holder = keyed_phone(config, asker.phone) if asker.phone else None
    return statements(holder, keyed_helper(config, asker.helper) if asker.helper else None)


@dataclass(frozen=True)
class Known:
    """The answers to `statements`."""

    held: Sequence[Row]
    helped: Sequence[Row]
    missed: int

    def check(
        self, config: Config, line_id: str, day: date, today: date, *, by_staff: bool, helped: bool, but: str | None
    ) -> None:
        """Raises what `check_limits` refuses for a booking in a line on a day; `but` is the one that is moved."""
        on_day = [row for row in self.held if row[1] == day.isoformat() and row[0] != but]
        by_helper = [row for row in self.helped if row[1] == day.isoformat() and row[0] != but]
        standing = Standing(len(on_day), sum(row[2] == line_id for row in on_day), self.missed, len(by_helper))
        rules = config.settings.booking_rules
        check_limits(standing, rules, by_staff=by_staff, helped=helped, same_day=day == today)

    def refusal(self, config: Config, line_id: str, day: date, today: date, asker: Asker) -> str | None:
        """The code with which an asker would be refused on a day, None when nothing stands against it."""
        try:
            self.check(
                config, line_id, day, today, by_staff=asker.by_staff, helped=asker.helper is not None, but=asker.moving
            )
        except Refusal as refused:
            return refused.code
        return None


def known(answers: Sequence[list[Row]]) -> Known:
    """What the three answers to `statements` say."""
    held, helped, missed = answers
    return Known(held, helped, int(missed[0][0]))
