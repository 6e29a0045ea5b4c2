"""The procedure that was chosen, in a box like the field it was searched in: name, code, line."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from onestop_desk.services.booking.views import BookedProcedure
from onestop_desk.services.views import ProcedureHit, ProcedureView
from onestop_desk.words import _
from ui.theme import Theme, font, icons, of
from ui.widgets import paint
from ui.widgets.button import PaintedButton


class ChosenProcedure(PaintedButton):
    """A click chooses another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "plain", parent)
        self.setObjectName("chosenProcedure")
        self.setProperty("answer", True)
        self._remark = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_procedure(
        self, procedure: ProcedureView | ProcedureHit | BookedProcedure | None, letter: str | None = None
    ) -> None:
        """Shows a procedure, or that there is none."""
        if procedure is None:
            self._remark = _("bấm để chọn")
            self.say(_("Chưa chọn thủ tục"))
        else:
            group = letter or getattr(procedure, "line_letter", None)
            code = procedure.code
            self._remark = _("{code} · nhóm {letter}").format(code=code, letter=group) if group else code
            self.say(getattr(procedure, "short_name", "") or procedure.name)
        self.setAccessibleDescription(self._remark)
        self.update()

    def sizeHint(self) -> QSize:
        """A field's height."""
        return QSize(of(self).px(200), of(self).px(36))

    def minimumSizeHint(self) -> QSize:
        """Name and code may shorten."""
        return self.sizeHint()

    def draw_inside(self, painter: QPainter, theme: Theme) -> None:
        """Draws the glass, the name, and the code at the right."""
        colours, high = theme.colours, float(self.height())
        side = theme.px(17)
        icons.draw(painter, "search", colours.ink_soft, QRectF(theme.px(10), (high - side) / 2, side, side))
        left, right = float(theme.px(36)), float(self.width() - theme.px(12))
        painter.setFont(font(theme, "small"))
        wide = min(paint.width_of(self._remark, painter.font()) + 1, (right - left) * 0.5)
        paint.words(painter, QRectF(right - wide, 0, wide, high), self._remark, colours.ink_soft, paint.RIGHT)
        painter.setFont(font(theme, "body-medium"))
        room = QRectF(left, 0, right - wide - theme.px(12) - left, high)
        paint.words(painter, room, self.text(), colours.ink)
