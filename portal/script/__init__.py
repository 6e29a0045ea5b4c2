"""Our scripts for the browser, and how the running portal names them."""

import hashlib
from functools import cache
from pathlib import Path

SCRIPT = "trang.js"


@cache
def script_body() -> bytes:
    """The script of the running portal."""
    return (Path(__file__).parent / SCRIPT).read_bytes()


@cache
def script_mark() -> str:
    """Changes with the script, so that a browser may keep it for a day."""
    return hashlib.blake2b(script_body(), digest_size=6).hexdigest()
