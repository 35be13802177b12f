"""`list` shows people what they look for at a glance, and scripts what they filter for."""

import csv
import io
from pathlib import Path

from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.services.actions import city_actions
from organizer_app.services.checklists.templates import apply_template
from tests.support.command_line import Organizer
from tests.support.open_plans import add_action, opened


def test_people_see_date_local_time_city_title_lead_and_readiness(organizer: Organizer, sample: Path) -> None:
    lines = organizer("list", sample, "actions", "--on", "2019-07-15").out.splitlines()
    assert lines[0].split("  ")[0] == "Date"
    assert len(lines) == 8
    (portland,) = (line for line in lines if "Portland" in line)
    cells = [cell.strip() for cell in portland.split("  ") if cell.strip()]
    assert cells == [
        "Mon, Jul 15 2019",
        "12:00 – 1:00 PM PT",  # noqa: RUF001  # spans are written with an en dash
        "Portland, OR",
        "Rally for workers and immigrants",
        "no lead",
        "At risk: No lead",
    ]


def test_a_draft_and_a_called_off_action_say_so(organizer: Organizer, plan: Path) -> None:
    with opened(plan) as workspace:
        add_action(workspace, day=None, starts=None)
        off = add_action(workspace, "Boston, MA")
        city_actions.set_status(workspace, action_id=off, status=ActionStatus.CANCELLED)
    _, boston, seattle = organizer("list", plan, "actions").out.splitlines()
    assert boston.split("  ")[-1].strip() == "Canceled"
    assert seattle.startswith("no date")
    assert "no time" in seattle


def test_filters_keep_what_was_asked_for(organizer: Organizer, sample: Path) -> None:
    for arguments, cities in (
        (["--on", "2019-07-14"], ["Elizabeth"]),
        (["--from", "2019-07-12", "--to", "2019-07-14"], ["Elizabeth"]),
        (["--to", "2019-07-11"], ["New York"]),
        (["--state", "wa"], ["Seattle"]),
        (["--state", "Washington"], ["Seattle"]),
        (["--city", "Arlington, VA"], ["Arlington"]),
        (["--mobilization", "aws summit RALLY"], ["New York"]),
        (["--search", "shuttle strike"], ["Minneapolis"]),
        (["--search", "nothing like it"], []),
    ):
        found = organizer("list", sample, "actions", *arguments, "--json").data
        assert [each["city"] for each in found] == cities, arguments


def test_csv_has_the_keys_of_json_as_headings(organizer: Organizer, sample: Path) -> None:
    answer = organizer("list", sample, "actions", "--csv")
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert list(rows[0]) == list(organizer("list", sample, "actions", "--json").data[0])
    assert (answer.err, len(rows)) == ("", 9)


def test_every_noun_has_a_table_with_headings_and_without_ids(organizer: Organizer, sample: Path) -> None:
    for noun in ("campaigns", "mobilizations", "cities", "people", "groups", "tasks"):
        heading, first, *_ = organizer("list", sample, noun).out.splitlines()
        assert heading.split()[0] in {"Title", "City", "Name"}, noun
        assert "id" not in heading.lower().split()
        assert "False" not in first


def test_an_empty_plan_says_that_nothing_was_found(organizer: Organizer, plan: Path) -> None:
    for noun in ("actions", "people", "cities"):
        assert organizer("list", plan, noun).out == "Nothing found.\n"
        assert organizer("list", plan, noun, "--json").data == []


def test_the_desks_own_tasks_are_listed_unless_a_city_is_asked_for(
    organizer: Organizer, sample: Path
) -> None:
    with opened(sample) as workspace:
        with workspace.read() as reader:
            prime = next(each.id for each in reader.all(Mobilization) if each.title == "Prime Day 2019")
        apply_template(workspace, mobilization_id=prime, template="national-day-of-action")
    first = organizer("list", sample, "tasks", "--json").data[0]
    assert (first["title"], first["city"], first["due_on"]) == ("Permit horizons checked", None, "2019-04-16")
    same = organizer("list", sample, "tasks", "--mobilization", "Prime Day 2019", "--json").data[0]
    assert same == first
    here = organizer("list", sample, "tasks", "--city", "Seattle", "--json").data
    assert {each["city"] for each in here} == {"Seattle"}
