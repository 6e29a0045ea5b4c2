"""Fills in the portal's forms as a phone does: reads hidden fields and buttons, answers the question, does the work."""

import base64
import hashlib
import json
import re
from html import unescape

from bench.web import Answer, Phone

_FIGURES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def hidden(page: str, name: str) -> str:
    """A hidden field of a page, "" when there is none."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def buttons(page: str, name: str) -> list[str]:
    """What the buttons of a page send."""
    return re.findall(rf'<button name="{name}" value="([^"]+)"', page)


def answered(page: str) -> dict[str, str]:
    """The fields of the plain question, for a phone without script."""
    asked = re.search(r"(\w+) cộng (\w+) bằng mấy", page)
    answer = str(sum(_FIGURES.index(word.lower()) for word in asked.groups())) if asked else ""
    return {"hoi": hidden(page, "hoi"), "dap": answer}


async def worked(phone: Phone) -> dict[str, str]:
    """The field of the work that a browser's script does."""
    task = json.loads((await phone.ask("/thu-thach")).text)
    start = hashlib.sha256(task["salt"].encode())
    for number in range(task["maxnumber"] + 1):
        tried = start.copy()
        tried.update(str(number).encode())
        if tried.hexdigest() == task["challenge"]:
            said = {name: task[name] for name in ("algorithm", "challenge", "salt", "signature")}
            return {"altcha": base64.b64encode(json.dumps({**said, "number": number}).encode()).decode()}
    raise AssertionError("the work cannot be done")


async def tap(phone: Phone, code: str, page: str, start: str, *, script: bool = False) -> Answer:
    """Taps a time of a page of times; 303 when the seat is held."""
    more = await worked(phone) if script else {}
    return await phone.ask(f"/dat-hen/{code}", {"phieu": hidden(page, "phieu"), "gio": start, **more})


async def fill_in(phone: Phone, address: str, number: int, *, script: bool = False, page: str = "") -> Answer:
    """Fills in the form of a held seat, opened now unless it is given, and sends it; 303 when it is booked."""
    page = page or (await phone.ask(address)).text
    human = await worked(phone) if script else answered(page)
    person = {"ten": "Nguyễn Văn A", "sdt": f"0912{number:06}", "dong_y": "1"}
    return await phone.ask(address, {"phieu": hidden(page, "phieu"), **human, **person})
