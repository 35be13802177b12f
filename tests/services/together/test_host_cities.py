"""The city of a new host: recognized, asked about, or in the plan already."""

import pytest

from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.places.places import Place
from organizer_app.domain.sharing.returned_answers import AnswerDoubt
from organizer_app.domain.sharing.returned_forms import ReturnedForm
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together.host_cities import host_city
from organizer_app.services.together.returned_forms import take
from tests.support.return_forms import came, made, reply_to, returned


def reply_from(sample: Workspace, city: str) -> ReturnedForm:
    form = came(sample, reply_to(made(sample, is_new_host=True, city=""), n1_1=city, n1_3="12:00"))
    return returned(sample, form.reply_id)


def actions_in(sample: Workspace, name: str) -> list[CityAction]:
    with sample.read() as reader:
        places = [place.id for place in reader.all(Place) if place.name == name]
        return list(reader.among(CityAction, "place_id", places))


def test_a_new_city_is_named_as_the_plan_would(sample: Workspace) -> None:
    form = reply_from(sample, "salem or")
    assert [(each.becomes, each.doubt) for each in form.answers[:1]] == [("Salem, OR", None)]
    assert form.has_city


def test_an_ambiguous_city_offers_those_that_may_be_meant(sample: Workspace) -> None:
    city = host_city(sample, text="Springfield")
    assert city.name == ""
    assert "Springfield, MO" in city.choices
    form = reply_from(sample, "Springfield")
    assert form.answers[0].doubt is AnswerDoubt.UNKNOWN_CITY
    assert not form.has_city


def test_hq_says_which_city_is_meant(sample: Workspace) -> None:
    form = reply_from(sample, "Oak Prk")
    numbers = [answer.number for answer in form.answers]
    with pytest.raises(BadValue):
        take(sample, reply_id=form.reply_id, numbers=numbers)
    assert take(sample, reply_id=form.reply_id, numbers=numbers, city="Oak Park, IL") == 2
    (added,) = actions_in(sample, "Oak Park")
    assert (added.status, str(added.starts)) == (ActionStatus.PROSPECT, "12:00:00")
    assert returned(sample, form.reply_id).taken == ("1.1", "1.3")


def test_a_city_of_the_plan_gets_another_action_only_when_somebody_says_so(sample: Workspace) -> None:
    before = len(actions_in(sample, "Seattle"))
    form = reply_from(sample, "Seattle, WA")
    assert host_city(sample, text="Seattle, WA").actions == before == 1
    assert form.answers[0].doubt is AnswerDoubt.CITY_THERE
    assert form.answers[0].number not in form.ticked
    take(sample, reply_id=form.reply_id, numbers=["1.1"])
    assert len(actions_in(sample, "Seattle")) == 2


def test_two_hosts_with_one_form_are_no_second_reply_of_each_other(sample: Workspace) -> None:
    form = made(sample, is_new_host=True, city="")
    came(sample, reply_to(form, n1_1="Salem, OR", n5_2="Ann"))
    second = came(sample, reply_to(form, n1_1="Bend, OR", n5_2="Ben"))
    assert (second.is_second, second.other_fillers) == (False, ())
