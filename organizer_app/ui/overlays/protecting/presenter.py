"""Decides when a plan may be protected: a good passphrase, typed twice, and a sheet that was read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app import wiring
from organizer_app.domain.basics.passphrases import rate_passphrase, suggest_passphrase
from organizer_app.domain.basics.plan_secrets import (
    PassphraseWithFile,
    RecoveryKey,
    last_group,
    read_letters,
    sheet_rows,
)
from organizer_app.environment.resource_files import resource_path
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.wording.errors.problems import sentence
from organizer_app.wording.window import protecting as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from organizer_app.domain.basics.passphrases import PassphraseRating
    from organizer_app.domain.basics.plan_secrets import SheetRow
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.ui.flow.background import Runner


class ProtectedSubject(NamedTuple):
    """The plan whose passphrase is at stake.

    Attributes:
        path: its file.
        title: its title, which a passphrase must not repeat.
        is_protected: whether it has a passphrase today.
        key: what its recovery sheet gave, when that opened it; no passphrase of today is asked for then.
    """

    path: Path
    title: str
    is_protected: bool
    key: RecoveryKey | None = None


class PassphraseChange(NamedTuple):
    """What to do with a plan.

    Attributes:
        now: what opens it today; None for a plan without a passphrase.
        later: what shall open it; None for no passphrase.
        key: the key of `later`; None without a passphrase.
        copies: copies that are rewritten too.
    """

    now: str | None
    later: str | None
    key: RecoveryKey | None
    copies: tuple[Path, ...] = ()


class ProtectView(ProblemView, Protocol):
    """What the presenter calls; the sheet implements it, tests record it."""

    def show_wrong_today(self, sentence: str) -> None:
        """Show that the passphrase of today is missing or wrong."""

    def show_rating(self, rating: PassphraseRating | None, *, is_same: bool | None) -> None:
        """Show how good the passphrase is, and whether it was repeated; None before anything was typed."""

    def show_letters(self, rows: Sequence[SheetRow]) -> None:
        """Show the recovery sheet; no rows for none."""

    def show_read_back(self, *, is_right: bool | None) -> None:
        """Show whether the last four characters fit; None before all are typed."""

    def show_ready(self, *, is_ready: bool) -> None:
        """Allow or forbid protecting."""

    def show_copies(self, count: int) -> None:
        """Offer to rewrite the copies beside the plan."""

    def show_busy(self, sentence: str) -> None:
        """Say what is being done; an empty text when it is over."""


class ProtectPresenter:
    """Follows what is typed on the sheet.

    Args:
        view: the sheet.
        background: derives keys.
        subject: the plan.
        confirm: is called with the `PassphraseChange` when everything is right.
    """

    def __init__(
        self,
        view: ProtectView,
        background: Runner,
        subject: ProtectedSubject,
        confirm: Callable[[PassphraseChange], None],
    ) -> None:
        self._view = view
        self._background = background
        self._subject = subject
        self._confirm = confirm
        self._today, self._later, self._again, self._last = "", "", "", ""
        self._files: dict[str, bytes] = {}
        self._key: RecoveryKey | None = None
        self._made_of: str | None = None
        self._copies: tuple[Path, ...] = ()
        self._takes_copies = True
        self._is_without_sheet = False

    @property
    def asks_today(self) -> bool:
        """Whether the passphrase of today must be typed."""
        return self._subject.is_protected and self._subject.key is None

    @property
    def needs_file_today(self) -> bool:
        """Whether the plan opens only with a key file today."""
        return self.asks_today and wiring.is_key_file_needed(self._subject.path)

    @property
    def key(self) -> RecoveryKey | None:
        """The key of the sheet that was made."""
        return self._key

    def look(self) -> None:
        """Find the copies beside the plan."""
        path = self._subject.path

        def found(names: tuple[str, ...]) -> None:
            self._copies = tuple(path.with_name(name) for name in names)
            self._view.show_copies(len(names))

        self._background.run(
            lambda: wiring.copies_beside(path), then=found, otherwise=self._refuse, owner=self._view
        )
        self._judge()

    def suggest(self) -> str:
        """Return a passphrase of random words."""
        return suggest_passphrase(resource_path("passphrases", "words.txt").read_text("utf-8").split())

    def type_today(self, text: str) -> None:
        """Take the passphrase of today."""
        self._today = text
        self._view.show_wrong_today("")

    def type_later(self, text: str, again: str) -> None:
        """Take the new passphrase as typed in both fields; a sheet made of another one is void."""
        self._later, self._again = text, again
        if self._key is not None and text != self._made_of:
            self._drop_sheet()
        self._view.show_problem("")
        self._judge()

    def take_file(self, which: str, content: bytes | None) -> None:
        """Take the content of a key file, `today` or `later`; None for none any more."""
        self._files.pop(which, None)
        if content is not None:
            self._files[which] = content
        if which == "later":
            self._drop_sheet()
        self._judge()

    def type_last(self, text: str) -> None:
        """Take what was typed of the end of the sheet."""
        self._last = read_letters(text)
        self._judge()

    def do_without_sheet(self, *, is_on: bool) -> None:
        """Protect without a sheet, or with one after all."""
        self._is_without_sheet = is_on
        self._judge()

    def take_copies(self, *, is_on: bool) -> None:
        """Rewrite the copies beside the plan too, or leave them."""
        self._takes_copies = is_on

    def make_sheet(self, then: Callable[[RecoveryKey], None]) -> None:
        """Derive the key, show its letters and pass it on."""
        if not self._is_chosen:
            self._view.show_problem(words.first_passphrase())
            return
        if self._key is not None:
            then(self._key)
            return
        made_of, later = self._later, self._secret("later", self._later)

        def made(key: RecoveryKey) -> None:
            self._view.show_busy("")
            if made_of != self._later:
                return
            self._key, self._made_of = key, made_of
            self._view.show_letters(sheet_rows(key))
            self._judge()
            then(key)

        self._view.show_busy(words.making())
        self._derive(later, made)

    def protect(self) -> None:
        """Check the passphrase of today, then let the plan be rewritten."""
        if not self._is_ready:
            return
        later = self._secret("later", self._later)

        def go_on(now: str | None) -> None:
            self._with_key(later, lambda key: self._send(now, later, key))

        self._with_today(go_on)

    def remove(self) -> None:
        """Check the passphrase of today, then let it be removed."""
        self._with_today(lambda now: self._send(now, None, None))

    def _send(self, now: str | None, later: str | None, key: RecoveryKey | None) -> None:
        self._view.show_busy(words.working())
        copies = self._copies if self._takes_copies else ()
        self._confirm(PassphraseChange(now, later, key, copies))

    def _with_key(self, later: str, then: Callable[[RecoveryKey], None]) -> None:
        if self._key is not None:
            then(self._key)
        else:
            self._derive(later, then)

    def _derive(self, later: str, then: Callable[[RecoveryKey], None]) -> None:
        path, known = self._subject.path, (self._subject.title,)
        self._background.run(
            lambda: services.protection.new_key(path, later, known),
            then=then,
            otherwise=self._refuse,
            owner=self._view,
        )

    def _with_today(self, then: Callable[[str | None], None]) -> None:
        if not self.asks_today:
            then(self._subject.key)
            return
        if not self._today:
            self._view.show_wrong_today(words.missing_today())
            return
        path, now = self._subject.path, self._secret("today", self._today)

        def checked(is_right: bool) -> None:  # noqa: FBT001  # the answer of the background
            self._view.show_busy("")
            if is_right:
                then(now)
            else:
                self._view.show_wrong_today(words.wrong_today())

        self._view.show_busy(words.working())
        self._background.run(
            lambda: services.protection.is_opened_by(path, now),
            then=checked,
            otherwise=self._refuse,
            owner=self._view,
        )

    def _secret(self, which: str, text: str) -> str:
        content = self._files.get(which)
        return text if content is None else PassphraseWithFile(text, content)

    def _drop_sheet(self) -> None:
        self._key = self._made_of = None
        self._view.show_letters(())

    @property
    def _rating(self) -> PassphraseRating:
        return rate_passphrase(self._later, (self._subject.title, self._subject.path.stem))

    @property
    def _is_chosen(self) -> bool:
        return self._later == self._again and self._rating.is_enough

    @property
    def _is_read_back(self) -> bool:
        return self._key is not None and self._last == last_group(self._key)

    @property
    def _is_ready(self) -> bool:
        return self._is_chosen and (self._is_without_sheet or self._is_read_back)

    def _judge(self) -> None:
        is_same = self._later == self._again if self._again else None
        self._view.show_rating(self._rating if self._later else None, is_same=is_same)
        is_whole = self._key is not None and len(self._last) >= len(last_group(self._key))
        self._view.show_read_back(is_right=self._is_read_back if is_whole else None)
        self._view.show_ready(is_ready=self._is_ready)

    def _refuse(self, problem: Problem) -> None:
        self._view.show_busy("")
        self._view.show_problem(sentence(problem))
