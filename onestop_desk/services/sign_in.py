"""Signing in: a name and a password (argon2id), a name alone in the demo office only, and the staff list."""

from onestop_desk.data import office, tickets
from onestop_desk.domain.errors import Refusal
from onestop_desk.services.actors import Actor
from onestop_desk.services.context import Action, Context
from onestop_desk.services.keys import new_id
from onestop_desk.services.rights import Right
from onestop_desk.services.views import StaffView

SHORTEST_PASSWORD = 10
FEWEST_DIFFERENT = 4


def hash_password(password: str) -> str:
    """The argon2id hash of a new password; raises Refusal("weak_password")."""
    from argon2 import PasswordHasher

    if len(password) < SHORTEST_PASSWORD or len(set(password)) < FEWEST_DIFFERENT:
        raise Refusal("weak_password", least=SHORTEST_PASSWORD, different=FEWEST_DIFFERENT)
    return PasswordHasher().hash(password)


def _fits(stored: str | None, password: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    if not stored:
        return False
    try:
        return PasswordHasher().verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


class SignIn:
    """The verbs at the door."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def people(self, *, stopped: bool = False) -> tuple[StaffView, ...]:
        """Staff who may sign in, by name; with `stopped` also those whose account was stopped."""
        with self._context.look() as (_, config, _answers):
            return tuple(s for s in config.staff.values() if s.active or stopped)

    def with_password(self, staff_id: str, password: str) -> Actor:
        """Signs a member of staff in; raises Refusal("wrong_password") also for somebody unknown."""
        with self._context.look() as (tx, _, _answers):
            row = office.staff_password(tx, staff_id)
        if row is None or not row[3] or not _fits(row[2], password):
            self._note(Actor("system", "system"), "sign_in_refused", staff_id if row else None)
            raise Refusal("wrong_password")
        actor = Actor("person", staff_id, row[1])
        self._note(actor, "signed_in", staff_id)
        return actor

    def demo(self, staff_id: str) -> Actor:
        """Signs somebody in without a password, in the demo office only; raises Refusal("not_allowed")."""
        with self._context.look() as (_, config, _answers):
            person = config.staff.get(staff_id)
            if not config.office.is_demo:
                raise Refusal("not_allowed", right="demo")
        if person is None or not person.active:
            raise Refusal("no_such_staff")
        actor = Actor("person", staff_id, person.role)
        self._note(actor, "signed_in", staff_id)
        return actor

    def sign_out(self, actor: Actor) -> None:
        """Journals that a person went."""
        self._note(actor, "signed_out", actor.id, Right.SIGN_OUT)

    def _note(self, actor: Actor, what: str, staff_id: str | None, right: Right = Right.RUN_DAY) -> None:
        self._context.act(actor, right, what, lambda action: action.note(what, staff_id))

    def add_staff(self, actor: Actor, name: str, role: str, password: str) -> str:
        """Adds a member of staff with a password chosen now; the new id.

        Raises Refusal: not_allowed, weak_password, bad_setup.
        """
        if not name.strip() or role not in ("head", "clerk"):
            raise Refusal("bad_setup", part="staff")
        hashed = hash_password(password)

        def work(action: Action) -> str:
            staff_id = new_id()
            office.insert_staff(action.tx, id=staff_id, name=name.strip(), role=role, password_hash=hashed)
            office.bump(action.tx)
            action.note("staff_added", staff_id, to_state=role)
            return staff_id

        return self._context.act(actor, Right.CHANGE_OFFICE, "add_staff", work)

    def set_active(self, actor: Actor, staff_id: str, is_active: bool) -> None:
        """Stops an account, with the counters it has open, or lets it sign in again; what it did stays on record.

        Nobody stops their own account, so there is always a head. Raises Refusal: not_allowed, own_account,
        no_such_staff, counter_busy (somebody is being served by that person).
        """

        def work(action: Action) -> None:
            if staff_id == actor.id:
                raise Refusal("own_account")
            person = action.config.staff.get(staff_id)
            if person is None:
                raise Refusal("no_such_staff")
            if not is_active:
                _leave_counters(action, staff_id)
            office.set_staff_active(action.tx, staff_id, is_active)
            office.bump(action.tx)
            states = ("stopped", "active")
            action.note("staff_active", staff_id, states[person.active], states[is_active])

        self._context.act(actor, Right.CHANGE_OFFICE, "set_active", work, (office.counter_states(),))

    def change_password(self, actor: Actor, old: str, new: str) -> None:
        """Changes one's own password; raises Refusal: wrong_password, weak_password."""
        hashed = hash_password(new)

        def work(action: Action) -> None:
            row = office.staff_password(action.tx, actor.id)
            if row is None or not _fits(row[2], old):
                raise Refusal("wrong_password")
            office.set_password(action.tx, actor.id, hashed)
            action.note("password_changed", actor.id)

        self._context.act(actor, Right.SERVE, "change_password", work)


def _leave_counters(action: Action, staff_id: str) -> None:
    """Closes the counters a person has open: nobody else could sit down there otherwise."""
    for counter_id, state, _why, _until, sits, _undo in action.reads[0]:
        if sits != staff_id or state == "closed":
            continue
        open_tickets = action.tx.reads(tickets.open_at(counter_id))[0]
        if open_tickets:
            raise Refusal("counter_busy", number=tickets.ticket(open_tickets[0]).shown)
        office.set_counter(action.tx, counter_id, "closed", None, None, None)
        action.note("counter", counter_id, state, "closed", staff=None, until=None)
