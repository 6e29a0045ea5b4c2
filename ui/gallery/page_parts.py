"""Exhibits of what pages with sections are made of: tabs, progress, choosers."""

from PySide6.QtWidgets import QWidget

from onestop_desk.words import _
from ui.widgets.chooser import Chooser
from ui.widgets.field import LabelledField
from ui.widgets.panel import Panel
from ui.widgets.progress import Progress
from ui.widgets.tabs import Tab, Tabs


def sections() -> QWidget:
    """Shows the tabs of a page, work that is half done, and a list to choose from."""
    panel = Panel(_("Trang có nhiều mục"))
    tabs = Tabs(
        [
            Tab("look_up", _("Tra cứu"), "search", "Ctrl+1"),
            Tab("import", _("Nhập danh mục"), "upload", "Ctrl+2"),
            Tab("sheets", _("Tờ mã QR"), "qr", "Ctrl+4"),
        ]
    )
    tabs.show_chosen("look_up")
    bar = Progress()
    bar.show_count(4200, 7000)
    chooser = Chooser()
    chooser.addItems([_("Hộ tịch"), _("Chứng thực")])
    panel.body.addWidget(tabs)
    panel.body.addWidget(bar)
    panel.body.addWidget(LabelledField(_("Của lĩnh vực nào"), chooser))
    return panel
