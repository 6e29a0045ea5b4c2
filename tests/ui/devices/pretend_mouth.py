"""A process that speaks as the test wants: `python pretend_mouth.py LOG FATE…`; each order takes the next fate.

"well" says at once that it was said, "error" that it was not, "hang" says nothing, "crash" dies. It writes its
arguments and orders to LOG.
"""

import json
import os
import sys
from pathlib import Path


def tell(line: str) -> None:
    """One line for whoever started this."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Until the input ends."""
    log, fates = Path(sys.argv[1]), sys.argv[2].split(",")
    speech = "--without-speech" not in sys.argv
    with log.open("a", encoding="utf-8") as file:
        file.write("started " + ("with" if speech else "without") + "\n")
        file.flush()
        if "mute" in fates:
            sys.stdin.read()
            return
        if "stillborn" in fates:
            os._exit(3)
        voices = {"vi": "Vietnamese (Northern)"} if speech else {}
        tell(json.dumps({"voices": voices, "device": "Loa sảnh"}))
        held = None
        for line in sys.stdin:
            order = json.loads(line)
            if order["way"] == "hush":
                file.write("hush\n")
                file.flush()
                if held is not None:
                    tell(json.dumps({"ended": held, "whole": False}))
                continue
            held = order["id"]
            file.write(f"{order['way']} {order['text']}\n")
            file.flush()
            fate = "well"
            if order["way"] == "speech":
                done = sum(row.startswith("speech") for row in log.read_text(encoding="utf-8").splitlines())
                fate = fates[done - 1] if done <= len(fates) else "well"
            if fate == "crash":
                os._exit(1)
            if fate != "hang":
                tell("what libraries print")
                tell(json.dumps({"ended": order["id"], "whole": fate == "well"}))


if __name__ == "__main__":
    main()
