"""Leads from a damaged plan to its newest good backup."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from organizer_app import wiring
from organizer_app.domain.basics.problems import PlanDamaged, PlanUnreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.services.plan.rescuing import Rescue
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.main_window import MainWindow
    from organizer_app.ui.overlays.rescue_sheet import RescueSheet


class DamagedPlan(NamedTuple):
    """A damaged file, and what opens its backups: a passphrase, or the key where the plan is open."""

    path: Path
    passphrase: str | None = None
    key: str = ""


class PlanRescue(QObject):
    """Shows the sheet of a damaged plan and does what was decided on it.

    Args:
        background: reads the backups.
        window: returns the window that leads.
        open_plan: opens a plan with a passphrase, or None.
        parent: what it ends with.
    """

    def __init__(
        self,
        background: Runner,
        window: Callable[[], MainWindow],
        open_plan: Callable[[Path, str | None], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background, self._window, self._open = background, window, open_plan

    def offer(self, problem: Problem, damaged: DamagedPlan) -> bool:
        """Show the sheet if a problem is damage, or a file that is no plan any more but has backups.

        Returns whether the sheet says all there is to say.
        """
        is_damage = isinstance(problem, PlanDamaged)
        if not is_damage and not (type(problem) is PlanUnreadable and wiring.has_backups(damaged.path)):
            return False
        sheet = self._window().commands.overlays.show_rescue(damaged.path)

        def failed(why: Problem) -> None:
            from organizer_app.wording.errors.problems import sentence

            sheet.show_problem(sentence(why))

        def found(rescue: Rescue) -> None:
            sheet.show_found(rescue)
            sheet.chosen.connect(partial(self._continue, damaged, rescue, sheet))

        self._background.run(
            lambda: wiring.find_rescue(damaged.path, passphrase=damaged.passphrase, key=damaged.key),
            then=found,
            otherwise=failed,
            owner=sheet,
        )
        return True

    def _continue(self, damaged: DamagedPlan, rescue: Rescue, sheet: RescueSheet) -> None:
        from pathlib import Path

        from organizer_app.ui.flow.save_dialog import ask_file
        from organizer_app.wording.errors.problems import sentence
        from organizer_app.wording.window import rescue as words
        from organizer_app.wording.window import welcome, window

        proposed = damaged.path.with_stem(window.copy_name(damaged.path.stem))
        new = ask_file(sheet, words.dialog(), str(proposed), welcome.file_kind())
        if new is None:
            return

        def done(_nothing: None) -> None:
            sheet.leave()
            self._open(new, damaged.passphrase)
            self._window().say(words.continued(new.name), can_undo=False)

        self._background.run(
            lambda: wiring.restore_plan(
                Path(rescue.backup), new, passphrase=damaged.passphrase, key=damaged.key
            ),
            then=done,
            otherwise=lambda why: sheet.show_problem(sentence(why)),
            owner=sheet,
        )
