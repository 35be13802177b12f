"""Every part, spot and permit of a packet has a name."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.permits import PermitKind, PermitStatus
from organizer_app.domain.model.sites import AccessStatus, SiteRole
from organizer_app.domain.sharing.city_packet import CityPacket, PacketPerson, PacketSite
from organizer_app.domain.sharing.shared_schedule import SharedEntry
from organizer_app.wording.sharing import packets as words


@pytest.mark.parametrize("kind", list(PermitKind))
def test_every_permit_has_a_name(kind: PermitKind) -> None:
    assert words.permit_kind(kind)[0].isupper()


def test_every_state_and_spot_has_words() -> None:
    assert len({words.permit_status(status) for status in PermitStatus}) == len(PermitStatus)
    assert len({words.site_role(role) for role in SiteRole}) == len(SiteRole)
    assert len({words.access_status(status) for status in AccessStatus}) == len(AccessStatus)
    assert words.people_expected(1) == "1 person"
    assert (words.wall(None), words.due(None)) == ("", "")


def test_what_is_open_is_named_and_the_rest_counted() -> None:
    assert words.still_open(()) == ""
    assert words.still_open(("Lead", "Permit")) == "open: Lead; Permit"
    assert words.still_open(tuple("abcde")) == "open: a; b; c; 2 more"
    assert words.people_in_role("medic", 2) == "2 medics"
    assert words.people_in_role("marshal", 10) == "10 marshals"


def test_whoever_speaks_and_helps_is_called_by_name() -> None:
    held = PacketPerson("Ruth Stern", "police_liaison", is_backup=False, phone="", report_at=None)
    rain = PacketSite(SiteRole.FALLBACK, "Main Library", "", "")
    packet = CityPacket(
        audience=Audience.INTERNAL,
        title="Prime Day",
        desk_zone="America/New_York",
        made_at=datetime(2019, 7, 5, tzinfo=UTC),
        entry=SharedEntry(uid="u", venue="The Spheres", country="US"),
        people=(held,),
        sites=(rain,),
    )
    answers = dict(words.if_something_happens(packet))
    assert answers["Police speak to us"] == "Only Ruth Stern speaks for us."
    assert answers["Someone is hurt"] == "The medic, then 911. Say “The Spheres”."
    assert answers["The weather turns"] == "We go to Main Library."
    abroad = replace(packet, entry=SharedEntry(uid="u", country="CA"), people=(), sites=())
    assert "the emergency number" in dict(words.if_something_happens(abroad))["Someone is hurt"]


def test_a_packet_says_why_a_city_is_not_ready_and_names_open_steps_once() -> None:
    assert words.why_not_ready(("no_lead", "no_backup"), ()) == "No lead, No backup lead"
    assert words.why_not_ready(("no_lead", "gate_open"), ("Find a lead",)) == "No lead · open: Find a lead"
    assert words.why_not_ready(("tasks_open",), ()) == "Steps open"
    assert words.why_not_ready((), ()) == ""
