"""The office's settings: every number of the rules, with the design's default and what it means."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from onestop_desk.domain.bookings import BookingRules
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.periods import LAST_START
from onestop_desk.domain.turns import TurnRules


def _setting(default: int | bool, meaning: str, *, least: int = 0) -> Any:
    return field(default=default, metadata={"help": meaning, "least": least})


@dataclass(frozen=True)
class OfficeSettings:
    """What an office may change about its own rules; all durations in minutes unless the name says seconds."""

    priority_credit: int = _setting(120, "minutes of credit for priority by law")
    appointment_credit: int = _setting(240, "minutes of credit for a booking, from its slot")
    help_delay: int = _setting(10, "a helped line counts as if each ticket had come this much later")
    late_grace: int = _setting(10, "minutes after the slot in which a booking is still on time")
    callable_before: int = _setting(5, "a booking is callable this long before its slot")
    missed_behind: int = _setting(3, "a missed person who is back comes after this many people")
    calls_before_missed: int = _setting(3, "unanswered calls before 'vắng mặt' is offered")
    undo_seconds: int = _setting(10, "how long the last call and finish can be undone")
    speak_seconds: int = _setting(90, "how long a call is worth speaking")
    answer_hours: int = _setting(24, "how long the same key gives the same answer")
    freeze_before_break: int = _setting(10, "minutes before lunch at which the rest keep their place for the afternoon")
    break_overrun: int = _setting(5, "minutes a service may run into the lunch break")
    numbers_before_opening: int = _setting(30, "numbers are given this long before opening")
    limit_numbers: bool = _setting(True, "numbers stop when the rest cannot be served before closing")
    practice_outside_hours: bool = _setting(False, "demo office: numbers at any hour, to try it out")
    waiting_promise: int = _setting(15, "a wait longer than this is marked for the clerk")
    forecast_step: int = _setting(5, "public forecasts are rounded up to this many minutes")
    elderly_age: int = _setting(60, "age from which an old person is served first (Luật Người cao tuổi Điều 2)")
    erase_after_days: int = _setting(30, "days after the visit when names, phones and notes are erased")
    slot_minutes: int = _setting(30, "minutes of one slot of appointments, at least 5", least=5)
    online_share: int = _setting(50, "per cent of a line's minutes that may be booked")
    internal_seats: int = _setting(1, "seats of each slot that only staff give")
    booking_horizon: int = _setting(14, "days ahead for which one can book")
    booking_lead: int = _setting(60, "minutes before a slot until which it can be booked online")
    hold_minutes: int = _setting(10, "minutes a seat is held for whoever fills in the form")
    hidden_minutes: int = _setting(15, "minutes a seat that was given up stays hidden online")
    bookings_a_day: int = _setting(2, "appointments of one person on one day")
    bookings_a_line: int = _setting(1, "appointments of one person on one day in one line")
    helper_bookings: int = _setting(10, "appointments one helper has for others on one day")
    no_show_limit: int = _setting(2, "missed appointments after which one books online for the same day only")
    no_show_days: int = _setting(30, "days for which a missed appointment counts")
    early_minutes: int = _setting(60, "minutes before the slot from which one can check in")
    code_tries: int = _setting(10, "wrong booking codes from one place on one day")
    kept_minutes: int = _setting(12, "minutes after its slot until which a booking counts as called in time")
    month_starts_on: int = _setting(1, "day on which a month of reports begins, at most 28", least=1)
    due_soon_hours: int = _setting(16, "working hours before its due date from which a dossier counts as due soon")
    fetch_days: int = _setting(10, "working days after which a result that nobody fetched counts as late")
    post_days: int = _setting(5, "working days the post may take to deliver a result")
    disk_free_gb: int = _setting(2, "gigabytes that must be free where the data lies")
    backup_days: int = _setting(1, "days of service outside the last backup at which the morning check asks for one")
    catalogue_days: int = _setting(90, "days after the last import at which the catalogue counts as old; 0 never")
    boards: int = _setting(1, "boards the hall has, which the morning check looks for")
    kiosks: int = _setting(1, "kiosks the hall has, which the morning check looks for")

    board_second_language: bool = _setting(True, "the board also says everything in English")

    def __post_init__(self) -> None:
        for item in fields(self):
            value = getattr(self, item.name)
            if not isinstance(value, int) or value < item.metadata["least"] or value > 100_000:
                raise Refusal("bad_setting", name=item.name, value=str(value))
        if self.month_starts_on > LAST_START:
            raise Refusal("bad_setting", name="month_starts_on", value=str(self.month_starts_on))

    @property
    def turn_rules(self) -> TurnRules:
        """The part of the settings that orders a line."""
        return TurnRules(
            self.priority_credit,
            self.appointment_credit,
            self.help_delay,
            self.late_grace,
            self.callable_before,
            self.missed_behind,
        )

    @property
    def booking_rules(self) -> BookingRules:
        """The part of the settings that rules appointments."""
        return BookingRules(
            slot_minutes=self.slot_minutes,
            share_percent=self.online_share,
            internal_seats=self.internal_seats,
            horizon_days=self.booking_horizon,
            lead_minutes=self.booking_lead,
            hold_minutes=self.hold_minutes,
            hidden_minutes=self.hidden_minutes,
            a_day=self.bookings_a_day,
            a_line=self.bookings_a_line,
            helper_a_day=self.helper_bookings,
            no_shows=self.no_show_limit,
            no_show_days=self.no_show_days,
            early_minutes=self.early_minutes,
            late_minutes=self.late_grace,
        )

    def as_dict(self) -> dict[str, int]:
        """All settings by name, as they are stored."""
        return asdict(self)


def settings_from(stored: dict[str, Any]) -> OfficeSettings:
    """Settings from what is stored; unknown names are left to a newer program, missing ones take the default."""
    known = {f.name for f in fields(OfficeSettings)}
    return OfficeSettings(**{k: v for k, v in stored.items() if k in known})
