"""Rules of messages: one address is one receiver, a set-up says itself again, pauses grow and end."""

from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.instants import MINUTE
from onestop_desk.domain.messages import (
    PAUSES,
    Channel,
    MailServer,
    MessageKind,
    MessageSetup,
    PostSecrets,
    Security,
    is_address,
    is_still_true,
    next_try,
    setup_of,
    wrong_gateway,
    wrong_in,
)

ALMOST = st.text(st.sampled_from("ab.@-,;:<>\"' \r\n\t()[]\\ăđ1"), max_size=24)
NAMES = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,20}", fullmatch=True)
SERVERS = st.builds(MailServer, NAMES, st.integers(1, 65_535), st.sampled_from(Security), NAMES, NAMES)
SETUPS = st.builds(MessageSetup, st.booleans(), st.none() | SERVERS, st.booleans(), st.booleans())
MAIL = MailServer("mail.example.vn", 587, Security.STARTTLS, "mot-cua", "mot-cua@example.vn")


@given(ALMOST | st.emails())
def test_whatever_passes_for_an_address_is_one_receiver_and_no_header(text: str) -> None:
    if is_address(text):
        read = SMTP.header_factory("To", text)
        assert [found.addr_spec for found in read.addresses] == [text]
        assert not read.defects
        assert text.isascii()


@pytest.mark.parametrize("text", ["a@example.vn", "a.b+c@mail.example.vn", "x_1@a-b.vn", "a" * 64 + "@example.vn"])
def test_ordinary_addresses_pass(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", [".a@example.vn", "a.@example.vn", "a..b@example.vn", "a" * 65 + "@example.vn"])
def test_almost_ordinary_ones_do_not(text: str) -> None:
    assert not is_address(text)


@given(SETUPS)
def test_a_set_up_is_stored_and_read_again(setup: MessageSetup) -> None:
    assert setup_of(setup.as_stored()) == setup
    assert "password" not in setup.as_stored()


def test_an_office_that_never_set_it_up_sends_nothing() -> None:
    assert setup_of({}) == MessageSetup(on=False)


@pytest.mark.parametrize(
    ("mail", "wrong"),
    [
        (MAIL, None),
        (MailServer("", 587, Security.STARTTLS, "u", "a@b.vn"), "host"),
        (MailServer("a b", 587, Security.STARTTLS, "u", "a@b.vn"), "host"),
        (MailServer("mail.vn", 0, Security.TLS, "u", "a@b.vn"), "port"),
        (MailServer("mail.vn", 25, Security.NONE, "u", "a@b.vn"), "security"),
        (MailServer("mail.vn", 25, Security.NONE, "", "a@b.vn"), None),
        (MailServer("127.0.0.1", 25, Security.NONE, "u", "a@b.vn"), None),
        (MailServer("localhost", 25, Security.NONE, "u", "a@b.vn"), None),
        (MailServer("mail.vn", 587, Security.TLS, "u\r\n", "a@b.vn"), "user"),
        (MailServer("mail.vn", 587, Security.TLS, "u", "a"), "sender"),
        (None, "channel"),
    ],
)
def test_what_cannot_work_is_named(mail: MailServer | None, wrong: str | None) -> None:
    assert wrong_in(MessageSetup(on=True, mail=mail)) == wrong


def test_a_gateway_has_a_place_for_the_number() -> None:
    assert [wrong_gateway(a) for a in ("x://a/{phone}", "x://a/{phone84}", "x://a", "{phone}", "")] == [
        False, False, True, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mail", "phone", "planned", "goes"),
    [
        (MAIL, True, Channel.EMAIL, Channel.EMAIL),
        (MAIL, True, Channel.PHONE, Channel.PHONE),
        (MAIL, False, Channel.PHONE, None),
        (None, True, Channel.EMAIL, Channel.PHONE),
        (None, False, Channel.EMAIL, None),
    ],
)
def test_over_what_a_message_goes(mail: MailServer | None, phone: bool, planned: Channel, goes: Channel | None) -> None:
    assert MessageSetup(on=True, mail=mail, phone=phone).channel(planned) is goes


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("state", BookingState)
def test_only_what_still_holds_is_told(kind: MessageKind, state: BookingState) -> None:
    holds = {
        MessageKind.CANCELLATION: state is BookingState.CANCELLED,
        MessageKind.WISH_FREE: True,
    }.get(kind, state is BookingState.CONFIRMED)
    assert is_still_true(kind, state, 2, 1) is holds
    assert not is_still_true(kind, state, 1, 1)


def test_pauses_grow_and_end() -> None:
    nexts = [next_try(attempts, 0) for attempts in range(1, len(PAUSES) + 2)]
    assert nexts[:-1] == [pause * MINUTE for pause in sorted(PAUSES)]
    assert nexts[-1] is None


def test_secrets_do_not_show_themselves() -> None:
    assert "kín" not in repr(PostSecrets("kín", "kín"))
