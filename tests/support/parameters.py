"""Finds parameters of tests that come in another order in every process, which could then not share them."""

from collections.abc import Iterable

import pytest


def unordered(marks: Iterable[pytest.Mark]) -> list[str]:
    """Return the names of the parameters that are given as a set."""
    return [
        str(mark.args[0])
        for mark in marks
        if mark.name == "parametrize" and any(isinstance(given, set | frozenset) for given in mark.args[1:])
    ]
