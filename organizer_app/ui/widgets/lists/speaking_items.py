"""Makes painted views accessible to screen readers: each item has a name, a role, a state and a place.

To Qt, a painted view is one widget. The view that paints items registers them with `let_speak`; Qt then sees
a child per item, created when it is first asked for. Every child has a QObject that belongs to the view,
because Qt frees interfaces without one twice.
"""

from __future__ import annotations

import weakref
from typing import Final, NamedTuple, Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleObject,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget

from organizer_app.wording.language.texts import with_spaces

Role = QAccessible.Role


class SpokenItem(NamedTuple):
    """One painted item as a screen reader sees it.

    Attributes:
        name: a whole sentence.
        rect: where it is painted, in pixels of the surface it is painted on.
        is_selected: whether it is the selected one.
        is_current: whether it has the keyboard.
        is_expanded: whether it is expanded, or None when it cannot be.
        role: its role.
    """

    name: str
    rect: QRect
    is_selected: bool = False
    is_current: bool = False
    is_expanded: bool | None = None
    role: QAccessible.Role = Role.ListItem


class SpeakingItems(Protocol):
    """What a painted view reports about its items; they are numbered from 0 in reading order."""

    def spoken_count(self) -> int:
        """Return how many items there are, hidden ones included."""

    def spoken_item(self, number: int) -> SpokenItem:
        """Return one item."""

    def spoken_at(self, point: QPoint) -> int:
        """Return the number of the item under a point of the surface, or -1."""

    def spoken_current(self) -> int:
        """Return the number of the item with the keyboard, or -1."""


@runtime_checkable
class PressableItems(SpeakingItems, Protocol):
    """A painted view whose items can be pressed without a pointer."""

    def spoken_press(self, number: int) -> None:
        """Do what a click on an item does."""


class _SpokenView(NamedTuple):
    # Held weakly: the items are usually the view itself, which would otherwise never be freed.
    items: weakref.ref[SpeakingItems]
    role: QAccessible.Role


_spoken_views: Final[weakref.WeakKeyDictionary[QObject, _SpokenView]] = weakref.WeakKeyDictionary()
_roles: Final[weakref.WeakKeyDictionary[QObject, QAccessible.Role]] = weakref.WeakKeyDictionary()
# Qt holds a bare pointer to each interface; the Python half has to live as long as its object.
_kept: Final[dict[int, QAccessibleInterface]] = {}
_installed: Final[list[bool]] = []


def let_speak(view: QWidget, items: SpeakingItems, role: QAccessible.Role = Role.List) -> None:
    """Show screen readers the painted items of a view; call it before anything else names the view.

    While a screen reader is running, Qt makes an interface at the first name, and keeps it.

    Args:
        view: the widget that has the keyboard focus; items of a scroll area are painted on its viewport.
        items: describes the items; usually the view itself. The caller keeps it alive.
        role: the role of the whole: a list, a table, a tree.
    """
    _install()
    _spoken_views[view] = _SpokenView(weakref.ref(items), role)


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Give a painted button, bar or card its role; its accessible name is the widget's own."""
    _install()
    _roles[widget] = role


def tell_current(view: QWidget, number: int) -> None:
    """Notify screen readers that the keyboard, and with it the selection, has gone to an item."""
    if QAccessible.isActive() and view.hasFocus() and number >= 0:
        for kind in (QAccessible.Event.Focus, QAccessible.Event.Selection):
            event = QAccessibleEvent(view, kind)
            event.setChild(number)
            QAccessible.updateAccessibility(event)


