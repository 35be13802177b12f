"""Draws pictures of the real window, off screen, for documentation and review."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLayout

from organizer_app import wiring
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import BadValue, CannotRead, CannotWrite, PlanMissing
from organizer_app.domain.importing.written_days import when_meant
from organizer_app.domain.rows.action_rows import main_mobilization
from organizer_app.domain.time.local_time import instant_from
from organizer_app.ui.application import Program, make_application
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import SCREENS, screen_with
from organizer_app.ui.theme.tokens import SCHEMES
from organizer_app.ui.widgets.controls.search_box import SearchBox
from organizer_app.wording.window import palette as words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from organizer_app.domain.rows.action_rows import PlanSnapshot
    from organizer_app.environment.clock import Clock
    from organizer_app.ui.main_window import MainWindow
    from organizer_app.ui.theme.theme_holder import SchemeChoice

_WELCOME, _UNLOCK, _IMPORT, _MERGE = "welcome", "unlock", "import", "merging"
_COMMANDS = frozenset(
    {
        "palette",
        "shortcuts",
        "help",
        "duplicates",
        "unknown_places",
        "forget_due",
        "settings",
        "hand_over",
        "day_numbers",
        "tour",
        "protect",
        "your_name",
    }
)
_OVERLAYS = _COMMANDS | {_IMPORT, _MERGE}
# These show nothing of a plan.
_WITHOUT_PLAN = frozenset({_WELCOME, _UNLOCK})
_BEFORE = timedelta(days=24)
_SOME_DAY = "2027-01-25"


def render_picture(  # noqa: PLR0913  # the launcher passes on every option of the command
    plan_path: Path,
    *,
    view: str,
    size: tuple[int, int],
    theme: str,
    on: date | None,
    select: str,
    out: Path,
    passphrase: str | None,
    file: Path | None = None,
    at: str = "",
) -> None:
    """Draw the real window, off screen, into a PNG of one device pixel per pixel.

    Args:
        plan_path: the plan.
        view: code of a view, a screen, or an overlay; or welcome, or unlock.
        size: width and height in pixels.
        theme: light or dark.
        on: the local day that the filter keeps and the calendar shows, or None.
        at: the present moment as typed; empty for the day of `on`, or 24 days before the anchor.
        select: a city, such as "Seattle, WA", or empty.
        out: the file to write.
        passphrase: of a protected plan, or None.
        file: the file that the import sheet or the merge sheet shows; None for every other view.

    Raises:
        UnclearError: `at` cannot be read.
        BadValue, CannotRead: view, theme, city or file does not exist.
        CannotWrite: the file cannot be written; problems of reading a plan come from `wiring`.
    """
    place, choice = _checked(view, theme)
    snapshot = _read(plan_path, view, passphrase, file)
    moment = _moment_of(snapshot, on, at)
    with _started(choice, lambda: moment) as program:
        if place is None or snapshot is None:
            program.show_welcome()
        else:
            program.open_at_once(plan_path, snapshot, passphrase)
            _look_at(program.window, place, on, select)
        window = _shown(program.window, size)
        _cover(window, view, select, plan_path if view == _UNLOCK else file)
        _draw(window, out)


@contextmanager
def _started(choice: SchemeChoice, clock: Clock) -> Iterator[Program]:
    program = Program(make_application(), None, ImmediateBackground(), choice=choice, clock=clock)
    program.session.user = PlanUser.PICTURE
    # One moment for the window and for what it asks of the plan.
    program.session.clock = clock
    try:
        yield program
    finally:
        program.end()


def _read(path: Path, view: str, passphrase: str | None, file: Path | None) -> PlanSnapshot | None:
    """Read what the first window shows; nothing of a plan that is still locked, however it is protected."""
    if view in {_IMPORT, _MERGE} and (file is None or not file.is_file()):
        raise CannotRead(str(file or ""))
    if view != _UNLOCK:
        return wiring.read_first_view(path, passphrase=passphrase)
    if not path.is_file():
        raise PlanMissing(str(path))
    return None


def _checked(view: str, theme: str) -> tuple[Destination | None, SchemeChoice]:
    entry = screen_with("map" if view in _OVERLAYS else view)
    if entry is None and view not in _WITHOUT_PLAN:
        there = chain.from_iterable(entry.views for entry in SCREENS)
        raise BadValue("view", view, tuple(sorted({*there, *_OVERLAYS, *_WITHOUT_PLAN})))
    for choice in SCHEMES:
        if choice == theme:
            if entry is None:
                return None, choice
            return Destination(entry.code, view if view in entry.views else entry.views[0]), choice
    raise BadValue("theme", theme, SCHEMES)


def _moment_of(snapshot: PlanSnapshot | None, on: date | None, at: str) -> datetime:
    """Return the present moment in a picture: 16:00 UTC of a day, or of the day 24 days before the anchor."""
    rows = snapshot.rows if snapshot else ()
    main = main_mobilization(snapshot.mobilizations, rows) if snapshot else None
    anchor = main.anchor_date if main else ""
    known = anchor or max((row.day for row in rows), default="") or _SOME_DAY
    day = on or date.fromisoformat(known) - _BEFORE
    if at:
        return instant_from(when_meant(at, day), (main.desk_zone if main else "") or "UTC").astimezone(UTC)
    return datetime.combine(day, time(16), tzinfo=UTC)


def _look_at(window: MainWindow, place: Destination, on: date | None, select: str) -> None:
    window.go_to(place)
    if window.deck is None:
        return
    screen = window.deck.current
    if on is not None:
        screen.show_day(on)
    if select and not screen.select_city(select):
        # A screen without cities of its own filters by the city instead, where it can be searched.
        if not window.deck.plan.presenter.find_place(select):
            raise BadValue("city", select)
        for box in screen.findChildren(SearchBox):
            if box.is_own:
                box.setText(select.partition(",")[0])


def _cover(window: MainWindow, view: str, select: str, file: Path | None) -> None:
    """Open an overlay; the palette shows what can be moved of the selected city.

    A file is the one that the import sheet shows, or the plan that is locked.
    """
    overlays = window.commands.overlays
    if view == _UNLOCK and file is not None:
        overlays.show_unlock(file)
    elif view == _IMPORT and file is not None and window.deck is not None:
        overlays.show_import(window.deck, [file])
    elif view == _MERGE and file is not None and window.deck is not None:
        overlays.show_merging(window.deck, [file])
    elif view in _COMMANDS:
        window.commands.run(view)
    if overlays.palette is not None and select:
        overlays.palette.field.setText(words.example(select.partition(",")[0]))
    QCoreApplication.processEvents()


def _shown(window: MainWindow, size: tuple[int, int]) -> MainWindow:
    layout = window.layout()
    if layout is not None:
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    window.setMinimumSize(0, 0)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(*size)
    window.show()
    if window.deck is not None:
        # A picture does not wait for a pause in the editing.
        window.deck.counts.count()
    for _round in range(3):
        QCoreApplication.processEvents()
    return window


def _draw(window: MainWindow, out: Path) -> None:
    focused = window.focusWidget()
    if focused is not None:
        focused.clearFocus()
    QCoreApplication.processEvents()
    image = QImage(window.size(), QImage.Format.Format_RGB32)
    image.fill(window.palette().window().color())
    window.render(image)
    if not image.save(str(out), "PNG"):  # type: ignore[call-overload]  # the stubs want bytes for the format
        raise CannotWrite(str(out))
