"""No committed text holds an address of a registry or a folder of one machine."""

import pytest

from tests.house import text_rules
from tests.house.project import texts

SCHEME = "https" + "://"


def test_no_addresses() -> None:
    assert [fault for path, text in texts() for fault in text_rules.addresses(path, text)] == []


def test_no_folders_of_one_machine() -> None:
    assert [fault for path, text in texts() for fault in text_rules.folders(path, text)] == []


@pytest.mark.parametrize(
    "line",
    [f"--index-url {SCHEME}packages.invalid/simple", f"see {SCHEME}py" + "pi.org", "from files.python" + "hosted.org"],
)
def test_an_address_is_found(line: str) -> None:
    assert list(text_rules.addresses("a.md", line))


@pytest.mark.parametrize(
    "line",
    [
        f'<svg xmlns="http{SCHEME[5:]}www.w3.org/2000/svg">',
        f"{SCHEME}dichvucong.gov.vn/tim-kiem",
        f"{SCHEME}quay.example.vn/t/1.000001",
        "http://127.0.0.1:8000/",
        "http://{host}/t/{code}",
    ],
)
def test_names_and_sources_are_no_addresses(line: str) -> None:
    assert list(text_rules.addresses("a.md", line)) == []


@pytest.mark.parametrize("folder", ["/ro" + "ot/x", "/ho" + "me/clerk", "open('/tm" + "p/a.db')", "C:\\Us" + "ers\\a"])
def test_a_folder_of_one_machine_is_found(folder: str) -> None:
    assert list(text_rules.folders("a.py", folder))


@pytest.mark.parametrize("folder", ["docs/home/x", "resources/work/x", "tests/tmp/x", "~/quay"])
def test_a_folder_of_the_project_is_fine(folder: str) -> None:
    assert list(text_rules.folders("a.py", folder)) == []
