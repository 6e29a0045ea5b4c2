"""What the handheld scanner of this PC sends before each code: for one that types as slowly as fingers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onestop_desk.words import _
from ui.theme import of
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words


def usable(sign: str) -> bool:
    """Whether nobody writes with it: a letter or a figure would turn somebody's words into a scan."""
    return len(sign) == 1 and sign.isprintable() and not sign.isalnum() and not sign.isspace()


class ScannerPrefix(QWidget):
    """One sign, or none; `changed` carries what is to be kept."""

    changed = Signal(str)

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = prefix
        self.field = Field(_("không có"))
        self.field.setObjectName("scannerPrefix")
        self.field.setMaxLength(1)
        self.field.setText(prefix)
        self.field.setFixedWidth(of(self).px(96))
        self.field.editingFinished.connect(self._on_finished)
        self.about = Words("", "small", "ink_soft", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(of(self).px(4))
        column.addWidget(LabelledField(_("Ký tự máy quét gửi trước mỗi mã"), self.field))
        column.addWidget(self.about)
        self._say_about()

    def _say_about(self) -> None:
        self.about.say(_("Chỉ cần khi máy quét gõ chậm: đặt máy quét gửi trước một dấu như ~ rồi ghi dấu đó ở đây."))

    def _on_finished(self) -> None:
        sign = self.field.text()
        if sign == self._kept:
            self._say_about()
        elif sign and not usable(sign):
            self.field.setText(self._kept)
            self.about.say(_("Chọn một dấu không dùng khi gõ chữ, như ~ hoặc ^."))
        else:
            self._kept = sign
            self._say_about()
            self.changed.emit(sign)
