"""Decides what the exchange view shows, and sends, takes in, pairs and revokes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from typing_extensions import override

from organizer_app.domain.merging.extents import MemberRole
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.ui.flow.plan_presenter import ReadingPresenter
from organizer_app.wording.sharing.share import released_twice
from organizer_app.wording.together import laptops as words
from organizer_app.wording.together.merge_problems import asks_to_erase, false_name, left_backups

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from organizer_app.domain.merging.exchange_books import ExchangeBook
    from organizer_app.domain.merging.large_erasures import LargeErasure
    from organizer_app.domain.merging.members import Member, MemberCard
    from organizer_app.domain.sharing.release_names import DoubledRelease
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.exchanging import Sealed
    from organizer_app.services.together.shared_folder import Exchange
    from organizer_app.ui.flow.background import Runner


class ReadCard(NamedTuple):
    """The card of another laptop, and its six words."""

    card: MemberCard
    words: tuple[str, ...]


class ExchangeShow(ProblemView, Protocol):
    """What the presenter asks of the view."""

    def show_book(self, book: ExchangeBook) -> None:
        """Show everything."""

    def show_squares(self, squares: tuple[tuple[bool, ...], ...]) -> None:
        """Show the code of this laptop's card; True for a dark square."""

    def ask_to_compare(self, read: ReadCard) -> None:
        """Ask whether the words of a card are those that its owner reads out."""

    def end_comparing(self) -> None:
        """Stop asking about a card: its laptop is a member now."""

    def show_done(self, sentence: str) -> None:
        """Confirm what was done."""

    def offer_back(self, sentence: str, take_back: Callable[[], None]) -> None:
        """Confirm what was done, and offer to take it back."""

    def show_exchanged(self, sentence: str, *, has_conflicts: bool) -> None:
        """Say what an exchange has brought."""


