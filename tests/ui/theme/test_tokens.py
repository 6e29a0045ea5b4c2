"""Words can be read on what they lie on, in both looks."""

import pytest

from ui.theme.tokens import CONTRAST, LIGHT, TONES, Colours, Theme, Tone, contrast_ratio

ENOUGH = 4.5
LOOKS = pytest.mark.parametrize("colours", [LIGHT, CONTRAST], ids=["light", "contrast"])


@LOOKS
@pytest.mark.parametrize("tone", ["ink", "ink_soft", "lam", "luc", "cam", "do"])
@pytest.mark.parametrize("ground", ["paper", "ground", "lam_soft"])
def test_words_can_be_read(colours: Colours, tone: Tone, ground: Tone) -> None:
    assert contrast_ratio(colours.tone(tone), colours.tone(ground)) >= ENOUGH


@LOOKS
@pytest.mark.parametrize("fill", ["lam", "luc", "ink", "ink_soft"])
def test_white_can_be_read_on_fills(colours: Colours, fill: Tone) -> None:
    assert contrast_ratio(colours.paper, colours.tone(fill)) >= ENOUGH


@LOOKS
def test_ink_can_be_read_on_the_priority_mark(colours: Colours) -> None:
    assert contrast_ratio(colours.ink, colours.vang) >= ENOUGH


@pytest.mark.parametrize("edge", ["ink_soft", "lam", "luc", "cam", "do"])
def test_edges_of_controls_can_be_seen(edge: Tone) -> None:
    assert contrast_ratio(LIGHT.tone(edge), LIGHT.paper) >= 3


def test_in_high_contrast_every_line_is_black() -> None:
    assert CONTRAST.line == CONTRAST.ink == "#000000"


def test_contrast_of_black_and_white_is_the_largest() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#777777", "#777777") == pytest.approx(1)


def test_each_tone_is_a_colour() -> None:
    assert all(len(LIGHT.tone(tone)) == 7 and LIGHT.tone(tone).startswith("#") for tone in TONES)


def test_lengths_grow_with_the_scale_and_lines_never_vanish() -> None:
    small, large = Theme.of_look(scale=0.4), Theme.of_look(scale=1.5)
    assert (large.px(36), large.px(1), small.px(1), small.px(0)) == (54, 2, 1, 0)


def test_type_follows_the_scale_whatever_the_screen_calls_a_point() -> None:
    assert Theme.of_look(dpi=96).points(11) == 11
    assert Theme.of_look(dpi=120, scale=1.25).points(11) == 11
    assert Theme.of_look(dpi=96, scale=1.25).points(11) == 13.75
