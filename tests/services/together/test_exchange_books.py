"""Each laptop knows who lacks what, as far as it has been told."""

from dataclasses import replace
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import CannotRead
from organizer_app.domain.merging.merge_problems import PlanInSharedFolder
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.together import chosen_folder, exchanging
from organizer_app.services.together import members as members_of_plan
from organizer_app.services.together.exchange_books import card_here, read_exchange_book
from organizer_app.wording.together import laptops as words
from tests.support.fleet import Fleet, Laptop, retitle
from tests.support.hubs import introduce
from tests.support.open_plans import empty_plan


@pytest.fixture
def pair(fleet: Fleet) -> tuple[Laptop, Laptop]:
    one, other = fleet.add(), fleet.add()
    with one.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="action", mobilization_id="", title="Rally"))
    introduce(one, other)
    return one, other


def test_what_a_member_has_not_said_it_has_is_counted(tmp_path: Path, pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    folder = tmp_path / "shared"
    folder.mkdir()
    book = read_exchange_book(one.workspace)
    (state,) = book.members
    assert (state.they_lack, state.you_lack, book.unsent, book.alone, book.changes) == (1, 0, 1, 1, 1)
    assert len(book.words) == len(state.words) == 6
    assert state.words == read_exchange_book(other.workspace).words
    for laptop in (one, other):
        chosen_folder.choose(laptop.workspace, folder=str(folder))
    for laptop in (one, other, one):
        chosen_folder.exchange_now(laptop.workspace)
    book = read_exchange_book(one.workspace)
    assert (book.unsent, book.alone) == (0, 0)
    assert book.folder.is_there
    assert book.folder.written_at is not None
    assert book.folder.taken_at is not None
    retitle(one, title="March")
    assert read_exchange_book(one.workspace).alone == 1


def test_a_folder_that_is_gone_is_told_and_one_that_is_none_is_refused(
    tmp_path: Path, pair: tuple[Laptop, Laptop]
) -> None:
    one, _other = pair
    assert chosen_folder.exchange_now(one.workspace).taken == 0
    with pytest.raises(CannotRead):
        chosen_folder.choose(one.workspace, folder=str(tmp_path / "none"))
    folder = tmp_path / "shared"
    folder.mkdir()
    for above in (one.path.parent, one.path.parent.parent):
        with pytest.raises(PlanInSharedFolder):
            chosen_folder.choose(one.workspace, folder=str(above))
    assert chosen_folder.chosen(one.workspace) == ""
    chosen_folder.choose(one.workspace, folder=str(folder))
    folder.rmdir()
    assert not read_exchange_book(one.workspace).folder.is_there
    with pytest.raises(CannotRead):
        chosen_folder.exchange_now(one.workspace)
    chosen_folder.choose(one.workspace, folder="")
    assert read_exchange_book(one.workspace).folder.path == ""


def test_a_revoked_member_lacks_nothing_and_comes_last(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    members_of_plan.revoke(one.workspace, name=other.name)
    book = read_exchange_book(one.workspace)
    assert (book.present, book.unsent) == ((), 0)
    assert book.members[-1].member.is_revoked


def test_a_laptop_that_has_heard_nothing_does_not_say_that_everybody_has_everything(
    pair: tuple[Laptop, Laptop],
) -> None:
    one, other = pair
    book = read_exchange_book(other.workspace)
    assert (book.changes, book.unsent, book.silent) == (0, 0, 1)
    assert words.headline(book) == "Nothing has come from 1 laptop yet"
    assert words.below_headline(book) == "Ask for a file of changes, or share a folder or a hub with them."
    assert words.you_lack(book.members[0]) == "not known"
    file = exchanging.seal(one.workspace).file
    exchanging.take_in(other.workspace, incoming=exchanging.unseal(other.workspace, file=file))
    assert words.headline(read_exchange_book(other.workspace)) == "Everybody has everything"


def test_what_others_have_said_they_have_is_missing_here(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    file = exchanging.seal(one.workspace).file
    exchanging.take_in(other.workspace, incoming=exchanging.unseal(other.workspace, file=file))
    book = read_exchange_book(other.workspace)
    told = book.members[0]._replace(they_lack=0, you_lack=3)
    assert words.headline(replace(book, members=(told,))) == "3 changes are missing here"


def test_a_folder_is_no_file_that_was_saved(tmp_path: Path, pair: tuple[Laptop, Laptop]) -> None:
    one, _other = pair
    (tmp_path / "shared").mkdir()
    chosen_folder.choose(one.workspace, folder=str(tmp_path / "shared"))
    assert chosen_folder.exchange_now(one.workspace).sent == 1
    assert read_exchange_book(one.workspace).saved_at is None
    exchanging.save(one.workspace, out=tmp_path / "a.organizer-changes")
    assert read_exchange_book(one.workspace).saved_at == one.workspace.clock()


def test_where_no_keys_can_be_kept_all_but_the_card_of_this_laptop_is_read(tmp_path: Path) -> None:
    workspace = wiring.open_workspace(empty_plan(tmp_path), user=PlanUser.PICTURE)
    try:
        book = read_exchange_book(workspace)
        assert card_here(workspace) is None
    finally:
        workspace.close()
    assert (book.words, book.card, book.members) == ((), "", ())
    assert book.changes >= 0
    assert words.headline(book)
