"""The one place where a right is checked; finer rights come here and nowhere else."""

from enum import Enum

from onestop_desk.domain.errors import Refusal
from onestop_desk.services.actors import Actor


class Right(Enum):
    """What an actor may do, with the kinds of actor and the roles that may."""

    TAKE_NUMBER = (("station", "citizen", "person", "system"), None)
    SERVE = (("person",), None)
    RUN_DAY = (("person", "system"), None)
    OPEN_LINES = (("person",), None)
    CHANGE_OFFICE = (("person",), ("head",))

    def __init__(self, kinds: tuple[str, ...], roles: tuple[str, ...] | None) -> None:
        self.kinds = kinds
        self.roles = roles


def require(actor: Actor, right: Right) -> None:
    """Raises Refusal("not_allowed") unless the actor has the right."""
    if actor.kind not in right.kinds or (right.roles is not None and actor.role not in right.roles):
        raise Refusal("not_allowed", right=right.name.lower())
