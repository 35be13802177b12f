"""Shows the imports of the plan in a view of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from organizer_app.ui.screens.activity.steps_view import Emptiness, StepsView
from organizer_app.wording.history import history as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from organizer_app.domain.basics.step_details import StepDetail
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.screens.activity.history_filter import Offered, RecordChoice
    from organizer_app.ui.screens.activity.presenter import Shown


class ImportsView(QObject):
    """Implements `ActivityView` with a list that has no filter."""

    def __init__(self, steps: StepsView, frame: Frame) -> None:
        super().__init__(steps)
        self.steps = steps
        self._frame = frame
        steps.cleared.connect(lambda: frame.open_sheet("importing"))

    def show_steps(self, shown: Shown) -> None:
        """Show other imports, or explain how to make the first."""
        self.steps.show_steps(
            shown, Emptiness(words.no_imports(), words.no_imports_hint(), words.import_file())
        )

    def show_words(self) -> None:
        """Repaint after the words of some imports were read."""
        self.steps.show_words()

    def show_saved(self, sentence: str, file: Path) -> None:
        """The history is saved from its own list alone."""

    def offer_revert(self, sentence: str, steps: int) -> None:
        """Each import is undone by itself here."""

    def show_facets(self, facets: Offered) -> None:
        """Do nothing: this list has no filter."""

    def show_records(self, found: Sequence[RecordChoice]) -> None:
        """Do nothing: this list has no search for records."""

    def show_detail(self, detail: StepDetail | None, step_id: str) -> None:
        """Expand an import."""
        self.steps.show_detail(detail, step_id)

    def show_problem(self, sentence: str) -> None:
        self._frame.complain(sentence)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        self._frame.say(sentence, can_undo=can_undo)
