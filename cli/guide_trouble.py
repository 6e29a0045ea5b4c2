"""Says at start that there is no VNeID guide; whatever was started goes on without it."""

import sys

from onestop_desk.services import Services
from onestop_desk.words import refusals


def tell_guide_trouble(services: Services) -> None:
    """One sentence on standard error with the line that is wrong, nothing for a guide that can be read."""
    trouble = services.guide.trouble()
    if trouble is not None:
        print(refusals.sentence(trouble.code, trouble.facts), file=sys.stderr, flush=True)
