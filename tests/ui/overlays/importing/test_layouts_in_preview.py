"""The preview says where headings are and what dates begin with, and shows lists with other columns."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.places.places import Place
from organizer_app.ui.overlays.importing.list_lines import ListLine
from organizer_app.ui.overlays.importing.presenter import ImportPresenter
from tests.support.open_plans import empty_plan, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from organizer_app.domain.importing.incoming import ColumnRead
    from organizer_app.domain.importing.incoming_people import TableSubject
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.overlays.importing.verdicts import ListLayout, Preview

HOSTS = (
    "City,Date,Venue\nour list,of,all\n"
    "Town,State,Day,Spot\nBoise,ID,4/5/2027,City Hall\nArlington,,5/6/2027,Park\n"
)
WEST = "City,State,Starts,Lead\nReno,NV,4/17/2027 13:00,Ada Example\nSpringfield,,4/17/2027 14:00,\n"

WEEKLY = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//EN\n"
    "BEGIN:VEVENT\nUID:1@example.org\nSUMMARY:Weekly vigil\nRRULE:FREQ=WEEKLY\n"
    "DTSTART;TZID=America/Boise:20150102T120000\nLOCATION:Boise\\, ID\nEND:VEVENT\nEND:VCALENDAR\n"
)


class Recorder:
    """A view that keeps what it was last told."""

    def __init__(self) -> None:
        self.preview: Preview | None = None
        self.refusal = self.done = ""
        self.unread: tuple[Sequence[ColumnRead], Sequence[ListLayout]] | None = None

    def show_subject(self, subject: TableSubject) -> None:
        del subject

    def show_busy(self, sentence: str) -> None:
        del sentence

    def show_preview(self, preview: Preview) -> None:
        self.preview, self.refusal = preview, ""

    def show_refusal(self, sentence: str) -> None:
        self.refusal = sentence

    def show_unread(self, columns: Sequence[ColumnRead], layouts: Sequence[ListLayout]) -> None:
        self.unread = (columns, layouts)

    def show_done(self, sentence: str, *, can_undo: bool) -> None:
        del can_undo
        self.done = sentence


class Access:
    """Access to a plan that answers at once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def ask(
        self,
        work: Callable[[Workspace], Any],
        done: Callable[[Any], None],
        failed: Callable[[Problem], None],
    ) -> None:
        try:
            found = work(self._workspace)
        except Problem as problem:
            failed(problem)
        else:
            done(found)


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        yield workspace


def looking(plan: Workspace, folder: Path, **texts: str) -> tuple[ImportPresenter, Recorder]:
    files = []
    for name, text in texts.items():
        path = folder / f"{name}.csv"
        path.write_text(text)
        files.append(path)
    view = Recorder()
    presenter = ImportPresenter(view, Access(plan), files)  # type: ignore[arg-type]  # all that it asks of it
    presenter.look()
    return presenter, view


def shown(view: Recorder) -> Preview:
    assert view.preview is not None
    assert not view.refusal
    return view.preview


def headings(view: Recorder) -> list[str]:
    return [column.heading for column in shown(view).columns]


def test_another_row_of_headings_reads_the_file_again(plan: Workspace, tmp_path: Path) -> None:
    presenter, view = looking(plan, tmp_path, hosts=HOSTS)
    (layout,) = shown(view).layouts
    assert (layout.number, layout.name, layout.layout.header_row) == (0, "", 1)
    assert not presenter.has_answers
    presenter.map_column("Venue", "address")
    presenter.take_headings(0, 3)
    assert headings(view) == ["Town", "State", "Day", "Spot"]
    assert shown(view).layouts[0].layout.header_row == 3
    assert (shown(view).rows, presenter.has_answers) == (2, True)


def test_another_order_reads_the_dates_again(plan: Workspace, tmp_path: Path) -> None:
    presenter, view = looking(plan, tmp_path, hosts=HOSTS)
    presenter.take_headings(0, 3)
    layout = shown(view).layouts[0].layout
    assert (layout.date_heading, layout.date_field, layout.is_day_first) == ("Day", "date", False)
    presenter.take_order("Day", "date", is_day_first=True)
    assert shown(view).layouts[0].layout.is_day_first
    presenter.accept()
    with plan.read() as reader:
        assert sorted(str(each.day) for each in reader.all(CityAction)) == ["2027-05-04", "2027-06-05"]


