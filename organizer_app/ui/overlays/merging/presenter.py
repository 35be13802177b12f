"""Opens files of changes one after the other, shows what each would do, and takes it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from organizer_app.domain.merging.merge_problems import ChangesRefused, Refusal
from organizer_app.environment.free_memory import free_in_pieces
from organizer_app.ui.flow import services
from organizer_app.wording.together import merge_sheet as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.merging.previews import MergePreview
    from organizer_app.domain.merging.steps import MergeReport
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.exchanging import Incoming
    from organizer_app.ui.flow.plan_access import PlanAccess

# With another passphrase, or a little later, the same file may open.
_SEALED: Final = frozenset({Refusal.NOT_FOR_HERE, Refusal.TOO_BUSY})


class LookedAt(NamedTuple):
    """A file of changes that was opened.

    Attributes:
        name: of the file.
        size: in bytes.
        incoming: its changes and who sent them.
        words: the six words of the sender.
        names: of laptops, by the ids of their origins.
        preview: what it would do.
    """

    name: str
    size: int
    incoming: Incoming
    words: tuple[str, ...]
    names: dict[str, str]
    preview: MergePreview


class MergeView(Protocol):
    """What the presenter asks of the sheet."""

    def show_reading(self, name: str) -> None:
        """Show that a file is being read."""

    def show_refused(self, name: str, sentence: str, *, asks_passphrase: bool) -> None:
        """Show why a file is not taken in, and whether a passphrase may open it."""

    def show_nothing_new(self, looked: LookedAt) -> None:
        """Show that everything in it is here already."""

    def show_preview(self, looked: LookedAt) -> None:
        """Show what it would do."""

    def show_merging(self) -> None:
        """Show that it is being taken in."""

    def show_merged(self, sentence: str, *, has_conflicts: bool) -> None:
        """Say what was taken in."""

    def leave(self) -> None:
        """Close the sheet."""


class MergePresenter:
    """One file after the other.

    Args:
        view: shows them.
        access: access to the plan.
        files: files of changes.
    """

    def __init__(self, view: MergeView, access: PlanAccess, files: Sequence[Path]) -> None:
        self._view = view
        self._access = access
        self._files = list(files)
        self._looked: LookedAt | None = None

    @property
    def looked(self) -> LookedAt | None:
        """The file that is shown, once it is opened."""
        return self._looked

    def forget(self) -> None:
        """Let go of the shown file, whose changes may fill much memory."""
        if self._looked is None:
            return
        steps = list(self._looked.incoming.bundle.steps)
        # Before the background begins: it must hold them alone.
        self._looked = None
        self._access.ask(lambda _workspace: free_in_pieces(steps), lambda _none: None)

    def look(self, passphrase: str = "") -> None:
        """Open the first file and show what it would do."""
        if not self._files:
            self._view.leave()
            return
        path = self._files[0]
        self.forget()
        self._view.show_reading(path.name)

        def work(workspace: Workspace) -> LookedAt:
            return _looked_at(workspace, path, passphrase)

        self._access.ask(work, self._show, lambda problem: self._refuse(path, problem))

    def _show(self, looked: LookedAt) -> None:
        self._looked = looked
        report = looked.preview.report
        if report.taken or report.waiting:
            self._view.show_preview(looked)
        else:
            self._view.show_nothing_new(looked)

    def _refuse(self, path: Path, problem: Problem) -> None:
        # The sentences for all problems are loaded with the first problem.
        from organizer_app.wording.errors import problems

        is_sealed = isinstance(problem, ChangesRefused) and problem.reason in _SEALED
        self._view.show_refused(path.name, problems.sentence(problem), asks_passphrase=is_sealed)

    def merge(self) -> None:
        """Take in the shown file, after a backup, as one step."""
        looked = self._looked
        if looked is None or not (looked.preview.report.taken or looked.preview.report.waiting):
            return
        sender, held = looked.incoming.sender.name, [looked.incoming]
        self._looked = None
        self._view.show_merging()

        def work(workspace: Workspace) -> MergeReport:
            # Nothing else holds it by now, so its changes can go here.
            incoming = held.pop()
            report = services.exchanging.take_in(workspace, incoming=incoming)
            steps = list(incoming.bundle.steps)
            del incoming
            free_in_pieces(steps)
            return report

        def done(report: MergeReport) -> None:
            self._view.show_merged(words.merged(report, sender), has_conflicts=bool(report.contests))
            self.go_on()

        path = self._files[0]
        self._access.ask(work, done, lambda problem: self._refuse(path, problem))

    def go_on(self) -> None:
        """Go to the next file, or close the sheet after the last."""
        self._files = self._files[1:]
        self.look()


def _looked_at(workspace: Workspace, path: Path, passphrase: str) -> LookedAt:
    file = services.exchanging.read(path)
    incoming = services.exchanging.unseal(workspace, file=file, passphrase=passphrase)
    preview = services.exchanging.show(workspace, incoming=incoming)
    known = services.members.members(workspace)
    names = {**incoming.bundle.names, **{each.origin: each.name for each in known if each.origin}}
    said = services.members.words_of_member(incoming.sender)
    return LookedAt(path.name, len(file), incoming, said, names, preview)
