"""An export of the provincial system: read and compared, then accepted whole in one transaction."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onestop_desk.data import catalogue, dossiers
from onestop_desk.data.tx import Row, Statement, Tx
from onestop_desk.domain.dossier_plan import Clash, Known, Plan, plan_of
from onestop_desk.domain.dossiers import Ask, Dossier
from onestop_desk.domain.errors import Refusal
from onestop_desk.services.actors import Actor
from onestop_desk.services.catalogue.stored import stored
from onestop_desk.services.context import Action, Context
from onestop_desk.services.dossiers.by_catalogue import Listed
from onestop_desk.services.dossiers.views import Accepted, ImportRow, Proposal
from onestop_desk.services.keys import new_id
from onestop_desk.services.rights import Right

if TYPE_CHECKING:
    from onestop_desk.services.dossier_files import Reading

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done; whatever it raises stops the import, and nothing is kept."""

_TOGETHER = 200


def _silent(_done: int, _total: int) -> None:
    """Nobody looks."""


class Importing:
    """The verbs of an import of dossiers."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def propose(self, file: Path, progress: Progress = _silent, *, overrule: Collection[str] = ()) -> Proposal:
        """Reads an export and says what it would change; writes nothing. Raises Refusal: bad_sheet."""
        # Spreadsheets load only here: no desk starts slower for them.
        from onestop_desk.services.dossier_files import read_dossier_file

        return self.compare(read_dossier_file(file, self._context.ref.tz, progress), file.name, overrule=overrule)

    def compare(self, reading: "Reading", file_name: str, *, overrule: Collection[str] = ()) -> Proposal:
        """What an export that was read would change; codes in `overrule` are taken though the export is older."""
        first = [dossiers.stamp(), dossiers.visit_asks(), catalogue.newest()]
        with self._context.look(first) as (tx, config, ((stamp,), asked, procedures)):
            known = Known(_known(tx, (item.code for item in reading.incoming)), _asks(asked), config.office.tz, tx.now)
        listed = Listed(stored(row).procedure for row in procedures)
        incoming = [listed.completed(item, known.dossiers.get(item.code)) for item in reading.incoming]
        plan = plan_of(known, incoming, reading.rejected, overrule)
        return Proposal(
            plan,
            file_name,
            reading.recognised,
            reading.unknown,
            reading.private,
            reading.other_sheets,
            reading.rows,
            (stamp[0], stamp[1], stamp[2]),
            reading,
            frozenset(overrule),
        )

    def overrule(self, proposal: Proposal, codes: Iterable[str]) -> Proposal:
        """The same file compared again, with these codes taken although the file is older than what is known."""
        return self.compare(proposal.reading, proposal.file_name, overrule=proposal.overruled | frozenset(codes))

    def accept(
        self, actor: Actor, proposal: Proposal, *, skip_rejected: bool = False, progress: Progress = _silent
    ) -> Accepted:
        """Writes a proposal, all of it or nothing; what is held back stays as it is.

        Raises Refusal: not_allowed, rows_rejected (unless skipped by name), dossiers_changed (something was written
        since it was compared: look again).
        """
        plan = proposal.plan
        if plan.rejected and not skip_rejected:
            raise Refusal("rows_rejected", count=len(plan.rejected), row=plan.rejected[0].row)
        import_id = new_id()
        ready = _statements(plan, import_id)

        def work(action: Action) -> Accepted:
            if tuple(action.reads[0][0]) != proposal.stamp:
                raise Refusal("dossiers_changed")
            _write(action.tx, ready, progress)
            made = Accepted(
                import_id,
                len(plan.added),
                len(plan.changed),
                len(plan.unchanged),
                held_back(plan),
                len(plan.rejected),
            )
            _remember(action, made, proposal)
            return made

        # Not alone in the office: nobody at a counter waits for twenty thousand rows.
        return self._context.act(actor, Right.KEEP_DOSSIERS, "dossiers", work, [dossiers.stamp()], lock=False)

    def imports(self) -> tuple[ImportRow, ...]:
        """The latest exports that were accepted, the newest first."""
        with self._context.look([dossiers.imports()]) as (_tx, config, (rows,)):
            found = []
            for import_id, at, kind, actor_id, file_name, *counts in rows:
                person = config.staff.get(actor_id) if kind == "person" else None
                found.append(ImportRow(import_id, at, person.name if person else "", file_name, *counts))
            return tuple(found)


def held_back(plan: Plan) -> int:
    """How many rows of the file are not taken because of a conflict."""
    held = [conflict for conflict in plan.conflicts if conflict.held]
    return sum(len(c.rows) if c.clash is Clash.TWICE else 1 for c in held)


def _known(tx: Tx, codes: Iterable[str]) -> Mapping[str, Dossier]:
    statements = dossiers.of_codes(codes)
    found: dict[str, Dossier] = {}
    for rows in tx.reads(*statements) if statements else []:
        found |= {made.code: made for made in map(dossiers.dossier, rows)}
    return found


def _asks(rows: Iterable[Row]) -> dict[str, tuple[Ask, ...]]:
    found: dict[str, tuple[Ask, ...]] = {}
    for code, at in rows:
        found[code] = (*found.get(code, ()), Ask(at))
    return found


def _statements(plan: Plan, import_id: str) -> list[Statement]:
    made = [
        dossiers.written(replace(item.dossier, id=new_id()), dossiers.ABSENT, import_id=import_id)
        for item in plan.added
    ]
    made += [dossiers.written(item.after, item.before.changed_at, import_id=import_id) for item in plan.changed]
    return made


def _write(tx: Tx, statements: list[Statement], progress: Progress) -> None:
    total = len(statements)
    for start in range(0, total, _TOGETHER):
        if not dossiers.write_all(tx, statements[start : start + _TOGETHER]):
            raise Refusal("dossiers_changed")
        progress(min(start + _TOGETHER, total), total)


def _remember(action: Action, made: Accepted, proposal: Proposal) -> None:
    counts: dict[str, Any] = {
        "added": made.added, "changed": made.changed, "unchanged": made.unchanged, "conflicts": made.conflicts,
        "skipped": made.skipped,
    }  # fmt: skip
    dossiers.insert_import(
        action.tx,
        id=made.import_id,
        actor_kind=action.actor.kind,
        actor_id=action.actor.id,
        file_name=proposal.file_name,
        **counts,
    )
    action.note("dossiers_imported", made.import_id, **counts, overruled=len(proposal.overruled))
