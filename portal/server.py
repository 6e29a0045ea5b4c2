"""Runs the portal as a process of its own: where it may listen, how it is announced, how it stops."""

import gc
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from signal import SIGINT, SIGTERM, signal
from types import FrameType

import uvicorn
from litestar.concurrency import set_asyncio_executor

from onestop_desk.domain.errors import Refusal
from onestop_desk.services import Services
from portal.app import Running, make
from portal.door import Manners
from portal.limits import Limits
from portal.protocol import Unspoken, protocol_of
from portal.visitors import networks

LOOPBACK = "127.0.0.1"
MOST_CONNECTIONS = 1_500
_M_ARENA_MAX = -8
"""The number of this option in glibc's malloc.h."""
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


def _allow_files() -> None:
    """Every open phone is an open file: asks for as many as the system lets this process have."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * MOST_CONNECTIONS
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _save_memory() -> None:
    """Gives back what starting has used and serving does not need."""
    # The office's days off are known by now, and the library holds the calendars of the whole world.
    for name in [name for name in sys.modules if name.partition(".")[0] == "holidays"]:
        del sys.modules[name]
    gc.collect()
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    try:
        libc = ctypes.CDLL("libc.so.6")
        # All threads share what was freed: glibc keeps a heap for each otherwise, half of it empty.
        libc.mallopt(_M_ARENA_MAX, 1)
        libc.malloc_trim(0)
    except (OSError, AttributeError):
        return  # another C library


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
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal(number, self.handle_exit) for number in (SIGINT, SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal(number, handler)


class PortalServer:
    """A portal that is ready to run; listens from the moment it is made.

    Raises what `manners_of` raises, and Refusal("portal_cannot_listen").
    """

    def __init__(
        self,
        services: Services,
        binding: Binding,
        announce: Callable[[str], None] = lambda _address: None,
        limits: Limits | None = None,
    ) -> None:
        manners = manners_of(binding)
        self.running = make(services, manners, limits)
        self._socket = _listening(binding)
        name = f"[{binding.host}]" if ":" in binding.host else binding.host
        scheme = "https" if binding.cert else "http"
        self.address = f"{scheme}://{name}:{self._socket.getsockname()[1]}{manners.prefix}/"
        config = _config(self.running, binding)
        self._server = _Server(config, lambda: announce(self.address), self.running.portal.pulse.silence)

    def run(self) -> None:
        """Serves until it is told to stop."""
        _allow_files()
        _save_memory()
        with closing(self._socket), ThreadPoolExecutor(WORKERS, "portal") as workers:
            set_asyncio_executor(workers)
            self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """Tells it to stop; may be called from any thread."""
        self._server.handle_exit(SIGTERM, None)


def _config(running: Running, binding: Binding) -> uvicorn.Config:
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
    )


def serve(services: Services, binding: Binding, announce: Callable[[str], None]) -> None:
    """Runs until it is told to stop; `announce` is given the address once pages are served."""
    PortalServer(services, binding, announce).run()
