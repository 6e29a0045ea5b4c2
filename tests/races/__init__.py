"""Tests of the office under many processes at once."""
