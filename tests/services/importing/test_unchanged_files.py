"""A file that comes again is answered unread, exactly as it would be answered if it were read."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import NothingFound, Problem
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.import_sources import ImportedRows
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.places.places import Place
from organizer_app.services.actions import city_actions
from organizer_app.services.importing import unchanged_files
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.importing.incoming_files import opened_files
from organizer_app.services.importing.unchanged_files import ListRead, reports_unread
from organizer_app.services.importing.unknown_places import name_places, unknown_places
from organizer_app.services.plan import history
from organizer_app.services.plan.places import place_meant
from organizer_app.storage.reader import Reader
from tests.support.open_plans import add_action, empty_plan, facts, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.services.plan.workspace import Workspace

# Most of the time went into waiting for the disk, which has no part in what is compared here.
IN_MEMORY: Final = next((place for place in ("/dev/shm",) if Path(place).is_dir()), None)  # noqa: S108  # a new folder in it
HEAD: Final = "ID,City,State,Date,Start,Title,Expected,Diet\n"
LINES: Final = (
    "1,Reno,NV,3/15/2027,10:00 AM,Rally,100,vegan\n",
    "2,Tuscon,AZ,TBD,noonish,Rally,about 200,\n",
    "3,Springfield,,3/16/2027,9,March,,no nuts\n",
    "TOTAL,,,,,,300,\n",
)
LIST: Final = HEAD + "".join(LINES)
OTHERS: Final = (
    "1,Bangor,ME,3/15/2027,10:00 AM,Vigil,,\n"
    "2,Utica,NY,3/15/2027,noon,Vigil,,\n"
    "3,Erie,PA,3/15/2027,1 PM,Vigil,,\n"
)
FEED: Final = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//EN\n"
    "BEGIN:VEVENT\nUID:1@example.org\nSUMMARY:Weekly vigil\n"
    "DTSTART;TZID=America/Boise:20260105T120000\nLOCATION:Boise\\, ID\n{rule}END:VEVENT\nEND:VCALENDAR\n"
)
# After the event of the feed.
TODAY: Final = date(2026, 11, 29)
FILES: Final = {
    "list": ("march.csv", LIST),
    "corrected": ("march.csv", LIST.replace("10:00 AM", "11:00 AM")),
    "padded": ("march.csv", LIST.replace("10:00 AM", "10:00AM")),
    "shorter": ("march.csv", HEAD + "".join(LINES[:2])),
    "cleared": ("march.csv", LIST.replace(",100,", ",,")),
    "renamed": ("again.csv", LIST),
    "other ids": ("march.csv", HEAD + OTHERS),
    "twice": ("twice.csv", LIST + "".join(LINES[:2])),
    "namesake": ("namesake.csv", "City,State,Date\nTuscon,NM,3/17/2027\n"),
    "feed": ("feed.ics", FEED.format(rule="")),
    "weekly": ("weekly.ics", FEED.format(rule="RRULE:FREQ=WEEKLY\n")),
}


def file(name: str, today: date = TODAY) -> IncomingFile:
    return IncomingFile(FILES[name][0], FILES[name][1].encode(), today=today)


@functools.cache
def files_read() -> dict[str, IncomingFile]:
    """Return all files as they were read, by one child, and once."""
    return dict(zip(FILES, opened_files([file(name) for name in FILES]), strict=True))


def bring(plan: Workspace, name: str, **options: object) -> ImportReport:
    """Import a file that was read before, so that the import compares every row."""
    (report,) = import_files(plan, files=[files_read()[name]], options=ImportOptions(**options))  # type: ignore[arg-type]  # by name
    return report


def unread(plan: Workspace, name: str, **options: object) -> ImportReport | None:
    found = reports_unread(plan, [file(name)], ImportOptions(**options))  # type: ignore[arg-type]  # by name
    return found[0][1] if found else None


def ids(plan: Workspace) -> list[str]:
    with plan.read() as reader:
        return [action.id for action in reader.all(CityAction)]


def edit(plan: Workspace) -> None:
    for action_id in ids(plan)[:1]:
        city_actions.set_title(plan, action_id=action_id, title="By hand")


def remove(plan: Workspace) -> None:
    if found := ids(plan):
        city_actions.hide_actions(plan, action_ids=found[-1:])


def name_city(plan: Workspace) -> None:
    asked = [each for each in unknown_places(plan) if each.written == "Tuscon, AZ"]
    if asked:
        name_places(plan, meant={asked[0].place_id: place_meant(plan, "Tucson, AZ")})


def import_as_another(plan: Workspace) -> None:
    bring(plan, "list", is_new_source=True)


def import_by_name(plan: Workspace) -> None:
    bring(plan, "corrected", source="MARCH")


def import_mapped(plan: Workspace) -> None:
    bring(plan, "list", column_map={"Diet": "notes"})


STEPS: Final[dict[str, Callable[[Workspace], object]]] = {
    "edit": edit,
    "remove": remove,
    "undo": history.undo,
    "redo": history.redo,
    "name a city": name_city,
    "add elsewhere": lambda plan: add_action(plan, "Dallas, TX"),
    "add there": lambda plan: add_action(plan, "Reno, NV"),
    "as another": import_as_another,
    "by name": import_by_name,
    "mapped": import_mapped,
    **{name: lambda plan, name=name: bring(plan, name) for name in FILES},
}


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(list(STEPS)), max_size=5))
def test_after_any_history_a_file_is_answered_unread_as_if_it_were_read(steps: list[str]) -> None:
    with TemporaryDirectory(dir=IN_MEMORY) as folder, opened(empty_plan(Path(folder))) as plan:
        plan.backups = None
        bring(plan, "list")
        for step in steps:
            try:
                STEPS[step](plan)
            except Problem:
                continue
        before = facts(plan), history.entries(plan)
        for name in FILES:
            for options in ({}, {"source": "march"}, {"column_map": {"Diet": "notes"}}):
                quick = unread(plan, name, **options)
                assert quick is None or quick == bring(plan, name, **options), name
        # None of the files that are answered unread may change anything.
        assert (facts(plan), history.entries(plan)) == before


@pytest.mark.parametrize("name", ["list", "twice", "feed", "weekly", "other ids"])
def test_what_was_imported_last_is_answered_unread(plan: Workspace, name: str) -> None:
    first = bring(plan, name)
    report = unread(plan, name)
    assert report is not None
    assert report == bring(plan, name)
    assert (report.created, report.updated, report.unchanged) == (0, 0, first.created)
    assert (report.source, report.is_known_source) == (first.source, True)


def test_rows_that_are_gone_are_told_again_unread(plan: Workspace) -> None:
    bring(plan, "list")
    bring(plan, "shorter")
    changed = FILES["shorter"][1].replace("100", "150")
    files = [IncomingFile("march.csv", changed.encode())]
    (told,) = import_files(plan, files=files, options=ImportOptions())
    found = reports_unread(plan, files, ImportOptions())
    assert found is not None
    assert [each.city for each in found[0][1].gone] == [each.city for each in told.gone] == ["Springfield"]


@pytest.mark.parametrize(
    "step", ["corrected", "remove", "undo", "name a city", "as another", "by name", "namesake"]
)
def test_a_file_is_read_where_the_plan_may_answer_otherwise(plan: Workspace, step: str) -> None:
    bring(plan, "list")
    assert unread(plan, "list") is not None
    STEPS[step](plan)
    assert unread(plan, "list") is None


@pytest.mark.parametrize("step", ["edit", "add elsewhere", "add there", "feed", "mapped"])
def test_what_has_no_bearing_on_a_list_leaves_it_known(plan: Workspace, step: str) -> None:
    bring(plan, "list")
    STEPS[step](plan)
    assert unread(plan, "list") == bring(plan, "list")
    assert unread(plan, "list") is not None


def test_a_file_is_read_under_other_options(plan: Workspace) -> None:
    bring(plan, "list")
    for options in (
        {"year": 2028},
        {"default_country": "CA"},
        {"source": "another"},
        {"uses_plan_day": True},
        {"left_out": [2]},
        {"mended": {(2, "City"): "Elko"}},
        {"is_new_source": True},
        {"answers": [(0, "title")]},
    ):
        assert unread(plan, "list", **options) is None, options
    assert unread(plan, "padded") is None
    assert unread(plan, "renamed") is None


def test_an_event_without_an_end_is_read_anew_on_another_day(plan: Workspace) -> None:
    bring(plan, "weekly")
    bring(plan, "feed")
    later = date(2031, 1, 1)
    assert reports_unread(plan, [file("weekly", later)], ImportOptions()) is None
    assert reports_unread(plan, [file("feed", later)], ImportOptions()) is not None


def test_a_newer_program_reads_the_file_anew(plan: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(plan, "list")
    monkeypatch.setattr(unchanged_files, "__version__", "99.0")
    assert unread(plan, "list") is None


def test_of_several_files_all_or_none_are_answered_unread(plan: Workspace) -> None:
    bring(plan, "list")
    bring(plan, "feed")
    assert reports_unread(plan, [file("list"), file("feed")], ImportOptions()) is not None
    assert reports_unread(plan, [file("list"), file("weekly")], ImportOptions()) is None


def test_a_report_from_before_readings_were_kept_answers_too(
    plan: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = ListRead.note

    def without_readings(read: ListRead, *given: Any) -> dict[str, Any]:
        found = note(read, *given)
        return {**found, "warnings": [told[:3] for told in found["warnings"]]}

    monkeypatch.setattr(ListRead, "note", without_readings)
    bring(plan, "list")
    report = unread(plan, "list")
    assert report is not None
    assert report.warnings


def test_what_the_plan_keeps_of_its_lists_is_read_once(
    plan: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(plan, "list")
    read: list[type] = []
    read_all = Reader.all

    def noted(reader: Reader, record_type: type, **equals: str) -> object:
        read.append(record_type)
        return read_all(reader, record_type, **equals)

    monkeypatch.setattr(Reader, "all", noted)
    changed = IncomingFile(FILES["list"][0], FILES["corrected"][1].encode())
    import_files(plan, files=[changed], options=ImportOptions())
    assert read.count(ImportedRows) == 1
    read.clear()
    assert unread(plan, "corrected") is not None
    assert read.count(ImportedRows) == 1


def test_the_actions_and_cities_of_a_plan_are_read_once_for_all_files(
    plan: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [file("list"), file("feed"), IncomingFile("others.csv", f"{HEAD}{OTHERS}".encode())]
    import_files(plan, files=files, options=ImportOptions())
    read: list[type] = []
    read_columns, read_all = Reader.columns, Reader.all

    def noted_columns(reader: Reader, record_type: type, names: tuple[str, ...]) -> object:
        read.append(record_type)
        return read_columns(reader, record_type, names)

    def noted_all(reader: Reader, record_type: type, **equals: str) -> object:
        read.append(record_type)
        return read_all(reader, record_type, **equals)

    monkeypatch.setattr(Reader, "columns", noted_columns)
    monkeypatch.setattr(Reader, "all", noted_all)
    reports = reports_unread(plan, files, ImportOptions())
    assert reports is not None
    assert [report.unchanged for _file, report in reports] == [3, 1, 3]
    assert (read.count(CityAction), read.count(Place)) == (1, 1)


def test_a_mobilization_that_nobody_knows_is_refused_unread_too(plan: Workspace) -> None:
    bring(plan, "list")
    with pytest.raises(NothingFound):
        unread(plan, "list", mobilization="No such day")


def test_an_answer_that_was_not_read_leaves_no_step_and_no_record(plan: Workspace) -> None:
    bring(plan, "list")
    with plan.read() as reader:
        kept = reader.all(ImportedRows)
    before = history.entries(plan)
    import_files(plan, files=[file("list")], options=ImportOptions())
    with plan.read() as reader:
        assert reader.all(ImportedRows) == kept
    assert history.entries(plan) == before


def test_a_list_is_read_anew_when_the_year_of_the_plan_is_another(plan: Workspace) -> None:
    bring(plan, "list")
    with plan.read() as reader:
        (mobilization,) = reader.all(Mobilization)
    with plan.edit(EditKind.CHANGED_DAY) as editor:
        editor.put(replace(mobilization, anchor_date=date(2031, 4, 17)))
    assert unread(plan, "list") is None
