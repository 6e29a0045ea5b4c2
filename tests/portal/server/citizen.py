"""Somebody who books with a phone that has no script: reads pages, taps buttons, answers the question."""

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from html import unescape

import httpx

CODE = "1.001193"
_FIGURES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def hidden(page: httpx.Response, name: str) -> str:
    """A hidden field of a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    assert found, f"no {name} in: {page.text[:3000]}"
    return unescape(found[1])


def buttons(page: httpx.Response, name: str) -> list[str]:
    """What the buttons of a page send."""
    return [unescape(value) for value in re.findall(rf'<button name="{name}" value="([^"]+)"', page.text)]


def answer(page: httpx.Response) -> str:
    """The answer to the plain question."""
    found = re.search(r"(\w+) cộng (\w+) bằng mấy", page.text)
    assert found, page.text
    return str(sum(_FIGURES.index(word.lower()) for word in found.groups()))


def worked(phone: httpx.Client) -> str:
    """The work that a browser's script does."""
    task = phone.get("thu-thach").json()
    for number in range(task["maxnumber"] + 1):
        if hashlib.sha256(f"{task['salt']}{number}".encode()).hexdigest() == task["challenge"]:
            said = {name: task[name] for name in ("algorithm", "challenge", "salt", "signature")}
            return base64.b64encode(json.dumps({**said, "number": number}).encode()).decode()
    raise AssertionError("the work cannot be done")


@dataclass
class Citizen:
    """One person with a phone."""

    phone: httpx.Client
    person: dict[str, str] = field(
        default_factory=lambda: {"ten": "Nguyễn Thị Minh Hà", "sdt": "0912 345 678", "dong_y": "1"}
    )

    def days(self) -> list[str]:
        """The days that can be chosen."""
        return buttons(self.phone.get(f"dat-hen/{CODE}"), "ngay")

    def times(self, day: str) -> httpx.Response:
        """The times of a day."""
        return self.phone.get(f"dat-hen/{CODE}", params={"ngay": day})

    def tap(self, page: httpx.Response, start: str) -> httpx.Response:
        """Taps a time."""
        return self.phone.post(f"dat-hen/{CODE}", data={"phieu": hidden(page, "phieu"), "gio": start})

    def held(self, day_number: int = 1, time_number: int = 0) -> str:
        """Three taps; the address of the held seat."""
        page = self.times(self.days()[day_number])
        answered = self.tap(page, buttons(page, "gio")[time_number])
        assert answered.status_code == 303, answered.text
        return answered.headers["location"].lstrip("/")

    def send(self, address: str, page: httpx.Response | None = None, **given: str) -> httpx.Response:
        """Fills the form in and sends it."""
        shown = page or self.phone.get(address)
        fields = {"phieu": hidden(shown, "phieu"), "hoi": hidden(shown, "hoi"), "dap": answer(shown)}
        return self.phone.post(address, data={**fields, **self.person, **given})

    def booked(self, day_number: int = 1, time_number: int = 0) -> str:
        """An appointment; its address."""
        address = self.held(day_number, time_number)
        answered = self.send(address)
        assert answered.status_code == 303, answered.text
        return address

    def press(self, address: str) -> httpx.Response:
        """Presses the button of a page that asks once more."""
        return self.phone.post(address, data={"phieu": hidden(self.phone.get(address), "phieu")})
