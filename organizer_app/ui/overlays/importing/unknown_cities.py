"""Asks in the import sheet which city a name means that is known several times, or spelled otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.ui.theme.tokens import GAP_S, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.wording.importing import unknown_places as words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.domain.places.place_names import GazetteerPlace
    from organizer_app.services.plan.workspace import Workspace

_IN_DOUBT: Final = frozenset({RowWarningCode.PLACE_UNRESOLVED, RowWarningCode.PLACE_AMBIGUOUS})
# So many questions are seen at a time; the others scroll.
_IN_VIEW: Final = 3


class UnknownCity(NamedTuple):
    """A name of a city in a file that may mean several, or none as it is spelled.

    Attributes:
        written: the name as the file writes it, with its state.
        rows: the lines of the file.
        candidates: the cities that it may mean, likeliest first.
        city_heading: the column of the city.
        state_heading: the column of the state, or empty.
        cells: the city and the state as the file has them.
    """

    written: str
    rows: tuple[int, ...]
    candidates: tuple[GazetteerPlace, ...]
    city_heading: str
    state_heading: str
    cells: tuple[str, str]


def unknown_cities(
    workspace: Workspace, report: ImportReport, mended: Collection[tuple[int, str]]
) -> list[UnknownCity]:
    """Return the names in doubt of a dry run that have candidates, in the order of the file.

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
    found = [
        UnknownCity(
            ", ".join(filter(None, (city, state))),
            tuple(rows),
            workspace.gazetteer.find(city=city, state=state, country="").candidates,
            heading,
            state_heading,
            (city, state),
        )
        for (city, state), rows in asked.items()
    ]
    return [each for each in found if each.candidates]


def cells_naming(unknown: UnknownCity, meant: GazetteerPlace | None) -> dict[tuple[int, str], str]:
    """Return the cells that name a city, by line and heading, for all lines of a name; None: as before."""
    city, state = unknown.cells
    if meant is not None:
        city, state = meant.name if unknown.state_heading else words.place(meant), meant.admin1
    named = {unknown.city_heading: city}
    if unknown.state_heading:
        named[unknown.state_heading] = state
    return {(row, heading): text for row in unknown.rows for heading, text in named.items()}


class CityQuestions(QWidget):
    """A line for each name, with the cities to choose from; `named` carries the cells to mend.

    What is answered stays where it is: nothing moves under the pointer, and an answer can be changed.
    """

    named = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = scrolling_column(self)
        self._column.setSpacing(GAP_UNDER_S)
        self.boxes: list[ChoiceBox] = []
        self._lines: list[QWidget] = []
        self._asked: list[UnknownCity] = []
        # The number of the chosen city, by name as written.
        self._answers: dict[str, int] = {}
        self._latest = ""
        self.hide()

    def forget(self) -> None:
        """Ask about nothing: the columns mean something else now."""
        self._asked, self._answers = [], {}
        self.show_cities(())

    @property
    def latest(self) -> ChoiceBox | None:
        """The question that was answered last: the arrow keys go on to its other cities."""
        names = [each.written for each in self._asked]
        return self.boxes[names.index(self._latest)] if self._latest in names else None

    def show_cities(self, unknown: Sequence[UnknownCity]) -> None:
        """Ask about names, below those that were answered already."""
        fresh = {each.written: each for each in unknown}
        kept = [fresh.pop(each.written, each) for each in self._asked if _is_kept(each, fresh, self._answers)]
        self._asked = unknown = [*kept, *fresh.values()]
        while self._column.count():
            item = self._column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.boxes = []
        self._lines = [self._line(each) for each in unknown]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(unknown))
        self._stand()

    def _stand(self) -> None:
        """Be as high as the first questions, and half of the next as a sign that more follow."""
        heights = [line.sizeHint().height() for line in self._lines[: _IN_VIEW + 1]]
        needed = sum(heights[:_IN_VIEW]) + GAP_UNDER_S * (len(heights[:_IN_VIEW]) - 1)
        if len(heights) > _IN_VIEW:
            needed += GAP_UNDER_S + heights[-1] // 2
        self.setFixedHeight(max(needed, 0))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll to the question that takes the keyboard."""
        area = self.findChild(QScrollArea)
        if event.type() is QEvent.Type.FocusIn and area is not None and watched in self.boxes:
            area.ensureWidgetVisible(cast("QWidget", watched), 0, GAP_UNDER_S)
        return super().eventFilter(watched, event)

    def _line(self, unknown: UnknownCity) -> QWidget:
        line = QWidget(self)
        row = row_of(line, spacing=GAP_S)
        label = PlainLabel(words.which_city(unknown.written, len(unknown.rows)), line, wraps=True)
        box = ChoiceBox(line)
        box.setAccessibleName(label.text())
        box.addItem(words.leave_it(), None)
        for each in unknown.candidates:
            box.addItem(" \N{MIDDLE DOT} ".join(filter(None, (words.place(each), words.facts(each)))), each)
        box.setCurrentIndex(self._answers.get(unknown.written, 0))
        box.activated.connect(lambda number: self._answer(unknown, number))
        label.setBuddy(box)
        box.installEventFilter(self)
        row.addWidget(label, 1)
        row.addWidget(box, 1)
        self.boxes.append(box)
        return line

    def _answer(self, unknown: UnknownCity, number: int) -> None:
        if number != self._answers.get(unknown.written, 0):
            self._answers[unknown.written] = number
            self._latest = unknown.written
            meant = unknown.candidates[number - 1] if number else None
            cells: Mapping[tuple[int, str], str] = cells_naming(unknown, meant)
            self.named.emit(cells)


def _is_kept(asked: UnknownCity, fresh: Mapping[str, UnknownCity], answers: Mapping[str, int]) -> bool:
    return asked.written in fresh or asked.written in answers
