"""Holds what all files of one import share, so that its cost does not grow with files times plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.importing.possible_duplicates import PlannedAction, PlannedAlike
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.importing.completing_rows import PlannedCities
from organizer_app.services.importing.import_actions import WorkedOut
from organizer_app.services.importing.import_mobilizations import RowMobilizations
from organizer_app.services.importing.import_parts import RowParts
from organizer_app.services.importing.import_places import PlaceFinder
from organizer_app.services.importing.new_rows import NewRows
from organizer_app.services.importing.source_memory import SourceMemory
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.services.importing.import_options import ImportOptions
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


class ImportContext:
    """The plan as an import sees it: read once, and completed with what each file adds.

    Attributes:
        new: the new records of the file that is being read.
        worked_out: times, places and words of the rows so far.
        memory: what each source said before.
        visible: source system and key of every action of the plan, by id.
        by_key: id of every imported action, by the kind of its list and its key, whatever the format of the
            file was: a list may be saved as CSV first and as a workbook later.
        has_more: whether another file comes after the one that is read; only then its actions are taken.
    """

    def __init__(self, workspace: Workspace, reader: Reader, options: ImportOptions) -> None:
        self.workspace = workspace
        self.reader = reader
        self.options = options
        self.new = NewRows()
        self.worked_out = WorkedOut({}, {}, {})
        self.places = PlaceFinder(workspace, reader, self.new, options.default_country)
        self.parts = RowParts(workspace, reader, self.new)
        self.mobilizations = RowMobilizations(reader, options.mobilization)
        self.memory = SourceMemory(reader)
        self.visible: dict[str, tuple[str, str]] = {}
        self.has_more = False
        self.by_key: dict[tuple[str, str], str] = {}
        self._note_actions(reader.columns(CityAction, ("id", "source_system", "external_id")))
        planned = plan_rows.read_planned(reader.connection)
        self.alike = PlannedAlike(planned)
        self.cities = PlannedCities(planned)

    def _note_actions(self, found: Iterable[tuple[str, str, str]]) -> None:
        for action_id, system, key in found:
            self.visible[action_id] = (system, key)
            if key:
                self.by_key[system.partition(":")[2] or system, key] = action_id

    def take_new(self, system: str, planned: Iterable[PlannedAction]) -> None:
        """Take the actions of a file, once they are known by their ids."""
        added = list(planned)
        keys = self.new.actions["external_id"] if added else ()
        self._note_actions((each.action_id, system, key) for each, key in zip(added, keys, strict=True))
        placed = [each for each in added if each.place_id]
        self.alike.add(placed)
        self.cities.add(placed)
