"""Keys: row keys that sort by time, idempotency keys, and the random token of a number's own page."""

import secrets

import uuid_utils


def new_id() -> str:
    """A UUIDv7 as text, for a row."""
    return str(uuid_utils.uuid7())


def new_key() -> str:
    """An idempotency key: one for each showing of a screen, kept until its answer is seen."""
    return str(uuid_utils.uuid7())


def new_token() -> str:
    """128 random bits for the address of a number's own page."""
    return secrets.token_urlsafe(16)
