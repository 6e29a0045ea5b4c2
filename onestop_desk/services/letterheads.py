"""What the office puts around its reports: read by whoever prints one, changed by the head."""

from onestop_desk.data import office
from onestop_desk.domain.letterhead import Letterhead, as_stored, letterhead_from
from onestop_desk.services.actors import Actor
from onestop_desk.services.context import Action, Context
from onestop_desk.services.rights import Right

SETTING = "briefing"
"""Stored beside the rules: {place, sent_to, code, number, signer_role, signer_name, recipients}."""


class Letterheads:
    """The letterhead of one office."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def letterhead(self) -> Letterhead:
        """What stands around a report; parts that nobody has written are left to the words of the form."""
        with self._context.look() as (_tx, config, _answers):
            return letterhead_from(config.stored.get(SETTING, {}))

    def change(self, actor: Actor, letterhead: Letterhead) -> Letterhead:
        """Writes the whole letterhead; raises Refusal: not_allowed, bad_letterhead with the part."""
        checked = letterhead_from(as_stored(letterhead))

        def work(action: Action) -> None:
            office.put_setting(action.tx, SETTING, as_stored(checked))
            office.bump(action.tx)
            # The journal holds no names: which parts are written is enough.
            action.note("briefing", None, parts=sorted(name for name, value in as_stored(checked).items() if value))

        self._context.act_on_setup(actor, Right.CHANGE_OFFICE, "briefing", work)
        return checked
