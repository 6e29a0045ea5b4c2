"""Says to search engines what a page is about, in the words of schema.org."""

from typing import Any

from markupsafe import Markup

from onestop_desk.domain.posted import PublicOffice, procedure_path
from onestop_desk.words.long_texts import shortened
from onestop_desk.words.procedure_page import ProcedurePage
from portal.render import script_json

CONTEXT = "https://schema.org"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def office_data(office: PublicOffice) -> dict[str, Any]:
    """The office as a GovernmentOffice."""
    found: dict[str, Any] = {"@type": "GovernmentOffice", "name": shortened(office.name, 120)}
    if office.address:
        found["address"] = shortened(office.address, 200)
    if office.phone:
        found["telephone"] = office.phone
    if office.base:
        found["url"] = f"{office.base}/"
    return found


def home_data(office: PublicOffice) -> Markup:
    """What the home page is about: the office and its hours."""
    hours = [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": DAYS[weekday], "opens": opens, "closes": closes}
        for weekday, pairs in sorted(office.weekly.items())
        for opens, closes in pairs
    ]
    return script_json({"@context": CONTEXT, **office_data(office), "openingHoursSpecification": hours})


def procedure_data(office: PublicOffice, page: ProcedurePage) -> Markup:
    """What a procedure's page is about: a GovernmentService of the office."""
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "GovernmentService",
        "name": shortened(page.name, 200),
        "identifier": page.code,
        "serviceType": shortened(page.field, 80),
        "provider": office_data(office),
    }
    if office.commune:
        found["areaServed"] = shortened(office.commune, 80)
    if office.base:
        found["url"] = office.base + procedure_path(page.code)
    return script_json(found)
