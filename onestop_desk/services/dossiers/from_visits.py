"""What a finished visit means for the dossiers it names, in the same transaction; undo takes it back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onestop_desk.data import catalogue, dossiers
from onestop_desk.data.visits import VisitProcedureRow
from onestop_desk.domain.dossiers import WITHOUT_RESULT, Ask, Channel, Dossier, Kind, Status, ended_at
from onestop_desk.domain.due import WorkingTime, deadline_for, due_at, moved_by
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.outcomes import Finish, Outcome
from onestop_desk.services.catalogue.stored import StoredVersion, stored
from onestop_desk.services.context import Action
from onestop_desk.services.keys import new_id

_FOLLOWED = {Outcome.RECEIVED, Outcome.RESULT_RETURNED, Outcome.MORE_PAPERS, Outcome.REFUSED}


def follow(
    action: Action, lines: Sequence[VisitProcedureRow], ends: Mapping[str, Finish], at: Instant | None = None
) -> None:
    """Takes in, asks for papers, hands back or refuses each dossier whose code the visit names.

    A dossier that is not known is made when it was received here, and in no other case. `at` is when it happened: now,
    or earlier for a visit of the paper roll.
    """
    told = [(vp, ends[vp.id].outcome, code) for vp in lines if (code := ends[vp.id].dossier_code or vp.dossier_code)]
    told = [item for item in told if item[1] in _FOLLOWED]
    if not told:
        return
    ids = tuple(sorted({vp.version_id for vp, outcome, _c in told if outcome is Outcome.RECEIVED and vp.version_id}))
    statements = [*dossiers.of_codes(code for _vp, _o, code in told), *([catalogue.versions(ids)] if ids else [])]
    rows = action.tx.reads(*statements)
    versions = {row[1]: stored(row) for row in rows.pop()} if ids else {}
    known = {found.code: found for part in rows for found in map(dossiers.dossier, part)}
    _write(action, told, known, versions, action.tx.now if at is None else at)


def _write(
    action: Action,
    told: Sequence[tuple[VisitProcedureRow, Outcome | None, str]],
    known: Mapping[str, Dossier],
    versions: Mapping[str, StoredVersion],
    at: Instant,
) -> None:
    now_known = dict(known)
    lines: dict[str, str] = {}
    for vp, outcome, code in told:
        before = now_known.get(code)
        if outcome is Outcome.RECEIVED:
            after = _received(action, before, new_dossier(action, code, versions.get(vp.version_id or ""), at))
        else:
            after = _moved(before, outcome, at) if before else None
        if after is not None and after != before:
            now_known[code] = after
            lines[code] = vp.id
    statements = []
    for code, line in lines.items():
        before, after = known.get(code), now_known[code]
        seen = before.changed_at if before else dossiers.ABSENT
        was = dossiers.former(before)
        statements.append(dossiers.written(after, seen, import_id=after.import_id, from_visit=line, was=was))
        status = str(int(before.status)) if before else None
        action.note("dossier", after.id, status, str(int(after.status)), "visit", code=code, visit_line=line)
    dossiers.write_all(action.tx, statements)


def new_dossier(action: Action, code: str, version: StoredVersion | None, at: Instant) -> Dossier:
    """A dossier received at the counter, due by the procedure's deadline."""
    person = action.config.staff.get(action.actor.id)
    made = Dossier(
        id=new_id(),
        code=code,
        procedure_code=version.procedure.code if version else None,
        procedure_name=version.procedure.name if version else "",
        field=version.procedure.field if version else "",
        agency=version.agency if version else "",
        responsible=person.name if person else "",
        channel=Channel.COUNTER,
        status=Status.RECEIVED,
        received_at=at,
        source="counter",
    )
    return replace(made, due_at=due_of(action, version, made.channel, made.received_at))


def due_of(action: Action, version: StoredVersion | None, channel: Channel, received: Instant) -> Instant | None:
    """When a dossier is due by the deadline of its procedure; None where there is none."""
    deadline = deadline_for(version.procedure.deadlines, channel) if version else None
    return due_at(deadline, received, WorkingTime(action.config.hours)) if deadline else None


def _received(action: Action, before: Dossier | None, fresh: Dossier) -> Dossier | None:
    """A new dossier; one that waited for papers goes on, one sent online is taken in; any other stays."""
    now = fresh.received_at
    if before is None:
        return fresh
    if before.status is Status.NEW:
        return replace(before, status=Status.RECEIVED, received_at=now, due_at=before.due_at or fresh.due_at)
    last = before.asks[-1] if before.asks else None
    if before.status is not Status.MORE_PAPERS or last is None or last.answered is not None:
        return None
    due = before.due_at
    if due is not None and last.asked is not None:
        due = moved_by(due, now - last.asked, WorkingTime(action.config.hours)) or due
    answered = replace(last, answered=now)
    return replace(before, status=Status.IN_PROGRESS, asks=(*before.asks[:-1], answered), due_at=due)


def _moved(before: Dossier, outcome: Outcome | None, now: Instant) -> Dossier | None:
    if before.status in WITHOUT_RESULT or before.status is Status.RETURNED:
        return None
    if outcome is Outcome.RESULT_RETURNED:
        finished = before.finished_at or now
        return replace(before, status=Status.RETURNED, finished_at=finished, returned_at=before.returned_at or now)
    if ended_at(before) is not None:
        return None
    if outcome is Outcome.MORE_PAPERS:
        return replace(before, status=Status.MORE_PAPERS, asks=(*before.asks, Ask(now)))
    if before.status.kind in {Kind.NEW, Kind.WAITS_FOR_CITIZEN}:
        return replace(before, status=Status.NOT_RECEIVED, refused_at=now)
    return None


def take_back(action: Action, ticket_id: str) -> None:
    """The dossiers of a visit as they were before it was finished, those that nobody changed since."""
    for dossier_id, code, status, was in action.tx.reads(dossiers.from_visit(ticket_id))[0]:
        again = dossiers.take_back(action.tx, dossier_id, was)
        action.note("dossier", dossier_id, str(status), None if again is None else str(again), "undo", code=code)
