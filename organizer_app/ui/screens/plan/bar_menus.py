"""The menus of the globe and print buttons: the time zone to show, and what to print."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from organizer_app.ui.flow.frame import Destination
from organizer_app.wording.language.zones import zone_family, zone_name
from organizer_app.wording.plan import plan_menus as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.screens.plan.presenter import PlanPresenter

_MOST_ZONES: Final = 12
_UTC: Final = "UTC"


def zone_menu(presenter: PlanPresenter, parent: QWidget) -> QMenu:
    """Return a menu of the zones in which times can be shown beside the local ones."""
    menu = QMenu(parent)
    # The window's style draws a section as a plain line.
    heading = menu.addAction(words.zones())
    heading.setEnabled(False)
    group = QActionGroup(menu)
    for zone in _zones(presenter):
        name = words.desk_zone(zone_name(zone)) if zone == presenter.desk_zone else zone_name(zone)
        entry = menu.addAction(name)
        entry.setCheckable(True)
        entry.setChecked(zone == presenter.reference_zone)
        entry.triggered.connect(lambda _on=False, zone=zone: presenter.choose_zone(zone))
        group.addAction(entry)
    return menu


def _zones(presenter: PlanPresenter) -> list[str]:
    """Return headquarters' zone, those of the plan by number of actions, and UTC; one per name."""
    counts = Counter(row.zone for row in presenter.store.rows if row.zone)
    found = {zone_family(zone): zone for zone in (presenter.desk_zone, presenter.reference_zone) if zone}
    for zone, _count in counts.most_common():
        if len(found) < _MOST_ZONES:
            found.setdefault(zone_family(zone), zone)
    found.setdefault(_UTC, _UTC)
    return list(found.values())


def print_menu(presenter: PlanPresenter, frame: Frame, parent: QWidget) -> QMenu:
    """Return a menu of what can be printed; each entry opens its pages."""
    city, here = presenter.selected_city(), presenter.selection
    menu = QMenu(parent)
    menu.addAction(words.print_schedule(), lambda: frame.go_to(Destination("share", "releases")))
    menu.addAction(words.print_packets(), lambda: frame.go_to(Destination("share", "packets")))
    if city:
        subject = here.action or presenter.store.at_place(here.place)[0].action_id
        menu.addAction(
            words.print_packet(city).replace("&", "&&"),
            lambda: frame.go_to(Destination("share", "packets", subject)),
        )
    menu.addAction(words.print_calls(), lambda: frame.go_to(Destination("people", "calls")))
    return menu
