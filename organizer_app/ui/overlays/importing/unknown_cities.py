"""Finds city names in a file for which a person should say which city is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.places.unknown_places import namesakes
from organizer_app.ui.overlays.importing.cell_questions import CellChoice, CellQuestion
from organizer_app.wording.importing import unknown_places as words
from organizer_app.wording.importing.import_questions import guessed, leave_it

if TYPE_CHECKING:
    from collections.abc import Collection

    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.domain.places.place_names import GazetteerPlace
    from organizer_app.services.plan.workspace import Workspace

# A city so many times as large as the next of its name is the likely one.
_FAR_LARGER: Final = 3
_IN_DOUBT: Final = frozenset({RowWarningCode.PLACE_UNRESOLVED, RowWarningCode.PLACE_AMBIGUOUS})


class _Name(NamedTuple):
    """A name of a city in a file that may mean several, or none as it is spelled.

    Attributes:
        city: the city as the file has it.
        state: the state as the file has it.
        rows: the lines of the file.
        city_heading: the column of the city.
        state_heading: the column of the state, or empty.
    """

    city: str
    state: str
    rows: tuple[int, ...]
    city_heading: str
    state_heading: str


def unknown_cities(
    workspace: Workspace, report: ImportReport, mended: Collection[tuple[int, str]]
) -> list[CellQuestion]:
    """Return a question for each name in doubt of a dry run that has candidates, in the order of the file.

    Args:
        workspace: the plan.
        report: of one file.
        mended: line and heading of the cells that a person has mended: nobody is asked twice.
    """
    columns = {column.field: number for number, column in reversed(list(enumerate(report.columns)))}
    at_city, at_state = columns.get("city"), columns.get("state")
    if report.read is None or at_city is None:
        return []
    heading = report.columns[at_city].heading
    asked: dict[tuple[str, str], list[int]] = {}
    for row in dict.fromkeys(each.row for each in report.warnings if each.code in _IN_DOUBT):
        cells = report.read.cells.get(row, ())
        if cells and (row, heading) not in mended:
            state = cells[at_state].strip() if at_state is not None else ""
            asked.setdefault((cells[at_city].strip(), state), []).append(row)
    state_heading = report.columns[at_state].heading if at_state is not None else ""
    names = [_Name(city, state, tuple(rows), heading, state_heading) for (city, state), rows in asked.items()]
    return [question for name in names if (question := _question(workspace, name)) is not None]


def _question(workspace: Workspace, name: _Name) -> CellQuestion | None:
    gazetteer = workspace.gazetteer
    candidates = gazetteer.find(city=name.city, state=name.state, country="").candidates
    if not candidates:
        return None
    found = {each.geoname_id: gazetteer.landmark(each) for each in namesakes(candidates)}
    landmarks = {geoname_id: city.name for geoname_id, city in found.items() if city}
    written = ", ".join(filter(None, (name.city, name.state)))
    choices = [CellChoice(leave_it(), _cells(name, None))]
    largest = sorted(candidates, key=lambda place: -place.population)
    others = [each.population for each in largest[1:]]
    is_guess = not others or largest[0].population >= _FAR_LARGER * max(1, others[0])
    for each in largest:
        facts = words.facts(each, landmarks.get(each.geoname_id, ""))
        text = " \N{MIDDLE DOT} ".join(filter(None, (words.place(each), facts)))
        text = guessed(text) if is_guess and each is largest[0] else text
        choices.append(CellChoice(text, _cells(name, each)))
    asked = words.which_city(written, len(name.rows))
    return CellQuestion(f"city {written}", asked, tuple(choices), guess=int(is_guess))


def _cells(name: _Name, meant: GazetteerPlace | None) -> dict[tuple[int, str], str]:
    """Return the cells that name a city, for all lines of a name; None: as before."""
    city, state = name.city, name.state
    if meant is not None:
        city, state = meant.name if name.state_heading else words.place(meant), meant.admin1
    named = {name.city_heading: city}
    if name.state_heading:
        named[name.state_heading] = state
    return {(row, heading): text for row in name.rows for heading, text in named.items()}
