"""Tests of the dossiers at the desk."""
