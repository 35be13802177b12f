"""A filter keeps what every facet and every word allows, in the order it came."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from organizer_app.domain.calendar.action_filters import (
    ActionFilter,
    haystack,
    narrows,
    readiness_mix,
    select,
)
from organizer_app.domain.model.city_actions import OFF, PAST
from organizer_app.domain.rows.action_rows import OFF_STATUSES, OVER_STATUSES, ActionRow
from tests.support.builders import a_head, a_row

PORTLAND = {
    "city": "Portland",
    "state": "OR",
    "day": "2019-07-16",
    "tactic": "march",
    "lead": "",
    "readiness": 0,
}
NEWARK = {"city": "Newark", "state": "NJ", "day": "", "status": "prospect", "readiness": 1, "venue": ""}
BOSTON = {"city": "Boston", "state": "MA", "status": "cancelled", "groups": "Ramps; ÉLAN"}
ROWS = [
    a_row(action_id="seattle", expected=101),
    a_row(action_id="portland", **PORTLAND),
    a_row(action_id="newark", **NEWARK, mobilization_id="other"),
    a_row(action_id="boston", **BOSTON, readiness=4),
]


def kept(**facets: object) -> list[str]:
    return [row.action_id for row in select(ROWS, ActionFilter(**facets))]  # type: ignore[arg-type]  # the test names facets freely


@pytest.mark.parametrize(
    ("facets", "expected"),
    [
        ({}, ["seattle", "portland", "newark", "boston"]),
        ({"first_day": "2019-07-15"}, ["seattle", "portland", "boston"]),
        ({"first_day": "2019-07-16"}, ["portland"]),
        ({"last_day": "2019-07-15"}, ["seattle", "boston"]),
        ({"first_day": "2019-07-16", "last_day": "2019-07-15"}, []),
        ({"states": frozenset({"OR", "NJ"})}, ["portland", "newark"]),
        ({"statuses": frozenset({"cancelled"})}, ["boston"]),
        ({"tactics": frozenset({"march"})}, ["portland"]),
        ({"mobilization_id": "other"}, ["newark"]),
        ({"readiness": frozenset({0, 1})}, ["portland", "newark"]),
        ({"readiness": frozenset({4})}, []),
        ({"lacks": frozenset({"permit"})}, []),
        ({"lacks": frozenset({"permit", "venue"})}, ["newark"]),
        ({"lacks": frozenset({"venue"})}, ["newark"]),
        ({"expected_over": 100}, ["seattle"]),
        ({"expected_over": 101}, []),
        ({"words": "PORT"}, ["portland"]),
        ({"words": "rally ma"}, ["boston"]),
        ({"words": "élan"}, ["boston"]),
        ({"words": "  "}, ["seattle", "portland", "newark", "boston"]),
        ({"words": "seattle boston"}, []),
        ({"words": "lee example", "states": frozenset({"WA"})}, ["seattle"]),
    ],
)
def test_facets_narrow_each_other(facets: dict[str, object], expected: list[str]) -> None:
    assert kept(**facets) == expected


def test_a_text_made_beforehand_can_hold_more_than_the_row() -> None:
    texts = {"newark": "newark nj bring drums"}
    found = select(ROWS, ActionFilter(words="drums"), texts)
    assert [row.action_id for row in found] == ["newark"]
    assert select(ROWS, ActionFilter(words="seattle"), texts) == [ROWS[0]]


def test_an_empty_filter_says_so() -> None:
    assert ActionFilter().is_empty
    assert not ActionFilter(words="x").is_empty


def test_what_is_searched_names_where_what_and_who() -> None:
    text = haystack(a_row(title="Noon Rally", groups="Ramps"))
    for word in (
        "noon rally",
        "seattle",
        "wa",
        "rally",
        "lee example",
        "bo example",
        "ramps",
        "westlake park",
    ):
        assert word in text


def test_the_mix_counts_rows_by_level_without_those_called_off() -> None:
    assert readiness_mix(ROWS) == (1, 1, 1, 0, 0, 0)
    each_level = [a_row(readiness=level) for level in (0, 1, 1, 2, 2, 2, 3, 4, 4, 5)]
    assert readiness_mix(each_level) == (1, 2, 3, 1, 2, 1)
    assert readiness_mix([]) == (0, 0, 0, 0, 0, 0)


def test_rows_and_records_agree_on_what_is_called_off_or_past() -> None:
    assert {status.value for status in OFF} == OFF_STATUSES
    assert {status.value for status in OFF | PAST} == OVER_STATUSES


def test_filtering_leaves_its_input_alone() -> None:
    rows: list[ActionRow] = list(ROWS)
    select(rows, ActionFilter(words="nothing at all"))
    assert rows == ROWS


@pytest.mark.parametrize(
    ("words", "other"),
    [("denv", "den"), ("den ver", "den"), ("VER den", "de v"), ("den", ""), ("den", "den")],
)
def test_longer_and_more_words_narrow_a_search(words: str, other: str) -> None:
    in_colorado = ActionFilter(words=other, states=frozenset({"CO"}))
    assert narrows(replace(in_colorado, words=words), in_colorado)
    assert not narrows(ActionFilter(words=words), in_colorado)


@pytest.mark.parametrize(("words", "other"), [("den", "denv"), ("den", "boston"), ("", "den")])
def test_shorter_and_other_words_do_not(words: str, other: str) -> None:
    assert not narrows(ActionFilter(words=words), ActionFilter(words=other))


def starting(action_id: str, hour: int, **facts: object) -> ActionRow:
    starts = int(datetime(2027, 4, 17, hour, tzinfo=UTC).timestamp()) // 60
    known = {"zone": "UTC", "starts": hour * 60, "starts_utc": starts, "ends_utc": starts + 60, **facts}
    return a_row(
        action_id=action_id, place_id=action_id, day="2027-04-17", mobilization_id="prime-day", **known
    )


def test_an_action_off_schedule_is_kept_and_none_that_was_called_off() -> None:
    head = a_head(
        anchor_date="2027-04-17",
        desk_zone="UTC",
        rule="same_local_time",
        rule_time=12 * 60,
        window_minutes=30,
    )
    rows = [starting("noon", 12), starting("late", 15), starting("off", 15, status="cancelled", venue="")]
    wanted = ActionFilter(lacks=frozenset({"window"}))
    assert [row.action_id for row in select(rows, wanted, heads=[head])] == ["late"]
    assert select(rows, ActionFilter(lacks=frozenset({"venue"}))) == []
