"""QR codes of public addresses, each drawn once for its level: pictures, drawings for paper, many on all cores."""

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

import qrcode.main
from PIL import Image
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.image.pil import PilImage
from qrcode.image.pure import PyPNGImage

Level = Literal["M", "Q"]
QUIET = 4
"""Empty modules that must surround a code (ISO/IEC 18004)."""
_LEVELS = {"M": ERROR_CORRECT_M, "Q": ERROR_CORRECT_Q}
_WORTH_A_PROCESS = 120
"""Below this many codes a second process costs more than it gives."""
_SHARE = 12
"""Codes handed to a process at a time."""


@dataclass(frozen=True)
class Code:
    """A drawn code: which of its modules are dark."""

    text: str
    level: Level
    modules: int
    """Modules a side, without the quiet zone."""
    rows: bytes
    """Row by row from the top, each from its own byte on, the leftmost module in the highest bit; 1 is dark."""

    def dark(self, row: int, column: int) -> bool:
        """Whether a module is dark."""
        return bool(self.rows[row * self._row_bytes + column // 8] >> (7 - column % 8) & 1)

    def png(self, dots: int = 10) -> bytes:
        """A picture with its quiet zone, each module `dots` pixels wide."""
        whole = self.modules + 2 * QUIET
        picture = Image.new("1", (whole, whole), 1)
        picture.paste(Image.frombytes("1", (self.modules, self.modules), self.rows, "raw", "1;I"), (QUIET, QUIET))
        held = BytesIO()
        picture.resize((whole * dots, whole * dots), Image.Resampling.NEAREST).save(held, "PNG")
        return held.getvalue()

    def svg(self, quiet: int = 0) -> str:
        """The same as a drawing, one unit a module, black on nothing; one path, so that no seams show between rows."""
        side = self.modules + 2 * quiet
        runs = "".join(self._runs(row, quiet) for row in range(self.modules))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}">'
            f'<path d="{runs}"/></svg>'
        )

    def _runs(self, row: int, quiet: int) -> str:
        found, column = [], 0
        for is_dark, run in groupby(range(self.modules), lambda c: self.dark(row, c)):
            length = len(list(run))
            if is_dark:
                found.append(f"M{column + quiet} {row + quiet}h{length}v1h-{length}z")
            column += length
        return "".join(found)

    @property
    def _row_bytes(self) -> int:
        return (self.modules + 7) // 8


Progress = Callable[[int, int], None]
"""Told how many of how many are done; what it raises stops the work."""


_Made = tuple[Code, bytes]


