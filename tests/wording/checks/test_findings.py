"""Every fault is told with its city and its remedy, and names no person."""

from collections.abc import Iterator

import pytest

from organizer_app.domain.checks.findings import Finding, FindingKind
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.services.actions import action_rows
from organizer_app.wording.checks.findings import city_of, message, remedy
from tests.support.open_plans import opened, sample_plan


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, ActionRow]]:
    with opened(sample_plan(tmp_path_factory.mktemp("plan"))) as workspace:
        yield {row.city: row for row in action_rows.snapshot(workspace).rows}


@pytest.mark.parametrize("kind", list(FindingKind))
def test_every_fault_has_a_message_and_a_remedy(rows: dict[str, ActionRow], kind: FindingKind) -> None:
    finding = Finding(kind, rows["Seattle"], minutes=90, other=rows["Portland"])
    text = message(finding)
    assert text.endswith(".")
    assert "Seattle, WA" in text
    assert "{" not in text
    assert remedy(finding).endswith(".")
    assert not any(name in text for name in (rows["Seattle"].lead, "Castellano"))


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (300, "San Francisco, CA starts on Jul 15 at 5:00 PM, 5\u00a0h late."),
        (-45, "San Francisco, CA starts on Jul 15 at 5:00 PM, 45\u00a0min early."),
    ],
)
def test_who_is_outside_the_rule_is_told_by_how_much(
    rows: dict[str, ActionRow], minutes: int, text: str
) -> None:
    assert message(Finding(FindingKind.OUTSIDE_RULE, rows["San Francisco"], minutes=minutes)) == text


def test_a_double_booking_names_both_cities(rows: dict[str, ActionRow]) -> None:
    text = message(
        Finding(FindingKind.DOUBLE_BOOKED_LEAD, rows["Seattle"], minutes=200, other=rows["Portland"])
    )
    assert text.startswith(
        "The lead or speaker of Seattle, WA is also needed in Portland, OR: 3\u00a0h\u00a020\u00a0min"
    )


def test_details_are_told_where_there_are_any(rows: dict[str, ActionRow]) -> None:
    seattle = rows["Seattle"]
    told = {
        message(Finding(FindingKind.LATE_PERMIT, seattle, detail="Seattle Parks")),
        message(Finding(FindingKind.LATE_PERMIT, seattle)),
        message(Finding(FindingKind.LATE_PERMIT, seattle, detail="Seattle Parks", due_on="2019-04-16")),
        message(Finding(FindingKind.STALE_CONFIRMATION, seattle)),
        message(Finding(FindingKind.STALE_CONFIRMATION, seattle, detail="2019-06-30")),
        message(Finding(FindingKind.HOLIDAY, seattle, detail="Labor Day", code="public")),
        message(Finding(FindingKind.HOLIDAY, seattle, detail="Statehood Day", code="state")),
        message(Finding(FindingKind.AFTER_DARK, seattle, minutes=40, code="after_sunset")),
        message(Finding(FindingKind.AFTER_DARK, seattle, minutes=20, code="after_dusk")),
        message(Finding(FindingKind.AFTER_DARK, seattle, minutes=90, code="before_sunrise")),
        message(Finding(FindingKind.AFTER_DARK, seattle, minutes=60, code="no_sunrise")),
    }
    assert told == {
        "The permit for Seattle, WA was not filed on time with Seattle Parks.",
        "The permit for Seattle, WA was not filed on time.",
        "Nobody has talked to the lead of Seattle, WA yet.",
        "Nobody has talked to the lead of Seattle, WA since Jun 30.",
        "The permit for Seattle, WA was not filed on time with Seattle Parks (latest day Apr 16).",
        "Seattle, WA falls on Labor Day, public holiday.",
        "Seattle, WA falls on Statehood Day, state holiday in WA.",
        "Seattle, WA starts 40\u00a0min after sunset.",
        "Seattle, WA is out in the dark for 20\u00a0min.",
        "Seattle, WA starts 1\u00a0h\u00a030\u00a0min before sunrise.",
        "Seattle, WA sees no sunrise that day.",
    }


def test_cities_are_written_shortly() -> None:
    assert [city_of("Portland", "OR"), city_of("Paris", ""), city_of("", "")] == [
        "Portland, OR", "Paris", "An action without a city",
    ]  # fmt: skip


def test_the_remedy_of_a_late_permit_names_the_way_out_of_its_rule(rows: dict[str, ActionRow]) -> None:
    late = Finding(FindingKind.LATE_PERMIT, rows["Seattle"])
    assert remedy(late) == "Call the authority, or choose a form that needs no permit."
    assert remedy(late._replace(way_out="Keep to the sidewalk.")) == (
        "Call the authority. Keep to the sidewalk. (Not legal advice.)"
    )
