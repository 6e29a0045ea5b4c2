"""Hypothesis: a quick profile for every run, a deep one for `scripts/test --deep`."""

import os

from hypothesis import HealthCheck, settings

_SLOW_FIXTURES = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
settings.register_profile(
    "quick",
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=_SLOW_FIXTURES,
    derandomize=True,
)
settings.register_profile(
    "deep", max_examples=1500, stateful_step_count=80, deadline=None, suppress_health_check=_SLOW_FIXTURES
)
settings.load_profile(os.environ.get("ONESTOP_HYPOTHESIS", "quick"))
