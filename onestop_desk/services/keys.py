"""Keys: row keys that sort by time, idempotency keys, random tokens and codes, and the office's secret."""

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


def new_code() -> str:
    """The six figures of a booking, none of them a leading zero."""
    return str(100_000 + secrets.randbelow(900_000))


def new_secret() -> str:
    """256 random bits for the keyed hashes of one office."""
    return secrets.token_hex(32)
