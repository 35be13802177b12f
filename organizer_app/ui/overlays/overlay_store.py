"""Keeps the overlays of one window: each is made when first needed and removed with its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from organizer_app.domain.time.local_time import zone_info
from organizer_app.ui.flow.frame import Destination, Offer
from organizer_app.ui.screen_list import SCREENS
from organizer_app.ui.theme.themed import Themed
from organizer_app.wording.window import palette as words
from organizer_app.wording.window import window as window_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.environment.clock import Clock
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.overlays.cheat_sheet import CheatSheet
    from organizer_app.ui.overlays.day_numbers.day_numbers_sheet import DayNumbersSheet
    from organizer_app.ui.overlays.drop_hint import DropHint
    from organizer_app.ui.overlays.duplicates.duplicates_sheet import DuplicatesSheet
    from organizer_app.ui.overlays.forgetting.forgetting_sheet import ForgettingSheet
    from organizer_app.ui.overlays.handing_over.handover_sheet import HandoverSheet
    from organizer_app.ui.overlays.help.help_sheet import HelpSheet
    from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
    from organizer_app.ui.overlays.importing.pasted import GivenFile
    from organizer_app.ui.overlays.merging.merge_sheet import MergeSheet
    from organizer_app.ui.overlays.name_sheet import NameSheet
    from organizer_app.ui.overlays.overlay import Overlay
    from organizer_app.ui.overlays.palette.finder import Finder
    from organizer_app.ui.overlays.palette.palette import Palette
    from organizer_app.ui.overlays.palette.setting import PaletteSetting
    from organizer_app.ui.overlays.protecting.presenter import ProtectedSubject
    from organizer_app.ui.overlays.protecting.protect_sheet import ProtectSheet
    from organizer_app.ui.overlays.report_sheet import ReportSheet
    from organizer_app.ui.overlays.rescue_sheet import RescueSheet
    from organizer_app.ui.overlays.settings.settings_sheet import SettingsSheet
    from organizer_app.ui.overlays.tour import Tour
    from organizer_app.ui.overlays.unknown_places.unknown_places_sheet import UnknownPlacesSheet
    from organizer_app.ui.overlays.unlock_sheet import UnlockSheet
    from organizer_app.ui.screen_deck import ScreenDeck
    from organizer_app.ui.theme.theme import Theme


class OverlayStore(Themed, QObject):
    """The overlays of a window.

    Args:
        window: the window they cover.
        frame: the same window, for their actions.
        theme: the theme in use.
    """

    def __init__(self, window: QWidget, frame: Frame, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._frame = frame
        self._theme = theme
        self._finder: Finder | None = None
        self.palette: Palette | None = None
        self.sheet: CheatSheet | None = None
        self.help: HelpSheet | None = None
        self.importing: ImportSheet | None = None
        self.merging: MergeSheet | None = None
        self.drop_hint: DropHint | None = None
        self.tour: Tour | None = None
        self.unlocking: UnlockSheet | None = None
        self.protecting: ProtectSheet | None = None
        self.naming: NameSheet | None = None
        self.reporting: ReportSheet | None = None
        self.rescuing: RescueSheet | None = None
        self.plan_sheet: (
            DuplicatesSheet
            | UnknownPlacesSheet
            | ForgettingSheet
            | SettingsSheet
            | HandoverSheet
            | DayNumbersSheet
            | None
        ) = None

    @property
    def open_one(self) -> Overlay | None:
        """The visible overlay."""
        return next((each for each in self._made() if each.isVisible()), None)

    def _made(self) -> list[Overlay]:
        made = (
            self.palette,
            self.sheet,
            self.help,
            self.importing,
            self.merging,
            self.tour,
            self.plan_sheet,
            self.unlocking,
            self.protecting,
            self.naming,
            self.reporting,
            self.rescuing,
        )
        return [each for each in made if each is not None]

    def show_palette(self, deck: ScreenDeck, setting: PaletteSetting) -> None:
        """Open the palette on a plan; its commands are listed again, things found before are kept."""
        from organizer_app.ui.flow.plan_access import PlanAccess
        from organizer_app.ui.overlays.palette.finder import Finder
        from organizer_app.ui.overlays.palette.lines import Lines
        from organizer_app.ui.overlays.palette.palette import Palette
        from organizer_app.ui.overlays.palette.plan_commands import PlanCommands

        access = PlanAccess(self, deck.context.background)
        if deck.workspace is not None:
            access.open(deck.workspace)
        if self._finder is None:
            self._finder = Finder(access, self._found_more)
        commands = PlanCommands(self._frame, deck.plan, access, setting)
        lines = Lines(setting.offered, setting.recent, places(), commands.window_times)
        if self.palette is not None:
            self.palette.deleteLater()
        self.palette = Palette(self._theme, self._window, self._finder, commands, lines)
        self.palette.presenter.favour(setting.finds)
        self.palette.open()

    def _found_more(self) -> None:
        if self.palette is not None and self.palette.isVisible():
            self.palette.presenter.show()

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong with a request from the palette."""
        self._frame.complain(sentence)

    def show_sheet(self) -> None:
        """Show all keys."""
        from organizer_app.ui.overlays.cheat_sheet import CheatSheet

        if self.sheet is None:
            self.sheet = CheatSheet(self._theme, self._window)
        self.sheet.open()

    def show_help(self, screen: str, view: str) -> None:
        """Open the guide at the page about a screen and its view, by their codes, or about a locked plan."""
        from organizer_app.ui.overlays.help.help_sheet import HelpSheet
        from organizer_app.ui.overlays.help.pages import page_of

        if self.help is None:
            self.help = HelpSheet(self._theme, self._window)
        is_locked = self.unlocking is not None and self.unlocking.isVisible()
        self.help.show_page(page_of("safety" if is_locked else screen, view))

    def show_tour(self) -> Tour:
        """Show the tour from its first step."""
        from organizer_app.ui.overlays.tour import Tour

        if self.tour is None:
            self.tour = Tour(self._theme, self._window)
        self.tour.open()
        return self.tour

    def show_unlock(self, path: Path, why: str = "") -> UnlockSheet:
        """Ask for the passphrase of a plan; the answer to any earlier question is dropped."""
        from organizer_app.ui.overlays.unlock_sheet import UnlockSheet

        if self.unlocking is not None:
            self.unlocking.deleteLater()
        self.unlocking = UnlockSheet(self._theme, self._window)
        self.unlocking.help_asked.connect(lambda: self.show_help("", ""))
        self.unlocking.ask(path, why)
        return self.unlocking

    def show_protect(
        self, background: Runner, clock: Clock, subject: ProtectedSubject, why: str = ""
    ) -> ProtectSheet:
        """Ask for a new passphrase of a plan, under a sentence that explains why."""
        from organizer_app.ui.overlays.protecting.protect_sheet import ProtectSheet

        if self.protecting is not None:
            self.protecting.deleteLater()
        self.protecting = ProtectSheet(self._theme, self._window, background, clock, subject, why)
        self.protecting.open()
        return self.protecting

    def show_name(self, name: str) -> NameSheet:
        """Ask for the name that changes carry."""
        from organizer_app.ui.overlays.name_sheet import NameSheet

        if self.naming is not None:
            self.naming.deleteLater()
        self.naming = NameSheet(self._theme, self._window, name)
        self.naming.open()
        return self.naming

    def show_report(self, report: str) -> ReportSheet:
        """Show the report of an error."""
        from organizer_app.ui.overlays.report_sheet import ReportSheet

        if self.reporting is not None:
            self.reporting.deleteLater()
        self.reporting = ReportSheet(self._theme, self._window, report)
        self.reporting.open()
        return self.reporting

    def show_rescue(self, plan: Path) -> RescueSheet:
        """Show what is left of a damaged plan."""
        from organizer_app.ui.overlays.rescue_sheet import RescueSheet

        if self.rescuing is not None:
            self.rescuing.deleteLater()
        self.rescuing = RescueSheet(self._theme, self._window, plan)
        self.rescuing.open()
        return self.rescuing

    def show_import(self, deck: ScreenDeck, files: Sequence[GivenFile]) -> None:
        """Show what some files would do to the plan."""
        from organizer_app.ui.flow.plan_access import PlanAccess
        from organizer_app.ui.overlays.importing.import_sheet import ImportSheet

        if self.importing is not None:
            self.importing.deleteLater()
        access = PlanAccess(self, deck.context.background)
        moments = deck.plan.presenter.snapshot.mobilizations
        self.importing = ImportSheet(self._theme, self._window, access, files, moments)
        access.belong_to(self.importing)
        self.importing.said.connect(self._say_imported)
        self.importing.open()
        if deck.workspace is not None:
            access.open(deck.workspace)
        else:
            deck.attached.connect(access.open)

    def _say_imported(self, sentence: str, can_undo: bool) -> None:  # noqa: FBT001  # a signal carries it
        sheet = self.importing
        has_doubts = sheet is not None and sheet.has_doubts
        offers = (Offer(window_words.show_lines(), self._look_back, stays=True),) if has_doubts else ()
        self._frame.say(sentence, can_undo=can_undo, offers=offers)

    def _look_back(self) -> None:
        if self.importing is not None:
            self.importing.look_back()

    def show_merging(self, deck: ScreenDeck, files: Sequence[Path]) -> None:
        """Show what files of changes would do to the plan."""
        from organizer_app.ui.flow.plan_access import PlanAccess
        from organizer_app.ui.overlays.merging.merge_sheet import MergeSheet

        if self.merging is not None:
            self.merging.deleteLater()
        access = PlanAccess(self, deck.context.background)
        zone = deck.plan.presenter.snapshot.desk_zone
        desk = zone_info(zone) if zone else None
        self.merging = MergeSheet(self._theme, self._window, access, files, desk)
        access.belong_to(self.merging)
        self.merging.merged.connect(self._say_merged)
        self.merging.open()
        if deck.workspace is not None:
            access.open(deck.workspace)
        else:
            deck.attached.connect(access.open)

    def _say_merged(self, sentence: str, has_conflicts: bool) -> None:  # noqa: FBT001  # a signal carries it
        from organizer_app.wording.together import merge_sheet

        show = Offer(
            merge_sheet.show_conflicts(), lambda: self._frame.go_to(Destination("together", "conflicts"))
        )
        self._frame.say(sentence, can_undo=True, offers=(show,) if has_conflicts else ())

    def show_plan_sheet(self, deck: ScreenDeck, sheet: str, subject: str) -> None:
        """Show one of the sheets about entries of the plan; `subject` names the entry."""
        from organizer_app.ui.flow.plan_access import PlanAccess
        from organizer_app.ui.overlays.day_numbers.day_numbers_sheet import DayNumbersSheet
        from organizer_app.ui.overlays.duplicates.duplicates_sheet import DuplicatesSheet
        from organizer_app.ui.overlays.forgetting.forgetting_sheet import ForgettingSheet
        from organizer_app.ui.overlays.handing_over.handover_sheet import HandoverSheet
        from organizer_app.ui.overlays.settings.settings_sheet import SettingsSheet
        from organizer_app.ui.overlays.unknown_places.unknown_places_sheet import UnknownPlacesSheet

        if self.plan_sheet is not None:
            self.plan_sheet.deleteLater()
        access = PlanAccess(self, deck.context.background)
        if deck.workspace is not None:
            access.open(deck.workspace)
        if sheet == "unknown_places":
            self.plan_sheet = UnknownPlacesSheet(self._theme, self._window, access)
        elif sheet == "settings":
            self.plan_sheet = SettingsSheet(self._theme, self._window, access, deck.context.clock)
            self.plan_sheet.command_asked.connect(self._frame.run_command)
        elif sheet == "day_numbers":
            self.plan_sheet = DayNumbersSheet(self._theme, self._window, access)
        elif sheet == "handover":
            self.plan_sheet = HandoverSheet(self._theme, self._window, access, deck.context.clock)
        elif sheet == "duplicates":
            self.plan_sheet = DuplicatesSheet(self._theme, self._window, access, subject)
        else:
            self.plan_sheet = ForgettingSheet(self._theme, self._window, access, deck.context.clock, subject)
        access.belong_to(self.plan_sheet)
        self.plan_sheet.said.connect(lambda sentence, can_undo: self._frame.say(sentence, can_undo=can_undo))
        self.plan_sheet.open()

    def hint_at_drop(self, title: str, hint: str, *, is_refused: bool = False) -> None:
        """Show what a drop will do."""
        from organizer_app.ui.overlays.drop_hint import DropHint

        if self.drop_hint is None:
            self.drop_hint = DropHint(self._theme, self._window)
        self.drop_hint.say(title, hint, is_refused=is_refused)

    def hide_drop_hint(self) -> None:
        """Hide the hint: the files were dropped, or dragged away."""
        if self.drop_hint is not None:
            self.drop_hint.hide()

    def on_change(self, change_set: ChangeSet) -> None:
        """Remember what must be read again."""
        if self._finder is not None:
            self._finder.on_change(change_set)

    def forget_plan(self) -> None:
        """Remove what belongs to the plan that is closed."""
        for each in self._made():
            each.hide()
        if self.palette is not None:
            self.palette.deleteLater()
        if self.importing is not None:
            self.importing.deleteLater()
        if self.merging is not None:
            self.merging.deleteLater()
        if self.plan_sheet is not None:
            self.plan_sheet.deleteLater()
        if self.protecting is not None:
            self.protecting.deleteLater()
        self.palette = self._finder = self.importing = self.merging = None
        self.plan_sheet = self.protecting = None


def places() -> list[tuple[str, str, Destination]]:
    """Return name, icon and destination of every screen and view."""
    found = []
    for entry in SCREENS:
        screen = window_words.screen_name(entry.code)
        found.append((screen, entry.icon, Destination(entry.code)))
        found += [
            (
                words.view_of(screen, window_words.view_name(entry.code, view)),
                entry.icon,
                Destination(entry.code, view),
            )
            for view in entry.views
            if len(entry.views) > 1
        ]
    return found
