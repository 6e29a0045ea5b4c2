"""The code keeps the rules of the house, and each rule is seen to bite."""

from collections.abc import Callable, Iterator

import pytest

from tests.house import code_rules
from tests.house.project import Source, sources

LONG_FUNCTION = "def f():\n" + "    pass\n" * code_rules.FUNCTION_CAP

BAD = [
    (code_rules.too_long, "ui/a.py", "x = 1\n" * (code_rules.FILE_CAP + 1)),
    (code_rules.too_long, "ui/a.py", LONG_FUNCTION),
    (code_rules.drawer, "ui/utils.py", ""),
    (code_rules.drawer, "ui/common/frame.py", ""),
    (code_rules.no_docstring, "ui/a.py", "x = 1\n"),
    (code_rules.catches_everything, "ui/a.py", "try:\n    f()\nexcept Exception:\n    pass\n"),
    (code_rules.catches_everything, "ui/a.py", "try:\n    f()\nexcept:\n    pass\n"),
    (code_rules.catches_everything, "ui/a.py", "try:\n    f()\nexcept (KeyError, BaseException) as e:\n    g(e)\n"),
    (code_rules.catches_everything, "ui/a.py", "with contextlib.suppress(Exception):\n    f()\n"),
    (code_rules.sleeps_in_a_test, "tests/ui/a.py", "time.sleep(1)\n"),
    (code_rules.sleeps_in_a_test, "tests/ui/a.py", "sleep(1)\n"),
    (code_rules.sleeps_in_a_test, "tests/ui/a.py", "qtbot.wait(50)\n"),
    (code_rules.sleeps_in_a_test, "tests/ui/a.py", "QTest.qWait(50)\n"),
    (code_rules.dresses_itself, "ui/desk/a.py", "self.setStyleSheet('color: red')\n"),
    (code_rules.blocks_in_a_dialog, "ui/desk/a.py", "dialog.exec()\n"),
    (code_rules.blocks_in_a_dialog, "ui/desk/a.py", "QMessageBox(self).exec()\n"),
    (code_rules.looks_at_the_clock, "onestop_desk/domain/a.py", "datetime.now()\n"),
    (code_rules.looks_at_the_clock, "onestop_desk/services/a.py", "dt.datetime.now(UTC)\n"),
    (code_rules.looks_at_the_clock, "onestop_desk/services/a.py", "time.monotonic()\n"),
]

GOOD = [
    (code_rules.too_long, "ui/a.py", "def f():\n    pass\n"),
    (code_rules.drawer, "ui/background.py", ""),
    (code_rules.no_docstring, "ui/a.py", '"""What it is for."""\n'),
    (code_rules.catches_everything, "ui/a.py", "try:\n    f()\nexcept BaseException:\n    undo()\n    raise\n"),
    (code_rules.catches_everything, "ui/background.py", "try:\n    f()\nexcept Exception as e:\n    failed(e)\n"),
    (code_rules.sleeps_in_a_test, "tests/ui/a.py", "qtbot.waitSignal(page.changed)\nprocess.wait()\n"),
    (code_rules.sleeps_in_a_test, "onestop_desk/data/a.py", "time.sleep(1)\n"),
    (code_rules.dresses_itself, "ui/theme/a.py", "app.setStyleSheet(sheet)\n"),
    (code_rules.blocks_in_a_dialog, "ui/a.py", "app.exec()\nQApplication.exec()\n"),
    (code_rules.looks_at_the_clock, "onestop_desk/services/a.py", "clock.now()\nself.now()\n"),
]

Rule = Callable[[Source], Iterator[str]]


@pytest.fixture(scope="module")
def faults() -> dict[Rule, list[str]]:
    """What each rule finds in the project; every file is parsed once for all of them, and then let go."""
    found: dict[Rule, list[str]] = {rule: [] for rule in code_rules.RULES}
    waiting = sources()
    while waiting:
        source = waiting.pop()
        for rule, its in found.items():
            its.extend(rule(source))
    return found


@pytest.mark.parametrize("rule", code_rules.RULES, ids=lambda rule: rule.__name__)
def test_the_project_keeps_the_rule(rule: Rule, faults: dict[Rule, list[str]]) -> None:
    assert faults[rule] == []


@pytest.mark.parametrize(("rule", "path", "text"), BAD)
def test_the_rule_bites(rule: Rule, path: str, text: str) -> None:
    assert len(list(rule(Source(path, text)))) == 1


@pytest.mark.parametrize(("rule", "path", "text"), GOOD)
def test_the_rule_lets_good_code_pass(rule: Rule, path: str, text: str) -> None:
    assert list(rule(Source(path, text))) == []


def test_every_rule_has_an_example_of_each_kind() -> None:
    assert {rule for rule, _, _ in BAD} == {rule for rule, _, _ in GOOD} == set(code_rules.RULES)
