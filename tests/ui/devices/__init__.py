"""Tests of printers and other devices."""
