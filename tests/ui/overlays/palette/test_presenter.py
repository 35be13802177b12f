"""The palette decides without a window: sections, orders, questions, and what is said for nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.plan_access import PlanAccess
from organizer_app.ui.overlays.palette.entries import Effect, Entry, Section
from organizer_app.ui.overlays.palette.finder import Finder
from organizer_app.ui.overlays.palette.lines import Lines
from organizer_app.ui.overlays.palette.presenter import PalettePresenter
from tests.support.open_plans import opened, sample_plan
from tests.support.plan_views import RecordingView

PLACES = [("Plan", "map", Destination("plan")), ("Month, in Plan", "map", Destination("plan", "month"))]


@dataclass
class RecordingPalette:
    """Implements `PaletteView` and `PaletteCommands`."""

    entries: Sequence[Entry] = ()
    note: str = ""
    hint: str = ""
    left: int = 0
    done: list[Effect] = field(default_factory=list)

    def show_entries(self, entries: Sequence[Entry], note: str) -> None:
        self.entries, self.note = entries, note

    def show_question(self, hint: str, foot: str) -> None:
        del foot
        self.hint = hint

    def leave(self) -> None:
        self.left += 1

    def do(self, effect: Effect) -> None:
        self.done.append(effect)

    def days(self) -> tuple[int, date]:
        return 2019, date(2019, 6, 21)

    def titles(self, section: Section) -> list[str]:
        return [entry.title for entry in self.entries if entry.section is section]


Shown = tuple[PalettePresenter, RecordingPalette]


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    with opened(sample_plan(tmp_path)) as workspace:
        access = PlanAccess(RecordingView(), ImmediateBackground())
        access.open(workspace)
        view = RecordingPalette()
        lines = Lines(
            ("undo", "new_action", "scheme_dark", "palette"), ("undo", "gone"), PLACES, lambda _: ""
        )
        presenter = PalettePresenter(view, Finder(access, lambda: None), view, lines)
        presenter.open()
        yield presenter, view


def test_a_command_whose_letters_merely_occur_does_not_come_before_the_screen_that_is_named() -> None:
    releases = ("Releases, in Share", "tag", Destination("share", "releases"))
    lines = Lines(("settings",), (), [releases], lambda _: "")
    assert lines.commands("release", 9) == []
    assert [entry.title for entry in lines.places("release", 9)] == ["Releases, in Share"]
    assert [entry.title for entry in lines.commands("rename", 9)] == ["Plan settings…"]
    assert [entry.title for entry in lines.commands("setngs", 9)] == ["Plan settings…"]


@pytest.mark.parametrize("text", ["seattle", "Seattle, WA", "wren cas", "seatt"])
def test_what_the_plan_calls_so_comes_before_a_command_by_mere_letters(tmp_path: Path, text: str) -> None:
    view = RecordingPalette()
    with opened(sample_plan(tmp_path)) as workspace:
        access = PlanAccess(RecordingView(), ImmediateBackground())
        access.open(workspace)
        # "settings rename title" has the letters of Seattle in order.
        lines = Lines(("settings", "undo"), (), PLACES, lambda _: "")
        presenter = PalettePresenter(view, Finder(access, lambda: None), view, lines)
        presenter.open()
        presenter.type(text)
        assert view.entries[0].section in {Section.CITIES, Section.PEOPLE}
        presenter.type("undo")
        assert view.entries[0].title == "Undo"
        presenter.type("setngs")
        assert view.entries[0].title == "Plan settings…"


def test_who_types_the_name_of_a_screen_gets_it_before_any_command_or_setting() -> None:
    view = RecordingPalette()
    access = PlanAccess(RecordingView(), ImmediateBackground())
    offered = ("lock_after_5", "rehearse", "scheme_dark", "undo")
    places = [
        ("After action, in Day of", "radio", Destination("day", "after")),
        ("Day of", "radio", Destination("day")),
    ]
    presenter = PalettePresenter(
        view, Finder(access, lambda: None), view, Lines(offered, (), places, lambda _: "")
    )
    presenter.open()
    for text, wanted in (
        ("after", ["After action, in Day of", "Lock after 5 minutes idle"]),
        ("day", ["Day of", "After action, in Day of", "Rehearse the day on a copy"]),
        ("dark", ["Dark"]),
        ("und", ["Undo"]),
    ):
        presenter.type(text)
        assert [entry.title for entry in view.entries][: len(wanted)] == wanted


def test_it_opens_with_the_commands_run_last_and_offers_no_command_twice(shown: Shown) -> None:
    _presenter, view = shown
    assert view.titles(Section.RECENT) == ["Undo"]
    assert view.titles(Section.COMMANDS) == ["New action…"]
    assert view.titles(Section.CHOICES) == ["Dark"]
    assert view.titles(Section.PLACES) == ["Plan", "Month, in Plan"]


def test_things_chosen_lately_come_first_in_the_empty_field_and_among_their_like(shown: Shown) -> None:
    presenter, view = shown
    cities, people = entries_for(shown, "#s", Section.CITIES), entries_for(shown, "@", Section.PEOPLE)
    assert min(len(cities), len(people)) > 1
    lately = [people[-1].effect.found, cities[-1].effect.found]
    presenter.favour([("group", "gone"), *((each.kind.value, each.subject_id) for each in lately if each)])
    presenter.open()
    assert view.titles(Section.RECENT) == ["Undo", people[-1].title, cities[-1].title]
    for text, section, first in (
        ("#s", Section.CITIES, cities[-1]),
        ("s", Section.CITIES, cities[-1]),
        ("#", Section.CITIES, cities[-1]),
        ("@", Section.PEOPLE, people[-1]),
    ):
        assert entries_for(shown, text, section)[0] == first


def entries_for(shown: Shown, text: str, section: Section) -> list[Entry]:
    presenter, view = shown
    presenter.type(text)
    return [entry for entry in view.entries if entry.section is section]


def test_an_order_comes_first_and_what_it_is_about_below(shown: Shown) -> None:
    presenter, view = shown
    presenter.type("move seattle")
    assert view.titles(Section.COMMANDS) == [
        "Put Seattle on schedule",
        "Move Seattle to another day…",
        "Set lead of Seattle…",
    ]
    assert view.titles(Section.CITIES) == ["Seattle, WA"]


def test_a_question_waits_for_a_day_and_can_be_left(shown: Shown) -> None:
    presenter, view = shown
    presenter.type("move seattle")
    presenter.choose(view.entries[1])
    assert view.hint == "New day for Seattle, such as Jul 14"
    assert (list(view.entries), view.note) == ([], "Type a day, such as Jul 14 or 7/14.")
    presenter.type("soon")
    assert list(view.entries) == []
    presenter.type("jul 16")
    presenter.choose(view.entries[0])
    assert [(effect.verb, effect.day) for effect in view.done] == [("move_to_day", "2019-07-16")]
    presenter.back()
    assert view.hint == "Search or run a command"


def test_a_lead_who_is_not_in_the_plan_yet_can_be_named(shown: Shown) -> None:
    presenter, view = shown
    presenter.type("set lead seattle")
    presenter.choose(view.entries[0])
    assert view.note == "Type a name."
    presenter.type("Zuri Abara")
    assert view.entries[-1].title == "Name “Zuri Abara” as the lead"
    presenter.choose(view.entries[-1])
    assert view.done[-1].name == "Zuri Abara"


def test_what_can_be_done_with_a_thing_is_narrowed_by_words(shown: Shown) -> None:
    presenter, view = shown
    presenter.type("#seattle")
    presenter.ask_verbs(view.entries[0])
    presenter.type("overlap")
    assert [entry.title for entry in view.entries] == ["Put Seattle on schedule"]
    presenter.ask_verbs(view.entries[0])
    presenter.back()
    presenter.back()
    assert view.left == 1


def test_a_command_and_a_day_and_a_place_are_done_at_once(shown: Shown) -> None:
    presenter, view = shown
    for text in (">dark", "jul 14", ">month"):
        presenter.type(text)
        presenter.choose(view.entries[0])
    assert view.done == [
        Effect(command="scheme_dark"),
        Effect(day="2019-07-14"),
        Effect(destination=Destination("plan", "month")),
    ]


def test_nothing_found_is_said_with_what_was_typed(shown: Shown) -> None:
    presenter, view = shown
    presenter.type("zzzzqq")
    assert view.note == "Nothing is called “zzzzqq”."


def test_a_sign_alone_lists_people_or_cities(shown: Shown) -> None:
    presenter, view = shown
    presenter.type("@")
    assert view.titles(Section.PEOPLE)
    presenter.type("#")
    assert "Seattle, WA" in view.titles(Section.CITIES)


def test_a_slash_alone_asks_for_a_day(shown: Shown) -> None:
    presenter, view = shown
    presenter.type("/")
    assert view.note == "Type a day, such as Jul 14 or 7/14."
    presenter.type("/ 7/14")
    assert view.titles(Section.DATES)


def test_before_the_plan_is_open_it_says_that_names_are_being_read() -> None:
    access = PlanAccess(RecordingView(), ImmediateBackground())
    view = RecordingPalette()
    presenter = PalettePresenter(view, Finder(access, lambda: None), view, Lines((), (), (), lambda _: ""))
    presenter.open()
    presenter.type("seattle")
    assert view.note == "Reading the names…"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("settings", "Dark"),
        ("quit", "Close this plan"),
        ("password", "Lock this plan"),
        ("export", "Share"),
        ("signatures", "Numbers, in Share"),
        ("count", "Numbers, in Share"),
        ("turnout", "Numbers, in Share"),
    ],
)
def test_other_words_find_a_command_or_a_place(text: str, title: str) -> None:
    places = [("Share", "share-2", Destination("share"))]
    places += [("Numbers, in Share", "share-2", Destination("share", "numbers"))]
    lines = Lines(("scheme_dark", "close_plan", "lock"), (), places, lambda _: "")
    assert [entry.title for entry in (*lines.commands(text, 5), *lines.places(text, 5))] == [title]


def test_the_name_of_a_button_finds_the_places_that_have_it() -> None:
    places = [
        ("Timing", "clock", Destination("moment")),
        ("Templates, in Checklists", "clipboard-check", Destination("checklists", "templates")),
        ("Share", "share-2", Destination("share")),
    ]
    lines = Lines(("scheme_dark",), (), places, lambda _: "")
    for text in ("apply", "apply to all"):
        found = [entry.title for entry in (*lines.commands(text, 5), *lines.places(text, 5))]
        assert found == ["Timing", "Templates, in Checklists"], text
