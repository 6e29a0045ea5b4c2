"""Says at start that there is no VNeID guide: to whoever started the face, and in the log of this PC."""

import logging
from collections.abc import Callable

from onestop_desk.domain.errors import Refusal
from onestop_desk.words import refusals

_log = logging.getLogger(__name__)


def tell_guide_trouble(trouble: Refusal | None, *tell: Callable[[str], object]) -> None:
    """Tells in one sentence which line is wrong; nothing where the guide can be read."""
    if trouble is None:
        return
    sentence = refusals.sentence(trouble.code, trouble.facts)
    _log.warning("%s", sentence)
    for one in tell:
        one(sentence)
