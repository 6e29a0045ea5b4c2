"""How a procedure came to say what it says: its versions, what each changed, and a way back to one of them."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onestop_desk.domain.procedures import Procedure
from onestop_desk.services.catalogue import VersionView
from onestop_desk.words import _, catalogue_changes, phrases, plural, procedures
from ui.desk.dialogs.reason import ReasonDialog
from ui.desk.dialogs.sheet import Sheet
from ui.theme import of
from ui.widgets.labels import Words
from ui.widgets.leaving import let_go
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

ROWS = 5
"""Versions that are seen at once."""


def changed_words(version: VersionView) -> str:
    """What a version changed, in a few words: 3 mục, bản đầu tiên."""
    n = len(version.changes)
    if not n:
        return _("bản đầu tiên") if version.version == 1 else _("không đổi nội dung")
    return plural("{n} mục", n).format(n=n)


class HistoryDialog(Sheet):
    """The newest version first; `bring_back` is told a version's id and number once it was confirmed."""

    def __init__(
        self,
        window: QWidget,
        versions: Sequence[VersionView],
        procedure: Procedure,
        bring_back: Callable[[str, int], object],
    ) -> None:
        line = f"{procedure.code} · {procedures.called(procedure)}"
        super().__init__(window, _("Lịch sử của thủ tục"), line, width=960)
        self.setObjectName("historyDialog")
        self._window, self._versions, self._bring_back = window, list(versions), bring_back
        columns: list[Column[VersionView]] = [
            Column(_("Bản"), 56, lambda v: Cell(str(v.version), kind="strong", number=True)),
            Column(_("Áp dụng từ"), 104, lambda v: Cell(self._since(v))),
            Column(_("Nạp lúc"), 230, lambda v: Cell(phrases.moment(v.loaded_at), "ink_soft")),
            Column(_("Theo Quyết định"), 0, lambda v: Cell(v.procedure.decision or "–")),
            Column(_("Thay đổi"), 136, lambda v: Cell(changed_words(v))),
            Column("", 156, self._state),
        ]
        self.model: RowsModel[VersionView] = RowsModel(columns, lambda v: v.version_id, self)
        self.model.set_rows(self._versions)
        self.table = TableView([c.width for c in columns])
        self.table.setObjectName("versions")
        self.table.setAccessibleName(_("Các bản của thủ tục"))
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show())
        self.table.opened.connect(lambda _row: self.press_primary())
        frame = Panel(kind="card", inside=0)
        frame.body.addWidget(self.table)
        frame.setFixedHeight(of(self).px(36 + 36 * min(max(len(self._versions), 2), ROWS)))
        self.content.addWidget(frame)
        self.title_of_changes = Words("", "strong")
        self.content.addWidget(self.title_of_changes)
        self._changes = QVBoxLayout()
        self._changes.setSpacing(of(self).px(6))
        self.content.addLayout(self._changes)
        self.content.addStretch(1)
        self.set_primary(_("Dùng lại bản này"), "Enter", self._on_bring_back)
        if self._versions:
            self.table.setCurrentIndex(self.model.index(0, 0))

    @staticmethod
    def _since(version: VersionView) -> str:
        return phrases.figures_of_day(version.effective) if version.effective else _("từ đầu")

    def _state(self, version: VersionView) -> Cell:
        if version.version_id == self._versions[0].version_id:
            return Cell(_("bản mới nhất"), "luc", "small-strong", icon="check")
        said = catalogue_changes.standing(version.procedure.status, version.effective, version.ended)
        return Cell(said, "ink_soft", "small")

    def chosen(self) -> VersionView | None:
        """The version the keyboard is on."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def _show(self) -> None:
        version = self.chosen()
        if version is None or self.primary is None:
            return
        while (item := self._changes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                let_go(widget)
        title = _("Bản {number} khác bản trước ở {changes}") if version.changes else _("Bản {number}: {changes}")
        self.title_of_changes.say(title.format(number=version.version, changes=changed_words(version)))
        for change in version.changes:
            for line in catalogue_changes.change_lines(change):
                self._changes.addWidget(Words(line, "body", wrap=True))
        if version.version_id == self._versions[0].version_id:
            self.primary.refuse(_("Đây là bản mới nhất"))
        else:
            self.primary.allow()
        self.say_fault("")

    def _on_bring_back(self) -> None:
        version = self.chosen()
        if version is None:
            return
        window, bring_back = self._window, self._bring_back
        self.leave()
        ReasonDialog(
            window,
            _("Dùng lại bản {number}?").format(number=version.version),
            _("Bản này thành bản mới nhất từ hôm nay; các bản khác vẫn còn trong lịch sử."),
            reasons=(),
            confirm=_("Dùng lại"),
            done=lambda _reason: bring_back(version.version_id, version.version),
        ).open_first()

    def open_first(self) -> None:
        """Ask, with the keyboard on the versions."""
        self.open(self.table)
