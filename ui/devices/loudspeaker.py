"""Plays sound on the machine's usual loudspeaker, and notices when it is pulled out; only where QtMultimedia loads."""

import time
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudio, QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices

from ui.devices.samples import RATE, Samples, fitted, seconds, silence

_FORMATS = {
    QAudioFormat.SampleFormat.UInt8: "u8",
    QAudioFormat.SampleFormat.Int16: "i16",
    QAudioFormat.SampleFormat.Int32: "i32",
    QAudioFormat.SampleFormat.Float: "f32",
}
_ROOM = 0.12
"""Seconds of silence at the end: some devices swallow the last of what they are given."""
_AHEAD = 0.2
"""Seconds the device may hold of what is still to be heard; its own wish can be two, and as late is then the end."""
_LEAST = 0.6
"""A device that is done with less than this share of the time has played it to nobody."""


_STALL_MS = 1_500
"""A device so late is dead: some sound servers do not tell that their only one is gone."""
_SETTLE_MS = 1_000
"""After loudspeakers came or went: a sound server that is still moving things swallows what is played meanwhile."""
_NOBODY = b"auto_null"
"""What sound servers offer when there is no loudspeaker: whatever is played there, nobody hears."""


class Loudspeaker(QObject):
    """One sound at a time; `changed` tells that loudspeakers came or went.

    After `stalled` nothing played here is heard any more: only a new process has a fresh connection to the server.
    """

    changed = Signal()
    stalled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._on_outputs)
        self._sink: QAudioSink | None = None
        self._device = QAudioDevice()
        self._buffer = QBuffer(self)
        self._stall = QTimer(self, singleShot=True)
        self._stall.timeout.connect(self._on_stall)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self.changed)
        self._ended: Callable[[bool], None] | None = None
        self._least = 0.0
        self._began = 0.0

    @property
    def name(self) -> str:
        """Of the usual loudspeaker, empty without one."""
        usual = self._usual()
        return "" if usual.isNull() else str(usual.description())

    @property
    def is_pretended(self) -> bool:
        """There is a sound server, and no loudspeaker on it."""
        return bool(QMediaDevices.defaultAudioOutput().id() == _NOBODY)

    def _usual(self) -> QAudioDevice:
        unsure = self.is_pretended or self._settling.isActive()
        return QAudioDevice() if unsure else QMediaDevices.defaultAudioOutput()

    def play(self, samples: Samples, ended: Callable[[bool], None]) -> None:
        """Plays it from the beginning and tells once whether it was played to its end."""
        self.stop()
        self._device = self._usual()
        if self._device.isNull():
            ended(False)
            return
        kind = _format_for(self._device)
        sound = fitted(samples + silence(_ROOM), kind.sampleRate(), kind.channelCount(), _FORMATS[kind.sampleFormat()])
        self._least, self._began = _LEAST * seconds(samples), time.monotonic()
        self._ended = ended
        self._buffer.setData(QByteArray(sound))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(self._device, kind, self)
        self._sink.setBufferSize(kind.bytesForDuration(round(_AHEAD * 1_000_000)))
        self._sink.stateChanged.connect(self._on_state)
        self._sink.start(self._buffer)
        self._stall.start(round(1000 * seconds(samples)) + _STALL_MS)

    def hush(self) -> None:
        """Stops in the middle, and says so."""
        self._end(False)

    def stop(self) -> None:
        """Is silent; nobody is told."""
        self._ended = None
        self._stall.stop()
        sink, self._sink = self._sink, None
        if sink is not None:
            sink.stateChanged.disconnect(self._on_state)
            sink.reset()
            sink.deleteLater()
        self._buffer.close()

    def _on_state(self, state: QAudio.State) -> None:
        if state == QAudio.State.IdleState:
            self._end(self._buffer.atEnd() and time.monotonic() - self._began >= self._least)
        elif state == QAudio.State.StoppedState:
            self._end(False)

    def _on_stall(self) -> None:
        self._end(False)
        self.stalled.emit()

    def _on_outputs(self) -> None:
        self._settling.start()
        if self._ended is not None and self._device.id() not in {d.id() for d in QMediaDevices.audioOutputs()}:
            self._end(False)
        self.changed.emit()

    def _end(self, whole: bool) -> None:
        ended = self._ended
        self.stop()
        if ended is not None:
            ended(whole)


def _format_for(device: QAudioDevice) -> QAudioFormat:
    ours = QAudioFormat()
    ours.setSampleRate(RATE)
    ours.setChannelCount(1)
    ours.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    if device.isFormatSupported(ours):
        return ours
    theirs = device.preferredFormat()
    return theirs if theirs.sampleFormat() in _FORMATS else ours
