"""A sound server of the tests' own, whose loudspeaker can be pulled out, and a speech server that speaks into it."""

import os
import shutil
import signal
import subprocess
import time
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAMS = ("pulseaudio", "pactl", "parec", "speech-dispatcher", "espeak-ng")
_MODULES = [Path(place) for place in ("/usr/lib/speech-dispatcher-modules", "/usr/libexec/speech-dispatcher-modules")]
MISSING = [name for name in PROGRAMS if shutil.which(name) is None]
if not MISSING and not any((place / "sd_espeak-ng").exists() for place in _MODULES):
    MISSING = ["speech-dispatcher-espeak-ng"]
RATE = 8_000
_ESPEAK_CONF = Path("/etc/speech-dispatcher/modules/espeak-ng.conf")
_SETTINGS = """LogLevel 1
LogDir "{folder}"
DefaultVolume 100
SymbolsPreproc "char"
AudioOutputMethod "pulse"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
"""
_PATIENCE_S = 15


class SoundServer:
    """PulseAudio with one pretended loudspeaker, speech-dispatcher with espeak-ng; all below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.surroundings = {
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_SERVER": f"unix:{folder}/pulse.sock",
            "PULSE_RUNTIME_PATH": str(folder),
            "SPEECHD_ADDRESS": f"unix_socket:{folder}/speechd.sock",
        }
        (folder / "modules").mkdir()
        (folder / "speechd.conf").write_text(_SETTINGS.format(folder=folder), encoding="utf-8")
        shutil.copy(_ESPEAK_CONF, folder / "modules")
        socket = f"module-native-protocol-unix socket={folder}/pulse.sock auth-anonymous=1"
        self._pulse = self._start(
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes",
            "-L", socket, "-L", "module-always-sink",
        )  # fmt: skip
        _wait_for(folder / "pulse.sock")
        self.loudspeaker = ""
        self.plug_in()
        self.speech = self._start(
            "speech-dispatcher", "-s", "-c", "unix_socket", "-S", f"{folder}/speechd.sock", "-C", str(folder),
            "-L", str(folder), "-P", f"{folder}/speechd.pid", "-t", "0",
        )  # fmt: skip
        _wait_for(folder / "speechd.sock")

    def plug_in(self) -> None:
        """Puts the loudspeaker in."""
        self.loudspeaker = self._pactl("load-module", "module-null-sink", "sink_name=hall")

    def pull_out(self) -> None:
        """Takes it out."""
        self._pactl("unload-module", self.loudspeaker)

    @contextmanager
    def recorded(self) -> Iterator["Recording"]:
        """Writes down what the loudspeaker plays."""
        path = self.folder / "heard.raw"
        with path.open("wb") as file:
            command = ["parec", "-d", "hall.monitor", "--raw", f"--rate={RATE}", "--channels=1", "--latency-msec=50"]
            ear = subprocess.Popen(command, stdout=file, env=self._env())
            try:
                made = Recording(path)
                while path.stat().st_size < RATE // 10:
                    os.sched_yield()
                yield made
            finally:
                ear.terminate()
                ear.wait(_PATIENCE_S)

    def stop(self) -> None:
        """Ends both."""
        for server in (self.speech, self._pulse):
            server.send_signal(signal.SIGCONT)
            server.terminate()
            try:
                server.wait(_PATIENCE_S)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait(_PATIENCE_S)

    def _env(self) -> dict[str, str]:
        return {**os.environ, **self.surroundings}

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, env=self._env(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _pactl(self, *words: str) -> str:
        done = subprocess.run(
            ["pactl", *words], env=self._env(), capture_output=True, text=True, timeout=_PATIENCE_S, check=True
        )
        return done.stdout.strip()


class Recording:
    """What was heard so far."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def loud(self) -> str:
        """Each tenth of a second as # for sound and . for silence."""
        frames = self._path.read_bytes()
        samples = array("h", frames[: len(frames) // 2 * 2])
        step = RATE // 10
        parts = (samples[at : at + step] for at in range(0, len(samples), step))
        return "".join("#" if max(map(abs, part)) > 400 else "." for part in parts)

    def seconds(self) -> float:
        """From the first sound to the last."""
        return len(self.loud().strip(".")) / 10


@contextmanager
def sound_server() -> Iterator[SoundServer]:
    """One for as long as it is used."""
    with TemporaryDirectory(prefix="onestop-sound-", ignore_cleanup_errors=True) as folder:
        made = SoundServer(Path(folder))
        try:
            yield made
        finally:
            made.stop()


def _wait_for(path: Path) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not path.exists():
        if time.monotonic() > end:
            raise TimeoutError(path.name)
        os.sched_yield()
