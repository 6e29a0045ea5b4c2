"""The guide's service of the office in memory: the real guide, and what was written down."""

from datetime import date

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import Guide
from onestop_desk.services.actors import Actor
from onestop_desk.services.guide_views import Campaign, Done, GuideOffice, Village
from onestop_desk.services.guide_file import OFFICIAL_PAGE, read_guide

OFFICE = GuideOffice(
    "Công an xã Tân Yên, tầng 1", "7:30–11:30, 13:30–17:00", "1900 0368", OFFICIAL_PAGE, "", 200, None, ()
)


class FakeGuide:
    """services.guide."""

    def __init__(self) -> None:
        self.written: dict[str, Done] = {}
        self.listed: tuple[Village, ...] = ()
        self.fails: Exception | None = None
        self.broken: Refusal | None = None
        self._guide: Guide | None = None

    def guide(self) -> Guide:
        if self.broken is not None:
            raise self.broken
        self._guide = self._guide or read_guide()
        return self._guide

    def office(self) -> GuideOffice:
        return OFFICE

    def villages(self) -> tuple[Village, ...]:
        return self.listed

    def finish(self, actor: Actor, done: Done, key: str) -> None:
        if self.fails is not None:
            raise self.fails
        self.written.setdefault(key, done)

    def campaign(self, first: date, last: date) -> Campaign:
        n = len(self.written)
        return Campaign(first, last, n, (), {}, {}, {}, {}, {}, (), 0, first, OFFICE.target)
