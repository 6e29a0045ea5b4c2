"""A lock of the operating system in front of SQLite's own, because its busy timeout is no queue.

With eight saturating processes SQLite alone lets one take everything while another waits five seconds
(docs/performance.md, T3). The file is never removed: removing it would give two processes two locks.
"""

import os
import sys
from time import monotonic, sleep

from onestop_desk.domain.errors import Busy, Offline

STEP_S = 0.0004

if sys.platform == "win32":  # pragma: no cover - not run on the build machine
    import msvcrt

    def _try(fd: int) -> bool:
        os.lseek(fd, 0, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _free(fd: int) -> None:
        os.lseek(fd, 0, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(fd: int) -> bool:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _free(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)


class FairLock:
    """One process's handle on the lock file; not shared between threads."""

    def __init__(self, path: str) -> None:
        try:
            self._fd = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o660)
        except OSError as error:
            raise Offline("read_only") from error
        self._held = False

    def acquire(self, timeout_s: float) -> None:
        """Waits at most `timeout_s` seconds; raises Busy."""
        deadline = monotonic() + timeout_s
        while not _try(self._fd):
            if monotonic() >= deadline:
                raise Busy
            sleep(STEP_S)
        self._held = True

    def release(self) -> None:
        """Lets the next process in; does nothing when the lock is not held."""
        if self._held:
            self._held = False
            _free(self._fd)

    def close(self) -> None:
        """Gives the handle back, and with it the lock."""
        os.close(self._fd)
