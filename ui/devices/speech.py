"""The machine's own voice: finds a Vietnamese one, northern or southern, and says whether it spoke to the end."""

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

LANGUAGES = {"vi": QLocale.Language.Vietnamese, "en": QLocale.Language.English}
_REGIONS = {"north": ("north", "bắc"), "south": ("south", "nam")}
"""How voices name where they come from."""
_LEAST_A_WORD = 0.07
"""Seconds; whoever is through with a sentence sooner has said it to nobody."""
_TOO_LOUD = {"speechd": 0.7}
"""Engines that distort at their loudest: the share of it that is our 100."""


class Speech(QObject):
    """One sentence at a time; `found` tells that the engine is ready and which voices there are."""

    found = Signal()

    def __init__(self, engine: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.voices: dict[str, list[QVoice]] = {}
        """Language -> its voices."""
        self._ended: Callable[[bool], None] | None = None
        self._least = self._began = 0.0
        self._engine = QTextToSpeech(engine, self) if engine else QTextToSpeech(self)
        self._engine.stateChanged.connect(self._on_state)
        self._engine.errorOccurred.connect(lambda _why, _text: self._end(False))
        self._look()

    def name(self, language: str, region: str = "north") -> str:
        """Of the voice that would speak, empty without one."""
        voice = chosen(self.voices.get(language, ()), region)
        return "" if voice is None else str(voice.name())

    def say(
        self, text: str, language: str, region: str, volume: int, speed: int, ended: Callable[[bool], None]
    ) -> None:
        """Says it and tells once whether it was said to the end; `volume` 0 to 100, `speed` -50 to 50."""
        voice = chosen(self.voices.get(language, ()), region)
        if voice is None:
            ended(False)
            return
        engine = self._engine
        engine.setLocale(voice.locale())
        engine.setVoice(voice)
        engine.setVolume(volume / 100 * _TOO_LOUD.get(engine.engine(), 1.0))
        engine.setRate(speed / 100)
        self._least, self._began = _LEAST_A_WORD * len(text.split()), time.monotonic()
        self._ended = ended
        engine.say(text)

    def hush(self) -> None:
        """Stops in the middle; that it is over is told once the engine is silent."""
        if self._ended is not None:
            self._engine.stop(QTextToSpeech.BoundaryHint.Immediate)

    def _on_state(self, state: QTextToSpeech.State) -> None:
        if state == QTextToSpeech.State.Error:
            self._end(False)
        elif state == QTextToSpeech.State.Ready:
            if not self.voices:
                self._look()
            if self._ended is not None:
                self._end(time.monotonic() - self._began >= self._least)

    def _look(self) -> None:
        if self._engine.state() != QTextToSpeech.State.Ready:
            return
        locales = self._engine.availableLocales()
        for language, wanted in LANGUAGES.items():
            for locale in sorted((x for x in locales if x.language() == wanted), key=_usual_first):
                self._engine.setLocale(locale)
                found = [v for v in self._engine.availableVoices() if v.locale().language() == wanted]
                if found:
                    self.voices[language] = found
                    break
        self.found.emit()

    def _end(self, whole: bool) -> None:
        ended, self._ended = self._ended, None
        if ended is not None:
            ended(whole)


def _usual_first(locale: QLocale) -> tuple[bool, str]:
    """English of the United States or of Britain before that of the islands; Vietnamese has one country."""
    return locale.name() not in {"vi_VN", "en_US", "en_GB"}, locale.name()


def engine_names() -> list[str]:
    """The engines of this machine, its usual one first; the pretending one that Qt brings along is none."""
    return [name for name in QTextToSpeech.availableEngines() if name != "mock"]


def chosen(voices: Iterable[QVoice], region: str) -> QVoice | None:
    """The voice of a region, else the first; espeak-ng's variants (Northern+Adam) come after the plain ones."""
    listed = sorted(voices, key=lambda voice: "+" in voice.name())
    wanted = _REGIONS.get(region, ())
    fits = (voice for voice in listed if any(part in voice.name().casefold() for part in wanted))
    return next(fits, listed[0] if listed else None)
