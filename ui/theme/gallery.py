"""Draws every part in every look to pictures, for people to judge: python -m ui.theme.gallery FOLDER."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.words import _, use
from ui.theme import apply, of
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.function_button import FunctionButton, MainFunctionButton
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import ElidedLabel, Words, WrappedLabel
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(of(holder).px(8))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder


def buttons() -> QWidget:
    """Shows buttons of each kind, used and not."""
    panel = Panel(_("Nút bấm"), _("Mỗi trang chỉ có một nút đặc"))
    panel.body.addWidget(
        _row(
            Button(_("Tạm dừng quầy"), icon="pause", key="F2"),
            Button(_("Nghỉ trưa"), variant="outlined", icon="lunch", key="F2"),
            Button(_("Chưa có"), variant="outlined", key="F6", height=36),
            Button(_("Thử lại"), variant="notice", icon="refresh"),
            Button(_("Bỏ lịch hẹn"), variant="danger", icon="trash"),
        )
    )
    off = Button(_("In phiếu giữ chỗ"), icon="printer", key="Ctrl+P")
    off.refuse(_("Chờ thay giấy máy in"))
    panel.body.addWidget(
        _row(
            Button(_("Thêm thủ tục"), variant="bare", icon="plus", key="F3"),
            Button(_("Quét"), icon="scan", key="Ctrl+Q"),
            off,
            Words(off.reason, "small", "cam"),
            Button(_("Xác nhận"), variant="primary", key="Ctrl+Enter", height=44),
        )
    )
    bar = QWidget()
    row = QHBoxLayout(bar)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(of(bar).px(8))
    absent = FunctionButton(_("Vắng mặt"), "F11")
    absent.refuse()
    for button in (
        FunctionButton(_("Hướng dẫn VNeID"), "F6"),
        FunctionButton(_("Tạm để bên"), "F7"),
        MainFunctionButton(_("Gọi tiếp"), "F9", _("Kết thúc A014, rồi gọi A012 (quay lại)")),
        absent,
        FunctionButton(_("Kết thúc…"), "F12", variant="outlined"),
    ):
        row.addWidget(button)
    panel.body.addWidget(bar)
    waiting = MainFunctionButton(_("Gọi tiếp"), "F9", _("chờ A014 vào quầy hoặc báo vắng mặt"))
    waiting.refuse()
    outlined = MainFunctionButton(_("Gọi tiếp"), "F9", _("Kết thúc A014, rồi gọi A012"), variant="outlined")
    panel.body.addWidget(_row(waiting, outlined, KeyCap("Enter", "ink", quiet=False, height=36), KeyCap("Alt+1")))
    return panel


def chips() -> QWidget:
    """Shows the kinds of ticket."""
    panel = Panel(_("Loại lượt"))
    panel.body.addWidget(
        _row(
            Chip("appointment", _("Hẹn {time}").format(time="09:15")),
            Chip("priority", _("Cao tuổi")),
            Chip("returned", _("Quay lại")),
            Chip("kept", _("Giữ chỗ")),
            Chip("aside", _("Để bên")),
            Chip("missed", _("Vắng mặt")),
            Chip("serving", _("Đang phục vụ")),
            Chip("held", _("giữ chỗ còn 9 phút")),
            Chip("helped", _("Giúp quầy 4")),
            Chip("plain", _("Lấy số")),
        )
    )
    return panel


def notices() -> QWidget:
    """Shows what needs a hand and what is good to know."""
    panel = Panel(_("Thông báo"))
    asked = Notice(
        _("Cần tài khoản VNeID mức 2 của cha hoặc mẹ"),
        _("Thủ tục 1 nộp trực tuyến, phải đăng nhập bằng VNeID."),
        icon="id-card",
    )
    asked.add(Button(_("Đã có"), key="Space"))
    asked.add(Button(_("Chưa có"), variant="outlined", key="F6"))
    panel.body.addWidget(asked)
    panel.body.addWidget(Notice("", _("Chưa rõ số của ai: soạn TTTB gửi 1414 (miễn phí)."), "lam"))
    panel.body.addWidget(Notice(_("Mất kết nối dữ liệu từ 09:12"), _("Danh sách dưới đây là của lúc 09:12."), "do"))
    panel.body.addWidget(Notice(_("Đã lưu"), _("Không phải làm gì thêm."), "luc"))
    return panel


def words() -> QWidget:
    """Shows the sizes of type and the labels that shorten or wrap."""
    panel = Panel(_("Chữ"))
    long = _("Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ BHYT, cấp thẻ căn cước cho trẻ dưới 6 tuổi")
    panel.body.addWidget(_row(Words("A014", "number"), Words("Lương Thị Thu Hà", "visit"), Words("09:14", "clock")))
    panel.body.addWidget(_row(Words(_("Đang chờ quầy này: 8"), "head"), Words(_("Ẳ Ệ Ộ Ữ ậ ằ ị ỵ"), "body")))
    elided, wrapped = ElidedLabel(long, "strong"), WrappedLabel(long, "strong")
    panel.body.addWidget(elided)
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.addWidget(wrapped, 0, 0)
    wrapped.setFixedWidth(of(panel).px(360))
    panel.body.addWidget(holder)
    return panel


SHEETS: dict[str, list[Callable[[], QWidget]]] = {"desk": [buttons, chips, notices, words]}


def draw(makers: list[Callable[[], QWidget]], width: int) -> QWidget:
    """Puts several exhibits on one page."""
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    for maker in makers:
        column.addWidget(maker())
    page.resize(width, page.sizeHint().height())
    return page


def main(folder: Path) -> None:
    """Draws all pages in the light look, in high contrast and with doubled words."""
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        return
    folder.mkdir(parents=True, exist_ok=True)
    for look, contrast, language in (("light", False, "vi"), ("contrast", True, "vi"), ("doubled", False, "doubled")):
        apply(app, contrast=contrast)
        with use(language):
            for name, makers in SHEETS.items():
                page = draw(makers, 1100)
                page.show()
                page.grab().save(str(folder / f"{name}-{look}.png"))
                page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
