"""Makes small films: pictures of one colour, one after another, as Motion JPEG in an AVI file written by hand."""

import io
import struct
from pathlib import Path

from PIL import Image

RATE = 25


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _list(kind: bytes, data: bytes) -> bytes:
    return _chunk(b"LIST", kind + data)


def write(file: Path, colours: list[tuple[int, int, int]], size: tuple[int, int] = (320, 180)) -> Path:
    """Writes a film that shows each colour for one picture, 25 in a second."""
    wide, high = size
    pictures = []
    for colour in colours:
        made = io.BytesIO()
        Image.new("RGB", size, colour).save(made, "JPEG")
        pictures.append(made.getvalue())
    count, largest = len(pictures), max(map(len, pictures))
    head = struct.pack("<14I", 1_000_000 // RATE, largest * RATE, 0, 0x10, count, 0, 1, largest, wide, high, 0, 0, 0, 0)
    stream = b"vidsMJPG" + struct.pack("<IHHIIIIIIII4H", 0, 0, 0, 0, 1, RATE, 0, count, largest, 0, 0, 0, 0, wide, high)
    shape = struct.pack("<IiiHH4sIiiII", 40, wide, high, 1, 24, b"MJPG", wide * high * 3, 0, 0, 0, 0)
    headers = _list(b"hdrl", _chunk(b"avih", head) + _list(b"strl", _chunk(b"strh", stream) + _chunk(b"strf", shape)))
    movie, index, at = b"", b"", 4
    for picture in pictures:
        index += b"00dc" + struct.pack("<III", 0x10, at, len(picture))
        piece = _chunk(b"00dc", picture)
        movie, at = movie + piece, at + len(piece)
    file.write_bytes(_chunk(b"RIFF", b"AVI " + headers + _list(b"movi", movie) + _chunk(b"idx1", index)))
    return file
