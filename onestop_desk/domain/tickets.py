"""The life of a ticket (phiếu số): one table of transitions; nothing else changes a state."""

from enum import StrEnum

from onestop_desk.domain.errors import Refusal


class State(StrEnum):
    """Where a ticket stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    ASIDE = "aside"
    MISSED = "missed"
    DONE = "done"
    LEFT = "left"


class Act(StrEnum):
    """What moves a ticket from one state to another."""

    ENTER = "enter"
    CALL = "call"
    PICK = "pick"
    COME = "come"
    MISS = "miss"
    TRANSFER = "transfer"
    UNDO_CALL = "undo_call"
    FINISH = "finish"
    UNDO_FINISH = "undo_finish"
    SET_ASIDE = "set_aside"
    WALK_OUT = "walk_out"
    COME_BACK = "come_back"
    GIVE_UP = "give_up"
    SERVED_ON_PAPER = "served_on_paper"
    """Number and visit happened on paper, while the computer was out of use, and are typed in afterwards."""
    HALF_DAY_END = "half_day_end"
    DAY_END = "day_end"


class Source(StrEnum):
    """How a ticket came to be."""

    KIOSK = "kiosk"
    DESK = "desk"
    ROLL = "roll"
    APPOINTMENT = "appointment"


S = State
TRANSITIONS: dict[tuple[State | None, Act], State] = {
    (None, Act.ENTER): S.WAITING,
    (S.WAITING, Act.CALL): S.CALLED,
    (S.WAITING, Act.PICK): S.CALLED,
    (S.WAITING, Act.GIVE_UP): S.LEFT,
    (S.WAITING, Act.DAY_END): S.LEFT,
    (S.WAITING, Act.SERVED_ON_PAPER): S.DONE,
    (S.CALLED, Act.COME): S.SERVING,
    (S.CALLED, Act.MISS): S.MISSED,
    (S.CALLED, Act.TRANSFER): S.WAITING,
    (S.CALLED, Act.UNDO_CALL): S.WAITING,
    (S.CALLED, Act.DAY_END): S.MISSED,
    (S.SERVING, Act.FINISH): S.DONE,
    (S.SERVING, Act.SET_ASIDE): S.ASIDE,
    (S.SERVING, Act.TRANSFER): S.WAITING,
    (S.SERVING, Act.WALK_OUT): S.LEFT,
    (S.SERVING, Act.DAY_END): S.LEFT,
    (S.ASIDE, Act.COME_BACK): S.WAITING,
    (S.ASIDE, Act.DAY_END): S.LEFT,
    (S.MISSED, Act.COME_BACK): S.WAITING,
    (S.MISSED, Act.HALF_DAY_END): S.LEFT,
    (S.MISSED, Act.DAY_END): S.LEFT,
    (S.DONE, Act.UNDO_FINISH): S.SERVING,
}
"""(state now, what happens) -> state after. A person called but never answered when the day ends is
missed first and then left, so that the journal tells the two apart."""

OPEN_AT_COUNTER = (S.CALLED, S.SERVING)
"""States that occupy a counter: at most one such ticket a counter, by a key in the database."""


def after(state: State | None, act: Act) -> State:
    """The state after `act`; raises Refusal("wrong_state") when the table has no such step."""
    try:
        return TRANSITIONS[state, act]
    except KeyError:
        raise Refusal("wrong_state", state=state.value if state else None, act=act.value) from None
