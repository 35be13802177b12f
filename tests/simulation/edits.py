"""Edits of a simulated campaign: each is made with the program, and told to the oracle as it was meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.merge_problems import FieldContested
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.talks import Talk
from organizer_app.services.people import forgetting
from organizer_app.services.plan import history
from organizer_app.services.together import conflicts
from organizer_app.services.together.conflicts import Decision
from tests.simulation.campaigns import Telling
from tests.simulation.causal_oracle import HIDDEN
from tests.simulation.judging import contested_cells
from tests.simulation.team import person_name, phone

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace
    from tests.simulation.campaigns import Campaign
    from tests.simulation.schedules import Step
    from tests.simulation.team import Laptop

_TEXTS: Final[dict[type[Any], tuple[str, ...]]] = {
    CityAction: ("title", "notes"),
    Person: ("private_notes",),
}
_LONG: Final = 3_000
_BORN: Final[dict[type[Any], tuple[str, ...]]] = {
    CityAction: ("title", "notes"),
    ContactPoint: ("value",),
    Talk: (),
}


def edit(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    """Write one or two fields of a record."""
    # Few records, so that many meet.
    record_type: type[Any] = CityAction if step.pick % 5 else Person
    record = _one_of(laptop, record_type, step.pick if step.pick % 3 == 0 else 0)
    if record is None:
        return "nobody"
    names = _TEXTS[record_type]
    first = step.pick // 64 % len(names)
    chosen = names if step.pick // 512 % 4 == 0 else names[first : first + 1]
    value = "Samesame" if step.pick % 7 == 0 else f"Wort{step.number}x"
    if record_type is Person and value != "Samesame":
        # What is noted of somebody goes with them.
        campaign.oracle.called(record.id, value)
    if laptop.is_full:
        # A word would still fit into the last page.
        value *= _LONG
    fields: dict[str, Any] = dict.fromkeys(chosen, value)
    return _put(campaign, laptop, record, fields)


def _put(campaign: Campaign, laptop: Laptop, record: Any, fields: dict[str, Any]) -> str:
    writes = {(record.id, name): value for name, value in fields.items() if getattr(record, name) != value}
    undecided = contested_cells(laptop.workspace) & {*writes, (record.id, HIDDEN)} if writes else set()

    def change(workspace: Workspace) -> None:
        with workspace.edit(EditKind.CHANGED_FIELD) as editor:
            editor.put(replace(editor.get(type(record), record.id), **fields))

    refusals = {FieldContested.__name__} if undecided else {""}
    return campaign.change(laptop, change, Telling(writes, refusals=refusals))


def _one_of(laptop: Laptop, record_type: type[Any], pick: int) -> Any:
    with laptop.workspace.read() as reader:
        found = sorted(reader.all(record_type), key=lambda record: str(record.id))
    return found[pick % len(found)] if found else None


def _add_records(campaign: Campaign, laptop: Laptop, *records: Any) -> str:
    def change(workspace: Workspace) -> None:
        with workspace.edit(EditKind.ADDED_ACTION) as editor:
            for record in records:
                editor.put(record)

    born: dict[str, tuple[dict[str, Any], str]] = {}
    for record in records:
        names = _BORN[type(record)]
        values = {name: getattr(record, name) for name in names}
        born[record.id] = values, getattr(record, "person_id", "")
    return campaign.change(laptop, change, Telling({}, born, refusals={""}))


def add(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    return _add_records(campaign, laptop, _action(step, f"Wort{step.number}x"))


def _action(step: Step, notes: str) -> CityAction:
    return CityAction(id=f"added-{step.number}", mobilization_id="", title="Rally", notes=notes)


def remove(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    record = _one_of(laptop, CityAction if step.other % 3 else Person, step.pick)
    if record is None:
        return "nobody"

    def change(workspace: Workspace) -> None:
        with workspace.edit(EditKind.REMOVED_ACTIONS) as editor:
            editor.hide(editor.get(type(record), record.id))

    refusals = None if contested_cells(laptop.workspace) else {""}
    return campaign.change(laptop, change, Telling({(record.id, HIDDEN): True}, refusals=refusals))


def rename(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    person = _one_of(laptop, Person, step.pick)
    if person is None:
        return "nobody"
    campaign.oracle.called(person.id, person_name(step.number))
    return _put(campaign, laptop, person, {"name": person_name(step.number)})


def number(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    person = _one_of(laptop, Person, step.pick)
    if person is None:
        return "nobody"
    value = phone(step.number)
    campaign.oracle.called(person.id, value[-8:])
    point = ContactPoint(id=f"number-{step.number}", person_id=person.id, kind=ContactKind.PHONE, value=value)
    return _add_records(campaign, laptop, point, _action(step, f"call {value}"))


def mention(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    person = _one_of(laptop, Person, step.pick)
    if person is None:
        return "nobody"
    return _add_records(campaign, laptop, _action(step, f"{person.name} brings the banner"))


def call(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    person = _one_of(laptop, Person, step.pick)
    if person is None:
        return "nobody"
    note = f"{person.name} comes"
    return _add_records(campaign, laptop, Talk(id=f"call-{step.number}", person_id=person.id, note=note))


def forget(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    person = _one_of(laptop, Person, step.pick)
    if person is None:
        return "nobody"

    def change(workspace: Workspace) -> None:
        forgetting.forget(workspace, person_id=person.id)

    return campaign.change(laptop, change, Telling({}, forgotten=person.id, refusals={""}))


def settle(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    """Decide all that is contested in one record, where anything is."""
    at = campaign.laptops.index(laptop)
    in_turn = (campaign.laptops[at:] + campaign.laptops[:at]) if not laptop.is_faulty else [laptop]
    laptop = next(
        (each for each in in_turn if not each.is_faulty and contested_cells(each.workspace)), laptop
    )
    found = sorted(
        (each.contest for each in conflicts.conflicts(laptop.workspace)),
        key=lambda contest: (contest.record_id, contest.field),
    )
    if not found:
        return "nothing"
    record = found[step.pick % len(found)].record_id
    decisions = [
        Decision(each.noun, record, each.field, _decided(each, step))
        for each in found
        if each.record_id == record
    ]
    writes = {(record, each.field): each.value for each in decisions}
    for each in decisions:
        if each.field == "name":
            campaign.oracle.called(record, each.value)

    def change(workspace: Workspace) -> None:
        conflicts.decide(workspace, decisions=decisions)

    kept = record if writes.get((record, HIDDEN)) is False else ""
    return campaign.change(laptop, change, Telling(writes, refusals={""}, kept=kept))


def _decided(contest: Any, step: Step) -> Any:
    if contest.field == HIDDEN:
        return bool(step.other % 2)
    if step.number % 3 and contest.field != "name":
        return f"Wort{step.number}x"
    values = sorted({each.value for each in contest.values})
    return values[step.other % len(values)]


def undo(campaign: Campaign, laptop: Laptop, _step: Step) -> str:
    return campaign.change(laptop, history.undo, Telling(None))


def redo(campaign: Campaign, laptop: Laptop, _step: Step) -> str:
    return campaign.change(laptop, history.redo, Telling(None))
