"""Decides what the sheet of duplicates shows: the pairs, the selected one, which value of a field stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from organizer_app.wording.people import duplicates as words

if TYPE_CHECKING:
    from organizer_app.services.people.duplicate_pairs import AlikePair, PairFacts
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess

KINDS = ("people", "groups", "cities")


class DuplicatesView(Protocol):
    """The view that draws all this."""

    def show_counts(self, counts: dict[str, int], kind: str) -> None:
        """Show how many pairs each list has, and which list is shown."""

    def show_pairs(self, pairs: tuple[AlikePair, ...], number: int) -> None:
        """Show the pairs, and which one is selected."""

    def show_facts(self, pair: AlikePair, facts: PairFacts, taken: frozenset[str]) -> None:
        """Show both entries; for the taken fields the right value stays."""

    def show_nothing(self, *, is_searching: bool) -> None:
        """Show that there are no pairs, or that the search is running."""

    def show_done(self, sentence: str) -> None:
        """Show what was done; it can be undone."""


class DuplicatesPresenter:
    """Holds the pairs and the choices for the selected one."""

    def __init__(self, view: DuplicatesView, access: PlanAccess, kind: str) -> None:
        self._view = view
        self._access = access
        self._pairs: dict[str, tuple[AlikePair, ...]] = dict.fromkeys(KINDS, ())
        self._facts: PairFacts | None = None
        self._taken: frozenset[str] = frozenset()
        self._number = 0
        self.kind = kind if kind in KINDS else KINDS[0]

    def look(self) -> None:
        """Compare all people, groups and cities, in the background."""
        self._view.show_nothing(is_searching=True)
        self._access.ask(_all_pairs, self._take)

    def _take(self, pairs: dict[str, tuple[AlikePair, ...]]) -> None:
        self._pairs = pairs
        if not pairs[self.kind] and self._number == 0:
            self.kind = next((kind for kind in KINDS if pairs[kind]), self.kind)
        self.choose_kind(self.kind, self._number)

    def choose_kind(self, kind: str, number: int = 0) -> None:
        """Show the pairs of one kind."""
        self.kind = kind
        self._view.show_counts({each: len(self._pairs[each]) for each in KINDS}, kind)
        self.choose(number)

    def choose(self, number: int) -> None:
        """Select a pair."""
        pairs = self._pairs[self.kind]
        self._facts = None
        if not pairs:
            self._number = 0
            self._view.show_pairs((), -1)
            self._view.show_nothing(is_searching=False)
            return
        self._number = max(0, min(number, len(pairs) - 1))
        self._view.show_pairs(pairs, self._number)
        pair, kind = pairs[self._number], self.kind
        self._access.ask(lambda plan: _facts(plan, pair, kind), self._take_facts)

    @property
    def pair(self) -> AlikePair | None:
        """The selected pair."""
        pairs = self._pairs[self.kind]
        return pairs[self._number] if self._number < len(pairs) else None

    def _take_facts(self, facts: PairFacts) -> None:
        pair = self.pair
        if pair is not None and (pair.one_id, pair.other_id) == (facts.one_id, facts.other_id):
            self._facts = facts
            self._taken = frozenset(field.code for field in facts.fields if not field.one)
            self._view.show_facts(pair, facts, self._taken)

    def take(self, code: str, *, is_other: bool) -> None:
        """Keep the right or the left value of a field."""
        self._taken = self._taken | {code} if is_other else self._taken - {code}
        if self._facts is not None and self.pair is not None:
            self._view.show_facts(self.pair, self._facts, self._taken)

    def merge(self) -> None:
        """Merge both entries into one, as one step."""
        pair, facts = self.pair, self._facts
        if pair is None or facts is None:
            return
        taken, kind = self._taken, self.kind
        name = pair.other_name if "name" in taken else pair.one_name
        self._access.ask(
            lambda plan: _merge(plan, pair, taken, kind),
            lambda _done: self._done(words.merged(name), {pair.other_id}),
        )

    def tell_apart(self) -> None:
        """Keep both, and do not suggest them again."""
        pair = self.pair
        if pair is not None:
            self._access.ask(
                lambda plan: _tell_apart(plan, pair), lambda _done: self._done(words.kept_separate(), set())
            )

    def _done(self, sentence: str, gone: set[str]) -> None:
        """Continue with the next pair; comparing everything again would keep the person waiting."""
        self._view.show_done(sentence)
        done = self.pair
        self._pairs[self.kind] = tuple(
            each
            for each in self._pairs[self.kind]
            if each is not done and gone.isdisjoint({each.one_id, each.other_id})
        )
        self.choose_kind(self.kind, self._number)


def _all_pairs(workspace: Workspace) -> dict[str, tuple[AlikePair, ...]]:
    from organizer_app.services.people.duplicate_pairs import alike_pairs

    return {kind: alike_pairs(workspace, kind=kind) for kind in KINDS}


def _facts(workspace: Workspace, pair: AlikePair, kind: str) -> PairFacts:
    from organizer_app.services.people.duplicate_pairs import pair_facts

    return pair_facts(workspace, one_id=pair.one_id, other_id=pair.other_id, kind=kind)


def _merge(workspace: Workspace, pair: AlikePair, taken: frozenset[str], kind: str) -> None:
    from organizer_app.services.people.duplicate_pairs import KINDS as KNOWN

    KNOWN[kind].merge(workspace, kept_id=pair.one_id, merged_id=pair.other_id, take=taken)


def _tell_apart(workspace: Workspace, pair: AlikePair) -> None:
    from organizer_app.services.people import duplicates

    duplicates.tell_apart(workspace, one_id=pair.one_id, other_id=pair.other_id)
