"""Spares the start two searches by PySide: in the source of every module, and in every import."""

from __future__ import annotations

import builtins
import sys
from typing import TYPE_CHECKING

import PySide6.QtCore  # noqa: F401  # its import starts the searches

if TYPE_CHECKING:
    from types import ModuleType

_FEATURE = "shibokensupport.feature"
_SEARCH = "_mod_uses_pyside"
_PYTHONS_OWN = "__orig_import__"


def spare_source_search() -> bool:
    """Tell PySide that no further module switches a feature on; return whether it accepts that.

    PySide searches the text of each new module for its own name, to learn where ``from __feature__ import``
    may count, and checks every import for that one. Nothing here uses that feature. Reading all of SQLAlchemy
    for it takes time and keeps the texts in memory, and each import takes three times as long. A PySide
    version without these searches is left as it is.
    """
    feature = sys.modules.get(_FEATURE)
    if feature is None or not hasattr(feature, _SEARCH):
        return False
    setattr(feature, _SEARCH, _uses_no_feature)
    builtins.__import__ = getattr(builtins, _PYTHONS_OWN, builtins.__import__)
    return True


def _uses_no_feature(module: ModuleType) -> bool:
    del module
    return False
