"""The commands dossiers import, check and due."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

from cli.answers import answer
from cli.arguments import Arguments
from cli.parser import REFUSED
from onestop_desk.domain.dossiers import Dossier
from onestop_desk.domain.instants import local
from onestop_desk.services import Services, build
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.dossiers import DueRow, Proposal, VisitRow
from onestop_desk.words import _, dossiers, phrases, refusals


def run(arguments: Arguments) -> int:
    """Does what was asked of the dossiers."""
    services = build(arguments.address)
    try:
        commands: dict[str, Callable[[Services, Arguments], int]] = {
            "dossiers import": _import,
            "dossiers check": _check,
            "dossiers due": _due,
        }
        return commands[arguments.command](services, arguments)
    finally:
        services.close()


def _import(services: Services, arguments: Arguments) -> int:
    assert arguments.file is not None
    proposal = services.dossiers.propose(arguments.file)
    if arguments.take_older and proposal.older:
        proposal = services.dossiers.overrule(proposal, proposal.older)
    stopped = bool(proposal.plan.rejected) and not (arguments.skip_rejected or arguments.dry_run)
    accepted = not (arguments.dry_run or stopped)
    if accepted:
        services.dossiers.accept(SYSTEM, proposal, skip_rejected=arguments.skip_rejected)
    said = [*_differences(proposal), _ending(proposal, dry_run=arguments.dry_run, stopped=stopped)]
    answer(arguments.as_json, _as_data(proposal, dry_run=arguments.dry_run, accepted=accepted), said)
    if stopped:
        facts = {"count": len(proposal.plan.rejected), "row": proposal.plan.rejected[0].row}
        print(refusals.sentence("rows_rejected", facts), file=sys.stderr)
        return REFUSED
    return 0


def _as_data(proposal: Proposal, *, dry_run: bool, accepted: bool) -> dict[str, Any]:
    plan = proposal.plan
    return {
        "file": proposal.file_name,
        "accepted": accepted,
        "dry_run": dry_run,
        "rows": proposal.rows,
        "recognised": [list(pair) for pair in proposal.recognised],
        "unknown_columns": list(proposal.unknown_columns),
        "private_columns": list(proposal.private_columns),
        "other_sheets": list(proposal.other_sheets),
        "added": [{"code": item.dossier.code, "row": item.row} for item in plan.added],
        "changed": [
            {"code": item.after.code, "row": item.row, "changes": [dossiers.change(c) for c in item.changes]}
            for item in plan.changed
        ],
        "unchanged": list(plan.unchanged),
        "overruled": sorted(proposal.overruled),
        "conflicts": [
            {"code": item.code, "row": item.row, "rows": list(item.rows), "kind": str(item.fault or item.clash),
             "held": item.held, "sentence": dossiers.conflict(item)}
            for item in plan.conflicts
        ],
        "rejected": [
            {"row": item.row, "code": item.code, "reason": item.reason, "sentence": dossiers.rejected(item)}
            for item in plan.rejected
        ],
    }  # fmt: skip


def _differences(proposal: Proposal) -> Iterator[str]:
    plan = proposal.plan
    for changed in plan.changed:
        what = "; ".join(map(dossiers.change, changed.changes))
        yield _("Thay đổi: {code}. {what}").format(code=changed.after.code, what=what)
    for conflict in plan.conflicts:
        yield _("Dòng {row}, hồ sơ {code}: {why}").format(
            row=conflict.row, code=conflict.code, why=dossiers.conflict(conflict)
        )
    for row in plan.rejected:
        yield _("Dòng {row} bị từ chối: {why}").format(row=row.row, why=dossiers.rejected(row))
    if proposal.private_columns:
        yield _("Cột về công dân, không đọc: {columns}.").format(columns=", ".join(proposal.private_columns))
    if proposal.unknown_columns:
        yield _("Cột không nhận ra, bỏ qua: {columns}.").format(columns=", ".join(proposal.unknown_columns))
    if proposal.other_sheets:
        yield _("Chưa đọc các trang tính khác cũng có bảng: {sheets}.").format(sheets=", ".join(proposal.other_sheets))


def _ending(proposal: Proposal, *, dry_run: bool, stopped: bool) -> str:
    counts = dossiers.counts(proposal.plan)
    if dry_run:
        return _("Xem trước, chưa ghi gì: {counts}").format(counts=counts)
    if stopped:
        return _("Chưa nhập gì: {counts}").format(counts=counts)
    return _("Đã nhập {file}: {counts}").format(file=proposal.file_name, counts=counts)


def _check(services: Services, arguments: Arguments) -> int:
    today = local(services.context.ports.clock(), services.context.ref.tz).date()
    last = arguments.last or today
    first = arguments.first or last.replace(day=1)
    found = services.dossiers.reconcile(first, last)
    data = {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "visits_without_dossier": [
            {"number": v.number, "day": v.day.isoformat(), "code": v.code, "outcome": str(v.outcome)}
            for v in found.visits_without
        ],
        "dossiers_without_visit": [d.code for d in found.without_visit],
        "contradicting": [{"code": d.code, "faults": [str(f) for f in faults]} for d, faults in found.contradicting],
    }
    said = [
        *map(_visit_line, found.visits_without),
        *(_("Hồ sơ {code} không có lượt phục vụ").format(code=d.code) for d in found.without_visit),
        *(
            _("Hồ sơ {code}: {why}").format(code=d.code, why=" ".join(map(dossiers.fault, faults)))
            for d, faults in found.contradicting
        ),
    ]
    answer(arguments.as_json, data, said or [_("Lượt phục vụ và hồ sơ khớp nhau.")])
    return 0


def _visit_line(row: VisitRow) -> str:
    day = phrases.figures_of_day(row.day)
    if row.code is None:
        return _("Lượt {number} ngày {day} tiếp nhận mà chưa ghi mã hồ sơ").format(number=row.number, day=day)
    return _("Lượt {number} ngày {day}: chưa có dữ liệu hồ sơ {code}").format(number=row.number, day=day, code=row.code)


def _due(services: Services, arguments: Arguments) -> int:
    found = services.dossiers.due_list()
    data = {
        "overdue": [_due_data(row) for row in found.overdue],
        "soon": [_due_data(row) for row in found.soon],
        "waiting_for_citizen": [_due_data(row) for row in found.waiting],
        "later": found.later,
    }
    said = [
        *(
            _("Quá hạn {days}: {what}").format(days=days_of(row.days_over), what=_named(row.dossier))
            for row in found.overdue
        ),
        *(
            _("Hẹn trả {when}: {what}").format(when=dossiers.instant(row.dossier.due_at), what=_named(row.dossier))
            for row in found.soon
            if row.dossier.due_at is not None
        ),
    ]
    answer(arguments.as_json, data, said or [_("Không có hồ sơ nào quá hạn hoặc sắp đến hạn.")])
    return 0


def days_of(n: int) -> str:
    """Working days: 2 ngày làm việc."""
    return _("{n} ngày làm việc").format(n=n)


def _named(dossier: Dossier) -> str:
    return ", ".join(filter(None, (dossier.code, dossier.procedure_name, dossier.responsible or dossier.agency)))


def _due_data(row: DueRow) -> dict[str, Any]:
    dossier = row.dossier
    due = phrases.local(dossier.due_at).isoformat(timespec="minutes") if dossier.due_at is not None else None
    return {
        "code": dossier.code,
        "procedure": dossier.procedure_name,
        "responsible": dossier.responsible or dossier.agency,
        "due": due,
        "days_over": row.days_over,
        "asked_again": row.asked_again,
    }
