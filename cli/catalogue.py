"""The commands procedures import, export, history and bring-back."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

from cli.answers import answer
from cli.arguments import Arguments
from cli.parser import REFUSED
from onestop_desk.domain.catalogue_plan import Plan
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.procedures import FieldChange, Procedure
from onestop_desk.services import Services, build
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.catalogue import Complete, Proposal, VersionView
from onestop_desk.words import _, catalogue_changes, phrases, procedures, refusals


def run(arguments: Arguments) -> int:
    """Does what was asked of the catalogue."""
    services = build(arguments.address)
    try:
        commands: dict[str, Callable[[Services, Arguments], int]] = {
            "procedures import": _import,
            "procedures export": _export,
            "procedures history": _history,
            "procedures bring-back": _bring_back,
        }
        return commands[arguments.command](services, arguments)
    finally:
        services.close()


def _import(services: Services, arguments: Arguments) -> int:
    assert arguments.file is not None
    complete = Complete(arguments.agency, arguments.field) if arguments.complete else None
    progress = _bar if sys.stderr.isatty() else _quiet
    proposal = services.catalogue.propose(arguments.file, complete, progress)
    stopped = bool(proposal.plan.rejected) and not (arguments.skip_rejected or arguments.dry_run)
    if not (arguments.dry_run or stopped):
        services.catalogue.accept(SYSTEM, proposal, skip_rejected=arguments.skip_rejected, progress=progress)
    answer(arguments.as_json, _as_data(proposal, arguments, accepted=not (arguments.dry_run or stopped)), [
        *_differences(proposal), _ending(proposal, arguments, stopped=stopped)
    ])  # fmt: skip
    if stopped:
        first = proposal.plan.rejected[0]
        facts = {"count": len(proposal.plan.rejected), "row": first.row}
        print(refusals.sentence("rows_rejected", facts), file=sys.stderr)
        return REFUSED
    return 0


def _quiet(_done: int, _total: int) -> None:
    """Nobody looks at a progress that is written to a file."""


def _bar(done: int, total: int) -> None:
    width = 30
    full = width * done // max(total, 1)
    end = "\n" if done >= total else "\r"
    print(f"[{'#' * full}{'.' * (width - full)}] {done}/{total}", end=end, file=sys.stderr, flush=True)


def _as_data(proposal: Proposal, arguments: Arguments, *, accepted: bool) -> dict[str, Any]:
    plan = proposal.plan
    return {
        "file": proposal.file_name,
        "accepted": accepted,
        "dry_run": arguments.dry_run,
        "complete_for": list(proposal.complete_for),
        "unknown_columns": list(proposal.unknown_columns),
        "other_sheets": list(proposal.other_sheets),
        "new": [{**_named(item.procedure), "row": item.row} for item in plan.new],
        "changed": [
            {**_named(item.after), "row": item.row, "changes": [_change(c) for c in item.changes]}
            for item in plan.changed
        ],
        "abolished": [
            {**_named(item.before), "row": item.row, "status": str(item.after.status),
             "superseded_by": item.after.superseded_by}
            for item in plan.abolished
        ],
        "unchanged": [_named(item) for item in plan.unchanged],
        "rejected": [
            {"row": item.row, "code": item.code, "name": item.name, "reason": item.reason,
             "sentence": catalogue_changes.rejected(item)}
            for item in plan.rejected
        ],
    }  # fmt: skip


def _named(procedure: Procedure) -> dict[str, Any]:
    return {"code": procedure.code, "name": procedure.name, "field": procedure.field}


def _change(change: FieldChange) -> dict[str, Any]:
    return {
        "field": change.name,
        "part": catalogue_changes.part_name(change.name),
        "before": catalogue_changes.part_value(change.name, change.before),
        "after": catalogue_changes.part_value(change.name, change.after),
    }


def _differences(proposal: Proposal) -> Iterator[str]:
    plan = proposal.plan
    for added in plan.new:
        yield _("Mới: {code} {name}").format(code=added.procedure.code, name=added.procedure.name)
    for changed in plan.changed:
        yield _("Thay đổi: {code} {name}").format(code=changed.after.code, name=changed.after.name)
        for change in changed.changes:
            yield from (f"    {line}" for line in catalogue_changes.change_lines(change))
    for gone in plan.abolished:
        yield _abolished(gone.before, gone.after)
    for row in plan.rejected:
        yield _("Dòng {row} bị từ chối: {why}").format(row=row.row, why=catalogue_changes.rejected(row))
    if proposal.unknown_columns:
        yield _("Cột không nhận ra, bỏ qua: {columns}.").format(columns=", ".join(proposal.unknown_columns))
    if proposal.other_sheets:
        yield _("Chưa đọc các trang tính khác cũng có bảng: {sheets}.").format(sheets=", ".join(proposal.other_sheets))
    if proposal.complete_for:
        yield _("Tệp được coi là đầy đủ cho: {names}.").format(names=", ".join(proposal.complete_for))


def _abolished(before: Procedure, after: Procedure) -> str:
    if after.superseded_by:
        return _("Bãi bỏ: {code} {name}, thay bằng {successor}").format(
            code=before.code, name=before.name, successor=after.superseded_by
        )
    return _("Bãi bỏ: {code} {name}").format(code=before.code, name=before.name)


def _ending(proposal: Proposal, arguments: Arguments, *, stopped: bool) -> str:
    counts = _counts(proposal.plan)
    if arguments.dry_run:
        return _("Xem trước, chưa ghi gì: {counts}").format(counts=counts)
    if stopped:
        return _("Chưa nhập gì: {counts}").format(counts=counts)
    return _("Đã nhập {file}: {counts}").format(file=proposal.file_name, counts=counts)


def _counts(plan: Plan) -> str:
    return catalogue_changes.counts(
        len(plan.new), len(plan.changed), len(plan.abolished), len(plan.unchanged), len(plan.rejected)
    )


def _export(services: Services, arguments: Arguments) -> int:
    assert arguments.file is not None
    count = services.catalogue.export(arguments.file)
    said = _("Đã xuất {n} thủ tục ra {path}.").format(n=phrases.figure(count), path=arguments.file)
    answer(arguments.as_json, {"path": str(arguments.file), "procedures": count}, [said])
    return 0


def _versions(services: Services, code: str) -> tuple[VersionView, ...]:
    return services.catalogue.history(services.procedures.by_code(code).id)


def _history(services: Services, arguments: Arguments) -> int:
    versions = _versions(services, arguments.text)
    lines = []
    for found in versions:
        decision = found.procedure.decision or _("chưa có thông tin")
        lines.append(
            _("Bản {version}, từ {day}, quyết định {decision}, {status}").format(
                version=found.version,
                day=phrases.figures_of_day(found.effective) if found.effective else _("đầu"),
                decision=decision,
                status=catalogue_changes.standing(str(found.procedure.status), found.effective, found.ended),
            )
        )
        lines += [f"    {line}" for change in found.changes for line in catalogue_changes.change_lines(change)]
    data = {
        "code": versions[0].procedure.code,
        "name": procedures.called(versions[0].procedure),
        "versions": [
            {
                "version": v.version,
                "effective": v.effective.isoformat() if v.effective else None,
                "ended": v.ended.isoformat() if v.ended else None,
                "decision": v.procedure.decision,
                "status": str(v.procedure.status),
                "changes": [_change(c) for c in v.changes],
            }
            for v in versions
        ],
    }
    answer(arguments.as_json, data, lines)
    return 0


def _bring_back(services: Services, arguments: Arguments) -> int:
    versions = _versions(services, arguments.text)
    wanted = next((v for v in versions if v.version == arguments.version), None)
    if wanted is None:
        raise Refusal("unknown_version")
    services.catalogue.bring_back(SYSTEM, wanted.version_id)
    said = _("Thủ tục {code} dùng lại bản {version}.").format(code=wanted.procedure.code, version=wanted.version)
    answer(arguments.as_json, {"code": wanted.procedure.code, "version": wanted.version}, [said])
    return 0
