"""The command doctor: the morning check for whoever looks after the PCs, or for a script."""

from typing import Any

from cli.answers import answer
from cli.arguments import Arguments
from onestop_desk.domain.checks import CheckReport, Finding
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.instants import local
from onestop_desk.paper.facts import stale
from onestop_desk.services import Ports, build
from onestop_desk.services.checks import ThisPc, unopened
from onestop_desk.services.messages.kept_post import KeptPost
from onestop_desk.services.ports import system_clock
from onestop_desk.words import _, checks

NEEDS_A_HAND = 1

_NO_OFFICE = frozenset({"not_set_up", "bad_address"})
_ZONE = "Asia/Ho_Chi_Minh"


def run(arguments: Arguments) -> int:
    """Looks at everything; exit 1 when something needs a hand.

    Raises Refusal: not_set_up, bad_address. Data that cannot be opened is a finding like any other.
    """
    pc = ThisPc(arguments.folder, lambda facts, catalogue: bool(stale(facts, catalogue)))
    report = _report(arguments, pc)
    answer(arguments.as_json, as_data(report), [*map(_line, report.findings), checks.summary(report)])
    return 0 if report.ok else NEEDS_A_HAND


def _report(arguments: Arguments, pc: ThisPc) -> CheckReport:
    try:
        services = build(arguments.address, Ports(post=KeptPost(arguments.folder)))
    except (Refusal, WorldError) as error:
        if error.code in _NO_OFFICE:
            raise
        return unopened(error, pc, system_clock())
    try:
        return services.checks.run(pc)
    finally:
        services.close()


def as_data(report: CheckReport) -> dict[str, Any]:
    """The report as one JSON object."""
    return {
        "ok": report.ok,
        "at": local(report.at, _ZONE).isoformat(timespec="seconds"),
        "checks": [
            {
                "name": found.check.value,
                "ok": found.ok,
                "checked": found.checked,
                "code": found.code,
                "sentence": checks.sentence(found),
                "facts": dict(found.facts),
            }
            for found in report.findings
        ],
    }


def _line(found: Finding) -> str:
    return _("{state}  {sentence}").format(state=checks.state(found).ljust(10), sentence=checks.sentence(found))
