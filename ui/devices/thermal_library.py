"""Loads python-escpos, late and without what it does to a program that imports it."""

import logging
import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

CAPABILITIES = Path(__file__).resolve().parents[2] / "resources" / "print" / "escpos-capabilities.json"
"""What a printer can do that is only handed pictures; the library's own list of models takes long to read."""


@cache
def printers() -> Any:
    """The module `escpos.printer`."""
    os.environ.setdefault("ESCPOS_CAPABILITIES_FILE", str(CAPABILITIES))
    root = logging.getLogger()
    before = list(root.handlers)
    import escpos.capabilities  # type: ignore[import-untyped]
    import escpos.printer  # type: ignore[import-untyped]

    # It sets up the log of the whole program and leaves a folder of its own behind: both are taken back.
    for handler in root.handlers[:]:
        if handler not in before:
            root.removeHandler(handler)
    shutil.rmtree(escpos.capabilities.pickle_dir, ignore_errors=True)
    return escpos.printer
