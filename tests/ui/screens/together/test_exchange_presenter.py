"""What the exchange view is told: who lacks what, cards and words, files, the folder."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.exchange_books import ExchangeBook
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import Person
from organizer_app.services.people.forgetting import forget_all
from organizer_app.services.together import chosen_folder, exchanging
from organizer_app.services.together import members as members_of_plan
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.together.exchange_presenter import ExchangePresenter, ReadCard
from organizer_app.wiring import open_gazetteer
from organizer_app.wording.together import laptops as words
from tests.support.fleet import Fleet, Laptop

SAID = "maple orbit velvet"


@dataclass
class FakeView:
    """Keeps what it was told."""

    books: list[ExchangeBook] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    cards: list[ReadCard] = field(default_factory=list)
    ways_back: list[Callable[[], None]] = field(default_factory=list)
    codes: list[tuple[tuple[bool, ...], ...]] = field(default_factory=list)
    exchanged: list[tuple[str, bool]] = field(default_factory=list)
    ended: int = 0

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    def show_book(self, book: ExchangeBook) -> None:
        self.books.append(book)

    def show_squares(self, squares: tuple[tuple[bool, ...], ...]) -> None:
        self.codes.append(squares)

    def ask_to_compare(self, read: ReadCard) -> None:
        self.cards.append(read)

    def end_comparing(self) -> None:
        self.ended += 1

    def show_done(self, sentence: str) -> None:
        self.said.append(sentence)

    def offer_back(self, sentence: str, take_back: Callable[[], None]) -> None:
        self.said.append(sentence)
        self.ways_back.append(take_back)

    def show_exchanged(self, sentence: str, *, has_conflicts: bool) -> None:
        self.exchanged.append((sentence, has_conflicts))


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    fleet = Fleet(tmp_path, open_gazetteer(), random.Random(1))
    one, other = fleet.add(), fleet.add()
    with one.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="action", mobilization_id="", title="Rally"))
    yield one, other
    fleet.close()


def presenter_of(laptop: Laptop) -> tuple[ExchangePresenter, FakeView]:
    view = FakeView()
    presenter = ExchangePresenter(view, ImmediateBackground())
    presenter.attach(laptop.workspace)
    presenter.read()
    return presenter, view


def pair_up(tmp_path: Path, one: Laptop, other: Laptop) -> None:
    for number, (host, guest) in enumerate(((one, other), (other, one))):
        card = tmp_path / f"{number}.organizer-card"
        presenter_of(guest)[0].save_card(card)
        presenter, view = presenter_of(host)
        presenter.read_card(card)
        presenter.pair(view.cards[-1], guest.name)


def test_two_laptops_pair_by_card_and_words(tmp_path: Path, pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    presenter, view = presenter_of(one)
    assert view.books[-1].present == ()
    own, bad = tmp_path / "own.organizer-card", tmp_path / "bad.organizer-card"
    presenter.save_card(own)
    bad.write_text("no card", encoding="utf-8")
    for path in (own, bad, tmp_path / "none"):
        presenter.read_card(path)
    assert (len(view.problems), view.cards) == (3, [])

    card = tmp_path / "other.organizer-card"
    presenter_of(other)[0].save_card(card)
    presenter.read_card(card)
    (read,) = view.cards
    assert read.words == presenter_of(other)[1].books[-1].words
    assert members_of_plan.members(one.workspace) == (), "nothing is kept before the words are compared"
    presenter.pair(read, "Luis", "regional", "Atlantis")
    assert "Atlantis is neither a state nor a city" in view.problems[-1]
    assert view.ended == 0, "the words need not be compared again"
    presenter.pair(read, "Luis", "regional", "california; NV")
    (known,) = view.books[-1].present
    assert (view.ended, known.member.name) == (1, "Luis")
    assert words.extent(known.member) == "Regional: CA; NV"
    assert words.headline(view.books[-1]) == "1 change is not with everyone yet"
    presenter.decide_extent(known.member.sign_key, "desk", "")
    (known,) = view.books[-1].present
    assert words.extent(known.member) == "All of the plan"
    assert view.said[-1] == "Decided what Luis is sent. The others are told with the next changes."
    presenter.show_code()
    presenter.show_code()
    assert len(view.codes) == 1
    assert len(view.codes[0]) == len(view.codes[0][0]) > 20


@pytest.mark.usefixtures("quick_keys")
def test_a_saved_file_is_taken_in_by_whom_it_is_for_and_revoking_can_be_taken_back(
    tmp_path: Path, pair: tuple[Laptop, Laptop]
) -> None:
    one, other = pair
    pair_up(tmp_path, one, other)
    presenter, view = presenter_of(one)
    plain, sealed = tmp_path / "a.organizer-changes", tmp_path / "b.organizer-changes"
    presenter.save_file(plain)
    presenter.save_file(sealed, to=other.name, passphrase=SAID)
    assert view.said[-1].startswith("1 step is in b.organizer-changes")
    for path, passphrase in ((sealed, SAID), (plain, "")):
        incoming = exchanging.unseal(other.workspace, file=path.read_bytes(), passphrase=passphrase)
        exchanging.take_in(other.workspace, incoming=incoming)
    assert presenter_of(other)[1].books[-1].changes == 1
    presenter.revoke(view.books[-1].present[0].member.sign_key)
    assert view.books[-1].present == ()
    view.ways_back[-1]()
    assert len(view.books[-1].present) == 1
    presenter.revoke("nobody")
    assert len(view.problems) == 1


def test_changes_go_through_a_chosen_folder(tmp_path: Path, pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    pair_up(tmp_path, one, other)
    folder = tmp_path / "shared"
    folder.mkdir()
    presenter, view = presenter_of(one)
    presenter.choose_folder(str(folder))
    presenter.exchange_now()
    assert view.exchanged == [("1 step went out.", False)]
    there, theirs = presenter_of(other)
    there.choose_folder(str(folder))
    there.exchange_now()
    assert theirs.exchanged[-1][0].startswith("1 step came in")
    for laptop, title in ((one, "March"), (other, "Vigil")):
        with laptop.workspace.edit(EditKind.CHANGED_TITLE) as editor:
            editor.put(replace(editor.get(CityAction, "action"), title=title))
    presenter.exchange_now()
    there.exchange_now()
    sentence, has_conflicts = theirs.exchanged[-1]
    assert has_conflicts
    assert "1 field was written by both" in sentence
    presenter.choose_folder(str(tmp_path / "none"))
    assert len(view.problems) == 1
    presenter.choose_folder("")
    assert view.books[-1].folder.path == ""
    seen = len(view.books)
    presenter.on_change(ChangeSet("", EditKind.MERGED_CHANGES))
    assert len(view.books) == seen + 1


def test_several_people_wait_in_the_pane_of_the_laptop_that_erased_them(
    tmp_path: Path, pair: tuple[Laptop, Laptop]
) -> None:
    one, other = pair
    pair_up(tmp_path, one, other)
    with one.workspace.edit(EditKind.ADDED_PERSON) as editor:
        for name in ("Zoe Prova", "Yan Prova"):
            editor.put(Person(id=name, name=name))
    folder = tmp_path / "shared"
    folder.mkdir()
    for laptop in (one, other):
        chosen_folder.choose(laptop.workspace, folder=str(folder))
        chosen_folder.exchange_now(laptop.workspace)
    forget_all(one.workspace, person_ids=("Zoe Prova", "Yan Prova"))
    chosen_folder.exchange_now(one.workspace)
    presenter, view = presenter_of(other)
    presenter.exchange_now()
    assert "asks to erase 2 people, who stay until you say yes" in view.exchanged[-1][0]
    (state,) = view.books[-1].present
    assert [each.people for each in state.asking] == [2]
    assert words.below_headline(view.books[-1]).startswith("2 people are to be erased and wait for your yes.")
    presenter.erase(state.asking)
    assert view.said[-1] == "Erased 2 people for good."
    assert view.books[-1].asked == 0
    with other.workspace.read() as reader:
        assert [each.name for each in reader.every(Person)] == ["", ""]
