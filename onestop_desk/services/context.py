"""What every service stands on: the database, the office's configuration, and one shape for every action."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from onestop_desk.data import journal, office
from onestop_desk.data.db import Database, transact
from onestop_desk.data.tx import OfficeRef, Row, Statement, Tx
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import HOUR
from onestop_desk.services.actors import Actor
from onestop_desk.services.config import Config, read_config
from onestop_desk.services.keys import new_id
from onestop_desk.services.ports import Ports
from onestop_desk.services.rights import Right, require, require_staff

T = TypeVar("T")
_FORGET_EVERY = 500
_ANSWERS = json.JSONEncoder(default=vars, separators=(",", ":"))


class _ConfigMoved(Exception):
    """Another station changed the set-up since it was last read here."""


@dataclass(frozen=True)
class Action:
    """One running action: its transaction, the set-up, who acts, and what was read with the first statements."""

    tx: Tx
    config: Config
    actor: Actor
    last_call_no: int
    reads: Sequence[list[Row]]

    def note(
        self,
        what: str,
        subject: str | None,
        from_state: str | None = None,
        to_state: str | None = None,
        reason: str | None = None,
        **facts: Any,
    ) -> None:
        """Writes one journal row under the actor's name."""
        who = (self.actor.kind, self.actor.id)
        journal.append(self.tx, new_id(), who, what, subject, from_state, to_state, reason, facts)


class Context:
    """The database of one office, with its configuration kept until the settings version changes."""

    def __init__(self, db: Database, ports: Ports, ref: OfficeRef) -> None:
        self.db = db
        self.ports = ports
        self.ref = ref
        self._config: Config | None = None
        self._lock = Lock()
        self._actions = 0

    def config(self) -> Config:
        """The set-up as last read; loaded on first use."""
        return self._config or self.reload()

    def reload(self) -> Config:
        """Reads the set-up again."""
        with self.db.read(self.ref, office.CONFIG) as tx:
            if not tx.first[0]:
                raise Refusal("not_set_up")
            made = read_config(tx.first)
        with self._lock:
            if self._config is None or made.version >= self._config.version:
                self._config = made
        return made

    def act_on_setup(
        self,
        actor: Actor,
        right: Right,
        action: str,
        work: Callable[[Action], T],
        first: Callable[[Config], Sequence[Statement]] | Sequence[Statement] = (),
        *,
        lock: bool = True,
    ) -> T:
        """The same as `act` for an action that changes what is kept in memory: it is read again before the answer."""
        answer = self.act(actor, right, action, work, first, lock=lock)
        self.reload()
        return answer

    def act(
        self,
        actor: Actor,
        right: Right,
        action: str,
        work: Callable[[Action], T],
        first: Callable[[Config], Sequence[Statement]] | Sequence[Statement] = (),
        *,
        key: str | None = None,
        answer: Callable[..., T] | None = None,
        lock: bool = True,
    ) -> T:
        """One action of a person: right, earlier answer to the key, `work`, the answer kept, all in one transaction.

        `first` are statements sent with the start of the transaction; their answers are `Action.reads`. Raises what
        `work` refuses, Busy or Offline. With `lock` the action is alone in its office.
        """
        require(actor, right)
        while True:
            config = self.config()
            statements = first(config) if callable(first) else first

            def run(tx: Tx, config: Config = config) -> T:
                if not tx.first[0]:
                    raise Refusal("not_set_up")
                version, call_no, earlier = tx.first[0][0]
                if earlier is not None and answer is not None:
                    return answer(**json.loads(earlier))
                if version != config.version:
                    raise _ConfigMoved
                require_staff(actor, right, config.staff)
                result = work(Action(tx, config, actor, call_no, tx.first[1:]))
                if key is not None:
                    self._keep(tx, key, action, result, config)
                return result

            try:
                return transact(self.db, self.ref, run, [office.head(key), *statements], lock=lock)
            except _ConfigMoved:
                self.reload()

    def _keep(self, tx: Tx, key: str, action: str, result: Any, config: Config) -> None:
        office.keep_answer(tx, key, action, _ANSWERS.encode(result))
        self._actions += 1
        if self._actions % _FORGET_EVERY == 0:
            office.drop_answers(tx, tx.now - config.settings.answer_hours * HOUR)

    @contextmanager
    def look(
        self, first: Callable[[Config], Sequence[Statement]] | Sequence[Statement] = ()
    ) -> Iterator[tuple[Tx, Config, Sequence[list[Row]]]]:
        """A consistent look at the office: (transaction, set-up, answers of `first`)."""
        config = self.config()
        statements = first(config) if callable(first) else first
        with self.db.read(self.ref, [office.version(), *statements]) as tx:
            if tx.first[0] and tx.first[0][0][0] == config.version:
                yield tx, config, tx.first[1:]
                return
        config = self.reload()
        statements = first(config) if callable(first) else first
        with self.db.read(self.ref, [office.version(), *statements]) as tx:
            yield tx, config, tx.first[1:]
