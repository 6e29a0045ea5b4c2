"""The row of function keys under the page Quầy, in the order of the keyboard."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from onestop_desk.services.views import DeskView
from onestop_desk.words import _
from ui.desk import wording
from ui.desk.names import Names
from ui.desk.states import AT_THE_COUNTER, CAN_CALL, PageState, page_state
from ui.theme import of
from ui.widgets.button import Variant
from ui.widgets.function_button import FunctionButton, MainFunctionButton

HEIGHT = 80
_OTHERS = (Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F10, Qt.Key.Key_F11, Qt.Key.Key_F12)
KEYS = (Qt.Key.Key_F4, Qt.Key.Key_F6, *_OTHERS)


@dataclass(frozen=True)
class KeyFace:
    """How one key of the bar looks and whether it acts."""

    word: str
    acts: bool = True
    shown: bool = True
    variant: Variant = "plain"
    line: str = ""
    reason: str = ""


def faces(view: DeskView, names: Names, lost: bool = False, *, beside: bool = False) -> dict[Qt.Key, KeyFace]:
    """Every key of the bar for a view; a key that cannot act stays in its place and says why.

    With the guide `beside` the visit, the filled button is the guide's: F9 is only outlined. While the data is away
    only the guide acts, which is walked without it.
    """
    state = page_state(view)
    found = _at_the_counter(view, state, names) if state in AT_THE_COUNTER else _free(view, state)
    if beside:
        found[Qt.Key.Key_F6] = replace(found[Qt.Key.Key_F6], variant="outlined")
        found[Qt.Key.Key_F9] = replace(found[Qt.Key.Key_F9], variant="outlined")
        found[Qt.Key.Key_F12] = replace(found[Qt.Key.Key_F12], variant="plain")
    if not lost:
        return found
    why = _("Mất kết nối dữ liệu")
    away = {key: KeyFace(face.word, False, face.shown, "plain", why, why) for key, face in found.items()}
    return {**away, Qt.Key.Key_F6: found[Qt.Key.Key_F6]}


def _free(view: DeskView, state: PageState) -> dict[Qt.Key, KeyFace]:
    no_visit = _("Chưa có công dân ở quầy")
    day_over = state is PageState.DAY_OVER
    nobody_away = _("Không có ai để bên hoặc vắng mặt") if state in CAN_CALL else _("Mở quầy trước")
    return {
        Qt.Key.Key_F4: KeyFace(_("Cấp số tại quầy"), not day_over, reason=_("Ngày làm việc đã đóng")),
        Qt.Key.Key_F6: KeyFace(_("Hướng dẫn VNeID"), state in CAN_CALL, reason=_("Mở quầy trước")),
        Qt.Key.Key_F7: KeyFace(_("Người để bên"), bool(view.away) and state in CAN_CALL, reason=nobody_away),
        Qt.Key.Key_F8: KeyFace(_("Gọi lại"), False, reason=no_visit),
        Qt.Key.Key_F9: KeyFace(_("Gọi tiếp"), shown=False),
        Qt.Key.Key_F10: KeyFace(_("Chuyển quầy"), False, reason=no_visit),
        Qt.Key.Key_F11: KeyFace(_("Vắng mặt"), False, reason=no_visit),
        Qt.Key.Key_F12: KeyFace(_("Kết thúc…"), False, reason=no_visit),
    }


def _at_the_counter(view: DeskView, state: PageState, names: Names) -> dict[Qt.Key, KeyFace]:
    visit, serving = view.visit, state is PageState.SERVING
    assert visit is not None
    not_yet = _("Mời công dân vào quầy trước")
    three_calls = not serving and visit.can_miss
    return {
        Qt.Key.Key_F4: KeyFace(_("Cấp số tại quầy"), shown=False),
        Qt.Key.Key_F6: KeyFace(_("Hướng dẫn VNeID"), serving, reason=not_yet),
        Qt.Key.Key_F7: KeyFace(_("Tạm để bên"), serving, reason=not_yet),
        Qt.Key.Key_F8: KeyFace(_("Gọi lại"), variant="plain" if serving or three_calls else "outlined"),
        Qt.Key.Key_F9: KeyFace(
            _("Gọi tiếp"), serving, variant="primary", line=wording.f9_line(view, names), reason=not_yet
        ),
        Qt.Key.Key_F10: KeyFace(_("Chuyển quầy")),
        Qt.Key.Key_F11: KeyFace(
            _("Vắng mặt"),
            not serving,
            variant="outlined" if three_calls else "plain",
            reason=_("Công dân đang ở quầy"),
        ),
        Qt.Key.Key_F12: KeyFace(_("Kết thúc…"), serving, variant="outlined", reason=not_yet),
    }


class FunctionBar(QFrame):
    """The buttons; pressing one is pressing its key."""

    pressed = Signal(Qt.Key)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("functionBar")
        self.setProperty("kind", "bar")
        self.setProperty("edge", "above")
        theme = of(self)
        self.setFixedHeight(theme.px(HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        row.setSpacing(theme.px(8))
        self.buttons: dict[Qt.Key, FunctionButton | MainFunctionButton] = {}
        for key in KEYS:
            name = f"F{key - Qt.Key.Key_F1 + 1}"
            main = key is Qt.Key.Key_F9
            button = MainFunctionButton("", name) if main else FunctionButton("", name)
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, key=key: self.pressed.emit(key))
            self.buttons[key] = button
            row.addWidget(button, 0 if main else 1)

    def show_faces(self, found: dict[Qt.Key, KeyFace]) -> None:
        """Paint the keys as they are now."""
        for key, face in found.items():
            button = self.buttons[key]
            button.say(face.word)
            button.turn(face.variant)
            if isinstance(button, MainFunctionButton):
                button.say_line(face.line)
            if face.acts and face.shown:
                button.allow()
            else:
                button.refuse(face.reason)
            button.setVisible(face.shown)
