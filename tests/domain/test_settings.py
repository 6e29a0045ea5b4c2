"""The office's settings: the design's defaults, and what is refused."""

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.settings import OfficeSettings, settings_from
from onestop_desk.domain.turns import TurnRules


def test_the_defaults_are_the_rules_defaults() -> None:
    assert OfficeSettings().turn_rules == TurnRules()


def test_settings_survive_being_stored() -> None:
    made = OfficeSettings(help_delay=25, limit_numbers=False)
    assert settings_from(made.as_dict()) == made


def test_what_a_newer_program_stored_is_left_alone() -> None:
    assert settings_from({"undo_seconds": 15, "not_known_yet": "x"}) == OfficeSettings(undo_seconds=15)


@pytest.mark.parametrize(("name", "value"), [("help_delay", -1), ("undo_seconds", 100_001), ("late_grace", "ten")])
def test_a_number_that_cannot_be_meant_is_refused(name: str, value: object) -> None:
    with pytest.raises(Refusal) as refused:
        settings_from({name: value})
    assert refused.value.code == "bad_setting"
    assert refused.value.facts == {"name": name, "value": str(value)}
