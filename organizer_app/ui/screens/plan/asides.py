"""Notes and tags of the actions: searched and filtered, but not in the rows; read after the first paint."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from organizer_app.ui.screens.plan import plan_work
from organizer_app.ui.screens.plan.row_store import searched_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from organizer_app.ui.flow.plan_door import PlanDoor
    from organizer_app.ui.screens.plan.row_store import RowStore


class Asides:
    """Keeps the store informed.

    Args:
        store: what is searched.
        door: the plan.
        news: called when other actions may fit the filter now.
    """

    def __init__(self, store: RowStore, door: PlanDoor, news: Callable[[], None]) -> None:
        self._store = store
        self._door = door
        self._news = news

    def read(self) -> None:
        """Read all of them."""
        self._door.ask(plan_work.asides, self._take)

    def read_again(self, action_ids: Collection[str]) -> None:
        """Read those of some actions."""
        self._door.ask(
            lambda workspace: plan_work.asides(workspace, action_ids),
            lambda asides: self._take(asides, action_ids),
        )

    def _take(self, asides: plan_work.Asides, action_ids: Collection[str] | None = None) -> None:
        if not self._store.know_asides(*asides, action_ids):
            return
        self._news()
        # Made in the background, the texts are there before the first key of a search.
        rows, notes = self._store.rows, self._store.notes
        self._door.ask(lambda _: searched_texts(rows, notes), partial(self._store.know_texts, rows))
