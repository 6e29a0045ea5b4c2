"""The sheet as it will come out of the printer, one page at a time."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onestop_desk.words import _
from ui.theme import of
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.panel import Panel


class Page(QWidget):
    """A white page with its thin edge, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setMinimumSize(of(self).px(120), of(self).px(160))

    def show_image(self, image: QImage | None) -> None:
        """Shows another page, or none."""
        self._image = image
        self.update()

    @property
    def image(self) -> QImage | None:
        """The page that is shown."""
        return self._image

    def sizeHint(self) -> QSize:
        """As an A4 page beside the form."""
        return QSize(of(self).px(300), of(self).px(420))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the page in the middle."""
        if self._image is None:
            return
        theme = of(self)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        size = self._image.size().scaled(whole.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(0, 0, size.width(), size.height())
        area.moveCenter(whole.center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, self._image)
        edge = paint.Edge(theme.colours.ink if theme.contrast else theme.colours.ink_soft, theme.px(1))
        paint.box(painter, area, 0, None, edge)


class SheetPreview(Panel):
    """The page, or one sentence why there is none; ‹ › turn pages."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Xem trước"), inside=12)
        assert self.head is not None
        self._page, self._pages = 0, 0
        self.page = Page()
        self.words = Words("", "body", "ink_soft", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self.page, 1)
        self.body.addWidget(self.words, 1)
        self.turning = QWidget()
        row = QHBoxLayout(self.turning)
        row.setContentsMargins(0, 0, 0, 0)
        self.back = Button("", icon="chevron-left", key="PgUp", height=32)
        self.on = Button("", icon="chevron-right", key="PgDn", height=32)
        self.back.setAccessibleName(_("Trang trước"))
        self.on.setAccessibleName(_("Trang sau"))
        self.number = Words("", "small", "ink_soft")
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        row.addStretch(1)
        for widget in (self.back, self.number, self.on):
            row.addWidget(widget)
        row.addStretch(1)
        self.body.addWidget(self.turning)
        self.say("")

    def say(self, sentence: str) -> None:
        """No page: a sentence in its place."""
        self._pages = 0
        self.page.hide()
        self.turning.hide()
        self.words.say(sentence)
        self.words.show()

    def show_page(self, image: QImage, page: int, pages: int) -> None:
        """One of several pages."""
        self._page, self._pages = page, pages
        self.page.show_image(image)
        self.page.show()
        self.words.hide()
        self.turning.setVisible(pages > 1)
        self.number.say(_("Trang {page}/{pages}").format(page=page + 1, pages=pages))
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page < pages - 1)

    def turn(self, step: int) -> None:
        """Another page, where there is one."""
        if 0 <= self._page + step < self._pages:
            self.turned.emit(self._page + step)
