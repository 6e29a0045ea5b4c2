"""Statements in one go to a real PostgreSQL: their answers, their errors, and a connection that stays usable."""

from collections.abc import Iterator

import psycopg
import pytest

from onestop_desk.data import wire as wires
from onestop_desk.data.wire import Answer, Wire
from tests.premises import Server

pytestmark = pytest.mark.pg


@pytest.fixture
def wire(postgres: Server) -> Iterator[Wire]:
    with psycopg.connect(postgres.address("postgres"), autocommit=True) as connection:
        yield Wire(connection)


def test_each_statement_has_its_answer_in_order(wire: Wire) -> None:
    answers = wire.exchange(
        [
            (b"CREATE TEMP TABLE seen (n int, word text)", ()),
            (b"SELECT $1::int, $2, NULL", (12, "đất đai")),
        ]
    )
    assert answers == [Answer([], 0), Answer([(12, "đất đai", None)], 1)]
    insert = b"INSERT INTO seen VALUES ($1, $2)"
    wire.exchange([(insert, (1, None)), (insert, (2, "hai")), (insert, (3, None))])
    answers = wire.exchange([(b"UPDATE seen SET n = n + 1 WHERE n > $1", (1,)), (b"SELECT n, word FROM seen", ())])
    assert answers == [Answer([], 2), Answer([(1, None), (3, "hai"), (4, None)], 3)]


def test_a_statement_is_prepared_once_however_often_it_is_sent(wire: Wire) -> None:
    ask = (b"SELECT $1::bigint", (7,))
    wire.exchange([ask, ask])
    wire.exchange([ask])
    (names,) = wire.exchange(
        [(b"SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT $1::bigint'", ())]
    )
    assert names.rows == [(1,)]


def test_when_enough_is_prepared_others_still_get_their_own_answers(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wires, "MOST_PREPARED", 0)
    one, two = (b"SELECT 1", ()), (b"SELECT 2", ())
    assert [a.rows for a in wire.exchange([one, two, one])] == [[(1,)], [(2,)], [(1,)]]


def test_the_first_error_is_raised_and_the_connection_goes_on(wire: Wire) -> None:
    wrong = (b"SELECT 1 / $1::int", (0,))
    with pytest.raises(psycopg.errors.DivisionByZero):
        wire.exchange([(b"BEGIN", ()), wrong, (b"SELECT no_such_column", ())])
    assert wire.in_step
    wire.exchange([(b"ROLLBACK", ())])
    assert wire.exchange([(b"SELECT 1 / $1::int", (1,))]) == [Answer([(1,)], 1)]


def test_a_statement_that_cannot_be_prepared_is_an_error_too(wire: Wire) -> None:
    with pytest.raises(psycopg.errors.UndefinedTable):
        wire.exchange([(b"SELECT 1", ()), (b"SELECT * FROM nowhere", ())])
    assert wire.exchange([(b"SELECT 1", ())]) == [Answer([(1,)], 1)]


def test_the_failure_of_a_careless_statement_is_not_told(wire: Wire) -> None:
    assert wire.exchange([(b"SELECT 1", ()), (b"SELECT 1 / 0", ())], careless=1) == [Answer([(1,)], 1)]
    assert wire.exchange([(b"SELECT 2", ())]) == [Answer([(2,)], 1)]


def test_text_that_the_server_would_cut_off_is_refused_before_it_is_sent(wire: Wire) -> None:
    with pytest.raises(psycopg.DataError):
        wire.exchange([(b"SELECT $1", ("a\0b",))])
    assert wire.in_step


def test_much_more_than_fits_into_the_socket_arrives_whole(wire: Wire) -> None:
    long = "ữ" * 2_000_000
    answers = wire.exchange([(b"SELECT length($1), $1::text", (long,))] * 3)
    assert [a.rows for a in answers] == [[(2_000_000, long)]] * 3


def test_a_lost_connection_is_an_error_of_the_world(wire: Wire, postgres: Server) -> None:
    (who,) = wire.exchange([(b"SELECT pg_backend_pid()", ())])
    postgres.run(f"SELECT pg_terminate_backend({who.rows[0][0]}, 5000)")
    with pytest.raises(psycopg.OperationalError):
        wire.exchange([(b"SELECT 1", ())])
    assert not wire.in_step
