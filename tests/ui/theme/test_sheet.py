"""Style sheets know every token they use, and hold no colour or size of their own."""

import re
from pathlib import Path

import pytest

from ui.theme import sheet
from ui.theme.tokens import Theme

TEMPLATES = sorted(sheet.FOLDER.glob("*.qss"))


def test_a_template_is_filled() -> None:
    theme = Theme.of_look(scale=2)
    assert sheet.fill("a { color: {{ink}}; width: {{px:8}}; {{type:body}} }", theme) == (
        "a { color: #12263A; width: 16px; font-size: 22.0pt; font-weight: 400; }"
    )


@pytest.mark.parametrize("place", ["{{pink}}", "{{px}}", "{{type:enormous}}", "{{ink:2}}", "{{icon:unicorn}}"])
def test_an_unknown_token_is_an_error(place: str) -> None:
    with pytest.raises(sheet.UnknownTokenError):
        sheet.fill(f"a {{ color: {place}; }}", Theme())


@pytest.mark.parametrize("contrast", [False, True])
def test_the_whole_sheet_has_no_place_left_open(contrast: bool) -> None:
    whole = sheet.compose(Theme.of_look(contrast=contrast))
    assert "{{" not in whole
    assert whole.count("{") == whole.count("}")


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_templates_are_numbered_and_take_colours_and_sizes_from_the_tokens(file: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.match(r"\d\d-", file.name)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*;)", text) == []
    assert re.findall(r"\b[1-9]\d*(?:px|pt)\b", text) == []


def test_disabled_buttons_are_dashed_in_high_contrast_only() -> None:
    assert "dashed" in sheet.compose(Theme.of_look(contrast=True))
    assert "dashed" not in sheet.compose(Theme.of_look())
