"""Reports: the figures of a period from records, held against targets and the past, in parts, down to their rows."""

from onestop_desk.services.reports.service import Reports
from onestop_desk.services.reports.views import CutKey, Row, RowKind, Slices, Today

__all__ = ["CutKey", "Reports", "Row", "RowKind", "Slices", "Today"]
