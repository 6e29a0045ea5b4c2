"""Exports of dossiers from a provincial one-stop system: what their columns mean; nothing of a citizen is taken."""

from onestop_desk.services.dossier_files.reading import Reading, read_dossier_file

__all__ = ["Reading", "read_dossier_file"]
