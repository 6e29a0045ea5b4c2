"""The office's PCs and screens: each says every few seconds that it is there and how its devices are."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from onestop_desk.data import office
from onestop_desk.domain.instants import SECOND, Instant
from onestop_desk.services.actors import Actor
from onestop_desk.services.context import Action, Context
from onestop_desk.services.rights import Right

BEAT_SECONDS = 20
"""How often a station says that it is there."""
GONE_AFTER = 60 * SECOND
"""A station not seen for so long is not there."""


@dataclass(frozen=True)
class Health:
    """How the devices of one station are, in codes."""

    printer: str = "none"
    """"ok", "paper_low", "paper_out", "cover_open", "offline", "failed", or "none" without a printer."""
    printer_waiting: int = 0
    """Slips that wait for the printer."""
    printer_unsure: int = 0
    """Slips that may have been printed or not."""
    voice: str = "none"
    """"speech", "clips", "chime", or "none" without a sound."""
    muted: bool = False
    screen: int | None = None
    """Number of the screen it is shown on, 1 and more."""


@dataclass(frozen=True)
class Station:
    """One face on one PC, as last seen."""

    id: str
    name: str
    """Of the PC."""
    kind: str
    """"desk", "kiosk", "board" or "portal"."""
    counter_id: str | None
    seen_at: Instant
    here: bool
    """Whether it was seen in the last minute."""
    health: Health


def face_id(station_id: str, kind: str) -> str:
    """The id of one face of a PC: a board and a kiosk beside the desk are stations of their own."""
    return station_id if kind == "desk" else str(uuid5(NAMESPACE_OID, f"{station_id}/{kind}"))


class Stations:
    """Hears the stations and tells who is there."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def beat(self, actor: Actor, station_id: str, kind: str, name: str, health: Health) -> None:
        """One face is there; not journalled. `station_id` is the PC's. Raises Busy or Offline."""

        def work(action: Action) -> None:
            stored = json.dumps(asdict(health), separators=(",", ":"))
            office.beat(action.tx, id=face_id(station_id, kind), name=name, kind=kind, health=stored)

        self._context.act(actor, Right.TAKE_NUMBER, "beat", work, lock=False)

    def listed(self) -> tuple[Station, ...]:
        """Every station that was ever seen, the last seen first."""
        with self._context.look((office.stations(),)) as (tx, _config, (rows,)):
            return tuple(
                Station(row[0], row[1], row[2], row[3], row[4], tx.now - row[4] <= GONE_AFTER, _health(row[5]))
                for row in rows
            )


def _health(stored: str) -> Health:
    said: dict[str, Any] = json.loads(stored)
    known = {field.name for field in fields(Health)}
    return Health(**{name: value for name, value in said.items() if name in known})
