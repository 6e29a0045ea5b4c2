"""What the board asks of the rest of the program: a snapshot, the lines, and to be told that something changed."""

from typing import Protocol

from PySide6.QtCore import SignalInstance

from onestop_desk.services.views import BoardView, LineView


class BoardService(Protocol):
    """Gives the hall's snapshot."""

    def snapshot(self) -> BoardView:
        """Everything the board shows now."""
        ...


class OfficeService(Protocol):
    """Knows the lines."""

    def lines(self) -> tuple[LineView, ...]:
        """All lines of the office."""
        ...


class Services(Protocol):
    """The part of the services that the board uses."""

    @property
    def board(self) -> BoardService:
        """Snapshots."""
        ...

    @property
    def office(self) -> OfficeService:
        """Lines."""
        ...


class Feed(Protocol):
    """Tells that something changed, and when nobody can tell any more."""

    @property
    def changed(self) -> SignalInstance:
        """Something was committed."""
        ...

    @property
    def lost(self) -> SignalInstance:
        """The database cannot be reached."""
        ...

    @property
    def found(self) -> SignalInstance:
        """It can be reached again."""
        ...
