"""Figures counted by hand: the journal read row by row, every ticket's story told, then plain sorting and adding."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from typing import Any

from onestop_desk.data.journal import JournalRow

SECOND = 1_000_000
Counted = dict[str, tuple[Decimal | None, int | None]]
"""Code -> (value, how many it was measured from: the denominator, or the numerator of a plain number)."""


@dataclass
class Story:
    """One ticket as the journal tells it."""

    day: str
    line: str
    arrived: int
    slot: int | None
    forecast: int | None
    priority: bool
    state: str = "waiting"
    counter: str | None = None
    clerk: str | None = None
    called: int = 0
    answered: int | None = None
    serving: int = 0
    done: int = 0
    calls: list[bool] = field(default_factory=list)
    """Whether each call that stands was by hand."""
    came_back: bool = False

    @property
    def start(self) -> int:
        """From when it waits."""
        return max(self.arrived, self.slot or self.arrived)

    @property
    def waited(self) -> int | None:
        """Whole seconds."""
        if self.answered is None:
            return None
        return int(max(Decimal(0), Decimal(self.answered - self.start)) / SECOND)


def stories(entries: Iterable[JournalRow]) -> dict[str, Story]:
    """Every ticket of the journal."""
    told: dict[str, Story] = {}
    for entry in entries:
        subject, facts = str(entry.subject_id), entry.facts
        if entry.what == "priority":
            told[subject].priority = facts["priority"] is not None
        if entry.what != "ticket":
            continue
        if facts["act"] == "enter":
            # A number of the paper roll came when it says, perhaps on an earlier day than it was typed in.
            came, day = facts["arrived_at"], str(facts.get("service_day", entry.service_day))
            named = (facts["line_id"], came, facts["slot_start"], facts.get("forecast_at"))
            told[subject] = Story(day, *named, priority=facts["priority"] is not None)
        else:
            _step(told[subject], entry, str(facts["act"]))
    return told


def _step(story: Story, entry: JournalRow, act: str) -> None:
    story.state = str(entry.to_state)
    story.counter = entry.facts.get("counter_id", story.counter)
    if act in {"call", "pick"}:
        story.called = entry.at
        story.calls.append(act == "pick")
    elif act == "undo_call":
        story.calls.pop()
    elif act == "come":
        story.serving, story.clerk = entry.at, entry.actor_id
        story.answered = story.answered if story.answered is not None else story.called
    elif act == "finish":
        story.done = entry.at
    elif act == "served_on_paper":
        story.called = story.answered = story.serving = entry.facts["called_at"]
        story.done, story.clerk = entry.facts["changed_at"], entry.facts.get("served_by")
    elif act == "transfer":
        story.line = entry.facts["line_id"]
    elif act == "come_back":
        story.came_back = True


def _share(top: int, bottom: int) -> tuple[Decimal | None, int]:
    if bottom == 0:
        return None, 0
    return Decimal(str(100 * top / bottom)).quantize(Decimal("0.01"), ROUND_HALF_UP), bottom


def _rank(values: list[int], part: float) -> Decimal | None:
    """The nearest rank in a sorted list."""
    return Decimal(sorted(values)[ceil(part * len(values)) - 1]) if values else None


def _lengths(name: str, values: list[int]) -> Counted:
    mean = Decimal(sum(values)) / len(values) if values else None
    return {
        f"{name}_mean": (mean.quantize(Decimal(1), ROUND_HALF_UP) if mean is not None else None, len(values)),
        f"{name}_median": (_rank(values, 0.5), len(values)),
        f"{name}_90": (_rank(values, 0.9), len(values)),
        f"{name}_longest": (Decimal(max(values)) if values else None, len(values)),
    }


def _overtaking(people: list[Story]) -> list[Story]:
    """Everybody called while somebody of the same day and line, there earlier and not away, was called only later."""
    called = [one for one in people if one.answered is not None]

    def overtook(one: Story, other: Story) -> bool:
        earlier = other.day == one.day and other.line == one.line and other.start < one.start
        return earlier and not other.came_back and (other.answered or 0) > (one.answered or 0)

    return [one for one in called if any(overtook(one, other) for other in called)]


def _rule(one: Story) -> str:
    if any(one.calls):
        return "by_hand"
    if one.slot is not None:
        return "appointment"
    if one.priority:
        return "priority"
    return "returned" if one.came_back else "helped"


def recount(people: list[Story], everybody: list[Story], outcomes: list[str], levels: list[int]) -> Counted:
    """What these tickets come to, told from everybody's; `outcomes` and `levels` are those of their visits."""
    ended = [p for p in people if p.state in {"done", "left"}]
    gone = [p for p in people if p.state == "left" and p.answered is None]
    overtook = [one for one in _overtaking(everybody) if any(one is p for p in people)]
    rules = [_rule(one) for one in overtook]
    errors = [abs(p.answered - p.forecast) // SECOND for p in people if p.answered and p.forecast]
    booked = [p for p in people if p.slot is not None and (p.answered is not None or p in gone)]
    on_time = [p for p in booked if p.answered is not None and p.answered <= (p.slot or 0) + 12 * 60 * SECOND]
    handed = [o for o in outcomes if o in {"received", "more_papers", "refused"}]
    made: Counted = {
        "tickets": _number(len(people)),
        "served": _number(sum(p.state == "done" for p in people)),
        "unserved": _share(len(gone), len(ended)),
        **_lengths("wait", [p.waited for p in people if p.waited is not None]),
        **_lengths("serve", [(p.done - p.serving) // SECOND for p in people if p.state == "done"]),
        "appointments_kept": _share(len(on_time), len(booked)),
        "forecast_error": (_rank(errors, 0.5), len(errors)),
        "overtakes": _number(len(overtook)),
        "picked_by_hand": _number(sum(sum(p.calls) for p in people)),
        "more_papers": _share(handed.count("more_papers"), len(handed)),
        "refused": _share(handed.count("refused"), len(handed)),
        "satisfied": _share(sum(level >= 3 for level in levels), len(levels)),
    }
    for rule in ("appointment", "priority", "returned", "by_hand", "helped"):
        made[f"overtakes_{rule}"] = _number(rules.count(rule))
    return made


def _number(many: int) -> tuple[Decimal, int]:
    return Decimal(many), many


def as_counted(figure: Any) -> tuple[Decimal | None, int | None]:
    """A figure of the office in the same form."""
    return figure.value, figure.numerator if figure.denominator is None else figure.denominator
