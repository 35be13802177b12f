"""Spares the start a search of PySide's: it reads the source of every module imported after it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import PySide6.QtCore  # noqa: F401  # its import starts the search

if TYPE_CHECKING:
    from types import ModuleType

_FEATURE = "shibokensupport.feature"
_SEARCH = "_mod_uses_pyside"


def spare_source_search() -> bool:
    """Let PySide take every further module for one that switches no feature on; return whether it does.

    PySide looks for its own name in the text of each new module, to learn where ``from __feature__ import``
    may count. Nothing here uses that, and to read all of SQLAlchemy for it takes time and keeps
    the texts in memory. A version of PySide without this search is left as it is.
    """
    feature = sys.modules.get(_FEATURE)
    if feature is None or not hasattr(feature, _SEARCH):
        return False
    setattr(feature, _SEARCH, _uses_no_feature)
    return True


def _uses_no_feature(module: ModuleType) -> bool:
    del module
    return False
