"""The left column of the guide: the visit that waits behind it, or that nobody is at the counter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.domain.instants import SECOND, Instant
from onestop_desk.services.views import DeskView, VisitProcedureView, VisitView
from onestop_desk.words import _
from onestop_desk.words.phrases import duration, duration_minutes
from ui.desk import procedure_words, wording
from ui.desk.chips import visit_chip
from ui.desk.names import Names
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Words, WrappedLabel
from ui.widgets.leaving import let_go
from ui.widgets.panel import Line, Panel


class ProcedureLine(QWidget):
    """One procedure of the visit: its name, how many papers are there, and that it needs an account."""

    def __init__(self, asked: VisitProcedureView) -> None:
        super().__init__()
        theme = of(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        column.setSpacing(theme.px(2))
        procedure = asked.procedure
        name = procedure.name if procedure is not None else _("Chưa rõ thủ tục")
        column.addWidget(WrappedLabel(_("{n}. {name}").format(n=asked.position, name=name), "strong"))
        facts = [procedure_words.count(procedure)] if procedure is not None and procedure.papers else []
        facts += [asked.dossier_code] if asked.dossier_code else []
        if facts:
            column.addWidget(ElidedLabel(" · ".join(facts), "small", "ink_soft"))
        self.needs = procedure is not None and procedure.needs_vneid
        if self.needs:
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            row.addWidget(Icon("id-card", "cam", 18))
            row.addWidget(Words(_("Cần tài khoản VNeID mức 2"), "body-medium", "cam", wrap=True), 1)
            column.addLayout(row)


class VisitSide(Panel):
    """The citizen stays in sight while the guide is walked; Esc goes back to the visit."""

    back_asked = Signal()

    def __init__(self, names: Names) -> None:
        super().__init__(inside=0)
        self.setObjectName("guideVisit")
        theme = of(self)
        self._names = names
        self._shown: tuple[VisitProcedureView, ...] | None = None
        self._lines: list[QWidget] = []
        side = theme.px(16)
        self.number = Words("", "number")
        self.name = ElidedLabel("", "head")
        self.chip = Chip("plain", "")
        self.state = ElidedLabel(_("Đang phục vụ"), "strong", "luc")
        self.served = ElidedLabel("", "small", "ink_soft")
        head = QVBoxLayout()
        head.setContentsMargins(side, theme.px(8), side, theme.px(12))
        head.setSpacing(theme.px(4))
        chips = QHBoxLayout()
        chips.setSpacing(theme.px(8))
        chips.addWidget(self.chip)
        chips.addWidget(self.state, 1)
        head.addWidget(self.number)
        head.addWidget(self.name)
        head.addLayout(chips)
        head.addWidget(self.served)
        self._procedures = QVBoxLayout()
        self._procedures.setSpacing(0)
        self.waiting = Words("", "strong")
        self.following = ElidedLabel("", "small", "ink_soft")
        below = QVBoxLayout()
        below.setContentsMargins(side, theme.px(10), side, 0)
        below.setSpacing(theme.px(2))
        below.addWidget(self.waiting)
        below.addWidget(self.following)
        self.back = Button("", key="Esc")
        self.back.setObjectName("guideBackToVisit")
        self.back.clicked.connect(self.back_asked)
        foot = QHBoxLayout()
        foot.setContentsMargins(side, side, side, side)
        foot.addWidget(self.back)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(Line())
        self.body.addWidget(self._scrolling(below), 1)
        self.body.addLayout(foot)

    def _scrolling(self, below: QVBoxLayout) -> QScrollArea:
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._procedures)
        column.addLayout(below)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        return area

    def show_view(self, view: DeskView) -> None:
        """Paints the visit, or that the counter is free."""
        visit = view.visit
        for part in (self.chip, self.state, self.served, self.name):
            part.setVisible(visit is not None)
        if visit is None:
            self.number.set_kind("visit")
            self.number.say(_("Chưa có công dân ở quầy"))
            self.back.say(_("Về quầy"))
        else:
            self._show_visit(visit, view.now)
        self._show_procedures(visit.procedures if visit is not None else ())
        self.waiting.say(_("Đang chờ quầy này: {n}").format(n=len(view.waiting)))
        following = view.next_up
        self.following.say(
            _("Tiếp theo {number}, {reason}").format(
                number=following.row.number, reason=wording.short_reason(following, self._names)
            )
            if following is not None
            else ""
        )

    def _show_visit(self, visit: VisitView, now: Instant) -> None:
        spec = visit_chip(visit, self._names)
        self.number.set_kind("number")
        self.number.say(visit.number)
        self.name.say(visit.person_name or visit.line_name)
        self.chip.turn(spec.kind, spec.text)
        # A chip without its word says nothing: the words beside it shorten first.
        self.chip.setMinimumWidth(self.chip.sizeHint().width())
        self.back.say(_("Về lượt {number}").format(number=visit.number))
        self.tick(visit, now)

    def tick(self, visit: VisitView, now: Instant) -> None:
        """Says how long the citizen has been served."""
        if visit.serving_at is None:
            self.served.say("")
            return
        served = duration(max((now - visit.serving_at) // SECOND, 0))
        usual = duration_minutes(visit.usual_minutes)
        self.served.say(_("Đã phục vụ {served}, thường {usual}").format(served=served, usual=usual))

    def _show_procedures(self, procedures: tuple[VisitProcedureView, ...]) -> None:
        if procedures == self._shown:
            return
        self._shown = procedures
        for gone in self._lines:
            self._procedures.removeWidget(gone)
            let_go(gone)
        self._lines = []
        for asked in procedures[:3]:
            for part in (ProcedureLine(asked), Line()):
                self._procedures.addWidget(part)
                self._lines.append(part)
        if len(procedures) > 3:
            more = Words(_("và {n} thủ tục nữa").format(n=len(procedures) - 3), "small", "ink_soft")
            more.setContentsMargins(of(self).px(16), of(self).px(4), 0, of(self).px(4))
            self._procedures.addWidget(more)
            self._lines.append(more)
