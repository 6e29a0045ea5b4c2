"""What has been filled in so far: plain values, changed only by making new ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from onestop_desk.services.starter import Setup, SetupCounter, SetupLine
from ui.widgets.week import DayHours, week_from

MOST_COUNTERS = 12


@dataclass(frozen=True)
class Draft:
    """The whole wizard's answers; passwords never show in a log."""

    commune_code: str
    commune_name: str
    office_name: str
    authority: str
    head_name: str
    lines: tuple[SetupLine, ...]
    counters: tuple[SetupCounter, ...]
    hours: tuple[DayHours, ...]
    password: str = field(default="", repr=False)
    password_again: str = field(default="", repr=False)

    def setup(self) -> Setup:
        """The answers as the services take them."""
        return Setup(
            commune_code=self.commune_code,
            commune_name=self.commune_name,
            office_name=self.office_name.strip(),
            authority=self.authority.strip(),
            head_name=self.head_name.strip(),
            head_password=self.password,
            lines=self.lines,
            counters=self.counters,
            hours={day: list(hours.sessions()) for day, hours in enumerate(self.hours)},
        )


def draft_from(proposal: Setup) -> Draft:
    """Starts from the proposed lines, counters and hours; whose centre it is, and who heads it, stays open."""
    return Draft(
        commune_code="",
        commune_name="",
        office_name="",
        authority="",
        head_name="",
        lines=proposal.lines,
        counters=proposal.counters,
        hours=week_from(proposal.hours),
    )


def with_counter(draft: Draft) -> Draft:
    """One more counter, with the next free number and no lines yet."""
    taken = {counter.number for counter in draft.counters}
    number = next(n for n in range(1, len(taken) + 2) if n not in taken)
    agency = draft.counters[0].agency if draft.counters else "ubnd"
    made = SetupCounter(number, "", agency, (), ())
    return replace(draft, counters=tuple(sorted((*draft.counters, made), key=lambda counter: counter.number)))


def without_counter(draft: Draft, number: int) -> Draft:
    """One counter less."""
    return replace(draft, counters=tuple(counter for counter in draft.counters if counter.number != number))


def with_name(draft: Draft, number: int, name: str) -> Draft:
    """A counter under another name."""
    return _changed(draft, number, lambda counter: replace(counter, name=name))


def with_agency(draft: Draft, number: int, agency: str) -> Draft:
    """A counter that belongs to another agency."""
    return _changed(draft, number, lambda counter: replace(counter, agency=agency))


def role_of(counter: SetupCounter, letter: str) -> str:
    """What a counter does for a line: "own", "help" or "none"."""
    return "own" if letter in counter.own else "help" if letter in counter.help else "none"


NEXT_ROLE = {"none": "own", "own": "help", "help": "none"}


def with_next_role(draft: Draft, number: int, letter: str) -> Draft:
    """Turns what a counter does for a line one further: nothing, its own, helping, nothing."""

    def turned(counter: SetupCounter) -> SetupCounter:
        role = NEXT_ROLE[role_of(counter, letter)]
        own = [x for x in counter.own if x != letter] + [letter] * (role == "own")
        helps = [x for x in counter.help if x != letter] + [letter] * (role == "help")
        return replace(counter, own=_in_order(draft, own), help=_in_order(draft, helps))

    return _changed(draft, number, turned)


def with_hours(draft: Draft, day: int, hours: DayHours) -> Draft:
    """Other hours on one weekday (Monday 0)."""
    return replace(draft, hours=(*draft.hours[:day], hours, *draft.hours[day + 1 :]))


def _changed(draft: Draft, number: int, change: Callable[[SetupCounter], SetupCounter]) -> Draft:
    counters = tuple(change(counter) if counter.number == number else counter for counter in draft.counters)
    return replace(draft, counters=counters)


def _in_order(draft: Draft, letters: Sequence[str]) -> tuple[str, ...]:
    return tuple(line.letter for line in draft.lines if line.letter in letters)
