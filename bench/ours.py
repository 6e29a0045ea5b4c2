"""Our side of a bench: the same two transactions through the services, with every right and rule checked."""

from bench.offices import BenchOffice
from onestop_desk.domain.errors import Busy, Refusal
from onestop_desk.services.actors import Actor, station
from onestop_desk.services.keys import new_key

KIOSK = station("kiosk-1")


class Ours:
    """One station's services."""

    def __init__(self, office: BenchOffice, synchronous: str = "FULL", *, fair: bool = True) -> None:
        self._services = office.open(synchronous, fair=fair)
        self._line = office.line_id
        self._clerk: Actor = self._services.sign_in.demo(office.staff_id)
        self.busy = 0

    def issue(self) -> str:
        """A number taken at a kiosk; asked for again under the same key when the database was busy, as a face does."""
        key = new_key()
        while True:
            try:
                return self._services.kiosk.take_number(KIOSK, self._line, key=key).ticket_id
            except Busy:
                self.busy += 1

    def call(self, counter_id: str) -> str | None:
        """The next person called to a counter; None when nobody waits."""
        key = new_key()
        while True:
            try:
                return self._services.desk.call_next(self._clerk, counter_id, key=key).ticket_id
            except Busy:
                self.busy += 1
            except Refusal as refused:
                if refused.code == "nobody_waiting":
                    return None
                raise

    def close(self) -> None:
        """Gives the connections back."""
        self._services.close()
