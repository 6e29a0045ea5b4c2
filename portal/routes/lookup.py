"""Finding an appointment by its code and the whole telephone number."""

from collections.abc import Sequence

from litestar import Response, get, post
from litestar.params import URLEncodedBody
from litestar.response import Redirect

from onestop_desk.domain.errors import Refusal
from portal.forms.fields import LookupForm, cleaned
from portal.forms.gate import is_human
from portal.forms.holder import Fault
from portal.pages.lookup import lookup_faults, lookup_page
from portal.routes.answering import Asked, cookie_of, elsewhere, who, with_form
from portal.routes.appointment import not_answered
from portal.routes.threads import in_thread
from portal.standing import Portal, ThePortal

PURPOSE = "tra-cuu"
NO_MATCH = frozenset({"unknown_booking", "bad_phone"})


@get("/tra-cuu")
@in_thread
def ask(request: Asked, portal: ThePortal) -> Response[bytes]:
    """The form."""
    return _form(request, portal)


@post("/tra-cuu", status_code=303)
@in_thread
def find(request: Asked, portal: ThePortal, data: URLEncodedBody[LookupForm]) -> Response[bytes] | Redirect:
    """Leads to the appointment; a wrong code and a wrong number are answered alike."""
    form, address = cleaned(data), who(request).address
    portal.seal.key(cookie_of(request), form.phieu, PURPOSE)
    faults = lookup_faults(form)
    if faults:
        return _form(request, portal, form, faults)
    if not is_human(portal.robots, portal.limits, address, form):
        return _form(request, portal, form, [not_answered()])
    code = "".join(c for c in form.ma if c.isdigit())
    portal.limits.lookups.need(address)
    portal.limits.code.need(code)
    try:
        found = portal.services.booking.by_code(code, phone=form.sdt[:40])
    except Refusal as refused:
        if refused.code not in NO_MATCH:
            raise
        return _form(request, portal, form, lookup_faults(form, found=False))
    portal.limits.lookups.give_back(address)
    portal.limits.code.give_back(code)
    return elsewhere(portal.links(who(request)).appointment(found.token))


def _form(
    request: Asked, portal: Portal, typed: LookupForm | None = None, faults: Sequence[Fault] = ()
) -> Response[bytes]:
    links, question = portal.links(who(request)), portal.robots.question()
    return with_form(
        request,
        portal,
        PURPOSE,
        lambda seal: lookup_page(portal.catalogue, links, seal, question, typed, faults),
        422 if faults else 200,
    )


ROUTES = (ask, find)
