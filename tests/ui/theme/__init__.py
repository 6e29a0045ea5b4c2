"""Tests of colours, type and icons."""
