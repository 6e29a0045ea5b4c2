"""Every form and address with anything in it: never a fault of ours, never half a booking."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onestop_desk.domain.bookings import BookingState
from onestop_desk.services import Services
from portal.app import description
from portal.forms.fields import HolderForm, LookupForm, TimeForm
from portal.limits import Allowance, Limits
from tests.portal.server.citizen import CODE, Citizen, answer, buttons, hidden, worked
from tests.portal.server.served import Served, served

FREE = Limits(*(Allowance(10**9, 1.0) for _ in fields(Limits)))
ANSWERS = {200, 204, 303, 304, 400, 403, 404, 405, 409, 413, 414, 422, 429}
MANY = settings().max_examples > 100
"""The deep profile."""
PATIENT = settings(
    max_examples=200 if MANY else 12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


Described = list[Any]


@pytest.fixture
def described(open_portal: Served) -> Described:
    """Every address and form of the portal, as schemathesis reads them."""
    schema = schemathesis.openapi.from_dict(description(open_portal.server.running.portal))
    found: Described = [result.ok() for result in schema.get_all_operations()]  # type: ignore[union-attr]
    assert {"/h/{token}", "/dat-hen/{code}", "/tra-cuu", "/s/{token}/tra-so"} <= {o.path for o in found}
    return found


@pytest.fixture
def open_portal(services: Services) -> Iterator[Served]:
    """A portal without limits, over both databases."""
    with served(services, limits=FREE) as running:
        yield running


@settings(PATIENT, max_examples=600 if MANY else 40)
@given(data=st.data())
def test_whatever_the_document_allows_is_answered(
    data: st.DataObject, open_portal: Served, described: Described
) -> None:
    operation = data.draw(st.sampled_from(described), label="address")
    case = data.draw(operation.as_strategy())
    sent = case.as_transport_kwargs(base_url=open_portal.address.rstrip("/"))
    body = sent.get("data")
    with httpx.Client(trust_env=False, timeout=30) as phone:
        try:
            request = phone.build_request(
                sent["method"], sent["url"], params=sent.get("params"), headers=dict(sent.get("headers") or {}),
                cookies=sent.get("cookies"), data=body if isinstance(body, dict) else None,
                content=body if isinstance(body, bytes | str) else None,
            )  # fmt: skip
        except (httpx.InvalidURL, UnicodeError, ValueError):
            return  # no phone can send this
        answered = phone.send(request, stream=True)
        assert answered.status_code in ANSWERS, answered.status_code
        answered.close()


TEXT = st.text(max_size=60) | st.sampled_from(["\x00", "0912345678", "1", "Hà", "a@b.vn", "'; DROP TABLE person;--"])
HOLDER = st.fixed_dictionaries({}, optional={f.name: TEXT for f in fields(HolderForm) if f.name != "phieu"})
TIME = st.fixed_dictionaries({}, optional={f.name: TEXT for f in fields(TimeForm) if f.name != "phieu"})
LOOKUP = st.fixed_dictionaries({}, optional={f.name: TEXT for f in fields(LookupForm) if f.name != "phieu"})


@PATIENT
@given(holder=HOLDER, human=st.booleans())
def test_a_form_with_anything_in_it_books_wholly_or_not_at_all(
    open_portal: Served, holder: dict[str, str], human: bool
) -> None:
    with open_portal.phone() as phone:
        citizen = Citizen(phone)
        days = citizen.days()
        page = citizen.times(days[len(days) // 2])
        free = buttons(page, "gio")
        if not free:
            return
        address = citizen.tap(page, free[0]).headers["location"].lstrip("/")
        shown = phone.get(address)
        fields_sent = {**holder, "phieu": hidden(shown, "phieu")}
        if human:
            fields_sent |= {"hoi": hidden(shown, "hoi"), "dap": answer(shown)}
        answered = phone.post(address, data=fields_sent)
        found = open_portal.services.booking.by_token(address[2:])
        assert answered.status_code in {303, 409, 422}
        if answered.status_code == 303:
            assert human
            assert found.state is BookingState.CONFIRMED
            assert found.name
            assert found.phone
            assert phone.get(address).status_code == 200
            assert phone.get(f"{address}/lich.ics").status_code == 200
        else:
            assert found.state is BookingState.HELD
            assert (found.name, found.phone, found.email) == (None, None, None)


@PATIENT
@given(tapped=TIME)
def test_a_tap_on_anything_holds_a_seat_or_nothing(open_portal: Served, tapped: dict[str, str]) -> None:
    with open_portal.phone() as phone:
        citizen = Citizen(phone)
        page = citizen.times(citizen.days()[0])
        sent = {**tapped, "phieu": hidden(page, "phieu")}
        assert phone.post(f"dat-hen/{CODE}", data=sent).status_code == 409


@PATIENT
@given(asked=LOOKUP, human=st.booleans())
def test_a_made_up_code_and_number_never_lead_to_an_appointment(
    open_portal: Served, asked: dict[str, str], human: bool
) -> None:
    with open_portal.phone() as phone:
        page = phone.get("tra-cuu")
        sent = {**asked, "phieu": hidden(page, "phieu")}
        if human:
            sent["altcha"] = worked(phone)
        assert phone.post("tra-cuu", data=sent).status_code == 422


@PATIENT
@given(path=st.text(max_size=80), asked=st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=3))
def test_any_address_is_answered(open_portal: Served, path: str, asked: dict[str, str]) -> None:
    with open_portal.phone() as phone:
        try:
            answered = phone.get(path.replace("/", "%2F") if path.startswith("/") else path, params=asked)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError, httpx.LocalProtocolError):
            return  # no browser asks like this
        assert answered.status_code in ANSWERS
