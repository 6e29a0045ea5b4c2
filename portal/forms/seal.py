"""Knows a form again that came from our own page: a cookie and a hidden field that belong together."""

import hashlib
import hmac
import secrets

from onestop_desk.domain.errors import Refusal

COOKIE = "motcua_phieu"
FIELD = "phieu"
_BYTES = 16
_LONGEST = 100


class Seal:
    """Seals of one running portal; after it was started again a form has to be opened again.

    The cookie alone is nobody's, and another site can neither read nor set the pair. One sealed form is also one
    idempotency key: sent twice, it acts once.
    """

    def __init__(self, secret: bytes | None = None) -> None:
        self._secret = secret or secrets.token_bytes(32)

    @staticmethod
    def new_cookie() -> str:
        """A value for the cookie of somebody who has none."""
        return secrets.token_urlsafe(_BYTES)

    def sealed(self, cookie: str, purpose: str) -> str:
        """The hidden field of a form; `purpose` says what may be done with it."""
        nonce = secrets.token_urlsafe(_BYTES)
        return f"{nonce}.{self._mac(cookie, nonce, purpose)}"

    def key(self, cookie: str | None, field: str, purpose: str, choice: str = "") -> str:
        """The idempotency key of a form that came back; raises Refusal("form_expired") for any that is not ours.

        `choice` is which of its buttons was pressed: another one is another action.
        """
        nonce, _dot, mac = field[:_LONGEST].partition(".")
        known = self._mac(cookie or "", nonce, purpose)
        if not cookie or not hmac.compare_digest(known.encode(), mac.encode("utf-8", "replace")):
            raise Refusal("form_expired")
        return hashlib.blake2b(f"key|{known}|{choice}".encode(), digest_size=16, key=self._secret).hexdigest()

    def _mac(self, cookie: str, nonce: str, purpose: str) -> str:
        said = f"{cookie}|{nonce}|{purpose}".encode("utf-8", "replace")
        return hmac.new(self._secret, said, hashlib.sha256).hexdigest()[:32]
