"""Hồ sơ at the desk: what is due, handing back, an import, what does not fit, and one dossier typed in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onestop_desk import words
from onestop_desk.domain.dossiers import Ask, Channel, Status
from onestop_desk.domain.instants import HOUR
from onestop_desk.words import phrases
from tests.moved_clock import instant
from tests.services.dossier_files.exports import separated
from tests.services.dossiers.told import CODE, OTHER, accepted, finished, told
from tests.ui.desk.dossiers.conftest import SIZE, Room
from tests.ui.desk.test_look import cut_off
from ui import theme
from ui.desk.dossiers.differences import Kind

pytestmark = pytest.mark.qt
Key = Qt.Key
DAY = 24 * HOUR
THIRD = "H05.190-261118-0003"
HEADER = ["Mã hồ sơ", "Chủ hồ sơ", "Ngày tiếp nhận", "Trạng thái", "Hình thức nộp"]


def fill(room: Room) -> None:
    """Something of every kind."""
    accepted(
        room.services,
        told(responsible="Phòng Tư pháp"),
        told(OTHER, 3, due_at=instant("2026-11-25 10:00"), channel=Channel.COUNTER),
        told(THIRD, 4, status=Status.MORE_PAPERS, due_at=None, asks=(Ask(instant("2026-11-19 08:00")),)),
        finished("H05.190-261118-0004", 5),
        finished("H05.190-261118-0005", 6, due_at=instant("2026-11-17 10:00")),
    )


def test_overdue_stands_above_and_an_apology_is_kept(room: Room) -> None:
    fill(room)
    section = room.show()
    assert [row.dossier.code for row in section.due.model.rows()] == [CODE, OTHER, THIRD]
    first = section.due.model.index(0, 0).data()
    assert first == "Quá hạn 1 ngày làm việc"
    assert section.due.model.index(0, 4).data() == "Phòng Tư pháp"
    room.press(Key.Key_L, alt=True)
    stored = room.services.dossiers.by_code(CODE)
    assert stored is not None
    assert stored.apology_at == room.clock.now
    assert room.said[-1] == ("Đã ghi thư xin lỗi", CODE, "luc")
    assert not section.apologise.isEnabled()
    room.press(Key.Key_Down)
    assert section.apologise.reason == "Hồ sơ này chưa quá hạn"


def test_a_result_goes_to_the_post_and_arrives_and_another_is_fetched(room: Room) -> None:
    fill(room)
    section = room.show()
    room.press(Key.Key_T, alt=True)
    rows = section.hand_back.model.rows()
    assert [row.dossier.code for row in rows] == ["H05.190-261118-0004", "H05.190-261118-0005"]
    assert not section.deliver.isEnabled()
    room.press(Key.Key_B, alt=True)
    assert [row.with_post for row in section.hand_back.model.rows()] == [False, True]
    chosen = section.hand_back.chosen()
    assert chosen is not None
    assert chosen.with_post
    assert not section.post.isEnabled()
    room.press(Key.Key_P, alt=True)
    room.press(Key.Key_A, alt=True)
    assert all(row.done_at for row in section.hand_back.model.rows())
    said = [section.hand_back.model.index(n, 0).data() for n in range(2)]
    assert sorted(said) == ["Bưu điện đã phát", "Đã trả công dân"]
    assert section.hand_over.reason == "Công dân đã nhận kết quả này"
    assert section.hand_back.head is not None
    assert section.hand_back.head.remark.text().startswith("0 kết quả chờ trả")
    codes = ("H05.190-261118-0004", "H05.190-261118-0005")
    assert {d.status for c in codes if (d := room.services.dossiers.by_code(c))} == {Status.RETURNED}


def test_an_export_is_read_looked_through_and_taken(room: Room, tmp_path: Path) -> None:
    section = room.show()
    room.press(Key.Key_N, alt=True)
    rows = [[CODE, "Nguyễn Thị Riêng", "18/11/2026 08:00", "Đang xử lý", "Trực tuyến"],
            [OTHER, "Trần Văn Riêng", "hôm qua", "Đang xử lý", "Trực tiếp"]]  # fmt: skip
    room.files.open = separated(tmp_path, [HEADER, *rows])
    room.press(Key.Key_O, ctrl=True)
    proposal = section.importing.proposal
    assert [row.kind for row in proposal.model.rows()] == [Kind.REJECTED]
    assert "Không đọc cột về công dân: Chủ hồ sơ" in proposal.columns.text()
    assert not proposal.accept.isEnabled()
    room.press(Key.Key_1)
    assert [row.kind for row in proposal.model.rows()] == [Kind.REJECTED, Kind.ADDED]
    room.press(Key.Key_B, ctrl=True)
    room.press(Key.Key_Return, ctrl=True)
    assert room.said[-1] == ("Đã nhập hồ sơ", "1 mới, 1 bỏ qua.", "luc")
    assert room.services.dossiers.by_code(CODE) is not None
    assert len(section.importing.start.earlier.model.rows()) == 1


def test_a_row_that_is_older_is_taken_when_the_clerk_says_so(room: Room, tmp_path: Path) -> None:
    accepted(room.services, finished(channel=Channel.COUNTER))
    section = room.show()
    room.press(Key.Key_N, alt=True)
    row = [CODE, "Nguyễn Thị Riêng", "18/11/2026 08:00", "Đang xử lý", "Trực tiếp", ""]
    room.files.open = separated(tmp_path, [[*HEADER, "Ngày xử lý xong"], row])
    room.press(Key.Key_O, ctrl=True)
    proposal = section.importing.proposal
    assert [row.kind for row in proposal.model.rows()] == [Kind.CONFLICT]
    assert proposal.take_older.isVisible()
    assert not proposal.accept.isEnabled()
    room.press(Key.Key_L, ctrl=True)
    assert [row.kind for row in proposal.model.rows()] == [Kind.CHANGED]
    assert not proposal.take_older.isVisible()
    room.press(Key.Key_Return, ctrl=True)
    stored = room.services.dossiers.by_code(CODE)
    assert stored is not None
    assert (stored.status, stored.finished_at) == (Status.IN_PROGRESS, None)


def test_a_file_that_is_no_export_is_refused_in_words(room: Room, tmp_path: Path) -> None:
    section = room.show()
    room.press(Key.Key_N, alt=True)
    room.files.open = separated(tmp_path, [["Mã TTHC", "Tên"], ["1.001193", "Khai sinh"]])
    room.press(Key.Key_O, ctrl=True)
    headline, sentence, tone = room.said[-1]
    assert "Không thấy dòng tiêu đề" in headline
    assert "Xuất lại tệp" in sentence
    assert tone == "cam"
    assert section.importing.stack.currentWidget() is section.importing.start


def test_one_dossier_is_typed_in(room: Room) -> None:
    section = room.show()
    section.entry.code.setFocus()
    room.type("12")
    room.press(Key.Key_Return)
    assert "H05.190-261123-0038" in section.entry._code_field.fault.text()
    section.entry.code.clear()
    room.type(CODE.lower())
    room.press(Key.Key_Tab)
    room.type("khai tu")
    assert "khai tử" in section.entry.told.text()
    section.entry.channel.setCurrentIndex(1)
    section.entry.received.setText("24/11/2026 08:00")
    room.press(Key.Key_Return, ctrl=True)
    assert "không sau hôm nay" in section.entry._received_field.fault.text()
    section.entry.received.setText("20/11 15:30")
    room.press(Key.Key_Return, ctrl=True)
    stored = room.services.dossiers.by_code(CODE)
    assert stored is not None
    assert (stored.channel, stored.source, stored.due_at) == (Channel.ONLINE, "counter", instant("2026-11-23 17:00"))
    assert stored.received_at == instant("2026-11-20 15:30")
    assert section.entry.code.text() == ""
    assert [row.dossier.code for row in section.due.model.rows()] == [CODE]


def test_what_an_export_left_out_is_filled_in_in_the_same_line(room: Room) -> None:
    accepted(room.services, told(paid=None, by_post=False))
    section = room.show()
    section.entry.code.setFocus()
    room.type(CODE)
    assert section.entry.told.text().startswith("Hồ sơ này đã có, Đang xử lý")
    assert (section.entry.procedure.isEnabled(), section.entry.channel.currentIndex()) == (False, 1)
    room.press(Key.Key_Return, ctrl=True)
    assert section.entry.told.text() == "Chưa có gì khác với hồ sơ đang có."
    section.entry.paid.setCurrentIndex(1)
    QTest.mouseClick(section.entry.boxes["by_post"].rows()[0], Qt.MouseButton.LeftButton)
    room.press(Key.Key_Return, ctrl=True)
    stored = room.services.dossiers.by_code(CODE)
    assert stored is not None
    assert (stored.paid, stored.by_post, stored.papers_digitised) == ("online", True, None)
    assert room.said[-1] == ("Đã bổ sung hồ sơ", CODE, "luc")
    assert section.entry.procedure.isEnabled()


def test_what_does_not_fit_is_looked_for_in_the_days_that_are_chosen(room: Room) -> None:
    ended = instant("2026-09-03 08:00")
    old = finished(received_at=ended - DAY, due_at=None, channel=Channel.COUNTER, finished_at=ended)
    accepted(room.services, old)
    section = room.show()
    section.tabs.choose("unfit")
    assert section.unfit.model.rows() == []
    assert section.unfit.head is not None
    assert "01/11/2026 – 30/11/2026" in section.unfit.head.remark.text()
    section.unfit.setFocus()
    room.press(Key.Key_Left, Key.Key_Left, alt=True)
    assert "01/09/2026 – 30/09/2026" in section.unfit.head.remark.text()
    assert [row.code for row in section.unfit.model.rows()] == [CODE]


def test_what_does_not_fit_is_listed_and_typed_in_from_its_visit(room: Room) -> None:
    from onestop_desk.domain.outcomes import Finish, Outcome
    from onestop_desk.services.keys import new_key
    from tests.services.hall_day import HallDay

    fill(room)
    hall = HallDay(room.services, room.clock)
    hall.open()
    hall.take("A", procedure_id=room.services.procedures.by_code("1.000656").id)
    hall.call()
    hall.come()
    visit = hall.visit()
    paper = visit.procedures[0].procedure.papers[0].id  # type: ignore[union-attr]
    end = Finish(visit.procedures[0].id, Outcome.MORE_PAPERS, "H05.190-261123-0009", (paper,))
    hall.services.desk.finish(
        hall.clerk, hall.counters[1], visit.ticket_id, [end], call_next=False, key=new_key(), expected=visit.version
    )
    section = room.show()
    room.press(Key.Key_C, alt=True)
    kinds = [(row.kind.value, row.code) for row in section.unfit.model.rows()]
    assert kinds == [("visit", "H05.190-261123-0009"), ("dossier", OTHER), ("figures", "H05.190-261118-0005")]
    room.press(Key.Key_Return)
    assert section.entry.code.text() == "H05.190-261123-0009"
    served = phrases.local(room.clock.now)
    assert section.entry.received.text() == f"{served:%d/%m/%Y %H:%M}"
    room.clock.forward(60)
    room.press(Key.Key_Return, ctrl=True)
    typed = room.services.dossiers.by_code("H05.190-261123-0009")
    assert typed is not None
    assert phrases.local(typed.received_at) == served.replace(second=0, microsecond=0)
    assert room.services.dossiers.requests("H05.190-261123-0009") == 1
    assert [row.kind.value for row in section.unfit.model.rows()] == ["dossier", "figures"]


@pytest.mark.parametrize(
    ("contrast", "language", "scale"),
    [(False, "vi", 1.0), (False, "doubled", 1.0), (True, "vi", 1.0), (False, "vi", 1.2)],
)
def test_it_fits_its_room(room: Room, qapp: QApplication, contrast: bool, language: str, scale: float) -> None:
    fill(room)
    theme.apply(qapp, contrast=contrast, scale=scale)
    with words.use(language):
        section = room.show((1258, 520) if scale == 1.0 else SIZE)
        for name in ("due", "hand_back", "import", "unfit"):
            section.tabs.choose(name)
            QApplication.processEvents()
            assert section.minimumSizeHint().width() <= section.width(), name
            assert section.minimumSizeHint().height() <= section.height(), name
            assert cut_off(section) == [], name
