"""The form of an action knows the year of its days and the statuses that may follow."""

from datetime import date

from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.inspector.action_form import ActionForm
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import make_row


def test_a_day_without_a_year_is_in_the_year_of_the_action_or_of_the_anchor_date(
    qtbot: QtBot, theme: Theme
) -> None:
    del theme
    form = ActionForm()
    qtbot.addWidget(form)
    told: list[object] = []
    form.field_edited.connect(lambda _field, value: told.append(value))
    day = form.fields["day"]
    form.show_action(make_row(day="2019-07-15"), "", "", "2027-04-17")
    day.editor.put("July 16")
    day.commit()
    form.show_action(make_row(action_id="a2", day="", starts=None), "", "", "2027-04-17")
    day.editor.put("July 16")
    day.commit()
    assert told == [date(2019, 7, 16), date(2027, 7, 16)]


def test_the_statuses_offered_follow_the_present_one(qtbot: QtBot, theme: Theme) -> None:
    del theme
    form = ActionForm()
    qtbot.addWidget(form)
    box = form.fields["status"].editor.widget
    offered = []
    for status in ("merged", "closed"):
        form.show_action(make_row(status=status), "", "", "")
        offered.append([box.itemData(row) for row in range(box.count())])
        assert form.fields["status"].editor.text() == status
    assert offered == [["prospect", "merged"], ["reported", "closed"]]


def test_an_end_after_midnight_says_so(qtbot: QtBot, theme: Theme) -> None:
    del theme
    form = ActionForm()
    qtbot.addWidget(form)
    row = make_row("Denver", 1260)
    form.show_action(row._replace(ends=1500, ends_utc=row.starts_utc + 240), "", "America/New_York", "")
    assert form.fields["ends"].editor.text() == "1:00 AM"
    assert form.fields["ends"].hint == "the next day · 3:00 AM ET"


def test_what_is_wrong_with_the_stored_times_stands_below_them_until_it_is_mended(
    qtbot: QtBot, theme: Theme
) -> None:
    del theme
    form = ActionForm()
    qtbot.addWidget(form)
    row = make_row("Denver", 840)
    said = []
    for beside, ends in ((0, 780), (31, 900), (-31, 900), (0, 900)):
        form.show_faults(row._replace(ends=ends), beside)
        said.append((form.fields["starts"].problem, form.fields["ends"].problem))
    assert said == [
        ("", "Ends before it starts"),
        ("Starts 31\u00a0min late", ""),
        ("Starts 31\u00a0min early", ""),
        ("", ""),
    ]


def test_a_time_that_the_clocks_skip_is_told_below_it(qtbot: QtBot, theme: Theme) -> None:
    del theme
    form = ActionForm()
    qtbot.addWidget(form)
    form.show_faults(make_row("New York", 150, day="2027-03-14"), 0)
    assert form.fields["starts"].problem.startswith("2:30 AM does not exist on Mar 14")


def test_which_of_two_is_meant_is_chosen_in_place_on_the_night_the_clocks_go_back(
    qtbot: QtBot, theme: Theme
) -> None:
    del theme
    form = ActionForm()
    qtbot.addWidget(form)
    told: list[tuple[str, object]] = []
    form.field_edited.connect(lambda field, value: told.append((field, value)))
    night = make_row("New York", 90, day="2027-11-07")._replace(ends=150)
    form.show_action(night, "", "", "")
    form.show_faults(night, 0)
    line = form.fields["starts_second"]
    box = line.editor.widget
    assert [box.itemText(row) for row in range(box.count())] == [
        "1:30 AM, first (EDT)",
        "1:30 AM, second (EST)",
    ]
    assert (line.isHidden(), form.fields["ends_second"].isHidden()) == (False, True)
    assert box.currentText() == "1:30 AM, first (EDT)"
    assert form.fields["starts"].problem.startswith("1:30 AM happens twice on Nov 7")
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert told == [("starts_second", True)]
    chosen = night._replace(starts_utc=night.starts_utc + 60)
    form.show_action(chosen, "", "", "")
    form.show_faults(chosen, 0)
    assert (box.currentText(), form.fields["starts"].problem) == ("1:30 AM, second (EST)", "")
    form.show_action(make_row("New York", 90, day="2027-11-08"), "", "", "")
    assert line.isHidden()
