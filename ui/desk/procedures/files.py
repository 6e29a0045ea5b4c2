"""Asks where a file is, or where it shall go; a port, so that a test answers by itself."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from onestop_desk.words import _
from ui.widgets.leaving import let_go

Told = Callable[[Path], object]


class Files(Protocol):
    """The two questions about files."""

    def ask_open(self, owner: QWidget, title: str, kinds: str, told: Told) -> None:
        """Which file to read; `told` hears it, or nobody does."""

    def ask_save(self, owner: QWidget, title: str, proposed: str, kinds: str, told: Told) -> None:
        """Where to write; `told` hears it, or nobody does."""


class FileDialogs:
    """The system's own dialogs; they never block the desk."""

    def ask_open(self, owner: QWidget, title: str, kinds: str, told: Told) -> None:
        """Which file to read."""
        dialog = self._made(owner, title, kinds, told)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Mở"))
        dialog.open()

    def ask_save(self, owner: QWidget, title: str, proposed: str, kinds: str, told: Told) -> None:
        """Where to write."""
        dialog = self._made(owner, title, kinds, told)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Lưu"))
        dialog.setDefaultSuffix(Path(proposed).suffix.lstrip("."))
        dialog.selectFile(proposed)
        dialog.open()

    @staticmethod
    def _made(owner: QWidget, title: str, kinds: str, told: Told) -> QFileDialog:
        dialog = QFileDialog(owner.window(), title, "", kinds)
        label = QFileDialog.DialogLabel
        # Where the system has no dialog of its own, Qt's would speak English.
        dialog.setLabelText(label.LookIn, _("Thư mục:"))
        dialog.setLabelText(label.FileName, _("Tên tệp:"))
        dialog.setLabelText(label.FileType, _("Loại tệp:"))
        dialog.setLabelText(label.Reject, _("Quay lại"))
        dialog.fileSelected.connect(lambda name: told(Path(name)))
        dialog.finished.connect(lambda _result: let_go(dialog))
        return dialog
