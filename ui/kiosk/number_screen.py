"""The last screen: the saved number, what to know about it, and whether its slip came out."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from onestop_desk.words import _, phrases, plural
from ui.kiosk import number_parts as parts
from ui.kiosk.frame import Footer, foot_height
from ui.kiosk.hall import Told
from ui.kiosk.kit import MARGIN, KioskWords, Kit
from ui.kiosk.screen import Screen
from ui.kiosk.slip_picture import SlipPicture
from ui.kiosk.slips import Printed
from ui.kiosk.touch import plain_button


class Slip(StrEnum):
    """What became of the paper."""

    PRINTING = "printing"
    TAKEN = "taken"
    SHOWN = "shown"
    FAILED = "failed"


def slip_of(result: Printed | None) -> Slip:
    """What became of the paper, from the printer's answer."""
    if result is None:
        return Slip.PRINTING
    if result.problem is not None:
        return Slip.FAILED
    return Slip.SHOWN if result.picture is not None else Slip.TAKEN


class NumberScreen(Screen):
    """Shown only after the number is saved."""

    closed = Signal()
    again_touched = Signal()

    def __init__(
        self,
        kit: Kit,
        told: Told,
        result: Printed | None,
        *,
        reprints_left: int,
        slot: str = "below",
        by_itself: bool = False,
    ) -> None:
        super().__init__(kit)
        self.setObjectName("numberScreen")
        self.slip = slip_of(result)
        self._told, self._result, self._slot = told, result, slot
        self._waits = by_itself and self.slip is Slip.FAILED
        """The slip comes out by itself once the printer is back: asking for it again would not help."""
        self._may_reprint = reprints_left > 0 and self.slip not in {Slip.PRINTING, Slip.SHOWN} and not self._waits
        self._left: KioskWords | None = None
        self._follow: QFrame | None = None
        if kit.upright:
            self._build_upright()
        else:
            self._build_lying()

    def footer(self) -> Footer:
        """Print again at the left, done at the right with its countdown."""
        kit, height = self.kit, foot_height(self.kit)
        word = _("Tôi đã nhớ số") if self.slip is Slip.FAILED else _("Xong")
        done = plain_button(kit, "done", word, "check", height=height, kind="main", remark=" ")
        done.clicked.connect(self.closed)
        self._left = done.findChild(KioskWords, "doneRemark")
        again: QWidget | None = parts.staff_told(kit) if self._waits else None
        if self._may_reprint:
            reprint = plain_button(kit, "reprint", _("In lại phiếu"), "printer", height=height)
            reprint.clicked.connect(self.again_touched)
            again = reprint
        return Footer(kit, (again, done), wide_right=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where long words leave no room for the code it gives way: it stands on the slip as well."""
        super().resizeEvent(event)
        inside, follow = self.layout(), self._follow
        if follow is not None and inside is not None:
            follow.setVisible(True)
            follow.setVisible(inside.totalMinimumHeightForWidth(self.width()) <= self.height())

    def count_down(self, seconds: int) -> None:
        """Says when the screen closes by itself."""
        if self._left is None:
            return
        with self.kit.spoken():
            closing = plural("tự đóng sau {n} giây", seconds)
            left = plural("còn {n} giây", seconds)
        self._left.say((left if self.slip is Slip.FAILED else closing).format(n=seconds))

    def _build_upright(self) -> None:
        kit = self.kit
        whole = kit.column(self, margins=(MARGIN, 32, MARGIN, 24), gap=20)
        whole.addWidget(self._band())
        whole.addWidget(self._number(), 3)
        if self.slip is Slip.FAILED:
            self._ways(whole)
            return
        self._figures(whole)
        self._notes(whole)
        if self.slip is Slip.SHOWN:
            across = kit.row(gap=20)
            if self._told.papers:
                across.addWidget(parts.papers_card(kit, self._told), 1)
            else:
                across.addStretch(1)
            across.addWidget(self._picture(360, 640))
            whole.addLayout(across)
            return
        if self._told.address:
            self._follow = parts.follow_card(kit, self._told.address)
            whole.addWidget(self._follow)
        if self._told.papers:
            whole.addWidget(parts.papers_card(kit, self._told), 2)

    def _build_lying(self) -> None:
        kit = self.kit
        columns = kit.row(self, margins=(MARGIN, 28, MARGIN, 24), gap=28)
        left = kit.column(gap=20)
        left.addWidget(self._band())
        left.addWidget(self._number(), 1)
        columns.addLayout(left, 5)
        right = kit.column(gap=20)
        if self.slip is Slip.FAILED:
            self._ways(right)
        else:
            self._figures(right)
            self._notes(right)
            if self.slip is Slip.SHOWN:
                # The papers stand on the slip beside.
                right.addStretch(1)
            else:
                self._keep(right)
        columns.addLayout(right, 2 if self.slip is Slip.SHOWN else 4)
        if self.slip is Slip.SHOWN:
            columns.addWidget(self._picture(400, 740))

    def _keep(self, right: QBoxLayout) -> None:
        """What goes home or to the counter: the papers, and beside them the code for the phone."""
        kit, told = self.kit, self._told
        if not told.papers:
            if told.address:
                self._follow = parts.follow_card(kit, told.address)
                right.addWidget(self._follow)
            right.addStretch(1)
            return
        across = kit.row(gap=20)
        across.addWidget(parts.papers_card(kit, told), 1)
        # A name of several lines needs the width: better a paper than a code that is on the slip as well.
        if told.address and len(told.procedure or "") <= parts.LONG_TITLE:
            self._follow = parts.follow_card(kit, told.address, narrow=True)
            across.addWidget(self._follow)
        right.addLayout(across, 1)

    def _band(self) -> QFrame:
        kit = self.kit
        if self.slip is Slip.TAKEN:
            return parts.take_card(kit, self._slot)
        if self.slip is Slip.SHOWN:
            return parts.shown_card(kit)
        if self.slip is Slip.FAILED:
            problem = self._result.problem if self._result is not None else None
            return parts.problem_card(kit, problem or "failed", self._told.taken.number)
        return parts.printing_card(kit)

    def _number(self) -> QFrame:
        return parts.number_card(self.kit, self._told, with_wait=self.slip is Slip.FAILED)

    def _figures(self, whole: QBoxLayout) -> None:
        if self._told.outlook is None:
            return
        stacked = self.slip is Slip.SHOWN and not self.kit.upright
        pair = self.kit.column(gap=20) if stacked else self.kit.row(gap=20)
        for card in parts.figure_cards(self.kit, self._told.outlook):
            pair.addWidget(card, 1)
        whole.addLayout(pair)

    def _notes(self, whole: QBoxLayout) -> None:
        kit = self.kit
        note = _("Người có lịch hẹn hoặc được ưu tiên có thể được gọi trước.")
        note = self._told.note or note
        outlook = self._told.outlook
        if outlook is not None and outlook.kept_until is not None:
            kept = _("Sáng nay không kịp: lượt của ông/bà được giữ, gọi từ {clock}.")
            note = kept.format(clock=phrases.clock(outlook.kept_until))
        row = kit.row(gap=16)
        booked = bool(self._told.note)
        row.addWidget(kit.icon("calendar" if booked else "info", "lam" if booked else "ink_soft", 36))
        row.addWidget(kit.words(note, "kiosk-row-soft", "ink" if booked else "ink_soft", strong=booked), 1)
        whole.addLayout(row)

    def _ways(self, whole: QBoxLayout) -> None:
        kit = self.kit
        followed = bool(self._told.address)
        ways = _("Nhớ số bằng một trong ba cách") if followed else _("Nhớ số bằng một trong hai cách")
        whole.addWidget(kit.words(ways, "kiosk-pair"))
        if followed:
            whole.addWidget(parts.scan_card(kit, self._told.address))
        stays = _("Màn hình giữ nguyên, cứ thong thả.")
        whole.addWidget(parts.way_card(kit, "camera", _("Chụp ảnh màn hình này"), stays))
        beside = _("Cán bộ ở Quầy hướng dẫn ghi giúp. Nhờ ông/bà báo máy in cần xem lại.")
        if self._waits:
            beside = _("Cán bộ ở Quầy hướng dẫn ghi giúp. Máy in chạy lại thì phiếu tự in ra.")
        whole.addWidget(parts.way_card(kit, "pencil", _("Nhờ ghi số ra giấy"), beside))
        whole.addStretch(1)

    def _picture(self, width: int, height: int) -> SlipPicture:
        picture = self._result.picture if self._result is not None else None
        with self.kit.spoken():
            return SlipPicture(self.kit, picture or b"", width, height)
