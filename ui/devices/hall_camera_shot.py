"""Run as a process of its own by `hall_camera`: reads an address, writes the camera's picture of now, and ends.

Streams and films are decoded by QtMultimedia (its ffmpeg plugin), stills by QtGui.
"""

import re
import sys
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit, urlunsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    ProxyHandler,
    build_opener,
)

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QImageReader

from onestop_desk.domain.cameras import source
from ui.devices.hall_camera import PICTURE, WHY, NoPicture

MOST_BYTES = 8_000_000
"""No still of a camera is larger."""
MOST_SIDE = 10_000
SHOWN = QSize(1920, 1080)
"""Larger pictures are made smaller before they leave this process."""
_STILLS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp"})
_JPEG = re.compile(rb"\xff\xd8.*?\xff\xd9", re.DOTALL)
_REFUSED = frozenset({401, 403})


def main() -> int:
    """Exit 0 with the picture, 1 with why there is none."""
    wait_s = float(sys.argv[1])
    address = sys.stdin.buffer.read(2_000).decode()
    app = QGuiApplication(sys.argv[:1])
    try:
        made = _picture(app, address, wait_s)
    except NoPicture as nothing:
        sys.stdout.buffer.write(WHY + nothing.why.encode())
        return 1
    if made.width() > SHOWN.width() or made.height() > SHOWN.height():
        made = made.scaled(SHOWN, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    sys.stdout.buffer.write(PICTURE + _png(made))
    return 0


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs know paths only
    return bytes(buffer.data().data())


def _picture(app: QGuiApplication, address: str, wait_s: float) -> QImage:
    kind = source(address)
    if kind == "still":
        return _decoded(_fetched(address, wait_s))
    if kind == "stream":
        return _played(app, QUrl(address), wait_s)
    path = Path(address)
    if not path.is_file():
        raise NoPicture("missing")
    if path.suffix.lower() in _STILLS:
        with path.open("rb") as file:
            return _decoded(file.read(MOST_BYTES))
    return _played(app, QUrl.fromLocalFile(address), wait_s)


# -- streams and films -------------------------------------------------------------------------------------------------


def _played(app: QGuiApplication, where: QUrl, wait_s: float) -> QImage:
    """The first frame."""
    # It needs a sound library that may be missing: then there is no picture.
    try:
        from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink
    except ImportError:
        raise NoPicture("no_player") from None
    player, sink = QMediaPlayer(), QVideoSink()
    player.setVideoSink(sink)
    made: list[QImage] = []
    why: list[str] = []

    def on_frame(frame: QVideoFrame) -> None:
        picture = frame.toImage() if frame.isValid() else QImage()
        if not picture.isNull():
            made.append(picture)
            app.quit()

    def on_error(_error: QMediaPlayer.Error, _words: str) -> None:
        why.append("refused" if player.error() == QMediaPlayer.Error.AccessDeniedError else "unreachable")
        app.quit()

    sink.videoFrameChanged.connect(on_frame)
    player.errorOccurred.connect(on_error)
    QTimer.singleShot(int(wait_s * 1000), app.quit)
    player.setSource(where)
    player.play()
    app.exec()
    player.stop()
    if made:
        return made[0]
    raise NoPicture(why[0] if why else "silent")


# -- stills ------------------------------------------------------------------------------------------------------------


def _fetched(address: str, wait_s: float) -> bytes:
    """The first picture at a web address: a still, or one of a row of pictures that never ends."""
    parts = urlsplit(address)
    bare = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))
    handlers: list[HTTPBasicAuthHandler | HTTPDigestAuthHandler] = []
    if parts.username is not None:
        logins = HTTPPasswordMgrWithDefaultRealm()
        logins.add_password(None, bare, unquote(parts.username), unquote(parts.password or ""))
        handlers = [HTTPBasicAuthHandler(logins), HTTPDigestAuthHandler(logins)]
    try:
        # Cameras stand in the office's own network, never behind its proxy.
        with build_opener(ProxyHandler({}), *handlers).open(bare, timeout=wait_s) as answer:
            endless = answer.headers.get_content_maintype() == "multipart"
            came = b""
            while len(came) < MOST_BYTES:
                part = answer.read1(65_536)
                came += part
                found = _JPEG.search(came) if endless else None
                if found:
                    return found[0]
                if not part:
                    break
            return came
    except HTTPError as error:
        error.close()
        raise NoPicture("refused" if error.code in _REFUSED else "missing") from None
    except URLError as error:
        raise NoPicture("silent" if isinstance(error.reason, TimeoutError) else "unreachable") from None
    except TimeoutError:
        raise NoPicture("silent") from None
    except (OSError, ValueError):
        raise NoPicture("unreachable") from None


def _decoded(content: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > MOST_SIDE:
        raise NoPicture("no_picture")
    made = reader.read()
    if made.isNull():
        raise NoPicture("no_picture")
    return made


if __name__ == "__main__":
    sys.exit(main())
