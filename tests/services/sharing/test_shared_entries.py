"""A secret in every field of every record reaches no reader whose audience is below that field's."""

import functools
import itertools
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience, audiences_of
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import FormatNotForAudience
from organizer_app.domain.basics.records import BOOKKEEPING, Record
from organizer_app.domain.model.assignments import AssignmentStatus
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.partnerships import PartnershipStatus
from organizer_app.domain.model.people import ContactKind
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.formats import SCHEDULE_FORMATS
from organizer_app.services.sharing.schedule_formats import write_schedule
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.offered_formats import formats_for
from tests.support.open_plans import opened
from tests.support.unpacked_files import unpacked

# What must be real for the records to belong together and to be listed for everybody.
FIXED: dict[str, dict[str, object]] = {
    "mobilization": {"desk_zone": "America/New_York"},
    "place": {
        "zone": "America/Chicago", "country": "US", "admin1": "MN", "latitude": 44.98, "longitude": -93.26,
    },
    "city_action": {
        "zone": "America/Chicago", "day": date(2019, 7, 15), "starts": time(12), "ends": time(13),
        "ends_day": None, "starts_utc": None, "ends_utc": None, "status": ActionStatus.CONFIRMED,
        "public_url": "https://example.org/city-action-public-url",
    },
    "key_date": {
        "zone": "America/New_York", "day": date(2019, 7, 16), "starts": time(14), "shown_to": Audience.PUBLIC,
    },
    "partnership": {"status": PartnershipStatus.SIGNED},
    "assignment": {"status": AssignmentStatus.ACCEPTED},
    "contact_point": {"kind": ContactKind.PHONE},
    "person": {"zone": "America/Denver"},
    # One that is no blind count: a single blind one is told to nobody.
    "count_report": {"locked_at": None},
}  # fmt: skip


# The name of an event in a calendar, or the id of a record.
TOKEN = re.compile(r"\b(?:[0-9a-f]{32}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![0-9a-f])")


@dataclass(frozen=True)
class Canary:
    """A text that stands for one field's value, in every shape a format may give it."""

    field: str
    audience: Audience
    shapes: tuple[str, ...]

    def sings_in(self, text: str) -> bool:
        # Six digits may stand inside a longer number, or a few with letters in a token, others in every run.
        return any(
            shape in text and re.search(rf"(?<!\d){re.escape(shape)}", TOKEN.sub("", text))
            for shape in self.shapes
        )


def record_id(noun: str) -> str:
    return f"{noun}-id-canary"


def planted(noun: str, record_type: type[Record], numbers: Iterator[int]) -> tuple[Record, list[Canary]]:
    """Return a record with a canary in every field that can hold one, and the canaries."""
    declared, hints = audiences_of(record_type), get_type_hints(record_type)
    values: dict[str, Any] = {"id": record_id(noun)}
    canaries = [Canary(f"{noun}.id", declared["id"], (record_id(noun),))]
    for field in fields(record_type):
        if field.name in FIXED.get(noun, {}):
            values[field.name] = FIXED[noun][field.name]
        elif field.name in BOOKKEEPING or field.name == "hidden":
            continue
        elif field.name.endswith("_id") and field.name.removesuffix("_id") in {n.value for n in RECORD_TYPES}:
            values[field.name] = record_id(field.name.removesuffix("_id"))
        else:
            value, shapes = canary_value(f"{noun}-{field.name}", hints[field.name], next(numbers))
            if shapes:
                values[field.name] = value
                canaries.append(Canary(f"{noun}.{field.name}", declared[field.name], shapes))
    return record_type(**values), canaries


def canary_value(name: str, hint: object, number: int) -> tuple[object, tuple[str, ...]]:
    """Return a value of a field's type, and how it would look in a file; no shapes when it has no room."""
    kinds = {hint, *get_args(hint)}
    text = f"{name}-canary".replace("_", "-")
    # Long before the first clock change that a calendar file may have to tell.
    year = 1500 + number
    if str in kinds:
        return ((text,) if get_args(hint) else text), (text,)
    if int in kinds:
        return 7_310_000 + number, (f"{7_310_000 + number}", f"{7_310_000 + number:,}")
    # The year alone may stand in a picture's coordinates.
    shapes = (f"{year}-03", f"{year}0303", f"3 {year}", f"3, {year}", f"3/{year}", f"de {year}")
    if datetime in kinds:
        return datetime(year, 3, 3, tzinfo=UTC), shapes
    if date in kinds:
        return date(year, 3, 3), shapes
    if time in kinds:
        # A full hour would be heard in the end of the action, at 13:00.
        minute = 1 + number % 59
        return time(3, minute), (f"03{minute:02}00", f"3:{minute:02}")
    return None, ()


