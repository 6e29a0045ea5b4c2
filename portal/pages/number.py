"""The page of a number: how many are before it, when it is called, who was called, and what to do now."""

from collections.abc import Mapping
from dataclasses import dataclass

from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.domain.tickets import State
from onestop_desk.services.my_number import LastCall, MyNumber, Standing
from onestop_desk.words import _, language, phrases, plural
from portal.frame import document, frame_of
from portal.links import Links
from portal.pages.bring import Bring, to_bring
from portal.pages.turning import listed
from portal.render import part
from portal.script import SCRIPT, script_mark

STYLES = ("base", "now", "person")
REFRESH_S = 15
WINDOW = 10 * MINUTE
ROUND = 5 * MINUTE


@dataclass(frozen=True)
class Call:
    """One of the last calls."""

    number: str
    counter: str
    note: str
    time: str


@dataclass(frozen=True)
class NumberPage:
    """The words of the page."""

    number: str
    line: str
    where: str
    state: str
    people: str
    people_said: str
    minutes: str
    minutes_said: str
    window: str
    come_by: str
    calls: tuple[Call, ...]
    why: tuple[str, ...]
    missed_rule: str
    counter: str
    called: str
    papers: tuple[Bring, ...]
    said: tuple[str, str]
    """Heading and sentence for a number that does not wait."""
    read_at: str
    live: str
    give_up: str
    again: str
    rate: str
    """Where the visit is rated; empty while it cannot be."""


def mark_of(standing: Standing | None) -> str:
    """Changes whenever the page would say something else."""
    if standing is None:
        return "0"
    s = standing
    return f"{s.state.value}-{s.people_before}-{s.minutes}-{s.counter}-{s.calls_made}"


def number_page(
    catalogue: PublicCatalogue,
    links: Links,
    token: str,
    mine: MyNumber,
    overtaken: Mapping[str, int],
    *,
    rated: bool = False,
) -> str:
    """The page at /s/<token>; `overtaken` counts by rule who came later and was called first."""
    page = _page(catalogue, links, token, mine, overtaken, rated=rated)
    state = mine.standing.state
    over = state in {State.DONE, State.LEFT}
    body = part("number.html", "number")(page, NumberWords.now())
    return document(
        frame_of(catalogue),
        links,
        title=_title(mine),
        body=str(body),
        back=(links.home, _("Trang chủ")),
        styles=STYLES,
        script="" if over else f"{links.file(SCRIPT)}?{script_mark()}",
        full_foot=False,
        hidden=True,
        refresh=0 if over else REFRESH_S,
    )


@dataclass(frozen=True)
class NumberWords:
    """The words of the page that do not depend on the number."""

    yours: str
    just_called: str
    number: str
    to: str
    at: str
    why: str
    away: str
    give_up: str
    your_turn: str
    come_to: str
    prepare: str
    late: str
    update: str
    rate: str

    @classmethod
    def now(cls) -> "NumberWords":
        """In the language spoken now."""
        return cls(
            yours=_("Số của ông/bà"),
            just_called=_("Vừa gọi"),
            number=_("Số"),
            to=_("Đến"),
            at=_("Lúc"),
            why=_("Vì sao tôi bị vượt?"),
            away=_("Cần ra ngoài?"),
            give_up=_("Tôi không chờ nữa, trả số"),
            your_turn=_("Đến lượt ông/bà"),
            come_to=_("Mời đến"),
            prepare=_("Chuẩn bị sẵn"),
            late=_("Chưa đến kịp?"),
            update=_("Cập nhật ngay"),
            rate=_("Đánh giá lượt phục vụ"),
        )


def _title(mine: MyNumber) -> str:
    standing = mine.standing
    if standing.state is State.CALLED:
        return _("Mời đến {counter} – {number}").format(
            counter=phrases.counter(standing.counter or ""), number=mine.number
        )
    if standing.state is State.WAITING:
        people = phrases.people(standing.people_before)
        return _("{number}, còn {people}").format(number=mine.number, people=people)
    return mine.number


def _page(
    catalogue: PublicCatalogue,
    links: Links,
    token: str,
    mine: MyNumber,
    overtaken: Mapping[str, int],
    *,
    rated: bool,
) -> NumberPage:
    standing = mine.standing
    may_rate = standing.state is State.DONE and not rated
    return NumberPage(
        number=mine.number,
        line=mine.line.name_en if language() == "en" and mine.line.name_en else mine.line.name,
        where=_where(mine.counters),
        state=standing.state.value,
        people=phrases.figure(standing.people_before),
        people_said=plural("người trước ông/bà", standing.people_before),
        minutes="" if standing.minutes is None else str(standing.minutes),
        minutes_said=_("phút chờ, ước chừng"),
        window=_window(mine),
        come_by=_come_by(mine),
        calls=tuple(_call(call) for call in mine.last_calls),
        why=_why(overtaken),
        missed_rule=missed_rule(mine),
        counter=phrases.counter(standing.counter) if standing.counter else "",
        called=_called(mine),
        papers=to_bring(catalogue, mine.codes) if standing.state is State.CALLED else (),
        said=_said(mine, rated=rated),
        read_at=_("Trang tự cập nhật. Lần gần nhất: {time}.").format(time=phrases.local(mine.now).strftime("%H:%M:%S")),
        live=f"{links.number(token, 'theo-doi')}?m={mark_of(standing)}",
        give_up=links.number(token, "tra-so"),
        again=links.number(token),
        rate=links.number(token, "danh-gia") if may_rate else "",
    )


