"""The welcome screen's presenter makes plans, opens them and lists recent ones; no window is needed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.environment.preferences import RecentPlan
from organizer_app.services.together import members
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.welcome.presenter import (
    RecentLine,
    WelcomePresenter,
    file_name,
    free_path,
)
from tests.support.open_plans import opened

NOON = datetime(2019, 6, 21, 12, tzinfo=UTC)


@dataclass
class Noted:
    """Implements `WelcomeView`; answers the question where with `where`."""

    where: Path | None = None
    suggested: Path | None = None
    lines: Sequence[RecentLine] = ()
    form_problems: list[tuple[str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    busy: list[bool] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)
    to_protect: list[Path] = field(default_factory=list)

    def show_recent(self, lines: Sequence[RecentLine]) -> None:
        self.lines = lines

    def show_form_problem(self, field: str, sentence: str) -> None:
        self.form_problems.append((field, sentence))

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    def show_busy(self, *, is_busy: bool) -> None:
        self.busy.append(is_busy)

    def want_protection(self, path: Path) -> None:
        assert not self.opened, "before the plan is opened"
        self.to_protect.append(path)

    def ask_where(self, suggested: Path) -> Path | None:
        self.suggested = suggested
        return self.where


def presenter_of(view: Noted, folder: Path) -> WelcomePresenter:
    return WelcomePresenter(view, ImmediateBackground(), view.opened.append, folder, lambda: NOON)


def test_a_passphrase_is_asked_for_only_if_it_is_wanted(tmp_path: Path) -> None:
    view = Noted(where=tmp_path / "with.organizer")
    presenter_of(view, tmp_path).create("Plan", None, "UTC", True)  # noqa: FBT003  # as the signal does
    view.where = tmp_path / "without.organizer"
    presenter_of(view, tmp_path).create("Plan", None, "UTC")
    assert view.to_protect == [tmp_path / "with.organizer"]
    assert len(view.opened) == 2


def test_a_plan_is_made_where_the_person_says_and_opened(tmp_path: Path) -> None:
    view = Noted(where=tmp_path / "here")
    presenter_of(view, tmp_path).create("  Clean  Water Day ", date(2027, 4, 17), "America/Chicago")
    path = tmp_path / "here.organizer"
    assert view.opened == [path]
    assert view.suggested == tmp_path / "clean-water-day.organizer"
    head = wiring.read_first_view(path).mobilizations[0]
    assert (head.title, head.anchor_date, head.desk_zone) == (
        "Clean Water Day",
        "2027-04-17",
        "America/Chicago",
    )
    assert view.busy == [True, False]


def test_the_sample_is_copied(tmp_path: Path) -> None:
    view = Noted(where=tmp_path / "sample.organizer")
    presenter_of(view, tmp_path).try_sample()
    assert view.suggested == tmp_path / "prime-day-2019.organizer"
    assert len(wiring.read_first_view(view.opened[0]).rows) == 9


def test_the_card_of_another_laptop_begins_a_plan_that_takes_in_its_changes(tmp_path: Path) -> None:
    first, card = tmp_path / "first.organizer", tmp_path / "maya.organizer-card"
    wiring.create_plan(first, title="Clean Water Day", anchor_date=None, zone="UTC")
    with opened(first) as workspace:
        members.save_card(workspace, out=card)
        plan_id = workspace.plan_id
    view = Noted(where=tmp_path / "joined")
    presenter_of(view, tmp_path).open(card)
    assert view.opened == [tmp_path / "joined.organizer"]
    with opened(view.opened[0]) as joined:
        assert joined.plan_id == plan_id
    card.write_text("a poem")
    view.where = tmp_path / "none.organizer"
    presenter_of(view, tmp_path).open(card)
    assert "card" in view.problems[-1]
    assert len(view.opened) == 1


def test_whoever_says_nowhere_gets_no_plan(tmp_path: Path) -> None:
    view = Noted(where=None)
    presenter_of(view, tmp_path).try_sample()
    assert (view.opened, view.busy) == ([], [])


def test_a_plan_needs_a_title_and_a_zone_that_exists(tmp_path: Path) -> None:
    view = Noted(where=tmp_path / "plan.organizer")
    presenter_of(view, tmp_path).create("  ", None, "UTC")
    assert view.form_problems == [("title", "Give the plan a title.")]
    assert view.suggested is None
    view.form_problems.clear()
    presenter_of(view, tmp_path).create("Plan", None, "Mars/Olympus")
    ((name, sentence),) = view.form_problems
    assert name == "zone"
    assert "Mars/Olympus" in sentence
    assert list(tmp_path.iterdir()) == []


def test_a_plan_that_is_in_the_way_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "plan.organizer").write_text("mine", "utf-8")
    view = Noted(where=tmp_path / "plan.organizer")
    presenter_of(view, tmp_path).create("Plan", None, "UTC")
    assert view.problems[-1].startswith("There is already a file")
    assert view.busy == [True, False]
    assert (tmp_path / "plan.organizer").read_text("utf-8") == "mine"


def test_recent_plans_show_what_they_may(tmp_path: Path) -> None:
    there = tmp_path / "a.organizer"
    there.touch()
    view = Noted()
    presenter_of(view, tmp_path).show_recent(
        [
            RecentPlan(str(there), "Clean Water Day", "2019-06-21T09:00+00:00"),
            RecentPlan(str(there), "", "2019-04-02T12:00+00:00", is_protected=True),
            RecentPlan(str(tmp_path / "gone.organizer"), "Gone", "2018-04-02T12:00+00:00"),
            RecentPlan(str(there), "No day"),
            RecentPlan(str(there), "Spring", anchor="2019-04-22", mix=(1, 2, 3, 5, 7, 0)),
        ]
    )
    assert [line.name for line in view.lines] == [
        "Clean Water Day",
        "a.organizer",
        "Gone",
        "No day",
        "Spring",
    ]
    assert [line.when for line in view.lines] == ["Today", "Apr 2", "Mon, Apr 2 2018", "", ""]
    assert [line.is_there for line in view.lines] == [True, True, False, True, True]
    assert [bool(line.state) for line in view.lines] == [False, True, True, False, True]
    assert (view.lines[-1].state, view.lines[-1].mix) == ("Mon, Apr 22 2019 · 18 cities", (1, 2, 3, 5, 7, 0))


def test_a_folder_of_the_person_is_shown_from_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    view = Noted()
    presenter = presenter_of(view, tmp_path)
    presenter.show_recent([RecentPlan(str(tmp_path / "Plans" / "a.organizer"), "A")])
    assert view.lines[0].folder == str(Path("Plans") / "a.organizer")
    presenter.open(tmp_path / "Plans" / "a.organizer")
    assert view.opened == [tmp_path / "Plans" / "a.organizer"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Prime Day 2019", "prime-day-2019"),
        ("  ¡Día de acción!  ", "día-de-acción"),
        ("../../etc/passwd", "etc-passwd"),
        ("???", "plan"),
        ("x" * 200, "x" * 60),
    ],
)
def test_a_title_becomes_a_file_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_taken_name_is_numbered(tmp_path: Path) -> None:
    assert free_path(tmp_path, "plan").name == "plan.organizer"
    (tmp_path / "plan.organizer").touch()
    (tmp_path / "plan-2.organizer").touch()
    assert free_path(tmp_path, "plan").name == "plan-3.organizer"
