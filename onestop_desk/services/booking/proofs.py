"""The second secret of an appointment, which only the message to its holder carries: who has it is surely them."""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256

from onestop_desk.services.config import Config

_BYTES = 16
_PURPOSE = "\0sure\0"
"""Neither a phone number nor a name begins like this: no keyed hash of a person is ever a proof."""


def proof_of(config: Config, token: str) -> str:
    """128 bits that follow from the token and the office's secret, for the link in the message."""
    secret = bytes.fromhex(config.stored["holder_secret"])
    made = hmac.new(secret, f"{_PURPOSE}{token}".encode("utf-8", "replace"), sha256).digest()
    return urlsafe_b64encode(made[:_BYTES]).decode().rstrip("=")


def is_proof(config: Config, token: str, proof: str) -> bool:
    """Whether a proof belongs to a token; takes as long for a wrong one as for the right one."""
    return hmac.compare_digest(proof_of(config, token).encode(), proof.encode("utf-8", "replace"))
