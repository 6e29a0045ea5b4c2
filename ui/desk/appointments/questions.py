"""What is asked on a cover from the page Lịch hẹn, and the lists that are worked off there."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.paper.appointment_slip import Size
from onestop_desk.services.booking.views import Affected, Appointment, CheckedIn, Wish
from onestop_desk.services.views import ProcedureHit
from onestop_desk.words import _, plural
from onestop_desk.words.phrases import clock, day_heading, local
from ui.desk.appointments import wording
from ui.desk.appointments.acts import BookingActs
from ui.desk.appointments.check_in import CheckInSheet
from ui.desk.appointments.closing import AbsenceSheet, CloseSheet
from ui.desk.appointments.plan import Place
from ui.desk.appointments.slips import reminder_pdf, slip_dots, slip_pdf
from ui.desk.appointments.wish_sheet import WishSheet
from ui.desk.dialogs.reason import ReasonDialog
from ui.desk.dialogs.slip_sheet import Out, Paper, SlipSheet
from ui.devices.printer import WIDE_ROLL

if TYPE_CHECKING:
    from onestop_desk.services import Services

WEEKS_AHEAD = 2


class Questions(QObject):
    """Each question once; what it did is said on the page."""

    said = Signal(str, str, str)
    opened = Signal(object)
    """An Appointment to show at the right."""
    list_wanted = Signal(str)
    booking_wanted = Signal(object)
    """A Wish whose seat is to be held."""

    def __init__(
        self,
        window: QWidget,
        services: "Services",
        acts: BookingActs,
        now: Callable[[], Instant],
        parent: QWidget,
        out: Out | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._services, self._acts, self._now = window, services, acts, now
        self._page = parent
        self.out = out or Out.real()
        """How slips and lists leave the desk."""

    def ask(self, what: str, about: Any) -> None:
        """Asks one thing, or shows one list."""
        if what in ("reminders", "wishes", "affected"):
            self.list_wanted.emit(what)
            return
        questions: dict[str, Callable[[Any], None]] = {
            "scan": lambda _about: self.check_in(None),
            "find": lambda _about: self._find(),
            "check_in": self.check_in,
            "close": lambda _about: self._close(),
            "absence": lambda _about: self._absence(),
            "cancel": self._cancel,
            "move_to": lambda pair: self._move_to(*pair),
            "slip": self._slip,
            "wish": self._wish,
        }
        questions[what](about)

    # -- receiving -------------------------------------------------------------------------------------------------

    def check_in(self, appointment: Appointment | None) -> None:
        """Ctrl+Q, or F4 on an appointment."""
        CheckInSheet(self._window, self._acts, self._now, self._received, self.opened.emit, appointment).open_first()

    def _find(self) -> None:
        CheckInSheet(self._window, self._acts, self._now, self._received, self.opened.emit, only_find=True).open_first()

    def _received(self, checked: CheckedIn, appointment: Appointment) -> None:
        headline, sentence = wording.arrival_words(checked, self._now())
        self.said.emit(headline, sentence, "cam" if checked.arrival != "on_time" else "lam")
        fresh = self._acts.ask(lambda: self._acts.booking.get(appointment.id), quiet=True)
        if fresh is not None and self._page.isVisible():
            self.opened.emit(fresh)

    # -- an appointment --------------------------------------------------------------------------------------------

    def _cancel(self, appointment: Appointment) -> None:
        ReasonDialog(
            self._window,
            _("Hủy hẹn {when}").format(when=wording.when(appointment)),
            _("{name} · {phone}").format(name=appointment.name or "", phone=wording.spaced_phone(appointment.phone)),
            reasons=wording.cancel_reasons(),
            confirm=_("Hủy hẹn"),
            done=lambda reason: self._cancelled(self._acts.cancel(appointment, reason)),
        ).open_first()

    def _cancelled(self, appointment: Appointment | None) -> None:
        if appointment is not None:
            self.said.emit(_("Đã hủy hẹn {when}").format(when=wording.when(appointment)), "", "lam")
            self.opened.emit(appointment)

    def _move_to(self, appointment: Appointment, place: Place) -> None:
        self.ask_move(appointment, place.line_id, place.start, lambda: self._acts.move(
            appointment, place.line_id, place.start, place.kind
        ))  # fmt: skip

    def ask_move(
        self, appointment: Appointment, line_id: str, start: Instant, move: Callable[[], Appointment | None]
    ) -> None:
        """One more Enter before somebody's time is changed."""
        new = wording.time_and_day(start)
        lines = {line.id: line for line in self._services.office.lines()}
        if line_id != appointment.line.id and line_id in lines:
            new = _("{time}, nhóm {letter}").format(time=new, letter=lines[line_id].letter)
        ReasonDialog(
            self._window,
            _("Đổi hẹn của {name}").format(name=appointment.name or ""),
            _("Từ {old} sang {new}. Mã hẹn giữ nguyên.").format(old=wording.when(appointment), new=new),
            reasons=(),
            confirm=_("Đổi sang {time}").format(time=clock(start)),
            done=lambda _reason: self._moved(move()),
        ).open_first()

    def _moved(self, appointment: Appointment | None) -> None:
        if appointment is not None:
            self.said.emit(_("Đã đổi sang {when}").format(when=wording.when(appointment)), "", "lam")
            self.opened.emit(appointment)

    def _slip(self, appointment: Appointment | None) -> None:
        if appointment is None:
            return
        now, width = self._now(), self.out.roll_mm
        roll: Size = "roll" if width == WIDE_ROLL else "narrow"
        proposed = f"phieu-hen-{appointment.code}.pdf"
        sizes: tuple[tuple[Size, str], ...] = (
            (roll, _("Cuộn giấy {mm} mm").format(mm=width)),
            ("A5", _("Giấy A5")),
        )
        papers = [
            Paper(
                size,
                words,
                partial(slip_pdf, self._services, appointment, now, size),
                proposed,
                dots=partial(slip_dots, self._services, appointment, now, size) if size == roll else None,
                printed=self._acts.slip_printed,
            )
            for size, words in sizes
        ]
        title = _("Phiếu hẹn {code}").format(code=wording.code_in_threes(appointment.code))
        SlipSheet(self._window, title, papers, self.said.emit, self.out).open_first()

    # -- the lists -------------------------------------------------------------------------------------------------

    def rows(self, name: str) -> Sequence[Any]:
        """What one list shows now; nothing is said when it can't be read, the page has its old rows then."""
        booking = self._acts.booking
        if name == "affected":
            # Whoever has been told stays below: nobody vanishes before the seat is settled.
            return sorted(self._acts.ask(booking.affected, quiet=True) or (), key=lambda a: a.appointment.told)
        if name == "wishes":
            return self._acts.ask(booking.wishes, quiet=True) or ()
        day = self.reminder_day()
        return (self._acts.ask(lambda: booking.reminders(day), quiet=True) or ()) if day is not None else ()

    def left(self, name: str) -> int:
        """How many of a list still want something done: a call, or a seat that suits now."""
        rows = self.rows(name)
        if name == "wishes":
            return sum(1 for wish in rows if wish.offer is not None)
        return sum(1 for row in rows if (found := self.appointment_of(row)) is not None and not found.told)

    def reminder_day(self) -> date | None:
        """The next working day after today: on Friday one calls the people of Monday."""
        today = local(self._now()).date()
        for week in range(WEEKS_AHEAD):
            start = today + timedelta(days=7 * week)
            days = self._acts.ask(lambda start=start: self._acts.booking.week(start), quiet=True) or ()  # type: ignore[misc]
            open_day = next((d.day for d in days if d.day > today and d.closed is None), None)
            if open_day is not None:
                return open_day
        return None

    @staticmethod
    def appointment_of(row: object) -> Appointment | None:
        """The appointment behind a row; a wish has none yet."""
        if isinstance(row, Affected):
            return row.appointment
        return row if isinstance(row, Appointment) else None

    def act(self, name: str, what: str, row: Any) -> None:
        """A button of a list."""
        appointment = self.appointment_of(row)
        if what == "told" and appointment is not None:
            self._acts.mark_told(appointment.id)
        elif what == "move_first" and isinstance(row, Affected) and row.offers:
            first = row.offers[0]
            mine = row.appointment
            self.ask_move(mine, mine.line.id, first, lambda: self._acts.move(mine, mine.line.id, first, None))
        elif what == "book" and isinstance(row, Wish):
            self.booking_wanted.emit(row)
        elif what == "drop" and isinstance(row, Wish):
            self._acts.drop_wish(row.id)
        elif what == "print":
            self._print(self.rows(name))
        elif what == "copy":
            self._copy(self.rows(name))

    def _print(self, rows: Sequence[Appointment]) -> None:
        if rows:
            title = _("Nhắc hẹn {day}").format(day=day_heading(rows[0].day))
            proposed = f"nhac-hen-{rows[0].day:%Y-%m-%d}.pdf"
            paper = Paper("A4", _("Giấy A4"), partial(reminder_pdf, self._services, rows, self._now()), proposed)
            SlipSheet(self._window, title, [paper], self.said.emit, self.out).open_first()

    def _copy(self, rows: Sequence[Appointment]) -> None:
        lines = ["\t".join((clock(a.start), a.name or "", a.phone or "", wording.procedure_names(a))) for a in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.said.emit(_("Đã chép {n} dòng").format(n=len(rows)), _("Dán vào bảng tính hoặc tin nhắn."), "lam")

    # -- closing, waiting ------------------------------------------------------------------------------------------

    def _shown_day(self) -> date:
        day = getattr(self._page, "day", None)
        return day if isinstance(day, date) else local(self._now()).date()

    def _close(self) -> None:
        CloseSheet(self._window, self._acts, self._now, self._shown_day(), self._closed).open_first()

    def _absence(self) -> None:
        counters = tuple(self._services.office.counters())
        AbsenceSheet(self._window, self._acts, self._now, self._shown_day(), counters, self._closed).open_first()

    def _closed(self, words: str, affected: int) -> None:
        if affected:
            call = plural("Gọi lại {n} người trong danh sách.", affected).format(n=affected)
            self.said.emit(words, call, "cam")
            self.list_wanted.emit("affected")
        else:
            self.said.emit(words, "", "lam")

    def _wish(self, hit: ProcedureHit | None) -> None:
        if hit is not None:
            horizon = self._services.office.settings().booking_horizon
            WishSheet(self._window, self._acts, hit, self._now, horizon, self._wished).open_first()

    def _wished(self, wish: Wish) -> None:
        self.said.emit(
            _("Đã ghi {name} vào danh sách chờ").format(name=wish.name or ""),
            _("Có chỗ trống, danh sách “Người chờ chỗ” sẽ hiện giờ để gọi."), "lam",
        )  # fmt: skip
