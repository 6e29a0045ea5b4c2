"""Whose appointment is it: the times that the last figures of a phone number found; no name is ever shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from onestop_desk.words import _, marked, phrases
from ui.kiosk import says
from ui.kiosk.flow import Booked
from ui.kiosk.hall import Hall
from ui.kiosk.kit import MARGIN, Kit
from ui.kiosk.paged import PagedRows
from ui.kiosk.screen import Screen
from ui.kiosk.touch import TouchCard

TITLE = marked("Ông/bà hẹn lúc mấy giờ?")
HEIGHT = (176, 140)


class TimeRow(TouchCard):
    """One appointment: its time and its group; the whole row is the answer."""

    def __init__(self, kit: Kit, booked: Booked, line: str) -> None:
        super().__init__(kit, f"time_{phrases.clock(booked.start)}", "row", least=kit.pick_raw(*HEIGHT))
        self.booked = booked
        inside = kit.row(self, margins=(36, 14), gap=36)
        inside.addWidget(kit.words(phrases.clock(booked.start), "kiosk-second", "lam", wrap=False))
        inside.addWidget(kit.words(line, "kiosk-row"), 1)
        inside.addWidget(kit.words(_("Đúng"), "kiosk-foot", "lam", wrap=False))
        inside.addWidget(self.symbol("chevron-right", "lam", 44))
        self.setAccessibleName(f"{phrases.clock(booked.start)} {line}")


class TimesScreen(Screen):
    """One touch, also where there is only one: four figures are soon somebody else's."""

    chosen = Signal(object)

    def __init__(self, kit: Kit, found: Sequence[Booked], hall: Hall) -> None:
        super().__init__(kit)
        self.setObjectName("timesScreen")
        whole = kit.column(self, margins=(MARGIN, 32, MARGIN, 24), gap=28)
        title = kit.column(gap=4)
        title.addWidget(kit.words(_(TITLE), "kiosk-title"))
        title.addWidget(kit.words(says.other_language(TITLE), "kiosk-english", "ink_soft"))
        whole.addLayout(title)
        rows = []
        for booked in sorted(found, key=lambda b: b.start):
            line = hall.line(booked.line_id)
            row = TimeRow(kit, booked, says.line_name(line.line) if line is not None else "")
            row.clicked.connect(lambda _checked=False, booked=booked: self.chosen.emit(booked))
            rows.append(row)
        whole.addWidget(PagedRows(kit, rows, columns=1 if kit.upright else 2, most=6 if kit.upright else 8), 1)
