"""How a command answers: sentences for a person, or exactly one JSON object for a script."""

import json
from collections.abc import Mapping, Sequence
from typing import Any


def answer(as_json: bool, data: Mapping[str, Any], sentences: Sequence[str]) -> None:
    """Prints the answer in the form that was asked for."""
    if as_json:
        print(json.dumps(data, ensure_ascii=False))
    else:
        for line in sentences:
            print(line)