def test_what_was_corrected_is_known_when_the_list_comes_again(plan: Workspace, tmp_path: Path) -> None:
    presenter, _view = looking(plan, tmp_path, hosts=HOSTS)
    presenter.take_headings(0, 3)
    presenter.take_order("Day", "date", is_day_first=True)
    presenter.accept()
    _again, view = looking(plan, tmp_path, hosts=HOSTS + "Fargo,ND,7/8/2027,Plaza\n")
    layout = shown(view).layouts[0].layout
    assert (layout.header_row, layout.is_day_first, shown(view).rows) == (3, True, 1)


def test_where_no_column_is_known_another_row_can_be_chosen(plan: Workspace, tmp_path: Path) -> None:
    presenter, view = looking(plan, tmp_path, hosts="Zug,Bahn\nOrt,Wann\nBoise,x\n")
    assert view.unread is not None
    _columns, (layout,) = view.unread
    assert [line for line, _text in layout.layout.first_rows] == [1, 2, 3]
    presenter.take_headings(0, 2)
    columns, _layouts = view.unread
    assert [column.heading for column in columns] == ["Ort", "Wann"]


def test_columns_of_two_lists_are_side_by_side(plan: Workspace, tmp_path: Path) -> None:
    _presenter, view = looking(plan, tmp_path, east="City,Date\nSalem,4/17/2027\n", west=WEST)
    assert headings(view) == ["City", "Date", "State", "Starts", "Lead"]
    lines = {line.whole[0]: line for line in shown(view).verdicts if line.whole}
    assert lines["Reno"].whole == ("Reno", "", "NV", "4/17/2027 13:00", "Ada Example")
    assert lines["Reno"].lacking == {1}
    assert lines["Reno"].row == ListLine(1, 2)
    assert [layout.name for layout in shown(view).layouts] == ["east.csv", "west.csv"]


def test_a_cell_of_the_second_list_is_mended_there_alone(plan: Workspace, tmp_path: Path) -> None:
    presenter, view = looking(plan, tmp_path, east="City,Date\nSalem,4/17/2027\n", west=WEST)
    presenter.mend({(ListLine(1, 2), "City"): "Elko"})
    mended = {line.whole[0]: line.mended for line in shown(view).verdicts if line.whole}
    assert mended["Elko"] == {0}
    presenter.accept()
    with plan.read() as reader:
        assert {"Elko", "Salem"} <= {place.name for place in reader.all(Place)}


def test_a_question_about_the_second_list_has_its_name(plan: Workspace, tmp_path: Path) -> None:
    presenter, view = looking(plan, tmp_path, east="City,Date\nBoston,4/17/2027\n", west=WEST)
    (question,) = (each for each in shown(view).questions if "Springfield" in each.text)
    assert question.text == "west.csv: Which city is “Springfield”? (1\u00a0row)"
    answer = question.cells_of(question.choices[1])
    assert {line for line, _heading in answer} == {ListLine(1, 3)}
    presenter.mend(answer)
    assert not [each for each in shown(view).questions if "Springfield" in each.text]


def test_the_cities_that_a_name_may_mean_come_by_population(plan: Workspace, tmp_path: Path) -> None:
    _presenter, view = looking(plan, tmp_path, west="City,Date\nArlington,4/17/2027\nPortlnd,4/17/2027\n")
    for question in shown(view).questions:
        told = [choice.text for choice in question.choices[1:]]
        people = [int(text.partition("population ")[2].partition(" ")[0].replace(",", "")) for text in told]
        assert len(people) > 1
        assert people == sorted(people, reverse=True)


def test_an_event_without_an_end_is_listed_around_the_day_of_the_plan(
    plan: Workspace, tmp_path: Path
) -> None:
    plan.clock = lambda: datetime(2016, 6, 21, 16, tzinfo=UTC)
    presenter, _view = looking(plan, tmp_path, weekly=WEEKLY)
    presenter.accept()
    with plan.read() as reader:
        assert {str(each.day)[:4] for each in reader.all(CityAction)} == {"2016", "2017"}
