"""Tests of the data that a first start loads: the catalogue, its fields and the demo office."""
