"""What every request passes first: is it for us, from whom, neither too much nor too slow; hands out known pages."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from onestop_desk.words import use
from portal.answers import SAFE, SECURE, Packed, RawHeaders, takes_gzip
from portal.limits import Limits
from portal.shelf import Shelf
from portal.visitors import STATE, Network, Visitor, asked_from

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Refuse = Callable[[int, int], bytes]
"""Makes the page for a status; the second number is after how many seconds to try again."""

LONGEST_BODY = 64_000
LONGEST_DRAINED = 1_000_000
"""Bytes of a body that are still taken in, and thrown away, so that its sender can read why."""
BODY_S = 10.0
"""Seconds in which the fields of a form must have come."""
LONGEST_PATH = 300
OURSELVES = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Manners:
    """How the portal stands in the world."""

    prefix: str = ""
    """The path under which a proxy shows it: "" or "/motcua"."""
    secure: bool = False
    """Names travel encrypted: by our certificate or by the proxy's."""
    proxies: tuple[Network, ...] = ()
    names: frozenset[str] = field(default_factory=frozenset)
    """Further host names that are ours."""


def host_of(base: str) -> str:
    """The host of a public base address, "" for none."""
    return (urlsplit(base).hostname or "").lower() if base else ""


class _TooLong(Exception):
    """The body is longer than any form of ours."""


class Door:
    """The outermost application."""

    def __init__(self, inside: Application, shelf: Shelf, manners: Manners, limits: Limits, refuse: Refuse) -> None:
        self._inside = inside
        self._shelf = shelf
        self._manners = manners
        self._limits = limits
        self._refuse = refuse
        self._safe = tuple(SAFE.items()) + ((SECURE,) if manners.secure else ())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the beginning and end of the server."""
        if scope["type"] != "http":
            await self._inside(scope, receive, send)
            return
        headers: dict[bytes, bytes] = dict(scope["headers"])
        visitor = self._visitor(scope, headers)
        with use("en" if visitor.english else "vi"):
            status, wait_s = self._check(scope, headers, visitor)
            if status:
                await self._send_refusal(send, status, wait_s)
                return
            if scope["method"] in {"GET", "HEAD"}:
                page = self._shelf.known(visitor.path, english=visitor.english)
                if page is not None:
                    await self.hand_out(page, headers, send, head=scope["method"] == "HEAD")
                    return
            await self._go_in(scope, receive, send, visitor)

    def _visitor(self, scope: Scope, headers: Mapping[bytes, bytes]) -> Visitor:
        path: str = scope["path"]
        prefix = self._manners.prefix
        if prefix and (path == prefix or path.startswith(f"{prefix}/")):
            path = path[len(prefix) :]
        english = path == "/en" or path.startswith("/en/")
        path = (path[3:] if english else path).rstrip("/") or "/"
        peer = (scope.get("client") or ("", 0))[0]
        return Visitor(asked_from(peer, headers, self._manners.proxies), path, english, self._manners.secure)

    def _check(self, scope: Scope, headers: Mapping[bytes, bytes], visitor: Visitor) -> tuple[int, int]:
        """The status with which a request is turned away, 0 when it may come in, and when to try again."""
        if not self._ours(headers.get(b"host", b""), scope):
            return 421, 0
        if len(scope["path"]) > LONGEST_PATH:
            return 414, 0
        if scope["method"] not in {"GET", "HEAD", "POST"}:
            return 405, 0
        if not self._limits.pages.take(visitor.address):
            return 429, self._limits.pages.wait_s(visitor.address)
        if scope["method"] == "POST":
            if headers.get(b"sec-fetch-site", b"same-origin") not in {b"same-origin", b"none"}:
                return 403, 0
            if not self._limits.sent.take(visitor.address):
                return 429, self._limits.sent.wait_s(visitor.address)
        return 0, 0

    def _ours(self, host: bytes, scope: Scope) -> bool:
        name = host.decode("latin-1").lower()
        name = name[1:].partition("]")[0] if name.startswith("[") else name.partition(":")[0]
        known = OURSELVES | self._manners.names | {host_of(self._shelf.catalogue.office.base)}
        # The address on which the request came in cannot be another site's name.
        reached = (scope.get("server") or ("", 0))[0]
        return bool(name) and (name in known or name == reached)

    async def _go_in(self, scope: Scope, receive: Receive, send: Send, visitor: Visitor) -> None:
        inner = {**scope, "path": visitor.path, "raw_path": visitor.path.encode(), "root_path": "", STATE: visitor}
        head = scope["method"] == "HEAD"
        if head:
            inner["method"] = "GET"
        if scope["method"] == "POST":
            try:
                receive = await _whole(receive)
            except TimeoutError:
                await self._send_refusal(send, 408, 0)
                return
            except _TooLong:
                await self._send_refusal(send, 413, 0)
                return
        await self._inside(inner, receive, self._guarded(send, head=head))

    def _guarded(self, send: Send, *, head: bool) -> Send:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name.lower() for name, _value in message["headers"]}
                more = [pair for pair in self._safe if pair[0] not in said]
                message = {**message, "headers": [*message["headers"], *more]}
            elif head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        return guarded

    async def hand_out(self, page: Packed, headers: Mapping[bytes, bytes], send: Send, *, head: bool = False) -> None:
        """Sends a page that is made already."""
        said = {name for name, _value in page.headers}
        own: RawHeaders = page.headers + tuple(pair for pair in self._safe if pair[0] not in said)
        if headers.get(b"if-none-match") == page.tag:
            await send({"type": "http.response.start", "status": 304, "headers": own})
            await send({"type": "http.response.body", "body": b""})
            return
        packed = takes_gzip(headers)
        body = page.body if packed else page.plain()
        own += ((b"content-length", str(len(body)).encode()),)
        if packed:
            own += ((b"content-encoding", b"gzip"),)
        await send({"type": "http.response.start", "status": 200, "headers": own})
        await send({"type": "http.response.body", "body": b"" if head else body})

    async def _send_refusal(self, send: Send, status: int, wait_s: int) -> None:
        body = self._refuse(status, wait_s)
        headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode())]
        headers += [*self._safe, (b"connection", b"close")]
        if wait_s:
            headers.append((b"retry-after", str(wait_s).encode()))
        if status == 405:
            headers.append((b"allow", b"GET, HEAD, POST"))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


async def _whole(receive: Receive) -> Receive:
    """The body of a form read to its end; raises TimeoutError or _TooLong."""
    parts: list[bytes] = []
    length = 0
    until = time.monotonic() + BODY_S
    more = True
    while more:
        message = await asyncio.wait_for(receive(), max(until - time.monotonic(), 0.001))
        if message["type"] == "http.disconnect":
            raise _TooLong
        more, length = message.get("more_body", False), length + len(message.get("body", b""))
        if length <= LONGEST_BODY:
            parts.append(message.get("body", b""))
        elif length > LONGEST_DRAINED:
            raise _TooLong
    if length > LONGEST_BODY:
        raise _TooLong
    body: Iterable[Message] = iter([{"type": "http.request", "body": b"".join(parts), "more_body": False}])

    async def again() -> Message:
        for message in body:
            return message
        return await receive()

    return again
