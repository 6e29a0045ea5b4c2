"""The search: an on-screen keyboard without accents, four results a page, the typed part in bold."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from onestop_desk.services.views import ProcedureHit
from onestop_desk.words import _, plural
from ui.kiosk.flow import RESULTS_A_PAGE
from ui.kiosk.kit import MARGIN, Kit
from ui.kiosk.leaving import empty, show_all
from ui.kiosk.paged import NEXT_HEIGHT
from ui.kiosk.result_row import HEIGHT, ResultRow
from ui.kiosk.screen import Screen
from ui.kiosk.touch import TouchCard, plain_button
from ui.widgets.keyboard import Keyboard

EXAMPLES = ("khai sinh", "kết hôn", "sao y", "hộ nghèo")
CARET_MS = 600
_GAP = 12


def next_height(kit: Kit) -> int:
    """How high the button for the next results is, in pixels of the pictures."""
    return NEXT_HEIGHT if kit.upright else 88


class SearchField(QFrame):
    """What was typed so far, and a button that clears it."""

    cleared = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setProperty("kind", "kiosk-number")
        self.setObjectName("searchField")
        self.setFixedHeight(kit.pick(120, 112))
        self._hint: QWidget | None = None
        self._row = row = kit.row(self, margins=(36, 8, 12, 8), gap=4)
        row.addWidget(kit.icon("search", "lam", 56))
        row.addSpacing(kit.px(20))
        self.words = kit.words("", "kiosk-input", wrap=False)
        self.words.setObjectName("typed")
        row.addWidget(self.words)
        self._caret = kit.frame("kiosk-caret")
        self._caret.setObjectName("caret")
        self._caret.setFixedSize(kit.px(4), kit.px(64))
        row.addWidget(self._caret)
        row.addStretch(1)
        self.clear = plain_button(kit, "clear", _("Xóa hết"), "x", height=88)
        self.clear.clicked.connect(self.cleared)
        row.addWidget(self.clear)

    def show_hint(self, hint: QWidget) -> None:
        """Says in the empty field how to type."""
        self._hint = hint
        self._row.insertWidget(self._row.indexOf(self._caret) + 1, hint)

    def show_typed(self, typed: str) -> None:
        """Shows the letters; a long search is shown from its end."""
        metrics = self.words.fontMetrics()
        room = self.width() - self.clear.sizeHint().width() - self.words.x() - 60
        shown = typed
        while shown and room > 0 and metrics.horizontalAdvance(shown) > room:
            shown = shown[1:]
        self.words.say(shown.replace(" ", "\u00a0"))
        self.words.setVisible(bool(shown))
        if self._hint is not None:
            self._hint.setVisible(not shown)
        self.clear.setVisible(bool(typed))


class SearchScreen(Screen):
    """Field, results, keyboard."""

    letter = Signal(str)
    erased = Signal()
    cleared = Signal()
    turned = Signal()
    example = Signal(str)
    procedure_touched = Signal(str)
    groups_touched = Signal()

    def __init__(self, kit: Kit, window: QWidget) -> None:
        super().__init__(kit)
        self.setParent(window)
        self.field = SearchField(kit)
        self.field.cleared.connect(self.cleared)
        self._hint = kit.words(_("Gõ không dấu cũng được"), "kiosk-row-soft", "ink_soft")
        self._count = kit.words("", "kiosk-row-soft", "ink", align="right", wrap=False)
        self._list = QFrame()
        self._inside: QVBoxLayout = kit.column(self._list, gap=_GAP if kit.upright else 5)
        self.rows: list[ResultRow] = []
        # The keyboard measures itself by the window it lies in.
        self.keyboard = Keyboard(self)
        self.keyboard.setObjectName("keyboard")
        self.keyboard.typed.connect(self.letter)
        self.keyboard.erased.connect(self.erased)
        self._build()

    def show_results(
        self, typed: str, hits: tuple[ProcedureHit, ...], facts: dict[str, tuple[str, ...]], page: int
    ) -> None:
        """Shows what was typed and one page of what was found."""
        self.field.show_typed(typed)
        empty(self._inside)
        self.rows = []
        start = page * RESULTS_A_PAGE
        shown = hits[start : start + RESULTS_A_PAGE]
        for hit in shown:
            row = ResultRow(self.kit, hit, facts.get(hit.procedure_id, (hit.field,)))
            row.clicked.connect(lambda _checked=False, found=hit.procedure_id: self.procedure_touched.emit(found))
            self.rows.append(row)
            self._inside.addWidget(row)
        if len(hits) > RESULTS_A_PAGE:
            self._inside.addWidget(self._more(len(hits), start))
        self._count.say(plural("{n} thủ tục", len(hits)).format(n=len(hits)) if hits else "")
        if not typed.strip():
            self._say_how()
        elif not hits:
            self._say_nothing_found(typed)
        self._inside.addStretch(1)
        show_all(self._inside)

    def _build(self) -> None:
        kit = self.kit
        words = kit.column(margins=(MARGIN, 16, MARGIN, 12), gap=12 if kit.upright else 8)
        title = kit.words(_("Tìm thủ tục"), "kiosk-second" if kit.upright else "kiosk-foot", wrap=kit.upright)
        line = kit.row(gap=24)
        if kit.upright:
            words.addWidget(title)
            words.addWidget(self.field)
            line.addWidget(self._hint, 1)
        else:
            line.addWidget(title, 1)
            # Lying there is no line for it: the empty field says it.
            self.field.show_hint(self._hint)
        line.addWidget(self._count)
        words.addLayout(line)
        if not kit.upright:
            words.addWidget(self.field)
        words.addWidget(self._list, 1)
        if kit.upright:
            whole = kit.column(self)
            whole.addLayout(words, 1)
            self.keyboard.setFixedHeight(kit.px(548))
            whole.addWidget(self.keyboard)
            return
        across = kit.row(self)
        across.addLayout(words, 1)
        self.keyboard.setFixedWidth(kit.px(1032))
        across.addWidget(self.keyboard)

    def _more(self, found: int, start: int) -> TouchCard:
        left = min(RESULTS_A_PAGE, found - start - RESULTS_A_PAGE)
        words = plural("Xem {n} thủ tục tiếp theo", left).format(n=left) if left > 0 else _("Xem lại từ đầu")
        button = plain_button(self.kit, "more", words, "arrow-down", height=next_height(self.kit), after=True)
        button.clicked.connect(self.turned)
        return button

    def _say_how(self) -> None:
        kit = self.kit
        self._inside.addWidget(kit.words(_("Gõ vài chữ trong tên việc cần làm, ví dụ:"), "kiosk-body", "ink_soft"))
        for start in (0, 2):
            row = kit.row(gap=_GAP)
            for place, words in enumerate(EXAMPLES[start : start + 2], start):
                chip = plain_button(kit, f"example_{place}", words, "search", height=100)
                chip.clicked.connect(lambda _checked=False, words=words: self.example.emit(words))
                row.addWidget(chip, 1)
            self._inside.addLayout(row)

    def _say_nothing_found(self, typed: str) -> None:
        kit = self.kit
        sentence = _("Không tìm thấy “{typed}”. Mời ông/bà gõ cách khác, chọn theo nhóm việc, hoặc hỏi cán bộ.")
        label = kit.words(sentence.format(typed=typed.strip()), "kiosk-foot")
        label.setObjectName("nothingFound")
        self._inside.addWidget(label)
        groups = plain_button(kit, "groups", _("Chọn theo nhóm việc"), "list", height=HEIGHT[0], kind="second")
        groups.clicked.connect(self.groups_touched)
        self._inside.addWidget(groups)
