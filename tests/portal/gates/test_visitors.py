"""Whose address counts: only a named proxy is believed, and only for what it has seen itself."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.errors import Refusal
from portal.server import Binding, manners_of
from portal.visitors import asked_from, counted, networks

PROXIES = networks(["10.0.0.1", "10.1.0.0/16", "::1"])


@pytest.mark.parametrize(
    ("peer", "forwarded", "counts"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.7", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("10.0.0.1", "1.2.3.4, 198.51.100.7", "198.51.100.7"),
        ("10.0.0.1", "1.2.3.4, 198.51.100.7, 10.1.2.3", "198.51.100.7"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "", "203.0.113.9"),
    ],
)
def test_the_address_that_counts(peer: str, forwarded: str, counts: str) -> None:
    assert asked_from(peer, {b"x-forwarded-for": forwarded.encode()}, PROXIES) == counts


@given(st.text(max_size=60), st.text(max_size=200))
def test_nobody_chooses_an_address_without_a_proxy(peer: str, forwarded: str) -> None:
    said = {b"x-forwarded-for": forwarded.encode("utf-8", "replace")}
    assert asked_from(peer, said, ()) == counted(peer)
    assert isinstance(asked_from("10.0.0.1", said, PROXIES), str)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "may-chu"])
def test_another_address_than_this_pcs_own_needs_encryption(host: str) -> None:
    with pytest.raises(Refusal, match="portal_needs_tls"):
        manners_of(Binding(host=host))
    assert manners_of(Binding(host=host, behind_tls_proxy=True)).secure


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_this_pcs_own_addresses_need_none(host: str) -> None:
    assert not manners_of(Binding(host=host)).secure


def test_what_is_named_wrong_is_refused() -> None:
    with pytest.raises(Refusal, match="bad_proxy"):
        manners_of(Binding(proxies=("nginx",)))
    with pytest.raises(Refusal, match="portal_cert_key"):
        manners_of(Binding(cert=Path("x")))


@pytest.mark.parametrize(("given", "kept"), [("", ""), ("/", ""), ("motcua", "/motcua"), ("/a/b/", "/a/b")])
def test_a_prefix_has_one_form(given: str, kept: str) -> None:
    assert manners_of(Binding(prefix=given)).prefix == kept
