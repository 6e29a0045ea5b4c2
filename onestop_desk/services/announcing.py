"""The office's voice: how it speaks, kept with the office and changed by the head."""

from onestop_desk.data import office
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.voice import VoiceSetup, setup_from, tidy, wrong_in
from onestop_desk.services.actors import Actor
from onestop_desk.services.context import Action, Context
from onestop_desk.services.rights import Right

SETTING = "voice"


class Announcing:
    """The verbs of the voice."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def setup(self) -> VoiceSetup:
        """How the voice speaks, as it stands now; raises Busy or Offline."""
        with self._context.look() as (_tx, config, _answers):
            return setup_from(config.stored.get(SETTING, {}))

    def last_known(self) -> VoiceSetup:
        """How the voice speaks, without asking: as current as the last snapshot, and there when the data is away."""
        return setup_from(self._context.config().stored.get(SETTING, {}))

    def change(self, actor: Actor, setup: VoiceSetup) -> VoiceSetup:
        """Changes how the voice speaks; every board follows from its next call on.

        Raises Refusal: not_allowed, bad_setting (name is "voice." and the part that cannot work).
        """
        made = tidy(setup)
        wrong = wrong_in(made)
        if wrong is not None:
            raise Refusal("bad_setting", name=f"voice.{wrong}", value=None)

        def work(action: Action) -> VoiceSetup:
            office.put_setting(action.tx, SETTING, made.as_stored())
            office.bump(action.tx)
            action.note("voice", None, None, "on" if made.on else "off", phrases=sorted(made.phrases))
            return made

        return self._context.act_on_setup(actor, Right.CHANGE_OFFICE, "voice", work)
