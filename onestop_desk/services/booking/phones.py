"""Phone numbers of citizens: in one form, and as the keyed hash by which bookings of one person are counted."""

import hmac
from hashlib import sha256

from onestop_desk.domain.errors import Refusal
from onestop_desk.services.config import Config

_VIETNAM = 84


def national(phone: str) -> str:
    """A Vietnamese number as 0xxxxxxxxx, however it was typed; raises Refusal("bad_phone")."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(phone, "VN")
    except phonenumbers.NumberParseException:
        raise Refusal("bad_phone") from None
    if parsed.country_code != _VIETNAM or not phonenumbers.is_valid_number(parsed):
        raise Refusal("bad_phone")
    return f"0{parsed.national_number}"


def keyed(config: Config, who: str) -> str:
    """The keyed hash of a phone number in its one form, or of a helper's name; useless without the office's secret."""
    secret = bytes.fromhex(config.stored["holder_secret"])
    return hmac.new(secret, who.encode(), sha256).hexdigest()


def keyed_phone(config: Config, phone: str) -> str:
    """The keyed hash of a phone number however it was typed; raises Refusal("bad_phone")."""
    return keyed(config, national(phone))


def keyed_helper(config: Config, helper: str) -> str:
    """The keyed hash of a helper, by phone number where there is one and else by name."""
    try:
        return keyed(config, national(helper))
    except Refusal:
        return keyed(config, " ".join(helper.casefold().split()))
