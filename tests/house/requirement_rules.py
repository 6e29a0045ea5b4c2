"""What requirements/ and its locks say, read without a network."""

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

NOT_A_PIN = re.compile(r"://|^\s*-(?!-hash=)|\s@\s|--(?!hash=sha256:[0-9a-f]{64}\b)")


@dataclass(frozen=True)
class Pin:
    """One package of a lock."""

    version: str
    hashes: int


def asked_for(path: Path) -> dict[str, Requirement]:
    """The packages a .in file names, those of the files it includes among them."""
    found: dict[str, Requirement] = {}
    for whole in path.read_text(encoding="utf-8").splitlines():
        line = whole.split("#")[0].strip()
        if line.startswith("-r "):
            found |= asked_for(path.with_name(line[3:]))
        elif line:
            requirement = Requirement(line)
            found[canonicalize_name(requirement.name)] = requirement
    return found


def pins(text: str) -> dict[str, Pin]:
    """The packages of a lock with their versions and how many hashes each has."""
    found: dict[str, Pin] = {}
    for entry in text.replace("\\\n", " ").splitlines():
        if entry.strip() and not entry.startswith("#"):
            requirement = Requirement(entry.split("--hash=")[0])
            found[canonicalize_name(requirement.name)] = Pin(str(requirement.specifier), entry.count("--hash=sha256:"))
    return found


def faults_of_lock(text: str) -> list[str]:
    """Lines of a lock that are neither a name with one version nor a hash."""
    if odd := [line for line in text.splitlines() if NOT_A_PIN.search(line)]:
        return odd
    return [name for name, pin in pins(text).items() if not re.fullmatch(r"==[^,*]+", pin.version) or not pin.hashes]
