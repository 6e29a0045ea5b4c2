"""Dossiers typed in at the counter, corrected, and handed back: to the citizen, to the post office, by the post."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from onestop_desk.data import catalogue, dossiers
from onestop_desk.data.tx import Statement
from onestop_desk.domain.dossier_faults import faults
from onestop_desk.domain.dossiers import WITHOUT_RESULT, Dossier, Status
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.outcomes import normal_dossier_code
from onestop_desk.services.actors import Actor
from onestop_desk.services.catalogue.stored import stored
from onestop_desk.services.context import Action, Context
from onestop_desk.services.dossiers.by_catalogue import is_wholly_online
from onestop_desk.services.dossiers.from_visits import due_of, new_dossier
from onestop_desk.services.dossiers.views import Entry
from onestop_desk.services.rights import Right

CHANGEABLE = frozenset({
    "channel", "status", "received_at", "due_at", "finished_at", "returned_at", "refused_at", "apology_at", "paid",
    "fee_due", "papers_digitised", "result_digitised", "reused", "vneid", "result_paper", "complaint", "full_online",
    "outside_area", "receipt", "result_differs", "by_post", "posted_at", "delivered_at", "responsible",
})  # fmt: skip
"""What a person may correct; the next export may say otherwise, and that is listed."""
_PAID = {None, "online", "counter", "none"}


class Entering:
    """The verbs of the counter about one dossier."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def enter(self, actor: Actor, entry: Entry) -> Dossier:
        """A dossier that no export has brought yet; due by its procedure's deadline unless a day is given.

        Raises Refusal: not_allowed, bad_dossier_code, dossier_known, unknown_procedure, dossier_fault (which),
        bad_dossier_value.
        """
        code = normal_dossier_code(entry.code)
        if code is None:
            raise Refusal("bad_dossier_code", typed=entry.code)

        def work(action: Action) -> Dossier:
            if action.reads[0]:
                raise Refusal("dossier_known", dossier=code)
            versions = action.reads[1] if entry.procedure_id else []
            if entry.procedure_id and not versions:
                raise Refusal("unknown_procedure", procedure=entry.procedure_id)
            version = stored(versions[-1]) if versions else None
            received = entry.received_at or action.tx.now
            made = replace(
                new_dossier(action, code, version, received),
                channel=entry.channel,
                received_at=received,
                due_at=entry.due_at or due_of(action, version, entry.channel, received),
                paid=entry.paid,
                fee_due=entry.fee_due,
                papers_digitised=entry.papers_digitised,
                result_digitised=entry.result_digitised,
                reused=entry.reused,
                vneid=entry.vneid,
                full_online=is_wholly_online(version.procedure if version else None, entry.channel),
                by_post=entry.by_post,
            )
            return _written(action, None, made, "entered")

        first: list[Statement] = [*dossiers.of_codes([code])]
        if entry.procedure_id:
            first.append(catalogue.history(entry.procedure_id))
        return self._context.act(actor, Right.KEEP_DOSSIERS, "dossier", work, first)

    def change(self, actor: Actor, code: str, values: Mapping[str, Any]) -> Dossier:
        """Corrects what is known of a dossier; names of `values` are those of CHANGEABLE.

        Raises Refusal: not_allowed, unknown_dossier, bad_dossier_value (which), dossier_fault (which).
        """
        for name in values:
            if name not in CHANGEABLE:
                raise Refusal("bad_dossier_value", part=name)
        return self._moved(actor, code, "changed", lambda _action, before: replace(before, **values))

    def hand_over(self, actor: Actor, code: str) -> Dossier:
        """The citizen has the result: now.

        Raises Refusal: not_allowed, unknown_dossier, dossier_ended (returned or ended without a result).
        """

        def after(action: Action, before: Dossier) -> Dossier:
            _require_result_kept(before)
            now = action.tx.now
            return replace(before, status=Status.RETURNED, finished_at=before.finished_at or now, returned_at=now)

        return self._moved(actor, code, "handed_over", after)

    def post(self, actor: Actor, code: str) -> Dossier:
        """The post office has the result: now.

        Raises Refusal: not_allowed, unknown_dossier, dossier_ended, dossier_posted (it has it already).
        """

        def after(action: Action, before: Dossier) -> Dossier:
            _require_result_kept(before)
            if before.posted_at is not None:
                raise Refusal("dossier_posted", dossier=before.code)
            now = action.tx.now
            finished = before.finished_at or now
            return replace(before, status=Status.FINISHED, finished_at=finished, by_post=True, posted_at=now)

        return self._moved(actor, code, "posted", after)

    def deliver(self, actor: Actor, code: str) -> Dossier:
        """The post has delivered the result: now.

        Raises Refusal: not_allowed, unknown_dossier, dossier_ended, dossier_not_posted.
        """

        def after(action: Action, before: Dossier) -> Dossier:
            _require_result_kept(before)
            if before.posted_at is None:
                raise Refusal("dossier_not_posted", dossier=before.code)
            now = action.tx.now
            return replace(before, status=Status.RETURNED, delivered_at=now, returned_at=now)

        return self._moved(actor, code, "delivered", after)

    def apologise(self, actor: Actor, code: str) -> Dossier:
        """An apology with a new date was handed over: now; the dossier stays overdue and says that it was.

        Raises Refusal: not_allowed, unknown_dossier.
        """
        return self._moved(actor, code, "apology", lambda action, before: replace(before, apology_at=action.tx.now))

    def _moved(self, actor: Actor, code: str, why: str, after: Any) -> Dossier:
        wanted = normal_dossier_code(code) or ""

        def work(action: Action) -> Dossier:
            if not action.reads[0]:
                raise Refusal("unknown_dossier", dossier=wanted)
            before = dossiers.dossier(action.reads[0][0])
            return _written(action, before, after(action, before), why)

        first = dossiers.of_codes([wanted])
        return self._context.act(actor, Right.KEEP_DOSSIERS, "dossier", work, first)


def _require_result_kept(dossier: Dossier) -> None:
    if dossier.status in WITHOUT_RESULT or dossier.status is Status.RETURNED:
        raise Refusal("dossier_ended", dossier=dossier.code)


def _written(action: Action, before: Dossier | None, made: Dossier, why: str) -> Dossier:
    """Writes a dossier and its journal row; raises Refusal for a value or a contradiction that was not there before."""
    if made.paid not in _PAID or (made.fee_due is not None and not 0 <= made.fee_due <= 2_000_000_000):
        raise Refusal("bad_dossier_value", part="paid" if made.paid not in _PAID else "fee_due")
    tz = action.config.office.tz
    was_wrong = set(faults(before, tz)) if before else set()
    wrong = [fault for fault in faults(made, tz, action.tx.now) if fault not in was_wrong]
    if wrong:
        raise Refusal("dossier_fault", dossier=made.code, fault=wrong[0].value)
    seen = before.changed_at if before else dossiers.ABSENT
    if not dossiers.write_all(action.tx, [dossiers.written(made, seen, import_id=made.import_id)]):
        raise Refusal("dossiers_changed")
    from_status = str(int(before.status)) if before else None
    action.note("dossier", made.id, from_status, str(int(made.status)), why, code=made.code)
    return replace(made, changed_at=action.tx.now)
