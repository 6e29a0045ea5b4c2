"""Short words for tests: an export that was read, and dossiers as it tells them."""

from typing import Any

from onestop_desk.domain.dossier_plan import Incoming, Rejected
from onestop_desk.domain.dossiers import Channel, Status
from onestop_desk.services import Services
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.dossier_files import Reading
from onestop_desk.services.dossiers import Accepted, Proposal
from tests.moved_clock import instant

CODE = "H05.190-261118-0001"
OTHER = "H05.190-261118-0002"


def told(code: str = CODE, row: int = 2, **values: Any) -> Incoming:
    """A dossier of an export: received on Wednesday 18/11 at eight, due on Friday at five, unless told otherwise."""
    usual: dict[str, Any] = {
        "procedure_code": "1.001193",
        "procedure_name": "Đăng ký khai sinh",
        "channel": Channel.ONLINE,
        "status": Status.IN_PROGRESS,
        "received_at": instant("2026-11-18 08:00"),
        "due_at": instant("2026-11-20 17:00"),
        "finished_at": None,
        "returned_at": None,
    }
    return Incoming(code, row, {**usual, **values})


def finished(code: str = CODE, row: int = 2, **values: Any) -> Incoming:
    """One that was finished on Thursday."""
    return told(code, row, **{"status": Status.FINISHED, "finished_at": instant("2026-11-19 10:00"), **values})


def reading(*incoming: Incoming, rejected: tuple[Rejected, ...] = ()) -> Reading:
    """An export that was read."""
    return Reading(incoming, rejected, (), (), (), len(incoming) + len(rejected))


def proposed(services: Services, *incoming: Incoming, **more: Any) -> Proposal:
    """What an export would do."""
    return services.dossiers.compare(reading(*incoming), "ho-so.xlsx", **more)


def accepted(services: Services, *incoming: Incoming) -> Accepted:
    """An export, compared and accepted."""
    return services.dossiers.accept(SYSTEM, proposed(services, *incoming))
