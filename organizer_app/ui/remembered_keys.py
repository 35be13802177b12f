"""Opens a plan with the key in the system's keyring, for those who asked for that; never after a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app import wiring
from organizer_app.environment import key_store
from organizer_app.ui.flow import services

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.basics.plan_secrets import RecoveryKey
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.program_memory import ProgramMemory


class RememberedKeys:
    """The keys that this computer keeps.

    Args:
        background: derives and stores keys.
        memory: knows for which plans a key was kept, so that no keyring is asked about others.
    """

    def __init__(self, background: Runner, memory: ProgramMemory) -> None:
        self._background, self._memory = background, memory

    def is_kept(self, path: Path) -> bool:
        """Return whether a key was kept for a plan."""
        return str(path.absolute()) in self._memory.preferences.remembered

    def key_of(self, path: Path) -> RecoveryKey | None:
        """Return the key kept for a plan, or None."""
        return key_store.known_key(wiring.plan_mark(path)) if self.is_kept(path) else None

    def remember(self, path: Path, passphrase: str, *, is_wanted: bool) -> None:
        """Keep the key of a plan that was just opened, or drop the one that was kept."""
        if not is_wanted and not self.is_kept(path):
            return
        mark = wiring.plan_mark(path)

        def work() -> bool:
            if is_wanted:
                return key_store.keep_key(mark, services.protection.key_now(path, passphrase))
            key_store.drop_key(mark)
            return False

        self._background.run(
            work,
            then=lambda is_kept: self._memory.keep_remembered(path, is_on=is_kept),
            otherwise=_leave_it,
            owner=self._memory,
        )


def _leave_it(_problem: Problem) -> None:
    """The passphrase works as before."""
