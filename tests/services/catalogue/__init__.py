"""Tests of the catalogue as it is kept."""
