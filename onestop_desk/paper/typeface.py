"""Where the typefaces lie; apart from the engine, which no screen needs to show itself."""

from importlib.util import find_spec
from pathlib import Path

OFFICIAL = Path(__file__).resolve().parents[2] / "resources" / "fonts" / "tex-gyre-termes"
"""TeX Gyre Termes, as wide as Times New Roman, which the form of official documents asks for."""


class FontMissingError(RuntimeError):
    """The typeface is not installed beside the program."""


def folder() -> Path:
    """Finds the folder of Be Vietnam Pro, of screens and sheets, without running its package."""
    spec = find_spec("fontpkg_be_vietnam_pro")
    if spec is None or spec.origin is None:
        raise FontMissingError("fontpkg-be-vietnam-pro is not installed")
    return Path(spec.origin).parent / "files"
