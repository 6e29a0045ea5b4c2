"""Printers in memory: what came out of them is looked at afterwards."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from onestop_desk.services.ports import PrinterError, RollSheet
from ui.background import run_inline
from ui.desk.dialogs.slip_sheet import Out


class Tray:
    """Printers for paper; `fails` is what the next print raises."""

    def __init__(self, *names: str) -> None:
        self.listed = names
        self.printed: list[tuple[bytes, str]] = []
        self.fails: PrinterError | None = None

    def names(self) -> tuple[str, ...]:
        return self.listed

    def print_pdf(self, pdf: bytes, printer: str) -> None:
        if self.fails is not None:
            raise self.fails
        self.printed.append((pdf, printer))


class Roll:
    """A ticket printer."""

    on_paper = True
    roll_mm = 80

    def __init__(self) -> None:
        self.printed: list[RollSheet] = []
        self.fails: PrinterError | None = None

    def print_sheet(self, sheet: RollSheet) -> None:
        if self.fails is not None:
            raise self.fails
        self.printed.append(sheet)


class Folder:
    """Answers the question for a file with one in a folder; without a folder nobody answers."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    def ask_open(self, owner: QWidget, title: str, kinds: str, told: Callable[[Path], object]) -> None:
        raise AssertionError("nothing is opened here")

    def ask_save(self, owner: QWidget, title: str, proposed: str, kinds: str, told: Callable[[Path], object]) -> None:
        if self.folder is not None:
            told(self.folder / proposed)


def out_of(tray: Tray, roll: Roll | None = None, folder: Path | None = None) -> Out:
    """Everything at once, on the same thread."""
    return Out(Folder(folder), tray, run_inline, roll)
