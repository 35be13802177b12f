"""Who reads of a key date is chosen by title, as one step."""

from pathlib import Path

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, NothingFound
from organizer_app.domain.model.key_dates import KeyDate
from organizer_app.services.plan.key_dates import key_dates, show_key_dates
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import network_plan, one_step, opened, refused


def known(plan: Workspace) -> list[KeyDate]:
    with plan.read() as reader:
        return key_dates(reader)


def test_key_dates_come_in_order_and_a_choice_is_one_step(tmp_path: Path) -> None:
    with opened(network_plan(tmp_path)) as plan:
        first, second, third = known(plan)
        assert first.day < second.day < third.day
        with one_step(plan, EditKind.SHOWED_KEY_DATE):
            show_key_dates(plan, {first.title: Audience.INTERNAL, third.title.upper(): Audience.PARTNERS})
        assert [each.shown_to for each in known(plan)] == [
            Audience.INTERNAL, Audience.INTERNAL, Audience.PARTNERS,
        ]  # fmt: skip


def test_what_cannot_be_chosen_changes_nothing(tmp_path: Path) -> None:
    with opened(network_plan(tmp_path)) as plan:
        with refused(plan, NothingFound):
            show_key_dates(plan, {"Lunch": Audience.PUBLIC})
        with refused(plan, BadValue):
            show_key_dates(plan, {"Host call, all cities": Audience.SECRET})
