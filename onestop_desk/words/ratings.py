"""How content somebody was, in words, and what may be better; the same at the kiosk, on the phone and in the report."""

from onestop_desk.domain.ratings import Level, RatingReason
from onestop_desk.words import _, language, marked

_LEVELS = {
    Level.VERY_SATISFIED: marked("Rất hài lòng"),
    Level.SATISFIED: marked("Hài lòng"),
    Level.NEUTRAL: marked("Bình thường"),
    Level.UNSATISFIED: marked("Không hài lòng"),
}


def level(given: Level) -> str:
    """Names a level: Hài lòng."""
    return _(_LEVELS[given])


def reason(given: RatingReason) -> str:
    """Says what could be better: Chờ lâu."""
    return given.text_en if language() == "en" and given.text_en else given.text
