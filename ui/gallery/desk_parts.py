"""Exhibits of the desk's parts: buttons, chips, notices, words, lists, fields, tables."""

from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.words import _
from onestop_desk.words.phrases import duration_minutes
from ui.theme import of
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.chip import Chip, ChipKind
from ui.widgets.clock import Clock
from ui.widgets.field import Field, LabelledField
from ui.widgets.function_button import FunctionButton, MainFunctionButton
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import ElidedLabel, Words, WrappedLabel
from ui.widgets.notice import Notice
from ui.widgets.numbers import FitLabel, NumberCells
from ui.widgets.outcome_row import OutcomeRow
from ui.widgets.panel import Panel
from ui.widgets.status_chip import StatusChip
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel
from ui.widgets.tick_list import Tick, TickList
from ui.widgets.undo_strip import UndoStrip


def _row(*widgets: QWidget, loose: bool = True) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(of(holder).px(8))
    for widget in widgets:
        row.addWidget(widget)
    if loose:
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


def lists() -> QWidget:
    """Shows papers to tick and outcomes to choose."""
    panel = Panel(_("Danh sách đánh dấu và kết quả"), inside=0)
    panel.body.addWidget(
        TickList(
            [
                Tick("a", _("Giấy chứng sinh (bản điện tử hoặc ảnh chụp)"), _("Ảnh chụp"), ticked=True),
                Tick("b", _("Tài khoản VNeID mức 2 của cha hoặc mẹ"), _("Bắt buộc, chưa có"), "cam"),
                Tick("c", _("Giấy tờ cư trú, nếu trẻ thường trú khác cha mẹ"), _("Nếu có"), soft=True),
            ]
        )
    )
    outcomes = OutcomeRow(
        [
            ("received", _("Đã tiếp nhận")),
            ("returned", _("Đã trả kết quả")),
            ("papers", _("Thiếu giấy tờ")),
            ("guided", _("Đã hướng dẫn")),
            ("refused", _("Từ chối")),
        ]
    )
    outcomes.show_chosen("papers")
    holder = _row(outcomes, loose=False)
    holder.setContentsMargins(12, 12, 12, 12)
    panel.body.addWidget(holder)
    return panel


def fields() -> QWidget:
    """Shows fields with labels, hints and complaints."""
    panel = Panel(_("Ô nhập"))
    wrong = LabelledField(_("Mã hồ sơ"), Field(_("Quét hoặc gõ mã")), remark=_("không bắt buộc"))
    wrong.complain(_("Mã hồ sơ có dạng H05.190-261123-0038"))
    beside = LabelledField(_("Mã hồ sơ"), Field(_("Quét hoặc gõ mã"), low=True), beside=True)
    typed = Field()
    typed.setText("0987 214 6")
    panel.body.addWidget(
        _row(
            Field(_("Tìm số, họ tên, mã hồ sơ"), search=True, key="Ctrl+F"),
            beside,
            LabelledField(_("Số điện thoại"), typed),
            wrong,
            loose=False,
        )
    )
    return panel


def numbers() -> QWidget:
    """Shows digits in cells, a fitted number, the clock, the status bar and the strip that takes back."""
    panel = Panel(_("Số, giờ, thanh trạng thái"))
    cells = [NumberCells(text, "strong", align=paint.RIGHT) for text in ("09:11", "10:44", "11:11")]
    holder = QWidget()
    column = QVBoxLayout(holder)
    for cell in cells:
        column.addWidget(cell)
    fit = FitLabel(["G888", "M888", "C888"], most=120)
    fit.say("A014")
    fit.setFixedSize(of(fit).px(240), of(fit).px(96))
    printer = StatusChip("printer")
    printer.fault(_("Máy in hết giấy"), _("Thay cuộn giấy, phiếu đang chờ (2) sẽ tự in."))
    data, board = StatusChip("database"), StatusChip("monitor")
    data.well(_("Dữ liệu: đã kết nối"))
    board.off(_("Bảng gọi số: chưa mở"))
    now = 1_795_400_040_000_000
    strip = UndoStrip(lambda: now)
    strip.offer(_("Đã gọi {number}").format(number="A012"), now + 10_000_000)
    panel.body.addWidget(_row(Clock(lambda: now), holder, fit))
    panel.body.addWidget(_row(data, printer, board))
    panel.body.addWidget(strip)
    strip.show()
    return panel


@dataclass(frozen=True)
class _Waiting:
    number: str
    chip: ChipKind
    sign: str
    procedure: str
    minutes: int
    at: str
    first: bool = False


def tables() -> QWidget:
    """Shows the waiting list with its chips, late waits and the next person."""
    panel = Panel(_("Đang chờ quầy này: 8"), _("hết hàng chờ khoảng 10:10"), inside=0)
    rows = [
        _Waiting("A012", "returned", _("Quay lại"), _("Chứng thực bản sao"), 4, "09:19", first=True),
        _Waiting("A016", "priority", _("Cao tuổi"), _("Đăng ký khai tử"), 11, "09:22"),
        _Waiting("A015", "appointment", _("Hẹn 09:15"), _("Chứng thực chữ ký"), 19, "09:27"),
        _Waiting("A017", "plain", _("Lấy số"), _("Tình trạng hôn nhân"), 9, "09:35"),
        _Waiting("C008", "helped", _("Giúp quầy 4"), _("Hưu trí xã hội"), 5, "09:58"),
    ]

    def waited(row: _Waiting) -> Cell:
        late = row.minutes > 15
        words = duration_minutes(row.minutes)
        return Cell(
            words,
            "cam" if late else "ink",
            "strong" if late else "body",
            icon="clock" if late else None,
            right=True,
            row_chosen=row.first,
        )

    model = RowsModel[_Waiting](
        [
            Column(_("Số"), 62, lambda row: Cell(row.number, kind="strong", row_chosen=row.first)),
            Column(_("Loại"), 124, lambda row: Cell(row.sign, chip=row.chip, row_chosen=row.first)),
            Column(_("Thủ tục"), 0, lambda row: Cell(row.procedure, row_chosen=row.first)),
            Column(_("Đã chờ"), 88, waited, right=True),
            Column(
                _("Gọi lúc"), 76, lambda row: Cell(row.at, number=True, right=True, row_chosen=row.first), right=True
            ),
        ],
        lambda row: row.number,
        panel,
    )
    model.set_rows(rows)
    view = TableView([column.width for column in model.columns()])
    view.setModel(model)
    view.setMinimumHeight(of(view).px(32 + 36 * len(rows)))
    panel.body.addWidget(view)
    return panel
