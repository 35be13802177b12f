"""Measures CPU time as ratios: the thing and its yardstick in turn, since the machine is never quiet."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Sample = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report.

    Attributes:
        what: what was measured.
        unit: what it is counted in.
        ratios: measured values in that unit.
        bar: what DESIGN section 7 asks for; the median must not exceed it.
    """

    what: str
    unit: str
    ratios: Sequence[float]
    bar: float

    @property
    def misses(self) -> bool:
        """Whether the median is beyond the bar."""
        return statistics.median(self.ratios) > self.bar


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of one call."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def interleaved(thing: Sample, yardstick: Sample, rounds: int) -> list[float]:
    """Return thing / yardstick, both taken anew in each round; a first round warms up."""
    ratios = []
    for _ in range(rounds + 1):
        base = yardstick()
        ratios.append(thing() / base)
    return ratios[1:]


def ninety_ninth(ratios: Sequence[float]) -> float:
    """Return the 99th percentile; of fewer than a hundred values it is close to the largest."""
    if len(ratios) == 1:
        return ratios[0]
    return statistics.quantiles(ratios, n=100, method="inclusive")[98]


def report(lines: Sequence[Line]) -> str:
    """Return the table that `make bench` prints; a line that misses its bar says so."""
    rows = [("what", "unit", "min", "median", "p99", "bar", "")]
    for line in lines:
        low, middle, high = min(line.ratios), statistics.median(line.ratios), ninety_ninth(line.ratios)
        verdict = "MISSES" if line.misses else "ok"
        rows.append(
            (line.what, line.unit, f"{low:.2f}", f"{middle:.2f}", f"{high:.2f}", f"{line.bar:g}", verdict)
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_aligned(row, widths) for row in rows)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
