"""The portal switched on inside the desk: a process of its own, so that the desk never feels it."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, Signal

PROGRAM = Path(__file__).resolve().parents[1] / "main.py"
STOP_MS = 4_000
"""How long it may take to end in good order; after that it is ended."""
LAST_WORDS = 600
DATABASE = "ONESTOP_DATABASE"
NAME = "portalProcess"


class PortalProcess(QObject):
    """Starts and stops `main.py portal`; `changed` tells that its state, address or fault is another one.

    The database's address goes by the environment: on a command line others on this PC could read its password.
    """

    changed = Signal()

    def __init__(self, database: str, parent: QObject, program: Path = PROGRAM) -> None:
        super().__init__(parent)
        self.address = ""
        """Where it answers; empty while it does not."""
        self.fault = ""
        """What it said when it could not start."""
        self._program = program
        self._stopping = False
        self._process = QProcess(self)
        surroundings = QProcessEnvironment.systemEnvironment()
        surroundings.insert(DATABASE, database)
        surroundings.insert("PYTHONUTF8", "1")
        self._process.setProcessEnvironment(surroundings)
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.finished.connect(self._over)
        self._process.errorOccurred.connect(self._failed)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    @classmethod
    def of_this_pc(cls, database: str) -> "PortalProcess":
        """The one of this desk: it goes on when somebody else signs in, and ends with the desk."""
        application = QCoreApplication.instance()
        assert application is not None
        found: PortalProcess | None = application.findChild(cls, NAME)
        if found is None:
            # In the address of a file a per cent sign begins a letter written in figures.
            found = cls(database.replace("%", "%25") if database.startswith("sqlite:") else database, application)
            found.setObjectName(NAME)
        return found

    @property
    def runs(self) -> bool:
        """Whether it has been started and has not ended."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def start(self, port: int = 8080) -> None:
        """Starts it on this PC's own address."""
        if not self.runs:
            self.fault, self._stopping = "", False
            self._process.start(sys.executable, [str(self._program), "portal", "--port", str(port)])
            self.changed.emit()

    def stop(self) -> None:
        """Ends it."""
        if self.runs:
            self._stopping = True
            self._process.terminate()
            if not self._process.waitForFinished(STOP_MS):
                self._process.kill()
                self._process.waitForFinished(STOP_MS)

    def _hear(self) -> None:
        said = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace")
        for word in said.split():
            if word.startswith(("http:", "https:")):
                self.address = word
                self.changed.emit()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.fault = self._process.errorString()
            self.changed.emit()

    def _over(self, *_how: object) -> None:
        self.address = ""
        if not self._stopping:
            said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip()
            self.fault = said.splitlines()[-1][:LAST_WORDS] if said else ""
        self.changed.emit()
