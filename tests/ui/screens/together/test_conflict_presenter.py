"""What two laptops wrote into one field is chosen, kept, written or left, and saved as one step."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, time
from pathlib import Path

import pytest

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.filters import Facet, Option
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.services.plan import history
from organizer_app.services.together import conflicts as services
from organizer_app.services.together import merging
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.together.conflict_lines import (
    ConflictHead,
    ConflictLine,
    DecidedLine,
    Line,
)
from organizer_app.ui.screens.together.conflict_presenter import CardShown, ConflictPresenter, SameField
from organizer_app.ui.screens.together.next_card import NextShown
from organizer_app.wiring import open_gazetteer
from tests.support.fleet import Fleet, Laptop


@dataclass
class FakeView:
    """Keeps what it was told last."""

    lines: Sequence[Line] = ()
    progress: tuple[int, int] = (0, 0)
    card: CardShown | None = None
    same: SameField | None = None
    next: NextShown | None = None
    kept: dict[Facet, str] = field(default_factory=dict)
    offered: dict[Facet, list[str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    def show_conflicts(self, lines: Sequence[Line], done: int, total: int) -> None:
        self.lines, self.progress = lines, (done, total)

    def show_filter(self, labels: Mapping[Facet, str], *, is_narrowed: bool) -> None:
        self.kept = {facet: label for facet, label in labels.items() if label}
        assert is_narrowed is bool(self.kept)

    def offer(self, facet: Facet, options: Sequence[Option], kept: frozenset[str]) -> None:
        self.offered = {facet: [option.label for option in options]}
        assert not kept

    def show_card(self, card: CardShown | None, same: SameField | None) -> None:
        self.card, self.same = card, same

    def show_next(self, shown: NextShown | None) -> None:
        self.next = shown

    def show_decided(self, sentence: str) -> None:
        self.said.append(sentence)

    @property
    def names(self) -> list[str]:
        """The fields of the card."""
        return [row.name for row in self.card.rows] if self.card is not None else []


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    fleet = Fleet(tmp_path, open_gazetteer(), random.Random(1))
    one = fleet.add()
    one.workspace.author = "Maya"
    with one.workspace.edit(EditKind.ADDED_ACTION) as editor:
        for name in ("boise", "reno"):
            editor.put(CityAction(id=name, mobilization_id="", title="Rally", label=name.title()))
    other = fleet.add(one)
    other.workspace.author = "Ana"
    yield one, other
    fleet.close()


def change(laptop: Laptop, record_id: str, **fields: object) -> None:
    laptop.clock.advance(1)
    with laptop.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, record_id), **fields))  # type: ignore[arg-type]  # its own fields


def differ(one: Laptop, other: Laptop) -> None:
    """Let both write title and notes of two cities, and merge the other's."""
    for name in ("boise", "reno"):
        change(one, name, title="March", notes="water", starts=time(12))
        change(other, name, title="Vigil", notes="tents", starts=time(13))
    merging.merge(one.workspace, bundle=merging.steps_for(other.workspace, since={}), sender="Ana")


def presenter_of(laptop: Laptop) -> tuple[ConflictPresenter, FakeView]:
    view = FakeView()
    presenter = ConflictPresenter(view, ImmediateBackground(), UTC)
    presenter.attach(laptop.workspace)
    presenter.read()
    return presenter, view


def stored(laptop: Laptop, record_id: str) -> CityAction:
    with laptop.workspace.read() as reader:
        return reader.get(CityAction, record_id)


