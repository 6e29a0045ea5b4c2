"""What the call board shows: calls in their order, who waits where, and nothing that names a person."""

from onestop_desk.data import calls
from onestop_desk.data.calls import CallRow
from onestop_desk.domain.numbers import TicketNumber
from onestop_desk.services import hall as halls
from onestop_desk.services.config import Config
from onestop_desk.services.context import Context
from onestop_desk.services.hall import Measures
from onestop_desk.services.views import BoardCall, BoardLine, BoardView

SHOWN_CALLS = 40


class Board:
    """Reads the board."""

    def __init__(self, context: Context, measures: Measures) -> None:
        self._context = context
        self._measures = measures

    def snapshot(self) -> BoardView:
        """Everything the board shows now; each call is announced once, in the order of `call_no`."""
        with self._context.look((*halls.STATEMENTS, calls.newest(SHOWN_CALLS))) as (tx, config, answers):
            hall = halls.read_hall(tx, config, answers[:4], self._measures)
            lines = []
            for line in config.lines.values():
                if not line.open:
                    continue
                starts = hall.newcomers(line.id, 1)
                people = sum(r.line_id == line.id for r in hall.waiting)
                minutes = hall.minutes_until(starts[0]) if starts else None
                lines.append(BoardLine(line.letter, line.short_name, people, minutes))
            newest = [_board_call(calls.call(row), config) for row in answers[4]]
            foot = tuple(config.stored.get("board_foot", ()))
            day = halls.day_state(hall, tx)
            return BoardView(
                tx.now, config.office, day, tuple(reversed(newest)), tuple(lines), tuple(hall.counters.values()), foot
            )


def _board_call(row: CallRow, config: Config) -> BoardCall:
    line = config.lines[row.line_id]
    return BoardCall(
        row.id,
        row.call_no,
        str(TicketNumber(row.letter, row.number)),
        row.letter,
        line.name,
        line.name_en,
        config.counters[row.counter_id].number,
        row.called_at,
        row.speak_until,
        row.recall,
        row.withdrawn,
        row.booked,
    )
