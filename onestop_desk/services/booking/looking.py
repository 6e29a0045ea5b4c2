"""Looking at what can be booked, and finding an appointment by whatever its holder has at hand."""

import hmac
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta

from onestop_desk.data import bookings, no_shows, office, seats
from onestop_desk.data.tx import Row, Statement, Tx
from onestop_desk.domain.bookings import last_day, nearest
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.folding import fold
from onestop_desk.domain.instants import HOUR, Instant, service_day
from onestop_desk.domain.slots import Opening
from onestop_desk.services.booking import standing
from onestop_desk.services.booking.openings import Openings, Wanted, is_served, taken_on, today
from onestop_desk.services.booking.phones import keyed_phone, national
from onestop_desk.services.booking.proofs import is_proof
from onestop_desk.services.booking.rows import appointments, token_key
from onestop_desk.services.booking.tries import Tries
from onestop_desk.services.booking.views import Appointment, Asker, BookableDay, BookableSlot
from onestop_desk.services.config import Config
from onestop_desk.services.context import Context

LEAST_FIGURES = 3
"""Last figures of a phone number by which somebody is found in the hall."""


@dataclass(frozen=True)
class _Offer:
    """A day as an asker may book it."""

    day: date
    openings: tuple[Opening, ...]
    refusal: str | None


