"""The hall's cameras: the head keeps the list and may ask for a picture; each desk may look whether they answer.

An address may hold a password: it is handed to whoever fetches a picture and stands in no view, journal or log.
"""

from dataclasses import dataclass, field

from onestop_desk.data import cameras
from onestop_desk.domain.cameras import MOST, clean_address, clean_name, masked
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.services.actors import Actor
from onestop_desk.services.context import Action, Context
from onestop_desk.services.keys import new_id
from onestop_desk.services.rights import Right

EVERY = 5 * MINUTE
"""How often a camera is looked at, by whichever desk comes first."""
_STATES = {True: "reachable", False: "unreachable", None: "unknown"}


@dataclass(frozen=True)
class CameraView:
    """One camera of the list."""

    id: str
    name: str
    shown: str
    """Its address without who signs in."""
    reachable: bool | None
    """None before it was looked at."""
    since: Instant | None
    checked_at: Instant | None
    why: str | None
    """Why it cannot be reached: silent, refused, unreachable, no_picture, missing."""


@dataclass(frozen=True)
class CameraSource:
    """Where a picture is fetched; not shown in a log."""

    id: str
    address: str = field(repr=False)


class Cameras:
    """The verbs of the hall's cameras."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listed(self) -> tuple[CameraView, ...]:
        """The office's cameras by name."""
        with self._context.look([cameras.listed()]) as (_tx, _config, (rows,)):
            return tuple(
                CameraView(row[0], row[1], masked(row[2]), None if row[3] is None else bool(row[3]), *row[4:])
                for row in rows
            )

    def add(self, actor: Actor, name: str, address: str) -> str:
        """Puts a camera on the list; its id.

        Raises Refusal: not_allowed, bad_camera_name, bad_camera_address, camera_listed, too_many_cameras.
        """
        called, where = clean_name(name), clean_address(address)

        def work(action: Action) -> str:
            known = action.reads[0]
            if len(known) >= MOST:
                raise Refusal("too_many_cameras", most=MOST)
            if any(row[1] == called or row[2] == where for row in known):
                raise Refusal("camera_listed")
            camera_id = new_id()
            cameras.insert(action.tx, camera_id, called, where)
            action.note("camera_listed", camera_id)
            return camera_id

        return self._context.act(actor, Right.CHANGE_OFFICE, "camera", work, [cameras.listed()])

    def remove(self, actor: Actor, camera_id: str) -> None:
        """Takes a camera off the list and forgets its address; raises Refusal: not_allowed, unknown_camera."""

        def work(action: Action) -> None:
            if not cameras.remove(action.tx, camera_id):
                raise Refusal("unknown_camera")
            action.note("camera_removed", camera_id)

        self._context.act(actor, Right.CHANGE_OFFICE, "camera", work)

    def picture(self, actor: Actor, camera_id: str) -> CameraSource:
        """Where the head fetches a picture of now; that it was asked for is journalled, the picture is kept nowhere.

        Raises Refusal: not_allowed, unknown_camera.
        """

        def work(action: Action) -> CameraSource:
            if not action.reads[0]:
                raise Refusal("unknown_camera")
            action.note("camera_viewed", camera_id)
            return CameraSource(camera_id, action.reads[0][0][1])

        return self._context.act(actor, Right.SEE_CAMERAS, "camera", work, [cameras.state(camera_id)])

    def due(self, actor: Actor, *, at_once: bool = False) -> tuple[CameraSource, ...]:
        """The cameras that are to be looked at now, each given to one desk only; with `at_once` all of them."""

        def work(action: Action) -> tuple[CameraSource, ...]:
            before = action.tx.now - (0 if at_once else EVERY)
            return tuple(CameraSource(*row) for row in cameras.claim(action.tx, before))

        return self._context.act(actor, Right.RUN_DAY, "camera", work)

    def tell(self, actor: Actor, camera_id: str, why: str | None) -> None:
        """How a camera was found: `why` it cannot be reached, None when it can; only a change is journalled."""

        def work(action: Action) -> None:
            if not action.reads[0]:
                return
            reachable, before = why is None, action.reads[0][0][0]
            was = None if before is None else bool(before)
            cameras.tell(action.tx, camera_id, reachable, why, changed=was is not reachable)
            if was is not reachable:
                action.note("camera", camera_id, _STATES[was], _STATES[reachable], why)

        self._context.act(actor, Right.RUN_DAY, "camera", work, [cameras.state(camera_id)])
