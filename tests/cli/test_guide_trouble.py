"""A guide that somebody broke by hand: said at start with its line, and everything else goes on."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.calls import ROOT, Answer, is_one_sentence

ROOMS = ("cli", "onestop_desk", "portal", "resources")


@dataclass(frozen=True)
class Copy:
    """The program in a folder of its own, whose guide may be changed."""

    root: Path

    def call(self, *arguments: object) -> Answer:
        """Runs its main.py to its end, on an office beside it."""
        words = [sys.executable, "main.py", "--data", "office", *map(str, arguments)]
        done = subprocess.run(
            words, cwd=self.root, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def change(self, before: str, after: str) -> int:
        """Changes one place of the guide's file; the line on which it stands."""
        file = self.root / "resources" / "guide" / "guide.json"
        text = file.read_text(encoding="utf-8")
        assert text.count(before) >= 1
        file.write_text(text.replace(before, after, 1), encoding="utf-8")
        return text[: text.index(before)].count("\n") + 1


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    shutil.copy(ROOT / "main.py", tmp_path)
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    made = Copy(tmp_path)
    assert made.call("--demo", "procedures", "search", "khai sinh").code == 0
    return made


def test_a_broken_guide_is_said_once_with_its_line_and_the_site_is_made_without_it(copy: Copy) -> None:
    whole = copy.call("qr", "site", "--out", "trang")
    assert (whole.code, whole.err) == (0, "")
    assert (copy.root / "trang" / "vneid").is_dir()
    line = copy.change('"kind": "police"', '"kind": "polise"')
    broken = copy.call("qr", "site", "--out", "trang")
    assert broken.code == 0
    assert is_one_sentence(broken.err.replace(". ", ", "))
    assert f"guide.json sai ở dòng {line} " in broken.err
    assert not (copy.root / "trang" / "vneid" / "index.html").exists()
    assert (copy.root / "trang" / "index.html").is_file()


def test_a_new_law_in_the_file_alone_is_on_the_pages(copy: Copy) -> None:
    for _place in range(2):
        copy.change("Nghị định số 69/2024/NĐ-CP", "Nghị định số 1/2026/NĐ-CP")
    assert copy.call("qr", "site", "--out", "trang").err == ""
    pages = [page.read_text(encoding="utf-8") for page in (copy.root / "trang" / "vneid").rglob("index.html")]
    assert any("1/2026/NĐ-CP" in page for page in pages)
    assert not any("69/2024/NĐ-CP" in page for page in pages)
