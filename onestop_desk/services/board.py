"""What the call board shows: calls in their order, who waits where, a message over all; nothing that names a person."""

from onestop_desk.data import calls, office
from onestop_desk.data.calls import CallRow
from onestop_desk.domain.board_messages import BoardMessage, Notice, checked_minutes, checked_text
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.numbers import TicketNumber
from onestop_desk.services import hall as halls
from onestop_desk.services.actors import Actor
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.hall import Measures
from onestop_desk.services.rights import Right
from onestop_desk.services.views import BoardCall, BoardLine, BoardView

SHOWN_CALLS = 40
MESSAGE = "board_message"
"""The setting that holds what stands over the board."""


class Board:
    """Reads the board, and puts messages on it."""

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
                tx.now,
                config.office,
                day,
                tuple(reversed(newest)),
                tuple(lines),
                tuple(hall.counters.values()),
                foot,
                _message(config, tx.now),
                config.settings.board_second_language,
            )

    def message(self) -> BoardMessage | None:
        """What stands over the board now."""
        with self._context.look() as (tx, config, _):
            return _message(config, tx.now)

    def show_message(self, actor: Actor, minutes: int, *, notice: Notice | None = None, text: str = "") -> BoardMessage:
        """Puts a message over everything, in place of one that stands there: from the list, or typed.

        The journal holds which of the list it was, never what was typed. Raises Refusal: bad_board_message,
        bad_board_message_time, not_allowed.
        """
        said = "" if notice is not None else checked_text(text)
        lasts = checked_minutes(minutes)

        def work(action: Action) -> BoardMessage:
            now = action.tx.now
            made = BoardMessage(notice, said, now, now + lasts * MINUTE)
            office.put_setting(action.tx, MESSAGE, _stored(made))
            office.bump(action.tx)
            action.note("board_message", None, None, "shown", notice.value if notice else None, minutes=lasts)
            return made

        return self._context.act_on_setup(actor, Right.BOARD_MESSAGE, "board_message", work)

    def end_message(self, actor: Actor) -> None:
        """Takes the message away; nothing happens when none stands there. Raises Refusal("not_allowed")."""

        def work(action: Action) -> None:
            if _message(action.config, action.tx.now) is not None:
                # What was typed goes with it.
                office.put_setting(action.tx, MESSAGE, None)
                office.bump(action.tx)
                action.note("board_message", None, "shown", "ended")

        self._context.act_on_setup(actor, Right.BOARD_MESSAGE, "board_message", work)


def _stored(message: BoardMessage) -> dict[str, object]:
    notice = message.notice.value if message.notice is not None else None
    return {"notice": notice, "text": message.text, "since": message.since, "until": message.until}


def _message(config: Config, now: Instant) -> BoardMessage | None:
    stored = config.stored.get(MESSAGE)
    if not stored or now >= stored["until"]:
        return None
    notice = Notice(stored["notice"]) if stored["notice"] else None
    return BoardMessage(notice, stored["text"], stored["since"], stored["until"])


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
