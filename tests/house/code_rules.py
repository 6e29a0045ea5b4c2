"""Rules that read the code itself: each takes a source and answers with its faults."""

import ast
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from tests.house.project import Source

FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef

THE_REAL_CLOCK = "onestop_desk/services/ports.py"
"""Where the machine is asked for the time; everybody else is handed a clock."""

FILE_CAP = 400
FUNCTION_CAP = 60

DRAWERS = {"utils", "util", "misc", "helpers", "helper", "common", "manager", "managers", "stuff"}
"""Names that say nothing about what lies inside."""

LAST_LINES_OF_DEFENCE = {
    "ui/background.py",
    "ui/crash.py",
    "ui/devices/printer_queue.py",
    "onestop_desk/services/side_by_side.py",
}
"""The only files that may catch everything: there is nobody above them to tell."""

SLEEPS = {"sleep", "msleep", "usleep", "qSleep", "qWait"}
CLOCKS = {"now", "today", "utcnow", "time_ns", "monotonic", "perf_counter"}


def too_long(source: Source) -> Iterator[str]:
    """A file or a function that does not fit in the head of its reader."""
    lines = source.text.count("\n")
    if lines > FILE_CAP:
        yield f"{source.path}:1: {lines} lines (cap {FILE_CAP})"
    for node in ast.walk(source.tree):
        if isinstance(node, FUNCTIONS):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_CAP:
                yield source.at(node, f"{node.name} has {length} lines (cap {FUNCTION_CAP})")


def drawer(source: Source) -> Iterator[str]:
    """A module or folder named like a drawer."""
    parts = PurePosixPath(source.path).with_suffix("").parts
    for part in DRAWERS.intersection(parts):
        yield f"{source.path}:1: '{part}' does not say what is inside"


def no_docstring(source: Source) -> Iterator[str]:
    """A module that does not say what it is for."""
    if not ast.get_docstring(source.tree):
        yield f"{source.path}:1: the module has no docstring"


def catches_everything(source: Source) -> Iterator[str]:
    """An except that would hide our own mistakes; undoing and raising again is allowed."""
    if source.path in LAST_LINES_OF_DEFENCE:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type) and not _raises_again(node):
            yield source.at(node, "catches everything")
        if isinstance(node, ast.Call) and _called(node) == "suppress" and any(map(_is_broad, node.args)):
            yield source.at(node, "suppresses everything")


def sleeps_in_a_test(source: Source) -> Iterator[str]:
    """A test that waits for time to pass instead of waiting for a signal or moving the clock."""
    if not source.is_in("tests"):
        return
    for call in _calls(source.tree):
        asleep = _called(call) in SLEEPS
        waits = _called(call) == "wait" and isinstance(call.func, ast.Attribute) and _ends_in(call.func.value, "qtbot")
        if asleep or waits:
            yield source.at(call, "sleeps; wait for a signal or inject the clock")


def dresses_itself(source: Source) -> Iterator[str]:
    """A widget that sets its own style sheet: looks belong to the theme."""
    if source.is_in("ui/theme"):
        return
    for call in _calls(source.tree):
        if _called(call) == "setStyleSheet":
            yield source.at(call, "setStyleSheet outside ui/theme")


def blocks_in_a_dialog(source: Source) -> Iterator[str]:
    """A dialog run with exec(): it blocks the queue and cannot be tested. The application's own loop is no dialog."""
    if not source.is_in("ui"):
        return
    for call in _calls(source.tree):
        if _called(call) == "exec" and isinstance(call.func, ast.Attribute) and not _is_application(call.func.value):
            yield source.at(call, "exec() of a dialog; open() it and listen")


def looks_at_the_clock(source: Source) -> Iterator[str]:
    """A rule or a service that asks the machine for the time: its instant is handed to it."""
    if not source.is_in("onestop_desk/domain", "onestop_desk/services") or source.path == THE_REAL_CLOCK:
        return
    for call in _calls(source.tree):
        if _called(call) in CLOCKS and isinstance(call.func, ast.Attribute):
            owner = call.func.value
            if any(_ends_in(owner, known) for known in ("datetime", "date", "time")):
                yield source.at(call, "looks at the clock itself")


RULES: tuple[Callable[[Source], Iterator[str]], ...] = (
    too_long,
    drawer,
    no_docstring,
    catches_everything,
    sleeps_in_a_test,
    dresses_itself,
    blocks_in_a_dialog,
    looks_at_the_clock,
)


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _ends_in(node: ast.expr, wanted: str) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == wanted
    return isinstance(node, ast.Name) and node.id == wanted


def _is_application(node: ast.expr) -> bool:
    return any(_ends_in(node, known) for known in ("app", "application", "QApplication", "QGuiApplication"))


def _is_broad(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(_is_broad(part) for part in caught.elts)
    return caught is None or _ends_in(caught, "Exception") or _ends_in(caught, "BaseException")


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None
