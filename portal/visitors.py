"""Who asks: the address that counts, the language, and whether names travel encrypted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

Network = IPv4Network | IPv6Network
STATE = "onestop_visitor"
"""Under which a request carries its visitor."""


@dataclass(frozen=True)
class Visitor:
    """What is known of whoever asks."""

    address: str
    """What limits count: an address, or for IPv6 the network of a household."""
    path: str
    """The page below the home page, the same in both languages."""
    english: bool
    secure: bool


def networks(named: Iterable[str]) -> tuple[Network, ...]:
    """Addresses and networks of the proxies that are believed; raises ValueError."""
    return tuple(ip_network(text.strip(), strict=False) for text in named)


def counted(address: str) -> str:
    """The address as limits count it."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ip_network((found, 64), strict=False))
    return str(found)


def asked_from(peer: str, headers: Mapping[bytes, bytes], proxies: tuple[Network, ...]) -> str:
    """The address behind the proxies that are believed; anybody else's word for it does not count.

    Read from the right: each believed proxy has added who asked it, whatever stands further left may be made up.
    """
    found = peer
    for part in reversed(headers.get(b"x-forwarded-for", b"").decode("latin-1").split(",")):
        if not _believed(found, proxies) or not part.strip():
            break
        found = part.strip()[:64]
    return counted(found)


def _believed(address: str, proxies: tuple[Network, ...]) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in proxies)


def visitor_of(scope: Mapping[str, Any]) -> Visitor:
    """The visitor of a request."""
    found = scope[STATE]
    assert isinstance(found, Visitor)
    return found
