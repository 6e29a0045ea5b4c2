"""Tests of exports of dossiers."""
