"""The watch says that something was committed, by another connection of the same program or by another program."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from onestop_desk.data import watch as watches
from onestop_desk.data.watch import PostgresWatch, watch
from onestop_desk.domain.errors import Offline
from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from tests.premises import Place, opened
from tests.services.hall_day import HallDay


def test_a_commit_is_heard_and_quiet_is_quiet(place: Place) -> None:
    with opened(place) as services, closing(watch(services.context.db)) as ear:
        day = HallDay(services, place.clock)
        assert ear.wait(1.0)
        while ear.wait(0.15):
            pass
        day.take()
        assert ear.wait(2.0)
        while ear.wait(0.15):
            pass
        assert not ear.wait(0.15)


def test_a_refused_action_says_nothing(place: Place) -> None:
    with opened(place) as services, closing(watch(services.context.db)) as ear:
        day = HallDay(services, place.clock)
        while ear.wait(0.15):
            pass
        with pytest.raises(Exception, match="unknown_line"):
            services.kiosk.take_number(day.kiosk, "nowhere", key="k")
        assert not ear.wait(0.2)


def test_a_database_that_is_gone_is_offline_and_comes_back_as_a_change(demo: tuple[Services, MovedClock]) -> None:
    services, _ = demo
    ear = watch(services.context.db)
    assert ear.wait(0.5)
    path = services.context.db.path  # type: ignore[union-attr] # SQLite by the fixture
    away = path.with_name("away.db")
    path.rename(away)
    with pytest.raises(Offline):
        ear.wait(0.5)
    away.rename(path)
    assert ear.wait(0.5)
    ear.close()


@pytest.fixture
def welcomes_and_falls_silent() -> Iterator[str]:
    """The address of a server that lets everybody in and then says nothing any more."""
    signed_in_and_ready = b"R\0\0\0\x08\0\0\0\0" + b"Z\0\0\0\x05I"
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            station, _address = listener.accept()
            with station:
                station.recv(65_536)
                station.sendall(signed_in_and_ready)
                while station.recv(65_536):
                    pass

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"postgresql://anybody@127.0.0.1:{listener.getsockname()[1]}/office?sslmode=disable&gssencmode=disable"
        thread.join()


def test_a_server_that_falls_silent_right_after_the_welcome_is_offline(
    welcomes_and_falls_silent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watches, "ANSWER_S", 0.2)
    with closing(PostgresWatch(welcomes_and_falls_silent)) as ear, pytest.raises(Offline):
        ear.wait(0.1)
