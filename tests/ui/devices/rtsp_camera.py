"""A hall camera for tests: a real RTSP server on loopback that sends a picture as JPEG over RTP (RFC 2326, RFC 2435).

RTP travels interleaved in the RTSP connection, as a player asks for over TCP. The camera can want a password, be
silent, answer with rubbish, and be unplugged in the middle.
"""

import base64
import io
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from PIL import Image

Manner = Literal["plays", "silent", "rubbish", "missing", "no_picture"]

_FRAME_S = 0.1
_PART = 1_300
_CLOCK = 90_000
_JPEG = 26


@dataclass(frozen=True)
class Scan:
    """A JPEG taken apart as RFC 2435 sends it."""

    width: int
    height: int
    tables: bytes
    data: bytes


def take_apart(picture: bytes) -> Scan:
    """The quantisation tables and the entropy-coded data of a baseline JPEG with the usual Huffman tables."""
    tables, at, width, height = b"", 2, 0, 0
    while True:
        marker, length = picture[at + 1], struct.unpack(">H", picture[at + 2 : at + 4])[0]
        body = picture[at + 4 : at + 2 + length]
        if marker == 0xDB:
            while body:
                tables, body = tables + body[1:65], body[65:]
        elif marker == 0xC0:
            height, width = struct.unpack(">HH", body[1:5])
        at += 2 + length
        if marker == 0xDA:
            return Scan(width, height, tables, picture[at : picture.rindex(b"\xff\xd9")])


def jpeg(colour: tuple[int, int, int], size: tuple[int, int] = (320, 240)) -> bytes:
    """A picture of one colour; sides are multiples of 16."""
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, "JPEG", quality=80, subsampling="4:2:0", optimize=False)
    return made.getvalue()


class RtspCamera:
    """Listens until it is unplugged; every player has a thread of its own."""

    def __init__(self, colour: tuple[int, int, int], manner: Manner = "plays", login: str = "") -> None:
        self._scan = take_apart(jpeg(colour))
        self._manner, self._login = manner, login
        self._stop = threading.Event()
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self.asked: list[str] = []
        """The method of every request that was heard."""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._begin(self._accept)

    @property
    def address(self) -> str:
        """Where it shows its picture."""
        login = f"{self._login}@" if self._login else ""
        return f"rtsp://{login}127.0.0.1:{self.port}/sanh"

    def unplug(self) -> None:
        """Takes the cable out: nothing listens any more, and every connection is gone."""
        self._stop.set()
        # Closing alone does not wake whoever waits in accept or recv.
        for end in (self._listener, *self._open):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        for thread in self._threads:
            thread.join(5)

    def _begin(self, work: "object", *given: object) -> None:
        thread = threading.Thread(target=work, args=given, daemon=True)  # type: ignore[arg-type] # a method of ours
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stop.is_set():
            try:
                player, _address = self._listener.accept()
            except OSError:
                return
            self._open.append(player)
            self._begin(self._talk, player)

    def _talk(self, player: socket.socket) -> None:
        with suppress(OSError), player, player.makefile("rb") as heard:
            if self._manner == "silent":
                self._stop.wait()
                return
            if self._manner == "rubbish":
                player.sendall(b"\x00\xff" * 4_000)
                return
            while not self._stop.is_set():
                request = _request(heard)
                if request is None:
                    return
                method, target, headers = request
                self.asked.append(method)
                player.sendall(self._answer(method, target, headers))
                if method == "PLAY" and self._manner == "plays":
                    self._play(player)
                    return

    def _answer(self, method: str, target: str, headers: dict[str, str]) -> bytes:
        number = headers.get("cseq", "0")
        if self._manner == "missing":
            return _reply(number, "404 Not Found")
        wanted = "Basic " + base64.b64encode(unquote(self._login).encode()).decode()
        if self._login and method != "OPTIONS" and headers.get("authorization") != wanted:
            return _reply(number, "401 Unauthorized", 'WWW-Authenticate: Basic realm="camera"')
        if method == "OPTIONS":
            return _reply(number, "200 OK", "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN")
        if method == "DESCRIBE":
            return _reply(number, "200 OK", f"Content-Base: {target}/", "Content-Type: application/sdp", body=_SDP)
        if method == "SETUP":
            if "interleaved" not in headers.get("transport", ""):
                return _reply(number, "461 Unsupported Transport")
            return _reply(number, "200 OK", "Transport: RTP/AVP/TCP;unicast;interleaved=0-1", "Session: 1;timeout=60")
        return _reply(number, "200 OK", "Session: 1")

    def _play(self, player: socket.socket) -> None:
        sequence = frame = 0
        while not self._stop.wait(_FRAME_S):
            frame += 1
            for packet in self._packets(frame, sequence):
                sequence += 1
                player.sendall(b"$\x00" + struct.pack(">H", len(packet)) + packet)

    def _packets(self, frame: int, sequence: int) -> Iterator[bytes]:
        scan, at = self._scan, 0
        while at < len(scan.data):
            part = scan.data[at : at + _PART]
            last = at + len(part) == len(scan.data)
            header = struct.pack(
                ">BBHII", 0x80, _JPEG | (0x80 if last else 0), (sequence + at // _PART) & 0xFFFF,
                int(frame * _FRAME_S * _CLOCK), 7,
            )  # fmt: skip
            # Type 1 is 4:2:0; Q 255 says that the tables stand in the first packet.
            picture = struct.pack(">I", at) + bytes((1, 255, scan.width // 8, scan.height // 8))
            if at == 0:
                picture += struct.pack(">BBH", 0, 0, len(scan.tables)) + scan.tables
            yield header + picture + part
            at += len(part)


_SDP = (
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=camera\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\n"
    "m=video 0 RTP/AVP 26\r\na=control:track1\r\na=framerate:10\r\n"
)


def _request(heard: io.BufferedReader) -> tuple[str, str, dict[str, str]] | None:
    lines: list[str] = []
    while True:
        line = heard.readline().decode("ascii", "replace").strip()
        if not line:
            break
        lines.append(line)
    if not lines:
        return None
    method, target, _version = lines[0].split(" ", 2)
    headers = dict(line.split(":", 1) for line in lines[1:])
    return method, target, {name.strip().lower(): value.strip() for name, value in headers.items()}


def _reply(number: str, status: str, *headers: str, body: str = "") -> bytes:
    told = [f"RTSP/1.0 {status}", f"CSeq: {number}", *headers, f"Content-Length: {len(body)}"]
    return ("\r\n".join(told) + "\r\n\r\n" + body).encode()


@contextmanager
def camera(
    colour: tuple[int, int, int] = (20, 120, 200), manner: Manner = "plays", login: str = ""
) -> Iterator[RtspCamera]:
    """A camera that is unplugged at the end."""
    made = RtspCamera(colour, manner, login)
    try:
        yield made
    finally:
        made.unplug()
