"""Who acts: a person, a station, a citizen or the system; every action names one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """Somebody or something that acts, as the journal names it."""

    kind: str
    """"person", "station", "citizen" or "system"."""
    id: str
    role: str | None = None
    """"head" or "clerk" for a person."""
    station_id: str | None = None


SYSTEM = Actor("system", "system")
"""The office itself, when time passes."""


def station(station_id: str) -> Actor:
    """A kiosk or board acting for whoever stands before it."""
    return Actor("station", station_id, station_id=station_id)
