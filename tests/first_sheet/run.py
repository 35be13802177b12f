"""Writes how much of lists with new hosts is understood without a click, as a table."""

from __future__ import annotations

import argparse
import random
import secrets
import sys

from tests.first_sheet.measuring import measured
from tests.first_sheet.shapes import program_lists
from tests.first_sheet.strangers import workbooks


def main() -> None:
    """Print a line for each list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--seed", type=int, default=secrets.randbelow(1 << 32), help="the hosts of another run"
    )
    parser.add_argument("--told", action="store_true", help="also say what is not right")
    given = parser.parse_args()
    _say(f"seed {given.seed}")
    _say(f"{'list':<34}{'cells':>6}{'right':>8}{'notes':>7}{'asked':>7}{'wrong':>7}")
    chance = random.Random(given.seed)
    lists = {**program_lists(chance), **workbooks(chance)}
    total = [0] * 5
    for name, sample in lists.items():
        found = measured(sample)
        total = [a + b for a, b in zip(total, found[:5], strict=True)]
        _say(_line(name, list(found[:5])))
        for each in found.told if given.told else ():
            _say(f"    {each}")
    _say(_line("all", total))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _line(name: str, counts: list[int]) -> str:
    cells, right, left, doubted, wrong = counts
    return f"{name:<34}{cells:>6}{right / cells:>8.1%}{left:>7}{doubted:>7}{wrong:>7}"


if __name__ == "__main__":
    main()
