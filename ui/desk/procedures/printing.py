"""Gives a PDF out: onto a printer that is asked for, or into a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from onestop_desk.services.ports import PrinterError
from onestop_desk.words import _
from ui.background import RunTask
from ui.desk.procedures.files import Files
from ui.desk.procedures.sheet_questions import ChoosePrinter
from ui.devices.office_printer import PaperPrinters

Done = Callable[[str], object]
"""Told in a few words how the sheets were given out; not called when they were not."""


class Printing(QObject):
    """One way to paper and one to a file; `said` tells what went wrong."""

    said = Signal(str, str, str)

    def __init__(self, owner: QWidget, files: Files, run: RunTask, printers: PaperPrinters) -> None:
        super().__init__(owner)
        self._owner, self._files, self._run, self._printers = owner, files, run, printers

    def print(self, pdf: bytes, pages: int, done: Done) -> None:
        """Asks for a printer, then prints."""
        names = self._printers.names()
        if not names:
            self.said.emit(
                _("Máy tính này chưa có máy in"),
                _("Lưu PDF (Ctrl+S) rồi in ở máy khác, hoặc cài máy in rồi làm lại."),
                "cam",
            )
            return
        ChoosePrinter(self._owner.window(), names, pages, lambda name: self._print_on(name, pdf, done)).open_first()

    def _print_on(self, printer: str, pdf: bytes, done: Done) -> None:
        self.said.emit(_("Đang in bằng {printer}…").format(printer=printer), "", "lam")
        self._run(
            self,
            lambda: self._printers.print_pdf(pdf, printer),
            lambda _nothing: done(_("Đã gửi tới máy in {printer}").format(printer=printer)),
            lambda error: self._on_print_failed(printer, error),
        )

    def _on_print_failed(self, printer: str, error: Exception) -> None:
        if not isinstance(error, PrinterError):
            raise error
        self.said.emit(
            _("Máy in {printer} không in được").format(printer=printer),
            _("Xem máy in đã bật và còn giấy chưa, hoặc lưu PDF (Ctrl+S) rồi in ở máy khác."),
            "cam",
        )

    def save(self, pdf: bytes, proposed: str, done: Done) -> None:
        """Asks for a file, then writes."""
        self._files.ask_save(
            self._owner, _("Lưu PDF"), proposed, _("Tệp PDF (*.pdf)"), lambda file: self._write(file, pdf, done)
        )

    def _write(self, file: Path, pdf: bytes, done: Done) -> None:
        try:
            file.write_bytes(pdf)
        except OSError:
            self.said.emit(
                _("Không ghi được tệp {file}").format(file=file.name),
                _("Chọn thư mục khác, hoặc đóng tệp đang mở rồi lưu lại."),
                "cam",
            )
            return
        done(_("Đã lưu {file}").format(file=file.name))
