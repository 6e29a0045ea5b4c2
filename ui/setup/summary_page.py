"""The last page: everything that was filled in, each part with a way back, before the centre is made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from onestop_desk.words import _, phrases
from ui.setup.draft import Draft
from ui.setup.page import Page
from ui.setup.sentences import title
from ui.setup.steps import Step
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.panel import Line, Panel
from ui.widgets.week import DayHours, weekday

PARTS = (Step.COMMUNE, Step.CENTRE, Step.HEAD, Step.COUNTERS, Step.HOURS)


class SummaryPage(Page):
    """One row for each page before."""

    step = Step.SUMMARY

    def __init__(self) -> None:
        super().__init__(_("Mọi điều dưới đây sửa lại được sau trong Cài đặt."))
        theme = of(self)
        panel = Panel(inside=16)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        self.told: dict[Step, Words] = {}
        self.change: dict[Step, Button] = {}
        top = Qt.AlignmentFlag.AlignTop
        for at, step in enumerate(PARTS):
            self.told[step] = Words("", "body", wrap=True)
            self.change[step] = Button(_("Sửa"), variant="bare", icon="pencil", height=32)
            self.change[step].clicked.connect(lambda _on=False, step=step: self.asked_step.emit(step))
            if at:
                grid.addWidget(Line(), 2 * at - 1, 0, 1, 3)
            grid.addWidget(Words(title(step), "strong", "ink_soft"), 2 * at, 0, top)
            grid.addWidget(self.told[step], 2 * at, 1)
            grid.addWidget(self.change[step], 2 * at, 2, top)
        grid.setColumnStretch(1, 1)
        panel.body.addLayout(grid)
        self.body.addWidget(panel)
        self.body.addStretch(1)

    def show_draft(self, draft: Draft) -> None:
        """Tells what was filled in; the password is never shown."""
        super().show_draft(draft)
        self.told[Step.COMMUNE].say(draft.commune_name)
        self.told[Step.CENTRE].say(f"{draft.office_name}\n{draft.authority}")
        self.told[Step.HEAD].say(draft.head_name)
        self.told[Step.COUNTERS].say("\n".join(_counter_told(draft, at) for at in range(len(draft.counters))))
        self.told[Step.HOURS].say("\n".join(hours_told(draft.hours)))


def _counter_told(draft: Draft, at: int) -> str:
    counter = draft.counters[at]
    name = _("{counter}: {name}").format(counter=phrases.counter(counter.number), name=counter.name)
    own, helps = ", ".join(counter.own) or "–", ", ".join(counter.help)
    if helps:
        return _("{counter} (chính {own}; giúp {help})").format(counter=name, own=own, help=helps)
    return _("{counter} (chính {own})").format(counter=name, own=own)


def hours_told(week: tuple[DayHours, ...]) -> list[str]:
    """The week in few lines: days in a row with the same hours are told together."""
    lines: list[str] = []
    first = 0
    for day in range(len(week)):
        last = day + 1 == len(week)
        if not last and week[day + 1].sessions() == week[day].sessions():
            continue
        sessions = week[day].sessions()
        hours = ", ".join(phrases.clock_range(a, b) for a, b in sessions) or _("nghỉ")
        days = weekday(first) if first == day else phrases.clock_range(weekday(first), weekday(day))
        lines.append(_("{days}: {hours}").format(days=days, hours=hours))
        first = day + 1
    return lines
