"""Reads notes, tags and relay turns after the first paint, for filters; the rows do not have them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from organizer_app.ui.flow import services
from organizer_app.ui.screens.plan.store import plan_jobs
from organizer_app.ui.screens.plan.store.row_store import searched_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from organizer_app.domain.rows.action_rows import MobilizationHead
    from organizer_app.ui.flow.plan_access import PlanDoor
    from organizer_app.ui.screens.plan.store.row_store import RowStore

# Code of `SimultaneityRule`, which the first paint does not need.
_RELAY: Final = "relay"


class Asides:
    """Keeps the store up to date.

    Args:
        store: what is searched.
        door: access to the plan.
        news: called when other actions may pass the filter now.
        other_turns: called when other actions may be off schedule now.
    """

    def __init__(
        self, store: RowStore, door: PlanDoor, news: Callable[[], None], other_turns: Callable[[], None]
    ) -> None:
        self._store = store
        self._door = door
        self._news = news
        self._other_turns = other_turns

    def read(self) -> None:
        """Read all of them."""
        self._door.ask(plan_jobs.asides, self.take)
        self.read_turns()

    def read_turns(self) -> None:
        """Read the turns of relays: a city that is added, removed or moved may change all other turns."""
        if any(head.rule == _RELAY for head in self._store.heads):
            self._door.ask(
                lambda workspace: services.action_rows.heads_with_turns(workspace),  # noqa: PLW0108  # it loads the service later
                self._take_turns,
            )

    def _take_turns(self, heads: Sequence[MobilizationHead]) -> None:
        if heads != self._store.heads:
            self._store.heads = heads
            self._other_turns()

    def take(self, asides: plan_jobs.Asides, action_ids: Collection[str] | None = None) -> None:
        """Pass notes and tags to the store: those of all actions, or of some."""
        if not self._store.know_asides(*asides, action_ids):
            return
        self._news()
        # Made in the background, the texts are there before the first key of a search.
        rows, notes = self._store.rows, self._store.notes
        self._door.ask(lambda _: searched_texts(rows, notes), partial(self._store.know_texts, rows))
