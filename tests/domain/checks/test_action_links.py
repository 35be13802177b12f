"""After an edit the facts that are turned around know what those know that are made anew."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.checks.action_links import Links, still_to_come
from organizer_app.domain.checks.checks import find_all
from organizer_app.domain.checks.finding_facts import FindingFacts, VenueUse
from organizer_app.domain.checks.findings import FindingKind
from organizer_app.domain.rows.action_rows import ActionRow
from tests.support.builders import a_row

IDS = ("a", "b", "c", "d", "e")
DAYS = ("2019-07-15", "2019-07-16")
ROWS = st.builds(
    lambda action_id, place, day, start, status: a_row(
        action_id=action_id, place_id=place, day=day, starts_utc=start, ends_utc=start + 60, status=status
    ),
    st.sampled_from(IDS),
    st.sampled_from(("p", "q", "")),
    st.sampled_from(DAYS),
    st.sampled_from((0, 30, 90)),
    st.sampled_from(("planned", "planned", "cancelled")),
)
PLANS = st.lists(ROWS, max_size=5, unique_by=lambda row: row.action_id)
SHARES = st.dictionaries(
    st.sampled_from(("lee", "bo")), st.lists(st.sampled_from(IDS), max_size=4, unique=True)
)
VENUES = st.lists(
    st.builds(lambda each, spot: VenueUse(each, spot, spot.lower()), st.sampled_from(IDS), st.just("Pier")),
    max_size=3,
)


def facts_of(
    rows: list[ActionRow], shares: dict[str, list[str]], pledged: int, venues: list[VenueUse]
) -> FindingFacts:
    return FindingFacts(
        rows=rows,
        today=date(2019, 7, 1),
        bookings=shares,
        stakes={key: [(each, pledged) for each in ids] for key, ids in shares.items()},
        people_of={"lee": 50},
        venues=venues,
    )


FACTS = st.builds(facts_of, PLANS, SHARES, st.sampled_from((20, 40)), VENUES)


@given(FACTS, FACTS, st.sets(st.sampled_from(IDS)))
def test_looking_at_what_an_edit_concerns_finds_what_a_look_at_everything_finds(
    before: FindingFacts, after: FindingFacts, edited: set[str]
) -> None:
    kept = {row.action_id: row for row in before.rows}
    now = {row.action_id: row for row in after.rows}
    changed = {each for each in IDS if kept.get(each) != now.get(each)} | edited
    # Whoever is named by another fact is as good as edited: the memory asks about those as well.
    named = {each for facts in (before, after) for ids in facts.bookings.values() for each in ids}
    named |= {use.action_id for facts in (before, after) for use in facts.venues}
    links = Links(before)
    about = links.concerned(changed | named)
    links.renew(after, now, changed)
    about |= links.concerned(changed | named)
    found = [each for each in find_all(before) if each.row.action_id not in about]
    found += find_all(after, about, links)
    assert sorted(each.key for each in found) == sorted(each.key for each in find_all(after))
    assert links.planned == still_to_come(after.rows)
    fresh = Links(after)
    for action_id in IDS:
        assert links.concerned({action_id}) == fresh.concerned({action_id})


def test_the_pair_that_is_planned_twice_does_not_depend_on_which_was_edited_last() -> None:
    twice = [a_row(action_id=each, place_id="p", starts_utc=None) for each in ("a", "b")]
    facts = FindingFacts(rows=twice, today=date(2019, 7, 1))
    links = Links(facts)
    links.renew(replace(facts, rows=twice[::-1]), {"a": twice[0]}, {"a"})
    (found,) = (
        each for each in find_all(facts, {"a", "b"}, links) if each.kind is FindingKind.DUPLICATE_CITY
    )
    assert (found.row.action_id, found.other and found.other.action_id) == ("b", "a")


def test_actions_without_a_place_share_no_city() -> None:
    rows = [a_row(action_id=each, place_id="") for each in ("a", "b")]
    assert Links(FindingFacts(rows=rows, today=date(2019, 7, 1))).concerned({"a"}) == {"a"}


def test_actions_share_a_group_whose_number_of_people_is_known() -> None:
    rows = [a_row(action_id=each, place_id="") for each in ("a", "b", "c")]
    stakes = {"lee": [("a", 10), ("b", 10)], "bo": [("a", 10), ("c", 10)]}
    facts = FindingFacts(rows=rows, today=date(2019, 7, 1), stakes=stakes, people_of={"lee": 50})
    assert Links(facts).concerned({"a"}) == {"a", "b"}
