"""The three ways a thing can fail: a rule said no, the world was not ready, or it is our bug (any other exception)."""

from collections.abc import Mapping

Fact = str | int | None


class Refusal(Exception):
    """A rule of the office said no; the face turns the code into a sentence.

    `code` is stable and tested; `facts` fill the sentence's named places.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, Fact] = facts

    def __str__(self) -> str:
        return f"{self.code} {dict(self.facts)}" if self.facts else self.code


class WorldError(Exception):
    """Something outside the program failed; nothing was saved and the same action may be tried again."""

    code = "offline"

    def __init__(self, code: str | None = None, **facts: Fact) -> None:
        self.code = code or self.code
        super().__init__(self.code)
        self.facts: Mapping[str, Fact] = facts


class Busy(WorldError):
    """The database was busy for longer than a person should wait at a button."""

    code = "busy"


class Offline(WorldError):
    """The database cannot be reached or written: `offline`, `disk_full`, `read_only` or `not_a_database`."""

    code = "offline"
