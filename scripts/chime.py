"""Makes resources/sounds/chime.wav, the two soft strokes before a call: our own sound, reckoned, not recorded."""

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
STROKES = ((0.0, 659.26), (0.55, 523.25))
"""When each stroke begins, in seconds, and its tone in hertz (E5, then C5)."""
PARTIALS = ((1.0, 1.0, 2.6), (2.0, 0.34, 4.2), (3.01, 0.14, 6.5), (4.2, 0.06, 9.0))
"""Of each stroke: multiple of the tone, strength, and how fast it dies away; the last two make it a bell."""
LENGTH = 2.0
ATTACK = 0.008
"""Without these first milliseconds of rising, loudspeakers click."""
LOUDNESS = 0.62


def stroke(at: float, tone: float) -> float:
    """One stroke, `at` seconds after it was struck."""
    if at < 0:
        return 0.0
    rise = min(1.0, at / ATTACK)
    return rise * sum(
        strength * math.exp(-fade * at) * math.sin(math.tau * tone * multiple * at)
        for multiple, strength, fade in PARTIALS
    )


def samples() -> list[int]:
    """The whole sound as 16-bit numbers, ending in silence."""
    count = int(RATE * LENGTH)
    raw = [sum(stroke(n / RATE - begin, tone) for begin, tone in STROKES) for n in range(count)]
    peak = max(abs(value) for value in raw)
    ending = RATE // 5
    faded = [value * min(1.0, (count - n) / ending) for n, value in enumerate(raw)]
    return [round(32767 * LOUDNESS * value / peak) for value in faded]


def main() -> None:
    """Writes the file."""
    target = Path(__file__).resolve().parents[1] / "resources" / "sounds" / "chime.wav"
    sound = samples()
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(sound)}h", *sound))
    print(target.name, f"{len(sound) / RATE:.1f} s")


if __name__ == "__main__":
    main()
