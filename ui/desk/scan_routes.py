"""Where a scan leads at the desk: the visit, an appointment, a number, a procedure; a card only where it is asked."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.id_card import IdCard
from onestop_desk.domain.scans import (
    AppointmentCode,
    AppointmentToken,
    BareToken,
    DossierCode,
    ProcedureCode,
    Scan,
    TicketToken,
    Unknown,
    read_scan,
)
from onestop_desk.services.booking.views import Appointment
from onestop_desk.services.views import VisitView
from onestop_desk.words import _, refusals
from onestop_desk.words.phrases import local
from ui.desk import scan_words
from ui.desk.dialogs.person import PersonDialog
from ui.desk.dialogs.reason import ReasonDialog
from ui.desk.states import PageState
from ui.widgets.cover import Cover

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from ui.desk.shell import DeskShell

T = TypeVar("T")


class ScanRoutes:
    """Takes a text that was scanned, whatever page or question is open."""

    def __init__(self, shell: "DeskShell", services: "Services") -> None:
        self._shell, self._services = shell, services
        self._fault = ""

    def read(self, text: str) -> Scan:
        """What a text is, today."""
        return read_scan(text, local(self._shell.clock()).date())

    def take(self, text: str) -> None:
        """Does with a scan what the moment asks for; never stores what nobody asked for."""
        scan = self.read(text)
        question = self._question()
        if question is not None:
            if not self._answer(question, text, scan):
                self._say_in(question, scan)
        elif isinstance(scan, DossierCode):
            self._dossier(scan.code)
        elif isinstance(scan, ProcedureCode):
            self._procedure(scan.code)
        elif isinstance(scan, IdCard):
            self._card(text, scan)
        elif isinstance(scan, Unknown):
            self._shell.say(_("Chưa hiểu mã vừa quét"), scan_words.unknown(scan), "cam")
        else:
            self._arrival(scan)

    def take_ours(self, text: str) -> bool:
        """Takes a scan that the guide had no use for, if it is one of ours; whether it was."""
        if isinstance(self.read(text), IdCard | Unknown):
            return False
        self.take(text)
        return True

    # -- a question is open ----------------------------------------------------------------------------------------

    def _question(self) -> Cover | None:
        asking = [cover for cover in self._shell.window().findChildren(Cover) if cover.is_asking()]
        return asking[-1] if asking else None

    def _answer(self, question: Cover, text: str, scan: Scan) -> bool:
        """Whether the question wanted the scan; each says itself what it takes."""
        if isinstance(question, PersonDialog) and isinstance(scan, IdCard) and scan.name:
            question.name.setText(scan.name)
            question.say_fault("" if scan.name_is_sure else scan_words.check_name())
            return True
        take = getattr(question, "take_scan", None)
        return bool(take is not None and take(text, scan))

    @staticmethod
    def _say_in(question: Cover, scan: Scan) -> None:
        say = getattr(question, "say_fault", None)
        if say is not None:
            say(scan_words.not_here(scan))

    # -- a dossier, a procedure ------------------------------------------------------------------------------------

    def _visit(self) -> VisitView | None:
        view = self._shell.acts.view
        return view.visit if view is not None and self._shell.counter.state is PageState.SERVING else None

    def _dossier(self, code: str) -> None:
        visit = self._visit()
        if visit is None:
            self._find_dossier(code)
            return
        self._shell.show_page("counter")
        known = [p for p in visit.procedures if p.dossier_code == code]
        empty = [p for p in visit.procedures if not p.dossier_code]
        if known:
            self._shell.say(_("Lượt này đã có mã hồ sơ {code}").format(code=code))
        elif len(visit.procedures) == 1 or len(empty) == 1:
            self._keep_dossier((empty or list(visit.procedures))[0].id, code)
        else:
            # A code that is there already is written over only when the clerk says which.
            choices = [(p.id, scan_words.procedure_of(p)) for p in empty or visit.procedures]
            ReasonDialog(
                self._shell.window(),
                _("Mã hồ sơ {code}").format(code=code),
                _("Mã này của thủ tục nào trong lượt {number}?").format(number=visit.number),
                reasons=choices,
                confirm=_("Ghi mã"),
                done=lambda chosen: self._keep_dossier(chosen, code),
            ).open_first()

    def _keep_dossier(self, visit_procedure_id: str, code: str) -> None:
        if self._shell.acts.set_dossier_code(visit_procedure_id, code):
            self._shell.say(_("Đã ghi mã hồ sơ {code}").format(code=code))

    def _find_dossier(self, code: str) -> None:
        found = self._shell.acts.find(code)
        if found:
            self._shell.show_ticket(found[0].ticket_id)
            self._shell.say(_("Hồ sơ {code}: số {number}").format(code=code, number=found[0].number))
        else:
            line = _("Hôm nay chưa có lượt nào mang mã này. Gọi công dân vào quầy rồi quét lại để ghi.")
            self._shell.say(_("Mã hồ sơ {code}").format(code=code), line, "cam")

    def _procedure(self, code: str) -> None:
        found = self._ask(lambda: self._services.procedures.by_code(code))
        if found is None:
            self._shell.say(_("Thủ tục {code}").format(code=code), self._fault, "cam")
            return
        visit = self._visit()
        if visit is None or not self._shell.on_counter_page():
            self._shell.show_page("procedures")
            self._shell.procedures.look_for(code)
        elif self._shell.acts.add_procedure(visit, found.id):
            self._shell.say(_("Đã thêm thủ tục vào lượt {number}").format(number=visit.number), found.name)

    # -- people ----------------------------------------------------------------------------------------------------

    def _card(self, text: str, card: IdCard) -> None:
        guide = self._shell.open_guide()
        if guide is not None:
            guide.take_scan(text)
            return
        if card.name and self._shell.fill_booking_name(card.name, sure=card.name_is_sure):
            return
        self._shell.say(_("Vừa quét thẻ căn cước"), scan_words.card_not_asked(), "lam")

    def _arrival(self, scan: Scan) -> None:
        appointment = self._appointment(scan)
        if appointment is not None:
            self._shell.appointments.questions.check_in(appointment)
            return
        token = scan.token if isinstance(scan, TicketToken | BareToken) else ""
        number = self._ask(lambda: self._services.my_number.view(token)) if token else None
        if number is None:
            self._shell.say(scan_words.nobody(scan), self._fault, "cam")
            return
        self._shell.show_ticket(number.ticket_id)
        self._shell.say(*scan_words.standing(number))

    def _appointment(self, scan: Scan) -> Appointment | None:
        booking = self._services.booking
        if isinstance(scan, AppointmentCode):
            return self._ask(lambda: booking.by_code(scan.code, day=local(self._shell.clock()).date()))
        if isinstance(scan, AppointmentToken | BareToken):
            return self._ask(lambda: booking.by_token(scan.token))
        return None

    def _ask(self, question: Callable[[], T]) -> T | None:
        try:
            return question()
        except (Refusal, WorldError) as no:
            self._fault = refusals.sentence(no.code, no.facts)
            return None
