"""Closing a day or some hours, and a counter that is not staffed: who has to be called is known before it is done."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.services.booking.views import Affected
from onestop_desk.services.views import CounterView
from onestop_desk.words import _, plural, refusals
from onestop_desk.words.phrases import counter as counter_name
from ui.desk.appointments.acts import BookingActs
from ui.desk.appointments.part_of_day import Part, PartOfDaySheet
from ui.desk.dialogs.options import Option, OptionList
from ui.widgets.labels import Words

Done = Callable[[str, int], object]
"""Told what was done, in words, and how many people have to be called."""


class CloseSheet(PartOfDaySheet):
    """The office, or some of its hours, on one day."""

    def __init__(
        self, window: QWidget, acts: BookingActs, now: Callable[[], Instant], shown_day: date, done: Done
    ) -> None:
        line = _("Không ai bị đổi giờ mà không biết: người đã hẹn nằm trong danh sách đến khi được gọi.")
        super().__init__(window, _("Đóng ngày hoặc giờ"), line, now, shown_day)
        self.setObjectName("closeSheet")
        self._acts, self._done = acts, done

    def preview(self, part: Part) -> Sequence[Affected] | None:
        """Who has an appointment then."""
        answer = self._acts.closing_affects(part.day, _clock(part.start), _clock(part.end))
        if answer is None:
            _say(self, self._acts)
        return answer

    def act(self, part: Part) -> int | None:
        """Closes it."""
        affected = self._acts.close(part.day, part.reason, _clock(part.start), _clock(part.end))
        if affected is None:
            _say(self, self._acts)
            return None
        return len(affected)

    def done(self, part: Part, affected: int) -> None:
        """Tells the page."""
        self._done(_("Đã đóng {part}").format(part=part.words()), affected)

    def last_word(self, affected: int) -> str:
        """Names the people, so that nobody closes by habit."""
        if not affected:
            return _("Đóng")
        return plural("Đóng, giữ danh sách {n} người", affected).format(n=affected)


class AbsenceSheet(PartOfDaySheet):
    """One counter is away: fewer seats."""

    def __init__(
        self,
        window: QWidget,
        acts: BookingActs,
        now: Callable[[], Instant],
        shown_day: date,
        counters: Sequence[CounterView],
        done: Done,
    ) -> None:
        line = _("Chỗ hẹn của các nhóm mà quầy này nhận sẽ bớt đi trong lúc đó.")
        super().__init__(window, _("Quầy vắng"), line, now, shown_day)
        self.setObjectName("absenceSheet")
        self._acts, self._done = acts, done
        self._names = {c.id: counter_name(c.number) for c in counters}
        remarks = {c.id: ", ".join(line.letter for line in c.lines) for c in counters}
        options = [Option(c.id, f"{self._names[c.id]} · {c.name}", remarks[c.id]) for c in counters]
        self.counters = OptionList(options)
        self.counters.chosen.connect(lambda _key: self._changed())
        self.content.insertWidget(0, Words(_("Quầy nào vắng?"), "small-medium"))
        self.content.insertWidget(1, self.counters)

    def preview(self, part: Part) -> Sequence[Affected] | None:
        """Who has an appointment that the counters left could not take."""
        if self.counters.value is None:
            self.say_fault(_("Chọn quầy vắng."))
            return None
        answer = self._acts.absence_affects(self.counters.value, part.day, _clock(part.start), _clock(part.end))
        if answer is None:
            _say(self, self._acts)
        return answer

    def act(self, part: Part) -> int | None:
        """Notes the absence."""
        chosen = self.counters.value or ""
        affected = self._acts.set_absence(chosen, part.day, _clock(part.start), _clock(part.end), part.reason)
        if affected is None:
            _say(self, self._acts)
            return None
        return len(affected)

    def done(self, part: Part, affected: int) -> None:
        """Tells the page."""
        counter = self._names[self.counters.value or ""]
        self._done(_("{counter} vắng {part}").format(counter=counter, part=part.words()), affected)

    def last_word(self, affected: int) -> str:
        """Names the people."""
        if not affected:
            return _("Ghi quầy vắng")
        return plural("Ghi, giữ danh sách {n} người", affected).format(n=affected)

    def open_first(self) -> None:
        """Ask, with the keyboard on the first counter."""
        self.open(self.counters.first())


def _clock(at: object) -> str | None:
    return f"{at:%H:%M}" if at is not None else None


def _say(sheet: PartOfDaySheet, acts: BookingActs) -> None:
    if acts.last is not None:
        sheet.say_fault(refusals.sentence(acts.last.code, acts.last.facts))
