"""How a command answers: sentences for a person, or exactly one JSON object for a script."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any


def answer(as_json: bool, data: Mapping[str, Any], sentences: Sequence[str]) -> None:
    """Prints the answer in the form that was asked for; whoever stops reading early has read enough."""
    lines = [json.dumps(data, ensure_ascii=False)] if as_json else sentences
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still held back would be said at the end of the process, and fail once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
