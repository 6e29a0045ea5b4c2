"""The command procedures search."""

from cli.answers import answer
from cli.arguments import Arguments
from onestop_desk.services import Services, build
from onestop_desk.services.views import ProcedureHit
from onestop_desk.words import _


def run(arguments: Arguments) -> int:
    """Finds procedures by a few words; exit 1 when there is none."""
    services = build(arguments.address)
    try:
        hits = services.procedures.search(arguments.text)
        found = [_found(services, hit) for hit in hits]
    finally:
        services.close()
    lines = [
        _("{code}  {name} (nhóm {line}, {field})").format(
            code=row["code"], name=row["name"], line=row["line"], field=row["field"]
        )
        for row in found
    ]
    nothing = _("Không tìm thấy thủ tục nào với “{text}”.").format(text=arguments.text)
    answer(arguments.as_json, {"text": arguments.text, "found": found}, lines or [nothing])
    return 0 if found else 1


def _found(services: Services, hit: ProcedureHit) -> dict[str, object]:
    procedure = services.procedures.get(hit.procedure_id)
    return {
        "code": hit.code,
        "name": hit.name,
        "field": hit.field,
        "line": hit.line_letter,
        "papers": [paper.name for paper in procedure.papers],
    }
