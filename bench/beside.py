"""The office beside a busy portal: a desk that calls and a kiosk that gives numbers, each in a process of its own."""

import multiprocessing
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from bench.offices import BenchOffice
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.outcomes import Finish, Outcome
from onestop_desk.services.actors import station
from onestop_desk.services.keys import new_key


@dataclass
class Did:
    """What one of them did."""

    took: list[tuple[float, float]] = field(default_factory=list)
    """(instant, seconds) of each call, or of each number."""
    refused: list[str] = field(default_factory=list)
    """Codes of what was refused, or could not be done."""

    def between(self, began: float, ended: float) -> list[float]:
        """Seconds of what began in a stretch of time."""
        return [spent for at, spent in self.took if began <= at < ended]


@dataclass(frozen=True)
class Pace:
    """How fast they work; a queue that neither grows nor shrinks makes every call cost the same."""

    call_every_s: float = 0.25
    number_every_s: float = 0.5
    calls_to_a_number: int = 1
    """After so many calls the desk lets somebody new in."""


def desk(office: BenchOffice, pace: Pace, pipe: "Connection[Any, Any]") -> None:
    """A counter that calls, receives and finishes; only the call itself is timed."""
    with closing(office.open()) as services:
        actor, did, turn = services.sign_in.demo(office.staff_id), Did(), 0
        pipe.send("ready")
        while not pipe.poll():
            time.sleep(pace.call_every_s)
            counter = office.counters[turn % len(office.counters)]
            turn += 1
            begun, before = time.time(), time.perf_counter()
            try:
                called = services.desk.call_next(actor, counter, key=new_key())
            except (Refusal, WorldError) as error:
                did.refused.append(getattr(error, "code", type(error).__name__))
                continue
            did.took.append((begun, time.perf_counter() - before))
            moved = services.desk.come(actor, called.ticket_id, expected=called.version)
            visit = services.desk.view(counter).visit
            ends = [Finish(p.id, Outcome.RECEIVED) for p in visit.procedures] if visit else []
            services.desk.finish(
                actor, counter, called.ticket_id, ends, call_next=False, key=new_key(), expected=moved.version
            )
            if turn % pace.calls_to_a_number == 0:
                services.kiosk.take_number(station("kiosk"), office.line_id, key=new_key())
        pipe.send(did)


def kiosk(office: BenchOffice, pace: Pace, pipe: "Connection[Any, Any]") -> None:
    """Gives numbers."""
    with closing(office.open()) as services:
        actor, did = station("kiosk"), Did()
        pipe.send("ready")
        while not pipe.poll():
            begun, before = time.time(), time.perf_counter()
            services.kiosk.take_number(actor, office.line_id, key=new_key())
            did.took.append((begun, time.perf_counter() - before))
            time.sleep(pace.number_every_s)
        pipe.send(did)


def fill_hall(office: BenchOffice, waiting: int) -> None:
    """So many people wait."""
    with closing(office.open()) as services:
        for _ in range(waiting):
            services.kiosk.take_number(station("kiosk"), office.line_id, key=new_key())


class Beside:
    """One of them, at work until it is told to stop."""

    def __init__(
        self, target: "Callable[[BenchOffice, Pace, Connection[Any, Any]], None]", office: BenchOffice, pace: Pace
    ) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=target, args=(office, pace, theirs))
        self._process.start()
        theirs.close()
        self._pipe.recv()

    def stop(self) -> Did:
        """Everything it did."""
        self._pipe.send("stop")
        did: Did = self._pipe.recv()
        self._process.join(20)
        return did