class ExchangePresenter(ReadingPresenter[ExchangeShow, "ExchangeBook"]):
    """Keeps the view current: what others lack changes with every edit.

    Args:
        view: shows it.
        background: runs everything.
    """

    def __init__(self, view: ExchangeShow, background: Runner) -> None:
        super().__init__(view, background)
        self._has_code = False

    @override
    def _work(self) -> Callable[[Workspace], ExchangeBook]:
        return _read

    @override
    def _take(self, book: ExchangeBook) -> None:
        self._view.show_book(book)

    # Pairing

    def show_code(self) -> None:
        """Read the code of this laptop's card, once."""
        if not self._has_code:
            self._has_code = True
            self._access.ask(_squares, self._take_squares)

    def _take_squares(self, squares: tuple[tuple[bool, ...], ...]) -> None:
        # A plan that can be changed later has a card then.
        self._has_code = bool(squares)
        self._view.show_squares(squares)

    def save_card(self, out: Path) -> None:
        """Write the card of this laptop into a new file."""
        self._access.ask(
            lambda workspace: services.members.save_card(workspace, out=out),
            lambda _none: self._view.show_done(words.card_saved()),
        )

    def read_card(self, path: Path) -> None:
        """Read a card and ask to compare its words; nothing is kept before."""
        self._compare(lambda: services.members.read_card(path))

    def read_card_text(self, text: str) -> None:
        """Read the text of a card, as the person who scanned it sends it on, and ask to compare its words."""
        self._compare(lambda: services.members.card_of(text))

    def _compare(self, find: Callable[[], MemberCard]) -> None:
        def read(workspace: Workspace) -> ReadCard:
            card = find()
            services.members.check_card(workspace, card=card)
            return ReadCard(card, tuple(services.members.words_to_compare(card).split()))

        self._access.ask(read, self._view.ask_to_compare)

    def pair(self, read: ReadCard, name: str, role: str = MemberRole.DESK.value, areas: str = "") -> None:
        """Accept the laptop of a card whose words match."""

        def done(member: Member) -> None:
            self._view.end_comparing()
            self._view.show_done(words.paired(member.name))
            self.read()

        said = " ".join(read.words)
        self._access.ask_once(
            ("pair", said),
            lambda workspace: services.members.add_member(
                workspace, card=read.card, words=said, name=name, role=MemberRole(role), areas=areas
            ),
            done,
        )

    def decide_extent(self, sign_key: str, role: str, areas: str) -> None:
        """Decide what a laptop is sent from now on."""

        def done(member: Member) -> None:
            self._view.show_done(words.extent_changed(member.name))
            self.read()

        self._access.ask(
            lambda workspace: services.members.decide_extent(
                workspace, sign_key=sign_key, role=MemberRole(role), areas=areas
            ),
            done,
        )

    def revoke(self, sign_key: str) -> None:
        """Accept no more changes of a laptop."""

        def done(member: Member) -> None:
            self._view.offer_back(words.revoked(member.name), lambda: self.accept_again(sign_key))
            self.read()

        self._access.ask(lambda workspace: services.members.revoke_laptop(workspace, sign_key=sign_key), done)

    def erase(self, asking: tuple[LargeErasure, ...]) -> None:
        """Let laptops erase whom they ask to erase: exactly who was shown."""

        def work(workspace: Workspace) -> tuple[str, ...]:
            erased = [services.large_erasures.erase(workspace, wanted=each) for each in asking]
            return erased[-1].left if erased else ()

        def done(left: tuple[str, ...]) -> None:
            said = [words.erased_people(sum(each.people for each in asking)), *left_backups(left)]
            self._view.show_done(" ".join(said))
            self.read()

        self._access.ask_once(("erase", *(each.origin for each in asking)), work, done)

    def accept_again(self, sign_key: str) -> None:
        """Accept the changes of a revoked laptop again."""

        def done(member: Member) -> None:
            self._view.show_done(words.accepted_again(member.name))
            self.read()

        self._access.ask(lambda workspace: services.members.accept_again(workspace, sign_key=sign_key), done)

    # Sending

    def save_file(self, out: Path, *, to: str = "", passphrase: str = "") -> None:
        """Write what a laptop, or everybody, lacks into a new file."""

        def done(made: Sealed) -> None:
            self._view.show_done(words.saved(out.name, made.steps))
            self.read()

        self._access.ask(
            lambda workspace: services.exchanging.save(
                workspace, out=out, to=(to,) if to else (), passphrase=passphrase
            ),
            done,
        )

    def choose_folder(self, folder: str) -> None:
        """Exchange changes through a folder from now on, or through none."""

        def done(_none: None) -> None:
            self._view.show_done(words.folder_chosen() if folder else words.folder_left())
            self.read()

        self._access.ask(lambda workspace: services.chosen_folder.choose(workspace, folder=folder), done)

    def exchange_now(self) -> None:
        """Take in what others left in the folder, and leave what they lack."""

        def done(exchanged: tuple[Exchange, tuple[DoubledRelease, ...]]) -> None:
            found, doubled = exchanged
            said = [words.exchanged(found.taken, found.sent, found.conflicts), *map(released_twice, doubled)]
            said += map(false_name, found.false_names)
            said += [*map(asks_to_erase, found.asking), *left_backups(found.left)]
            if rest := len(found.refused) - len(found.false_names):
                said.append(words.not_taken(rest))
            self._view.show_exchanged(" ".join(said), has_conflicts=found.conflicts > 0)
            self.read()

        self._access.ask(_exchanged, done)


def _read(workspace: Workspace) -> ExchangeBook:
    return services.exchange_books.read_exchange_book(workspace)


def _exchanged(workspace: Workspace) -> tuple[Exchange, tuple[DoubledRelease, ...]]:
    found = services.chosen_folder.exchange_now(workspace)
    return found, services.release_names.doubled_releases(workspace) if found.taken else ()


def _squares(workspace: Workspace) -> tuple[tuple[bool, ...], ...]:
    card = services.exchange_books.card_here(workspace)
    return services.members.card_squares(services.members.card_text(card)) if card is not None else ()
