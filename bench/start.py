"""T8: process start to the first painted window, the desk beside a bare main window, in turns.

python -m bench.start [--rounds 7] [--json]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.figures import ms, spread, three

MAIN = Path(__file__).resolve().parents[1] / "main.py"

_UNTIL_PAINTED = """
import runpy, sys, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

class Painted(QObject):
    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Paint and isinstance(seen, QWidget) and seen.isWindow():
            print(time.monotonic(), flush=True)
            QApplication.removeEventFilter(QApplication.instance(), self)
            QApplication.quit()
        return False

run = QApplication.exec
def until_painted(*_):
    app = QApplication.instance()
    app.painted = Painted()
    app.installEventFilter(app.painted)
    return run()
QApplication.exec = until_painted
"""
_BARE = """
from PySide6.QtWidgets import QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
app.exec()
"""
_OURS = "sys.argv = sys.argv[1:]\nsys.path.insert(0, {folder!r})\nrunpy.run_path({main!r}, run_name='__main__')\n"


def _seconds(program: str, *arguments: str) -> float:
    """From the start of the process to its first painted window."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    begun = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-c", _UNTIL_PAINTED + program, "main.py", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = ended.stdout.split()
    if not said:
        raise RuntimeError(ended.stderr)
    return float(said[0]) - begun


def measure(rounds: int) -> dict[str, Any]:
    """Milliseconds of each, and the ratio by round; the office is made beforehand."""
    ours, bare = [], []
    program = _OURS.format(folder=str(MAIN.parent), main=str(MAIN))
    with tempfile.TemporaryDirectory() as folder:
        first = _seconds(program, "--data", folder, "--demo")
        for _ in range(rounds):
            bare.append(_seconds(_BARE))
            ours.append(_seconds(program, "--data", folder, "--demo"))
    return {
        "first_start_ms": ms(first),
        "ours_ms": {k: ms(v) for k, v in spread(ours).items()},
        "bare_ms": {k: ms(v) for k, v in spread(bare).items()},
        "ratio": spread([a / b for a, b in zip(ours, bare, strict=True)]),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.start", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    found = measure(said.rounds)
    if said.json:
        print(json.dumps(found))
    else:
        print(f"bare {three(found['bare_ms'])} ms, desk {three(found['ours_ms'])} ms, {three(found['ratio'], 2)} times")
        print(f"very first start, which makes the demo office behind the window: {found['first_start_ms']} ms")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
