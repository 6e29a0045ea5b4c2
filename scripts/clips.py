"""Makes resources/sounds/vi and /en: our word list, spoken by espeak-ng; for machines without a voice of their own.

Needs espeak-ng. A clip may be replaced by a recording of a person: same name, WAV, one channel, 16 bits, 22,050 Hz.
"""

import subprocess
import sys
import wave
from array import array
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from ui.devices.clips import path_of, vocabulary
from ui.devices.samples import RATE, Samples, load, louder

VOICES = {"vi": "vi", "en": "en-us"}
WORDS_A_MINUTE = {"vi": 150, "en": 140}
QUIET = 260
"""Softer than this at the beginning or end of a clip is silence."""
MARGIN = RATE // 100
PEAK = 26_000


def spoken(text: str, language: str, folder: Path) -> Samples:
    """One clip: as loud as the others, with no silence around it."""
    path = folder / "said.wav"
    # A single letter is read by its name when it is a capital.
    said = text.upper() if language == "en" and len(text) == 1 else text
    command = ["espeak-ng", "-v", VOICES[language], "-s", str(WORDS_A_MINUTE[language]), "-w", str(path), "--", said]
    subprocess.run(command, check=True)
    sound = load(path)
    loud = [n for n, value in enumerate(sound) if abs(value) > QUIET]
    cut = array("h", sound[max(0, loud[0] - MARGIN) : loud[-1] + MARGIN])
    made = louder(cut, PEAK / max(abs(value) for value in cut))
    for n in range(min(MARGIN, len(made) // 2)):
        made[n] = made[n] * n // MARGIN
        made[-1 - n] = made[-1 - n] * n // MARGIN
    return made


def main() -> None:
    """Writes every clip."""
    total = 0
    with TemporaryDirectory() as folder:
        for language in VOICES:
            for text in vocabulary(language):
                target = path_of(text, language)
                target.parent.mkdir(parents=True, exist_ok=True)
                sound = spoken(text, language, Path(folder))
                with wave.open(str(target), "wb") as file:
                    file.setnchannels(1)
                    file.setsampwidth(2)
                    file.setframerate(RATE)
                    file.writeframes(sound.tobytes())
                total += target.stat().st_size
    print(f"{total / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
