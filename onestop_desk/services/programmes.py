"""Programmes of the office (mô hình): which there are, set up and ended by the head, each from one day to another."""

import json
from datetime import date

from onestop_desk.data import office, programmes
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.programmes import Kind, Programme, Rules, checked, stored_rules
from onestop_desk.services.actors import Actor
from onestop_desk.services.context import Action, Context
from onestop_desk.services.keys import new_id
from onestop_desk.services.rights import Right


class Programmes:
    """The verbs of the head of the centre about programmes."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listed(self) -> tuple[Programme, ...]:
        """Every programme, ended ones too, by the day it begins."""
        with self._context.look() as (_tx, config, _answers):
            return config.programmes

    def running(self, day: date) -> tuple[Programme, ...]:
        """Those that are on, on a day."""
        return tuple(p for p in self.listed() if p.runs_on(day))

    def set(
        self,
        actor: Actor,
        kind: Kind,
        name: str,
        from_day: date,
        to_day: date | None = None,
        rules: Rules | None = None,
        *,
        programme_id: str | None = None,
    ) -> Programme:
        """Starts a programme, or changes the one of that id.

        Raises Refusal: not_allowed, bad_programme (which part), unknown_programme.
        """
        clean = checked(kind, name, from_day, to_day, rules or Rules())

        def work(action: Action) -> Programme:
            if programme_id is not None:
                _known(action, programme_id)
            made = Programme(programme_id or new_id(), kind, name.strip(), from_day, to_day, clean)
            programmes.put(
                action.tx,
                made.id,
                kind.value,
                made.name,
                from_day=from_day.isoformat(),
                to_day=to_day.isoformat() if to_day else None,
                rules=json.dumps(stored_rules(clean)),
            )
            self._said(action, made)
            return made

        return self._context.act_on_setup(actor, Right.CHANGE_OFFICE, "programme", work)

    def end(self, actor: Actor, programme_id: str, last_day: date) -> Programme:
        """Ends a programme with a day; its line in reports of the days before stays.

        Raises Refusal: not_allowed, unknown_programme, bad_programme.
        """

        def work(action: Action) -> Programme:
            known = _known(action, programme_id)
            if last_day < known.from_day:
                raise Refusal("bad_programme", part="days")
            programmes.end(action.tx, programme_id, last_day.isoformat())
            ended = Programme(known.id, known.kind, known.name, known.from_day, last_day, known.rules)
            self._said(action, ended)
            return ended

        return self._context.act_on_setup(actor, Right.CHANGE_OFFICE, "programme", work)

    @staticmethod
    def _said(action: Action, programme: Programme) -> None:
        office.bump(action.tx)
        facts = {"from": programme.from_day.isoformat(), "to": programme.to_day and programme.to_day.isoformat()}
        action.note(
            "programme", programme.id, None, None, programme.kind.value, **facts, rules=stored_rules(programme.rules)
        )


def _known(action: Action, programme_id: str) -> Programme:
    found = next((p for p in action.config.programmes if p.id == programme_id), None)
    if found is None:
        raise Refusal("unknown_programme", programme=programme_id)
    return found
