"""The verbs of whoever keeps the catalogue: import, bring back, history, late announcements, export."""

from datetime import date
from itertools import groupby
from pathlib import Path
from statistics import median_high

from onestop_desk.data import catalogue, office
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import local
from onestop_desk.domain.procedures import Procedure, differences
from onestop_desk.services.actors import Actor
from onestop_desk.services.catalogue.importing import Importing
from onestop_desk.services.catalogue.stored import StoredVersion, stored
from onestop_desk.services.catalogue.views import ImportRow, LateAgency, LateAnnouncements, LateRow, VersionView
from onestop_desk.services.context import Action, Context
from onestop_desk.services.rights import Right


class Catalogue(Importing):
    """Everything that is done to the catalogue as a whole."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context

    def everything(self) -> tuple[Procedure, ...]:
        """Every procedure in its newest version, by code: what an export holds."""
        with self._context.look([catalogue.newest()]) as (_tx, _config, (rows,)):
            return tuple(stored(row).procedure for row in rows)

    def export(self, file: Path) -> int:
        """Writes the whole catalogue to a file (.xlsx, .csv, .json) that imports back unchanged; how many there are.

        Raises Refusal("bad_sheet"): an ending nobody knows, or a place that cannot be written.
        """
        from onestop_desk.services.catalogue_files import write_catalogue_file

        found = self.everything()
        write_catalogue_file(file, found)
        return len(found)

    def history(self, procedure_id: str) -> tuple[VersionView, ...]:
        """Every version of a procedure, the newest first, each with what it changed; empty for an unknown one."""
        with self._context.look([catalogue.history(procedure_id)]) as (_tx, _config, (rows,)):
            versions = [stored(row) for row in rows]
        views = []
        for number, found in enumerate(versions):
            changes = differences(versions[number - 1].procedure, found.procedure) if number else ()
            views.append(
                VersionView(
                    found.version_id, found.version, found.procedure, _day(found.effective), _day(found.ended),
                    found.loaded_at, found.import_id, changes,
                )
            )  # fmt: skip
        return tuple(reversed(views))

    def imports(self) -> tuple[ImportRow, ...]:
        """The latest imports and bringings-back, the newest first."""
        with self._context.look([catalogue.imports()]) as (_tx, config, (rows,)):
            found = []
            for import_id, at, kind, actor_id, file_name, undoes, *counts in rows:
                person = config.staff.get(actor_id) if kind == "person" else None
                found.append(ImportRow(import_id, at, person.name if person else "", file_name, undoes, *counts))
            return tuple(found)

    def late_announcements(self) -> LateAnnouncements:
        """Calendar days between a decision and the import that brought it, by agency.

        Counts the first version under each decision whose date the file gave; what came with the set-up does not count.
        """
        with self._context.look([catalogue.announced()]) as (_tx, config, (rows,)):
            tz = config.office.tz
            versions = [stored(row) for row in rows]
        found: dict[tuple[str, str], LateRow] = {}
        for version in versions:
            key = (version.procedure.code, version.procedure.decision)
            if key not in found:
                found[key] = _late_row(version, tz)
        late = sorted(found.values(), key=lambda r: (-r.days, r.code))
        by_agency = groupby(sorted(late, key=lambda r: r.agency), key=lambda r: r.agency)
        agencies = [_late_agency(name, [r.days for r in group]) for name, group in by_agency]
        return LateAnnouncements(tuple(sorted(agencies, key=lambda a: (-a.median_days, a.agency))), tuple(late))

    def set_most_used(self, actor: Actor, procedure_id: str, most_used: bool) -> None:
        """Counts a procedure among the office's most used, or no longer; raises Refusal("unknown_procedure")."""

        def work(action: Action) -> None:
            if not catalogue.set_most_used(action.tx, procedure_id, most_used):
                raise Refusal("unknown_procedure", procedure=procedure_id)
            office.bump(action.tx)
            action.note("most_used", procedure_id, None, str(int(most_used)))

        self._context.act_on_setup(actor, Right.CHANGE_CATALOGUE, "most_used", work)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _late_row(version: StoredVersion, tz: str) -> LateRow:
    procedure = version.procedure
    decided = date.fromisoformat(procedure.decision_date or "")
    imported = local(version.loaded_at, tz).date()
    return LateRow(
        procedure.code,
        procedure.name,
        version.agency,
        procedure.decision,
        decided,
        imported,
        max((imported - decided).days, 0),
    )


def _late_agency(name: str, days: list[int]) -> LateAgency:
    return LateAgency(name, len(days), median_high(days), max(days))
