"""A citizen is being served: each procedure with its papers, under a head that stays."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.domain.instants import SECOND
from onestop_desk.services.views import DeskView, VisitView
from onestop_desk.words import _
from onestop_desk.words.phrases import duration, duration_minutes
from ui.desk import procedure_words
from ui.desk.names import Names
from ui.desk.procedure_block import ProcedureBlock
from ui.desk.state_page import StatePage
from ui.desk.visit_header import VisitHeader
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.leaving import let_go
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel


class Procedures(QScrollArea):
    """Scrolls with the mouse and with the keyboard's place; ↑ ↓ belong to the papers."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys go on to the page."""
        event.ignore()


class ServingPage(StatePage):
    """The visit; its procedures scroll, its head and the function bar do not."""

    ticked = Signal(str, str, bool)
    coded = Signal(str, str)
    removed = Signal(str)
    person_asked = Signal()
    priority_asked = Signal()
    print_asked = Signal()
    left = Signal()

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(names, parent)
        theme = of(self)
        self.panel = Panel(inside=0)
        self.panel.body.setSpacing(0)
        self.header = VisitHeader(names, "user", "luc")
        self.panel.body.addWidget(self.header)
        self._sheet = QWidget()
        self._sheet.setObjectName("sheet")
        self._column = QVBoxLayout(self._sheet)
        side = theme.px(16)
        self._column.setContentsMargins(side, theme.px(12), side, theme.px(8))
        self._column.setSpacing(theme.px(12))
        self.vneid = Notice("", "", "cam", icon="id-card")
        self.vneid.setObjectName("vneidNotice")
        self.guide = Button(_("Hướng dẫn"), variant="notice", key="F6")
        self.guide.setObjectName("vneidGuide")
        self.guide.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.guide.clicked.connect(lambda: self.key_pressed.emit(Qt.Key.Key_F6))
        self.vneid.add(self.guide)
        self.note = Words("", "body", wrap=True)
        self._above = (self.vneid, self.note)
        for widget in self._above:
            widget.hide()
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.area = Procedures()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._sheet)
        self.panel.body.addWidget(self.area, 1)
        self.panel.body.addLayout(self._make_foot())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panel)
        self.blocks: dict[str, ProcedureBlock] = {}
        self._ordered: tuple[QWidget, ...] = ()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _make_foot(self) -> QHBoxLayout:
        theme = of(self)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(16), theme.px(10))
        row.setSpacing(theme.px(6))
        self.add = Button(_("Thêm thủ tục"), variant="bare", icon="plus", key="F3", kind="body-medium")
        self.add.setObjectName("F3")
        self.add.clicked.connect(lambda: self.key_pressed.emit(Qt.Key.Key_F3))
        # The picture says it: five words beside each other do not fit.
        self.print = Button("", icon="printer", key="Ctrl+P", kind="body-medium")
        self.print.setAccessibleName(_("In"))
        self.print.setObjectName("printVisit")
        self.print.setToolTip(_("In phiếu, mẫu giấy, tờ khai của lượt này"))
        self.print.clicked.connect(self.print_asked)
        self.person = Button(_("Tên, ghi chú"), icon="pencil", kind="body-medium")
        self.person.clicked.connect(self.person_asked)
        self.priority = Button(_("Ưu tiên"), icon="star", kind="body-medium")
        self.priority.clicked.connect(self.priority_asked)
        self.walk_out = Button(_("Công dân bỏ về"), icon="leave", kind="body-medium")
        self.walk_out.clicked.connect(self.left)
        row.addWidget(self.add)
        row.addStretch(1)
        for button in (self.print, self.person, self.priority, self.walk_out):
            row.addWidget(button)
        return row

    def show_view(self, view: DeskView, *, lost: bool) -> None:
        """Paint the visit; blocks stay the same widgets as long as their procedure stays."""
        visit = view.visit
        assert visit is not None
        self.header.show_visit(visit)
        self.tick(view)
        self.note.setVisible(bool(visit.note))
        self.note.say(_("Ghi chú: {note}").format(note=visit.note or ""))
        self._show_vneid(visit)
        self._show_blocks(visit)
        for widget in (self._sheet, self.add, self.print, self.person, self.priority, self.walk_out):
            widget.setEnabled(not lost)

    def _show_vneid(self, visit: VisitView) -> None:
        """Say before anything is typed that a procedure can only be filed with an account of level 2."""
        needing = [
            p.position
            for p in visit.procedures
            if p.procedure is not None and p.procedure.needs_vneid and not procedure_words.complete(p.procedure)
        ]
        self.vneid.setVisible(bool(needing))
        if needing:
            sentence = _("Thủ tục {n} nộp trực tuyến, phải đăng nhập bằng VNeID.").format(n=needing[0])
            self.vneid.say(_("Cần tài khoản VNeID mức 2"), sentence, icon="id-card")

    def _show_blocks(self, visit: VisitView) -> None:
        wanted = {p.id for p in visit.procedures}
        for gone in [key for key in self.blocks if key not in wanted]:
            block = self.blocks.pop(gone)
            self._column.removeWidget(block)
            let_go(block)
        removable = len(visit.procedures) > 1
        for number, asked in enumerate(visit.procedures):
            block = self.blocks.get(asked.id) or self._new_block(asked.id, number, visit)
            block.show_procedure(asked, removable=removable)
        self._order_tabs([self.blocks[p.id] for p in visit.procedures])

    def _order_tabs(self, blocks: list[ProcedureBlock]) -> None:
        stops = tuple(row for block in blocks for row in (block.code, *block.papers.rows()))
        if stops == self._ordered:
            return
        self._ordered = stops
        last: QWidget | None = None
        for block in blocks:
            last = block.order_tabs(last)
        for button in (self.add, self.print, self.person, self.priority, self.walk_out):
            if last is not None:
                QWidget.setTabOrder(last, button)
            last = button

    def _new_block(self, key: str, number: int, visit: VisitView) -> ProcedureBlock:
        block = ProcedureBlock(visit.procedures[number])
        block.ticked.connect(self.ticked)
        block.coded.connect(self.coded)
        block.removed.connect(self.removed)
        # Notice and note stand first, hidden or not.
        self._column.insertWidget(number + len(self._above), block)
        self.blocks[key] = block
        return block

    def tick(self, view: DeskView, now: int | None = None) -> None:
        """Say how long the citizen has been served."""
        visit = view.visit
        if visit is None or visit.serving_at is None:
            return
        served = duration(max(((now or view.now) - visit.serving_at) // SECOND, 0))
        usual = _("thường {time}").format(time=duration_minutes(visit.usual_minutes))
        self.header.say_now(_("Đang phục vụ"), usual, served)

    def focus_first(self) -> None:
        """The first paper that is not ticked; without papers the first dossier code."""
        blocks = [self.blocks[key] for key in self.blocks]
        for block in blocks:
            rows = [row for row in block.papers.rows() if not row.isChecked()]
            if rows:
                rows[0].setFocus()
                return
        for block in blocks:
            block.code.setFocus()
            return
        self.add.setFocus()

    def keep_typed(self) -> dict[str, str]:
        """Hand on the codes being typed, and say what stands in each field."""
        for block in list(self.blocks.values()):
            block.keep_code()
        return {key: block.code.text() for key, block in self.blocks.items()}

    def current_block(self) -> ProcedureBlock | None:
        """The block the keyboard is in, or the first one without a dossier code."""
        focus = QApplication.focusWidget()
        for block in self.blocks.values():
            if focus is not None and block.isAncestorOf(focus):
                return block
        empty = [block for block in self.blocks.values() if not block.code.text()]
        return next(iter(empty or self.blocks.values()), None)

    def move_between_papers(self, step: int) -> bool:
        """↑ ↓ walk on from the papers of one procedure to those of the next; whether there was somewhere to go."""
        rows = [row for block in self.blocks.values() for row in block.papers.rows()]
        at = next((number for number, row in enumerate(rows) if row.hasFocus()), None)
        if at is None or not 0 <= at + step < len(rows):
            return False
        rows[at + step].setFocus()
        return True

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What has the keyboard is never hidden below the fold."""
        if new is not None and self._sheet.isAncestorOf(new):
            self.area.ensureWidgetVisible(new, 0, of(self).px(24))
