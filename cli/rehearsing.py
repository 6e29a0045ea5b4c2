"""The command rehearse: where its office lives, what is written beside it, and what is said at the end."""

import json
import tempfile
from pathlib import Path

from cli.answers import answer
from cli.arguments import Arguments
from cli.command import Rehearse
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE, SECOND
from onestop_desk.services.ports import system_clock
from onestop_desk.services.rehearsal.booking_figures import PROMISED, BookingFigures
from onestop_desk.services.rehearsal.day import Order
from onestop_desk.services.rehearsal.summary import Summary
from onestop_desk.words import _, phrases, plural

BROKEN = 1


def run(arguments: Arguments, rehearse: Rehearse) -> int:
    """Plays the day; exit 1 when a rule was broken."""
    assert arguments.out is not None
    try:
        summary, seconds = _play(arguments, arguments.out, rehearse)
    except OSError as error:
        raise Refusal("file_not_writable", path=str(arguments.out)) from error
    answer(arguments.as_json, summary.as_dict(), [*_said(summary), _took(seconds, arguments.out)])
    return BROKEN if summary.violations else 0


def _play(arguments: Arguments, out: Path, rehearse: Rehearse) -> tuple[Summary, float]:
    """Plays the day in a database that is thrown away, and writes journal and summary into the folder."""
    out.mkdir(parents=True, exist_ok=True)
    today = phrases.local(system_clock()).date()
    with tempfile.TemporaryDirectory(prefix="onestop-", ignore_cleanup_errors=True) as folder:
        address = arguments.database or f"sqlite:///{Path(folder) / 'rehearsal.db'}"
        began = system_clock()
        played = rehearse(Order(address, today, arguments.visitors, arguments.seed, arguments.day), out)
        took = (system_clock() - began) / SECOND
    (out / "journal.csv").write_text(played.journal_csv, encoding="utf-8", newline="")
    text = json.dumps(played.summary.as_dict(), ensure_ascii=False, indent=1)
    (out / "summary.json").write_text(f"{text}\n", encoding="utf-8")
    return played.summary, took


def _said(s: Summary) -> list[str]:
    lines = [
        _("Diễn tập {day}, {people} đến (hạt giống {seed}).").format(
            day=phrases.day(s.date), people=phrases.people(s.visitors), seed=s.seed
        ),
        _("Phục vụ xong {served}, về không làm {left}, gọi vắng mặt {missed} lần.").format(
            served=s.served, left=s.left, missed=s.missed
        ),
        _("Thời gian chờ thường gặp: {half}; trong mười người có một người chờ lâu hơn {most}.").format(
            half=phrases.duration(s.waiting_p50_s), most=phrases.duration(s.waiting_p90_s)
        ),
        _("Bị vượt nhiều nhất: {people}, đến sau tối đa {minutes}.").format(
            people=phrases.people(s.max_overtaken), minutes=phrases.duration_minutes(s.max_overtaken_min)
        ),
        _("Hết số lúc gần đóng cửa: {people}.").format(people=phrases.people(s.refused_at_closing)),
        *_booked(s.bookings),
    ]
    if not s.violations:
        return [*lines, _("Không quy tắc nào bị vi phạm.")]
    broken = plural("Có {n} vi phạm quy tắc:", s.violations).format(n=s.violations)
    details = [f"  {phrases.clock(v.at)} {v.rule} {v.subject} {v.detail}".rstrip() for v in s.violation_details]
    return [*lines, broken, *details[:20]]


def _booked(b: BookingFigures) -> list[str]:
    return [
        _("Đặt hẹn {people}: {online} trên mạng, {desk} qua quầy, {helper} nhờ giúp; đổi {moved}, hủy {off}.").format(
            people=phrases.people(b.booked), online=b.online, desk=b.desk, helper=b.helper, moved=b.moved,
            off=b.cancelled,
        ),
        _("Đến sớm {early}, đúng giờ {on_time}, muộn {late}, bỏ hẹn lấy số {given_up}, không đến {missed}.").format(
            early=b.checked_in_early, on_time=b.checked_in_on_time, late=b.checked_in_late,
            given_up=b.given_up_for_a_number, missed=b.no_shows,
        ),
        _("Người có hẹn chờ kể từ giờ hẹn: {half}; trong mười người có một người chờ lâu hơn {most}.").format(
            half=phrases.duration(b.booked_wait_p50_s), most=phrases.duration(b.booked_wait_p90_s)
        ),
        _("Người lấy số tại chỗ chờ: {half}; trong mười người có một người chờ lâu hơn {most}.").format(
            half=phrases.duration(b.walk_in_wait_p50_s), most=phrases.duration(b.walk_in_wait_p90_s)
        ),
        _("Được gọi trong {minutes} kể từ giờ hẹn: {percent} % số người có hẹn đến đúng giờ.").format(
            minutes=phrases.duration_minutes(PROMISED // MINUTE), percent=b.called_in_time_percent
        ),
    ]  # fmt: skip


def _took(seconds: float, out: Path) -> str:
    return _("Mất {seconds} giây; ảnh, nhật ký và tổng kết nằm ở {path}.").format(seconds=round(seconds, 1), path=out)
