"""What the guide's service is told and gives back: codes, counts and the office's own facts, never a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onestop_desk.domain.guide import AgeGroup, Face, Reason, Result, Walk, current


@dataclass(frozen=True)
class GuideOffice:
    """What the office adds to the guide; an empty text is left out of every screen and sheet."""

    police_place: str
    police_hours: str
    hotline: str
    page: str
    """The official page that the hand-out's code opens."""
    video: str
    """Address of the guide film, for a code; empty for none."""
    target: int
    """The office's own number of people to bring to an account; 0 while there is none."""
    target_since: date | None
    police_lines: tuple[str, ...]
    """Ids of the lines that a police counter of this office serves as its own, the one for VNeID first."""


@dataclass(frozen=True)
class Done:
    """What a walk led to: codes only. `village_id` is of `villages`, for whoever says from which village they are."""

    outcome_id: str
    result: Result
    reason: Reason | None = None
    age_group: AgeGroup | None = None
    village_id: str | None = None


def informed(walk: Walk) -> Done:
    """What is written down of a walk without a clerk: that its outcome was read, with the codes its answers give."""
    facts = walk.facts
    return Done(
        current(walk).id,
        Result.INFORMED,
        reason=Reason(facts["reason"]) if "reason" in facts else None,
        age_group=AgeGroup(facts["age_group"]) if "age_group" in facts else None,
    )


@dataclass(frozen=True)
class Village:
    """A village with the office's own count of people without an account."""

    id: str
    name: str
    without_account: int


@dataclass(frozen=True)
class VillageProgress:
    """A village in the campaign: of so many without an account, so many were guided and have one now."""

    village: Village
    guided: int
    activated: int


@dataclass(frozen=True)
class CampaignWeek:
    """One week, Monday to Sunday, as far as it lies within the days asked for."""

    monday: date
    guided: int
    by_result: Mapping[Result, int]


@dataclass(frozen=True)
class Campaign:
    """How many were guided, with which end; nobody can be recognised from it."""

    first: date
    last: date
    guided: int
    weeks: tuple[CampaignWeek, ...]
    """Every week of the days asked for, also one in which nobody came."""
    by_outcome: Mapping[str, int]
    by_result: Mapping[Result, int]
    by_reason: Mapping[Reason, int]
    by_age: Mapping[AgeGroup, int]
    by_face: Mapping[Face, int]
    villages: tuple[VillageProgress, ...]
    activated: int
    """People whose account works, counted from `since` to `last`."""
    since: date
    """The day the target was set for, or `first`."""
    target: int
