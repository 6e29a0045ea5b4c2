"""What goes over the wire: a page once packed, and the headers that every answer has."""

import base64
import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

RawHeaders = tuple[tuple[bytes, bytes], ...]

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_POLICY = (
    "default-src 'none'; {style}; img-src data:; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
SAME_FOR_A_MINUTE = "public, max-age=60"
KEPT_NOWHERE = "no-store"
SAFE: Mapping[bytes, bytes] = {
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    b"content-security-policy": _POLICY.format(style="style-src 'none'").encode(),
    b"cache-control": KEPT_NOWHERE.encode(),
}
"""Headers of every answer that does not say otherwise itself."""
SECURE = (b"strict-transport-security", b"max-age=15552000")
"""Said too where names travel encrypted: half a year, so that an office that moves is not locked out for long."""
_SMALL = 400
"""Bytes below which packing gains nothing."""


@dataclass(frozen=True)
class Packed:
    """A body ready to be sent, compressed once."""

    body: bytes
    """As gzip."""
    tag: bytes
    """Changes with the body; a phone that still has it is told so."""
    headers: RawHeaders

    def plain(self) -> bytes:
        """For a reader that cannot unpack."""
        return gzip.decompress(self.body)


@lru_cache(maxsize=64)
def policy(style: str) -> str:
    """The content policy of a page with this style in it: its own style, our scripts, nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _POLICY.format(style=f"style-src 'sha256-{digest}'")


def policy_of(page: str) -> str:
    """The content policy of a page."""
    found = _STYLE.search(page)
    return policy(found[1]) if found else _POLICY.format(style="style-src 'none'")


def packed(page: str, *, cache: str = SAME_FOR_A_MINUTE) -> Packed:
    """A page compressed well, for one that is sent many times."""
    plain = page.encode()
    tag = b'"' + hashlib.blake2b(plain, digest_size=12).hexdigest().encode() + b'"'
    headers = (
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-security-policy", policy_of(page).encode()),
        (b"cache-control", cache.encode()),
        (b"etag", tag),
        (b"vary", b"accept-encoding"),
    )
    return Packed(gzip.compress(plain, 9, mtime=0), tag, headers)


def quickly(plain: bytes) -> bytes | None:
    """A body compressed for one reader, None where that gains nothing."""
    return gzip.compress(plain, 4, mtime=0) if len(plain) > _SMALL else None


def takes_gzip(headers: Mapping[bytes, bytes]) -> bool:
    """Whether a reader can unpack."""
    said = headers.get(b"accept-encoding", b"").lower()
    return b"gzip" in said and b"gzip;q=0" not in said.replace(b" ", b"")
