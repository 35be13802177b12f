"""What becomes of thirty lists that are imported again after each of twelve changes; writes RESULTS.md.

`make reimport` runs it. Lost means a value or an action that the plan had or the list says, doubled an action
more than there should be that no warning names.
"""

from __future__ import annotations

import random
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.importing.incoming_files import foreign_reader
from organizer_app.services.together import merging
from organizer_app.storage.rows.action_summaries import parts_of
from organizer_app.wiring import open_gazetteer
from tests.reimport.lists import CHANGES, OTHER_CITIES, Sheet, lists
from tests.support.fleet import Fleet
from tests.support.open_plans import empty_plan, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.services.plan.workspace import Workspace

SAME_IDS: Final = "two lists, same ids"
LAPTOPS: Final = "two laptops, merged"
ALL: Final = (*CHANGES, SAME_IDS, LAPTOPS)
_RESULTS: Final = Path(__file__).with_name("RESULTS.md")
# What an import may change only where the list says so.
_KEPT: Final = ("title", "day", "starts", "ends", "expected", "status", "tactic", "notes", "zone", "place_id")


class Outcome(NamedTuple):
    """What became of one list after one change: values lost, actions doubled without a word."""

    lost: int
    doubled: int


def outcome(sheet: Sheet, change: str) -> Outcome:
    """Import a list, change it, import it again, and compare."""
    if change == LAPTOPS:
        return _merged(sheet)
    with _plan() as plan:
        _bring(plan, sheet.data(), sheet.name)
        before = _state(plan)
        if change == SAME_IDS:
            rows = zip(sheet.rows, OTHER_CITIES * 2, strict=False)
            moved = tuple({**row, "City": city, "State": "AK"} for row, city in rows)
            other = replace(sheet, name="another", rows=moved)
            report = _bring(plan, other.data(), other.name)
            return _compared(before, _state(plan), len(before) + len(moved), report)
        changed = CHANGES[change](sheet)
        report = _bring(plan, changed.data, sheet.name)
        after = _state(plan)
        found = _compared(before, after, changed.count, report, changed.said)
        missing = sum(
            str(after[_id_of(before, number)].get(field)) != value
            for number, said in changed.said.items()
            for field, value in said.items()
        )
        return Outcome(found.lost + missing, found.doubled)


def _merged(sheet: Sheet) -> Outcome:
    """Correct a list on two laptops in two ways, merge both, and import both corrections again."""
    with tempfile.TemporaryDirectory() as folder:
        fleet = Fleet(Path(folder), open_gazetteer(), random.Random(1))
        one = fleet.add()
        _bring(one.workspace, sheet.data(), sheet.name)
        before = _state(one.workspace)
        other = fleet.add(one)
        here = CHANGES["cell corrected"](sheet)
        there = CHANGES["column added"](sheet)
        _bring(one.workspace, here.data, sheet.name)
        _bring(other.workspace, there.data, sheet.name)
        for source, target in ((one, other), (other, one)):
            since = merging.vector(target.workspace)
            merging.merge(target.workspace, bundle=merging.steps_for(source.workspace, since=since))
        report = _bring(one.workspace, here.data, sheet.name)
        after = _state(one.workspace)
        found = _compared(before, after, len(before), report, {**there.said, **here.said})
        said = {**there.said[0], **here.said[0]}
        missing = sum(str(after[_id_of(before, 0)].get(field)) != value for field, value in said.items())
        fleet.close()
        return Outcome(found.lost + missing, found.doubled)


@contextmanager
def _plan() -> Iterator[Workspace]:
    with tempfile.TemporaryDirectory() as folder, opened(empty_plan(Path(folder))) as plan:
        yield plan


def _bring(plan: Workspace, data: bytes, name: str) -> ImportReport:
    files = [IncomingFile(f"{name}.csv", data)]
    return import_files(plan, files=files, options=ImportOptions())[0]


State = dict[str, dict[str, object]]
Said = dict[int, dict[str, str]]


def _state(plan: Workspace) -> State:
    """Return what the plan says of each action, in the order of their making."""
    with plan.read() as reader:
        found = parts_of(reader, [action.id for action in reader.all(CityAction)])
    return {
        parts.action.id: {
            **{name: getattr(parts.action, name) for name in (*_KEPT, "interpreter")},
            "venues": [site.venue for site in parts.sites],
            "people": [role.name for role in parts.roles],
            "groups": [credit.name for credit in parts.credits],
        }
        for parts in found
    }


def _id_of(state: State, number: int) -> str:
    return list(state)[number]


def _compared(
    before: State, after: State, count: int, report: ImportReport, said: Said | None = None
) -> Outcome:
    allowed = {(_id_of(before, number), field) for number, fields in (said or {}).items() for field in fields}
    lost = sum(action_id not in after for action_id in before)
    lost += sum(
        after[action_id][field] != value and (action_id, field) not in allowed
        for action_id, values in before.items()
        if action_id in after
        for field, value in values.items()
        if field != "interpreter"
    )
    return Outcome(lost, max(0, len(after) - count - report.possible_duplicates))


def table(found: dict[str, list[Outcome]]) -> str:
    """Return the results as a table of Markdown."""
    lines = ["| change | lists | lost | doubled, unflagged |", "|---|---|---|---|"]
    for change, outcomes in found.items():
        lost, doubled = sum(each.lost for each in outcomes), sum(each.doubled for each in outcomes)
        lines.append(f"| {change} | {len(outcomes)} | {lost} | {doubled} |")
    return "\n".join(lines)


def main(changes: Iterable[str] = ALL) -> None:
    """Try everything and write the table."""
    sheets = lists()
    found = {}
    # One child reads all files: starting one takes longer than reading a list.
    with foreign_reader():
        for change in changes:
            found[change] = [outcome(sheet, change) for sheet in sheets]
            sys.stderr.write(f"{change}: {[each for each in found[change] if each != Outcome(0, 0)]}\n")
    told = "\n".join(
        f"- {change}: {sheet.name}: {each}"
        for change, outcomes in found.items()
        for sheet, each in zip(sheets, outcomes, strict=True)
        if each != Outcome(0, 0)
    )
    text = f"# Lists that are imported again\n\nMade by `make reimport`.\n\n{table(found)}\n"
    if told:
        text += f"\nNot as it should be:\n\n{told}\n"
    _RESULTS.write_text(text, "utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
