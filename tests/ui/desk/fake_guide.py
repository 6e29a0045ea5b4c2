"""The guide's service of the office in memory: the real guide, and what was written down."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import OFFICIAL_PAGE, Guide
from onestop_desk.services.actors import Actor
from onestop_desk.services.guide_file import read_guide
from onestop_desk.services.guide_views import Campaign, Done, GuideOffice, Village

OFFICE = GuideOffice(
    "Công an xã Tân Yên, tầng 1", "7:30–11:30, 13:30–17:00", "1900 0368", OFFICIAL_PAGE, "", 200, None, ()
)


class FakeGuide:
    """services.guide."""

    def __init__(self) -> None:
        self.own = OFFICE
        self.written: dict[str, Done] = {}
        self.listed: tuple[Village, ...] = ()
        self.fails: Exception | None = None
        self.office_fails: Exception | None = None
        self.broken: Refusal | None = None
        self._guide: Guide | None = None

    def guide(self) -> Guide:
        if self.broken is not None:
            raise self.broken
        self._guide = self._guide or read_guide()
        return self._guide

    def office(self) -> GuideOffice:
        if self.office_fails is not None:
            raise self.office_fails
        return self.own

    def villages(self) -> tuple[Village, ...]:
        return self.listed

    def trouble(self) -> Refusal | None:
        return self.broken

    def change(self, actor: Actor, **changes: Any) -> GuideOffice:
        if changes["video"] and not changes["video"].startswith("http"):
            raise Refusal("bad_guide_setting", name="video")
        self.own = replace(self.own, **changes)
        return self.own

    def set_villages(self, actor: Actor, counts: Sequence[tuple[str, int]]) -> tuple[Village, ...]:
        if any(not name.startswith("Thôn") for name, _count in counts):
            raise Refusal("bad_villages", line=1)
        self.listed = tuple(Village(name, name, count) for name, count in counts)
        return self.listed

    def finish(self, actor: Actor, done: Done, key: str) -> None:
        if self.fails is not None:
            raise self.fails
        self.written.setdefault(key, done)

    def campaign(self, first: date, last: date) -> Campaign:
        n = len(self.written)
        return Campaign(first, last, n, (), {}, {}, {}, {}, {}, (), 0, first, OFFICE.target)