def test_texts_start_with_both_and_only_what_is_chosen_is_saved(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    differ(one, other)
    presenter, view = presenter_of(one)
    assert isinstance(view.lines[0], ConflictHead)
    assert [line.title for line in view.lines if isinstance(line, ConflictLine)] == ["Boise", "Reno"]
    assert (view.card.title, view.card.chosen) == ("Boise", 1)
    title, notes = view.names.index("Title"), view.names.index("Notes")
    row = view.card.rows[title]
    assert (row.was, row.becomes) == ("Rally", "")
    theirs = next(spot for spot, option in enumerate(row.options) if option.text == "Vigil")
    assert row.options[theirs].by.startswith("Ana")
    assert row.options[1 - theirs].by.startswith("You")
    assert view.card.people == ("Ana", "You"), "one's own is the second on every laptop"
    merging.merge(other.workspace, bundle=merging.steps_for(one.workspace, since={}), sender="Maya")
    _presenter, there = presenter_of(other)
    assert there.card.people == ("Maya", "You")
    assert all(
        option.by.startswith(who)
        for each in view.card.rows
        for who, option in zip(view.card.people, each.options, strict=True)
    )
    presenter.choose(title, theirs)
    assert view.card.rows[notes].by == "Both, one below the other"
    assert [option.is_chosen for option in view.card.rows[notes].options] == [True, True]
    presenter.choose(notes, 0)
    assert [option.is_chosen for option in view.card.rows[notes].options] == [True, False]
    presenter.keep_both(notes)
    assert view.card.chosen == 2
    before = len(history.entries(one.workspace))
    presenter.decide()
    presenter.on_change(ChangeSet("", EditKind.SETTLED_CONFLICT))
    decided = stored(one, "boise")
    assert decided.title == "Vigil"
    assert sorted(decided.notes.split("\n")) == ["tents", "water"]
    assert len(history.entries(one.workspace)) == before + 1
    assert view.said == ["Decided 2 fields."]
    assert "Title" not in view.names
    assert view.progress[0] == 2
    head, *decided_lines = view.lines[-3:]
    assert head == ConflictHead("Decided", 2)
    assert DecidedLine("Boise", "Title becomes Vigil", "Ana") in decided_lines
    notes_line = next(
        line for line in decided_lines if isinstance(line, DecidedLine) and "Notes" in line.below
    )
    assert notes_line.below in {"Notes becomes tents water", "Notes becomes water tents"}


def test_something_else_can_be_written_into_a_text_but_not_into_a_time(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    differ(one, other)
    presenter, view = presenter_of(one)
    title, starts = view.names.index("Title"), view.names.index("Starts")
    assert not view.card.rows[starts].can_write
    assert not view.card.rows[title].can_both
    presenter.write(starts, "noon")
    presenter.keep_both(title)
    presenter.decide()
    assert view.said == ["Decided 1 field."]
    presenter.read()
    title = view.names.index("Title")
    presenter.write(title, "March and vigil")
    assert view.card.rows[title].becomes == "March and vigil"
    presenter.decide()
    assert stored(one, "boise").title == "March and vigil"


def test_one_field_is_taken_from_one_person_everywhere(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    differ(one, other)
    presenter, view = presenter_of(one)
    presenter.go_to_row(view.names.index("Title"))
    assert view.same.sentence == "“Title” differs in 2 places, always with Ana."
    origin, said = view.same.choices[0]
    assert said == "Take all 2 of Ana"
    presenter.take_all(origin)
    assert {stored(one, name).title for name in ("boise", "reno")} == {"Vigil"}
    assert services.count(one.workspace) == len(services.conflicts(one.workspace)) > 0


def test_a_removal_is_kept_or_left(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    change(one, "boise", title="March")
    change(other, "boise", hidden=True)
    merging.merge(one.workspace, bundle=merging.steps_for(other.workspace, since={}), sender="Ana")
    presenter, view = presenter_of(one)
    (row,) = view.card.rows
    assert sorted(option.text for option in row.options) == ["Keep it", "Leave it removed"]
    assert view.card.below == "March · Ana removed it, You changed it"
    assert view.same is None
    keep = next(spot for spot, option in enumerate(row.options) if option.text == "Keep it")
    presenter.choose(0, keep)
    presenter.decide()
    presenter.read()
    assert not stored(one, "boise").hidden
    assert (view.card, view.progress) == (None, (1, 1))
    assert view.lines[1:] == [DecidedLine("Boise", "Keep it", view.lines[1].by)]


def test_a_removal_that_another_laptop_decided_claims_neither(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    change(one, "boise", title="March")
    change(other, "boise", hidden=True)
    merging.merge(one.workspace, bundle=merging.steps_for(other.workspace, since={}), sender="Ana")
    presenter, view = presenter_of(one)
    (found,) = [each.contest for each in services.conflicts(one.workspace)]
    services.decide(
        one.workspace, decisions=[services.Decision(found.noun, found.record_id, found.field, value=True)]
    )
    presenter.read()
    assert view.lines[-1] == DecidedLine("Boise", "Whether it stays in the plan", "decided elsewhere")


def test_later_goes_round_the_cities(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    differ(one, other)
    presenter, _view = presenter_of(one)
    seen = [presenter.shown_key]
    for _each in range(2):
        presenter.later()
        seen.append(presenter.shown_key)
    assert seen == ["boise", "reno", "boise"]
    presenter.earlier()
    presenter.go_to("reno")
    assert presenter.shown_key == "reno"
    assert services.contested_actions(one.workspace).keys() == {"boise", "reno"}


def test_below_the_card_is_what_waits_next(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    long = "tents " * 40
    for laptop, starts in ((one, time(12)), (other, time(13))):
        change(laptop, "boise", title=f"Rally {starts.hour}")
        texts = {"title": long, "notes": "water\nbread", "expected": 7} if laptop is one else {}
        change(laptop, "reno", starts=starts, **({"title": "", "notes": "fruit", "expected": 8} | texts))
    merging.merge(one.workspace, bundle=merging.steps_for(other.workspace, since={}), sender="Ana")
    presenter, view = presenter_of(one)
    assert (view.next.key, view.next.title) == ("reno", "Reno")
    assert view.next.about.endswith("4 fields were written by both")
    title, starts_said, third, rest = view.next.changes
    assert title.startswith("Title: nothing (Ana) or tents tents")
    assert title.endswith(" t\N{HORIZONTAL ELLIPSIS} (You)")
    assert starts_said == "Starts: 1:00 PM (Ana) or 12:00 PM (You)"
    assert "\n" not in third
    assert rest == "1 more field"
    presenter.go_to(view.next.key)
    assert view.next.key == "boise", "after the last comes the first"
    presenter.go_to("boise")
    presenter.choose(0, 0)
    presenter.decide()
    presenter.read()
    assert presenter.shown_key == "reno"
    assert view.next is None, "one city alone has no next"


def test_chips_keep_the_cities_with_a_field_or_a_person(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    differ(one, other)
    change(one, "reno", expected=100)
    change(other, "reno", expected=200)
    merging.merge(one.workspace, bundle=merging.steps_for(other.workspace, since={}), sender="Ana")
    presenter, view = presenter_of(one)
    presenter.ask_options(Facet.PERSON)
    assert view.offered == {Facet.PERSON: ["Ana", "Maya"]}
    presenter.toggle(Facet.FIELD, "Expected")
    assert [line.title for line in view.lines if isinstance(line, ConflictLine)] == ["Reno"]
    assert presenter.shown_key == "reno"
    assert view.kept == {Facet.FIELD: "Expected"}
    presenter.clear(None)
    assert len([line for line in view.lines if isinstance(line, ConflictLine)]) == 2


def test_what_another_laptop_decided_is_said_so(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    differ(one, other)
    presenter, view = presenter_of(one)
    # What was only chosen here, and not saved, has decided nothing.
    presenter.choose(view.names.index("Title"), 0)
    presenter.choose(view.names.index("Title"), 1)
    merging.merge(other.workspace, bundle=merging.steps_for(one.workspace, since={}), sender="Maya")
    (title,) = [
        each.contest
        for each in services.conflicts(other.workspace)
        if each.contest.record_id == "boise" and each.contest.field == "title"
    ]
    services.decide(
        other.workspace, decisions=[services.Decision(title.noun, title.record_id, "title", "March")]
    )
    merging.merge(one.workspace, bundle=merging.steps_for(other.workspace, since={}), sender="Ana")
    presenter.read()
    assert view.lines[-1] == DecidedLine("Boise", "Title", "decided elsewhere")


def test_a_list_that_both_changed_starts_with_everything_from_both(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    with one.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(Mobilization(id="m", campaign_id="", title="Prime Day", hashtags=("#water",)))
    merging.merge(other.workspace, bundle=merging.steps_for(one.workspace, since={}), sender="Maya")
    for laptop, tag in ((one, "#river"), (other, "#rain")):
        with laptop.workspace.edit(EditKind.CHANGED_TITLE) as editor:
            record = editor.get(Mobilization, "m")
            editor.put(replace(record, hashtags=(*record.hashtags, tag)))
    merging.merge(one.workspace, bundle=merging.steps_for(other.workspace, since={}), sender="Ana")
    presenter, view = presenter_of(one)
    (row,) = view.card.rows
    assert (row.can_both, row.by) == (True, "Everything from both")
    assert all(option.is_chosen for option in row.options)
    presenter.choose(0, 0)
    presenter.keep_both(0)
    presenter.decide()
    with one.workspace.read() as reader:
        kept = reader.get(Mobilization, "m").hashtags
    assert (kept[0], set(kept)) == ("#water", {"#water", "#river", "#rain"})
    assert len(kept) == 3


def test_a_city_that_waits_alone_leads_to_no_other(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    change(one, "boise", notes="water")
    change(other, "boise", notes="tents")
    merging.merge(one.workspace, bundle=merging.steps_for(other.workspace, since={}), sender="Ana")
    presenter, view = presenter_of(one)
    assert not view.card.has_others
    presenter.later()
    presenter.earlier()
    assert view.card.title == "Boise"


def test_after_a_decision_the_next_city_is_shown_and_after_undo_the_same_again(
    pair: tuple[Laptop, Laptop],
) -> None:
    one, other = pair
    with one.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="salem", mobilization_id="", title="Rally", label="Salem"))
    merging.merge(other.workspace, bundle=merging.steps_for(one.workspace, since={}), sender="Maya")
    for name in ("boise", "reno", "salem"):
        change(one, name, notes="water")
        change(other, name, notes="tents")
    merging.merge(one.workspace, bundle=merging.steps_for(other.workspace, since={}), sender="Ana")
    presenter, view = presenter_of(one)
    presenter.go_to("reno")
    presenter.decide()
    presenter.read()
    assert view.card.title == "Salem", "who works down the list is not sent back to its head"
    history.undo(one.workspace)
    presenter.read()
    assert (view.card.title, view.card.chosen) == ("Reno", 1), "texts start with both again"
