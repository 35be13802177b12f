"""Decides what the partner groups screen shows: the ledger, one group, credit lines and requests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from organizer_app.domain.basics.filters import Filter
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.partners.partner_book import asks, credits_of
from organizer_app.domain.partners.partner_ledger import GONE
from organizer_app.domain.time.local_time import local_of
from organizer_app.ui.flow import services
from organizer_app.ui.flow.filtering import Filtering
from organizer_app.ui.flow.plan_presenter import PlanPresenter
from organizer_app.ui.screens.partners.group_edits import (
    PART_FIELDS,
    changed_group,
    changed_part,
    moment_of,
    stage_of_key,
)
from organizer_app.ui.screens.partners.ledger_lines import (
    Indexed,
    indexed,
    options,
    reads_better_as_list,
    shown_cities,
    shown_lines,
)
from organizer_app.ui.screens.partners.panel_lines import current_part
from organizer_app.ui.screens.partners.partners_view import (
    AsksShown,
    CreditsShown,
    GroupShown,
    LedgerShown,
    PartnersView,
    ScreenView,
)
from organizer_app.wording.language.same_city import which_actions
from organizer_app.wording.partners import partner_panel as panel_words
from organizer_app.wording.partners import partners as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.filters import Facet, Option
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
    from organizer_app.domain.model.releases import Release
    from organizer_app.domain.partners.partner_ledger import LedgerGroup
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner


class PartnersPresenter(PlanPresenter[ScreenView], Filtering[Filter]):
    """Holds the selection, folds and filters; everything else comes from the book."""

    clears_words = True

    def __init__(self, view: ScreenView, background: Runner, clock: Clock) -> None:
        super().__init__(view, background)
        self._clock = clock
        self._held: Indexed | None = None
        self._folded: frozenset[str] = frozenset()
        # What a person chose; until then, what the plan is better read as.
        self._layout: bool | None = None
        self._is_list = False
        self._releases: tuple[str, tuple[Release, ...]] = ("", ())
        self.kind = PartnersView.LEDGER
        self.wanted = Filter()
        self.group_id = ""
        self.action_id = ""
        self.credit_city = ""

    # The plan

    @override
    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        self._access.ask(_read, self._take)

    def on_change(self, change_set: ChangeSet) -> None:
        """Read it again if an edit affected it."""
        if self._access.is_open and change_set.touches(services.partner_books.SHOWN):
            self._releases = ("", ())
            self._access.ask(_read, self._take)

    def _take(self, held: Indexed) -> None:
        self._held = held
        if self.group_id not in held.numbers:
            self.group_id = ""
        self._view.show_total(len(held.book.lines))
        self._show()

    # Selection and filter

    def choose_view(self, kind: PartnersView) -> None:
        self.kind = kind
        self._view.show_view(kind.value)
        self._show()

    def choose(self, group_id: str, action_id: str) -> None:
        """Select a group, in one city or in general."""
        self.group_id, self.action_id = group_id, action_id
        self._show_group()

    def open_group(self, group_id: str) -> None:
        """Show a group in the ledger, clearing filters and folds that hide it."""
        self.wanted, self._folded = Filter(), frozenset()
        self.group_id, self.action_id = group_id, ""
        self._view.show_filters()
        self.choose_view(PartnersView.LEDGER)

    def leave(self) -> None:
        """Hide the panel."""
        self.group_id = ""
        self._view.show_group(None)

    def fold(self, group_id: str) -> None:
        """Fold or unfold a network."""
        self._folded ^= {group_id}
        self._show()

    @override
    def _narrow(self, wanted: Filter) -> None:
        self.wanted = wanted
        self._view.show_filters()
        self._show()

    def options(self, facet: Facet) -> list[Option]:
        """Return the values of a facet."""
        return options(self._held, self.wanted, facet, self._clock()) if self._held else []

    def _show(self) -> None:
        if self._held is None:
            return
        if self.kind is PartnersView.LEDGER:
            self._show_ledger(self._held)
            self._show_group()
        elif self.kind is PartnersView.CREDITS:
            self._show_credits(self._held)
        else:
            today = local_of(self._clock(), self._held.book.desk_zone).day
            self._view.show_asks(AsksShown(asks(self._held.book), today, bool(self._held.book.lines)))

    def _show_ledger(self, held: Indexed) -> None:
        now = self._clock()
        lines, cities = (
            shown_lines(held, self.wanted, self._folded, now),
            shown_cities(held.book, self.wanted),
        )
        self._is_list = reads_better_as_list(lines, cities) if self._layout is None else self._layout
        self._view.show_layout(is_list=self._is_list)
        self._view.show_ledger(
            LedgerShown(
                book=held.book,
                lines=lines,
                cities=cities,
                per_city=held.per_city,
                counts=held.counts,
                now=now,
                is_list=self._is_list,
            )
        )

    def change_layout(self) -> None:
        """Show the ledger as a list instead of a matrix, or the other way round."""
        self._layout = not self._is_list
        self._show()

    def _show_group(self) -> None:
        line = self.line
        if line is None or self._held is None:
            self._view.show_group(None)
            return
        group_id = line.group.id
        if self._releases[0] != group_id:
            self._releases = (group_id, ())
            self._access.ask(
                lambda plan: services.partners.releases_naming(plan, group_id=group_id),
                lambda found: self._take_releases(group_id, found),
            )
            if self._found_releases:
                return
        self._view.show_group(
            GroupShown(
                self._held.book,
                line,
                self.action_id,
                self._found_releases,
                self._held.per_city,
                self._clock(),
            )
        )

    def _take_releases(self, group_id: str, found: tuple[Release, ...]) -> None:
        if self.group_id == group_id and found:
            self._releases = (group_id, found)
            self._show_group()

    @property
    def _found_releases(self) -> tuple[Release, ...]:
        """The releases that name the current group, if known."""
        return self._releases[1]

    @property
    def line(self) -> LedgerGroup | None:
        """The current group."""
        held = self._held
        number = held.numbers.get(self.group_id, -1) if held else -1
        return held.book.lines[number] if held and number >= 0 else None

    @property
    def part(self) -> Partnership | None:
        """The current part: in the current city, or in general."""
        held, line = self._held, self.line
        if held is None or line is None:
            return None
        return current_part(GroupShown(held.book, line, self.action_id, (), held.per_city, self._clock()))

    # Changes

    def change(
        self,
        change: Callable[[Workspace], object],
        then: Callable[[], None] | None = None,
        otherwise: Callable[[str], None] | None = None,
    ) -> None:
        """Change the plan in the background; if the change is refused, show why."""

        def refused(problem: Problem) -> None:
            from organizer_app.wording.errors.problems import sentence

            (otherwise or self._view.show_problem)(sentence(problem))

        self._access.ask(change, lambda _done: then() if then else None, refused)

    def press(self, letter: str) -> bool:
        """Apply a key to the current cell; return whether the key has a meaning here."""
        part = self.part
        wanted = stage_of_key(letter, part.status if part else None)
        if self.line is None or wanted is None:
            return False
        self.set_stage(wanted)
        return True

    def set_stage(self, stage: PartnershipStatus) -> None:
        """Set the stage of the current part; a group without a part there is added first."""
        group_id, action_id = self.group_id, self.action_id
        part = self.part
        if part is not None:
            part_id = part.id
            self.change(lambda plan: services.partners.set_stage(plan, partnership_id=part_id, stage=stage))
        elif action_id:
            self.change(
                lambda plan: services.partners.ask_group(
                    plan, group_id=group_id, action_id=action_id, stage=stage
                )
            )

    def add_group(self, name: str) -> None:
        """Add a group and select it."""
        made: list[str] = []
        self.change(
            lambda plan: made.append(services.partners.add_group(plan, name=name)),
            lambda: self.open_group(made[-1]),
        )

    def open_cell(self, group_id: str, action_id: str) -> bool:
        """Add a group to a city; return True instead if it has a part there or no city is meant."""
        self.choose(group_id, action_id)
        if not action_id or self.part is not None:
            return True
        self.change(lambda plan: services.partners.ask_group(plan, group_id=group_id, action_id=action_id))
        return False

    def add_city(self, typed: str, then: Callable[[], None], otherwise: Callable[[str], None]) -> None:
        """Add the current group to a city by name."""
        held, group_id = self._held, self.group_id
        wanted = fold_name(typed)
        cities = held.book.cities if held and wanted else ()
        found = next(
            (city for city in cities if wanted in {fold_name(city.city), fold_name(words.city_name(city))}),
            None,
        )
        if found is None:
            otherwise(panel_words.unknown_city(typed.strip()))
            return
        action_id = found.action_id

        def added() -> None:
            self.action_id = action_id
            then()
            self._show()

        self.change(
            lambda plan: services.partners.ask_group(plan, group_id=group_id, action_id=action_id),
            added,
            otherwise,
        )

    @property
    def _year(self) -> int:
        """The year at headquarters, for days typed without one."""
        zone = self._held.book.desk_zone if self._held else ""
        return local_of(self._clock(), zone or "UTC").day.year

    def edit(self, code: str, text: str, otherwise: Callable[[str], None]) -> None:
        """Store a field of the current group or its part; return what is wrong with it."""
        held, line, part = self._held, self.line, self.part
        if held is None or line is None:
            return
        try:
            if code == "held":
                until, group_id = moment_of(text, held.book.desk_zone, self._year), line.group.id
                self.change(
                    lambda plan: services.partners.hold_name(plan, group_id=group_id, until=until),
                    None,
                    otherwise,
                )
                return
            if code in PART_FIELDS:
                if part is not None:
                    fresh = changed_part(part, code, text, self._year)
                    self.change(
                        lambda plan: services.partners.change_partnership(plan, part=fresh), None, otherwise
                    )
                return
            group = changed_group(held.book, line.group, code, text)
        except UnclearError as unclear:
            otherwise(str(unclear))
            return
        self.change(lambda plan: services.partners.change_group(plan, group=group), None, otherwise)

    def withdraw(self) -> None:
        """Withdraw the current group from everything it takes part in."""
        group_id = self.group_id
        self.change(lambda plan: services.partners.withdraw_group(plan, group_id=group_id))

    # Credits

    def choose_credit_city(self, action_id: str) -> None:
        """Show the order of names in a city."""
        self.credit_city = action_id
        self._show()

    def _show_credits(self, held: Indexed) -> None:
        named = {action_id for line in held.book.lines for action_id in line.parts}
        cities = tuple(city for city in shown_cities(held.book, self.wanted) if city.action_id in named)
        if self.credit_city not in {city.action_id for city in cities}:
            self.credit_city = cities[0].action_id if cities else ""
        found = credits_of(held.book.lines, self.credit_city, self._clock())
        self._view.show_credits(CreditsShown(cities, held.per_city, self.credit_city, found))

    def move_credit(self, part_id: str, spot: int) -> None:
        """Move a group to another place in the current city's names."""
        held = self._held
        if held is None:
            return
        found = credits_of(held.book.lines, self.credit_city, self._clock())
        order = [each.part.id for each in found if each.part.status not in GONE]
        if part_id not in order:
            return
        spot = max(0, min(spot, len(order) - 1))
        if order.index(part_id) == spot:
            return
        order.remove(part_id)
        order.insert(spot, part_id)
        action_id, wanted = self.credit_city, tuple(order)
        self.change(
            lambda plan: services.partners.order_credits(plan, action_id=action_id, partnership_ids=wanted)
        )


def _read(workspace: Workspace) -> Indexed:
    """Read the book, tell the actions of one city apart, and compute what every search needs."""
    book = services.partner_books.read_partner_book(workspace)
    which = which_actions(book.cities, in_time=True)
    cities = tuple(city._replace(which=which.get(city.action_id, "")) for city in book.cities)
    return indexed(replace(book, cities=cities))