class Looking:
    """The verbs of whoever looks; nothing is written."""

    _context: Context
    _openings: Openings
    _tries: Tries

    def days(self, line_id: str, asker: Asker, procedures: int = 1) -> tuple[BookableDay, ...]:
        """Every day from today to the horizon, with its free starts or why there are none.

        Raises Refusal: unknown_line, bad_phone.
        """
        with self._looking(line_id, asker) as (tx, config, answers):
            wanted = Wanted(config.lines[line_id], procedures, asker.by_staff)
            offers = self._offers(tx, config, wanted, asker, answers)
            return tuple(self._day(tx, config, wanted, offer) for offer in offers)

    def times(self, line_id: str, day: date, asker: Asker, procedures: int = 1) -> tuple[BookableSlot, ...]:
        """The starts of a day that an asker may book now; those with 0 seats are full.

        Raises Refusal: unknown_line, bad_phone.
        """
        with self._looking(line_id, asker, day) as (tx, config, answers):
            wanted = Wanted(config.lines[line_id], procedures, asker.by_staff)
            (offer,) = self._offers(tx, config, wanted, asker, answers, (day,))
            free = [0 if offer.refusal else found.seats for found in offer.openings]
            return tuple(
                BookableSlot(found.start, found.end, count) for found, count in zip(offer.openings, free, strict=True)
            )

    def next_free(self, line_id: str, asker: Asker, procedures: int = 1) -> BookableSlot | None:
        """The first start that is free, None within the horizon; raises Refusal: unknown_line, bad_phone."""
        with self._looking(line_id, asker) as (tx, config, answers):
            wanted = Wanted(config.lines[line_id], procedures, asker.by_staff)
            offers = self._offers(tx, config, wanted, asker, answers)
            return next((slot for offer in offers for slot in _bookable(offer)), None)

    def nearest(
        self, line_id: str, start: Instant, asker: Asker, procedures: int = 1, most: int = 3
    ) -> tuple[BookableSlot, ...]:
        """The free starts nearest to a wanted one, in the order of time; raises Refusal: unknown_line, bad_phone."""
        free: dict[Instant, BookableSlot] = {}
        with self._looking(line_id, asker) as (tx, config, answers):
            wanted = Wanted(config.lines[line_id], procedures, asker.by_staff)
            wanted_day = service_day(start, config.office.tz)
            days = sorted(_horizon(tx, config), key=lambda day: abs(day - wanted_day))
            for offer in self._offers(tx, config, wanted, asker, answers, days):
                # From this day on everything is farther away than so much.
                apart = (abs(offer.day - wanted_day).days - 1) * 24 * HOUR - HOUR
                if sum(abs(found - start) <= apart for found in free) >= most:
                    break
                free |= {slot.start: slot for slot in _bookable(offer)}
        return tuple(free[found] for found in nearest(free, start, most))

    def _looking(
        self, line_id: str, asker: Asker, day: date | None = None
    ) -> AbstractContextManager[tuple[Tx, Config, Sequence[list[Row]]]]:
        """A look with everything that decides what an asker may book: today's end, the seats, who asks."""

        def first(config: Config) -> Sequence[Statement]:
            if line_id not in config.lines:
                raise Refusal("unknown_line", line=line_id)
            # A day to spare on both sides: the database's clock decides which day it is.
            begin = today(self._context, config) - timedelta(days=1)
            end = last_day(begin, config.settings.booking_rules) + timedelta(days=2)
            taken = taken_on(config, line_id, day or begin, day or end)
            return (office.day_state(), taken, *standing.statements_of(config, asker))

        return self._context.look(first)

    def _offers(
        self,
        tx: Tx,
        config: Config,
        wanted: Wanted,
        asker: Asker,
        answers: Sequence[list[Row]],
        days: Sequence[date] | None = None,
    ) -> Iterator[_Offer]:
        state, rows, *of_asker = answers
        taken, who = seats.occupied(rows, asker.moving), standing.known(of_asker)
        closed = bool(state and state[0][1])
        for day in days or _horizon(tx, config):
            found = self._openings.offered(tx, config, wanted, day, taken, closed_today=closed)
            yield _Offer(day, found, who.refusal(config, wanted.line.id, day, tx.day, asker))

    def _day(self, tx: Tx, config: Config, wanted: Wanted, offer: _Offer) -> BookableDay:
        free = 0 if offer.refusal else sum(found.seats for found in offer.openings)
        if free:
            return BookableDay(offer.day, free, None)
        if not config.hours.spells(offer.day):
            return BookableDay(offer.day, 0, "office_closed", config.hours.closures.get(offer.day, ""))
        if not offer.openings:
            why = "too_late_today" if wanted.line.open and offer.day == tx.day else "line_closed"
            return BookableDay(offer.day, 0, why)
        return BookableDay(offer.day, 0, offer.refusal or "day_full")

    def get(self, appointment_id: str) -> Appointment:
        """One appointment; raises Refusal("unknown_booking")."""
        return self._one(bookings.by_id(appointment_id))

    def by_token(self, token: str) -> Appointment:
        """The appointment whose page has this token; raises Refusal("unknown_booking").

        A wrong token costs the same statements as a right one, and tokens are found by a digest.
        """
        found = self._one(bookings.by_token_key(token_key(token)))
        if not hmac.compare_digest(found.token.encode(), token.encode()):
            raise Refusal("unknown_booking")
        return found

    def is_served(self, found: Appointment) -> bool:
        """Whether the office is open for an appointment, or has closed its day, its hour or its line meanwhile."""
        return is_served(self._context.config(), found.line.id, found.start)

    def by_link(self, token: str, proof: str) -> Appointment:
        """The appointment that a link in a message leads to; raises Refusal("unknown_booking").

        A wrong proof costs the same as a right one, and says no more than a wrong token.
        """
        proven = is_proof(self._context.config(), token, proof)
        found = self.by_token(token)
        if not proven:
            raise Refusal("unknown_booking")
        return found

    def by_code(
        self, code: str, *, phone: str | None = None, day: date | None = None, asked_from: str | None = None
    ) -> Appointment:
        """The appointment with a code: online with the full phone number, in the hall with its day.

        `asked_from` (a station, or a keyed address) has only so many wrong tries a day.
        Raises Refusal: unknown_booking, bad_phone, too_many_tries.
        """
        figures = "".join(c for c in code if c.isdigit())
        number = national(phone) if phone is not None else None
        with self._context.look(bookings.by_code(figures)) as (tx, config, answers):
            self._tries.check(asked_from, tx.day, config.settings.code_tries)
            for found in appointments(config, tx.now, answers):
                if (day is None or found.day == day) and (number is None or _same(number, found.phone)):
                    return found
            self._tries.count(asked_from, tx.day)
        raise Refusal("unknown_booking")

    def by_phone_end(self, digits: str) -> tuple[Appointment, ...]:
        """Today's appointments whose phone number ends with these figures (three or more), in the order of time."""
        figures = "".join(c for c in digits if c.isdigit())
        if len(figures) < LEAST_FIGURES:
            return ()
        return self._all(bookings.by_phone_end(figures))

    def find(self, text: str) -> tuple[Appointment, ...]:
        """Appointments of today and later by code, phone number or name, accents or not; for the desk."""
        words = fold(text).split()
        figures = "".join(c for c in text if c.isdigit())
        if not words:
            return ()
        with self._context.look(lambda c: bookings.with_people(today(self._context, c).isoformat())) as (
            tx,
            config,
            answers,
        ):
            found = appointments(config, tx.now, answers)
        return tuple(a for a in found if _fits(a, words, figures))

    def no_shows(self, phone: str) -> int:
        """How many missed appointments count against somebody; raises Refusal("bad_phone")."""
        with self._context.look(lambda c: [no_shows.counted(keyed_phone(c, phone))]) as (_, _, (rows,)):
            return int(rows[0][0])

    def _one(self, pair: tuple[Statement, Statement]) -> Appointment:
        found = self._all(pair)
        if not found:
            raise Refusal("unknown_booking")
        return found[0]

    def _all(self, pair: tuple[Statement, Statement]) -> tuple[Appointment, ...]:
        with self._context.look(pair) as (tx, config, answers):
            return tuple(appointments(config, tx.now, answers))


def _horizon(tx: Tx, config: Config) -> list[date]:
    return [tx.day + timedelta(days=ahead) for ahead in range(config.settings.booking_rules.horizon_days + 1)]


def _bookable(offer: _Offer) -> Iterator[BookableSlot]:
    """The starts of a day that the asker could really book."""
    if offer.refusal is None:
        yield from (BookableSlot(one.start, one.end, one.seats) for one in offer.openings if one.seats)


def _same(number: str, phone: str | None) -> bool:
    return hmac.compare_digest(number.encode(), (phone or "").encode())


def _fits(found: Appointment, words: Sequence[str], figures: str) -> bool:
    if len(figures) >= LEAST_FIGURES and (figures == found.code or figures in (found.phone or "")):
        return True
    name = fold(found.name or "").split()
    return all(any(part.startswith(word) for part in name) for word in words)
