"""The catalogue as it is kept: versions, imports with their differences, history, late announcements."""

from onestop_desk.services.catalogue.service import Catalogue
from onestop_desk.services.catalogue.views import (
    Accepted,
    BroughtBack,
    Complete,
    ImportRow,
    LateAgency,
    LateAnnouncements,
    LateRow,
    Proposal,
    VersionView,
)

__all__ = [
    "Accepted",
    "BroughtBack",
    "Catalogue",
    "Complete",
    "ImportRow",
    "LateAgency",
    "LateAnnouncements",
    "LateRow",
    "Proposal",
    "VersionView",
]
