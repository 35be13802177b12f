"""A record loses what its reader may not see; what a person opened to more readers stays for these."""

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.redaction import shown


@pytest.mark.parametrize("opened", [Audience.PUBLIC, Audience.PARTNERS, Audience.INTERNAL])
@pytest.mark.parametrize("reader", [Audience.PUBLIC, Audience.PARTNERS, Audience.INTERNAL])
def test_a_press_contact_is_for_the_readers_that_were_chosen(opened: Audience, reader: Audience) -> None:
    moment = Mobilization(
        id="m",
        campaign_id="c",
        title="Day of Action",
        press_contact="Pia Press, 212-555-0142",
        press_contact_shown_to=opened,
    )
    told = shown(moment, reader)
    assert told.press_contact == (moment.press_contact if reader >= opened else "")
    # What was reduced once can be reduced again.
    assert shown(told, reader) == told


def test_a_press_contact_is_internal_until_somebody_chooses() -> None:
    moment = Mobilization(id="m", campaign_id="c", title="Day of Action", press_contact="Pia Press")
    assert shown(moment, Audience.PARTNERS).press_contact == ""


def test_whom_to_call_about_a_permit_is_for_the_desk_alone() -> None:
    permit = Permit(id="p", city_action_id="a", authority="Parks", contact="Pat Sample")
    assert shown(permit, Audience.PARTNERS) == Permit(id="p", city_action_id="a", authority="Parks")
    assert shown(permit, Audience.INTERNAL) == permit
