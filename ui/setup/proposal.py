"""What the wizard proposes before anybody has typed: the demo office's lines, counters and hours, and the agencies."""

from dataclasses import dataclass

from onestop_desk.services.resources import read_json


@dataclass(frozen=True)
class Agency:
    """Whom a counter belongs to."""

    code: str
    name: str


def agencies() -> tuple[Agency, ...]:
    """The agencies that may sit in a centre."""
    return tuple(Agency(one["code"], one["name"]) for one in read_json("office/demo.json")["agencies"])
