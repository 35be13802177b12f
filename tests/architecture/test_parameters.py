"""Parameters of tests come in one order, so that several processes can share the tests."""

import pytest

from tests.support.parameters import unordered


def test_planted_sets_are_seen() -> None:
    by_set = pytest.mark.parametrize("planted", frozenset({"a", "b"}))
    by_list = pytest.mark.parametrize("ordered", ["a", "b"])
    assert unordered([by_set.mark, by_list.mark]) == ["planted"]
