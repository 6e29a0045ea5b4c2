"""Short messages through a gateway, by the library that knows most of them; loaded when the first one is sent."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from onestop_desk.domain.messages import UNSURE, Channel, wrong_gateway
from onestop_desk.services.ports import Letter, NotSent

_VIETNAM = "84"
_ANSWERED = re.compile(r"error=(\d{3})")
_NEVER_REACHED = re.compile(
    r"Failed to establish a new connection|NewConnectionError|NameResolutionError|ConnectTimeout|CERTIFICATE_VERIFY"
)
_FOR_US = {401, 403}
"""The gateway does not know us."""
_one_at_a_time = Lock()
"""What is overheard belongs to one message."""
_LATER = {408, 425, 429, *range(500, 600)}


class GatewayNotifier:
    """Sends to phones over the address of a gateway."""

    channels = frozenset({Channel.PHONE})

    def __init__(self, address: str) -> None:
        self._address = address

    def send(self, letter: Letter) -> None:
        """Sends one short message.

        Raises NotSent: bad_url, no_connection, gateway_refused, busy_server, refused, unsure.
        """
        if wrong_gateway(self._address):
            raise NotSent("bad_url")
        if not letter.to.isdigit():
            raise NotSent("bad_address", again=False)
        with _one_at_a_time, _overheard() as said:
            from apprise import Apprise, AppriseAsset

            service = Apprise(asset=AppriseAsset(app_id="Onestop Desk", async_mode=False, storage_mode="memory"))
            if not service.add(self._of(letter.to)):
                raise NotSent("bad_url")
            if service.notify(body=letter.text):
                return
        raise _why("\n".join(said))

    def _of(self, phone: str) -> str:
        international = _VIETNAM + phone.removeprefix("0")
        return self._address.replace("{phone84}", international).replace("{phone}", phone)


def _why(said: str) -> NotSent:
    """The library answers only yes or no; what it wrote down tells whether the gateway can have taken the message.

    Everything that is not surely a refusal is unsure: never twice comes before surely once.
    """
    if answered := _ANSWERED.search(said):
        code = int(answered[1])
        if code in _FOR_US:
            return NotSent("gateway_refused")
        return NotSent("busy_server") if code in _LATER else NotSent("refused", again=False)
    return NotSent("no_connection") if _NEVER_REACHED.search(said) else NotSent(UNSURE, again=False)


class _Ear(logging.Handler):
    """Keeps what is written down; the library writes from threads of its own."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one line."""
        self.said.append(record.getMessage())


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """Hears what the library and its transport write down, and keeps it from our own log: there are numbers in it."""
    ear = _Ear()
    loggers = [logging.getLogger(name) for name in ("apprise", "urllib3")]
    for logger in loggers:
        logger.propagate = False
        logger.addHandler(ear)
    loggers[0].setLevel(logging.DEBUG)
    loggers[1].setLevel(logging.WARNING)
    try:
        yield ear.said
    finally:
        for logger in loggers:
            logger.removeHandler(ear)
