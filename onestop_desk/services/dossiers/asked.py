"""How often papers were asked for: what the provincial system says and what was asked at the counter, together."""

from onestop_desk.data import dossiers
from onestop_desk.data.tx import Tx
from onestop_desk.domain.dossiers import Ask, merged_asks
from onestop_desk.domain.instants import Instant


def requests_before(tx: Tx, code: str, closed: Instant | None = None) -> int:
    """How many requests for papers a dossier has had; one made with the visit closed at `closed` does not count."""
    found, asked = tx.reads(*dossiers.of_codes([code]), dossiers.visit_asks(code))
    told = dossiers.dossier(found[0]).asks if found else ()
    counted = merged_asks(told, [Ask(at) for _code, at in asked], tx.office.tz)
    return sum(ask.asked is None or ask.asked != closed for ask in counted)
