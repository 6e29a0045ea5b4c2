"""Hall cameras: a real RTSP conversation on loopback, decoded by the real client; stills, files, and bad neighbours."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.ui.devices.rtsp_camera import camera, jpeg
from ui.devices import hall_camera
from ui.devices.hall_camera import NoPicture, picture_of

BLUE = (20, 60, 200)
WAIT_S = 4.0


def colour_of(png: bytes) -> tuple[int, int, int]:
    picture = QImage.fromData(png)
    assert (picture.width(), picture.height()) == (320, 240)
    middle: QColor = picture.pixelColor(160, 120)
    return middle.red(), middle.green(), middle.blue()


def is_blue(png: bytes) -> bool:
    return all(abs(seen - meant) < 16 for seen, meant in zip(colour_of(png), BLUE, strict=True))


def test_the_picture_of_a_stream_until_the_cable_is_out() -> None:
    with camera(BLUE) as shown:
        assert is_blue(picture_of(shown.address, WAIT_S))
        assert shown.asked[:2] == ["OPTIONS", "DESCRIBE"]
        assert shown.asked[-1] == "PLAY"
        shown.unplug()
        with pytest.raises(NoPicture, match="unreachable"):
            picture_of(shown.address, WAIT_S)


def test_a_camera_that_wants_a_password_gets_it() -> None:
    with camera(BLUE, login="an:m%40t-khau") as shown:
        assert is_blue(picture_of(shown.address, WAIT_S))
        with pytest.raises(NoPicture):
            picture_of(shown.address.replace("m%40t", "sai"), WAIT_S)


@pytest.mark.parametrize("manner", ["silent", "no_picture", "rubbish", "missing"])
def test_a_bad_neighbour_has_no_picture_and_holds_nobody_up(manner: str) -> None:
    with camera(BLUE, manner) as shown, pytest.raises(NoPicture):  # type: ignore[arg-type] # one of the manners
        picture_of(shown.address, 1.0)


def test_a_process_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hall_camera, "START_S", -0.9)
    with camera(BLUE, "silent") as shown, pytest.raises(NoPicture, match="silent"):
        picture_of(shown.address, 1.0)


@contextmanager
def web_camera(content: bytes, kind: str, status: int = 200) -> Iterator[str]:
    """A web server on loopback with one picture."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_words: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/anh"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_stills_on_the_web() -> None:
    still = jpeg(BLUE)
    with web_camera(still, "image/jpeg") as address:
        assert is_blue(picture_of(address, WAIT_S))
    with web_camera(b"--b\r\n\r\n" + still + b"\r\n--b\r\n", "multipart/x-mixed-replace; boundary=b") as address:
        assert is_blue(picture_of(address, WAIT_S))
    with web_camera(b"<html>", "text/html") as address, pytest.raises(NoPicture, match="no_picture"):
        picture_of(address, WAIT_S)
    with web_camera(b"", "text/html", 401) as address, pytest.raises(NoPicture, match="refused"):
        picture_of(address, WAIT_S)


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "sanh.jpg"
    path.write_bytes(jpeg(BLUE))
    assert is_blue(picture_of(str(path), WAIT_S))
    path.write_bytes(b"\xff\xd8 broken")
    with pytest.raises(NoPicture, match="no_picture"):
        picture_of(str(path), WAIT_S)
    with pytest.raises(NoPicture, match="missing"):
        picture_of(str(tmp_path / "none.jpg"), WAIT_S)
