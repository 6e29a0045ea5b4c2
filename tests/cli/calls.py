"""Calls main.py as a person or a script would."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Answer:
    """What a call left behind."""

    code: int
    out: str
    err: str


def call(*arguments: object, data: Path | None = None, **environ: str) -> Answer:
    """Runs main.py to its end."""
    where = ["--data", str(data)] if data is not None else []
    own = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "ONESTOP_DATA")}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *where, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**own, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", **environ},
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def is_one_sentence(text: str) -> bool:
    """Whether a person reads one plain line, and no traceback."""
    return text.count("\n") == 1 and text.strip().endswith(".") and "Traceback" not in text