class Codes:
    """Remembers every code it has drawn, in memory and, where a folder is given, on the disk."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._known: dict[tuple[str, Level], Code] = {}

    def one(self, text: str, level: Level = "M") -> Code:
        """The code of a text; raises ValueError for one that no code can hold."""
        return self._remembered(text, level) or self._kept(_drawn(text, level))

    def many(
        self, texts: Iterable[str], level: Level = "M", *, cores: int | None = None, on_progress: Progress | None = None
    ) -> dict[str, Code]:
        """The codes of many texts, those that are missing drawn on all cores; told after every few."""
        return {code.text: code for code, _png in self._all(texts, level, 0, cores, on_progress)}

    def pictures(
        self, texts: Iterable[str], level: Level = "M", *, dots: int = 10, cores: int | None = None
    ) -> dict[str, bytes]:
        """The PNG files of many texts."""
        return {code.text: png for code, png in self._all(texts, level, dots, cores, None)}

    def _all(
        self, texts: Iterable[str], level: Level, dots: int, cores: int | None, on_progress: Progress | None
    ) -> Iterator[_Made]:
        wanted = list(dict.fromkeys(texts))
        known = {text: self._remembered(text, level) for text in wanted}
        missing = [text for text, code in known.items() if code is None]
        yield from ((code, _picture(code, dots)) for code in known.values() if code is not None)
        done = len(wanted) - len(missing)
        for share in _on_cores(missing, level, dots, cores or os.cpu_count() or 1):
            yield from ((self._kept(code), png) for code, png in share)
            done += len(share)
            if on_progress:
                on_progress(done, len(wanted))

    def _remembered(self, text: str, level: Level) -> Code | None:
        known = self._known.get((text, level))
        if known is None and self._folder is not None:
            known = _read(self._file(text, level), text, level)
            if known is not None:
                self._known[text, level] = known
        return known

    def _kept(self, code: Code) -> Code:
        self._known[code.text, code.level] = code
        if self._folder is not None:
            _write(self._file(code.text, code.level), code)
        return code

    def _file(self, text: str, level: Level) -> Path:
        if self._folder is None:
            raise ValueError("these codes are kept in memory only")
        name = sha256(f"{level} {text}".encode()).hexdigest()[:40]
        return self._folder / name[:2] / f"{name}.json"


def _drawn(text: str, level: Level) -> Code:
    # The mask is always chosen by the library: a fixed one gave codes that no phone could read.
    made: qrcode.main.QRCode[PilImage | PyPNGImage] = qrcode.main.QRCode(error_correction=_LEVELS[level], border=0)
    made.add_data(text.encode("utf-8"), optimize=0)
    made.make(fit=True)
    width = (made.modules_count + 7) // 8 * 8
    rows = b"".join(
        int("".join("1" if dark else "0" for dark in row).ljust(width, "0"), 2).to_bytes(width // 8, "big")
        for row in made.modules
    )
    return Code(text, level, made.modules_count, rows)


def _drawn_all(texts: Sequence[str], level: Level, dots: int) -> list[_Made]:
    return [(code, _picture(code, dots)) for code in (_drawn(text, level) for text in texts)]


def _picture(code: Code, dots: int) -> bytes:
    return code.png(dots) if dots else b""


def _on_cores(texts: Sequence[str], level: Level, dots: int, cores: int) -> Iterator[list[_Made]]:
    """Draws in this process and, where it pays, in others at the same time, a few at a time."""
    shares = deque(texts[i : i + _SHARE] for i in range(0, len(texts), _SHARE))
    if cores < 2 or len(texts) < _WORTH_A_PROCESS:
        for share in shares:
            yield _drawn_all(share, level, dots)
        return
    # Started anew, never forked: a fork of a process with threads may hang.
    with ProcessPoolExecutor(cores - 1, mp_context=get_context("spawn")) as pool:
        out: dict[Future[list[_Made]], Sequence[str]] = {}
        try:
            while shares or out:
                while shares and len(out) < 2 * (cores - 1):
                    # Taken off the list once it is handed over: a pool that breaks here loses nothing.
                    future = pool.submit(_drawn_all, shares[0], level, dots)
                    out[future] = shares.popleft()
                if shares:
                    yield _drawn_all(shares.popleft(), level, dots)
                done, _rest = wait(out, timeout=0 if shares else None, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
                    del out[future]
        except BrokenExecutor:
            # The others cannot be started here: the rest is drawn in this process, only slower.
            yield from (_drawn_all(share, level, dots) for share in (*out.values(), *shares))
        finally:
            for future in out:
                future.cancel()


def _read(file: Path, text: str, level: Level) -> Code | None:
    """A code from its file; None when there is none, or one that is not this code's."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        modules, rows = int(kept["modules"]), bytes.fromhex(kept["rows"])
        same = (kept["text"], kept["level"]) == (text, level)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Code(text, level, modules, rows) if same and len(rows) == modules * ((modules + 7) // 8) else None


def _write(file: Path, code: Code) -> None:
    kept = {"text": code.text, "level": code.level, "modules": code.modules, "rows": code.rows.hex()}
    file.parent.mkdir(parents=True, exist_ok=True)
    # Two processes may write the same code: each writes its own file and the last one takes the name.
    own = file.with_suffix(f".{os.getpid()}")
    own.write_text(json.dumps(kept), encoding="utf-8")
    own.replace(file)


@cache
def shared() -> Codes:
    """The codes that this process has drawn so far."""
    return Codes()