def tell_items_changed(view: QWidget) -> None:
    """Notify screen readers that the items of a view have changed."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.ObjectReorder))


def _install() -> None:
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_make)


def _make(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, _Item):
        made: QAccessibleInterface = _ItemInterface(thing)
    elif isinstance(thing, QWidget) and thing in _spoken_views:
        made = _ViewInterface(thing, _spoken_views[thing].role)
    elif isinstance(thing, QWidget) and thing in _roles:
        made = QAccessibleWidget(thing, _roles[thing])
    else:
        return None
    key = id(thing)
    _kept[key] = made
    thing.destroyed.connect(lambda *_: _kept.pop(key, None))
    return made


class _Item(QObject):
    """The object behind one child; it belongs to the view and is deleted with it."""

    def __init__(self, view: QWidget, number: int) -> None:
        super().__init__(view)
        self.number = number


def _items_of(view: QObject | None) -> SpeakingItems | None:
    interface = _spoken_views.get(view) if view is not None else None
    return None if interface is None else interface.items()


def _surface_of(view: QObject | None) -> QWidget | None:
    if isinstance(view, QAbstractScrollArea):
        return view.viewport()
    return view if isinstance(view, QWidget) else None


class _ViewInterface(QAccessibleWidget):
    """The view: its painted items first, then the widgets on top of it."""

    def __init__(self, view: QWidget, role: QAccessible.Role) -> None:
        super().__init__(view, role)
        self._made: dict[int, _Item] = {}

    def childCount(self) -> int:
        """Return how many items and widgets there are."""
        return self._count() + len(self._widgets())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # none for nothing
        """Return an item or a widget."""
        count = self._count()
        if index < 0:
            return None
        if index >= count:
            widgets = self._widgets()
            found = widgets[index - count] if index - count < len(widgets) else None
            return None if found is None else QAccessible.queryAccessibleInterface(found)
        item = self._made.get(index)
        if item is None:
            item = self._made[index] = _Item(self.widget(), index)
        return QAccessible.queryAccessibleInterface(item)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of a child in the reading order."""
        thing = child.object()
        if isinstance(thing, _Item):
            return thing.number
        widgets = self._widgets()
        return self._count() + widgets.index(thing) if thing in widgets else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return what is under a point of the screen."""
        items, surface = _items_of(self.widget()), _surface_of(self.widget())
        if items is None or surface is None:
            return None
        number = items.spoken_at(surface.mapFromGlobal(QPoint(x, y)))
        return self.child(number) if number >= 0 else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return the item with the keyboard."""
        items = _items_of(self.widget())
        number = -1 if items is None else items.spoken_current()
        return self.child(number) if number >= 0 else None

    def _count(self) -> int:
        items = _items_of(self.widget())
        return 0 if items is None else items.spoken_count()

    def _widgets(self) -> list[QWidget]:
        surface = _surface_of(self.widget())
        children = [] if surface is None else surface.children()
        return [child for child in children if isinstance(child, QWidget) and not child.isHidden()]


class _Press(QAccessibleActionInterface):
    """What can be done to an item: press it."""

    def __init__(self, item: _Item) -> None:
        super().__init__()
        self._item = weakref.ref(item)

    def actionNames(self) -> list[str]:
        """Return the one action there is."""
        return [self.pressAction()]

    def doAction(self, name: str) -> None:
        """Press the item, if it is still there."""
        item = self._item()
        view = None if item is None else item.parent()
        items = _items_of(view)
        is_there = items is not None and item is not None and item.number < items.spoken_count()
        if name == self.pressAction() and is_there and isinstance(items, PressableItems) and item:
            items.spoken_press(item.number)

    def keyBindingsForAction(self, name: str) -> list[str]:
        """Return none: the keys belong to the view."""
        del name
        return []


class _ItemInterface(QAccessibleObject):
    """One painted item; it asks the view each time, so that it never reports an outdated state."""

    def __init__(self, item: _Item) -> None:
        super().__init__(item)
        self._number = item.number
        self._press = _Press(item)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override]  # it is a pointer
        """Return the address of the press interface; a null address for every other interface."""
        if kind is QAccessible.InterfaceType.ActionInterface and isinstance(
            _items_of(self._view()), PressableItems
        ):
            return shiboken6.VoidPtr(shiboken6.getCppPointer(self._press)[0])
        # Qt would read None as the address of None.
        return shiboken6.VoidPtr(0)

    def _item(self) -> SpokenItem | None:
        items = _items_of(self._view())
        if items is None or self._number >= items.spoken_count():
            return None
        return items.spoken_item(self._number)

    def _view(self) -> QObject | None:
        item = self.object()
        return None if item is None else item.parent()

    def isValid(self) -> bool:
        """Return whether the view still has this many items."""
        items = _items_of(self._view())
        return items is not None and self._number < items.spoken_count()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]  # none once the view is gone
        view = self._view()
        return None if view is None else QAccessible.queryAccessibleInterface(view)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # items have none
        """Return None: items have no children."""
        del index
        return None

    def childCount(self) -> int:
        """Return 0: an item of a list has no parts."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return -1: there is no child."""
        del child
        return -1

    def role(self) -> QAccessible.Role:
        """Return the role of the item."""
        item = self._item()
        return Role.ListItem if item is None else item.role

    def text(self, kind: QAccessible.Text) -> str:
        """Return the sentence of the item as its name."""
        item = self._item()
        return with_spaces(item.name) if item is not None and kind is QAccessible.Text.Name else ""

    def rect(self) -> QRect:
        """Return where the item is on the screen."""
        item, surface = self._item(), _surface_of(self._view())
        if item is None or surface is None:
            return QRect()
        return QRect(surface.mapToGlobal(item.rect.topLeft()), item.rect.size())

    def state(self) -> QAccessible.State:
        """Return whether the item can be and is selected, focused, visible and expanded."""
        state, item, surface = QAccessible.State(), self._item(), _surface_of(self._view())
        if item is None or surface is None:
            state.invalid = True
            return state
        view = self._view()
        state.selectable = state.focusable = True
        state.selected = item.is_selected
        state.active = item.is_current
        state.focused = item.is_current and isinstance(view, QWidget) and view.hasFocus()
        state.offscreen = not surface.rect().intersects(item.rect)
        if item.is_expanded is not None:
            state.expandable = True
            state.expanded = item.is_expanded
            state.collapsed = not item.is_expanded
        return state
