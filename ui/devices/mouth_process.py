"""Speaks and plays in a process of its own: a voice or a sound server that hangs or dies takes only this one along.

`python -m ui.devices.mouth_process [--without-speech] [--engine NAME] [--look]`. Lines of JSON: orders come on standard
input, {"id", "way": "speech"|"clips", "text", "plain", "language", "region", "volume", "speed"}, or {"way": "hush"} to
stop in the middle; answers go to standard
output, {"ended": id, "whole": true} and, whenever it changes, {"voices": {"vi": name}, "device": name}. It ends with
its input. With --look it says once what there is, and ends.
"""

import argparse
import json
import logging
import sys
import threading
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from ui.devices import clips

_log = logging.getLogger(__name__)


class Outlet(QObject):
    """Takes orders and answers them."""

    ordered = Signal(str)
    over = Signal()

    def __init__(self, *, speech: bool, engine: str = "") -> None:
        super().__init__()
        self.loudspeaker = _loudspeaker(self)
        self.speech = _speech(engine, self) if speech else None
        self._told: dict[str, Any] | None = None
        if self.loudspeaker is not None:
            self.loudspeaker.stalled.connect(self.over, Qt.ConnectionType.QueuedConnection)
            self.loudspeaker.changed.connect(self.tell)
        if self.speech is not None:
            self.speech.found.connect(self.tell)
        self.ordered.connect(self._on_order, Qt.ConnectionType.QueuedConnection)

    def able(self) -> dict[str, Any]:
        """What there is to be heard with."""
        voices = {}
        # Speech goes by ways of its own, so that it may be heard where this part of Qt knows no loudspeaker.
        unheard = self.loudspeaker is not None and self.loudspeaker.is_pretended
        if self.speech is not None and not unheard:
            voices = {language: self.speech.name(language) for language in self.speech.voices}
        return {"voices": voices, "device": "" if self.loudspeaker is None else self.loudspeaker.name}

    def tell(self) -> None:
        """Says what there is, when it is not what was said last."""
        able = self.able()
        if able != self._told:
            self._told = able
            _answer(able)

    def _on_order(self, line: str) -> None:
        order = json.loads(line)
        if order["way"] == "hush":
            self._hush()
            return

        def ended(whole: bool) -> None:
            _answer({"ended": order["id"], "whole": whole})

        if order["way"] == "clips":
            self._play(order, ended)
        elif self.speech is None:
            ended(False)
        else:
            self.speech.say(
                order["text"], order["language"], order["region"], order["volume"], order["speed"], ended
            )  # fmt: skip

    def _hush(self) -> None:
        for way in (self.loudspeaker, self.speech):
            if way is not None:
                way.hush()

    def _play(self, order: dict[str, Any], ended: Any) -> None:
        language, volume = order["language"], order["volume"]
        said = clips.pieces(order["plain"], language) if language else ()
        if self.loudspeaker is None or said is None:
            ended(False)
            return
        try:
            sound = clips.joined(said, language, volume, order["speed"]) if language else clips.chime(volume)
        except (OSError, ValueError) as fault:
            _log.warning("a recorded word cannot be read: %s", fault)
            ended(False)
            return
        self.loudspeaker.play(sound, ended)


def _loudspeaker(parent: QObject) -> Any:
    try:
        # Loads the sound library of the system, which a bare PC does not have.
        from ui.devices.loudspeaker import Loudspeaker
    except ImportError as missing:
        _log.warning("no sound: %s", missing)
        return None
    return Loudspeaker(parent)


def _speech(engine: str, parent: QObject) -> Any:
    try:
        from ui.devices.speech import Speech, engine_names
    except ImportError as missing:
        _log.warning("no speech: %s", missing)
        return None
    # Windows has an older engine beside its newer one; the Vietnamese voice may be known to one of them only.
    first = None
    for name in [engine] if engine else engine_names():
        made = Speech(name, parent)
        if "vi" in made.voices:
            return made
        first = first or made
    return first


def _answer(said: dict[str, Any]) -> None:
    print(json.dumps(said), flush=True)  # noqa: T201 - the other process reads it


def _listen(outlet: Outlet) -> None:
    for line in sys.stdin:
        outlet.ordered.emit(line)
    outlet.over.emit()


def main() -> int:
    """Until the input ends."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--without-speech", action="store_true")
    parser.add_argument("--engine", default="")
    parser.add_argument("--look", action="store_true")
    asked = parser.parse_args()
    app = QCoreApplication(sys.argv[:1])
    outlet = Outlet(speech=not asked.without_speech, engine=asked.engine)
    if asked.look:
        # Sound servers name their devices a moment after they were first asked.
        QTimer.singleShot(600, app.quit)
        app.exec()
        outlet.tell()
        return 0
    outlet.over.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    QTimer.singleShot(0, outlet.tell)
    threading.Thread(target=_listen, args=(outlet,), daemon=True).start()
    return int(app.exec())


if __name__ == "__main__":
    sys.exit(main())
