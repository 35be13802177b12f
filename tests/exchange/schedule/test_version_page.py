"""The page of changes has one section for each version, which can be linked to."""

import re
from datetime import UTC, datetime

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.domain.sharing.version_history import ToldVersion
from organizer_app.exchange.schedule.version_page import write_version_page
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import a_schedule

AT = datetime(2019, 7, 5, 15, tzinfo=UTC)


def page(*versions: ToldVersion, audience: Audience = Audience.PUBLIC) -> str:
    links = [("index.html", "Schedule"), ("es/changes.html", "Español")]
    return write_version_page(a_schedule(audience), schedule_words(), versions, links).decode()


def test_every_version_has_an_address_and_its_changes() -> None:
    change = SharedChange(kind=ChangeKind.CANCELLED, uid="u", city="<b>Ames", state="IA")
    told = page(ToldVersion(3, AT, 2, (change,)), ToldVersion(2, AT, 1, ()), ToldVersion(1, AT, 0, ()))
    assert re.findall(r'<h2 id="(v\d)">', told) == ["v3", "v2", "v1"]
    assert "<dt>Canceled</dt><dd><bdi>&lt;b&gt;Ames, IA" in told
    assert "Nothing that is still on the schedule." in told
    assert "The first version." in told
    assert "July 5, 2019, 11:00 AM ET" in told


def test_it_links_to_its_neighbours_and_warns_its_readers() -> None:
    told = page(ToldVersion(1, AT, 0, ()), audience=Audience.PARTNERS)
    assert re.findall(r'href="([^"]*)"', told) == ["index.html", "es/changes.html"]
    assert "For partner groups." in told
    assert 'content="noindex"' in told
