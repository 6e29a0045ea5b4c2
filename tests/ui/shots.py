"""Takes pictures of windows, to be put beside the pictures of the look."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget


def grab(window: QWidget, path: Path) -> Path:
    """Paint a shown window into a PNG file and say where it is."""
    QApplication.processEvents()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(path)):
        raise OSError(f"cannot write {path}")
    return path
