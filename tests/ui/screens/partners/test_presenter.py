"""What the screen of partner groups shows and changes, without a window."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.screens.partners.partners_view import PartnersView
from tests.support.open_plans import empty_plan, opened, sample_plan
from tests.support.partner_views import add_group, city_of, group_of, presented


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as found:
        yield found


def part(workspace: Workspace, group_id: str) -> Partnership:
    with workspace.read() as reader:
        return reader.all(Partnership, organization_id=group_id)[-1]


def test_all_groups_stand_as_a_tree_with_cities_that_have_groups_first(workspace: Workspace) -> None:
    _presenter, view = presented(workspace)
    assert view.total == len(view.names) == 7
    assert view.names[:2] == ["Center for Popular Democracy", "Make the Road New Jersey"]
    assert [line.depth for line in view.ledger.lines[:3]] == [0, 1, 1]
    counts = [view.ledger.per_city.get(city.action_id, 0) for city in view.ledger.cities]
    assert counts == sorted(counts, reverse=True)


def test_a_network_folds_and_a_search_finds_what_is_folded_away(workspace: Workspace) -> None:
    presenter, view = presented(workspace)
    presenter.fold(group_of(workspace, "Center for Popular Democracy").id)
    assert "Make the Road New York" not in view.names
    presenter.search("road york")
    assert view.names == ["Center for Popular Democracy", "Make the Road New York"]
    presenter.search("")
    presenter.fold(group_of(workspace, "Center for Popular Democracy").id)
    assert "Make the Road New York" in view.names


def test_filters_keep_stages_and_columns(workspace: Workspace) -> None:
    presenter, view = presented(workspace)
    add_group(workspace, "Harbor Choir", city="Seattle")
    assert ("identified", "Identified", 1) in presenter.options(Facet.STAGE)
    presenter.toggle(Facet.STAGE, "identified")
    assert view.names == ["Harbor Choir"]
    presenter.clear()
    presenter.toggle(Facet.CITIES, "WA")
    assert {city.state for city in view.ledger.cities} == {"WA"}
    presenter.clear(Facet.CITIES)
    assert presenter.wanted.is_empty


def test_keys_move_the_stage_of_the_cell_in_hand(workspace: Workspace) -> None:
    presenter, view = presented(workspace)
    group_id = add_group(workspace, "Harbor Choir")
    presenter.choose(group_id, city_of(workspace, "Portland"))
    assert presenter.press("+")
    assert part(workspace, group_id).status is PartnershipStatus.IDENTIFIED
    assert presenter.press("3")
    assert part(workspace, group_id).status is PartnershipStatus.SIGNED
    assert part(workspace, group_id).signed_on is not None
    assert presenter.press("-")
    assert part(workspace, group_id).status is PartnershipStatus.VERBAL
    assert not presenter.press("q")
    history.undo(workspace)
    assert part(workspace, group_id).status is PartnershipStatus.SIGNED
    assert view.group.line.group.id == group_id


def test_a_forbidden_stage_is_said_and_changes_nothing(workspace: Workspace) -> None:
    presenter, view = presented(workspace)
    group_id = add_group(workspace, "Harbor Choir", city="Portland")
    presenter.choose(group_id, "")
    presenter.set_stage(PartnershipStatus.WITHDRAWN)
    assert len(view.problems) == 1
    assert part(workspace, group_id).status is PartnershipStatus.IDENTIFIED


def test_a_group_is_added_put_into_a_city_and_taken_out_again(workspace: Workspace) -> None:
    presenter, view = presented(workspace)
    presenter.add_group("Harbor Choir")
    assert view.group.line.group.name == "Harbor Choir"
    said: list[str] = []
    presenter.add_city("Atlantis", lambda: said.append("done"), said.append)
    presenter.add_city("portland, or", lambda: said.append("done"), said.append)
    assert said == ["There is no action in “Atlantis”.", "done"]
    presenter.press("4")
    presenter.withdraw()
    left = part(workspace, presenter.group_id)
    assert left.status is PartnershipStatus.WITHDRAWN
    assert left.withdrawn_on is not None


def test_entering_an_empty_cell_adds_the_city_and_a_full_one_opens(workspace: Workspace) -> None:
    presenter, _view = presented(workspace)
    group_id = add_group(workspace, "Harbor Choir")
    seattle = city_of(workspace, "Seattle")
    assert presenter.open_cell(group_id, "")
    assert not presenter.open_cell(group_id, seattle)
    assert part(workspace, group_id).city_action_id == seattle
    assert presenter.open_cell(group_id, seattle)


def test_fields_are_stored_and_an_unclear_one_says_why(workspace: Workspace) -> None:
    presenter, view = presented(workspace)
    group_id = add_group(workspace, "Harbor Choir", city="Portland")
    presenter.choose(group_id, city_of(workspace, "Portland"))
    reasons: list[str] = []
    presenter.edit("credit_name", "The Harbor Choir", reasons.append)
    presenter.edit("parent_id", "mijente", reasons.append)
    presenter.edit("pledge", "1,200", reasons.append)
    presenter.edit("held", "2019-07-08 9:00", reasons.append)
    assert reasons == []
    assert group_of(workspace, "Harbor Choir").parent_id == group_of(workspace, "Mijente").id
    assert part(workspace, group_id).turnout_pledge == 1200
    held = part(workspace, group_id).name_public_from
    assert held.isoformat() == "2019-07-08T13:00:00+00:00"
    presenter.edit("pledge", "many", reasons.append)
    presenter.edit("pledge", "1,20", reasons.append)
    presenter.edit("parent_id", "Nobody at all", reasons.append)
    presenter.edit("parent_id", "Harbor Choir", reasons.append)
    assert len(reasons) == 4
    assert part(workspace, group_id).turnout_pledge == 1200
    assert view.problems == []


def test_credits_are_put_into_another_order(workspace: Workspace) -> None:
    presenter, view = presented(workspace)
    presenter.choose_view(PartnersView.CREDITS)
    presenter.choose_credit_city(city_of(workspace, "New York"))
    before = [each.line.group.name for each in view.credits.credits]
    assert len(before) > 1
    presenter.move_credit(view.credits.credits[0].part.id, 1)
    after = [each.line.group.name for each in view.credits.credits]
    assert after == [before[1], before[0], *before[2:]]
    assert [each.rank for each in view.credits.credits] == list(range(1, len(after) + 1))
    presenter.move_credit(view.credits.credits[0].part.id, -5)
    assert [each.line.group.name for each in view.credits.credits] == after


def test_asks_list_who_is_open_by_stage(workspace: Workspace) -> None:
    presenter, view = presented(workspace)
    add_group(workspace, "Harbor Choir", city="Portland")
    presenter.choose_view(PartnersView.ASKS)
    asked = view.asks.stages[PartnershipStatus.IDENTIFIED]
    assert [ask.line.group.name for ask in asked] == ["Harbor Choir"]
    presenter.choose(asked[0].line.group.id, asked[0].part.city_action_id)
    presenter.press("+")
    assert view.asks.stages[PartnershipStatus.IDENTIFIED] == ()
    assert view.asks.stages[PartnershipStatus.ASKED][0].since is not None


def test_a_plan_without_groups_shows_an_empty_ledger(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        presenter, view = presented(workspace)
        assert view.names == []
        presenter.choose_view(PartnersView.CREDITS)
        assert view.credits.cities == ()
        assert not presenter.press("+")
