"""A plain HTTP client for benches: one connection each, counted and timed, with as little of its own as can be."""

import asyncio
import gzip
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from bench.figures import ms, quantile


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    sent: bytes
    """The body as it came over the wire."""
    took: float

    @property
    def text(self) -> str:
        """The page, unpacked."""
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.sent) if packed else self.sent).decode()


@dataclass
class Phone:
    """One connection to a server, kept open."""

    address: str
    cookie: str = ""
    source: str = ""
    """The address it has behind a proxy that is believed."""
    _pair: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = field(default=None, repr=False)

    async def ask(self, path: str, form: dict[str, str] | None = None) -> Answer:
        """Asks for a page, or sends a form."""
        where = urlsplit(self.address)
        if self._pair is None:
            self._pair = await asyncio.open_connection(where.hostname, where.port)
        reader, writer = self._pair
        body = urlencode(form).encode() if form is not None else b""
        verb = "POST" if form is not None else "GET"
        head = f"{verb} {path} HTTP/1.1\r\nHost: {where.netloc}\r\nAccept-Encoding: gzip\r\n"
        if form is not None:
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        if self.source:
            head += f"X-Forwarded-For: {self.source}\r\n"
        if self.cookie:
            head += f"Cookie: {self.cookie}\r\n"
        began = time.perf_counter()
        writer.write(head.encode() + b"\r\n" + body)
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, _colon, value in (line.partition(": ") for line in lines[1:] if line)}
        found = await reader.readexactly(int(headers.get("content-length", "0")))
        took = time.perf_counter() - began
        if "set-cookie" in headers:
            self.cookie = headers["set-cookie"].partition(";")[0]
        if headers.get("connection") == "close":
            self.close()
        return Answer(int(lines[0].split(" ")[1]), headers, found, took)

    def close(self) -> None:
        """Hangs up."""
        if self._pair is not None:
            self._pair[1].close()
            self._pair = None


@dataclass(frozen=True)
class Load:
    """How a page stood up to some connections that ask again and again."""

    per_s: float
    p50_ms: float
    p99_ms: float
    errors: int
    size: int


async def load(address: str, path: str, connections: int, seconds: float, status: int = 200) -> Load:
    """Asks for a page from some connections for some seconds."""
    took: list[float] = []
    wrong, size = 0, 0
    until = time.perf_counter() + seconds

    async def one() -> None:
        nonlocal wrong, size
        phone = Phone(address)
        while time.perf_counter() < until:
            answer = await phone.ask(path)
            took.append(answer.took)
            size = len(answer.sent)
            wrong += answer.status != status
        phone.close()

    began = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(connections)))
    spent = time.perf_counter() - began
    return Load(round(len(took) / spent, 1), ms(quantile(took, 0.5)), ms(quantile(took, 0.99)), wrong, size)
