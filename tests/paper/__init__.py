"""Tests of the printed sheets: every code is read back from the finished picture."""
