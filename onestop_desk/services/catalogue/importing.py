"""An import of the catalogue: read and compare, then accept all of it in one transaction; and take it back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onestop_desk.data import catalogue, office
from onestop_desk.domain.catalogue_plan import Incoming, Plan, plan_of
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.procedures import Status, field_key
from onestop_desk.services.actors import Actor
from onestop_desk.services.catalogue.stored import StoredVersion, by_code, stored
from onestop_desk.services.catalogue.views import Accepted, BroughtBack, Complete, Proposal
from onestop_desk.services.catalogue.writing import FieldBook, Known, Prepared, prepared, write_new, write_next
from onestop_desk.services.context import Action, Context
from onestop_desk.services.keys import new_id
from onestop_desk.services.rights import Right

if TYPE_CHECKING:
    from onestop_desk.services.catalogue_files import Reading

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done; whatever it raises stops the import, and nothing is kept."""

EVERY = 100


def _silent(_done: int, _total: int) -> None:
    """Nobody looks."""


class Importing:
    """The verbs of an import."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def propose(self, file: Path, complete: Complete | None = None, progress: Progress = _silent) -> Proposal:
        """Reads a file and says what it would change; writes nothing.

        Raises Refusal: bad_sheet, and what `compare` raises.
        """
        # Spreadsheets load only here: no desk starts slower for them.
        from onestop_desk.services.catalogue_files import read_catalogue_file

        return self.compare(read_catalogue_file(file, progress=progress), file.name, complete)

    def compare(self, reading: "Reading", file_name: str, complete: Complete | None = None) -> Proposal:
        """What a file that was read would change.

        Raises Refusal: unknown_agency, unknown_field, other_sheets (complete, though only one of its sheets was read).
        """
        statements = [catalogue.newest(), catalogue.stamp(), catalogue.field_rows()]
        with self._context.look(statements) as (_tx, _config, (rows, ((count,),), fields)):
            current = by_code(rows)
        known = {code: found.procedure for code, found in current.items()}
        names: tuple[str, ...] = ()
        codes: set[str] = set()
        if complete is not None:
            if reading.other_sheets:
                raise Refusal("other_sheets", sheets=", ".join(reading.other_sheets))
            scope = _Scope(fields, current)
            names, codes = scope.of(complete, reading.incoming)
        plan = plan_of(known, reading.incoming, reading.rejected, codes)
        return Proposal(plan, file_name, reading.unknown, reading.recognised, names, count, reading.other_sheets)

    def accept(
        self, actor: Actor, proposal: Proposal, *, skip_rejected: bool = False, progress: Progress = _silent
    ) -> Accepted:
        """Writes a proposal, all of it or nothing.

        Raises Refusal: not_allowed, rows_rejected (unless skipped by name), catalogue_changed (somebody else imported
        since it was compared: look again).
        """
        plan = proposal.plan
        if plan.rejected and not skip_rejected:
            first = plan.rejected[0]
            raise Refusal("rows_rejected", count=len(plan.rejected), row=first.row)
        ready = _prepared(plan)

        def work(action: Action) -> Accepted:
            ((count,),), rows, agencies = action.reads[0], action.reads[1], action.reads[2]
            if count != proposal.stamp:
                raise Refusal("catalogue_changed")
            known = {row[2]: Known(row[0], row[13]) for row in rows}
            fields = _fields(action, agencies)
            import_id = new_id()
            _write(action, fields, ready, known, import_id, progress)
            made = Accepted(
                import_id, len(plan.new), len(plan.changed), len(plan.abolished), len(plan.unchanged),
                len(plan.rejected),
            )  # fmt: skip
            _remember(action, made, proposal.file_name, None)
            _require_alone(action, proposal.stamp + len(ready))
            return made

        first_reads = [catalogue.stamp(), catalogue.newest(), catalogue.agency_rows()]
        # Not alone in the office: nobody at a counter waits for seven thousand rows. Keys keep two imports apart.
        return self._context.act_on_setup(actor, Right.CHANGE_CATALOGUE, "import", work, first_reads, lock=False)

    def bring_back(self, actor: Actor, version_id: str) -> None:
        """An old version counts again from today, as a version of its own.

        Raises Refusal: not_allowed, unknown_version, already_current.
        """

        def work(action: Action) -> None:
            rows = action.reads[0]
            if not rows:
                raise Refusal("unknown_version")
            wanted = stored(rows[0])
            newest = next(s for s in map(stored, action.reads[1]) if s.procedure_id == wanted.procedure_id)
            if newest.version_id == wanted.version_id:
                raise Refusal("already_current", procedure=wanted.procedure.code)
            import_id = new_id()
            fields = _fields(action, action.reads[2])
            write_next(
                action.tx, fields, Known(newest.procedure_id, newest.version), prepared(wanted.procedure), import_id
            )
            _remember(action, Accepted(import_id, 0, 1, 0, 0, 0), "", version_id)

        reads = [catalogue.versions((version_id,)), catalogue.newest(), catalogue.agency_rows()]
        self._context.act_on_setup(actor, Right.CHANGE_CATALOGUE, "bring_back", work, reads)

    def take_back(self, actor: Actor, import_id: str) -> BroughtBack:
        """Takes a whole import back: each procedure says again what it said before.

        One that the import brought is out of force from today; one that was changed again since is left as it is.
        Raises Refusal: not_allowed, unknown_import.
        """

        def work(action: Action) -> BroughtBack:
            touched = action.reads[0]
            if not touched:
                raise Refusal("unknown_import")
            undo_id, left = new_id(), 0
            fields = _fields(action, action.reads[1])
            for procedure_id, version, newest in touched:
                if version != newest:
                    left += 1
                    continue
                history = [stored(row) for row in action.tx.reads(catalogue.history(procedure_id))[0]]
                was = history[-2] if len(history) > 1 else history[-1]
                back = was.procedure
                if len(history) == 1:
                    back = replace(back, status=Status.REPEALED)
                write_next(action.tx, fields, Known(procedure_id, newest), prepared(back), undo_id)
            done = len(touched) - left
            if done:
                _remember(action, Accepted(undo_id, 0, done, 0, 0, left), "", import_id)
            return BroughtBack(undo_id, done, left)

        reads = [catalogue.of_import(import_id), catalogue.agency_rows()]
        return self._context.act_on_setup(actor, Right.CHANGE_CATALOGUE, "take_back", work, reads)


def _fields(action: Action, agencies: Sequence[tuple[str, ...]]) -> FieldBook:
    lines = {line.letter: line.id for line in action.config.lines.values()}
    book = FieldBook(lines, {code: agency_id for agency_id, code, _name in agencies})
    book.load(action.tx)
    return book


def _prepared(plan: Plan) -> tuple[Prepared, ...]:
    """Everything a plan writes, in its order."""
    changed = (item.after for items in (plan.changed, plan.abolished) for item in items)
    return tuple(prepared(p) for p in (*(item.procedure for item in plan.new), *changed))


def _write(
    action: Action, fields: FieldBook, ready: Sequence[Prepared], known: Mapping[str, Known], import_id: str,
    progress: Progress,
) -> None:  # fmt: skip
    done = 0
    for item in ready:
        there = known.get(item.procedure.code)
        if there is None:
            write_new(action.tx, fields, item, import_id=import_id)
        else:
            write_next(action.tx, fields, there, item, import_id)
        done = _tell(progress, done, len(ready))


def _require_alone(action: Action, versions: int) -> None:
    """Behind the office's row, which every import changes last: nobody else has written versions meanwhile."""
    ((count,),) = action.tx.reads(catalogue.stamp())[0]
    if count != versions:
        raise Refusal("catalogue_changed")


