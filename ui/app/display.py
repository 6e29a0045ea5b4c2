"""Whether a window can be opened here at all; Qt itself would end the program without a word to the person."""

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

OFFSCREEN = frozenset({"offscreen", "minimal", "vnc"})


def has_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """True on Windows and macOS, with a Qt platform that needs no screen, and where a display answers."""
    if environment.get("QT_QPA_PLATFORM", "").split(":")[0] in OFFSCREEN or platform in {"win32", "darwin"}:
        return True
    wayland = environment.get("WAYLAND_DISPLAY")
    if wayland and (Path(environment.get("XDG_RUNTIME_DIR", "")) / wayland).exists():
        return True
    return _x_answers(environment.get("DISPLAY", ""))


def _x_answers(display: str) -> bool:
    host, colon, number = display.rpartition(":")
    digits = number.split(".")[0]
    if not colon or not digits.isdigit():
        return False
    if host in {"", "unix"}:
        return _socket_answers(f"/tmp/.X11-unix/X{digits}") or _socket_answers(f"\0/tmp/.X11-unix/X{digits}")
    try:
        with socket.create_connection((host, 6000 + int(digits)), timeout=2):
            return True
    except OSError:
        return False


def _socket_answers(path: str) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(2)
        try:
            client.connect(path)
        except OSError:
            return False
        return True
