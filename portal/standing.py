"""The portal of one running process: the office's services and everything that is kept between requests."""

from collections.abc import Mapping
from dataclasses import dataclass

from litestar.di import NamedDependency
from litestar.params import SkipValidation

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor
from onestop_desk.services.guide_views import GuideOffice
from onestop_desk.services.my_number import Standing as NumberStanding
from portal.door import Manners
from portal.forms.robots import Robots
from portal.forms.seal import Seal
from portal.fresh import Fresh
from portal.holds import Holds
from portal.keepers import Keepers
from portal.limits import Limits
from portal.links import Links
from portal.pulse import Pulse
from portal.shelf import Shelf, links_to
from portal.streams import Streams
from portal.visitors import Visitor

CITIZEN = Actor("citizen", "web")
"""Whoever uses the portal, as the journal names them: nobody in particular."""


@dataclass(frozen=True)
class Portal:
    """What the pages are made from."""

    services: Services
    shelf: Shelf
    pulse: Pulse
    limits: Limits
    manners: Manners
    homes: Fresh[str]
    """The home page by language."""
    days: Fresh[str]
    """The page of days by procedure and language: the same for everybody who has no appointment yet."""
    times: Fresh[str]
    """The pages of times likewise, with a hole where the seal of each form goes."""
    crowds: Fresh[Mapping[str, NumberStanding]]
    """Where everybody in the hall stands, read once for all phones."""
    beside: Fresh[GuideOffice]
    """What the office adds to the VNeID guide."""
    seal: Seal
    keepers: Keepers
    """Whose tokens have been right."""
    streams: Streams
    robots: Robots
    holds: Holds

    @property
    def catalogue(self) -> PublicCatalogue:
        """The office and its procedures of today."""
        return self.shelf.catalogue

    def acted(self) -> None:
        """Somebody has taken or freed a seat here: whoever asks next sees it, before the commit is told around."""
        self.days.forget()
        self.times.forget()

    def links(self, visitor: Visitor) -> Links:
        """The links of the page that is being asked for."""
        return links_to(self.manners.prefix, visitor.path, english=visitor.english)


ThePortal = NamedDependency[SkipValidation[Portal]]
"""The portal as a route asks for it."""
