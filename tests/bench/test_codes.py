"""The bench of codes measures every side, and reads back what it has drawn."""

import json
from typing import Any

from bench import codes


def test_codes_are_measured_beside_the_bare_libraries_and_read_back() -> None:
    found: dict[str, Any] = json.loads(json.dumps(codes.measure(30, 1, 5, fields=2)))
    assert set(found["seconds"]) == {"plain", "one", "cores", "again", "labels", "labels_again"}
    assert found["read"]["png"] == 30
    assert found["read"]["on_paper"] > 10
    assert (found["read"]["png_wrong"], found["read"]["on_paper_wrong"]) == (0, 0)
    assert found["posters"]["sheets"] == 5
