"""The book of logistics holds what the plan holds, and follows edits by reading only what they touched."""

from dataclasses import replace
from datetime import date

import pytest

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.logistics.logistics_book import LogisticsBook, PartKind, part_name
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.sites import Site
from organizer_app.services.actions import city_actions
from organizer_app.services.logistics import logistics
from organizer_app.services.logistics.logistics_books import after, read_logistics_book
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.logistics_views import action_in, furnish
from tests.support.open_plans import add_action


def names(book: LogisticsBook, kind: PartKind, action_id: str) -> list[str]:
    return [part_name(part) for part in book.of(kind, action_id)]


@pytest.fixture
def followed(sample: Workspace) -> list[LogisticsBook]:
    """The book as it is, kept up to date by the edits it hears of."""
    books = [read_logistics_book(sample)]

    def follow(change: ChangeSet) -> None:
        books[0] = after(sample, books[0], change)

    sample.subscribe(follow)
    return books


def test_every_table_is_filled_by_city_and_the_mobilization_has_its_own_lines(sample: Workspace) -> None:
    seattle = furnish(sample)
    book = read_logistics_book(sample)
    assert [row.city for row in book.rows] == sorted(row.city for row in book.rows)
    assert (book.title, book.currency, book.desk_zone) == ("Prime Day 2019", "USD", "America/New_York")
    assert names(book, PartKind.SITES, seattle)[-2:] == ["Town Hall", "Library"]
    assert names(book, PartKind.RUN_OF_SHOW, seattle) == ["Welcome", "Deliver"]
    assert names(book, PartKind.BUDGET, "") == ["Toolkit"]


def test_the_book_follows_edits_undo_and_removal(sample: Workspace, followed: list[LogisticsBook]) -> None:
    seattle, portland = furnish(sample), action_in(sample, "Portland")
    logistics.put_new(sample, Material(id="", city_action_id=portland, name="Water", needed=48))
    (water,) = followed[0].of(PartKind.MATERIALS, portland)
    assert isinstance(water, Material)
    logistics.change(sample, water, held=12)
    assert followed[0] == read_logistics_book(sample)
    logistics.remove(sample, water)
    assert portland not in followed[0].parts[PartKind.MATERIALS]
    history.undo(sample)
    assert followed[0] == read_logistics_book(sample)
    city_actions.hide_actions(sample, action_ids=[seattle])
    assert seattle not in {row.action_id for row in followed[0].rows}
    history.undo(sample)
    assert followed[0].rows == read_logistics_book(sample).rows
    assert names(followed[0], PartKind.RUN_OF_SHOW, seattle) == ["Welcome", "Deliver"]


def test_a_new_city_is_followed(sample: Workspace, followed: list[LogisticsBook]) -> None:
    made = add_action(
        sample,
        "Boston, MA",
        day=date(2019, 7, 15),
        starts=None,
        mobilization_id=followed[0].mobilization_id,
    )
    assert made in {row.action_id for row in followed[0].rows}
    logistics.put_new(sample, Site(id="", city_action_id=made, venue="Common"))
    assert names(followed[0], PartKind.SITES, made) == ["Common"]
    assert replace(followed[0], rows=()) == replace(read_logistics_book(sample), rows=())
