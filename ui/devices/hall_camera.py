"""One picture of a hall camera, as it is now; nothing of it is kept.

A process of its own fetches and decodes it (`hall_camera_shot`): a camera that is slow, broken or hostile can neither
stop nor break the desk, and what the decoder writes about addresses, with their passwords, is read by nobody.
"""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
WAIT_S = 8.0
"""How long a camera may take to show a picture."""
START_S = 7.0
"""How long the process may take to begin and end on a slow PC, besides."""
PICTURE, WHY = b"picture\n", b"why "
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class NoPicture(Exception):
    """The camera showed nothing: `why` is silent, refused, unreachable, no_picture or missing.

    `no_player` says that this PC lacks the library that shows streams, and nothing of the camera.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def picture_of(address: str, wait_s: float = WAIT_S) -> bytes:
    """The picture of a camera now, as PNG; slow, so it is called from a background task. Raises NoPicture."""
    environ = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        # One small picture needs no graphics card, and looking for one takes a second.
        "QT_FFMPEG_DECODING_HW_DEVICE_TYPES": ",",
        "PYTHONPATH": str(PROJECT),
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "ui.devices.hall_camera_shot", str(wait_s)],
            # Not on the command line, which everybody on the PC may read.
            input=address.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=wait_s + START_S,
            env=environ,
            cwd=PROJECT,
            check=False,
            creationflags=_NO_WINDOW,
        )
    except subprocess.TimeoutExpired:
        raise NoPicture("silent") from None
    except OSError:
        raise NoPicture("no_player") from None
    if done.returncode == 0 and done.stdout.startswith(PICTURE):
        return done.stdout.removeprefix(PICTURE)
    told = done.stdout.removeprefix(WHY).decode("ascii", "replace").strip()
    raise NoPicture(told if done.stdout.startswith(WHY) else "no_picture")
