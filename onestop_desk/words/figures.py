"""Writes the figures of a report, one way for paper, workbook and screen: 97,99%, 412, 13 phút, 2,50 ngày, –."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from enum import StrEnum

from onestop_desk.domain.reporting import Better, Judged, Unit
from onestop_desk.words import _, language, plural

NOTHING = "–"
"""Stands where nothing was there to measure: it is neither 0 nor 100 %."""
_CENT = Decimal("0.01")


class Tone(StrEnum):
    """What a direction or a value means to the office; paper and screens add a word to the colour."""

    GOOD = "good"
    BAD = "bad"
    PLAIN = "plain"


@dataclass(frozen=True)
class Change:
    """How a figure moved since the period before."""

    text: str
    """Of the size of the move, without a sign: 0,41 or 3 phút; empty where there is nothing to compare."""
    direction: int
    """1 up, -1 down, 0 not moved or unknown; an arrow shows it."""
    tone: Tone


def value(unit: Unit, number: Decimal | None) -> str:
    """A figure with its unit; a length of time, given in seconds, in whole minutes rounded up."""
    if number is None:
        return NOTHING
    if unit is Unit.SECONDS:
        minutes = whole_minutes(number)
        return plural("{n} phút", minutes).format(n=whole(minutes))
    if unit is Unit.PERCENT:
        return f"{decimal(number)}%"
    if unit is Unit.DAYS:
        return _("{n} ngày").format(n=decimal(number))
    return whole(int(number))


def target(judged: Judged) -> str:
    """What a figure should reach: ≥ 98,00%, ≤ 15 phút, 0; a dash without a target."""
    if judged.target is None:
        return NOTHING
    return aim(judged.unit, judged.better, judged.target.value)


def aim(unit: Unit, better: Better, number: Decimal) -> str:
    """A target, with the sign of the good side where there is something beyond it."""
    said = value(unit, number)
    highest = Decimal(100) if unit is Unit.PERCENT else None
    if better is Better.LESS:
        return said if number <= 0 else f"≤\u00a0{said}"
    if better is Better.MORE:
        return said if number == highest else f"≥\u00a0{said}"
    return said


def change(judged: Judged) -> Change:
    """How far the figure moved, as the difference of the two figures that are shown, and whether that is good."""
    moved = shown_change(judged)
    if moved is None:
        return Change("", 0, Tone.PLAIN)
    direction = (moved > 0) - (moved < 0)
    size = abs(moved)
    if judged.unit is Unit.SECONDS:
        text = plural("{n} phút", int(size)).format(n=whole(int(size)))
    elif judged.unit in {Unit.PERCENT, Unit.DAYS}:
        text = decimal(size)
    else:
        text = whole(int(size))
    return Change(text, direction, _tone(judged.better, direction))


def shown_change(judged: Judged) -> Decimal | None:
    """The move in the unit that is shown (points, minutes, days, pieces); None when one of the two is missing."""
    now, then = shown(judged.unit, judged.figure.value), shown(judged.unit, judged.before.value)
    return None if now is None or then is None else now - then


def shown(unit: Unit, number: Decimal | None) -> Decimal | None:
    """A value in the unit in which it is written, rounded as it is written: minutes for a length of time."""
    if number is None:
        return None
    if unit is Unit.SECONDS:
        return Decimal(whole_minutes(number))
    if unit in {Unit.PERCENT, Unit.DAYS}:
        return number.quantize(_CENT, ROUND_HALF_UP)
    return number


def whole_minutes(seconds: Decimal) -> int:
    """Minutes of a length of time, rounded up, so that what is written never meets a target that the truth misses."""
    return int((seconds / 60).to_integral_value(ROUND_CEILING))


def judgement(judged: Judged) -> str:
    """Đạt, Chưa đạt, or a dash where there is no target or nothing to judge."""
    if judged.met is None:
        return NOTHING
    return _("Đạt") if judged.met else _("Chưa đạt")


def judgement_tone(judged: Judged) -> Tone:
    """The meaning of the judgement."""
    if judged.met is None:
        return Tone.PLAIN
    return Tone.GOOD if judged.met else Tone.BAD


def points(number: Decimal) -> str:
    """A difference of shares inside a sentence: 0,41 điểm."""
    return _("{n} điểm").format(n=decimal(abs(number)))


def decimal(number: Decimal) -> str:
    """Two decimals: 1.234,50."""
    text = f"{number.quantize(_CENT, ROUND_HALF_UP):,.2f}"
    return text if language() == "en" else text.translate({ord(","): ".", ord("."): ","})


def whole(number: int) -> str:
    """A whole number with its thousands apart: 12.500."""
    return f"{number:,}" if language() == "en" else f"{number:,}".replace(",", ".")


def _tone(better: Better, direction: int) -> Tone:
    if direction == 0 or better is Better.NEITHER:
        return Tone.PLAIN
    return Tone.GOOD if (direction > 0) == (better is Better.MORE) else Tone.BAD