@functools.cache
def _quiet_plan() -> tuple[bytes, tuple[Canary, ...]]:
    """Return a plan file with a canary in every field of every record, and the canaries; made once a run."""
    numbers = itertools.count(1)
    canaries: list[Canary] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "canaries.organizer"
        wiring.create_plan(path, title="Quiet plan", anchor_date=None, zone="America/New_York")
        with opened(path) as made, made.edit(EditKind.IMPORTED) as editor:
            for noun, record_type in RECORD_TYPES.items():
                record, its_canaries = planted(noun.value, record_type, numbers)
                editor.put(record)
                canaries.extend(its_canaries)
        return path.read_bytes(), tuple(canaries)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "canaries.organizer"
    path.write_bytes(_quiet_plan()[0])
    with opened(path) as plan:
        # At 3:07 a schedule that says when it was made would sound like the canary of that time.
        plan.clock = lambda: datetime(2026, 7, 1, 12, 30, tzinfo=UTC)
        yield plan


@pytest.fixture
def canaries() -> list[Canary]:
    return list(_quiet_plan()[1])


def exported(workspace: Workspace, schedule_format: str, audience: Audience, out: Path) -> str:
    schedule = shared_schedule(workspace, ScheduleRequest(audience=audience), now=workspace.clock())
    write_schedule(schedule, schedule_format=schedule_format, words=schedule_words(), out=out)
    return unpacked(out.read_bytes())


EVERY_FILE = [(code, audience) for audience in EXPORT_AUDIENCES for code in formats_for(audience)]
# Every reader of a format may hear these; a format with less room than the others says so below.
SUNG = {
    Audience.PUBLIC: {
        "city_action.title", "city_action.label", "site.venue", "partnership.credit_name",
    },
    Audience.PARTNERS: {"person.name", "city_action.expected"},
    Audience.INTERNAL: {"contact_point.value", "city_action.notes", "count_report.low"},
}  # fmt: skip
PAGES = {*SUNG[Audience.PUBLIC], "person.name", "contact_point.value"}
ROOM = {
    "pdf": PAGES,
    "zone-pdf": PAGES,
    "state-pdf": PAGES,
    # A long name is cut with an ellipsis in the box of its day.
    "month-pdf": {"mobilization.title"},
    "week-pdf": {"city_action.title", "city_action.label"},
    # A picture holds dots, not letters.
    "png": set(),
    "text-line": set(),
    "text-short": {"city_action.label"},
    "vcard": {"city_action.label", "person.name", "contact_point.value"},
    "dissent-turnout": {"city_action.title", "city_action.label", "count_report.low"},
    "turnout": {"city_action.title", "city_action.label", "site.venue", "count_report.low"},
    "press": {*SUNG[Audience.PUBLIC], "person.name", "contact_point.value", "count_report.low"},
    "press-text": {*SUNG[Audience.PUBLIC], "person.name", "contact_point.value"},
    "action-network": {*SUNG[Audience.PUBLIC], "person.name"},
}


@pytest.mark.parametrize(("schedule_format", "audience"), EVERY_FILE)
def test_no_canary_sings_above_its_audience_and_those_that_may_are_heard(
    workspace: Workspace, canaries: list[Canary], schedule_format: str, audience: Audience, tmp_path: Path
) -> None:
    text = exported(workspace, schedule_format, audience, tmp_path / "out")
    singing = [canary for canary in canaries if canary.sings_in(text)]
    assert [canary.field for canary in singing if canary.audience > audience] == []
    heard = {canary.field for canary in singing}
    assert SUNG[audience] & ROOM.get(schedule_format, SUNG[audience]) <= heard


@pytest.mark.parametrize("audience", EXPORT_AUDIENCES, ids=lambda audience: audience.code)
def test_a_format_that_would_be_empty_is_refused(
    workspace: Workspace, audience: Audience, tmp_path: Path
) -> None:
    for schedule_format in set(SCHEDULE_FORMATS) - set(formats_for(audience)):
        with pytest.raises(FormatNotForAudience):
            exported(workspace, schedule_format, audience, tmp_path / "out")
    assert list(tmp_path.glob("out")) == []
    empty = {Audience.PUBLIC: 3, Audience.PARTNERS: 2, Audience.INTERNAL: 0}
    assert len(formats_for(audience)) == len(SCHEDULE_FORMATS) - empty[audience]


def test_every_record_carries_canaries(canaries: list[Canary]) -> None:
    nouns = {canary.field.partition(".")[0] for canary in canaries}
    assert nouns == {noun.value for noun in RECORD_TYPES}
    assert len(canaries) > 100
    assert len({canary.shapes for canary in canaries}) == len(canaries)
