"""What an export leaves out and the office's own catalogue knows: code, name, field, level, and whether there is a fee.

Only blanks are filled, the same way each time, so that an export told twice still changes nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from onestop_desk.domain.dossier_plan import NOT_ONLINE, Incoming
from onestop_desk.domain.dossiers import Channel, Dossier
from onestop_desk.domain.folding import fold
from onestop_desk.domain.procedures import FeeKind, OnlineLevel, Procedure

_BLANK = (None, "")
_LEVELS: Mapping[str | None, bool] = {OnlineLevel.FULL.value: True, OnlineLevel.PARTIAL.value: False}


def is_wholly_online(procedure: Procedure | None, channel: Channel) -> bool | None:
    """Whether a dossier was sent to a service that is online as a whole; None where it was not, or nobody can tell."""
    if procedure is None or channel is not Channel.ONLINE:
        return None
    return _LEVELS.get(procedure.online_level)


class Listed:
    """The procedures of the office, by code and by name."""

    def __init__(self, procedures: Iterable[Procedure]) -> None:
        self._by_code: dict[str, Procedure] = {}
        self._by_name: dict[str, Procedure | None] = {}
        self._fields: dict[str, str] = {}
        for procedure in procedures:
            self._by_code[procedure.code] = procedure
            self._fields.setdefault(_plain(procedure.field), procedure.field)
            name = _plain(procedure.name)
            # Two procedures of one name: a name alone says neither.
            self._by_name[name] = None if name in self._by_name else procedure

    def completed(self, item: Incoming, before: Dossier | None) -> Incoming:
        """A dossier of a file with its blanks filled; `before` is what is known of it."""
        values = dict(item.values)
        procedure = self._meant(values, before)
        for name, value in self._told(procedure, values, before).items():
            if values.get(name) in _BLANK:
                known = getattr(before, name) if before is not None else None
                values[name] = value if known in _BLANK else known
        if values.get("field"):
            values["field"] = self._fields.get(_plain(values["field"]), values["field"])
        if values.get("paid") == NOT_ONLINE:
            values["paid"] = self._paid(values, before)
        return replace(item, values=values)

    def _meant(self, values: Mapping[str, Any], before: Dossier | None) -> Procedure | None:
        code = values.get("procedure_code") or (before.procedure_code if before else None)
        if code:
            return self._by_code.get(code)
        return self._by_name.get(_plain(values.get("procedure_name") or ""))

    @staticmethod
    def _told(procedure: Procedure | None, values: Mapping[str, Any], before: Dossier | None) -> dict[str, Any]:
        if procedure is None:
            return {}
        channel = values.get("channel") or (before.channel if before else Channel.COUNTER)
        # Whoever paid something paid a fee, whatever the catalogue says.
        was_paid = (values.get("paid") or (before.paid if before else None)) in {"online", "counter"}
        told: dict[str, Any] = {
            "procedure_code": procedure.code,
            "procedure_name": procedure.name,
            "field": procedure.field,
            "full_online": is_wholly_online(procedure, channel),
            "fee_due": 0 if procedure.fee.kind == FeeKind.FREE and not was_paid else None,
        }
        return {name: value for name, value in told.items() if value not in _BLANK}

    @staticmethod
    def _paid(values: Mapping[str, Any], before: Dossier | None) -> str:
        """Not online: not at all where there is no fee, else at the counter.

        Left out instead, what was paid online would be all that was paid.
        """
        if before is not None and before.paid in {"counter", "none"}:
            return before.paid
        fee = values["fee_due"] if values.get("fee_due") is not None else before.fee_due if before else None
        return "none" if fee == 0 else "counter"


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