def _where(counters: tuple[int, ...]) -> str:
    names = [phrases.counter(number) for number in counters]
    if not names:
        return ""
    if len(names) == 1:
        return _("Gọi đến {counter}").format(counter=names[0])
    return _("Gọi đến {counters} hoặc {last}").format(counters=", ".join(names[:-1]), last=names[-1])


def _window(mine: MyNumber) -> str:
    if mine.call_at is None or mine.standing.state is not State.WAITING:
        return ""
    start = mine.call_at // ROUND * ROUND
    times = phrases.clock_range(phrases.clock(start), phrases.clock(start + WINDOW))
    return _("Dự kiến gọi: {times}").format(times=times)


def _come_by(mine: MyNumber) -> str:
    if mine.call_at is None or mine.standing.state is not State.WAITING:
        return ""
    by: Instant = mine.call_at // ROUND * ROUND - ROUND
    return _("Xin có mặt ở sảnh từ {time}.").format(time=phrases.clock(by)) if by > mine.now else ""


def _call(call: LastCall) -> Call:
    note = _("có hẹn {time}").format(time=phrases.clock(call.slot_start)) if call.slot_start else ""
    return Call(call.number, phrases.counter(call.counter), note, phrases.clock(call.called_at))


def _why(overtaken: Mapping[str, int]) -> tuple[str, ...]:
    """Counts by rule, never numbers: all that one citizen is told of others."""
    said = {
        "appointment": _("{people} có hẹn giờ và đến đúng hẹn."),
        "priority": _("{people} được ưu tiên theo quy định."),
        "returned": _("{people} quay lại sau khi bổ sung giấy tờ hoặc được chuyển quầy."),
        "by_hand": _("{people} được cán bộ gọi trước, có ghi lý do."),
        "helped": _("{people} được quầy khác hỗ trợ gọi."),
        "was_away": _("{people} được gọi trong lúc ông/bà vắng mặt."),
    }
    found = [said[why].format(people=phrases.people(count)) for why, count in overtaken.items() if count]
    return tuple(found) or (_("Chưa có ai đến sau mà được gọi trước ông/bà."),)


def missed_rule(mine: MyNumber) -> str:
    """What happens to somebody who does not come when called."""
    return _(
        "Gọi {calls} lần mà ông/bà chưa đến, số sẽ tạm gác. Quay lại trong buổi, ông/bà được gọi sau {people}."
    ).format(calls=mine.calls_before_missed, people=phrases.people(mine.missed_behind))


def _called(mine: MyNumber) -> str:
    if mine.called_at is None:
        return ""
    return _("Gọi lúc {time}, lần thứ {n}. Cán bộ đang chờ ông/bà.").format(
        time=phrases.clock(mine.called_at), n=mine.standing.calls_made
    )


def _said(mine: MyNumber, *, rated: bool) -> tuple[str, str]:
    counter = phrases.counter(mine.standing.counter or "")
    match mine.standing.state:
        case State.SERVING:
            return _("Đang làm tại {counter}").format(counter=counter), _("Cán bộ đang làm việc với ông/bà.")
        case State.ASIDE:
            return _("Đang chờ bổ sung giấy tờ"), _("Có đủ giấy tờ, ông/bà báo cán bộ. Lượt của ông/bà được giữ.")
        case State.MISSED:
            return _("Số đang tạm gác"), missed_rule(mine)
        case State.DONE:
            thanks = _("Cảm ơn ông/bà đã đánh giá.") if rated else _("Cảm ơn ông/bà.")
            return _("Đã xong"), thanks
        case State.LEFT:
            return _("Số đã trả"), _("Cần làm thủ tục, ông/bà lấy số mới.")
    return "", ""


def give_up_page(catalogue: PublicCatalogue, links: Links, token: str, mine: MyNumber, seal: str) -> str:
    """Asks once more before a number is given back."""
    heading = _("Trả số {number}?").format(number=mine.number)
    sentences = [_("Số đã trả thì không lấy lại được. Muốn làm thủ tục, ông/bà lấy số mới và xếp hàng lại.")]
    form = part("number.html", "give_up")(links.number(token, "tra-so"), seal, _("Trả số"))
    pieces = [
        listed("heading", heading),
        listed("said", "", sentences),
        str(form),
        listed("row_alone", links.number(token), _("Tôi vẫn chờ")),
    ]
    return document(
        frame_of(catalogue),
        links,
        title=heading,
        body="".join(pieces),
        back=(links.number(token), mine.number),
        styles=STYLES,
        full_foot=False,
        hidden=True,
    )
