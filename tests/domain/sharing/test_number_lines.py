"""Public numbers say what they leave out."""

from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.petitions import PetitionPart
from organizer_app.domain.sharing.number_lines import petition_line, turnout_line
from organizer_app.wording.sharing.releases import petition_sentence, turnout_sentence
from tests.support.builders import a_city_action


def test_turnout_is_the_sum_over_cities_with_a_count_and_says_how_many_are_missing() -> None:
    actions = [
        a_city_action(id="a"),
        a_city_action(id="b", place_id="miami"),
        a_city_action(id="c", place_id="ames"),
        a_city_action(id="off", place_id="newark", status=ActionStatus.CANCELLED),
    ]
    counts = {
        "a": [CountReport(id="1", city_action_id="a", low=100, high=150)],
        "b": [CountReport(id="2", city_action_id="b", low=40, high=None)],
        "off": [CountReport(id="3", city_action_id="off", low=999, high=999)],
    }
    line = turnout_line(actions, counts)
    assert (line.cities, line.low, line.high, line.reported, line.actions) == (3, 140, 190, 2, 3)
    assert turnout_sentence(line) == "3 cities, between 140 and 190 people, 2 of 3 reported"


def test_without_a_count_no_number_of_people_is_said() -> None:
    assert turnout_sentence(turnout_line([a_city_action()], {})) == "1 city; no count reported yet"
    exact = {"action": [CountReport(id="1", city_action_id="action", low=50, high=50)]}
    assert turnout_sentence(turnout_line([a_city_action()], exact)) == "1 city, 50 people, 1 of 1 reported"


def part(number: int, signatures: int, *, shares: bool) -> PetitionPart:
    return PetitionPart(
        id=str(number), mobilization_id="m", title="Petition", signatures=signatures, shares_people=shares
    )


def test_signatures_of_hosts_that_share_people_are_no_number_of_people() -> None:
    line = petition_line(
        [part(1, 200_000, shares=True), part(2, 70_000, shares=True), part(3, 5, shares=False)]
    )
    assert (line.low, line.high, line.may_count_twice) == (200_005, 270_005, True)
    assert petition_sentence(line) == (
        "270,005 signatures from 3 hosts; at least 200,005 people, because some may have signed more than one"
    )
    alone = petition_line([part(1, 9, shares=True)])
    assert (alone.low, alone.high, alone.may_count_twice) == (9, 9, False)
    assert petition_sentence(alone) == "9 signatures from 1 host"


def test_a_count_with_one_end_alone_is_both_ends() -> None:
    for known, line in (({"low": 30}, (30, 30)), ({"high": 70}, (70, 70)), ({"low": 0, "high": 5}, (0, 5))):
        counts = {"action": [CountReport(id="1", city_action_id="action", **known)]}  # type: ignore[arg-type]  # numbers
        found = turnout_line([a_city_action()], counts)
        assert (found.low, found.high, found.reported) == (*line, 1)
