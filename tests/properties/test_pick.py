"""The pick by index is the pick by rule: SQL and `choose_next` name the same person, on both databases."""

from itertools import count

from hypothesis import given, settings

from onestop_desk.data import tickets
from onestop_desk.data.tx import Tx
from onestop_desk.domain.turns import choose_next, is_callable
from onestop_desk.services import Services
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.context import Action
from onestop_desk.services.rights import Right
from tests.moved_clock import MovedClock
from tests.properties.halls import HALLS, NOW, RULES, Hall

HALLS_TRIED = settings().max_examples * 3
_run = count()


def _fill(tx: Tx, hall: Hall, lines: dict[str, str], counter_id: str, run: int) -> None:
    """Puts the hall into the database, and last time's away."""
    tx.write("DELETE FROM ticket")
    tx.write("DELETE FROM counter_line WHERE counter_id = :counter", counter=counter_id)
    for line, role in hall.serves.items():
        sql = "INSERT INTO counter_line (office_id, counter_id, line_id, role) VALUES (:office, :counter, :line, :role)"
        tx.write(sql, counter=counter_id, line=lines[line], role=role.value)
    for person in hall.waiting:
        tickets.insert(
            tx,
            id=f"{run}-{person.id}",
            letter="Z",
            number=person.number,
            line_id=lines[person.line_id],
            source="kiosk",
            token="",
            arrived_at=person.arrived_at,
            turn_at=person.turn_at,
            callable_from=person.callable_from,
            kept_until=person.kept_until,
            started_at=person.started_at,
            priority=None,
            slot_start=None,
            reason=None,
            person_id=None,
        )
        tx.write("UPDATE ticket SET turn_rank = :rank WHERE id = :id", rank=person.turn_rank, id=f"{run}-{person.id}")


def test_the_statement_picks_whom_the_rule_picks(services: Services, clock: MovedClock) -> None:
    clock.now = NOW
    # Lines in the order of their ids, so that the last tie is broken alike here and there.
    ids = sorted(line.id for line in services.office.lines())
    lines = dict(zip("ABC", ids, strict=False))
    counter_id = services.office.counters()[0].id

    @settings(max_examples=HALLS_TRIED)
    @given(hall=HALLS)
    def holds(hall: Hall) -> None:
        run = next(_run)

        def work(action: Action) -> str | None:
            tx, help_delay = action.tx, action.config.help_delay
            _fill(tx, hall, lines, counter_id, run)
            rows = tx.reads(tickets.pick(counter_id, help_delay))[0]
            found = tickets.ticket(rows[0]) if rows else tickets.pick_early(tx, counter_id, help_delay)
            return found.id if found else None

        wanted = choose_next(hall.waiting, hall.serves, NOW, RULES)
        picked = services.context.act(SYSTEM, Right.RUN_DAY, "pick", work)
        assert picked == (f"{run}-{wanted.id}" if wanted else None)

    holds()


@settings(max_examples=HALLS_TRIED * 10)
@given(hall=HALLS)
def test_next_never_says_nobody_while_somebody_may_be_served(hall: Hall) -> None:
    may = [t for t in hall.waiting if t.line_id in hall.serves and t.kept_until <= NOW]
    chosen = choose_next(hall.waiting, hall.serves, NOW, RULES)
    assert (chosen is None) == (not may)
    if chosen is not None:
        assert chosen in may
        assert is_callable(chosen, NOW) or not any(is_callable(t, NOW) for t in may)


@settings(max_examples=HALLS_TRIED * 10)
@given(hall=HALLS)
def test_in_one_line_nobody_is_passed_who_came_before_with_the_same_rights(hall: Hall) -> None:
    chosen = choose_next(hall.waiting, hall.serves, NOW, RULES)
    if chosen is None or chosen.turn_rank or chosen.turn_at != chosen.arrived_at:
        return
    for other in hall.waiting:
        if other.line_id == chosen.line_id and is_callable(other, NOW) and not other.turn_rank:
            assert other.arrived_at >= chosen.arrived_at
