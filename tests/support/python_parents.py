"""Finds objects of Qt that PySide takes for deleted, or may, though Qt has them.

PySide keeps parents of its own. Some ways to ask Qt for an object make it a child of what was asked, such as
`nextInFocusChain` or `setBuddy`. When that is deleted, PySide says of the scroll bars, completers
and other parts below the object that they are deleted too; the next use of one fails, or ends the program.
"""

import re
import threading
import weakref
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QActionGroup, QScreen, QWindow
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QButtonGroup, QCompleter, QStyle, QWidget, QWidgetAction
from shiboken6 import dump, getAllValidWrappers, isValid

_PARENT = re.compile(r"^parent\.+ <.* at 0x([0-9a-f]+)>$", re.MULTILINE)


def false_parents() -> list[str]:
    """Return the objects of this process whose parent in PySide, named too, does not hold them in Qt."""
    alive = {id(each): each for each in _living()}
    found = []
    for child in alive.values():
        said = _PARENT.search(dump(child))
        parent = alive.get(int(said[1], 16)) if said else None
        if parent is not None and not _holds(parent, child):
            found.append(f"{_named(child)} in {_named(parent)}")
    return sorted(found)


def _living() -> Iterator[QObject]:
    """Return every object of Qt that Python has.

    Python's own list of all objects also holds tuples that another thread is still making, which fails there.
    """
    return (each for each in getAllValidWrappers() if isinstance(each, QObject))


def _named(part: QObject) -> str:
    return f"{type(part).__name__} {part.objectName()}".strip()


def _holds(parent: QObject, child: QObject) -> bool:
    """Return whether an object is deleted with another one, or before."""
    if _is_around(parent, child):
        return True
    # A screen that was asked for is handed out anew to whoever asks next; a tester is a test's own.
    if isinstance(child, QScreen) or isinstance(parent, QAbstractItemModelTester):
        return True
    if isinstance(parent, QCompleter):
        return parent.popup() is child
    if isinstance(parent, QWidgetAction):
        return parent.defaultWidget() is child
    if isinstance(parent, QActionGroup | QButtonGroup):
        # Nobody deletes a group alone: it goes with the part around what is in it.
        beside = parent.parent()
        return beside is not None and _is_around(beside, child)
    return isinstance(parent, QWidget) and isinstance(child, QWindow) and parent.windowHandle() is child


def _is_around(parent: QObject, child: QObject) -> bool:
    around = child.parent()
    while around is not None and around is not parent:
        around = around.parent()
    return around is parent


class Watched:
    """The objects of this process, and which of them Qt has deleted since they were noted.

    Attributes:
        threads: the names of the threads that deleted any.
    """

    def __init__(self) -> None:
        self.threads: set[str] = set()
        self._noted: dict[int, tuple[weakref.ref[QObject], str]] = {}
        self._deleted: set[int] = set()

    def note(self) -> None:
        """Watch every object that lives now, without keeping it alive."""
        at_once = Qt.ConnectionType.DirectConnection
        for each in list(_living()):
            key = id(each)
            known = self._noted.get(key)
            # Nobody keeps a style, and Qt hands out one of its own for a style sheet.
            if (known is None or known[0]() is not each) and not isinstance(each, QStyle):
                self._noted[key] = weakref.ref(each), _named(each)
                self._deleted.discard(key)
                each.destroyed.connect(partial(self._note_deleted, key), at_once)

    def _note_deleted(self, key: int, _gone: QObject | None = None) -> None:
        self._deleted.add(key)
        self.threads.add(threading.current_thread().name)

    def taken_for_deleted(self) -> list[str]:
        """Return the objects in use that PySide calls deleted though Qt has not deleted them."""
        found = []
        for key, (known, name) in self._noted.items():
            each = known()
            if each is not None and not isValid(each) and key not in self._deleted:
                found.append(name)
        return sorted(found)
