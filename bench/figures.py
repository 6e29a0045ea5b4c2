"""Numbers for people and for machines: quantiles, min / median / max, a table."""

from collections.abc import Sequence
from statistics import median
from typing import Any


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def spread(values: Sequence[float]) -> dict[str, float]:
    """Smallest, middle and largest of a few rounds."""
    return {"min": min(values), "median": median(values), "max": max(values)}


def three(values: dict[str, float], digits: int = 0) -> str:
    """`spread` as people read it."""
    return " / ".join(f"{values[k]:,.{digits}f}" for k in ("min", "median", "max"))


def ms(seconds: float) -> float:
    """Milliseconds, rounded for a table."""
    return round(seconds * 1000, 3)


def table(heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """A table in Markdown, columns padded."""
    cells = [[str(c) for c in row] for row in (heads, *rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(heads))]
    lines = ["| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |" for row in cells]
    lines.insert(1, "|" + "|".join("-" * (w + 2) for w in widths) + "|")
    return "\n".join(lines)
