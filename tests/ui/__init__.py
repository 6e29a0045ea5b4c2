"""Tests of the screens, without a screen."""
