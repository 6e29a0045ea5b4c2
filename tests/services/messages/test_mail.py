"""Mail over a real connection: what arrives, and what is said when it cannot."""

import email
import logging
import smtplib
import ssl
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from onestop_desk.domain.messages import Channel, MailServer, Security
from onestop_desk.services.messages.mail import MailNotifier
from onestop_desk.services.ports import Letter, NotSent
from onestop_desk.words import messages as words
from tests.moved_clock import instant
from tests.services.messages.post import Sender, event_of
from tests.services.messages.servers import HOST, PASSWORD, Mailbox, mail_server, server_context

OFFICE = "Trung tâm Phục vụ hành chính công xã Tân Yên"


def letter(to: str = "ban@example.vn", **changes: object) -> Letter:
    """A letter in Vietnamese."""
    made = {
        "key": "0197",
        "channel": Channel.EMAIL,
        "to": to,
        "subject": "Lịch hẹn 08:30 thứ Tư",
        "text": "Kính gửi ông/bà,\n\n.Mã lịch hẹn: 482 916\n" + "rất dài " * 200,
        "sender_name": OFFICE,
        "made_at": instant("2026-11-23 08:00"),
        **changes,
    }
    return Letter(**made)  # type: ignore[arg-type] # named one by one above


def notifier(box: Mailbox, security: Security = Security.NONE, user: str = "", password: str = "") -> MailNotifier:
    """Sends to the box."""
    return MailNotifier(MailServer(HOST, box.port, security, user, "mot-cua@example.vn"), password)


def read(raw: bytes) -> EmailMessage:
    """A mail as its receiver reads it."""
    return email.message_from_bytes(raw, policy=default)


@pytest.fixture
def box() -> Iterator[Mailbox]:
    """A server without encryption."""
    with mail_server() as made:
        yield made


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """The server's certificate, and whoever trusts it."""
    folder: Path = tmp_path_factory.mktemp("tls")
    server = server_context(folder)
    return server, ssl.create_default_context(cafile=str(folder / "cert.pem"))


def fault_of(sending: MailNotifier, what: Letter | None = None) -> tuple[str, bool]:
    """Why it was not sent, and whether another try may help."""
    with pytest.raises(NotSent) as fault:
        sending.send(what or letter())
    assert words.why(fault.value.code) != ""
    assert fault.value.code in words.WHY
    return fault.value.code, fault.value.again


def test_what_arrives_is_what_was_written(box: Mailbox) -> None:
    notifier(box).send(letter())
    (raw,) = box.mails
    assert raw.isascii(), "every server understands it"
    mail = read(raw)
    assert mail["Subject"] == "Lịch hẹn 08:30 thứ Tư"
    assert (mail["From"].addresses[0].display_name, mail["From"].addresses[0].addr_spec) == (
        OFFICE,
        "mot-cua@example.vn",
    )
    assert (mail["To"], mail["Auto-Submitted"]) == ("ban@example.vn", "auto-generated")
    assert mail["Message-ID"] == "<0197@example.vn>"
    assert mail.get_content().replace("\r\n", "\n") == letter().text + "\n"
    assert mail.get_content_charset() == "utf-8"


def test_an_office_sends_its_appointment_with_a_file_for_the_calendar(sender: Sender, box: Mailbox) -> None:
    sender.post.send = notifier(box).send  # type: ignore[method-assign] # the real one behind the fake post
    booked = sender.book()
    assert sender.send().sent == 1
    mail = read(box.mails[0])
    text, file = (part for part in mail.iter_parts() if isinstance(part, EmailMessage))
    assert f"{booked.code[:3]} {booked.code[3:]}" in text.get_content()
    assert (file.get_content_type(), file.get_filename()) == ("text/calendar", "lich-hen.ics")
    event = event_of(file.get_content())
    assert event.decoded("DTSTART").isoformat() == "2026-11-25T01:30:00+00:00"
    assert event.decoded("DTEND").isoformat() == "2026-11-25T02:00:00+00:00"
    assert "Chứng thực" in event["SUMMARY"]


@pytest.mark.parametrize(
    "to", ["", "ban", "a@b", "a@b.vn, c@d.vn", "a@b.vn\r\nBcc: c@d.vn", "A <a@b.vn>", "a@b.vn\n", "a b@c.vn", "ă@b.vn"]
)
def test_an_address_that_is_none_reaches_no_server(box: Mailbox, to: str) -> None:
    assert fault_of(notifier(box), letter(to)) == ("bad_address", False)
    assert box.mails == []


