"""Dossiers of the provincial system: imported, typed in at the counter, handed back, and held against the visits."""

from onestop_desk.services.dossiers.service import Dossiers
from onestop_desk.services.dossiers.views import (
    Accepted,
    DueList,
    DueRow,
    Entry,
    HandBackRow,
    ImportRow,
    Proposal,
    Reconciliation,
    VisitRow,
)

__all__ = [
    "Accepted",
    "Dossiers",
    "DueList",
    "DueRow",
    "Entry",
    "HandBackRow",
    "ImportRow",
    "Proposal",
    "Reconciliation",
    "VisitRow",
]
