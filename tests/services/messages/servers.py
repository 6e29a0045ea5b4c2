"""Real servers on loopback: one that takes mail, encrypted or not, and a gateway that takes short messages."""

import asyncio
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

PASSWORD = "a password"
HOST = "localhost"


@dataclass
class Mailbox:
    """Takes every mail, or answers what it is told to."""

    mails: list[bytes] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    """By command: what is said instead of 250."""
    hangs_up: bool = False
    """Whether the connection goes after the text, before the answer."""
    port: int = 0

    async def handle_MAIL(self, _server: SMTP, _session: Session, envelope: Envelope, by: str, _options: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Who sends."""
        envelope.mail_from = by
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(self, _server: SMTP, _session: Session, envelope: Envelope, to: str, _options: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Who receives."""
        answer = self.answers.get("RCPT", "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(to)
        return answer

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """The mail itself."""
        self.mails.append(envelope.content if isinstance(envelope.content, bytes) else b"")
        if self.hangs_up and isinstance(server.transport, asyncio.WriteTransport):
            server.transport.abort()
        return self.answers.get("DATA", "250 OK")


class _ImplicitTls(Controller):
    """A server that speaks TLS from the first byte; ready before anybody has to trust it."""

    def _trigger_server(self) -> None:
        """Asks itself without asking for a certificate: nobody has signed it."""
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        with socket.create_connection((self.hostname, self.port), 5) as plain, trusting.wrap_socket(plain) as asked:
            asked.recv(64)


def _authenticate(_server: SMTP, _session: Session, _envelope: Envelope, _how: str, data: Any) -> AuthResult:
    return AuthResult(success=isinstance(data, LoginPassword) and data.password == PASSWORD.encode(), handled=False)


@contextmanager
def mail_server(**options: Any) -> Iterator[Mailbox]:
    """A server on a free port of this computer; `ssl_context` or `tls_context` and more are aiosmtpd's own."""
    mailbox = Mailbox()
    kind = _ImplicitTls if "ssl_context" in options else Controller
    controller = kind(mailbox, hostname="127.0.0.1", port=0, authenticator=_authenticate, **options)
    controller.port = _free_port()
    controller.start()
    mailbox.port = controller.port
    try:
        yield mailbox
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def server_context(folder: Path) -> ssl.SSLContext:
    """A certificate for localhost that nobody has signed."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(cert)],
        check=True, capture_output=True,
    )  # fmt: skip
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(cert, key)
    return made


@dataclass
class Gateway:
    """Takes short messages over HTTP."""

    port: int
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    """(path, body) of each."""
    status: int = 200
    hangs_up: bool = False


@contextmanager
def gateway() -> Iterator[Gateway]:
    """A gateway on a free port of this computer."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            made.taken.append((self.path, body))
            if made.hangs_up:
                self.close_connection = True
                return
            self.send_response(made.status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_said: object) -> None:
            """Writes nothing down."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    made = Gateway(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
