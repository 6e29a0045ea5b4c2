"""Whether a form may act: sealed by our page, from a person, not too often."""

from portal.forms.fields import HolderForm, LookupForm, TimeForm
from portal.forms.robots import Robots
from portal.limits import Limits

Checked = HolderForm | LookupForm


def is_human(robots: Robots, limits: Limits, address: str, form: Checked) -> bool:
    """Whether a browser has worked or the question was answered; an answer without script counts far more tightly.

    Raises TooMany.
    """
    if robots.has_worked(form.altcha):
        return True
    limits.unproven.need(address)
    return robots.is_answered(form.hoi, form.dap)


def may_hold(robots: Robots, limits: Limits, address: str, form: TimeForm) -> None:
    """A time may be tapped before the script has done its work, or without script; but not often.

    Raises TooMany.
    """
    if not robots.has_worked(form.altcha):
        limits.unproven.need(address)
