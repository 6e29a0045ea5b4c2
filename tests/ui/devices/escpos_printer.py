"""A ticket printer on a loopback socket: understands ESC/POS, prints what it is sent, and has its moods."""

import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Thread

from PIL import Image

_LIMIT_S = 10


class PrintHead:
    """What is behind every cable: commands in, answers out, slips on paper."""

    def __init__(self, width: int = 576) -> None:
        self.width = width
        self.slips: list[Image.Image] = []
        """Every slip that was cut off, as black and white dots."""
        self.paper_out = self.cover_open = self.paper_low = self.jammed = self.silent = False
        self.knows_order = True
        self.paper_ends_after: int | None = None
        """Rows until the roll ends in the middle of a slip."""
        self.started = 0
        """How often a slip was begun."""
        self.printed = Event()
        """Set with each cut."""
        self._held = b""
        self._rows: list[bytes] = []
        self._lock = Lock()

    def take(self, data: bytes) -> bytes:
        """Takes what came over the cable; gives what goes back."""
        with self._lock:
            self._held += data
            back = b""
            while self._held:
                used, answer = self._one()
                if not used:
                    break
                self._held = self._held[used:]
                back += answer
            return back

    @property
    def unfinished(self) -> int:
        """Rows of a slip that was not cut."""
        return len(self._rows)

    def forget(self) -> None:
        """Switched off and on: what was half printed hangs out of the printer."""
        with self._lock:
            self._held, self._rows = b"", []

    def _one(self) -> tuple[int, bytes]:
        held = self._held
        if held.startswith(b"\x10\x04"):
            return (3, self._status(held[2])) if len(held) >= 3 else (0, b"")
        if held.startswith(b"\x1dv0"):
            return self._raster()
        if held.startswith(b"\x1dr"):
            known = self.knows_order and not self.silent and not self._stopped
            return (3, b"\x00" if known else b"") if len(held) >= 3 else (0, b"")
        if held.startswith(b"\x1dV"):
            if len(held) < 3:
                return 0, b""
            self._cut()
            return 4 if held[2] in (65, 66) and len(held) > 3 else 3, b""
        if held.startswith((b"\x1da", b"\x1bd", b"\x1bJ")):
            return (3, b"") if len(held) >= 3 else (0, b"")
        if held.startswith(b"\x1b@"):
            return 2, b""
        if held in (b"\x10", b"\x1d", b"\x1b"):
            return 0, b""
        if held[:1] in (b"\n", b"\0"):
            return len(held) - len(held.lstrip(b"\n\0")), b""
        raise AssertionError(f"not a command: {held[:8]!r}")

    def _raster(self) -> tuple[int, bytes]:
        if len(self._held) < 8:
            return 0, b""
        wide, rows = struct.unpack("<HH", self._held[4:8])
        if len(self._held) < 8 + wide * rows:
            return 0, b""
        assert wide * 8 == self.width, "as wide as the head, or the slip is crooked"
        if not self._rows:
            self.started += 1
        data = self._held[8 : 8 + wide * rows]
        for row in range(rows):
            if not self._stopped:
                self._rows.append(data[row * wide : (row + 1) * wide])
                if self.paper_ends_after is not None and len(self._rows) >= self.paper_ends_after:
                    self.paper_out, self.paper_ends_after = True, None
        return 8 + wide * rows, b""

    def _cut(self) -> None:
        if self._stopped or not self._rows:
            return
        # A dot is a 1 on the wire and black on paper.
        ink = Image.frombytes("1", (self.width, len(self._rows)), b"".join(self._rows), "raw", "1;I")
        self.slips.append(ink)
        self._rows = []
        self.printed.set()

    @property
    def _stopped(self) -> bool:
        return self.paper_out or self.cover_open or self.jammed

    def _status(self, which: int) -> bytes:
        if self.silent:
            return b""
        bits = {
            1: 0x08 * self._stopped,
            2: 0x04 * self.cover_open | 0x20 * self.paper_out | 0x40 * self.jammed,
            4: 0x60 * self.paper_out | 0x0C * (self.paper_low or self.paper_out),
        }
        return bytes([0x12 | bits[which]])


class NetworkPrinter:
    """The print head behind a socket on this PC; `close` joins its thread."""

    def __init__(self, head: PrintHead) -> None:
        self.head = head
        self.drop_after: int | None = None
        """Hangs up once so many bytes of a connection came, in the middle of a slip."""
        self.hears: Callable[[], object] | None = None
        """Called with each piece that came; may wait, as a slow printer does."""
        self.connections = 0
        self._server: socket.socket | None = None
        self._thread: Thread | None = None
        self.port = 0
        self.plug_in()

    def plug_in(self) -> None:
        """Its cable is in: it listens, at the same port as before."""
        server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(("127.0.0.1", self.port))
        server.listen()
        server.settimeout(_LIMIT_S)
        self.port = server.getsockname()[1]
        self._server = server
        self._thread = Thread(target=self._serve, args=(server,), name="escpos-printer")
        self._thread.start()

    def unplug(self) -> None:
        """Its cable is out: nobody listens."""
        server, thread = self._server, self._thread
        self._server = self._thread = None
        if server is not None:
            with suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)
            server.close()
        if thread is not None:
            thread.join(_LIMIT_S)
            assert not thread.is_alive()

    close = unplug

    def _serve(self, server: socket.socket) -> None:
        while True:
            try:
                connection, _address = server.accept()
            except OSError:
                return
            self.connections += 1
            with connection:
                connection.settimeout(_LIMIT_S)
                with suppress(OSError):
                    self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        came = 0
        while data := connection.recv(4096):
            came += len(data)
            if self.hears is not None:
                self.hears()
            if self.drop_after is not None and came >= self.drop_after:
                self.drop_after = None
                # At once, as when the plug is pulled: no polite goodbye.
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.head.forget()
                return
            back = self.head.take(data)
            if back:
                connection.sendall(back)
