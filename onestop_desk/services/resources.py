"""Our own files in `resources/`, read as data; a broken one is refused with the place where it is broken."""

import json
from pathlib import Path
from typing import Any

from onestop_desk.domain.errors import Refusal

ROOT = Path(__file__).resolve().parents[2] / "resources"


def read_json(path: Path | str) -> Any:
    """A JSON file below `resources/` (or anywhere, by an absolute path); raises Refusal("bad_catalogue")."""
    file = ROOT / path
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refusal("bad_catalogue", file=file.name, problem="missing") from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        raise Refusal("bad_catalogue", file=file.name, problem=f"line {line}") from None