def test_a_subject_makes_no_headers(box: Mailbox) -> None:
    notifier(box).send(letter(subject="Hẹn\r\nBcc: c@d.vn", sender_name='Tên "lạ"\r\nX: y'))
    mail = read(box.mails[0])
    assert (mail["Subject"], mail["Bcc"], mail["X"]) == ("Hẹn Bcc: c@d.vn", None, None)


@pytest.mark.parametrize(
    ("command", "answer", "fault"),
    [
        ("MAIL", "550 not you", ("sender_refused", True)),
        ("MAIL", "451 later", ("busy_server", True)),
        ("RCPT", "550 nobody here", ("recipient_refused", False)),
        ("RCPT", "450 later", ("busy_server", True)),
        ("DATA", "554 spam", ("refused", False)),
        ("DATA", "452 full", ("busy_server", True)),
    ],
)
def test_what_a_server_answers_decides_whether_it_is_tried_again(
    box: Mailbox, command: str, answer: str, fault: tuple[str, bool]
) -> None:
    box.answers[command] = answer
    assert fault_of(notifier(box)) == fault


def test_a_connection_lost_after_the_text_is_unsure(box: Mailbox) -> None:
    box.hangs_up = True
    assert fault_of(notifier(box)) == ("unsure", False)
    assert len(box.mails) == 1, "it did arrive: a second try would have been a second mail"


def test_where_nobody_listens(box: Mailbox) -> None:
    with mail_server() as gone:
        pass
    assert fault_of(notifier(gone)) == ("no_connection", True)
    nowhere = MailServer("khong-co.invalid", 25, Security.NONE, "", "mot-cua@example.vn")
    assert fault_of(MailNotifier(nowhere, ""))[0] == "no_host"


def test_a_certificate_that_nobody_trusts_is_refused_before_anything_is_said(
    tls: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    with mail_server(tls_context=tls[0]) as box:
        assert fault_of(notifier(box, Security.STARTTLS, "mot-cua", PASSWORD)) == ("certificate", True)
    with mail_server(ssl_context=tls[0]) as box:
        assert fault_of(notifier(box, Security.TLS, "mot-cua", PASSWORD)) == ("certificate", True)
        assert box.mails == []
    assert "chưa gửi gì" in words.why("certificate")


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_certificate_that_is_trusted_and_a_right_password(
    tls: tuple[ssl.SSLContext, ssl.SSLContext], security: Security
) -> None:
    options = {"ssl_context" if security is Security.TLS else "tls_context": tls[0]}
    if security is Security.STARTTLS:
        options |= {"auth_required": True}  # type: ignore[dict-item] # aiosmtpd takes a flag here
    with mail_server(**options) as box:
        server = MailServer(HOST, box.port, security, "mot-cua", "mot-cua@example.vn")
        if security is Security.STARTTLS:
            MailNotifier(server, PASSWORD, tls[1]).send(letter())
            assert fault_of(MailNotifier(server, "wrong", tls[1])) == ("password", True)
        else:
            # aiosmtpd offers no password over a connection that is encrypted from the start.
            MailNotifier(MailServer(HOST, box.port, security, "", "mot-cua@example.vn"), "", tls[1]).send(letter())
        assert len(box.mails) == 1


def test_a_server_without_encryption_gets_no_password(box: Mailbox) -> None:
    assert fault_of(notifier(box, Security.STARTTLS, "mot-cua", PASSWORD)) == ("no_starttls", True)
    assert fault_of(notifier(box, Security.TLS, "mot-cua", PASSWORD))[0] in {"tls", "no_connection"}


def test_the_log_holds_no_address(box: Mailbox, caplog: pytest.LogCaptureFixture) -> None:
    box.answers["RCPT"] = "550 ban@example.vn is unknown"
    with caplog.at_level(logging.DEBUG):
        fault = fault_of(notifier(box))
    assert fault[0] == "recipient_refused"
    assert [r.getMessage() for r in caplog.records if "ban@" in r.getMessage() and not r.name.startswith("mail.")] == []
    assert smtplib.SMTP.debuglevel == 0
