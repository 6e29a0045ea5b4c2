"""While the desk runs, the hall's cameras are looked at every few minutes; by which desk, the data decides."""

import logging
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.background import RunTask, run_task
from ui.devices.camera_round import Fetch, look_round
from ui.devices.hall_camera import picture_of

if TYPE_CHECKING:
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.cameras import Cameras

ASK_MS = 60_000
_log = logging.getLogger(__name__)


class CameraWatch(QObject):
    """Asks once a minute what is due; never twice at a time, and a database that is away is asked again."""

    def __init__(
        self,
        cameras: "Cameras",
        actor: "Actor",
        parent: QObject | None = None,
        *,
        run: RunTask = run_task,
        fetch: Fetch = picture_of,
    ) -> None:
        super().__init__(parent)
        self._cameras, self._actor, self._run, self._fetch = cameras, actor, run, fetch
        self._busy = False
        self._ended = Event()
        self._timer = QTimer(self, interval=ASK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begins in a minute: at start the desk has other things to do."""
        self._timer.start()

    def stop(self) -> None:
        """Ends, also in the middle of a round."""
        self._timer.stop()
        self._ended.set()

    def look(self) -> None:
        """Looks at what is due now."""
        if self._busy:
            return
        self._busy = True
        cameras, actor, fetch, ended = self._cameras, self._actor, self._fetch, self._ended.is_set
        self._run(self, lambda: look_round(cameras, actor, fetch=fetch, ended=ended), self._done, self._failed)

    def _done(self, _count: int) -> None:
        self._busy = False

    def _failed(self, error: Exception) -> None:
        self._busy = False
        _log.info("cameras were not looked at: %s", error)
