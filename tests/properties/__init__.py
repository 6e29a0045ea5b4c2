"""Tests of what must always hold."""
