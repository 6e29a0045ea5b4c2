"""The one way figures are written: against a table, and so that what is written never contradicts its judgement."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.reporting import Better, Figure, Judged, Target, Unit
from onestop_desk.words import figures
from onestop_desk.words.figures import Tone


def judged(
    unit: Unit, better: Better, now: str | None, then: str | None, target: str | None = None, met: bool | None = None
) -> Judged:
    def number(text: str | None) -> Decimal | None:
        return None if text is None else Decimal(text)

    aim = None if target is None else Target(Decimal(target), "law")
    return Judged(Figure("x", number(now)), unit, better, aim, Figure("x", number(then)), None, met, ())


@pytest.mark.parametrize(
    ("unit", "value", "written"),
    [
        (Unit.PERCENT, "97.99", "97,99%"),
        (Unit.PERCENT, "100", "100,00%"),
        (Unit.COUNT, "12500", "12.500"),
        (Unit.COUNT, "0", "0"),
        (Unit.SECONDS, "780", "13 phút"),
        (Unit.SECONDS, "781", "14 phút"),
        (Unit.SECONDS, "4200", "70 phút"),
        (Unit.SECONDS, "0", "0 phút"),
        (Unit.DAYS, "2.5", "2,50 ngày"),
        (Unit.PERCENT, None, "–"),
    ],
)
def test_a_figure_is_written(unit: Unit, value: str | None, written: str) -> None:
    assert figures.value(unit, None if value is None else Decimal(value)) == written


@pytest.mark.parametrize(
    ("unit", "better", "target", "written"),
    [
        (Unit.PERCENT, Better.MORE, "98", "≥ 98,00%"),
        (Unit.PERCENT, Better.MORE, "100", "100,00%"),
        (Unit.SECONDS, Better.LESS, "900", "≤ 15 phút"),
        (Unit.COUNT, Better.LESS, "0", "0"),
        (Unit.COUNT, Better.NEITHER, None, "–"),
    ],
)
def test_a_target_is_written(unit: Unit, better: Better, target: str | None, written: str) -> None:
    assert figures.target(judged(unit, better, None, None, target)).replace("\u00a0", " ") == written


@pytest.mark.parametrize(
    ("unit", "better", "now", "then", "expected"),
    [
        (Unit.PERCENT, Better.MORE, "97.99", "98.40", ("0,41", -1, Tone.BAD)),
        (Unit.PERCENT, Better.MORE, "38.16", "35.92", ("2,24", 1, Tone.GOOD)),
        (Unit.SECONDS, Better.LESS, "780", "960", ("3 phút", -1, Tone.GOOD)),
        (Unit.SECONDS, Better.LESS, "779", "961", ("4 phút", -1, Tone.GOOD)),
        (Unit.COUNT, Better.LESS, "2", "2", ("0", 0, Tone.PLAIN)),
        (Unit.COUNT, Better.NEITHER, "46", "39", ("7", 1, Tone.PLAIN)),
        (Unit.COUNT, Better.MORE, None, "39", ("", 0, Tone.PLAIN)),
    ],
)
def test_a_change_is_written(
    unit: Unit, better: Better, now: str | None, then: str | None, expected: tuple[str, int, Tone]
) -> None:
    found = figures.change(judged(unit, better, now, then))
    assert (found.text, found.direction, found.tone) == expected


@given(st.integers(0, 100_000), st.integers(0, 1_000))
def test_a_wait_is_written_within_its_target_only_when_it_is(seconds: int, target_minutes: int) -> None:
    written = figures.shown(Unit.SECONDS, Decimal(seconds))
    assert written is not None
    assert (written <= target_minutes) == (seconds <= target_minutes * 60)


def test_the_word_of_a_judgement_goes_with_its_tone() -> None:
    met = judged(Unit.COUNT, Better.LESS, "0", "1", "0", met=True)
    missed = judged(Unit.COUNT, Better.LESS, "2", "1", "0", met=False)
    assert (figures.judgement(met), figures.judgement_tone(met)) == ("Đạt", Tone.GOOD)
    assert (figures.judgement(missed), figures.judgement_tone(missed)) == ("Chưa đạt", Tone.BAD)
    assert figures.judgement(judged(Unit.COUNT, Better.LESS, None, None)) == "–"
