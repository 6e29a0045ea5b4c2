"""Where the office of this start lives: the folder of this PC and the address of the database."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onestop_desk.services import Premises, Services


@dataclass(frozen=True)
class Place:
    """A data folder, a database address, and whether the demo office may be made there."""

    folder: Path
    address: str
    demo: bool = False

    def open(self) -> "tuple[Premises, Services | None]":
        """The premises, and the services when an office lives there (or the demo office was asked for).

        Raises Refusal: database_newer, database_half_migrated, not_a_database; Offline.
        """
        # Heavy: loaded here, after the first paint.
        from onestop_desk.domain.errors import Refusal
        from onestop_desk.services import Ports, Premises
        from onestop_desk.services.actors import SYSTEM
        from onestop_desk.services.messages.kept_post import KeptPost

        premises = Premises(self.address, Ports(post=KeptPost(self.folder)))
        try:
            premises.prepare()
            if premises.set_up() is None:
                return premises, premises.create_demo() if self.demo else None
            services = premises.open()
            if self.demo and not services.office.office().is_demo:
                # Whoever wants to try things out must not do it on the real office's records.
                raise Refusal("office_not_demo")
            services.day.settle_earlier_days(SYSTEM)
        except BaseException:
            premises.close()
            raise
        return premises, services

    def services(self) -> "Services":
        """The services; raises Refusal("not_set_up") before set-up, and what `open` raises."""
        from onestop_desk.domain.errors import Refusal

        premises, services = self.open()
        if services is None:
            premises.close()
            raise Refusal("not_set_up")
        return services
