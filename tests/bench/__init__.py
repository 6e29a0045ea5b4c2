"""Tests of the benches themselves: that they measure what they say, never how fast."""
