"""The camera of this PC through QtMultimedia, which is loaded when somebody first wants to scan."""

import logging
import time
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ui.devices.camera import EVERY_MS

WIDE = 1280
"""Codes are read well at this width; more only takes time."""

_log = logging.getLogger(__name__)


class QtCamera(QObject):
    """The PC's usual camera. Its library may be missing (libpulse on a bare PC): then there is none."""

    pictured = Signal(QImage)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._camera: Any = None
        self._session: Any = None
        self._sink: Any = None
        self._devices: Any = None
        self._last = 0.0

    def is_there(self) -> bool:
        """Whether the PC has a camera now."""
        media = _library()
        return media is not None and not media.QMediaDevices.defaultVideoInput().isNull()

    def start(self) -> None:
        """Opens the usual camera; `failed` says why not."""
        media = _library()
        if media is None or media.QMediaDevices.defaultVideoInput().isNull():
            self.failed.emit("none")
            return
        device = media.QMediaDevices.defaultVideoInput()
        self._camera = media.QCamera(device, self)
        self._camera.errorOccurred.connect(self._on_error)
        formats = device.videoFormats()
        if formats:
            self._camera.setCameraFormat(min(formats, key=lambda f: abs(f.resolution().width() - WIDE)))
        self._session, self._sink = media.QMediaCaptureSession(self), media.QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._devices = media.QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self._on_devices)
        self._camera.start()

    def stop(self) -> None:
        """Gives the camera back, so that its light goes out."""
        camera, self._camera = self._camera, None
        if camera is None:
            return
        camera.stop()
        self._session.setCamera(None)
        for part in (self._session, self._sink, self._devices, camera):
            # Each is a child of this object and holds no child itself.
            part.deleteLater()
        self._session = self._sink = self._devices = None

    def _on_frame(self, frame: Any) -> None:
        now = time.monotonic()
        # Turning a frame into a picture is the dear part: not more often than pictures are read.
        if self._camera is None or (now - self._last) * 1000 < EVERY_MS / 2:
            return
        self._last = now
        picture = frame.toImage()
        if not picture.isNull():
            self.pictured.emit(picture)

    def _on_error(self, error: Any, text: str) -> None:
        if self._camera is None or error == self._camera.Error.NoError:
            return
        _log.info("camera: %s", text)
        self._fail("denied" if "ermission" in text or "ccess" in text else "gone")

    def _on_devices(self) -> None:
        if self._camera is None or self._devices is None:
            return
        if self._camera.cameraDevice() not in self._devices.videoInputs():
            self._fail("gone")

    def _fail(self, code: str) -> None:
        self.stop()
        self.failed.emit(code)


def _library() -> Any:
    with suppress(ImportError):
        from PySide6 import QtMultimedia

        return QtMultimedia
    _log.info("no camera: QtMultimedia cannot be loaded")
    return None
