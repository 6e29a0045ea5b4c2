"""Mail by SMTP: one connection for each message, and each way to fail as a code that says what to do."""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate

from onestop_desk.domain.instants import SECOND
from onestop_desk.domain.messages import UNSURE, Channel, MailServer, Security, is_address
from onestop_desk.services.ports import Letter, NotSent

PATIENCE_S = 15
_POLICY = SMTP.clone(cte_type="7bit")
"""Every server understands seven bits."""
_OURSELVES = "[127.0.0.1]"
"""How we greet: the name of this computer is nobody's business, and asking for it may take seconds."""
_LATER = range(400, 500)


class MailNotifier:
    """Sends from one mailbox."""

    channels = frozenset({Channel.EMAIL})

    def __init__(self, server: MailServer, password: str, trust: ssl.SSLContext | None = None) -> None:
        self._server, self._password = server, password
        self._trust = trust

    def send(self, letter: Letter) -> None:
        """Sends one mail.

        Raises NotSent: bad_address, no_host, no_connection, no_starttls, certificate, tls, password, sender_refused,
        recipient_refused, busy_server, refused, unsure.
        """
        if not is_address(letter.to):
            raise NotSent("bad_address", again=False)
        whole = mail_of(letter, self._server.sender).as_bytes()
        smtp = self._connected()
        try:
            with _until_the_text():
                self._name(smtp, letter.to)
            _hand_over(smtp, whole)
        finally:
            with suppress(OSError, smtplib.SMTPException):
                smtp.quit()

    def _connected(self) -> smtplib.SMTP:
        with _until_the_text():
            smtp = self._open()
            try:
                smtp.ehlo_or_helo_if_needed()
                if self._server.security is Security.STARTTLS:
                    smtp.starttls(context=self._context())
                    smtp.ehlo()
                if self._server.user:
                    smtp.login(self._server.user, self._password)
            except BaseException:
                smtp.close()
                raise
        return smtp

    def _open(self) -> smtplib.SMTP:
        server = self._server
        if server.security is Security.TLS:
            return smtplib.SMTP_SSL(server.host, server.port, _OURSELVES, timeout=PATIENCE_S, context=self._context())
        return smtplib.SMTP(server.host, server.port, _OURSELVES, timeout=PATIENCE_S)

    def _context(self) -> ssl.SSLContext:
        return self._trust or ssl.create_default_context()

    def _name(self, smtp: smtplib.SMTP, to: str) -> None:
        code, _said = smtp.mail(self._server.sender)
        if code != 250:
            raise NotSent("busy_server" if code in _LATER else "sender_refused")
        code, _said = smtp.rcpt(to)
        if code not in {250, 251}:
            raise NotSent("busy_server") if code in _LATER else NotSent("recipient_refused", again=False)


def _hand_over(smtp: smtplib.SMTP, whole: bytes) -> None:
    """Sends the text. Who loses the connection here cannot know whether the server has kept it."""
    try:
        code, _said = smtp.data(whole)
    except smtplib.SMTPDataError as error:
        code = error.smtp_code
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(UNSURE, again=False) from error
    if code != 250:
        raise NotSent("busy_server") if code in _LATER else NotSent("refused", again=False)


@contextmanager
def _until_the_text() -> Iterator[None]:
    """What fails in here was surely not sent. The server's own words are left out: they may repeat an address."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise NotSent("certificate") from error
    except ssl.SSLError as error:
        raise NotSent("tls") from error
    except socket.gaierror as error:
        raise NotSent("no_host") from error
    except smtplib.SMTPNotSupportedError as error:
        raise NotSent("no_starttls") from error
    except smtplib.SMTPAuthenticationError as error:
        raise NotSent("busy_server" if error.smtp_code in _LATER else "password") from error
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        raise NotSent("no_connection") from error


def mail_of(letter: Letter, sender: str) -> EmailMessage:
    """A letter as a mail, with the calendar file beside the text."""
    mail = EmailMessage(_POLICY)
    mail["From"] = Address(_one_line(letter.sender_name), addr_spec=sender)
    mail["To"] = Address(addr_spec=letter.to)
    mail["Subject"] = _one_line(letter.subject)
    mail["Date"] = formatdate(letter.made_at / SECOND)
    mail["Message-ID"] = f"<{letter.key}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text)
    if letter.calendar:
        # The name and no method in the type: as an invitation, it would ask its receiver to answer to nobody.
        kind = {"charset": "utf-8"}
        mail.add_attachment(letter.calendar, "text", "calendar", filename="lich-hen.ics", params=kind)
    return mail


def _one_line(text: str) -> str:
    return " ".join(text.split())
