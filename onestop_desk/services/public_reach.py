"""Asks the office's own public address whether the office's pages answer there; never any other address."""

import http.client
from dataclasses import dataclass
from html import escape
from ssl import SSLError
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, Request, build_opener

WAIT_S = 4.0
MARK = 'name="generator" content="Onestop Desk"'
"""Stands in every page of the portal and of the static site."""
_MOST_BYTES = 400_000
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True)
class Reached:
    """What answered."""

    code: str
    """`ours`, `not_ours`, `certificate`, `broken` (it answers with an error), or `unreachable`."""
    status: int | None = None


def reach(base: str, office_name: str) -> Reached:
    """Reads the home page below a base address; slow, at most some seconds."""
    # A proxy of the office is for the outside: what runs on this PC is asked directly.
    handlers = [ProxyHandler({})] if urlsplit(base).hostname in _LOOPBACK else []
    asked = Request(f"{base}/", headers={"Accept": "text/html", "User-Agent": "onestop-desk-check"})
    try:
        with build_opener(*handlers).open(asked, timeout=WAIT_S) as answer:
            page = answer.read(_MOST_BYTES).decode("utf-8", "replace")
    except HTTPError as error:
        with error:
            return Reached("broken", error.code)
    except URLError as error:
        return Reached("certificate" if isinstance(error.reason, SSLError) else "unreachable")
    except (OSError, http.client.HTTPException, ValueError):
        return Reached("unreachable")
    ours = MARK in page and (office_name in page or escape(office_name) in page)
    return Reached("ours" if ours else "not_ours")
