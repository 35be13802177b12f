"""Says in every window what an exchange of changes has brought, and once what is wrong with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from organizer_app.domain.merging.merge_problems import Refusal
from organizer_app.ui.flow.frame import Destination, Offer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.services.together.shared_folder import Exchange
    from organizer_app.ui.flow.frame import Frame


class ExchangeNews:
    """What a person learns of an exchange that goes on by itself.

    Args:
        windows: returns every window.

    Attributes:
        has_told: whether something came since the way to the others was away.
    """

    def __init__(self, windows: Callable[[], Sequence[Frame]]) -> None:
        self._windows = windows
        self._complained = ""
        self.has_told = False

    def tell_sent(self, count: int) -> None:
        """Say that what had waited has gone out, unless what came says that the way is there again."""
        if not count or self.has_told:
            return
        from organizer_app.wording.together.hub import back

        for window in self._windows():
            window.say(back(count), can_undo=False)

    def forget(self) -> None:
        """Say the same problem again when it comes again."""
        self._complained = ""

    def tell(self, found: Exchange) -> None:
        """Say quietly what came; every open view shows it already. Say what only a newer version can read."""
        if any(each.reason is Refusal.NEWER for each in found.refused):
            from organizer_app.wording.together.exchange import newer_sent

            self._complain(newer_sent())
        if found.is_pruned:
            from organizer_app.wording.together.hub_page import pruned_too_early

            self._complain(pruned_too_early())
        if found.asking:
            from organizer_app.wording.together.merge_problems import asks_to_erase

            self._complain(" ".join(map(asks_to_erase, found.asking)))
        if found.left:
            from organizer_app.wording.together.merge_problems import left_backups

            self._complain(" ".join(left_backups(found.left)))
        if not found.taken:
            return
        self.has_told = True
        from organizer_app.wording.together import laptops as words

        said = words.came(found.taken, found.senders, found.conflicts)
        place = Destination("together", "conflicts" if found.conflicts else "exchange")
        for window in self._windows():
            show = Offer(words.show(), partial(window.go_to, place))
            window.say(said, can_undo=False, offers=(show,))

    def complain(self, problem: Problem) -> None:
        """Say once what is wrong, not after every edit."""
        # The sentences for all problems are loaded with the first problem.
        from organizer_app.wording.errors import problems

        self._complain(problems.sentence(problem))

    def miss_folder(self, folder: str) -> None:
        """Say once that the shared folder is away, and that nothing is lost."""
        from organizer_app.wording.together.laptops import folder_away

        self._complain(folder_away(folder))

    def _complain(self, sentence: str) -> None:
        if sentence != self._complained:
            self._complained = sentence
            for window in self._windows():
                window.complain(sentence)
