"""Runs the portal as a process of its own: where it may listen, how it is announced, how it stops."""

import socket
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from signal import SIGINT, SIGTERM, signal
from types import FrameType
from typing import Any

import uvicorn
from litestar.concurrency import set_asyncio_executor

from onestop_desk.domain.errors import Refusal
from onestop_desk.services import Services
from portal.app import Running, make
from portal.door import Manners
from portal.protocol import Unspoken, protocol_of
from portal.visitors import networks

LOOPBACK = "127.0.0.1"
MOST_CONNECTIONS = 1_500
WORKERS = 6
"""Threads that ask the database: enough to keep it busy, few enough that the desk is not kept waiting."""
IDLE_S = 10
GRACE_S = 3
"""Seconds that running requests have when the portal is told to stop."""


@dataclass(frozen=True)
class Binding:
    """Where and how the portal listens."""

    host: str = LOOPBACK
    port: int = 0
    """0 picks a free one."""
    prefix: str = ""
    cert: Path | None = None
    key: Path | None = None
    behind_tls_proxy: bool = False
    """A proxy in front of it has the certificate."""
    proxies: tuple[str, ...] = ()
    """Addresses of proxies whose word for who asks is believed."""


def manners_of(binding: Binding) -> Manners:
    """How the portal stands in the world.

    Raises Refusal: portal_needs_tls (names and telephone numbers would travel open), portal_cert_key (one without the
    other), bad_proxy.
    """
    if (binding.cert is None) != (binding.key is None):
        raise Refusal("portal_cert_key")
    secure = binding.cert is not None or binding.behind_tls_proxy
    if not secure and not _is_loopback(binding.host):
        raise Refusal("portal_needs_tls", host=binding.host)
    try:
        proxies = networks(binding.proxies)
    except ValueError:
        raise Refusal("bad_proxy") from None
    prefix = "/" + binding.prefix.strip("/") if binding.prefix.strip("/") else ""
    return Manners(prefix, secure, proxies, frozenset({binding.host.lower()}))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _listening(binding: Binding) -> socket.socket:
    family = socket.AF_INET6 if ":" in binding.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((binding.host, binding.port))
    except OSError as error:
        made.close()
        raise Refusal("portal_cannot_listen", host=binding.host, port=binding.port) from error
    return made


class _Server(uvicorn.Server):
    """Tells when it is ready, and ends by itself when it is told to stop."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], stopping: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready
        self._stopping = stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begins to listen."""
        await super().startup(sockets)
        if not self.should_exit:
            self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Was told to stop; told twice it does not wait for anybody."""
        self.force_exit = self.should_exit
        self.should_exit = True
        self._stopping()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stops in good order on either signal; the process then ends as one that has done its work."""
        before = {number: signal(number, self.handle_exit) for number in (SIGINT, SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal(number, handler)


def config_of(running: Running, binding: Binding, **more: Any) -> uvicorn.Config:
    """The settings of the server under the portal."""
    return uvicorn.Config(
        running.door,
        http=protocol_of(Unspoken()),
        ws="none",
        lifespan="on",
        interface="asgi3",
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=IDLE_S,
        timeout_graceful_shutdown=GRACE_S,
        ssl_certfile=binding.cert,
        ssl_keyfile=binding.key,
        **more,
    )


def serve(services: Services, binding: Binding, announce: Callable[[str], None]) -> None:
    """Runs until it is told to stop; `announce` is given the address once pages are served.

    Raises what `manners_of` raises, and Refusal("portal_cannot_listen").
    """
    manners = manners_of(binding)
    with closing(_listening(binding)) as sock, ThreadPoolExecutor(WORKERS, "portal") as workers:
        set_asyncio_executor(workers)
        running = make(services, manners)
        name = f"[{binding.host}]" if ":" in binding.host else binding.host
        scheme = "https" if binding.cert else "http"
        address = f"{scheme}://{name}:{sock.getsockname()[1]}{manners.prefix}/"
        server = _Server(config_of(running, binding), lambda: announce(address), running.portal.pulse.silence)
        server.run(sockets=[sock])
