"""Exhibits of the page Báo cáo: charts with a target, with missed bars, and with a month of days."""

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from onestop_desk.words import _
from ui.theme import of
from ui.widgets.bars import Bar, BarChart, TargetLine
from ui.widgets.panel import Panel

WAITS = (17, 14, 11, 6, 14)


def charts() -> QWidget:
    """Shows five days beside their target, and a month in which not every label has room."""
    panel = Panel(_("Biểu đồ"), _("Đọc được khi không có màu"))
    target = TargetLine(Decimal(15), "≤ 15")
    week = [Bar(f"{day}/11", Decimal(wait), str(wait), wait > 15) for day, wait in enumerate(WAITS, start=23)]
    month = [Bar(f"{day:02d}/11", Decimal(day % 7 * 3) if day % 7 else None, str(day % 7 * 3) if day % 7 else "–",
                 day % 7 * 3 > 15, chosen=day == 25) for day in range(1, 31)]  # fmt: skip
    for bars in (week, month):
        chart = BarChart()
        chart.setFixedHeight(of(chart).px(180))
        chart.show_bars(bars, target)
        panel.body.addWidget(chart)
    return panel
