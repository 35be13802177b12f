"""Harvest Day on two desks: whatever one does while the other works, nothing goes or doubles in silence.

Every pair of a large act on one desk and an edit on the other is played on a copy of one prepared plan.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from sqlalchemy import select

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.basics.problems import NothingToRelease
from organizer_app.domain.merging.families import Family, family_of
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import PermitKind
from organizer_app.domain.model.releases import Release
from organizer_app.services.actions import city_actions, groups, leads
from organizer_app.services.checklists import permits, tasks
from organizer_app.services.day import entries
from organizer_app.services.day.entries import Said
from organizer_app.services.day.logs import read_day_log
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.logistics import logistics
from organizer_app.services.people import duplicates, forgetting, people
from organizer_app.services.people.doubled_cities import cities_alike
from organizer_app.services.plan import history
from organizer_app.services.plan.verifying import verify
from organizer_app.services.sharing import releases
from organizer_app.services.sharing.release_names import doubled_releases
from organizer_app.services.together import conflicts, merging
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.tables import CHANGE, HEAD
from organizer_app.wiring import open_gazetteer
from tests.support.fleet import Fleet, Laptop, digest, step_ids
from tests.support.open_plans import add_action

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace

DAY = date(2027, 11, 6)
CITIES = """
Dallas, TX; Austin, TX; El Paso, TX; San Antonio, TX; Miami, FL; Tampa, FL;
Orlando, FL; Atlanta, GA; Savannah, GA; Boston, MA; New York, NY; Buffalo, NY; Albany, NY;
Newark, NJ; Philadelphia, PA; Pittsburgh, PA; Baltimore, MD; Richmond, VA; Norfolk, VA;
Cleveland, OH; Columbus, OH; Cincinnati, OH; Detroit, MI; Chicago, IL; Springfield, IL;
Springfield, MO; Kansas City, MO; Madison, WI; Milwaukee, WI; Minneapolis, MN; Denver, CO;
Boise, ID; Phoenix, AZ; Tucson, AZ; Seattle, WA; Spokane, WA; Portland, OR; Portland, ME;
San Francisco, CA; Sacramento, CA
"""
LISTED = "City,State,Date,Expected,Notes\nReno,NV,11/6/2027,{reno},\nHouston,TX,11/6/2027,,{notes}\n"


@dataclass
class Desk:
    """One laptop, and what it keeps at hand."""

    laptop: Laptop
    name: str

    @property
    def plan(self) -> Workspace:
        """The open plan."""
        return self.laptop.workspace

    def first(self, record_type: Any, **fields: Any) -> Any:
        """Return the first record of a kind that somebody sees."""
        with self.plan.read() as reader:
            return next(
                each
                for each in reader.all(record_type)
                if all(getattr(each, name) == value for name, value in fields.items())
            )

    @property
    def city(self) -> str:
        """The id of the action in Houston."""
        with self.plan.read() as reader:
            known = reader.all(CityAction)
            return next(each.id for each in known if city_actions.city_name(reader, each) == "Houston, TX")

    def put(self, record: Any) -> None:
        """Store a record as one step."""
        with self.plan.edit(EditKind.CHANGED_FIELD) as editor:
            editor.put(record)

    def bring(self, name: str, **cells: str) -> None:
        """Import the list of the desk."""
        files = [IncomingFile(name, LISTED.format(**{"reno": "10", "notes": "", **cells}).encode())]
        import_files(self.plan, files=files, options=ImportOptions(source="cities"), dry_run=False)

    def release(self, starts: time) -> None:
        """Move the start, and release for the public."""
        city_actions.set_start(self.plan, action_id=self.city, starts=starts)
        with suppress(NothingToRelease):
            releases.make_release(self.plan, audience=Audience.PUBLIC)


def prepare(fleet: Fleet) -> bytes:
    """Return a plan of 42 actions in 42 cities with people, parts, a list and a release."""
    desk = Desk(fleet.add(), "Maya")
    with desk.plan.edit(EditKind.CREATED_PLAN) as editor:
        editor.put(Campaign(id="campaign", title="Harvest"))
        editor.put(
            Mobilization(
                id="day",
                campaign_id="campaign",
                title="Harvest Day",
                anchor_date=DAY,
                desk_zone="America/New_York",
            )
        )
    planned = CityAction(id="", mobilization_id="day", day=DAY, starts=time(12), ends=time(14))
    city_actions.add_in_cities(
        desk.plan,
        place_texts=list(filter(None, (each.strip() for each in CITIES.split(";")))),
        planned=planned,
    )
    desk.bring("cities.csv")
    city_actions.set_venue(desk.plan, action_id=desk.city, venue="City Hall")
    leads.set_lead(desk.plan, action_id=desk.city, name="Ana Ruiz")
    leads.set_lead(desk.plan, action_id=desk.city, name="Anna Ruiz", is_backup=True)
    desk.put(
        ContactPoint(
            id="phone",
            person_id=desk.first(Person, name="Ana Ruiz").id,
            kind=ContactKind.PHONE,
            value="+12025550142",
        )
    )
    groups.set_groups(desk.plan, action_id=desk.city, names=["Harvest Union"])
    permits.add_permit(desk.plan, action_id=desk.city, kind=PermitKind.MARCH)
    tasks.add_task(desk.plan, action_id=desk.city, title="Bring water")
    desk.put(BudgetLine(id="sound", city_action_id=desk.city, name="Sound", planned_cents=100))
    desk.release(time(12))
    desk.plan.close()
    return desk.laptop.path.read_bytes()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    fleet = Fleet(tmp_path_factory.mktemp("prepared"), open_gazetteer(), random.Random(1))
    return prepare(fleet)


@pytest.fixture
def desks(prepared: bytes, fleet: Fleet, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    found = []
    for name in ("Maya", "Luis"):
        path = tmp_path / f"{name}.organizer"
        path.write_bytes(prepared)
        found.append(Desk(fleet.opened_at(path), name))
        found[-1].plan.author = name
        # A copy becomes a laptop of its own with its first edit.
        found[-1].plan.become_own()
    yield found[0], found[1]
    for desk in found:
        desk.plan.close()


def undo_a_removal(desk: Desk) -> None:
    city_actions.hide_actions(desk.plan, action_ids=[desk.city])
    history.undo(desk.plan)


def merge_persons(desk: Desk) -> None:
    kept, merged = desk.first(Person, name="Anna Ruiz"), desk.first(Person, name="Ana Ruiz")
    duplicates.merge_people(desk.plan, kept_id=kept.id, merged_id=merged.id)


# What one desk does to much at once.
ACTS: dict[str, Callable[[Desk], object]] = {
    "remove": lambda desk: city_actions.hide_actions(desk.plan, action_ids=[desk.city]),
    "remove person": lambda desk: people.remove_person(
        desk.plan, person_id=desk.first(Person, name="Ana Ruiz").id
    ),
    "release": lambda desk: desk.release(time(13)),
    "import": lambda desk: desk.bring("b_edits.csv", reno="20", notes="From the list"),
    "add": lambda desk: add_action(desk.plan, "Omaha, NE", day=DAY, starts=time(13)),
    "undo": undo_a_removal,
    "forget": lambda desk: forgetting.forget(desk.plan, person_id=desk.first(Person, name="Ana Ruiz").id),
    "merge persons": merge_persons,
}
# What the other one does meanwhile.
EDITS: dict[str, Callable[[Desk], object]] = {
    "venue": lambda desk: city_actions.set_venue(desk.plan, action_id=desk.city, venue="Union Hall"),
    "start": lambda desk: city_actions.set_start(desk.plan, action_id=desk.city, starts=time(15)),
    "notes": lambda desk: city_actions.set_notes(desk.plan, action_id=desk.city, notes="Bring shade"),
    "lead": lambda desk: leads.set_lead(desk.plan, action_id=desk.city, name="Gia Amiri"),
    "group": lambda desk: groups.set_groups(
        desk.plan, action_id=desk.city, names=["Harvest Union", "Growers"]
    ),
    "permit": lambda desk: permits.add_permit(desk.plan, action_id=desk.city, kind=PermitKind.SOUND),
    "task": lambda desk: tasks.add_task(desk.plan, action_id=desk.city, title="Ask for tents"),
    "check-in": lambda desk: entries.log_check_in(desk.plan, action_id=desk.city, heard=Heard.OK),
    "count": lambda desk: entries.log_count(
        desk.plan, action_id=desk.city, span=(90, 110), method=CountMethod.CLICKER, counter=desk.name
    ),
    "cue": lambda desk: logistics.put_new(desk.plan, Cue(id="", city_action_id=desk.city, title="Speeches")),
    "budget": lambda desk: desk.put(replace(desk.first(BudgetLine), spent_cents=90)),
    "phone": lambda desk: desk.put(replace(desk.first(ContactPoint), ok_on_the_day=True)),
    "remove": ACTS["remove"],
    "release": lambda desk: desk.release(time(14)),
    "import": lambda desk: desk.bring("c_edits.csv", reno="20", notes="From another list"),
    "add": lambda desk: add_action(desk.plan, "Omaha, NE", day=DAY, starts=time(14)),
}


class Cell(NamedTuple):
    """A field of a record."""

    noun: str
    record: str
    field: str


@dataclass(frozen=True)
class Work:
    """What one desk did: values by record and field, new records, and records that it removed itself."""

    cells: dict[Cell, Any]
    made: set[str]
    removed: set[str]


def visible(desk: Desk) -> set[str]:
    with desk.plan.read() as reader:
        return {each.id for kind in RECORD_TYPES.values() for each in reader.all(kind)}


def shown(desk: Desk, cells: Iterable[Cell]) -> dict[Cell, Any]:
    """Return what fields show, removed records too."""
    found: dict[Cell, Any] = {}
    with desk.plan.read() as reader:
        for noun, of in grouped_pairs((cell.noun, cell) for cell in cells).items():
            record_type = RECORD_TYPES[Noun(noun)]
            records = reader.rows_by_id(record_type, {cell.record for cell in of})
            codec = codec_of(record_type)
            known = {record_id: codec.image(record) for record_id, record in records.items()}
            found |= {cell: known[cell.record][cell.field] for cell in of}
    return found


def work(desk: Desk, act: Callable[[Desk], object]) -> Work:
    """Let a desk do something; return what it wrote."""
    seen, known = visible(desk), step_ids(desk.plan)
    act(desk)
    with desk.plan.read() as reader:
        steps = step_ids(desk.plan) - known
        log = select(CHANGE.c.noun, CHANGE.c.record_id, CHANGE.c.after).where(CHANGE.c.edit_id.in_(steps))
        changed = [(*each, json.loads(after)) for *each, after in reader.connection.execute(log)]
    cells = shown(desk, [Cell(noun, record, name) for noun, record, after in changed for name in after])
    removed = {cell.record for cell, value in cells.items() if cell.field == "hidden" and value}
    return Work(cells, visible(desk) - seen, removed)


def exchange(one: Desk, other: Desk) -> None:
    for source, target in ((one, other), (other, one), (one, other)):
        since = merging.vector(target.plan)
        merging.merge(target.plan, bundle=merging.steps_for(source.plan, since=since))


def lost(desk: Desk, done: Work) -> list[Any]:
    """Return what was written and nobody sees any more, although nobody is asked about it."""
    seen, asked = visible(desk), conflicts.conflicts(desk.plan)
    with desk.plan.read() as reader:
        erased = set(reader.connection.scalars(select(HEAD.c.record_id).where(HEAD.c.erased)))
    values = {
        Cell(each.contest.noun.value, each.contest.record_id, each.contest.field): {
            side.value for side in each.contest.values
        }
        for each in asked
    }
    named = {part.record_id for each in asked for part in each.goes}
    stands = shown(desk, done.cells)
    missing: list[Any] = [
        (cell, value)
        for cell, value in done.cells.items()
        if cell.record not in erased
        and family_of(Noun(cell.noun), cell.field) is not Family.LATEST
        and stands[cell] != value
        and value not in values.get(cell, ())
    ]
    touched = done.made | {cell.record for cell in done.cells}
    return missing + sorted(touched - done.removed - erased - seen - named)


def doubled(desk: Desk) -> list[Any]:
    """Return what is there twice although nobody is told."""
    pairs = {frozenset((each.one_id, each.other_id)) for each in cities_alike(desk.plan)}
    told = {(each.audience, name.number) for each in doubled_releases(desk.plan) for name in each.names}
    with desk.plan.read() as reader:
        names = city_actions.city_names(reader, reader.all(CityAction))
        by_city = grouped_pairs((name, each) for each, name in names.items())
        by_number = Counter((each.audience, each.number) for each in reader.all(Release))
    found: list[Any] = [ids for ids in by_city.values() if len(ids) > 1 and frozenset(ids) not in pairs]
    return found + [each for each, number in by_number.items() if number > 1 and each not in told]


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("act", ACTS)
def test_nothing_goes_or_doubles_in_silence_and_no_import_is_refused(
    desks: tuple[Desk, Desk], act: str, edit: str
) -> None:
    maya, luis = desks
    done = work(maya, ACTS[act]), work(luis, EDITS[edit])
    exchange(maya, luis)
    assert digest(maya.plan) == digest(luis.plan)
    assert verify(luis.plan).is_good
    assert [lost(luis, each) for each in done] == [[], []]
    assert doubled(luis) == []
    luis.bring("d_edits.csv", reno="30")
    with luis.plan.read() as reader:
        assert [each.expected for each in reader.all(CityAction) if each.expected] == [30]


def test_a_weekend_of_125_entries_is_the_same_on_both_desks(desks: tuple[Desk, Desk]) -> None:
    with desks[0].plan.read() as reader:
        cities = city_actions.city_names(reader, reader.all(CityAction))
    ids, logged = sorted(cities), []
    for number in range(125):
        desk, action_id = desks[number % 2], ids[number % len(ids)]
        said = Said(text=f"entry {number}")
        logged.append((said.text, cities[action_id]))
        entries.log_check_in(desk.plan, action_id=action_id, heard=Heard.ISSUE, said=said)
        if number % 25 == 24:
            exchange(*desks)
    city_actions.hide_actions(desks[0].plan, action_ids=ids[:3])
    exchange(*desks)
    for desk in desks:
        book = read_day_log(desk.plan, clock=desk.plan.clock())
        told = [(each.text, book.day.book.place_of(each.city_action_id)) for each in book.entries]
        assert sorted(told) == sorted(logged)
        assert len(visible(desk) & set(ids)) == len(ids) - 3
        assert conflicts.conflicts(desk.plan) == ()
