"""Hall cameras (camera sảnh): where a picture may come from, and how an address is shown without its password."""

import re
from urllib.parse import urlsplit, urlunsplit

from onestop_desk.domain.errors import Refusal

MOST = 64
LONGEST_NAME = 60
LONGEST_ADDRESS = 500
HIDDEN = "•••"
STREAMS, STILLS = frozenset({"rtsp", "rtsps"}), frozenset({"http", "https"})
_FILE = re.compile(r"/(?!/)|[A-Za-z]:[\\/]|\\\\[^\\]")
"""How a path begins that names one file wherever the program was started: /, C:\\ or \\\\server."""


def clean_name(typed: str) -> str:
    """The name of a camera; raises Refusal("bad_camera_name")."""
    name = " ".join(typed.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refusal("bad_camera_name", most=LONGEST_NAME)
    return name


def clean_address(typed: str) -> str:
    """Where a camera's picture is: rtsp://, http:// or the whole path of a file.

    Raises Refusal("bad_camera_address"), which never repeats what was typed: a password may stand in it.
    """
    address = typed.strip()
    if not address.isprintable() or not 0 < len(address) <= LONGEST_ADDRESS:
        raise Refusal("bad_camera_address")
    if _FILE.match(address):
        return address
    try:
        parts = urlsplit(address)
        known = parts.scheme in STREAMS | STILLS and parts.hostname and parts.port != 0
    except ValueError:
        known = False
    if not known or " " in address:
        raise Refusal("bad_camera_address")
    return address


def source(address: str) -> str:
    """What kind of source an address is: `stream`, `still` or `file`."""
    scheme = address.partition("://")[0].lower()
    return "stream" if scheme in STREAMS else "still" if scheme in STILLS else "file"


def masked(address: str) -> str:
    """The address as it may be shown: without who signs in, and without what stands behind a question mark."""
    if source(address) == "file":
        return address
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    login = f"{HIDDEN}@" if "@" in parts.netloc else ""
    return urlunsplit((parts.scheme, login + host, parts.path, HIDDEN if parts.query else "", ""))
