"""Keeps Python's collector from searching the collected tests, a million objects, again and again."""

import gc
from typing import Final

import pytest

_FREEZE: Final = gc.freeze
_UNFREEZE: Final = gc.unfreeze
# A test makes in a moment what Python by itself would search a hundred times.
_SELDOM: Final = (50_000, 20, 50)


def _leave() -> None:
    """Do nothing."""


def keep_young(patch: pytest.MonkeyPatch) -> None:
    """Set apart all there is, and keep the program from mixing it with the rest of the objects again."""
    _FREEZE()
    gc.set_threshold(*_SELDOM)
    patch.setattr(gc, "freeze", _leave)
    patch.setattr(gc, "unfreeze", _leave)


def collect_young() -> None:
    """Collect what the last test made; what stays is not searched again."""
    gc.collect()
    _FREEZE()


def let_freeze(patch: pytest.MonkeyPatch) -> None:
    """Let the program set objects apart and mix them again, in a test of just that."""
    _UNFREEZE()
    patch.setattr(gc, "freeze", _FREEZE)
    patch.setattr(gc, "unfreeze", _UNFREEZE)
