"""A network cable to the tests' PostgreSQL: it can be pulled out, or swallow everything without a word."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import parse_qs, urlsplit

_PIECE = 65_536


class Cable:
    """Carries bytes between a TCP port on loopback and the server's own socket."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._server = f"{parse_qs(parts.query)['host'][0]}/.s.PGSQL.5432"
        self._whole = threading.Event()
        self._whole.set()
        self._ended = threading.Event()
        self._ends: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._listener: socket.socket | None = None
        self._port = 0
        self._listen()
        self.address = f"postgresql://postgres@127.0.0.1:{self._port}{parts.path}?sslmode=disable&gssencmode=disable"

    def _listen(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", self._port))
        self._port = int(self._listener.getsockname()[1])
        self._begin(self._accept, self._listener)

    def pull(self) -> None:
        """Out: whoever is connected is cut off, and nobody gets through."""
        if self._listener is not None:
            _close(self._listener)
            self._listener = None
        for end in self._ends:
            _close(end)
        self._ends.clear()

    def swallow(self) -> None:
        """In, and dead: everything is taken and nothing arrives."""
        self._whole.clear()

    def mend(self) -> None:
        """As it was."""
        self._whole.set()
        if self._listener is None:
            self._listen()

    def end(self) -> None:
        """Nothing of it stays."""
        self._ended.set()
        self._whole.set()
        self.pull()
        for thread in self._threads:
            thread.join(5)

    def _begin(self, work: "object", *given: object) -> None:
        thread = threading.Thread(target=work, args=given, name="cable", daemon=True)  # type: ignore[arg-type] # ours
        self._threads.append(thread)
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                station, _address = listener.accept()
            except OSError:
                return
            self._ends.append(station)
            self._begin(self._connect, station)

    def _connect(self, station: socket.socket) -> None:
        self._whole.wait()
        server = socket.socket(socket.AF_UNIX)
        self._ends.append(server)
        try:
            server.connect(self._server)
        except OSError:
            _close(station)
            return
        self._begin(self._carry, server, station)
        self._carry(station, server)

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(_PIECE):
                self._whole.wait()
                target.sendall(piece)
        _close(source)
        _close(target)


def _close(end: socket.socket) -> None:
    # Closing alone does not wake whoever waits in accept or recv.
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextmanager
def cable(address: str) -> Iterator[Cable]:
    """A whole cable to the database at an address on the server's own socket."""
    made = Cable(address)
    try:
        yield made
    finally:
        made.end()
