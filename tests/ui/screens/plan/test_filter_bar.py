"""The filter bar says what is kept, offers the rest, and counts what is confirmed."""

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.calendar.action_filters import ActionFilter, readiness_mix
from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.ui.screens.plan.filter_bar import PlanFilterBar
from organizer_app.ui.screens.plan.marks.day_marks import MarkBook
from organizer_app.ui.screens.plan.store.calendar_marks import Period
from organizer_app.ui.screens.plan.store.facets import FACETS, options
from organizer_app.ui.screens.plan.store.plan_view import Shown
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.action_rows import one_row_each

ROWS = one_row_each()


def shown(wanted: ActionFilter) -> Shown:
    return Shown(
        ROWS, group_by_place(ROWS), readiness_mix(ROWS), wanted, MarkBook(), "America/New_York", len(ROWS)
    )


def make(qtbot: QtBot, theme: Theme, wanted: ActionFilter) -> PlanFilterBar:
    bar = PlanFilterBar(theme, lambda facet: options(ROWS, wanted, facet))
    qtbot.addWidget(bar)
    bar.resize(1228, 44)
    bar.show_rows(shown(wanted))
    return bar


def test_it_counts_what_is_confirmed_or_ready_of_what_is_shown(qtbot: QtBot, theme: Theme) -> None:
    bar = make(qtbot, theme, ActionFilter())
    day = ROWS[0].day

    def said() -> list[str]:
        return [label.text() for label in bar.findChildren(PlainLabel)]

    assert "6 of 15 set or ready" in said()
    assert bar.bar.accessibleName() == "At risk 3, Forming 3, Planned 3, Set 3, Ready 3"
    for view, words in (("timeline", "this day"), ("week", "this week"), ("month", "this month")):
        bar.show_rows(shown(ActionFilter()), Period(view, day, day))
        assert f"6 of 15 set or ready {words}" in said()
    bar.show_rows(shown(ActionFilter()), Period("timeline", "1999-01-01", "1999-01-01"))
    bar.fit(1600)
    assert bar.bar.isHidden()


def test_a_menu_offers_values_with_their_counts(qtbot: QtBot, theme: Theme) -> None:
    bar = make(qtbot, theme, ActionFilter(readiness=frozenset({0})))
    menu = bar.facet_menu(Facet.READINESS)
    qtbot.addWidget(menu)
    entries = [entry for entry in menu.actions() if entry.isCheckable()]
    assert len(entries) == 5
    assert [entry.isChecked() for entry in entries] == [True, False, False, False, False]
    assert "At risk" in entries[0].text()
    assert "3" in entries[0].text()
    with qtbot.waitSignal(bar.toggled) as told:
        entries[3].trigger()
    assert told.args == [Facet.READINESS, "3"]


def test_an_empty_menu_says_so(qtbot: QtBot, theme: Theme) -> None:
    bar = PlanFilterBar(theme, lambda _facet: ())
    qtbot.addWidget(bar)
    (entry,) = bar.facet_menu(Facet.STATE).actions()
    assert entry.text()
    assert not entry.isEnabled()


def whole(bar: PlanFilterBar, facet: Facet) -> bool:
    return not bar.chips[facet].isHidden() and "…" not in bar.chips[facet].text()


def test_what_has_no_room_for_a_chip_is_in_a_menu_and_no_chip_is_cut(qtbot: QtBot, theme: Theme) -> None:
    bar = make(qtbot, theme, ActionFilter(first_day="2027-04-17", last_day="2027-04-17"))
    for width in range(430, 1600, 30):
        bar.fit(width)
        hidden = [facet for facet in FACETS if bar.chips[facet].isHidden()]
        assert all(whole(bar, facet) for facet in FACETS if facet not in hidden)
        assert Facet.DATE not in hidden
        menu = bar.more_menu()
        assert len(menu.actions()) == len(hidden)
        assert bar.more.isHidden() == (not hidden)
        menu.deleteLater()
    assert not hidden


def test_the_bar_of_the_mix_grows_short_before_it_is_left_out(qtbot: QtBot, theme: Theme) -> None:
    bar = make(qtbot, theme, ActionFilter())
    widths = set()
    for width in range(400, 1600, 10):
        bar.fit(width)
        widths.add(0 if bar.bar.isHidden() else bar.bar.width())
    assert (min(widths), max(widths)) == (0, 170)
    assert any(72 <= each < 120 for each in widths)


def test_the_menu_of_the_others_leads_to_their_values(qtbot: QtBot, theme: Theme) -> None:
    bar = make(qtbot, theme, ActionFilter())
    bar.show()
    bar.fit(640)
    menu = bar.more_menu()
    menu.actions()[-1].trigger()
    (opened,) = [each for each in bar.findChildren(QMenu) if each.isVisible()]
    assert opened.accessibleName() == "Size"
    opened.close()
