"""Starts the window and reads it as a screen reader does: over AT-SPI, from another process.

Runs under the system's Python inside `dbus-run-session`, for that one has the bindings of the message bus.
Arguments: the program's Python, the plan. Prints one JSON object: what each view says of its items.
"""

import functools
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import dbus  # type: ignore[import-not-found,unused-ignore]  # belongs to the system's Python

from tests.support.waiting import LIMIT, wait_until

ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"
BUTTONS = {"radio button", "check box", "push button", "button", "toggle button"}
VIEWS = {"list", "table", "chart"}
FIELDS = {"text", "entry"}
# Which button leads to which view; names may begin so. What is gone through without a look has no view.
WAY = (
    ("Month", "Month"),
    ("Week", "Week"),
    ("Timeline", "Timeline"),
    ("Agenda", "Agenda"),
    ("Map", "Map"),
    ("Overview", "What needs"),
    ("Checklists", "Checklist by city"),
    ("By week", "Tasks that are shown"),
    ("Permits", "Permits"),
    ("Logistics", "Sites"),
    ("People", ""),
    ("Everyone", "Everyone"),
    ("Partner groups", "Partner groups and cities"),
    ("Timing", "Timing"),
    ("Problems", "Problems"),
    ("Share", "Releases"),
    ("Activity", "History"),
)
# A bit of the AT-SPI state set.
SELECTED = 23


class Thing:
    """One accessible object of another process."""

    def __init__(self, bus: Any, name: str, path: str) -> None:  # dbus has no types
        self.bus = bus
        self.proxy = bus.get_object(name, path, introspect=False)

    def ask(self, interface: str, method: str, *arguments: object) -> Any:  # as above
        return getattr(dbus.Interface(self.proxy, interface), method)(*arguments)

    @property
    def name(self) -> str:
        return str(self.ask("org.freedesktop.DBus.Properties", "Get", ACCESSIBLE, "Name"))

    @functools.cached_property
    def role(self) -> str:
        return str(self.ask(ACCESSIBLE, "GetRoleName"))

    def children(self) -> list["Thing"]:
        return [Thing(self.bus, name, path) for name, path in self.ask(ACCESSIBLE, "GetChildren")]

    def has(self, bit: int) -> bool:
        return bool(int(self.ask(ACCESSIBLE, "GetState")[0]) >> bit & 1)

    def place(self) -> list[int]:
        return [int(each) for each in self.ask("org.a11y.atspi.Component", "GetExtents", dbus.UInt32(0))]

    def press(self) -> None:
        names = [str(name).casefold() for name, *_rest in self.ask("org.a11y.atspi.Action", "GetActions")]
        # "Toggle" would only check the button; a person presses it.
        wanted = names.index("press")
        self.ask("org.a11y.atspi.Action", "DoAction", dbus.Int32(wanted))


def everything(thing: Thing, depth: int = 0) -> Iterator[Thing]:
    """Yield a thing and what is in it; a list's items are left to whoever asks for them."""
    yield thing
    if depth < 18 and thing.role not in {"list", "table", "chart", "list item"}:
        for child in thing.children():
            yield from everything(child, depth + 1)


def awaited(
    program: subprocess.Popen[bytes], what: str, look: Callable[[], Any]
) -> Any:  # whatever is looked for
    """Return what is looked for as soon as it is there; what goes while it is read is read again."""
    gone = "nothing"

    def found() -> Any:  # as above
        nonlocal gone
        try:
            return look()
        except dbus.DBusException as problem:
            gone = problem.get_dbus_name()

    return wait_until(found, what, saw=lambda: gone, of=program)


def named(root: Thing, name: str, roles: set[str]) -> Thing | None:
    """Return the thing that is called so, or begins so."""
    # Every question crosses the bus: the name is asked only where the role fits.
    return next((t for t in everything(root) if t.role in roles and t.name.startswith(name)), None)


def told(view: Thing | None) -> dict[str, object] | None:
    """Return what a view says of its items, once it is there."""
    if view is None:
        return None
    items = view.children()
    return {
        "role": view.role,
        "name": view.name,
        "items": [[item.role, item.name, item.place()] for item in items[:40]],
        "selected": [item.name for item in items[:40] if item.has(SELECTED)],
    }


def main() -> None:
    """Start the window, press the buttons that lead to each view, and print what it says."""
    python, plan = sys.argv[1:3]
    session = dbus.SessionBus()
    bus_object = session.get_object("org.a11y.Bus", "/org/a11y/bus", introspect=False)
    address = dbus.Interface(bus_object, "org.a11y.Bus").GetAddress()
    program = subprocess.Popen([python, "-m", "organizer_app", plan])
    try:
        bus = dbus.bus.BusConnection(address)
        sys.stdout.write(json.dumps(read(program, Thing(bus, "org.a11y.atspi.Registry", ROOT))))
    finally:
        program.terminate()
        program.wait(LIMIT)


def read(program: subprocess.Popen[bytes], registry: Thing) -> dict[str, object]:
    """Press the buttons that lead to each view, and return what it says."""
    root = awaited(program, "the program", lambda: next((t for t in registry.children() if t.role), None))

    def seen(name: str, roles: set[str]) -> Any:  # what a view tells
        return awaited(program, f"items of {name}", lambda: told(with_items(named(root, name, roles))))

    def press(name: str, roles: set[str]) -> None:
        awaited(program, f"button {name}", lambda: pressed(named(root, name, roles)))

    seen("Map", VIEWS)
    found: dict[str, object] = {}
    for button, view in WAY:
        press(button, BUTTONS)
        if view:
            found[view] = seen(view, VIEWS)
    press("Plan", {"check box"})
    press("Map", BUTTONS)
    found["strip"] = seen("Live at the same time", {"chart"})
    # As somebody does who cannot point.
    awaited(program, "Seattle on the map", lambda: pressed(seattle_in(named(root, "Map", VIEWS))))
    awaited(program, "the form of Seattle", lambda: named(root, "Venue", FIELDS))
    found["opened"] = awaited(
        program, "fields", lambda: [t.name for t in everything(root) if t.role in FIELDS]
    )
    found["sidebar"] = awaited(
        program,
        "the sidebar",
        lambda: [[t.role, t.name] for t in everything(root) if t.role == "check box"],
    )
    return found


def seattle_in(view: Thing | None) -> Thing | None:
    """Return the line of Seattle once the view has it."""
    items = [] if view is None else view.children()
    return next((item for item in items if item.name.startswith("Seattle. ")), None)


def pressed(thing: Thing | None) -> bool:
    """Press a thing once it is there."""
    if thing is None:
        return False
    thing.press()
    return True


def with_items(view: Thing | None) -> Thing | None:
    """Return a view once it has items."""
    return view if view is not None and view.children() else None


if __name__ == "__main__":
    main()
