"""One round over the hall's cameras: those that are due are looked at two at a time, and what was found is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from ui.devices.hall_camera import NoPicture, picture_of

if TYPE_CHECKING:
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.cameras import Cameras

AT_ONCE = 2
"""Each look is a process of its own; a counter PC of 4 GB carries two."""
NO_PLAYER, NOT_LOOKED = "no_player", "not_looked"
Fetch = Callable[[str], bytes]


def look_round(
    cameras: "Cameras",
    actor: "Actor",
    *,
    at_once: bool = False,
    fetch: Fetch = picture_of,
    ended: Callable[[], bool] = lambda: False,
) -> int:
    """Looks at the cameras that are due, with `at_once` at all; how many. Slow; raises Refusal, Busy or Offline.

    A PC that lacks the library for streams says nothing about them. Once it has `ended`, no other camera is begun, so
    that a desk that is closed does not go on unseen.
    """
    due = cameras.due(actor, at_once=at_once)
    with ThreadPoolExecutor(AT_ONCE, "hall-camera") as pool:
        found = pool.map(lambda camera: NOT_LOOKED if ended() else _why_not(camera.address, fetch), due)
        for camera, why in zip(due, found, strict=True):
            if why not in {NO_PLAYER, NOT_LOOKED} and not ended():
                cameras.tell(actor, camera.id, why)
    return len(due)


def _why_not(address: str, fetch: Fetch) -> str | None:
    try:
        fetch(address)
    except NoPicture as nothing:
        return nothing.why
    return None
