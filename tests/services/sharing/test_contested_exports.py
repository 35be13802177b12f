"""Whatever leaves the plan says which of its fields two laptops wrote while nobody has decided."""

import csv
import io
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import Person
from organizer_app.domain.sharing.release_checks import CheckKind
from organizer_app.services.importing.importing import ImportOptions, import_files
from organizer_app.services.importing.incoming_files import IncomingFile, opened_files
from organizer_app.services.people.call_sheet_files import write_call_sheet
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.contact_files import export_contacts
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.formats import FORMATS
from organizer_app.services.sharing.packet_files import write_packets
from organizer_app.services.sharing.release_questions import release_questions
from organizer_app.services.sharing.releases import draft_release, make_release
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.wording.people.call_sheets import call_sheet_words
from organizer_app.wording.plan.edits import sentence
from organizer_app.wording.sharing.packets import packet_words
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.contested_plans import contested_record, contested_title
from tests.support.offered_formats import formats_for
from tests.support.open_plans import action, empty_plan, opened
from tests.support.unpacked_files import unpacked

NOW = datetime(2027, 1, 5, 19, tzinfo=UTC)
# Tables of other programs have no column for it, and a picture holds no text: the command and the checks
# before a release say it.
WITHOUT = {"action-network", "press", "press-text", "vcard", "turnout", "dissent-turnout", "png"}
OWN = ("csv", "xlsx", "json", "geojson", "osdi", "ics", "kml")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    return contested_title(tmp_path_factory.mktemp("contested"))


@pytest.fixture
def plan(made: tuple[Path, str], tmp_path: Path) -> Iterator[Workspace]:
    with opened(Path(shutil.copy(made[0], tmp_path))) as workspace:
        yield workspace


def written(plan: Workspace, code: str, audience: Audience) -> bytes:
    schedule = shared_schedule(plan, ScheduleRequest(audience=audience), now=NOW)
    return schedule_bytes(schedule, schedule_format=code, words=schedule_words())


def says_so(data: bytes) -> bool:
    text = unpacked(data).casefold()
    return "in conflict" in text or '"contested": [\n' in text


@pytest.mark.parametrize("code", [code for code in formats_for(Audience.INTERNAL) if code not in WITHOUT])
def test_every_format_names_the_field_for_the_national_team_alone(plan: Workspace, code: str) -> None:
    assert says_so(written(plan, code, Audience.INTERNAL))
    assert not says_so(written(plan, code, Audience.PARTNERS))


def test_formats_without_a_place_for_it_are_known() -> None:
    assert set(FORMATS) >= WITHOUT


def test_the_table_names_the_heading_in_the_row_alone(plan: Workspace) -> None:
    table = written(plan, "csv", Audience.INTERNAL).decode("utf-8-sig")
    cells = [row["in conflict"] for row in csv.DictReader(io.StringIO(table, newline=""))]
    assert sorted(cells) == [*[""] * (len(cells) - 1), "title"]


@pytest.mark.parametrize("code", OWN)
def test_reading_such_a_file_again_notes_nothing_of_it(plan: Workspace, tmp_path: Path, code: str) -> None:
    data = written(plan, code, Audience.INTERNAL)
    with opened(empty_plan(tmp_path)) as other:
        import_files(other, files=opened_files([IncomingFile(f"own.{code}", data)]), options=ImportOptions())
        with other.read() as reader:
            actions = reader.all(CityAction)
    assert actions
    assert not [each for each in actions if "conflict" in each.notes or "contested" in each.notes]


def test_packets_and_call_sheets_say_it(plan: Workspace, tmp_path: Path) -> None:
    words, packets, calls = schedule_words(), tmp_path / "packets.pdf", tmp_path / "calls.pdf"
    request = ScheduleRequest(audience=Audience.INTERNAL)
    write_packets(
        plan, request, packet_format="packet", words=words, packet_words=packet_words(), out=packets
    )
    write_call_sheet(plan, words=words, sheet_words=call_sheet_words(), out=calls, now=NOW)
    assert says_so(packets.read_bytes())
    assert says_so(calls.read_bytes())


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PARTNERS, Audience.INTERNAL])
def test_whoever_releases_is_told_before_and_the_release_names_it(
    made: tuple[Path, str], plan: Workspace, audience: Audience
) -> None:
    moment = action(plan, made[1]).mobilization_id
    draft = draft_release(plan, audience=audience, mobilization=moment)
    with plan.read() as reader:
        checks = release_questions(reader, draft.schedule)
    (check,) = [each for each in checks if each.kind is CheckKind.CONTESTED]
    assert check.missing == 1
    make_release(plan, audience=audience, mobilization=moment)
    step = sentence(history.entries(plan, limit=1)[0])
    assert step.endswith("with 1 field in conflict")


def test_a_table_of_people_says_it_for_the_national_team(tmp_path: Path) -> None:
    path, _known = contested_record(tmp_path, Person, "pronouns")
    with opened(path) as plan:
        for audience, expected in ((Audience.INTERNAL, "pronouns"), (Audience.PARTNERS, None)):
            out = tmp_path / "people.csv"
            export_contacts(plan, contact_format="people", audience=audience, out=out)
            rows = csv.DictReader(io.StringIO(out.read_text("utf-8-sig"), newline=""))
            assert {row.get("in conflict") for row in rows} - {""} == {expected}


def test_a_plan_without_conflicts_says_nothing(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as plan:
        with plan.edit(EditKind.ADDED_ACTION) as editor:
            editor.put(CityAction(id=plan.new_id(), mobilization_id="", title="Rally"))
        assert "in conflict" not in written(plan, "csv", Audience.INTERNAL).decode()
