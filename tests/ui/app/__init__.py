"""Tests of opening a face on this PC."""
