"""Sound as numbers: read, made longer or shorter without another pitch, made louder, joined, fitted to a device."""

import wave
from array import array
from operator import mul
from pathlib import Path
from typing import TypeAlias

RATE = 22_050
"""Samples a second of everything we have recorded: one channel of 16 bits."""
LARGEST = 32_767
_HALF = 330
"""Half a window of 30 ms: a few periods of a low voice."""
_SEARCH, _STEP, _SPARSE = 120, 3, 4
"""How far, and how finely, the next window is moved until it fits the sound that is already there."""

Samples: TypeAlias = "array[int]"


def load(path: Path) -> Samples:
    """A WAV file of ours; raises OSError, or ValueError when it is no such file."""
    try:
        with wave.open(str(path), "rb") as file:
            shape = (file.getframerate(), file.getnchannels(), file.getsampwidth())
            frames = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        raise ValueError(path.name) from error
    if shape != (RATE, 1, 2):
        raise ValueError(path.name)
    return array("h", frames)


def silence(seconds: float) -> Samples:
    """So much nothing."""
    return array("h", bytes(2 * round(RATE * seconds)))


def seconds(samples: Samples) -> float:
    """How long it lasts."""
    return len(samples) / RATE


def louder(samples: Samples, gain: float) -> Samples:
    """The same with every sample multiplied, never beyond the largest."""
    return array("h", (max(-LARGEST, min(LARGEST, round(value * gain))) for value in samples))


def stretched(samples: Samples, factor: float) -> Samples:
    """The same voice, `factor` times as long; pitch stays (windows are overlapped where they fit best)."""
    if abs(factor - 1) < 0.02 or len(samples) < 4 * _HALF:
        return samples
    made = array("h", samples[:_HALF])
    tail = samples[_HALF : 2 * _HALF]
    place = _HALF / factor
    while place + 2 * _HALF + _SEARCH < len(samples):
        start = _best(samples, tail, round(place))
        made.extend(_crossed(tail, samples[start : start + _HALF]))
        tail = samples[start + _HALF : start + 2 * _HALF]
        place += _HALF / factor
    made.extend(tail)
    made.extend(samples[round(place) + _HALF :])
    return made


def _best(samples: Samples, tail: Samples, place: int) -> int:
    wanted = tail[::_SPARSE]
    first = max(0, place - _SEARCH)
    return max(
        range(first, place + _SEARCH, _STEP),
        key=lambda start: sum(map(mul, wanted, samples[start : start + _HALF : _SPARSE])),
    )


def _crossed(old: Samples, new: Samples) -> Samples:
    """One sound going over into the other."""
    length = len(new)
    return array("h", ((a * (length - n) + b * n) // length for n, (a, b) in enumerate(zip(old, new, strict=True))))


def resampled(samples: Samples, rate: int) -> Samples:
    """The same sound for a device that knows another rate only."""
    if rate == RATE or not samples:
        return samples
    step, last = RATE / rate, len(samples) - 1
    made = array("h")
    for n in range(round(len(samples) / step)):
        place = n * step
        whole = min(int(place), last)
        here, there = samples[whole], samples[min(whole + 1, last)]
        made.append(round(here + (there - here) * (place - whole)))
    return made


def fitted(samples: Samples, rate: int, channels: int, sample_format: str) -> bytes:
    """The bytes a device wants: `sample_format` is "u8", "i16", "i32" or "f32"."""
    values = resampled(samples, rate)
    spread = array("h", (value for value in values for _channel in range(channels))) if channels > 1 else values
    if sample_format == "u8":
        return bytes((value >> 8) + 128 for value in spread)
    if sample_format == "i32":
        return array("i", (value << 16 for value in spread)).tobytes()
    if sample_format == "f32":
        return array("f", (value / 32_768 for value in spread)).tobytes()
    return spread.tobytes()
