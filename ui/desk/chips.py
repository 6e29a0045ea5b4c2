"""Which chip a ticket carries: one sign with a word, an icon and a colour, never a colour alone."""

from dataclasses import dataclass

from onestop_desk.domain.tickets import Source, State
from onestop_desk.domain.turns import Role
from onestop_desk.services.views import AwayRow, VisitView, WaitingRow
from onestop_desk.words import _
from onestop_desk.words.phrases import clock
from ui.desk.names import Names
from ui.widgets.chip import ChipKind


@dataclass(frozen=True)
class ChipSpec:
    """What a chip shows."""

    kind: ChipKind
    text: str


def appointment_chip(slot_start: int) -> ChipSpec:
    """The chip of a booked citizen: "Hẹn 09:15"."""
    return ChipSpec("appointment", _("Hẹn {time}").format(time=clock(slot_start)))


def priority_chip(names: Names, code: str | None) -> ChipSpec:
    """The chip of priority by law, with its reason: "Cao tuổi"."""
    return ChipSpec("priority", names.priority(code))


def waiting_chip(row: WaitingRow, names: Names, now: int) -> ChipSpec:
    """The chip of somebody waiting: what the clerk must know first."""
    if row.kept_until is not None and row.kept_until > now:
        return ChipSpec("kept", _("Giữ chỗ"))
    if row.slot_start is not None:
        return appointment_chip(row.slot_start)
    if row.priority:
        return priority_chip(names, row.priority)
    if row.returned:
        return ChipSpec("returned", _("Quay lại"))
    if row.role is Role.HELP and row.helps_counter is not None:
        return ChipSpec("helped", _("Giúp quầy {number}").format(number=row.helps_counter))
    return plain_chip(row.source)


def plain_chip(source: Source) -> ChipSpec:
    """The words of a plain ticket: taken at the kiosk, at the desk or from the paper roll."""
    words = {Source.DESK: _("Cấp tại quầy"), Source.ROLL: _("Số giấy")}
    return ChipSpec("plain", words.get(source, _("Lấy số")))


def visit_chip(visit: VisitView, names: Names) -> ChipSpec:
    """The chip of the citizen at the counter."""
    if visit.slot_start is not None:
        return appointment_chip(visit.slot_start)
    if visit.priority:
        return priority_chip(names, visit.priority)
    if visit.returned:
        return ChipSpec("returned", _("Quay lại"))
    return plain_chip(visit.source)


def away_chip(row: AwayRow) -> ChipSpec:
    """The chip of somebody set aside or missed."""
    if row.state is State.ASIDE:
        return ChipSpec("aside", _("Để bên"))
    return ChipSpec("missed", _("Vắng mặt"))
