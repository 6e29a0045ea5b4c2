"""The right side of the page: one booking from the first letter to the code, or one appointment that was opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.slots import SeatKind
from onestop_desk.services.booking.views import Appointment, Wish
from onestop_desk.services.views import ProcedureHit, ProcedureView
from onestop_desk.words import _, refusals
from onestop_desk.words.phrases import clock, local
from ui.desk.appointments import wording
from ui.desk.appointments.acts import BookingActs
from ui.desk.appointments.card_page import CardPage
from ui.desk.appointments.choose_page import ChoosePage
from ui.desk.appointments.done_page import DonePage
from ui.desk.appointments.hold_page import HoldPage, day_figures, others_words
from ui.desk.appointments.offers import offers
from ui.desk.appointments.plan import Place
from ui.desk.current_stack import CurrentStack
from ui.widgets.chip import Chip
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from onestop_desk.services import Services

HEAD = 56


class BookingPanel(Panel):
    """Keeps what is half done through every live update, and while the clerk is back at the visit."""

    said = Signal(str, str, str)
    """A headline, a sentence, a tone: for the notice of the page."""
    shown_day = Signal(object)
    """An Instant: the grid shows its day and the seat there."""
    grid_wanted = Signal()
    asked = Signal(str, object)
    """Something done on a cover: check_in, move_to, cancel, slip, wish, …, with what it is about."""

    def __init__(
        self, services: "Services", acts: BookingActs, now: Callable[[], Instant], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Đặt hẹn qua điện thoại"), inside=0, parent=parent)
        self._services, self._acts, self._now = services, acts, now
        self.held: Appointment | None = None
        self.opened: Appointment | None = None
        self.procedure: ProcedureView | None = None
        self._hit: ProcedureHit | None = None
        self.is_moving = False
        """Whether the next free seat that is taken in the grid is for the appointment that is open."""
        self._swapping = False
        self.booked: Appointment | None = None
        self._wish: Wish | None = None
        """Whose waiting ends when the held seat is confirmed."""
        assert self.head is not None
        self._icon = Icon("call", "lam", 18)
        self.head.remark.hide()
        self.head.title.hide()
        self.title = ElidedLabel("", "head")
        self.head.row.insertWidget(0, self.title, 1)
        self.head.setMinimumHeight(self.head.minimumHeight() + 12)
        self.head.row.insertWidget(0, self._icon)
        self.left = Chip("held", "")
        self.head.add(self.left)
        self.choose, self.hold, self.done, self.card = ChoosePage(services), HoldPage(), DonePage(), CardPage()
        self.stack = CurrentStack()
        for page in (self.choose, self.hold, self.done, self.card):
            self.stack.addWidget(page)
        self.body.addWidget(self.stack, 1)
        self._connect()
        self._show(self.choose)

    def _connect(self) -> None:
        self.choose.taken.connect(self.take_procedure)
        self.choose.offered.connect(self.take_offer)
        self.choose.way_asked.connect(lambda name: self.asked.emit(name, None))
        self.choose.wish_asked.connect(lambda: self.asked.emit("wish", self._hit))
        self.hold.confirmed.connect(self.confirm)
        self.hold.given_back.connect(self.give_back)
        self.hold.change_asked.connect(self.grid_wanted)
        self.hold.procedure_asked.connect(self.other_procedure)
        self.hold.phone_typed.connect(self._look_up)
        self.hold.lifted.connect(self._lift)
        self.done.next_asked.connect(self.start)
        self.done.slip_asked.connect(lambda: self.asked.emit("slip", self.booked))
        self.card.asked.connect(self._on_card)

    # -- which page ------------------------------------------------------------------------------------------------

    def _show(self, page: QWidget) -> None:
        titles = {
            self.choose: (_("Đặt hẹn qua điện thoại"), "call"),
            self.hold: (_("Đặt hẹn qua điện thoại"), "call"),
            self.done: (_("Đã đặt hẹn"), "calendar-check"),
            self.card: (_("Lịch hẹn"), "calendar"),
        }
        title, icon = titles[page]
        self.title.say(title)
        self._icon.turn(icon)
        self.stack.setCurrentWidget(page)
        self.tick()

    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self.stack.currentWidget()

    def start(self) -> None:
        """A new booking."""
        self.opened, self.booked, self.procedure, self._hit = None, None, None, None
        self.is_moving = self._swapping = False
        if self.held is not None:
            self._show(self.hold)
            self.hold.focus_first()
            return
        self._show(self.choose)
        self.choose.start()

    def focus_first(self) -> None:
        """The first thing to do on the page that is shown."""
        page = self.page()
        if isinstance(page, ChoosePage | HoldPage | DonePage | CardPage):
            page.focus_first()

    def tick(self) -> None:
        """A second has passed: how long the seat stays held."""
        shown = self.held is not None
        self.left.setVisible(shown)
        if self.held is not None:
            words = wording.hold_left(self.held.held_until, self._now())
            if words != self.left.text():
                self.left.turn("held", words)

    def refresh(self) -> None:
        """Something changed somewhere: an open appointment is read again; what is typed is left alone."""
        self.tick()
        if self.opened is not None and self.page() is self.card:
            fresh = self._acts.ask(lambda: self._services.booking.get(self.opened.id), quiet=True)  # type: ignore[union-attr]
            if fresh is not None and fresh != self.opened:
                self.opened = fresh
                self.card.show_appointment(fresh, self._now(), moving=self.is_moving)

    # -- booking ---------------------------------------------------------------------------------------------------

    def take_procedure(self, hit: ProcedureHit) -> None:
        """A procedure was chosen: its next free times; or the held seat is for it from now on."""
        if hit.line_id is None:
            self.said.emit(_("Thủ tục này chưa có nhóm"), _("Giao lĩnh vực cho một nhóm trong Cài đặt."), "cam")
            return
        self._hit = hit
        self.procedure = self._acts.ask(lambda: self._services.procedures.get(hit.procedure_id))
        if self._swapping and self.held is not None:
            self._swap(hit)
            return
        self._propose(hit)

    def _propose(self, hit: ProcedureHit) -> None:
        assert hit.line_id is not None
        line_id, today = hit.line_id, local(self._now()).date()
        found = offers(self._acts.days(line_id), lambda day: self._acts.times(line_id, day), today)
        why = "" if found else _("Nhóm này không còn chỗ trống nào trong những ngày đặt được.")
        self.choose.show_offers(self.procedure or hit, found, why)
        if found:
            self.shown_day.emit((line_id, found[0].start))
        self.choose.focus_first()

    def take_offer(self, start: Instant) -> None:
        """One of the proposed times."""
        if self._hit is not None and self._hit.line_id is not None:
            self.take_seat(Place(self._hit.line_id, start, SeatKind.PUBLIC, 0), any_kind=True)

    def take_seat(self, place: Place, *, any_kind: bool = False) -> bool:
        """A free seat was chosen: hold it, or hold it instead of the one that is held; whether it could be had."""
        kind = None if any_kind else place.kind
        ids = (self._hit.procedure_id,) if self._hit is not None and self._hit.line_id == place.line_id else ()
        before = self.held
        held = self._acts.hold(place.line_id, place.start, ids, kind)
        appointment = self._acts.get(held.appointment_id) if held is not None else None
        if appointment is None:
            return False
        if not ids:
            self.procedure = None
        if before is None:
            self.hold.start_person()
        else:
            # Only now: whoever cannot have the new seat keeps the old one.
            self._acts.give_back(before.id)
        self._hold(appointment)
        return True

    def _hold(self, held: Appointment) -> None:
        self.held, self.opened = held, None
        self.is_moving = self._swapping = False
        settings = self._services.office.settings()
        self.hold.show_seat(held, self.procedure)
        self.hold.to_read.show_procedure(self.procedure, settings)
        self.hold.say_fault("")
        self._show(self.hold)
        self.shown_day.emit((held.line.id, held.start))
        phone = self.hold.typed().phone
        if wording.is_whole_phone(phone):
            self._look_up(phone)
        self.hold.focus_first()

    def book_wish(self, wish: Wish) -> None:
        """A seat has come free for somebody on the waiting list: hold it, with name and phone filled in."""
        if wish.offer is None or self.held is not None:
            return
        self._hit = None
        if self.take_seat(Place(wish.line.id, wish.offer, SeatKind.PUBLIC, 0), any_kind=True):
            self._wish = wish
            self.hold.fill(wish.name or "", wish.phone or "")

    def other_procedure(self) -> None:
        """The caller wants something else: the seat stays held until it is known what."""
        self._swapping = True
        self._show(self.choose)
        self.choose.start()

    def _swap(self, hit: ProcedureHit) -> None:
        """Another procedure for the held seat: the same time where its line has one, else the next free times."""
        held, self._swapping = self.held, False
        assert held is not None
        assert hit.line_id is not None
        if not self._acts.give_back(held.id):
            return
        self.held = None
        if hit.line_id != held.line.id:
            self._propose(hit)
            return
        self.take_seat(Place(hit.line_id, held.start, held.kind, 0))

    def _look_up(self, phone: str) -> None:
        """What the caller has already on that day, and whether they came the last times."""
        held = self.held
        if held is None:
            return
        settings = self._services.office.settings()
        theirs = [
            a for a in self._acts.find(phone)
            if a.phone == phone and a.day == held.day and a.id != held.id and not a.over
            and a.state in (BookingState.CONFIRMED, BookingState.CHECKED_IN)
        ]  # fmt: skip
        words = others_words(len(theirs), settings.bookings_a_day, day_figures(held))
        if theirs:
            times = ", ".join(_("{time} {line}").format(time=clock(a.start), line=a.line.name) for a in theirs)
            words = _("{words} {times}").format(words=words, times=times)
        full = len(theirs) >= settings.bookings_a_day
        icon = "warning" if theirs else "check"
        self.hold.show_other(words, "cam" if full else "ink_soft", known=True, icon=icon)
        self.hold.show_no_shows(self._acts.no_shows(phone), settings.no_show_limit, settings.no_show_days)

    def fill_name(self, name: str, *, sure: bool) -> bool:
        """The name of a scanned card, where one is asked; whether it is. One that may be damaged is to be compared."""
        if self.page() is not self.hold:
            return False
        self.hold.name.setText(name)
        self.hold.name_row.complain("" if sure else _("So tên với thẻ: bộ gõ có thể làm sai dấu."))
        return True

    def _lift(self) -> None:
        phone = self.hold.typed().phone
        if self._acts.lift_no_shows(phone):
            self.hold.show_no_shows(0, 0, 0)
            online = _("Số này lại đặt hẹn trên mạng được như mọi người.")
            self.said.emit(_("Đã bỏ qua những lần không đến"), online, "lam")

    def confirm(self) -> None:
        """Ctrl+Enter: once, however often it is pressed."""
        held = self.held
        if held is None or self.page() is not self.hold or not self.hold.check_typed():
            return
        typed = self.hold.typed()
        made = self._acts.confirm(held.id, typed.name, typed.phone, typed.helper)
        if made is None:
            self._not_confirmed(self._acts.last)
            return
        self.held, self.booked = None, made
        if self._wish is not None:
            self._acts.drop_wish(self._wish.id)
            self._wish = None
        settings = self._services.office.settings()
        self.done.show_booking(made, self.procedure, settings)
        self.procedure = self._hit = None
        self._show(self.done)
        self.done.focus_first()

    def _not_confirmed(self, no: Refusal | WorldError | None) -> None:
        if no is None:
            return
        sentence = refusals.sentence(no.code, no.facts)
        if no.code == "bad_phone":
            self.hold.complain_phone(sentence)
        elif no.code == "empty_name":
            self.hold.complain_name(sentence)
        else:
            self.hold.say_fault(sentence)

    def give_back(self) -> None:
        """The caller does not want the seat."""
        if self.held is not None and self._acts.give_back(self.held.id):
            self.held = self._wish = None
            self.start()

    # -- one appointment -------------------------------------------------------------------------------------------

    def open(self, appointment: Appointment, *, moving: bool = False) -> None:
        """Shows an appointment; one's own held seat leads back to its form."""
        if self.held is not None and appointment.id == self.held.id:
            self.start()
            return
        self.show_opened(appointment, moving=moving)
        self.shown_day.emit((appointment.line.id, appointment.start))
        if moving:
            self.grid_wanted.emit()
        else:
            self.card.focus_first()

    def show_opened(self, appointment: Appointment, *, moving: bool = False) -> None:
        """Shows an appointment without touching the left side or the keyboard."""
        self.opened, self.is_moving = appointment, moving
        self.card.show_appointment(appointment, self._now(), moving=moving)
        self._show(self.card)

    def close_card(self) -> bool:
        """Takes the open appointment away; whether there was one. A held seat comes back."""
        if self.page() is self.choose and self._swapping:
            self._swapping = False
        elif self.page() not in (self.card, self.done):
            return False
        elif self.is_moving and self.opened is not None:
            self.open(self.opened)
            return True
        self.start()
        return True

    def _on_card(self, what: str) -> None:
        if what == "close":
            self.close_card()
        elif what == "move" and self.opened is not None:
            self.open(self.opened, moving=True)
        elif what == "told" and self.opened is not None:
            if self._acts.mark_told(self.opened.id):
                self.refresh()
        else:
            self.asked.emit(what, self.opened)

    def press(self, what: str) -> None:
        """A key that belongs to whichever page is shown: change, slip, cancel, told, check_in, confirm, give_back."""
        page = self.page()
        buttons = {
            (self.hold, "change"): self.hold.card.change,
            (self.hold, "confirm"): self.hold.confirm,
            (self.hold, "give_back"): self.hold.give_back,
            (self.hold, "lift"): self.hold.lift,
            (self.done, "slip"): self.done.slip,
            (self.choose, "wish"): self.choose.wish,
            (self.card, "change"): self.card.buttons["move"],
            (self.card, "cancel"): self.card.buttons["cancel"],
            (self.card, "told"): self.card.buttons["told"],
            (self.card, "slip"): self.card.buttons["slip"],
            (self.card, "check_in"): self.card.check_in,
        }
        button = next((b for (own, name), b in buttons.items() if own is page and name == what), None)
        if button is not None and button.isEnabled() and not button.isHidden():
            button.click()
