"""Every promise of SECURITY.md names tests that exist, so that none of them is only words."""

import re

from tests.support.command_line import ROOT

NAMED = re.compile(r"`(tests/[\w/]+\.py)`")


def rows(text: str) -> list[str]:
    """Return the rows of the threat table, without its head."""
    return [line for line in text.splitlines() if line.startswith("|")][2:]


def missing(row: str) -> list[str]:
    """Return what a row lacks: its tests, or those of them that are not there."""
    named = NAMED.findall(row)
    return [name for name in named if not (ROOT / name).is_file()] if named else [row]


def test_every_promise_names_tests_that_exist() -> None:
    table = rows((ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    assert len(table) > 10
    assert [each for row in table for each in missing(row)] == []


def test_a_promise_without_a_test_is_found() -> None:
    assert missing("| a | b | c | d |") == ["| a | b | c | d |"]
    assert missing("| a | b | `tests/no/such.py` | d |") == ["tests/no/such.py"]
