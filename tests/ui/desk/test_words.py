"""The desk's sentences: why this person, what a key will do, what a procedure costs."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from onestop_desk.domain.tickets import State
from onestop_desk.domain.turns import Role
from onestop_desk.services.views import DeskView, NextUp
from tests.ui.desk import scenes
from tests.ui.desk.fakes import PRIORITIES, FakeOffice
from ui.desk import function_bar, procedure_words, wording
from ui.desk.names import names_from
from ui.desk.side_panels import counter_state
from ui.desk.visit_header import calling_words

NAMES = names_from(FakeOffice().reasons, PRIORITIES)
BOOKED, ELDERLY, PLAIN = scenes.IDLE_ROWS
HELPED = scenes.waiting("C008", "Hưu trí xã hội", "09:58", "10:03", role=Role.HELP, helps_counter=4)


@pytest.mark.parametrize(
    ("following", "card", "answer"),
    [
        (
            NextUp(BOOKED, "appointment", "A022"),
            "Hẹn 10:00, đã đến giờ · Nguyễn Văn Long",
            "Công dân có hẹn 10:00 và đã đến lúc 09:50.",
        ),
        (
            NextUp(ELDERLY, "priority", "A022"),
            "Người cao tuổi, đã chờ 2 phút",
            "Người cao tuổi được gọi trước theo quy định.",
        ),
        (NextUp(PLAIN, "longest_wait", None), "Chờ lâu nhất, 6 phút", "Công dân đến lúc 09:57, chờ lâu nhất."),
        (
            NextUp(HELPED, "helped", None),
            "Giúp quầy 4, đã chờ 5 phút",
            "Nhóm của quầy 4 đang chờ lâu hơn nhóm của quầy này.",
        ),
        (
            NextUp(PLAIN, "only_one", None),
            "Chỉ có một người chờ, đã chờ 6 phút",
            "Chỉ có một công dân đang chờ quầy này.",
        ),
        (
            NextUp(PLAIN, "returned", "A030"),
            "Quay lại, đã chờ 6 phút",
            "Công dân đã có lượt trước đó và vừa quay lại.",
        ),
        (
            NextUp(BOOKED, "early", None),
            "Hẹn 10:00, quầy đang rảnh nên gọi sớm · Nguyễn Văn Long",
            "Công dân có hẹn 10:00, đến sớm và quầy không còn ai khác.",
        ),
    ],
    ids=lambda value: value.why if isinstance(value, NextUp) else "",
)
def test_why_this_person(following: NextUp, card: str, answer: str) -> None:
    assert wording.card_line(following, NAMES) == card
    assert wording.why_answer(following, NAMES) == answer


def test_the_question_names_whoever_came_earlier() -> None:
    assert wording.why_question(NextUp(BOOKED, "appointment", "A022")) == "Vì sao A021 trước A022?"
    assert wording.why_question(NextUp(BOOKED, "appointment", None)) == "Vì sao gọi A021?"


def test_who_comes_after_the_next_one() -> None:
    assert wording.after_that(scenes.idle(), NAMES) == "A023: người cao tuổi, được gọi ngay sau A021."
    assert wording.after_that(scenes.nobody(), NAMES) == ""


@pytest.mark.parametrize(
    ("view", "line"),
    [
        (scenes.called(), "chờ A014 vào quầy hoặc báo vắng mặt"),
        (scenes.serving(), "Kết thúc A014, rồi gọi A012 (quay lại)"),
        (replace(scenes.serving(), next_up=None), "Kết thúc A014, chưa có ai chờ tiếp"),
    ],
)
def test_what_f9_will_do(view: DeskView, line: str) -> None:
    assert wording.f9_line(view, NAMES) == line


def test_keys_that_cannot_act_stay_in_place_and_say_why() -> None:
    free = function_bar.faces(scenes.idle(), NAMES)
    assert [face.word for face in free.values() if face.shown] == [
        "Cấp số tại quầy", "Hướng dẫn VNeID", "Người để bên", "Gọi lại", "Chuyển quầy", "Vắng mặt", "Kết thúc…",
    ]  # fmt: skip
    assert free[Qt.Key.Key_F8].reason == "Chưa có công dân ở quầy"
    lost = function_bar.faces(scenes.serving(), NAMES, lost=True)
    assert {key for key, face in lost.items() if face.acts} == {Qt.Key.Key_F6}, "the guide needs no data"
    assert lost[Qt.Key.Key_F9].line == "Mất kết nối dữ liệu"


def test_a_procedure_in_the_words_of_the_counter() -> None:
    assert procedure_words.facts(scenes.BIRTH) == "3.000722 · Toàn trình · 3 ngày làm việc · Miễn phí"
    assert procedure_words.facts(scenes.COPY) == "2.000815 · Trực tiếp · trong ngày · phí 2.000 đồng"
    unknown = replace(scenes.DEATH, online_level=None, deadline=None, fee_kind="unknown")
    assert procedure_words.facts(unknown) == "1.000656", "what is not known is left out, never invented"
    several = replace(scenes.COPY, fee_amounts=(1000, 2000))
    assert procedure_words.fee(several) == "phí từ 1.000 đồng đến 2.000 đồng"
    assert procedure_words.count(scenes.BIRTH) == "1/3 giấy tờ"
    assert not procedure_words.complete(scenes.BIRTH)
    assert procedure_words.complete(scenes.COPY)
    cases = tuple(
        replace(p, required=False, ticked=False, case="Đối với công trình theo tuyến") for p in scenes.COPY.papers
    )
    assert not procedure_words.complete(replace(scenes.COPY, papers=cases)), "nothing was seen yet"
    assert procedure_words.paper_name(cases[0]) == f"Đối với công trình theo tuyến: {scenes.COPY.papers[0].name}"
    assert procedure_words.paper_name(scenes.COPY.papers[0]) == scenes.COPY.papers[0].name


def test_the_head_of_the_waiting_list() -> None:
    assert wording.queue_end(scenes.idle()) == "hết hàng chờ khoảng 10:30"
    assert wording.queue_end(scenes.lunch()) == "2 người trước giờ nghỉ"
    assert wording.queue_end(scenes.nobody()) == ""


def test_how_far_the_break_is() -> None:
    view = scenes.lunch()
    assert view.plan is not None
    assert wording.break_title(view.plan, view.day, scenes.clock("11:30")) == "Đã đến giờ nghỉ trưa"
    closing = scenes.day(near_closing=True)
    assert wording.break_title(view.plan, closing, scenes.clock("11:28")) == "Còn 2 phút đến giờ đóng cửa"
    assert wording.break_hours(view.plan) == "Nghỉ 11:30, làm lại 13:30"


def test_what_a_counter_does() -> None:
    now = scenes.clock("10:03")
    fresh = replace(scenes.OTHERS[0], ticket_since=now)
    assert counter_state(fresh, NAMES, now) == ("Đang phục vụ", "luc", "C010 · mới")
    closed = replace(scenes.MINE, state="closed")
    assert counter_state(closed, NAMES, now) == ("Chưa mở", "ink_soft", "")
    assert counter_state(scenes.MINE, NAMES, now) == ("Đang trống", "ink_soft", "")


def test_an_unknown_code_of_a_newer_office_file_is_shown_as_it_is() -> None:
    assert NAMES.reason("brand_new") == "brand_new"
    assert NAMES.reason(None) == ""
    assert NAMES.priority("brand_new") == "Ưu tiên"


def test_calls_are_counted_in_words() -> None:
    assert calling_words(scenes.visit(State.CALLED, calls_made=2)) == "Đang gọi lần 2"
