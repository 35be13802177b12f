"""Counts errors in the background after every pause in the editing, for the number in the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from organizer_app.domain.problems import Problem
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.frame import Frame

_PAUSE_MS: Final = 700
_CODE: Final = "problems"


class ProblemCount(QObject):
    """One count at a time; changes while one is on its way ask for one more."""

    def __init__(self, frame: Frame, background: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._background = background
        self._workspace: Workspace | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._count)

    def attach(self, workspace: Workspace) -> None:
        """Count in this plan from now on."""
        self._workspace = workspace
        self.look_again()

    def look_again(self) -> None:
        """Count once nothing has changed for a moment."""
        if self._workspace is not None:
            self._pause.start()

    def _count(self) -> None:
        workspace = self._workspace
        if workspace is not None:
            self._background.run(
                lambda: _errors(workspace), then=self._show, otherwise=self._leave, owner=self
            )

    def _show(self, count: int) -> None:
        # The words of problems are not needed for the first picture.
        from organizer_app.wording import problem_list as words

        self._frame.show_count(_CODE, count, words.spoken_count(count))

    def _leave(self, problem: Problem) -> None:
        """A plan that cannot be read says so where somebody asked for something."""


def _errors(workspace: Workspace) -> int:
    from organizer_app.domain.findings import Severity
    from organizer_app.services.checking import findings

    return sum(each.severity is Severity.ERROR for each in findings(workspace))
