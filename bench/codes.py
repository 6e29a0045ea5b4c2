"""T11 and G4: codes on both cores beside one by one, a sheet of 24, and every code read back from its finished picture.

python -m bench.codes [--codes 500] [--rounds 5] [--posters 0] [--json]
"""

import argparse
import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_M

from bench.figures import ms, spread, three
from onestop_desk.domain.posted import PublicCatalogue, PublicField, PublicOffice, PublicProcedure, procedure_path
from onestop_desk.domain.procedures import procedure_of
from onestop_desk.paper.codes import Codes
from onestop_desk.paper.posters import SheetOrder, draw, draw_many
from onestop_desk.paper.reading import codes_in
from onestop_desk.services.resources import read_json

BASE = "https://tanyen.motcua.example"
DAY = date(2026, 11, 23)


def addresses(count: int) -> list[str]:
    """As many addresses of procedures as are wanted."""
    return [f"{BASE}{procedure_path(f'{1 + n // 999_983}.{n * 7919 % 999_983:06d}')}" for n in range(count)]


def plain(wanted: Sequence[str]) -> list[bytes]:
    """What the two libraries do by themselves, one by one: the limit."""
    made = []
    for address in wanted:
        code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4, box_size=10)
        code.add_data(address)
        held = BytesIO()
        code.make_image().save(held)
        made.append(held.getvalue())
    return made


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def catalogue() -> PublicCatalogue:
    """The starter catalogue in one office, every procedure in the order of its code."""
    records = read_json("procedures/starter.json")["procedures"]
    fields = {row["field"]: row for row in read_json("procedures/fields.json")["fields"]}
    procedures: dict[str, PublicProcedure] = {}
    codes: dict[str, list[str]] = {}
    for record in sorted(records, key=lambda r: str(r["code"])):
        procedure = procedure_of(record)
        row = fields[procedure.field]
        codes.setdefault(procedure.field, []).append(procedure.code)
        procedures[procedure.code] = PublicProcedure(
            procedure,
            procedure.code,
            1,
            DAY,
            None,
            row["slug"],
            "UBND xã",
            row["line"],
            (1,),
            bool(record["most_used"]),
        )
    shown = tuple(PublicField(f, fields[f]["short"], fields[f]["slug"], "UBND xã", tuple(c)) for f, c in codes.items())
    office = PublicOffice("Trung tâm Phục vụ hành chính công", "xã", "UBND xã", "", "", BASE, {}, ())
    return PublicCatalogue(DAY, office, shown, procedures)


def read_back(pdf: bytes) -> set[str]:
    """Every code in the 300 dpi picture of a sheet."""
    document = pypdfium2.PdfDocument(pdf)
    found = {text for page in document for text in codes_in(page.render(scale=300 / 72, grayscale=True).to_pil())}
    document.close()
    return found


def _failures(wanted: Sequence[str], whole: PublicCatalogue) -> dict[str, int]:
    """G4: codes that do not decode to their own address, in their PNG and in the 300 dpi picture of a sheet."""
    pictures = Codes().pictures(wanted)
    png = sum(codes_in(Image.open(BytesIO(pictures[address]))) != (address,) for address in wanted)
    on_paper, codes = 0, 0
    for field in whole.fields:
        for kind in ("field", "stickers"):
            sheet = draw(SheetOrder(kind, field.slug), whole, DAY)
            codes += len(sheet.addresses)
            on_paper += len(set(sheet.addresses) ^ read_back(sheet.pdf))
    return {"png": len(wanted), "png_wrong": png, "on_paper": codes, "on_paper_wrong": on_paper}


def measure(count: int, rounds: int, posters: int, fields: int | None = None) -> dict[str, Any]:
    """Seconds of each side in turns, the ratios by round, and what could not be read back."""
    wanted, whole = addresses(count), catalogue()
    cores = os.cpu_count() or 1
    sides: dict[str, list[float]] = {"plain": [], "one": [], "cores": [], "again": [], "labels": [], "labels_again": []}
    # The first sheet reads templates and fonts, which an office does once a day.
    draw(SheetOrder("stickers"), whole, DAY, Codes())
    for round_ in range(rounds):
        known, fresh = Codes(), Codes()
        sides["plain"].append(_seconds(lambda: plain(wanted)))
        sides["one"].append(_seconds(lambda: Codes().pictures(wanted, cores=1)))
        sides["cores"].append(_seconds(lambda known=known: known.pictures(wanted, cores=cores)))  # type: ignore[misc]
        sides["again"].append(_seconds(lambda known=known: known.many(wanted)))  # type: ignore[misc]
        today = replace(whole, office=replace(whole.office, base=f"https://{round_}.example"))
        for side in ("labels", "labels_again"):
            sides[side].append(_seconds(lambda c=today, f=fresh: draw(SheetOrder("stickers"), c, DAY, f)))  # type: ignore[misc]
    read = replace(whole, fields=whole.fields[:fields])
    return {
        "codes": count,
        "cores": cores,
        "seconds": {side: spread(found) for side, found in sides.items()},
        "cores_to_one": spread([a / b for a, b in zip(sides["cores"], sides["one"], strict=True)]),
        "cores_to_plain": spread([a / b for a, b in zip(sides["cores"], sides["plain"], strict=True)]),
        "read": _failures(wanted, read),
        "posters": _posters(whole, posters) if posters else None,
    }


def _posters(whole: PublicCatalogue, count: int) -> dict[str, float]:
    orders = [SheetOrder("procedure", code) for code, found in whole.procedures.items() if found.in_force]
    orders += [SheetOrder("field", field.slug) for field in whole.fields]
    begun = time.perf_counter()
    bundle = draw_many(orders[:count], whole, DAY, Codes())
    return {"sheets": len(bundle.sheets), "seconds": time.perf_counter() - begun, "bytes": len(bundle.pdf)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 1 when a code could not be read back."""
    parser = argparse.ArgumentParser(prog="python -m bench.codes", description=__doc__)
    parser.add_argument("--codes", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--posters", type=int, default=0, help="sheets drawn into one file as well")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    found = measure(said.codes, said.rounds, said.posters)
    if said.json:
        print(json.dumps(found))
    else:
        _print(found)
    return 1 if found["read"]["png_wrong"] or found["read"]["on_paper_wrong"] else 0


def _print(found: dict[str, Any]) -> None:
    seconds = {side: {k: ms(v) for k, v in spread_.items()} for side, spread_ in found["seconds"].items()}
    print(f"{found['codes']} codes as PNG: qrcode + Pillow one by one {three(seconds['plain'])} ms")
    print(f"  ours one by one {three(seconds['one'])} ms, on {found['cores']} cores {three(seconds['cores'])} ms")
    print(f"  cores / one by one {three(found['cores_to_one'], 2)}, cores / plain {three(found['cores_to_plain'], 2)}")
    print(f"  asked for again {three(seconds['again'], 1)} ms")
    print(f"sheet of 24 codes {three(seconds['labels'])} ms, with known codes {three(seconds['labels_again'])} ms")
    read = found["read"]
    print(f"not read back: {read['png_wrong']} of {read['png']} PNG files", end=", ")
    print(f"{read['on_paper_wrong']} of {read['on_paper']} on sheets at 300 dpi")
    if found["posters"]:
        print("{sheets} posters in one file: {seconds:.1f} s, {bytes:,} bytes".format(**found["posters"]))


if __name__ == "__main__":
    raise SystemExit(main())
