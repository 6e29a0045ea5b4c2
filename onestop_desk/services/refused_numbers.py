"""Numbers refused because the day is too short: counted once a showing, so that the report tells how many."""

from contextlib import suppress
from hashlib import sha256

from onestop_desk.data import reports
from onestop_desk.domain.errors import WorldError
from onestop_desk.services.actors import Actor
from onestop_desk.services.context import Action, Context
from onestop_desk.services.rights import Right

AT_CLOSING = frozenset({"line_full", "outside_hours", "day_closed"})
"""Refusals that mean: no time is left for whoever asks."""


def note_refused(context: Context, actor: Actor, line_id: str, code: str, key: str) -> None:
    """Counts a refusal; the same key is the same showing. A world that is not ready must not hide the refusal."""
    if code not in AT_CLOSING or line_id not in context.config().lines:
        return

    def work(action: Action) -> None:
        if reports.add_refused(action.tx, sha256(key.encode()).hexdigest()[:36], line_id, code):
            action.note("number_refused", line_id, None, None, code)

    with suppress(WorldError):
        context.act(actor, Right.TAKE_NUMBER, "number_refused", work, lock=False)
