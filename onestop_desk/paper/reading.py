"""Reads the codes of finished sheets back, from a PDF, a picture or a folder of them, and says where each leads."""

import io
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pypdfium2  # type: ignore[import-untyped]
import zxingcpp
from PIL import Image, ImageOps, UnidentifiedImageError

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.domain.procedures import Status, bare_code

DPI = 300
MOST_PIXELS = 60_000_000
"""A larger page is read at fewer dots an inch; A2 at 300 dpi is 35 million."""
LARGEST_FILE = 500_000_000
PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".gif"}


@dataclass(frozen=True)
class FoundCode:
    """One code, or why a file of a folder could not be read."""

    file: Path
    page: int
    """From 1; 0 for a fault of the whole file."""
    text: str
    fault: str = ""
    """not_readable, encrypted, too_large; empty for a code."""


@dataclass(frozen=True)
class Destination:
    """Where a code leads, and whether that is what it should."""

    kind: str
    """office, field, procedure or other."""
    subject: str
    """Slug of the field or code of the procedure."""
    state: str
    """current, abolished, upcoming, unknown, other_base (one of our paths under another address) or not_ours."""
    name: str = ""
    """The field or procedure in words, where the catalogue has it."""
    successor: tuple[str, str] | None = None


class _UnreadableError(Exception):
    """A file that holds no page; the code says why."""


def read_codes(path: Path) -> tuple[FoundCode, ...]:
    """Every QR code of a PDF or picture, page by page from the top; of a folder, those of every file below it.

    Raises Refusal("unreadable_sheet", file, problem) for a single file; a folder names such files in its answer.
    """
    if path.is_dir():
        return tuple(code for file in _below(path) for code in _of_file_or_fault(file))
    try:
        return tuple(_of_file(path))
    except _UnreadableError as fault:
        raise Refusal("unreadable_sheet", file=path.name, problem=str(fault)) from None


def codes_in(picture: Image.Image) -> tuple[str, ...]:
    """The texts of all QR codes in a picture, from the top, each place once."""
    grey = picture.convert("L")
    seen = zxingcpp.read_barcodes(grey, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    placed = sorted(seen, key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    return tuple(code.text for code in placed if code.valid)


def _below(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in {".pdf", *PICTURES} and file.is_file():
            yield file


def _of_file_or_fault(file: Path) -> Iterable[FoundCode]:
    try:
        return tuple(_of_file(file))
    except _UnreadableError as fault:
        return (FoundCode(file, 0, "", str(fault)),)


def _of_file(file: Path) -> Iterator[FoundCode]:
    for number, page in enumerate(_pages(_bytes(file)), 1):
        for text in codes_in(page):
            yield FoundCode(file, number, text)


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise _UnreadableError("too_large")
        return file.read_bytes()
    except OSError:
        raise _UnreadableError("not_readable") from None


def _pages(data: bytes) -> Iterator[Image.Image]:
    # By what the file is, not by what it is called: a renamed PDF is a PDF.
    if b"%PDF-" in data[:1024]:
        yield from _pdf_pages(data)
    else:
        yield from _pictures(data)


def _pdf_pages(data: bytes) -> Iterator[Image.Image]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _UnreadableError("encrypted" if "password" in str(error).lower() else "not_readable") from None
    try:
        for page in document:
            width, height = page.get_size()
            scale = min(DPI / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
            yield page.render(scale=scale, grayscale=True).to_pil()
    except pypdfium2.PdfiumError:
        raise _UnreadableError("not_readable") from None
    finally:
        document.close()


def _pictures(data: bytes) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            # A picture made to fill the memory is no sheet.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as opened:
                for number in range(getattr(opened, "n_frames", 1)):
                    opened.seek(number)
                    yield _upright(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _UnreadableError("too_large") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise _UnreadableError("not_readable") from None


def _upright(picture: Image.Image) -> Image.Image:
    """The picture as it is meant to be seen; what is transparent is paper."""
    turned = ImageOps.exif_transpose(picture)
    if turned.has_transparency_data:
        clear = turned.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        paper.alpha_composite(clear)
        turned = paper
    return turned.convert("L")


def where_it_leads(text: str, catalogue: PublicCatalogue) -> Destination:
    """What somebody who scans this text today would see."""
    address = _tidy(text)
    is_ours = _is_under(address, catalogue.office.base)
    kind, subject = _path_of(address, catalogue.office.base)
    if kind == "other":
        return Destination("other", "", "unknown" if is_ours else "not_ours")
    found = _destination(kind, subject, catalogue)
    if is_ours:
        return found
    if found.state == "unknown":
        return Destination("other", "", "not_ours")
    return Destination(kind, subject, "other_base", found.name, found.successor)


def _destination(kind: str, subject: str, catalogue: PublicCatalogue) -> Destination:
    if kind == "office":
        return Destination(kind, "", "current", catalogue.office.name)
    if kind == "field":
        for state, fields in (("current", catalogue.fields), ("abolished", catalogue.retired_fields)):
            for field in fields:
                if field.slug == subject:
                    return Destination(kind, subject, state, field.name)
        return Destination(kind, subject, "unknown")
    found = catalogue.procedures.get(subject)
    if found is None:
        return Destination(kind, subject, "unknown")
    if found.upcoming:
        return Destination(kind, subject, "upcoming", found.procedure.name)
    state = "current" if found.procedure.status == Status.ACTIVE else "abolished"
    return Destination(kind, subject, state, found.procedure.name, found.successor if state == "abolished" else None)


def _tidy(text: str) -> str:
    """An address with its scheme and host in lower case, which is how a phone reads them."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return text
    return urlunsplit(parts._replace(netloc=parts.netloc.lower())) if parts.netloc else text


def _is_under(text: str, base: str) -> bool:
    return bool(base) and (text == base or text.startswith(base + "/"))


def _path_of(text: str, base: str) -> tuple[str, str]:
    """(kind, subject) by the end of an address; ("other", "") for what none of our codes says."""
    if _is_under(text, base):
        path = re.split("[?#]", text[len(base) :])[0]
    else:
        try:
            parts = urlsplit(text)
        except ValueError:
            return "other", ""
        path = parts.path if parts.scheme in {"http", "https"} and parts.netloc else "?"
    if path in {"", "/"}:
        return ("office", "") if _is_under(text, base) else ("other", "")
    *_before, room, subject = path.rstrip("/").split("/") if path.count("/") > 1 else ("", "", "")
    if room == "l" and subject:
        return "field", subject
    if room == "t" and subject:
        # An address with the code's tail opens the same page.
        return "procedure", bare_code(subject) or subject
    return "other", ""
