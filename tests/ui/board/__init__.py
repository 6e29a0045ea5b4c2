"""Tests of the call board."""
