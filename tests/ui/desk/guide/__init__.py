"""Tests of the VNeID guide at the desk."""
