"""What the tables of the logistics show and change, without a window."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.logistics.logistics_book import Gap, PartKind
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.sites import SiteRole
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.screens.logistics.columns import DRAFT, shown_text
from organizer_app.ui.screens.logistics.lines import Keep, head_texts
from tests.support.logistics_views import action_in, column, furnish, presented
from tests.support.open_plans import one_step, opened, sample_plan


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def test_every_city_has_its_head_and_its_parts(sample: Workspace) -> None:
    furnish(sample)
    presenter, view = presented(sample)
    assert len([line for line in view.lines if line.opens_city]) == 7
    # Of seven cities, Seattle alone has more than one site, and one has none.
    assert sum(line.is_alone for line in view.lines) == 5
    assert view.names("Seattle") == ["Amazon Spheres", "Town Hall", "Library"]
    assert [line.gap for line in view.lines if line.action_id == view.head("Seattle").action_id] == [
        None,
        Gap.ACCESS_UNKNOWN,
        Gap.TOO_SMALL,
        None,
    ]
    assert "1 too small" in view.summary
    presenter.choose_view(PartKind.RUN_OF_SHOW)
    timed = [line.timed for line in view.lines if line.timed]
    assert [(each.starts, each.overlap) for each in timed] == [(720, 0), (740, 10)]
    assert view.summary == "2 cues · 1 overlap"
    presenter.choose_view(PartKind.BUDGET)
    assert view.summary == "2 lines · 1 overspent"
    assert view.kinds == [PartKind.RUN_OF_SHOW, PartKind.BUDGET]


def test_search_and_filters_narrow_the_lines_down(sample: Workspace) -> None:
    furnish(sample)
    presenter, view = presented(sample)
    presenter.search("town hall")
    assert [(line.row.city if line.row else "") for line in view.lines] == ["Seattle", "Seattle"]
    presenter.search("seattle wa")
    assert view.names("Seattle") == ["Amazon Spheres", "Town Hall", "Library"]
    presenter.clear()
    presenter.choose_view(PartKind.MATERIALS)
    presenter.choose_keep(Keep.GAPS)
    assert view.names("Seattle") == ["Signs"]
    assert len(view.lines) == 2
    presenter.choose_keep(Keep.EMPTY)
    assert len(view.lines) == 6
    assert ("WA", "WA", 1) in presenter.options(Facet.STATE)
    presenter.toggle(Facet.STATE, "WA")
    assert view.lines == []
    seattle = action_in(sample, "Seattle")
    presenter.open_city(seattle)
    assert presenter.wanted.is_empty
    assert view.edited[-1] == ((seattle, ""), "")


def test_a_cell_is_one_step_and_what_means_nothing_changes_nothing(sample: Workspace) -> None:
    furnish(sample)
    presenter, view = presented(sample)
    presenter.choose_view(PartKind.MATERIALS)
    with one_step(sample, EditKind.CHANGED_LOGISTICS):
        assert presenter.store(view.line("Signs"), column(PartKind.MATERIALS, "held"), "70") == ""
    part = view.line("Signs").part
    assert (part.held, view.line("Signs").gap) == (70, Gap.LATE)
    before = len(history.entries(sample))
    assert "whole number" in presenter.store(view.line("Signs"), column(PartKind.MATERIALS, "held"), "x")
    assert "needs a name" in presenter.store(view.line("Signs"), column(PartKind.MATERIALS, "name"), " ")
    assert presenter.store(view.line("Signs"), column(PartKind.MATERIALS, "held"), "70") == ""
    assert len(history.entries(sample)) == before


def test_a_new_line_is_one_step_once_it_is_left(sample: Workspace) -> None:
    furnish(sample)
    presenter, view = presented(sample)
    presenter.choose_view(PartKind.MATERIALS)
    presenter.add_below(view.head("Portland"))
    draft_key = (view.head("Portland").action_id, DRAFT)
    assert view.edited[-1] == (draft_key, "name")
    presenter.store(view.line(""), column(PartKind.MATERIALS, "needed"), "48")
    assert not presenter.settle()
    assert "needs a name" in view.problems[-1]
    presenter.store(view.line(""), column(PartKind.MATERIALS, "name"), "Water")
    assert presenter.store(view.line("Water"), column(PartKind.MATERIALS, "held"), "x")
    with one_step(sample, EditKind.CHANGED_LOGISTICS):
        assert presenter.settle(stays=True)
    assert view.names("Portland") == ["Water"]
    assert view.edited[-1] == (view.line("Water").key, "")


def test_a_line_that_was_only_begun_is_forgotten(sample: Workspace) -> None:
    presenter, view = presented(sample)
    before = len(history.entries(sample))
    presenter.add_below(view.head("Portland"))
    assert view.names("Portland")[-1] == ""
    assert presenter.settle()
    presenter.add_below(view.head("Portland"))
    presenter.remove(view.line(""))
    presenter.add_below(view.head("Portland"))
    presenter.drop()
    assert "" not in view.names("Portland")
    assert len(history.entries(sample)) == before


def test_a_new_cue_takes_its_place_and_can_be_moved(sample: Workspace) -> None:
    furnish(sample)
    presenter, view = presented(sample)
    presenter.choose_view(PartKind.RUN_OF_SHOW)
    presenter.add_below(view.line("Welcome"))
    presenter.store(view.line(""), column(PartKind.RUN_OF_SHOW, "title"), "Song")
    with one_step(sample, EditKind.CHANGED_LOGISTICS):
        presenter.settle()
    assert view.names("Seattle") == ["Welcome", "Song", "Deliver"]
    with one_step(sample, EditKind.CHANGED_LOGISTICS):
        presenter.move(view.line("Song"), -1)
    assert view.names("Seattle") == ["Song", "Welcome", "Deliver"]
    presenter.move(view.line("Song"), -1)
    assert view.names("Seattle") == ["Song", "Welcome", "Deliver"]
    with one_step(sample, EditKind.REMOVED_LOGISTICS):
        presenter.remove(view.line("Song"))
    assert view.names("Seattle") == ["Welcome", "Deliver"]


def test_a_second_site_is_offered_another_role(sample: Workspace) -> None:
    presenter, view = presented(sample)
    presenter.add_below(view.head("Seattle"))
    assert getattr(view.line("").part, "role", None) is SiteRole.FALLBACK


def test_the_run_of_show_of_one_city_goes_to_all_that_have_none(sample: Workspace) -> None:
    furnish(sample)
    presenter, view = presented(sample)
    presenter.choose_view(PartKind.RUN_OF_SHOW)
    presenter.copy_to_others(view.head("Portland"))
    assert "no line to copy" in view.problems[-1]
    with one_step(sample, EditKind.COPIED_LOGISTICS):
        presenter.copy_to_others(view.head("Seattle"))
    assert view.toasts == ["Copied 12 lines to 6 cities."]
    assert view.names("Portland") == ["Welcome", "Deliver"]
    presenter.copy_to_others(view.head("Seattle"))
    assert "lines already" in view.problems[-1]
    presenter.choose_view(PartKind.MATERIALS)
    presenter.copy_to_others(view.head("Seattle"))
    copied = [line.part for line in view.lines if line.row and line.row.city == "Portland" and line.part]
    assert [getattr(part, "held", None) for part in copied] == [0, 0]


@pytest.mark.usefixtures("qapp")
def test_cities_with_cues_are_printed(sample: Workspace, tmp_path: Path) -> None:
    seattle = furnish(sample)
    presenter, view = presented(sample)
    presenter.choose_view(PartKind.RUN_OF_SHOW)
    assert presenter.printable() == [seattle]
    out = tmp_path / "run.pdf"
    presenter.print_to([seattle], out)
    assert out.read_bytes().startswith(b"%PDF")
    assert str(out) in view.toasts[-1]


def test_a_fixed_cue_is_turned_over(sample: Workspace) -> None:
    furnish(sample)
    presenter, view = presented(sample)
    presenter.choose_view(PartKind.RUN_OF_SHOW)
    hard = column(PartKind.RUN_OF_SHOW, "is_hard")
    assert "its time first" in presenter.store(view.line("Welcome"), hard, "1")
    presenter.store(view.line("Deliver"), hard, "")
    part = view.line("Deliver").part
    assert not part.is_hard
    assert view.line("Deliver").gap is None


@pytest.mark.parametrize("kind", list(PartKind), ids=lambda kind: kind.value)
def test_every_table_can_be_begun_in_an_empty_city(sample: Workspace, kind: PartKind) -> None:
    presenter, view = presented(sample)
    presenter.choose_view(kind)
    before = len(view.lines)
    presenter.add_below(view.head("Portland"))
    assert len(view.lines) == before + 1
    assert view.lines[[line.is_draft for line in view.lines].index(True)].row == view.head("Portland").row


def test_what_is_left_of_a_budget_adds_up_line_by_line_and_in_all(sample: Workspace) -> None:
    furnish(sample)
    presenter, view = presented(sample)
    presenter.choose_view(PartKind.BUDGET)
    left = column(PartKind.BUDGET, "left")
    said = [shown_text(left, line, view.shown).text for line in view.lines if line.row and not line.is_head]
    assert said == ["\N{MINUS SIGN}$100", "\N{MINUS SIGN}$90", "\N{MINUS SIGN}$900"]
    head = head_texts(view.shown.book, PartKind.BUDGET, view.head("Seattle").row, view.shown.amounts)
    assert head["left"] == "\N{MINUS SIGN}$1,090"
    assert view.shown.totals == {
        "planned_cents": "$1,700",
        "spent_cents": "$300",
        "to_pay": "$990",
        "left": "$410",
    }
    presenter.toggle(Facet.STATE, "WA")
    assert view.shown.totals["left"] == head["left"]
    assert not view.shown.is_all


def test_what_is_owed_leads_to_the_table_that_lists_it(sample: Workspace) -> None:
    furnish(sample)
    presenter, view = presented(sample)
    presenter.choose_view(PartKind.BUDGET)
    owed = next(line for line in view.lines if line.owed and line.owed.kind is PartKind.TRANSPORT)
    presenter.remove(owed)
    presenter.open_owed(owed)
    assert view.kinds[-1] is PartKind.TRANSPORT
    assert view.edited[-1] == ((owed.action_id, ""), "")
    presenter.choose_view(PartKind.BUDGET)
    presenter.choose_keep(Keep.GAPS)
    assert not any(line.owed for line in view.lines)


def test_seats_and_what_is_missing_are_added_up(sample: Workspace) -> None:
    furnish(sample)
    presenter, view = presented(sample)
    presenter.choose_view(PartKind.TRANSPORT)
    assert view.shown.totals == {
        "seats": "50",
        "taken": "52",
        "free": "\N{MINUS SIGN}2",
        "cost_cents": "$900",
    }
    presenter.choose_view(PartKind.MATERIALS)
    assert view.shown.totals == {"missing": "60", "to_buy": "$90"}
    presenter.choose_view(PartKind.SITES)
    assert view.shown.totals == {}
    presenter.choose_view(PartKind.MATERIALS)
    presenter.choose_keep(Keep.EMPTY)
    assert view.shown.totals == {}, "nothing is not added up"


def test_a_line_that_needs_a_name_first_is_not_taken_into_another_table(sample: Workspace) -> None:
    presenter, view = presented(sample)
    presenter.choose_view(PartKind.MATERIALS)
    presenter.add_below(view.head("Portland"))
    draft = next(line for line in view.lines if line.is_draft)
    assert presenter.store(draft, column(PartKind.MATERIALS, "needed"), "48") == ""
    presenter.choose_view(PartKind.SITES)
    assert (presenter.kind, view.kinds[-1]) == (PartKind.MATERIALS, PartKind.MATERIALS)
    assert [type(line.part) for line in view.lines if line.is_draft] == [Material]
    assert view.problems
    presenter.drop()
    presenter.choose_view(PartKind.SITES)
    assert presenter.kind is PartKind.SITES
