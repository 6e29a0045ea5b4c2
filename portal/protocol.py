"""Reads requests from a socket with a limit on how long a request may take to say what it wants, and how much."""

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from asyncio import TimerHandle

HEAD_S = 8.0
"""Seconds in which a request line and its headers must have come."""
HEAD_BYTES = 24_000
MOST_UNSPOKEN = 300
"""Connections that have not said what they want; beyond that, those that have had time to are closed, oldest first."""
TIME_TO_SPEAK_S = 1.0


class Unspoken:
    """The connections of one server that have not yet said what they want, oldest first."""

    def __init__(self, most: int | None = None, seconds: float | None = None) -> None:
        self.most = most or MOST_UNSPOKEN
        self.seconds = seconds or HEAD_S
        self._waiting: OrderedDict[int, tuple[Punctual, float]] = OrderedDict()

    def add(self, protocol: "Punctual") -> None:
        """One more; the oldest makes room, unless it is as new as a crowd that comes all at once."""
        now = protocol.loop.time()
        self._waiting[id(protocol)] = (protocol, now)
        if len(self._waiting) > self.most:
            first, since = next(iter(self._waiting.values()))
            if now - since > TIME_TO_SPEAK_S:
                first.close()

    def drop(self, protocol: "Punctual") -> None:
        """This one has spoken, or is gone."""
        self._waiting.pop(id(protocol), None)


class Punctual(HttpToolsProtocol):
    """The HTTP protocol of uvicorn, which itself waits for headers without end."""

    unspoken: Unspoken

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._timer: TimerHandle | None = None
        self._read = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A socket was opened."""
        super().connection_made(transport)
        self._begin()

    def data_received(self, data: bytes) -> None:
        """Some bytes came."""
        if self._timer is None and not self._is_being_answered():
            self._begin()
        super().data_received(data)
        if self._timer is not None:
            # Its headers are not whole yet, so all of this was headers.
            self._read += len(data)
            if self._read > HEAD_BYTES:
                self.close()

    def on_headers_complete(self) -> None:
        """It has said what it wants."""
        self._end()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """The socket is gone."""
        self._end()
        super().connection_lost(exc)

    def close(self) -> None:
        """Hangs up."""
        self._end()
        if not self.transport.is_closing():
            self.transport.close()

    def _is_being_answered(self) -> bool:
        cycle: Any = self.cycle  # None before the first request, whatever uvicorn's types say
        return cycle is not None and not cycle.response_complete

    def _begin(self) -> None:
        self._read = 0
        self._timer = self.loop.call_later(self.unspoken.seconds, self.close)
        self.unspoken.add(self)

    def _end(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self.unspoken.drop(self)


def protocol_of(unspoken: Unspoken) -> type[Punctual]:
    """The protocol of one server, which counts its own connections."""
    return type("PunctualHere", (Punctual,), {"unspoken": unspoken})
