"""The VNeID guide: the file it is walked from, what each walk led to, and how the campaign goes; counts only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Lock

from onestop_desk.data import guided, office
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import AgeGroup, Face, Guide, Reason, Result
from onestop_desk.services.actors import Actor
from onestop_desk.services.context import Action, Context
from onestop_desk.services.guide_campaign import campaign_of, campaign_reads
from onestop_desk.services.guide_file import GUIDE, read_guide
from onestop_desk.services.guide_settings import SETTING, checked, office_of, village_rows
from onestop_desk.services.guide_views import Campaign, Done, GuideOffice, Village
from onestop_desk.services.keys import new_id
from onestop_desk.services.rights import Right


@dataclass(frozen=True)
class _Written:
    walk_id: str


class VneidGuide:
    """The verbs around the guide; without a readable file everything but `guide` still works."""

    def __init__(self, context: Context, file: Path = GUIDE) -> None:
        self._context = context
        self._file = file
        self._read: Guide | Refusal | None = None
        self._lock = Lock()

    def guide(self) -> Guide:
        """The guide; raises Refusal("bad_guide") where its file is broken, with the line that is wrong."""
        with self._lock:
            if self._read is None:
                try:
                    self._read = read_guide(self._file)
                except Refusal as refused:
                    self._read = refused
        if isinstance(self._read, Refusal):
            raise Refusal(self._read.code, **self._read.facts)
        return self._read

    def trouble(self) -> Refusal | None:
        """Why there is no guide, None when there is one; asked at start, so that it is said at once."""
        try:
            self.guide()
        except Refusal as refused:
            return refused
        return None

    def office(self) -> GuideOffice:
        """What the office adds: where its police desk is, whom to call, how many people it wants to reach."""
        with self._context.look([guided.police_counters()]) as (_tx, config, (rows,)):
            return office_of(config, rows)

    def villages(self) -> tuple[Village, ...]:
        """The villages that are listed, by name; none where the office keeps no such list."""
        with self._context.look([guided.villages()]) as (_tx, _config, (rows,)):
            return tuple(Village(*row[:3]) for row in rows if row[3])

    def finish(self, actor: Actor, done: Done, key: str) -> None:
        """Writes down what a walk led to; the same key writes it once.

        Beside a citizen sits a clerk; a kiosk and a phone at home can only know that somebody was told.
        Raises Refusal: unknown_guide_outcome, bad_guide_result, unknown_village, bad_guide.
        """
        face = _face(actor)
        if done.outcome_id not in self.guide().outcomes:
            raise Refusal("unknown_guide_outcome")
        if face is not Face.DESK and done.result is not Result.INFORMED:
            raise Refusal("bad_guide_result")

        def work(action: Action) -> _Written:
            if done.village_id is not None and all(row[0] != done.village_id for row in action.reads[0]):
                raise Refusal("unknown_village")
            walk_id = new_id()
            reason = Reason(done.reason).value if done.reason else None
            age_group = AgeGroup(done.age_group).value if done.age_group else None
            result = Result(done.result).value
            guided.insert(
                action.tx,
                id=walk_id,
                face=face.value,
                outcome=done.outcome_id,
                result=result,
                reason=reason,
                age_group=age_group,
                village=done.village_id,
            )
            facts = {"outcome": done.outcome_id, "face": face.value, "age_group": age_group}
            action.note("guided", walk_id, None, result, reason, **facts)
            return _Written(walk_id)

        self._context.act(actor, Right.GUIDE, "guided", work, [guided.villages()], key=key, answer=_Written)

    def campaign(self, first: date, last: date) -> Campaign:
        """The counts from one day to another, both included; raises Refusal("bad_days")."""
        if last < first:
            raise Refusal("bad_days")
        with self._context.look(lambda config: campaign_reads(config, first, last)) as (_tx, config, answers):
            return campaign_of(first, last, config, *answers)

    def set_villages(self, actor: Actor, counts: Sequence[tuple[str, int]]) -> tuple[Village, ...]:
        """The list of villages with how many people have no account, in place of the list before.

        A village that is on it no longer keeps what was counted for it. Raises Refusal: not_allowed, bad_villages
        with the line, from 1.
        """
        rows = village_rows(counts)

        def work(action: Action) -> tuple[Village, ...]:
            guided.unlist_villages(action.tx)
            for name, count in rows:
                guided.put_village(action.tx, new_id(), name, count)
            people = sum(count for _name, count in rows)
            action.note("villages", None, villages=len(rows), people=people)
            listed = action.tx.read(guided.villages()[0])
            return tuple(Village(*row[:3]) for row in listed if row[3])

        return self._context.act(actor, Right.CHANGE_OFFICE, "villages", work)

    def change(
        self,
        actor: Actor,
        *,
        police_place: str | None = None,
        police_hours: str | None = None,
        hotline: str | None = None,
        page: str | None = None,
        video: str | None = None,
        target: int | None = None,
        target_since: date | None = None,
    ) -> GuideOffice:
        """Changes what the office adds to the guide; None leaves a part as it is, "" takes it away.

        Raises Refusal: not_allowed, bad_guide_setting with the name of the part.
        """
        given = {
            "police_place": police_place,
            "police_hours": police_hours,
            "hotline": hotline,
            "page": page,
            "video": video,
            "target": target,
            "target_since": target_since,
        }
        changed = checked(given)

        def work(action: Action) -> GuideOffice:
            stored = {**action.config.stored.get(SETTING, {}), **changed}
            office.put_setting(action.tx, SETTING, stored)
            office.bump(action.tx)
            action.note("guide_setting", None, changed=sorted(changed))
            config = replace(action.config, stored={**action.config.stored, SETTING: stored})
            return office_of(config, action.reads[0])

        return self._context.act_on_setup(actor, Right.CHANGE_OFFICE, "guide_setting", work, [guided.police_counters()])


def _face(actor: Actor) -> Face:
    return {"person": Face.DESK, "citizen": Face.PORTAL}.get(actor.kind, Face.KIOSK)
