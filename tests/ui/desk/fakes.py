"""An office in memory: its people, lines, reasons, procedures and day, around the desk's own service."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.messages import MessageSetup
from onestop_desk.domain.settings import OfficeSettings
from onestop_desk.domain.voice import VoiceSetup
from onestop_desk.services.actors import Actor
from onestop_desk.services.kiosk import PriorityView
from onestop_desk.services.messages import MessagesView
from onestop_desk.services.office import Reason
from onestop_desk.services.views import (
    DeskView,
    ProcedureHit,
    ProcedureView,
    StaffView,
)
from tests.ui.desk import fake_catalogue, scenes
from tests.ui.desk.fake_desk import FakeDesk
from tests.ui.desk.fake_forms import FakeForms
from tests.ui.desk.fake_guide import FakeGuide

CLERK = Actor("person", "s1", "clerk", "pc1")
HEAD = Actor("person", "s9", "head", "pc1")
PEOPLE = (StaffView("s1", "Nguyễn Thị Hạnh", "clerk", True), StaffView("s9", "Nông Đức Long", "head", True))


def reason(code: str, text: str) -> Reason:
    """A reason of the office's own list."""
    return Reason(code, text, text, False)


REASONS = {
    "picked": (reason("urgent", "Việc gấp"), reason("same_person", "Cùng người, thêm việc")),
    "paused": (reason("meeting", "đi họp"), reason("break", "nghỉ giải lao")),
    "aside": (reason("missing_papers", "Về lấy giấy tờ còn thiếu"), reason("copy", "đi sao chụp")),
    "priority_corrected": (reason("mistake", "Bấm nhầm ở kiosk"), reason("seen", "Cán bộ thấy cần ưu tiên")),
    "after_stop": (reason("short", "Việc ngắn, làm kịp"),),
    "early_missed": (reason("said_no", "Công dân báo không đến"),),
    "refused": (reason("not_ours", "Không thuộc thẩm quyền"), reason("fake", "Giấy tờ không hợp lệ")),
    "transferred": (reason("wrong_line", "Lấy nhầm nhóm"),),
    "line_closed": (reason("power", "Mất điện"),),
}


def _priority(code: str, name: str, short: str) -> PriorityView:
    return PriorityView(
        code=code, name=name, name_en=name, short=short, short_en=short, icon="star", age=None, staff_only=False
    )


PRIORITIES = (
    _priority("elderly", "Người cao tuổi", "Cao tuổi"),
    _priority("disabled", "Người khuyết tật", "Khuyết tật"),
)


class FakeOffice:
    """services.office of the pictures."""

    def __init__(self) -> None:
        self.changed: dict[str, Any] = {}
        self.is_demo = False

    def office(self) -> Any:
        return replace(scenes.OFFICE, is_demo=self.is_demo)

    def lines(self) -> Any:
        return tuple(replace(line, open=self.changed.get(line.id, True)) for line in scenes.LINES)

    def counters(self) -> Any:
        return (scenes.MINE, *scenes.OTHERS)

    def settings(self) -> OfficeSettings:
        known = {k: v for k, v in self.changed.items() if not k.startswith("l")}
        return OfficeSettings(**known)

    def change_settings(self, actor: Actor, **changes: int) -> None:
        if actor.role != "head":
            raise Refusal("not_allowed")
        self.changed.update(changes)

    def set_line_open(
        self, actor: Actor, line_id: str, is_open: bool, reason: str | None = None, reopens_at: int | None = None
    ) -> None:
        self.changed[line_id] = is_open

    def reasons(self, kind: str) -> tuple[Reason, ...]:
        return REASONS[kind]


class FakeProcedures:
    """services.procedures with three procedures."""

    all = (scenes.BIRTH, scenes.COPY, scenes.DEATH)

    def search(self, text: str, limit: int = 20) -> tuple[ProcedureHit, ...]:
        found = [p for p in self.all if text.lower() in p.name.lower()]
        return tuple(ProcedureHit(p.id, p.code, p.name, p.field, p.line_id, p.line_letter, ()) for p in found[:limit])

    def get(self, procedure_id: str) -> ProcedureView:
        return next(p for p in self.all if p.id == procedure_id)

    def fields(self) -> tuple[str, ...]:
        return ("Hộ tịch",)


class FakeDay:
    """services.day, which only counts."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fails: Exception | None = None

    def _note(self, name: str) -> int:
        self.asked.append(name)
        if self.fails is not None:
            raise self.fails
        return 1

    def freeze_for_break(self, actor: Actor) -> int:
        return self._note("freeze_for_break")

    def end_half_day(self, actor: Actor) -> int:
        return self._note("end_half_day")

    def reopen_day(self, actor: Actor) -> None:
        self._note("reopen_day")

    def close_day(self, actor: Actor) -> Any:
        self._note("close_day")
        return SimpleNamespace(left=1, done=40, erased=0)


class FakeSignIn:
    """services.sign_in with two people."""

    def __init__(self) -> None:
        self.signed_out: list[str] = []

    def people(self) -> tuple[StaffView, ...]:
        return PEOPLE

    def sign_out(self, actor: Actor) -> None:
        self.signed_out.append(actor.id)

    def with_password(self, name: str, password: str) -> Actor:
        if password != "a password":
            raise Refusal("wrong_password")
        return HEAD if name in ("s9", PEOPLE[1].name) else CLERK

    def demo(self, staff_id: str) -> Actor:
        return HEAD if staff_id == "s9" else CLERK


class FakeServices:
    """The services of the office in memory."""

    def __init__(self, view: DeskView) -> None:
        self.desk = FakeDesk(view)
        self.guide = FakeGuide()
        self.forms = FakeForms(self.desk)
        self.office = FakeOffice()
        self.procedures = FakeProcedures()
        self.day = FakeDay()
        self.dossiers = SimpleNamespace(requests=self.desk.requests.__getitem__)
        self.sign_in = FakeSignIn()
        self.emergency = SimpleNamespace(open_calls=lambda: ())
        self.announcing = SimpleNamespace(setup=VoiceSetup)
        self.messages = SimpleNamespace(view=lambda: MessagesView(MessageSetup(), frozenset(), 0, 0, ()))
        self.kiosk = SimpleNamespace(
            priorities=lambda: PRIORITIES, outlook=lambda ticket_id: SimpleNamespace(people_before=3, minutes=15)
        )
        for name, service in fake_catalogue.services().items():
            setattr(self, name, service)
