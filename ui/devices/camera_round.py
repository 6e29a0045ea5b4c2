"""One round over the hall's cameras: those that are due are looked at one after another, and what was found is told."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.devices.hall_camera import NoPicture, picture_of

if TYPE_CHECKING:
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.cameras import Cameras

NO_PLAYER = "no_player"
Fetch = Callable[[str], bytes]


def look_round(cameras: "Cameras", actor: "Actor", *, at_once: bool = False, fetch: Fetch = picture_of) -> int:
    """Looks at the cameras that are due, with `at_once` at all; how many. Slow; raises Refusal, Busy or Offline.

    A PC that lacks the library for streams says nothing about them.
    """
    due = cameras.due(actor, at_once=at_once)
    for camera in due:
        why = _why_not(camera.address, fetch)
        if why != NO_PLAYER:
            cameras.tell(actor, camera.id, why)
    return len(due)


def _why_not(address: str, fetch: Fetch) -> str | None:
    try:
        fetch(address)
    except NoPicture as nothing:
        return nothing.why
    return None