def _tell(progress: Progress, done: int, total: int) -> int:
    done += 1
    if done % EVERY == 0 or done == total:
        progress(done, total)
    return done


def _remember(action: Action, made: Accepted, file_name: str, undoes: str | None) -> None:
    counts: dict[str, Any] = {
        "added": made.added, "changed": made.changed, "abolished": made.abolished, "unchanged": made.unchanged,
        "skipped": made.skipped,
    }  # fmt: skip
    catalogue.insert_import(
        action.tx,
        id=made.import_id,
        actor_kind=action.actor.kind,
        actor_id=action.actor.id,
        file_name=file_name,
        undoes=undoes,
        **counts,
    )
    office.bump(action.tx)
    action.note("procedures_imported" if undoes is None else "procedures_brought_back", made.import_id, **counts)


class _Scope:
    """What a file may be complete for."""

    def __init__(self, fields: Sequence[tuple[str, ...]], current: Mapping[str, StoredVersion]) -> None:
        self._agency_of = {field_key(name): agency for name, _slug, _line, agency, _id, _code in fields}
        self._fields = {key: name for name, slug, *_rest in fields for key in (field_key(name), slug)}
        self._agencies = {field_key(key): agency for *_x, agency, _id, code in fields for key in (agency, code)}
        self._current = current

    def of(self, complete: Complete, incoming: Iterable[Incoming]) -> tuple[tuple[str, ...], set[str]]:
        """(Names of what the file is complete for, codes of the catalogue that it ought to name)."""
        found = {
            code: (self._agency_of.get(field_key(v.procedure.field), v.agency), v.procedure.field)
            for code, v in self._current.items()
        }
        names: list[str] = []
        if complete.agency is not None or complete.field is None:
            agencies = self._wanted_agencies(complete, incoming)
            names += sorted(agencies)
            found = {code: at for code, at in found.items() if at[0] in agencies}
        if complete.field is not None:
            name = self._fields.get(field_key(complete.field)) or self._fields.get(complete.field.strip().lower())
            if name is None:
                raise Refusal("unknown_field", field=complete.field)
            names.append(name)
            found = {code: at for code, at in found.items() if field_key(at[1]) == field_key(name)}
        return tuple(names), set(found)

    def _wanted_agencies(self, complete: Complete, incoming: Iterable[Incoming]) -> set[str]:
        if complete.agency is not None:
            agency = self._agencies.get(field_key(complete.agency))
            if agency is None:
                raise Refusal("unknown_agency", agency=complete.agency)
            return {agency}
        agencies = set()
        for item in incoming:
            known = self._current.get(item.code)
            named = str(item.values.get("field") or (known.procedure.field if known else ""))
            agency = self._agency_of.get(field_key(named)) or (known.agency if known else None)
            if agency:
                agencies.add(agency)
        return agencies
